package org.attune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where no run has a work folder: what texts are left in by a process that was killed goes. */
class ScratchTest {

  @TempDir private Path folder;

  /** A process that writes a text into a temporary file, says where, and waits. */
  static final class Other {
    public static void main(String[] arguments) throws Exception {
      Path file = Scratch.file("ratings-", ".txt");
      Files.writeString(file, "what somebody said");
      System.out.println(file);
      System.in.read();
    }
  }

  private Process started() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            Other.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().startsWith("attune-")).toList();
    }
  }

  @Test
  void theNextProcessRemovesWhatAKilledOneLeftAndNothingOfOneThatLives() throws Exception {
    Path foreign = Files.createDirectory(folder.resolve("attune-notes"));
    Process killed = started();
    Process alive = started();
    try {
      Path left = Path.of(killed.inputReader().readLine());
      Path own = Path.of(alive.inputReader().readLine());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(left)))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(left.getParent())))
          .isEqualTo("rwx------");
      killed.destroyForcibly().waitFor();
      assertThat(left).hasContent("what somebody said");

      Process next = started();
      Path ofNext = Path.of(next.inputReader().readLine());
      assertThat(left.getParent()).doesNotExist();
      assertThat(own).hasContent("what somebody said");
      next.outputWriter().close();
      assertThat(next.waitFor()).isZero();
      assertThat(ofNext.getParent()).as("goes with its process").doesNotExist();
      assertThat(left()).containsExactlyInAnyOrder(foreign, own.getParent());
    } finally {
      killed.destroyForcibly();
      alive.destroyForcibly().waitFor();
    }
  }
}
