package org.attune;

/** A mistake of the user: where, what was expected, what was found. */
public final class UserMistake extends RuntimeException {
  public UserMistake(String message) {
    super(message);
  }
}
