package org.attune.protocol;

import java.util.Optional;
import org.attune.yaml.Doc;

/**
 * How near the authors of a study hold a re-run to come where the numbers of a model cannot be the
 * same to the last bit. Whoever verifies results has bounds of his own, and these count only where
 * they are the narrower ones.
 *
 * @param codes share of the codes, from 0 to 1
 * @param estimates in the unit of the statistic, 0 or more
 */
public record Reproduction(
    @Doc(
            "Share of the models' codes that must be the same; counts in a verification only if it is more than it asks"
                + " for itself")
        Optional<Double> codes,
    @Doc(
            "Largest difference of an estimate or a limit of an interval; counts in a verification only if it is less"
                + " than it asks for itself")
        Optional<Double> estimates) {

  public Reproduction {
    if (codes.isPresent() && !(codes.get() >= 0 && codes.get() <= 1)
        || estimates.isPresent() && !(estimates.get() >= 0)) {
      throw new IllegalArgumentException(
          "expected codes from 0 to 1 and estimates of 0 or more, found "
              + codes.map(String::valueOf).orElse("none")
              + " and "
              + estimates.map(String::valueOf).orElse("none"));
    }
  }
}
