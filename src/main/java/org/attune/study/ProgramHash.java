package org.attune.study;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.attune.corpus.Hashes;

/** Hash of the program itself: what another version computed is not taken over. */
final class ProgramHash {

  private static String value;

  private ProgramHash() {}

  /** The hash of the archive or of all classes this one was loaded with. */
  static synchronized String value() throws IOException {
    if (value == null) {
      value = read();
    }
    return value;
  }

  private static String read() throws IOException {
    Path place =
        Path.of(
            URI.create(
                ProgramHash.class.getProtectionDomain().getCodeSource().getLocation().toString()));
    if (Files.isRegularFile(place)) {
      return Hashes.ofFile(place);
    }
    List<String> hashes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        hashes.add(Hashes.ofFile(file));
      }
    }
    return Hashes.ofTexts(hashes);
  }
}
