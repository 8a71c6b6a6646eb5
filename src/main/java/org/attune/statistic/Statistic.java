package org.attune.statistic;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.attune.Names;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/**
 * A formula from a tally to an estimate. Its name in protocols is its class name in kebab case.
 *
 * @param <T> the tally it reads
 */
public interface Statistic<T extends Tally<T>> {

  /** Counts what the formula needs. */
  Tallier<T> tallier();

  /**
   * What one estimate is about on this scale; {@link Tallier.Scope#NONE} where the statistic does
   * not fit.
   */
  default Tallier.Scope scope(Scale scale) {
    return tallier().scope(scale);
  }

  /**
   * The estimate. Amounts may be 0: a tally without a block keeps the keys of the whole.
   *
   * @param scale the scale of the whole, or of one label ({@link org.attune.tally.Case#binary})
   */
  Estimate estimate(T tally, Scale scale);

  /** The interval from a formula that the field expects beside the one from blocks, if any. */
  default Optional<Analytic<?>> analytic() {
    return Optional.empty();
  }

  /** What else a reader should know of the estimate from this tally. */
  default List<Remark> remarks(T tally, Scale scale) {
    return Remark.none();
  }

  /**
   * The statistic in resamples of a sample: what it decides by the sample, such as which labels are
   * frequent, is decided once.
   */
  default Statistic<T> resampling(T sample, Scale scale) {
    return this;
  }

  /**
   * What an interval of it stands on.
   *
   * @param whole the tally of the sample
   */
  default Footing<T> footing(T whole, Scale scale) {
    return Footing.in(Range.ANY);
  }

  /**
   * How many items of a part of the whole, such as a block, the estimate rests on: not those it
   * leaves out, nor those that count in the agreement by chance only.
   */
  default ToLongFunction<T> carrying(T whole) {
    return Tally::items;
  }

  /**
   * A model's counts as two models exchange them in a {@link Permutation}. Where the statistic does
   * not depend on the scale of the answers, this is one that all models share, because answers on
   * unlike scales, mixed, are worse than either model's.
   *
   * @param counts of a part of the items
   * @param whole the model's tally of all
   */
  default Counts exchanged(Counts counts, T whole) {
    return counts;
  }

  /** What {@link #exchanged} makes of answers, in words; empty if it leaves them as they are. */
  default String exchangedAs() {
    return "";
  }

  /** True if it compares answers of models, so that people cannot be the reference. */
  default boolean needsReference() {
    return false;
  }

  /** False where an interval by resampling has no meaning, as for a p value. */
  default boolean resampled() {
    return true;
  }

  /**
   * What becomes of items that lack a rating or an answer, in a line for the note below a table;
   * starts in lower case, no full stop.
   */
  default String missing() {
    return tallier().missing();
  }

  /**
   * Whether an answer that is missing can be counted as a wrong one: an answer of its own, that is
   * none of the scale's, misses what the reference says and gives nothing else. No number is such.
   */
  default boolean countsWrong() {
    return false;
  }

  /** Whether it says how alike two raters are, and the same whichever of them is the reference. */
  default boolean symmetric() {
    return getClass().isAnnotationPresent(Symmetric.class);
  }

  /** What it is called in a sentence. */
  default String title() {
    Named named = getClass().getAnnotation(Named.class);
    return named == null ? name().replace('-', ' ') : named.value();
  }

  /** Name in protocols and results. */
  default String name() {
    return Names.kebab(getClass());
  }
}
