package org.attune.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the folders a run is given can be what they are given for. */
final class Places {

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
