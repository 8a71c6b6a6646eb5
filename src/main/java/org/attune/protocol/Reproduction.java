package org.attune.protocol;

import org.attune.yaml.Default;
import org.attune.yaml.Doc;

/** What a re-run must reach where the numbers of a model cannot be the same to the last bit. */
public record Reproduction(
    @Doc("Share of the models' codes that must be the same") @Default("0.995") double codes,
    @Doc("Largest difference of an estimate or a limit of an interval") @Default("0.005")
        double estimates) {

  public Reproduction {
    if (!(codes >= 0 && codes <= 1) || !(estimates >= 0)) {
      throw new IllegalArgumentException(
          "expected codes from 0 to 1 and estimates of 0 or more, found "
              + codes
              + " and "
              + estimates);
    }
  }
}
