package org.attune.corpus;

/**
 * A row of a corpus file that could not be read: the data's gap, not the user's mistake.
 *
 * @param file name of the file in its dataset folder
 * @param line line of the file, from 1, at which the row begins
 * @param reason what was expected and what was found, without the text of the row
 */
public record Reject(String file, long line, String reason) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + reason;
  }
}
