package org.attune.yaml;

/**
 * One mistake in a file.
 *
 * @param file as the user named it
 * @param line from 1
 * @param path from the top of the file, such as {@code tables[0].statistics[2]}; empty for the file
 *     as a whole
 * @param expected what should be there, or the whole message if {@code found} is empty
 * @param found what is there, in quotes where it is the user's own text
 */
public record Finding(String file, int line, String path, String expected, String found) {

  @Override
  public String toString() {
    String where = file + ":" + line + ": " + (path.isEmpty() ? "" : path + ": ");
    return found.isEmpty() ? where + expected : where + "expected " + expected + ", found " + found;
  }
}
