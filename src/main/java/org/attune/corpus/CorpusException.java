package org.attune.corpus;

/**
 * A mistake of the user in what a corpus is said to be: says where, what was expected and what was
 * found.
 */
public final class CorpusException extends RuntimeException {
  public CorpusException(String where, String expected, String found) {
    super(where + ": expected " + expected + ", found " + found);
  }
}
