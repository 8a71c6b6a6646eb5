package org.attune.table;

import java.util.List;
import java.util.Optional;
import org.attune.statistic.Estimate;

/**
 * One estimate with what it is about; what does not apply is empty.
 *
 * @param table name of the table
 * @param scorer model, difference or share of two, or people
 * @param reference what it was compared with
 * @param dimension what was rated
 * @param label label of the scale
 * @param stratum group of items, {@code name=value}
 * @param statistic name of the statistic
 * @param estimate the estimate
 * @param analytic the interval by formula beside the resampled one
 * @param test of a difference
 * @param items items counted
 * @param raters people known by name who rated them; 0 if none is known
 * @param blocks blocks the items fall in
 * @param missing what became of items that lack a rating or an answer
 * @param warnings what a reader must know before relying on it
 */
public record Cell(
    String table,
    String scorer,
    String reference,
    String dimension,
    String label,
    String stratum,
    String statistic,
    Estimate estimate,
    Optional<ByFormula> analytic,
    Optional<Test> test,
    long items,
    long raters,
    int blocks,
    String missing,
    List<String> warnings) {

  /** An interval by formula and the name of the formula. */
  public record ByFormula(String method, Estimate.Interval interval) {}

  /**
   * A test that a difference is 0.
   *
   * @param method the test
   * @param p its p value
   * @param adjusted p adjusted for the family, in words of {@code adjustment}; p itself without
   * @param adjustment how p was adjusted; empty for not at all
   * @param family number of tests it was adjusted for
   */
  public record Test(String method, double p, double adjusted, String adjustment, int family) {}

  /** The same with its p value adjusted. */
  public Cell adjusted(double p, String adjustment, int family) {
    return new Cell(
        table,
        scorer,
        reference,
        dimension,
        label,
        stratum,
        statistic,
        estimate,
        analytic,
        test.map(t -> new Test(t.method(), t.p(), p, adjustment, family)),
        items,
        raters,
        blocks,
        missing,
        warnings);
  }
}
