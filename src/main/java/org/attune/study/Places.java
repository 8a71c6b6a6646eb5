package org.attune.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.attune.UserMistake;

/** Whether the folders a run is given can be what they are given for. */
final class Places {

  /** Rights of a folder that is its owner's alone. */
  private static final String OWN = "rwx------";

  private Places() {}

  /**
   * Makes a folder to write into, if it is not there.
   *
   * @param option how the command line names it
   * @throws UserMistake if a file is in its place, or it cannot be written
   */
  static void writable(String option, Path folder) throws IOException {
    checkWritable(option, folder);
    Files.createDirectories(folder);
  }

  /**
   * Makes a folder to write into that nobody else can read or list, as far as the file system knows
   * such rights. One that is there keeps the rights it has.
   *
   * @throws UserMistake if a file is in its place, or it cannot be written
   */
  static void confidential(String option, Path folder) throws IOException {
    checkWritable(option, folder);
    Path above = folder.toAbsolutePath().getParent();
    Files.createDirectories(above);
    if (Files.getFileStore(above).supportsFileAttributeView("posix")) {
      Files.createDirectories(
          folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWN)));
    } else {
      Files.createDirectories(folder);
    }
  }

  /**
   * Whether a folder is one to write into, or can become one.
   *
   * @throws UserMistake if not
   */
  static void checkWritable(String option, Path folder) throws IOException {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    folder(option, there);
    if (!Files.isWritable(there)) {
      throw new UserMistake(
          option
              + ": expected a folder that can be written, found "
              + there
              + ", which "
              + (Files.getFileStore(there).isReadOnly()
                  ? "lies on a file system that is read-only"
                  : "you may not write into"));
    }
  }

  /**
   * @throws UserMistake if a file lies where a folder is wanted
   */
  static void folder(String option, Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UserMistake(option + ": expected a folder, found the file " + folder);
    }
  }
}
