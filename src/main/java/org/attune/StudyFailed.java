package org.attune;

/** A study that cannot go on, for a reason in its data. */
public final class StudyFailed extends RuntimeException {
  public StudyFailed(String message) {
    super(message);
  }
}
