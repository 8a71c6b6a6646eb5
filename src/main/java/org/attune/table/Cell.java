package org.attune.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.attune.statistic.Estimate;
import org.attune.statistic.Remark;

/**
 * One estimate with what it is about; what does not apply is empty.
 *
 * @param table name of the table
 * @param scorer who it is about
 * @param reference what it was compared with
 * @param dimension what was rated
 * @param label label of the scale
 * @param stratum which items it is about
 * @param statistic name of the statistic
 * @param estimate the estimate
 * @param analytic the interval by formula beside the one from blocks
 * @param test of a difference
 * @param items items counted
 * @param raters people known by name who rated them; 0 if none is known
 * @param blocks blocks the items fall in
 * @param missing what became of items that lack a rating or an answer
 * @param warnings what a reader must know before relying on it
 * @param coverage how many items the scorer answered, of a panel of models the one that answered
 *     least; empty of people, and where it is not known
 * @param compared of a comparison of two, what both were counted on; else empty
 * @param remarks what else it rests on
 */
public record Cell(
    String table,
    Subject scorer,
    Counterpart reference,
    String dimension,
    String label,
    Stratum stratum,
    String statistic,
    Estimate estimate,
    Optional<ByFormula> analytic,
    Optional<Test> test,
    long items,
    long raters,
    int blocks,
    String missing,
    List<String> warnings,
    Optional<Coverage> coverage,
    Optional<Compared> compared,
    List<Remark> remarks) {

  /** Both sides of a comparison are counted on the items both have. */
  public static final String COMMON = "common";

  /** An interval by formula and the name of the formula. */
  public record ByFormula(String method, Estimate.Interval interval) {}

  /**
   * Items with an answer.
   *
   * @param answered items with a reference that the scorer answered, of a difference both scorers
   * @param of items with a reference; of a panel of models those it could rate
   */
  public record Coverage(long answered, long of) {

    /** Answered ones among all, of which there are some. */
    public double share() {
      return answered / (double) of;
    }

    /** True if no answer is missing. */
    public boolean whole() {
      return answered == of;
    }
  }

  /**
   * What both sides of a comparison were counted on.
   *
   * @param items the rule: {@link #COMMON} for the items both have, {@code own} for each its own
   * @param otherwise the estimate by the other rule, where it takes other items and is defined
   */
  public record Compared(String items, OptionalDouble otherwise) {}

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
    return test.map(t -> testedBy(new Test(t.method(), t.p(), p, adjustment, family))).orElse(this);
  }

  /** The same with a test. */
  public Cell testedBy(Test how) {
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
        Optional.of(how),
        items,
        raters,
        blocks,
        missing,
        warnings,
        coverage,
        compared,
        remarks);
  }

  /**
   * The same without any number, because it, or what would follow from it, rests on too few people.
   *
   * @param least fewest people that a number may rest on
   */
  Cell suppressed(int least) {
    return new Cell(
        table,
        scorer,
        reference,
        dimension,
        label,
        stratum,
        statistic,
        new Estimate.Suppressed(least),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        0,
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** True if its number is kept back. */
  public boolean suppressed() {
    return estimate instanceof Estimate.Suppressed;
  }

  /** The same in another group of items. */
  public Cell in(Stratum group) {
    return new Cell(
        table, scorer, reference, dimension, label, group, statistic, estimate, analytic, test,
        items, raters, blocks, missing, warnings, coverage, compared, remarks);
  }
}
