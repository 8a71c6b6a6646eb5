package org.attune.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.attune.Launch;
import org.junit.jupiter.api.Test;

class NotebookTest {

  @Test
  void aNotebookThatIsNotThereIsTold() {
    Launch launch = Launch.of(Path.of(""), List.of("notebook", "explore", "--execute"));
    assertThat(launch.exit()).isEqualTo(2);
    assertThat(launch.err())
        .isEqualTo("explore: expected a notebook, found no such file here or in notebooks/\n");
  }
}
