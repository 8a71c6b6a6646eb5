package org.attune.corpus;

/**
 * Why a row cannot be used: what was expected, never the row's text, because reasons are counted in
 * results. What was found is told beside it. Becomes a {@link Reject}.
 */
public final class Unreadable extends Exception {

  /** What was found where nothing stands. */
  static final String EMPTY = "nothing";

  private static final int QUOTED = 60;

  private final String found;
  private final boolean unknownEnd;

  /** A reason that says itself what was found, or where that does not matter. */
  public Unreadable(String reason) {
    this(reason, "");
  }

  /**
   * @param found what was found instead, as {@link #quoted} gives it
   */
  Unreadable(String reason, String found) {
    this(reason, found, false);
  }

  private Unreadable(String reason, String found, boolean unknownEnd) {
    super(reason, null, false, false);
    this.found = found;
    this.unknownEnd = unknownEnd;
  }

  /** Of a row that may be several, or a part of one: where it ends cannot be told. */
  static Unreadable ofUnknownEnd(String reason) {
    return new Unreadable(reason, "", true);
  }

  /** Whether nobody can tell where the row ends. */
  boolean unknownEnd() {
    return unknownEnd;
  }

  /** What was found instead; empty if the reason says it. */
  public String found() {
    return found;
  }

  /** Reason and what was found, for the person who has the file. */
  public String told() {
    return found.isEmpty() ? getMessage() : getMessage() + ", found " + found;
  }

  /** A value as messages quote it: on one line; what may be a text is only counted. */
  static String quoted(String value) {
    String line = value.strip().replaceAll("\\s+", " ");
    boolean whole = line.length() <= QUOTED;
    return line.isEmpty() ? EMPTY : whole ? '"' + line + '"' : line.length() + " characters";
  }
}
