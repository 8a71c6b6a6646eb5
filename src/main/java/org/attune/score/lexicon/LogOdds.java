package org.attune.score.lexicon;

import org.attune.Cites;

/**
 * How much more one group of texts uses a word than another: the log-odds ratio with an informative
 * Dirichlet prior (Monroe, Colaresi &amp; Quinn 2008, Fightin' Words, doi:10.1093/pan/mpn018).
 *
 * @param delta the log-odds ratio, equation 16
 * @param z delta over its standard deviation, equations 20 and 22
 */
@Cites("monroe2008")
record LogOdds(double delta, double z) {

  /**
   * With counts y and totals n in groups i and j, and a prior of &alpha;<sub>w</sub> pseudo-counts
   * of the word among &alpha;<sub>0</sub>:
   *
   * <pre>
   * delta = log((yi + aw) / (ni + a0 - yi - aw)) - log((yj + aw) / (nj + a0 - yj - aw))
   * z     = delta / sqrt(1 / (yi + aw) + 1 / (yj + aw))
   * </pre>
   *
   * @param word pseudo-counts &alpha;<sub>w</sub>, above 0 and below {@code all}
   * @param all pseudo-counts &alpha;<sub>0</sub>
   */
  static LogOdds of(double yi, double ni, double yj, double nj, double word, double all) {
    double delta =
        StrictMath.log((yi + word) / (ni + all - yi - word))
            - StrictMath.log((yj + word) / (nj + all - yj - word));
    return new LogOdds(delta, delta / Math.sqrt(1 / (yi + word) + 1 / (yj + word)));
  }
}
