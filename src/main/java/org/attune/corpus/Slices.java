package org.attune.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A file's hash and the slices it can be read in, found in one pass.
 *
 * @param sha256 SHA-256 of the bytes as stored, in lower-case hexadecimal
 * @param bytes length of the file
 * @param slices the whole file in order, at least one; rows are never cut
 */
public record Slices(String sha256, long bytes, List<Slice> slices) {
  /** Bytes of a slice, if there is no reason for others: 64 MiB. */
  public static final long TARGET = 64L << 20;

  /**
   * Reads a file once. It is one slice if its format is not sliceable, if it is packed ({@code
   * .gz}) or if its encoding gives the bytes of line feeds and quotes other meanings too (UTF-16
   * and the like).
   *
   * @param file the file
   * @param pathInSlice what {@link Slice#path()} shall be
   * @param target bytes, at least 1: a slice ends at the first row end after so many
   * @param format the file's format
   * @param settings what the card says of its form
   */
  public static Slices of(
      Path file, String pathInSlice, long target, CorpusFormat format, FormatSettings settings)
      throws IOException {
    boolean cut =
        format.sliceable() && !Lines.packed(pathInSlice) && Encoding.of(settings).bytewise();
    RowEnd rowEnd =
        format.dialect().map(usual -> usual.with(settings).rowEnd()).orElseGet(RowEnd::unquoted);
    MessageDigest sha256 = Hashes.sha256();
    List<Slice> slices = new ArrayList<>();
    long start = 0;
    long firstLine = 1;
    long position = 0;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] block = new byte[1 << 20];
      for (int n = in.readNBytes(block, 0, block.length);
          n > 0;
          n = in.readNBytes(block, 0, block.length)) {
        sha256.update(block, 0, n);
        int at = 0;
        if (position == 0) {
          at = Lines.mark(block, n);
          rowEnd.look(block, at, Math.min(n, Lines.BEGINNING));
        }
        while (cut && (at = rowEnd.find(block, at, n)) >= 0) {
          if (position + at - start >= target) {
            slices.add(new Slice(pathInSlice, start, position + at - start, firstLine));
            start = position + at;
            firstLine = 1 + rowEnd.lines();
          }
        }
        position += n;
      }
    }
    if (start < position || slices.isEmpty()) {
      slices.add(new Slice(pathInSlice, start, position - start, firstLine));
    }
    return new Slices(HexFormat.of().formatHex(sha256.digest()), position, List.copyOf(slices));
  }
}
