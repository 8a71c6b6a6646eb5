package org.attune.tally;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.corpus.Consensus;
import org.attune.corpus.Fragment;
import org.attune.corpus.Scale;

/**
 * What is to be counted of the items of one corpus: a list of {@link Entry entries}, each of which
 * becomes one tally per stratum.
 *
 * @param dimensions dimensions of the study on this corpus
 * @param consensus how ratings become the reference
 * @param models models compared, in the order in which their outputs are given
 * @param entries what to count
 */
public record Question(
    List<Dimension> dimensions, Consensus consensus, List<Model> models, List<Entry> entries)
    implements Serializable {

  /** All talliers by name. */
  public static final Map<String, Tallier<?>> TALLIERS =
      Stream.of(
              JointTally.CATEGORIES,
              JointTally.BINARY,
              JointTally.DEGREES,
              JointTally.VALUES,
              MomentTally.VALUES,
              LabelTally.SETS,
              PairTally.RATINGS,
              RaterPairTally.PANELS,
              RaterPairTally.RATINGS,
              RaterTally.PANELS,
              RaterTally.RATERS)
          .collect(Collectors.toUnmodifiableMap(Tallier::name, Function.identity()));

  /** A dimension of the study: the corpus's dimension it is made of, and how. */
  public record Dimension(String name, String source, Regrouping regrouping)
      implements Serializable {
    /** The scale of the study. */
    public Scale scale() {
      return regrouping.to();
    }
  }

  /**
   * A model.
   *
   * @param name its name, under which recorded ratings stand
   * @param dimensions positions of the dimensions its outputs are about, in order; empty if its
   *     ratings are recorded
   * @param thresholds for each of these dimensions a threshold per label; not read where the scale
   *     has no label sets
   */
  public record Model(String name, int[] dimensions, int[][] thresholds) implements Serializable {
    /** True if the corpus holds its ratings. */
    public boolean recorded() {
      return dimensions.length == 0;
    }
  }

  /**
   * One tally to make.
   *
   * @param tallier name of the tallier
   * @param dimension position of the dimension
   * @param model position of the model, or -1 between raters
   * @param label label of the scale, or -1 for the whole
   * @param stratum name of the stratum that divides the items, or empty
   */
  public record Entry(String tallier, int dimension, int model, int label, String stratum)
      implements Serializable {
    /** The group an item falls in, empty without stratum, null if the item has none. */
    public String group(Fragment item) {
      return stratum.isEmpty() ? "" : item.strata().get(stratum);
    }
  }

  /** The first entry with the dimension and stratum of this one. */
  public int firstAlike(int entry) {
    Entry of = entries.get(entry);
    int first = 0;
    while (entries.get(first).dimension() != of.dimension()
        || !entries.get(first).stratum().equals(of.stratum())) {
      first++;
    }
    return first;
  }

  /** Where counts go. */
  public interface Destination {
    /** Takes the counts of one item under an entry and a group, which is empty without stratum. */
    Counts.Sink of(int entry, String group);
  }

  /**
   * Counts one item under every entry it has ratings for.
   *
   * @param outputs outputs of each model, or null where it gave none
   */
  public void count(Fragment item, long[][] outputs, Destination destination) {
    Case[][] cases = new Case[dimensions.size()][models.size() + 1];
    for (int e = 0; e < entries.size(); e++) {
      Entry entry = entries.get(e);
      String group = entry.group(item);
      if (group == null) {
        continue;
      }
      Case whole = cases[entry.dimension()][entry.model() + 1];
      if (whole == null) {
        whole = see(item, entry.dimension(), entry.model(), outputs);
        cases[entry.dimension()][entry.model() + 1] = whole;
      }
      Case seen = entry.label() < 0 ? whole : whole.label(entry.label());
      TALLIERS.get(entry.tallier()).count(seen, destination.of(e, group));
    }
  }

  /** People's codes for a dimension, seen through its groups. */
  public long[] ratings(Fragment item, int dimension) {
    Dimension of = dimensions.get(dimension);
    long[] codes = new long[item.ratings().size()];
    int n = 0;
    for (Fragment.Rating r : item.ratings()) {
      if (r.by() == Fragment.By.RATER && r.dimension().equals(of.source())) {
        codes[n] = of.regrouping().map(r.code());
        n += codes[n] == Scale.ABSENT ? 0 : 1;
      }
    }
    return Arrays.copyOf(codes, n);
  }

  /** The reference of an item: the consensus of its raters, or what its panel concluded. */
  public long reference(Fragment item, int dimension, long[] ratings) {
    Dimension of = dimensions.get(dimension);
    return ratings.length > 0
        ? consensus.answer(of.scale(), ratings)
        : of.regrouping().map(answer(item, of.source(), Fragment.By.PANEL, ""));
  }

  private Case see(Fragment item, int dimension, int model, long[][] outputs) {
    Dimension of = dimensions.get(dimension);
    long[] ratings = ratings(item, dimension);
    if (model < 0) {
      return Case.ofRatings(of.scale(), ratings);
    }
    long reference = reference(item, dimension, ratings);
    Model by = models.get(model);
    if (by.recorded()) {
      long answer = of.regrouping().map(answer(item, of.source(), Fragment.By.MODEL, by.name()));
      return new Case(of.scale(), ratings, reference, answer, Case.NO_DEGREES);
    }
    long[] own = outputs[model] == null ? null : part(by, dimension, outputs[model]);
    if (own == null) {
      return new Case(of.scale(), ratings, reference, Scale.ABSENT, Case.NO_DEGREES);
    }
    int at = position(by, dimension);
    int[] degrees =
        of.scale() instanceof Scale.Interval
            ? Case.NO_DEGREES
            : Arrays.stream(own).mapToInt(Math::toIntExact).toArray();
    return new Case(
        of.scale(),
        ratings,
        reference,
        Decision.answer(of.scale(), own, by.thresholds()[at]),
        degrees);
  }

  private long[] part(Model by, int dimension, long[] outputs) {
    int from = 0;
    for (int d : by.dimensions()) {
      int to = from + dimensions.get(d).scale().outputs();
      if (d == dimension) {
        if (to > outputs.length) {
          throw new IllegalStateException(
              outputs.length + " outputs of " + by.name() + ", expected " + to + " or more");
        }
        return Arrays.copyOfRange(outputs, from, to);
      }
      from = to;
    }
    return null;
  }

  private static int position(Model by, int dimension) {
    List<Integer> all = new ArrayList<>();
    for (int d : by.dimensions()) {
      all.add(d);
    }
    return all.indexOf(dimension);
  }

  private static long answer(Fragment item, String dimension, Fragment.By by, String who) {
    for (Fragment.Rating r : item.ratings()) {
      if (r.by() == by && r.dimension().equals(dimension) && r.rater().equals(who)) {
        return r.code();
      }
    }
    return Scale.ABSENT;
  }
}
