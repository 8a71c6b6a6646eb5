package org.attune.study;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The right to write into a work folder, which one run has at a time. It is a lock the operating
 * system holds for the process, so that it ends with it, however that ends. Who has it stands in a
 * file beside: to open the lock file a second time in a process and close it would give it up.
 */
final class Lease implements AutoCloseable {

  private static final String LOCK = ".lease";
  private static final String HOLDER = ".lease-holder";

  private final FileChannel channel;
  private final Path holder;

  private Lease(FileChannel channel, Path holder) {
    this.channel = channel;
    this.holder = holder;
  }

  /**
   * Takes the lease of a folder that is there.
   *
   * @param option how the command line names the folder
   * @return nothing where the file system has no locks
   * @throws UserMistake if another run has it
   */
  static Optional<Lease> take(Path folder, String option) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    boolean known = true;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    } catch (IOException e) {
      known = false;
    }
    if (lock == null) {
      channel.close();
      if (!known) {
        return Optional.empty();
      }
      throw new UserMistake(
          option
              + ": expected a folder that no other run works in, found "
              + folder
              + " in use by "
              + holder(folder)
              + "; wait for its end, or give this run another folder ("
              + option
              + " DIR)");
    }
    Path holder = folder.resolve(HOLDER);
    Files.writeString(holder, self(), StandardCharsets.UTF_8);
    return Optional.of(new Lease(channel, holder));
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

  private static String holder(Path folder) {
    try {
      String said = Files.readString(folder.resolve(HOLDER), StandardCharsets.UTF_8).strip();
      return said.isEmpty() ? "another run" : said.lines().findFirst().orElseThrow();
    } catch (IOException e) {
      return "another run";
    }
  }

  /** Gives it up. The lock file stays: to delete it would let two others lock one each. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(holder);
    channel.close();
  }
}
