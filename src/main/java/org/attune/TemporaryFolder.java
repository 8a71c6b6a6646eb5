package org.attune;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A private folder of this process among the machine's temporary ones, which goes with the process.
 * The process holds a lock there as long as it lives, however it ends; so the next one knows the
 * folders that killed ones left, and removes them.
 */
final class TemporaryFolder {

  private static final String PREFIX = "attune-";
  private static final String LOCK = ".lock";
  private static final int TRIES = 10;

  private static Path own;

  /** Stays open as long as the process lives: to close it would give up the lock. */
  private static FileChannel channel;

  private TemporaryFolder() {}

  /** The folder, made when it is first asked for. */
  static synchronized Path ofProcess() throws IOException {
    for (int i = 0; i < TRIES && (own == null || !Files.isDirectory(own)); i++) {
      Path made = Files.createTempDirectory(PREFIX);
      FileChannel opened =
          FileChannel.open(made.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      // Another process may have come between, and taken it for left behind.
      if (lock(opened) != Locked.BY_ANOTHER && Files.exists(made.resolve(LOCK))) {
        own = made;
        channel = opened;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made)));
        removeLeft();
      } else {
        opened.close();
      }
    }
    if (own == null) {
      throw new IOException("no temporary folder could be made");
    }
    return own;
  }

  private enum Locked {
    BY_US,
    BY_ANOTHER,
    /** The file system has no locks. */
    NEVER
  }

  private static Locked lock(FileChannel of) {
    try {
      return of.tryLock() == null ? Locked.BY_ANOTHER : Locked.BY_US;
    } catch (IOException e) {
      return Locked.NEVER;
    }
  }

  /** Removes the folders of this user's processes that have ended. */
  private static void removeLeft() throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(own.getParent(), PREFIX + "*")) {
      for (Path folder : folders) {
        Path file = folder.resolve(LOCK);
        if (!folder.equals(own)
            && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          removeIfLeft(folder, file);
        }
      }
    }
  }

  private static void removeIfLeft(Path folder, Path file) {
    try (FileChannel of = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (Files.getOwner(folder).equals(Files.getOwner(own)) && lock(of) == Locked.BY_US) {
        remove(folder);
      }
    } catch (IOException e) {
      // Another process removes it at this moment, or nobody may.
    }
  }

  /** As far as it can be. */
  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // The next process tries again.
    }
  }
}
