package org.attune.corpus;

import java.util.Optional;

/**
 * Tab-separated values without quotes: a quotation mark is a character of the text, or as the card
 * says.
 */
public final class Tsv extends Separated {
  /** The format. */
  public Tsv() {
    super(new Dialect('\t', Optional.empty()));
  }
}
