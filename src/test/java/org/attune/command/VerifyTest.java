package org.attune.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.attune.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several folders of results verified by one command. */
class VerifyTest {

  private static final String SAME_SO_FAR = "As far as it could be made again, everything is the";

  @TempDir private Path folder;

  private Path copy(String study) throws IOException {
    Path from = Path.of("results", study);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve(study).resolve(from.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    return folder.resolve(study);
  }

  private Launch verify(Path... studies) {
    List<String> arguments = new ArrayList<>(List.of("verify"));
    Stream.of(studies).map(Path::toString).forEach(arguments::add);
    arguments.addAll(List.of("--work", folder.resolve("work").toString()));
    arguments.addAll(List.of("--data", folder.resolve("none").toString()));
    return Launch.of(Path.of("").toAbsolutePath(), arguments);
  }

  @Test
  void eachIsToldOfAndTheWorstDecides() throws IOException {
    Path one = copy("empathic-reactions-split");
    Path other = copy("empathic-reactions");
    Launch same = verify(one, other);
    assertThat(same.exit()).as(same.out() + same.err()).isEqualTo(3);
    assertThat(same.out().split(SAME_SO_FAR)).hasSize(3);
    assertThat(same.out()).containsSubsequence("\n" + one + ":\n", "\n" + other + ":\n");
    Path table = one.resolve("estimates.csv");
    Files.writeString(
        table, Files.readString(table).replaceFirst("pearson,0\\.\\d", "pearson,0.9"));
    Launch different = verify(one, other);
    assertThat(different.exit()).isEqualTo(1);
    assertThat(different.out()).contains("different", "estimates.csv").contains(SAME_SO_FAR);
    Launch mistake = verify(one.resolveSibling("no-study"), other);
    assertThat(mistake.exit()).isEqualTo(2);
    assertThat(mistake.err()).contains("no-study");
    assertThat(mistake.out()).contains(SAME_SO_FAR);
  }
}
