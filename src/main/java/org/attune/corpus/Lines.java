package org.attune.corpus;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The rows of a slice of a text file one after the other, as text without its line end ({@code \n},
 * {@code \r\n}, or {@code \r} where a file has no others). A file whose name ends in {@code .gz} is
 * unpacked; a byte-order mark at its beginning is skipped.
 *
 * <p>What cannot be read to its end, as a damaged packed file, is a {@link CorpusException}.
 */
final class Lines implements Closeable {
  /** Longest row in bytes, so that a quote that is never closed does not fill the memory. */
  static final int LONGEST = 1 << 24;

  /** How much of a file shows how its rows end. */
  static final int BEGINNING = 1 << 16;

  private static final String PACKED = "a file packed by gzip";

  private final String path;
  private final Encoding encoding;
  private final RowEnd rowEnd;
  private final long firstLine;
  private final InputStream in;
  private long left;
  private byte[] buffer = new byte[BEGINNING];
  private int start;
  private int end;
  private int position;
  private int limit;
  private long line;
  private boolean tooLong;
  private boolean atBeginning;

  Lines(Slice slice, Encoding encoding, RowEnd rowEnd) throws IOException {
    this.path = slice.path();
    this.encoding = encoding;
    this.rowEnd = rowEnd;
    this.firstLine = slice.firstLine();
    this.left = packed(slice.path()) || !encoding.bytewise() ? Long.MAX_VALUE : slice.length();
    this.atBeginning = slice.offset() == 0;
    this.in = open(slice, encoding);
    try {
      look(slice);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  /** Finds out how rows end, and that the file is no text of two bytes a character. */
  private void look(Slice slice) throws IOException {
    byte[] beginning = buffer;
    int length;
    if (packed(path) || !encoding.bytewise()) {
      boolean more = true;
      while (more && limit < buffer.length) {
        more = fill();
      }
      length = limit;
    } else {
      beginning = new byte[BEGINNING];
      try (InputStream file = Files.newInputStream(Path.of(slice.path()))) {
        length = file.readNBytes(beginning, 0, beginning.length);
      }
    }
    if (encoding.bytewise() && Encoding.twoBytes(beginning, length)) {
      throw new CorpusException(
          path + ":1", encoding.charset() + " text", "UTF-16, or bytes that are no text");
    }
    rowEnd.look(beginning, mark(beginning, length), length);
  }

  /** True of files that are unpacked when they are read. */
  static boolean packed(String path) {
    return path.endsWith(".gz");
  }

  /** Number of bytes that the byte-order mark of UTF-8 takes at the beginning: 3 or 0. */
  static int mark(byte[] bytes, int length) {
    return length >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF
        ? 3
        : 0;
  }

  private static InputStream open(Slice slice, Encoding encoding) throws IOException {
    InputStream file = Files.newInputStream(Path.of(slice.path()));
    try {
      file.skipNBytes(slice.offset());
      InputStream bytes = packed(slice.path()) ? new GZIPInputStream(file, 1 << 16) : file;
      return encoding.bytewise() ? bytes : new Transcoded(bytes, encoding.charset());
    } catch (IOException e) {
      file.close();
      throw damaged(slice.path(), e);
    }
  }

  /** What a file that cannot be read on says; an error of the disk stays one. */
  private static IOException damaged(String where, IOException e) {
    if (e instanceof EOFException) {
      throw new CorpusException(where, PACKED, "its end in the middle (cut off?)");
    }
    if (e instanceof ZipException) {
      boolean other = String.valueOf(e.getMessage()).startsWith("Not in GZIP");
      throw new CorpusException(where, PACKED, other ? "other bytes" : "damaged bytes");
    }
    return new IOException(where + ": " + e.getMessage(), e);
  }

  /** Goes to the next row; false if there is none. */
  boolean next() throws IOException {
    line = firstLine + rowEnd.lines();
    if (atBeginning) {
      skipMark();
    }
    start = position;
    tooLong = false;
    int after = rowEnd.find(buffer, position, limit);
    while (after < 0) {
      position = limit;
      if (!fill()) {
        end = limit;
        return end > start || tooLong;
      }
      after = rowEnd.find(buffer, position, limit);
    }
    position = after;
    end = after - 1;
    if (end > start && buffer[end - 1] == '\r' && !rowEnd.atReturns()) {
      end--;
    }
    return true;
  }

  private void skipMark() throws IOException {
    atBeginning = false;
    boolean more = true;
    while (more && limit < 3) {
      more = fill();
    }
    position = mark(buffer, limit);
  }

  private boolean fill() throws IOException {
    if (limit - start >= LONGEST) {
      tooLong = true;
      start = limit;
    }
    System.arraycopy(buffer, start, buffer, 0, limit - start);
    limit -= start;
    position = limit;
    start = 0;
    if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * limit);
    }
    try {
      int read =
          left == 0 ? -1 : in.read(buffer, limit, (int) Math.min(buffer.length - limit, left));
      limit += Math.max(0, read);
      left -= Math.max(0, read);
      return read >= 0;
    } catch (IOException e) {
      throw damaged(path + ":" + Math.max(1, line), e);
    }
  }

  /** Line of the file at which the row begins. */
  long line() {
    return line;
  }

  /** How many lines of the file the row takes. */
  long lines() {
    byte lineEnd = (byte) (rowEnd.atReturns() ? '\r' : '\n');
    boolean ended = end == limit && end > start && buffer[end - 1] != lineEnd; // by none
    return Math.max(1, firstLine + rowEnd.lines() - line + (ended ? 1 : 0));
  }

  /** The row as text. */
  String text() throws Unreadable {
    if (tooLong) {
      throw Unreadable.ofUnknownEnd("expected at most " + LONGEST + " bytes in a row, found more");
    }
    if (rowEnd.open()) {
      throw Unreadable.ofUnknownEnd("expected a closing quote, found the end of the file");
    }
    return encoding.text(buffer, start, end);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
