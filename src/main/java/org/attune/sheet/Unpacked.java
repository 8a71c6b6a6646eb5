package org.attune.sheet;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.attune.corpus.CorpusException;

/**
 * Bytes of a file, unpacked where it is packed, and no more of them than fit into memory.
 *
 * @param bytes what is in it
 * @param packed true if they were packed by gzip
 */
record Unpacked(byte[] bytes, boolean packed) {

  /**
   * A table of people's ratings is far smaller than 512 MiB; the memory must hold it some times.
   */
  static final int MOST = (int) Math.min(512 << 20, Runtime.getRuntime().maxMemory() / 8);

  /**
   * The bytes.
   *
   * @throws CorpusException if there are more than {@link #MOST}, or packed ones are damaged
   */
  static Unpacked of(Path path) throws IOException {
    String file = path.getFileName().toString();
    if (Files.size(path) > MOST) {
      throw tooMany(file, (Files.size(path) >> 20) + " MB");
    }
    try (InputStream bytes = Files.newInputStream(path)) {
      byte[] first = bytes.readNBytes(2);
      boolean packed = first.length == 2 && (first[0] & 0xFF) == 0x1F && (first[1] & 0xFF) == 0x8B;
      return new Unpacked(packed ? unpack(path, file) : Files.readAllBytes(path), packed);
    }
  }

  private static byte[] unpack(Path path, String file) throws IOException {
    try (InputStream unpacked = new GZIPInputStream(Files.newInputStream(path))) {
      byte[] bytes = unpacked.readNBytes(MOST);
      if (unpacked.read() >= 0) {
        throw tooMany(file, "more when unpacked");
      }
      return bytes;
    } catch (EOFException e) {
      throw new CorpusException(file, "a whole gzip file", "one that breaks off");
    } catch (ZipException e) {
      throw new CorpusException(file, "an undamaged gzip file", String.valueOf(e.getMessage()));
    }
  }

  static CorpusException tooMany(String file, String found) {
    return new CorpusException(file, "at most " + (MOST >> 20) + " MB to read into memory", found);
  }
}
