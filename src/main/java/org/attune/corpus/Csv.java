package org.attune.corpus;

import java.util.Optional;

/** Comma-separated values in double quotes (RFC 4180), or as the card says. */
public final class Csv extends Separated {
  /** The format. */
  public Csv() {
    super(new Dialect(',', Optional.of('"')));
  }
}
