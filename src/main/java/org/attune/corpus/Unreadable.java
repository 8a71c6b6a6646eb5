package org.attune.corpus;

/** Why a row cannot be used: what was expected, never the row's text. Becomes a {@link Reject}. */
public final class Unreadable extends Exception {
  public Unreadable(String reason) {
    super(reason, null, false, false);
  }
}
