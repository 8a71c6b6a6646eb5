package org.attune.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PlaceTest {

  /** Before a verb begins: it may fail at its first step. */
  @ParameterizedTest
  @ValueSource(classes = {Verify.class, Run.class, Score.class})
  void theLogIsThatOfTheWorkFolder(Class<?> verb) {
    String before = System.getProperty("attune.log");
    try {
      CommandLine line = new CommandLine(verb, CommandLine.defaultFactory());
      line.parseArgs("results/mine", "--work", "elsewhere");
      assertThat(System.getProperty("attune.log"))
          .isEqualTo(Path.of("elsewhere").toAbsolutePath().resolve("attune.log").toString());
      line.parseArgs("results/mine");
      assertThat(System.getProperty("attune.log"))
          .isEqualTo(Path.of("work").toAbsolutePath().resolve("attune.log").toString());
    } finally {
      if (before == null) {
        System.clearProperty("attune.log");
      } else {
        System.setProperty("attune.log", before);
      }
    }
  }
}
