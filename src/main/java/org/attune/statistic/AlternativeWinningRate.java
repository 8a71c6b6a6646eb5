package org.attune.statistic;

import org.attune.tally.AlternativeTally;
import org.attune.tally.Tallier;

/**
 * Winning rate ω of the alternative annotator test, in 0 to 1: the share of the raters tested whom
 * the model could replace; the paper calls the test passed from 0.5.
 *
 * <p>For rater j and item i, S(a) is how close answer a is to the ratings by the item's
 * <em>other</em> raters: the share of equal ratings on nominal scales; the negative root mean
 * squared difference of values on ordered ones; on label sets the mean Jaccard index (our choice,
 * the paper has none), where two empty sets count 1. With d = [S(rater) ≥ S(model)] - [S(model) ≥
 * S(rater)], the rater is won where a one-sided t test of mean d &lt; ε over the rater's n items (n
 * - 1 degrees of freedom) is rejected by Benjamini and Yekutieli at 0.05 over the raters tested. ε
 * is 0.2 unless set, which the paper advises for experts (0.15 skilled raters, 0.1 crowds). If all
 * d of a rater are equal p is 0 for d &lt; ε, else 1, the limit of the t test; the authors' program
 * gives the same where d and ε differ.
 *
 * <p>Items without a model's answer or with fewer than two known raters are left out, raters with
 * fewer than 30 items are not tested. Undefined with fewer than three raters tested.
 *
 * <p>Calderon, Reichart &amp; Dror (2025), ACL, 16051-16081, doi:10.48550/arXiv.2501.10970. Equals
 * their program, commit 18428b1.
 */
@Named("winning rate of the Alternative Annotator Test")
public final class AlternativeWinningRate extends AlternativeTest.WinningRate {

  /** With ε = 0.2. */
  public AlternativeWinningRate() {
    this(DEFAULT);
  }

  private AlternativeWinningRate(double epsilon) {
    super(epsilon);
  }

  @Override
  public AlternativeWinningRate with(double epsilon) {
    return new AlternativeWinningRate(epsilon);
  }

  @Override
  public Tallier<AlternativeTally> tallier() {
    return AlternativeTally.SCORES;
  }
}
