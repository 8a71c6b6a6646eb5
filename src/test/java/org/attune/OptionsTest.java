package org.attune;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake in what is asked on the command line is told in few lines, in the user's words. */
class OptionsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new x --ratings x.csv --rows sideways | --rows: expected items or raters, found \"sideways\"",
        "new x --ratings x.csv --empty maybe | --empty: expected none or missing, found \"maybe\"",
        "new x --ratings x.csv --ratr q | Unknown options: '--ratr', 'q'",
        "new x | Missing required option: '--ratings=FILE'",
        "run | Missing required parameter: 'PROTOCOL'"
      })
  void whatIsAskedWronglyIsOneLine(String asked, String told) {
    Launch launch = Launch.of(folder, List.of(asked.split(" ")));
    assertThat(launch.exit()).isEqualTo(2);
    assertThat(launch.err().lines().toList())
        .startsWith(told)
        .endsWith("See jobs/attune " + asked.split(" ")[0] + " --help")
        .hasSizeLessThan(4);
  }
}
