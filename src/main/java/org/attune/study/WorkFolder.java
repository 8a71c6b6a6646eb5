package org.attune.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.attune.Scratch;

/**
 * The work folder of one run: no other run's while it lasts, with a folder for files that are of no
 * use afterwards. What a killed run left there is removed at the next start. It holds texts of
 * corpora, so nobody else can read what is made of it here, but for the machines of a cluster,
 * whose programs may run as another user.
 */
public final class WorkFolder implements AutoCloseable {

  private static final String SCRATCH = ".attune-scratch";

  private final Optional<Lease> lease;
  private final Path scratch;
  private final String scratchBefore;

  private WorkFolder(Optional<Lease> lease, Path scratch) {
    this.lease = lease;
    this.scratch = scratch;
    scratchBefore = System.getProperty(Scratch.PROPERTY);
    System.setProperty(Scratch.PROPERTY, scratch.toString());
  }

  /**
   * Makes the folder of a setting ready for a run.
   *
   * @throws org.attune.UserMistake if another run works in it, or it cannot be a folder to write
   *     into
   */
  public static WorkFolder of(Setting setting) throws IOException {
    if (!setting.sparkMaster().startsWith("local")) {
      Places.writable("--work", setting.work());
    }
    return take(setting.work());
  }

  /**
   * Makes a folder ready for a run on this machine.
   *
   * @throws org.attune.UserMistake if another run works in it, or it cannot be a folder to write
   *     into
   */
  static WorkFolder take(Path folder) throws IOException {
    Places.confidential("--work", folder);
    Optional<Lease> lease = Lease.take(folder, "--work");
    Path scratch = folder.resolve(SCRATCH);
    boolean ready = false;
    try {
      remove(scratch);
      Places.confidential("--work", scratch);
      ready = true;
    } finally {
      if (!ready && lease.isPresent()) {
        lease.get().close();
      }
    }
    return new WorkFolder(lease, scratch);
  }

  /** False where the file system has no locks, so that a second run would not be noticed. */
  public boolean guarded() {
    return lease.isPresent();
  }

  /** Deletes a file, or a folder with all that is in it; links are deleted, not followed. */
  static void remove(Path folder) throws IOException {
    if (Files.exists(folder, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      remove(scratch);
    } finally {
      if (scratchBefore == null) {
        System.clearProperty(Scratch.PROPERTY);
      } else {
        System.setProperty(Scratch.PROPERTY, scratchBefore);
      }
      if (lease.isPresent()) {
        lease.get().close();
      }
    }
  }
}
