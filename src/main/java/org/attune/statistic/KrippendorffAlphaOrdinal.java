package org.attune.statistic;

import org.attune.corpus.Scale;

/**
 * Krippendorff's alpha at the ordinal level, at most 1: categories differ by the number of ratings
 * between them. Fits ordered scales.
 *
 * <p>Undefined if nothing is rated, no item has two ratings, or all ratings of such items are
 * equal.
 *
 * <p>Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; Hayes &amp; Krippendorff
 * (2007), Communication Methods and Measures 1, 77-89, doi:10.1080/19312450709336664.
 */
@Named("Krippendorff's alpha at the ordinal level")
public final class KrippendorffAlphaOrdinal extends Alpha {

  @Override
  Level level(Scale scale) {
    return Level.ORDINAL;
  }
}
