package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.Scratch;
import org.attune.UserMistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

  @TempDir private Path folder;

  /** A process of its own that takes a work folder, says so, and waits to be killed. */
  static final class Other {
    public static void main(String[] arguments) throws Exception {
      try (WorkFolder taken = WorkFolder.take(Path.of(arguments[0]))) {
        Path left = Scratch.folder("left-");
        Files.writeString(left.resolve("behind"), "by a run that was killed");
        System.out.println(taken.guarded() ? "taken" : "no locks");
        Thread.sleep(600_000);
      }
    }
  }

  private Process started() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Other.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private Process other() throws IOException {
    Process process = started();
    assertThat(process.inputReader().readLine()).isEqualTo("taken");
    return process;
  }

  @Test
  void aSecondRunIsToldWhoHasTheFolder() throws Exception {
    try (WorkFolder first = WorkFolder.take(folder)) {
      assertThat(first.guarded()).isTrue();
      assertThatThrownBy(() -> WorkFolder.take(folder))
          .isInstanceOf(UserMistake.class)
          .message()
          .startsWith(
              "--work: expected a folder that no other run works in, found "
                  + folder
                  + " in use by process "
                  + ProcessHandle.current().pid()
                  + " on ")
          .endsWith("; wait for its end, or give this run another folder (--work DIR)")
          .doesNotContain("\n");
      assertThat(started().waitFor()).as("who was refused gave nothing up").isNotZero();
    }
    WorkFolder.take(folder).close();
  }

  @Test
  void aKilledRunGivesUpItsFolderAndWhatItLeftGoes() throws Exception {
    Process other = other();
    try {
      assertThatThrownBy(() -> WorkFolder.take(folder))
          .isInstanceOf(UserMistake.class)
          .hasMessageContaining("in use by process " + other.pid() + " on ");
    } finally {
      other.destroyForcibly().waitFor();
    }
    Path scratch = folder.resolve(".attune-scratch");
    assertThat(scratch).isNotEmptyDirectory();
    try (WorkFolder taken = WorkFolder.take(folder)) {
      assertThat(taken.guarded()).isTrue();
      assertThat(scratch).isEmptyDirectory();
    }
  }

  @Test
  void temporaryFilesArePrivateAndGoWithTheRun() throws IOException {
    Path made;
    try (WorkFolder taken = WorkFolder.take(folder)) {
      made = Scratch.folder("x-");
      assertThat(made).startsWith(folder);
      assertThat(Scratch.file("x-", ".txt")).hasParent(made.getParent());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.getParent())))
          .isEqualTo("rwx------");
      Files.writeString(Files.createDirectory(made.resolve("deep")).resolve("file"), "x");
    }
    assertThat(folder.resolve(".attune-scratch")).doesNotExist();
    Path elsewhere = Scratch.folder("x-");
    assertThat(elsewhere.startsWith(folder)).isFalse();
    Files.delete(elsewhere);
  }

  @Test
  void aWorkFolderThatIsMadeIsItsOwnersAloneAndOneThatIsThereStaysAsItIs() throws IOException {
    Path made = folder.resolve("deep").resolve("work");
    WorkFolder.take(made).close();
    assertThat(rights(made)).isEqualTo("rwx------");
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxrwx---"));
    try (WorkFolder again = WorkFolder.take(made)) {
      assertThat(again.guarded()).isTrue();
      assertThat(rights(made)).isEqualTo("rwxrwx---");
      assertThat(rights(made.resolve(".attune-scratch"))).isEqualTo("rwx------");
    }
  }

  /** Programs of a cluster's machines may run as another user. */
  @Test
  void onAClusterOthersMayReadIt() throws IOException {
    Path plain = Files.createDirectory(folder.resolve("plain"));
    Path shared = folder.resolve("shared");
    Setting setting =
        new Setting(
            folder,
            folder,
            folder,
            folder,
            shared,
            Map.of(),
            Optional.of("spark://127.0.0.1:7077"));
    WorkFolder.of(setting).close();
    assertThat(rights(shared)).isEqualTo(rights(plain));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aStudysResultsAreWrittenByOneRunWhateverItsWorkFolder() throws IOException {
    Path results = folder.resolve("results");
    try (Lease first = Lease.ofResults(results, "mine").orElseThrow();
        Lease other = Lease.ofResults(results, "other").orElseThrow()) {
      assertThat(List.of(first, other)).doesNotContainNull();
      assertThatThrownBy(() -> Lease.ofResults(results, "mine"))
          .isInstanceOf(UserMistake.class)
          .message()
          .startsWith(
              "--results: expected a folder that no other run works in, found "
                  + results.resolve("mine")
                  + " in use by process "
                  + ProcessHandle.current().pid())
          .doesNotContain("\n");
      assertThat(results.resolve("mine")).doesNotExist();
    }
    Lease.ofResults(results, "mine").orElseThrow().close();
  }

  @Test
  void aLinkInTheScratchFolderIsNotFollowed() throws IOException {
    Path precious = Files.createDirectory(folder.resolve("precious"));
    Files.writeString(precious.resolve("file"), "x");
    Path scratch = Files.createDirectories(folder.resolve("work").resolve(".attune-scratch"));
    Files.createSymbolicLink(scratch.resolve("link"), precious);
    WorkFolder.take(folder.resolve("work")).close();
    assertThat(precious.resolve("file")).hasContent("x");
  }

  @Test
  void aFileWhereAFolderIsWantedIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("work"), "x");
    for (Path path : List.of(file, file.resolve("below"))) {
      assertThatThrownBy(() -> WorkFolder.take(path))
          .isInstanceOf(UserMistake.class)
          .hasMessage("--work: expected a folder, found the file " + file);
    }
  }
}
