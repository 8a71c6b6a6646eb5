package org.attune.statistic;

import org.attune.corpus.Scale;

/**
 * Krippendorff's alpha at the level of the scale, at most 1: nominal for categories without order
 * and for labels (one estimate a label), ordinal for ordered categories, interval for numbers in
 * equal steps.
 *
 * <p>Undefined if nothing is rated, no item has two ratings, or all ratings of such items are
 * equal.
 *
 * <p>Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; Hayes &amp; Krippendorff
 * (2007), Communication Methods and Measures 1, 77-89, doi:10.1080/19312450709336664.
 */
@Named("Krippendorff's alpha at the level of each dimension's scale")
public final class KrippendorffAlpha extends Alpha {

  @Override
  Level level(Scale scale) {
    if (scale instanceof Scale.Interval) {
      return Level.INTERVAL;
    }
    return scale instanceof Scale.Ordinal ? Level.ORDINAL : Level.NOMINAL;
  }
}
