package org.attune.protocol;

/** What an answer is that a model was asked for and did not give. */
public enum NoAnswer {
  /** Missing: the item is left out. */
  MISSING,
  /** Wrong: an answer that is none of the scale's. */
  WRONG
}
