package org.attune.tally;

import org.attune.corpus.Scale;

/**
 * Counts the length of the text, as its binary logarithm so that a step is a doubling, beside what
 * a model says, or people where no model is seen, or by how much the model is above people: a
 * {@link MomentTally} without |x - y|, whose x is log<sub>2</sub> of the code points, rounded to a
 * multiple of 10<sup>-9</sup>. What people say is the mean of an item's ratings, or what a panel
 * concluded where there are none. Items of which people say nothing are left out of a model's line
 * as well, so that it is of the same items as theirs but for those it did not answer.
 *
 * <p>Gives correlations with length, and points a doubling.
 */
final class ByLength implements Tallier<MomentTally> {

  private final String name;
  private final boolean errors;

  /**
   * @param errors whether what people say is taken off what a model answers
   */
  ByLength(String name, boolean errors) {
    this.name = name;
    this.errors = errors;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Scope scope(Scale scale) {
    return scale.ordered() ? Scope.WHOLE : Scope.NONE;
  }

  @Override
  public boolean needsCategories() {
    return false;
  }

  @Override
  public boolean needsLength() {
    return true;
  }

  @Override
  public boolean needsModel() {
    return errors;
  }

  @Override
  public int traits() {
    return 1;
  }

  /** Lengths are as good as names of the texts for whoever has these. */
  @Override
  public boolean keepsOutputs(Scale scale) {
    return scale.ordered();
  }

  @Override
  public String missing() {
    return errors
        ? "items without a text, a rating by people or the model's answer are left out"
        : "items without a text, a rating by people or, of a model, its answer are left out";
  }

  @Override
  public void count(Case item, Counts.Sink counts) {
    boolean modelled = item.model() != Scale.ABSENT;
    if (item.length() == 0 || errors && !modelled) {
      return;
    }
    long people = item.people();
    if (people != Scale.ABSENT) {
      long y = modelled ? item.number(item.model()) : people;
      MomentTally.add(counts, doublings(item.length()), errors ? Math.subtractExact(y, people) : y);
    }
  }

  /** log<sub>2</sub> of a length, in units of 10<sup>-9</sup>. */
  private static long doublings(long length) {
    return Math.round(StrictMath.log(length) / StrictMath.log(2) * Scale.UNIT);
  }

  @Override
  public MomentTally tally(Counts counts) {
    return new MomentTally(counts);
  }
}
