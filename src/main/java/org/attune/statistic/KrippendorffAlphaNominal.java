package org.attune.statistic;

import org.attune.corpus.Scale;

/**
 * Krippendorff's alpha at the nominal level, at most 1: different categories differ by 1. Fits
 * every scale; on label scales one estimate a label.
 *
 * <p>Undefined if nothing is rated, no item has two ratings, or all ratings of such items are
 * equal.
 *
 * <p>Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; Hayes &amp; Krippendorff
 * (2007), Communication Methods and Measures 1, 77-89, doi:10.1080/19312450709336664.
 */
@Named("Krippendorff's alpha at the nominal level")
public final class KrippendorffAlphaNominal extends Alpha {

  @Override
  Level level(Scale scale) {
    return Level.NOMINAL;
  }
}
