package org.attune.corpus;

/** Why a row cannot be read: what was expected and found, without the text of the row. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1;

  Unreadable(String reason) {
    super(reason, null, false, false);
  }
}
