package org.attune.statistic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.statistic.Footing.Part;
import org.attune.tally.Counts;
import org.attune.tally.JointTally;
import org.attune.tally.LabelTally;
import org.attune.tally.Tally;

/**
 * What intervals of ratios of labels stand on: labels that occur in blocks enough and, for means
 * over labels, three items more of each, as many of them right as of all labels' on average, so
 * that a label of few items does not seem certain because all of them are judged alike.
 */
final class LabelFooting {

  /** Fewest blocks of a label that is one of several in a mean. */
  private static final int OF_MEAN = 3;

  /** Fewest blocks of a label of its own. */
  private static final int OF_LABEL = 5;

  /** Fewest blocks where items are ranked, to which none can be added. */
  private static final int OF_RANKS = 10;

  /** Items added to each label of a mean, in hundredths. */
  private static final long ADDED = 3 * Footing.HUNDREDTHS;

  /** Least share of these that is right, or wrong. */
  private static final double LEAST = 0.05;

  private LabelFooting() {}

  /** A ratio of one label among the items to which the reference gives it. */
  static Footing<JointTally> given() {
    return Footing.<JointTally>in(Range.SHARE).needing(List.of(reference(1, OF_LABEL)));
  }

  /** A ratio of one label among the items to which the model gives it. */
  static Footing<JointTally> byModel() {
    return Footing.<JointTally>in(Range.SHARE).needing(List.of(model(1)));
  }

  /** How often the model gives a label. */
  static Footing<JointTally> selected() {
    return Footing.<JointTally>in(Range.SHARE).needing(List.of(model(1), model(0)));
  }

  /** How often the model gives a label that the reference does not give. */
  static Footing<JointTally> notGiven() {
    return Footing.<JointTally>in(Range.SHARE)
        .needing(
            List.of(
                new Part<>("the model alone gives the label", OF_LABEL, t -> t.amount(0, 1)),
                new Part<>("nobody gives the label", OF_LABEL, t -> t.amount(0, 0))));
  }

  /** How high items with the label are ranked. */
  static Footing<JointTally> ranks() {
    return Footing.<JointTally>in(Range.SHARE).needing(List.of(reference(1, OF_RANKS)));
  }

  /** How high items with the label are ranked beside those without it. */
  static Footing<JointTally> ranksOfBoth() {
    return Footing.<JointTally>in(Range.SHARE)
        .needing(List.of(reference(1, OF_RANKS), reference(0, OF_RANKS)));
  }

  private static Part<JointTally> reference(long code, int blocks) {
    String name = code == 1 ? "the reference gives the label" : "the reference lacks the label";
    return new Part<>(name, blocks, tally -> items(tally, code));
  }

  private static long items(JointTally tally, long reference) {
    return IntStream.range(0, tally.pairs())
        .filter(i -> tally.references()[tally.row(i)] == reference)
        .mapToLong(tally::amount)
        .sum();
  }

  private static Part<JointTally> model(long code) {
    String name = code == 1 ? "the model gives the label" : "the model lacks the label";
    return new Part<>(name, OF_LABEL, tally -> tally.amount(0, code) + tally.amount(1, code));
  }

  /** The same where the model errs in blocks enough for the errors to be counted. */
  static Footing<JointTally> erring(Footing<JointTally> footing) {
    return footing.needing(
        List.of(
            new Part<>(
                "the model is wrong",
                OF_LABEL,
                tally ->
                    IntStream.range(0, tally.pairs())
                        .filter(
                            i ->
                                tally.references()[tally.row(i)] != tally.models()[tally.column(i)])
                        .mapToLong(tally::amount)
                        .sum())));
  }

  /** The same where, of two categories, both occur often enough. */
  static Footing<JointTally> ofTwo(Footing<JointTally> footing, Scale scale) {
    return scale instanceof Scale.Nominal && scale.size() == 2
        ? footing.needing(
            List.of(reference(1, OF_LABEL), reference(0, OF_LABEL), model(1), model(0)))
        : footing;
  }

  /**
   * Mean recall of the categories of a scale.
   *
   * @param mean the mean
   */
  static Footing<JointTally> ofCategories(Scale scale, Estimate mean) {
    List<Counts> cushion = new ArrayList<>();
    for (int category = 0; category < scale.size(); category++) {
      cushion.add(pair(category, category, right(mean)));
      cushion.add(pair(category, category == 0 ? 1 : 0, wrong(mean)));
    }
    return Footing.<JointTally>in(Range.SHARE)
        .needing(
            IntStream.range(0, scale.size())
                .mapToObj(c -> part(scale, c, OF_MEAN, (JointTally tally) -> items(tally, c)))
                .toList())
        .cushioned(cushion);
  }

  private static Counts pair(long reference, long model, long items) {
    Counts.Builder pair = Counts.builder();
    pair.add(reference, model, items);
    return pair.build();
  }

  /**
   * A mean over all labels of a scale.
   *
   * @param mean the mean
   */
  static Footing<LabelTally> ofLabels(Scale scale, Estimate mean) {
    List<Counts> cushion = new ArrayList<>();
    for (int label = 0; label < scale.size(); label++) {
      cushion.add(LabelTally.both(label, right(mean)));
      cushion.add(LabelTally.onlyInReference(label, wrong(mean)));
      cushion.add(LabelTally.onlyByModel(label, wrong(mean)));
    }
    return Footing.<LabelTally>in(Range.SHARE)
        .needing(parts(scale, IntStream.range(0, scale.size()), OF_MEAN))
        .cushioned(cushion);
  }

  /** Of {@link #ADDED} items, in hundredths, as many right as of all labels' on average. */
  private static long right(Estimate mean) {
    double share = mean instanceof Estimate.Value value ? value.point() : 0;
    return Math.round(ADDED * Math.max(LEAST, Math.min(1 - LEAST, share)));
  }

  private static long wrong(Estimate mean) {
    return ADDED - right(mean);
  }

  /** A mean over labels that are frequent. */
  static Footing<LabelTally> ofLabels(Scale scale, IntStream frequent) {
    return Footing.<LabelTally>in(Range.SHARE).needing(parts(scale, frequent, OF_LABEL));
  }

  private static List<Part<LabelTally>> parts(Scale scale, IntStream labels, int blocks) {
    return labels
        .mapToObj(l -> part(scale, l, blocks, (LabelTally tally) -> tally.inReference(l)))
        .toList();
  }

  private static <T extends Tally<T>> Part<T> part(
      Scale scale, int label, int blocks, ToLongFunction<T> items) {
    return new Part<>("the reference gives " + scale.name(label), blocks, items);
  }
}
