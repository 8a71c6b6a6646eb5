package org.attune.corpus;

/**
 * A mistake of the user in what a corpus is said to be: says where, what was expected and what was
 * found.
 */
public final class CorpusException extends RuntimeException {
  /** Longest part of a file that a message shows. */
  private static final int SHOWN = 300;

  public CorpusException(String where, String expected, String found) {
    super(where + ": expected " + expected + ", found " + shown(found));
  }

  /** Of a row on which the whole file depends. */
  CorpusException(String where, Unreadable row) {
    super(where + ": " + row.getMessage());
  }

  private static String shown(String found) {
    return found.length() <= SHOWN ? found : found.substring(0, SHOWN) + " ...";
  }
}
