package org.attune.study;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.attune.UserMistake;

/**
 * The right to write into a work folder, or a study's results, which one run has at a time. It is a
 * lock the operating system holds for the process, so that it ends with it, however that ends. A
 * process that opened the lock file a second time and closed it would give the lock up; so it looks
 * first among those it has, and who has it stands in a file beside.
 */
final class Lease implements AutoCloseable {

  private static final String LOCK = ".lease";
  private static final String HOLDER = ".holder";

  /** Lock files this process has locked. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path lock;
  private final FileChannel channel;

  private Lease(Path lock, FileChannel channel) {
    this.lock = lock;
    this.channel = channel;
  }

  /**
   * Takes the lease of a folder that is there.
   *
   * @param option how the command line names the folder
   * @return nothing where the file system has no locks
   * @throws UserMistake if another run has it
   */
  static Optional<Lease> take(Path folder, String option) throws IOException {
    return take(folder.toRealPath().resolve(LOCK), folder, option);
  }

  /**
   * Takes the lease of a study's results. The lock file lies beside their folder, which is to be
   * given on as it is.
   *
   * @return nothing where the file system has no locks, or nothing can be written beside them
   * @throws UserMistake if another run has it
   */
  static Optional<Lease> ofResults(Path results, String study) throws IOException {
    Files.createDirectories(results);
    return Files.isWritable(results)
        ? take(
            results.toRealPath().resolve(LOCK + "." + study), results.resolve(study), "--results")
        : Optional.empty();
  }

  private static Optional<Lease> take(Path file, Path folder, String option) throws IOException {
    if (!HELD.add(file)) {
      throw inUse(file, folder, option);
    }
    Lease lease = null;
    boolean taken = false;
    try {
      lease =
          new Lease(
              file, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
      FileLock lock;
      try {
        lock = lease.channel.tryLock();
      } catch (IOException e) {
        return Optional.empty();
      }
      if (lock == null) {
        throw inUse(file, folder, option);
      }
      Files.writeString(holder(file), self(), StandardCharsets.UTF_8);
      taken = true;
      return Optional.of(lease);
    } finally {
      if (!taken) {
        HELD.remove(file);
        if (lease != null) {
          lease.channel.close();
        }
      }
    }
  }

  private static UserMistake inUse(Path lock, Path folder, String option) {
    return new UserMistake(
        option
            + ": expected a folder that no other run works in, found "
            + folder
            + " in use by "
            + who(lock)
            + "; wait for its end, or give this run another folder ("
            + option
            + " DIR)");
  }

  private static String self() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "an unknown host";
    }
    return "process %d on %s since %s"
        .formatted(
            ProcessHandle.current().pid(), host, Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private static Path holder(Path lock) {
    return lock.resolveSibling(lock.getFileName() + HOLDER);
  }

  private static String who(Path lock) {
    try {
      String said = Files.readString(holder(lock), StandardCharsets.UTF_8).strip();
      return said.isEmpty() ? "another run" : said.lines().findFirst().orElseThrow();
    } catch (IOException e) {
      return "another run";
    }
  }

  /** Gives it up. The lock file stays: to delete it would let two others lock one each. */
  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(holder(lock));
    } finally {
      channel.close();
      HELD.remove(lock);
    }
  }
}
