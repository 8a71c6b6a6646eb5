package org.attune.corpus;

import java.io.Serializable;

/**
 * A row of a corpus file that could not be read: the data's gap, not the user's mistake.
 *
 * @param file name of the file in its dataset folder
 * @param line line of the file, from 1, at which the row begins
 * @param reason what was expected, without the text of the row
 * @param found what was found instead, shortened; empty if the reason says it
 */
public record Reject(String file, long line, String reason, String found) implements Serializable {

  /** A row whose reason says what was found. */
  public Reject(String file, long line, String reason) {
    this(file, line, reason, "");
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + reason + (found.isEmpty() ? "" : ", found " + found);
  }
}
