package org.attune.corpus;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * The rows of a slice of a text file one after the other, as text without its line end ({@code \n}
 * or {@code \r\n}). A file whose name ends in {@code .gz} is unpacked; a byte-order mark at its
 * beginning is skipped.
 */
final class Lines implements Closeable {
  /** Longest row in bytes, so that a quote that is never closed does not fill the memory. */
  static final int LONGEST = 1 << 24;

  private final String path;
  private final Encoding encoding;
  private final RowEnd rowEnd;
  private final long firstLine;
  private final InputStream in;
  private long left;
  private byte[] buffer = new byte[1 << 16];
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
      throw new IOException(slice.path() + ": " + e.getMessage(), e);
    }
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
    if (end > start && buffer[end - 1] == '\r') {
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
      throw new IOException(path + ":" + line + ": " + e.getMessage(), e);
    }
  }

  /** Line of the file at which the row begins. */
  long line() {
    return line;
  }

  /** The row as text. */
  String text() throws Unreadable {
    if (tooLong) {
      throw new Unreadable("expected at most " + LONGEST + " bytes in a row, found more");
    }
    if (rowEnd.open()) {
      throw new Unreadable("expected a closing quote, found the end of the file");
    }
    return encoding.text(buffer, start, end);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
