package org.attune.tally;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.attune.Names;
import org.attune.corpus.Consensus;
import org.attune.corpus.RatedItem;
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

  /** All talliers by name: the public constants of the tallies of this package. */
  public static final Map<String, Tallier<?>> TALLIERS =
      Names.in((Class<?>) Tally.class, Tally.class).values().stream()
          .flatMap(tally -> Arrays.stream(tally.getFields()))
          .filter(field -> Tallier.class.isAssignableFrom(field.getType()))
          .map(Question::constant)
          .collect(Collectors.toUnmodifiableMap(Tallier::name, Function.identity()));

  private static Tallier<?> constant(Field field) {
    try {
      return (Tallier<?>) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A dimension of the study: the corpus's dimension it is made of, and how. */
  public record Dimension(String name, String source, Regrouping regrouping)
      implements Serializable {
    /** The scale of the study. */
    public Scale scale() {
      return regrouping.to();
    }

    /** Whether people rated an item on it, or a panel concluded something of it. */
    public boolean rated(RatedItem item) {
      return ItemCodes.of(this, item, rater -> -1).codes().length > 0
          || RecordedAnswers.of(item, this, RatedItem.By.PANEL, "") != Scale.ABSENT;
    }
  }

  /**
   * A model.
   *
   * @param name its name, under which recorded ratings stand
   * @param dimensions positions of the dimensions its outputs are about, in order; of a model whose
   *     ratings are recorded those of which degrees are
   * @param thresholds for each of these dimensions a threshold per label; not read where the scale
   *     has no label sets
   * @param recorded true if the corpus holds its ratings
   * @param groups what its outputs mean in each group of items
   */
  public record Model(
      String name, int[] dimensions, int[][] thresholds, boolean recorded, GroupDecisions groups)
      implements Serializable {

    /** A model whose outputs mean the same in all items. */
    public Model(String name, int[] dimensions, int[][] thresholds, boolean recorded) {
      this(name, dimensions, thresholds, recorded, GroupDecisions.NONE);
    }

    /** A model that gives outputs, or, without dimensions, one whose answers are recorded. */
    public Model(String name, int[] dimensions, int[][] thresholds) {
      this(name, dimensions, thresholds, dimensions.length == 0);
    }

    /** Place of a dimension among those of its outputs; -1 if it is none of them. */
    int place(int dimension) {
      return Arrays.stream(dimensions).boxed().toList().indexOf(dimension);
    }
  }

  /** Whom the answers of an entry are counted against. */
  public enum Against {
    /** A model against the consensus of the panel, or against another model. */
    CONSENSUS,
    /** People among themselves: the ratings of an item, no answer. */
    RATERS,
    /**
     * A model, or one rater of the panel, against the consensus of the other raters, each of them
     * left out in turn.
     */
    REST,
    /** One rater against the consensus of the others, a group for each rater. */
    EACH_RATER,
    /** One rater against another, a group for each pair of raters. */
    PAIRS,
    /** People among themselves, or a model with each of them, on a dimension or on two at once. */
    TRAITS,
    /**
     * What a model says beside what people say, or what people say. A table of this kind shows all
     * that tells how good a model is as a judge, its other entries being against raters or a
     * consensus.
     */
    JUDGE,
    /** A model, or the consensus of people, by itself. */
    ALONE;

    /** True where groups are raters or pairs of raters. */
    public boolean grouped() {
      return this == EACH_RATER || this == PAIRS;
    }
  }

  /**
   * What stands in for an answer that is missing. All but the first two only tell what a number
   * would be, and are counted for the whole sample alone.
   */
  public enum Instead {
    /** Nothing: it stays missing. */
    NOTHING,
    /** An answer that is none of the scale's: it misses what the reference says. */
    WRONG,
    /** The same. */
    IF_WRONG,
    /** The lowest value of an ordered scale. */
    IF_LOWEST,
    /** The highest value of an ordered scale. */
    IF_HIGHEST;

    /** Whether it only tells what a number would be. */
    public boolean told() {
      return this != NOTHING && this != WRONG;
    }
  }

  /**
   * One tally to make.
   *
   * @param tallier name of the tallier
   * @param dimension position of the dimension
   * @param against whom answers are counted against
   * @param model position of the model that answers, or -1 for people
   * @param consensus how people's ratings become the reference; null for that of the question
   * @param reference position of the model that is taken for the reference, or -1 for people
   * @param rival position of the model that is compared item by item, or -1 for none
   * @param label label of the scale, or -1 for the whole
   * @param strata what divides the items
   * @param silent position of a model that gave no answer to the items counted, or -1 for all items
   * @param other position of a second dimension that is seen at once, or -1 for none
   * @param instead what stands in for the answers of a model that is silent on the items counted
   * @param panel positions of the models whose answers take the place of people's ratings; none
   *     where people rate
   */
  public record Entry(
      String tallier,
      int dimension,
      Against against,
      int model,
      Consensus consensus,
      int reference,
      int rival,
      int label,
      Strata strata,
      int silent,
      int other,
      Instead instead,
      List<Integer> panel)
      implements Serializable {

    /** People rate. */
    public Entry(
        String tallier,
        int dimension,
        Against against,
        int model,
        Consensus consensus,
        int reference,
        int rival,
        int label,
        Strata strata,
        int silent,
        int other,
        Instead instead) {
      this(
          tallier, dimension, against, model, consensus, reference, rival, label, strata, silent,
          other, instead, List.of());
    }

    /** All items on one dimension, whoever is silent on them. */
    public Entry(
        String tallier,
        int dimension,
        Against against,
        int model,
        Consensus consensus,
        int reference,
        int rival,
        int label,
        Strata strata) {
      this(
          tallier,
          dimension,
          against,
          model,
          consensus,
          reference,
          rival,
          label,
          strata,
          -1,
          -1,
          Instead.NOTHING);
    }

    /** A model against the consensus of people, or people among themselves. */
    public Entry(String tallier, int dimension, int model, int label, Strata strata) {
      this(
          tallier,
          dimension,
          model < 0 ? Against.RATERS : Against.CONSENSUS,
          model,
          null,
          -1,
          -1,
          label,
          strata);
    }

    /** People, or a model with them, on one dimension, or on {@code other} as well if it is one. */
    public static Entry ofTraits(
        String tallier, int dimension, int other, int model, Strata strata) {
      return new Entry(
          tallier,
          dimension,
          Against.TRAITS,
          model,
          null,
          -1,
          -1,
          -1,
          strata,
          -1,
          other,
          Instead.NOTHING);
    }

    /** The same where a panel of models rates in the place of people. */
    public Entry ratedBy(List<Integer> models) {
      return new Entry(
          tallier,
          dimension,
          against,
          model,
          consensus,
          reference,
          rival,
          label,
          strata,
          silent,
          other,
          instead,
          List.copyOf(models));
    }

    /** True if items of one turn are compared with each other. */
    boolean together() {
      return TALLIERS.get(tallier).together();
    }

    /** False if it is counted for the whole sample only. */
    public boolean byBlock() {
      return TALLIERS.get(tallier).byBlock() && !instead.told();
    }

    /** True if it is counted how long texts are. */
    public boolean needsLength() {
      return TALLIERS.get(tallier).needsLength();
    }

    /** True if it must be known who gave a rating. */
    public boolean needsRaters() {
      return panel.isEmpty() && (against.grouped() || TALLIERS.get(tallier).needsRaters());
    }
  }

  /**
   * An item to count.
   *
   * @param outputs outputs of each model, or null where it gave none
   * @param raters number of each rater; -1 where raters are not numbered
   * @param cluster see {@link Case#cluster}
   * @param length see {@link Case#length}
   */
  public record Item(
      RatedItem rated, long[][] outputs, ToIntFunction<String> raters, long cluster, long length) {

    /** An item whose length nobody asks for. */
    public Item(RatedItem rated, long[][] outputs, ToIntFunction<String> raters, long cluster) {
      this(rated, outputs, raters, cluster, 0);
    }

    /** The same with other ratings. */
    public Item with(RatedItem other) {
      return new Item(other, outputs, raters, cluster, length);
    }
  }

  /** The first entry with the dimension and strata of this one. */
  public int firstAlike(int entry) {
    Entry of = entries.get(entry);
    int first = 0;
    while (entries.get(first).dimension() != of.dimension()
        || !entries.get(first).strata().equals(of.strata())) {
      first++;
    }
    return first;
  }

  /** Where counts go. */
  public interface Destination {
    /** Takes the counts of one item under an entry and a group, which is empty without strata. */
    Counts.Sink of(int entry, String group);
  }

  /** Counts one item under every entry it has ratings for. */
  public void count(Item item, Destination destination) {
    GroupViews groups = new GroupViews(this, item);
    for (int e = 0; e < entries.size(); e++) {
      Entry entry = entries.get(e);
      if (!entry.together()
          && (entry.against() == Against.TRAITS || asked(item, entry.model(), entry.dimension()))) {
        for (GroupViews.Group group : groups.of(entry)) {
          if (!group.views().answers(entry.silent(), entry.dimension())) {
            group.count(entry, e, destination);
          }
        }
      }
    }
  }

  /**
   * The reference of an item: the consensus of its raters, or what its panel concluded; a category
   * on scales that have any.
   */
  public long reference(RatedItem item, int dimension) {
    ItemCodes ratings = ItemCodes.of(dimensions.get(dimension), item, rater -> -1);
    boolean category = !(dimensions.get(dimension).scale() instanceof Scale.Interval);
    return reference(item, dimension, consensus, ratings, category);
  }

  long reference(RatedItem item, int dimension, Consensus rule, ItemCodes panel, boolean category) {
    Dimension of = dimensions.get(dimension);
    return panel.codes().length > 0 && !rule.recorded()
        ? rule.answer(of.scale(), panel.codes(), drawnBy(item, dimension), category)
        : RecordedAnswers.of(item, of, RatedItem.By.PANEL, "");
  }

  /** What ties on a dimension of an item are drawn by. */
  String drawnBy(RatedItem item, int dimension) {
    return item.item() + "\t" + dimensions.get(dimension).source();
  }

  /**
   * A model's part of its outputs that is about a dimension; null if it has none, or says nothing
   * of the item.
   */
  long[] outputs(Item item, int model, int dimension) {
    Model by = models.get(model);
    if (by.recorded()) {
      return by.place(dimension) < 0
          ? null
          : RecordedAnswers.degrees(item.rated(), dimensions.get(dimension), by.name());
    }
    long[] given = given(item, model, dimension);
    return given == null || given[0] == Scale.ABSENT || given[0] == Scale.NOT_ASKED
        ? null
        : by.groups()
            .outputs(item.rated(), by.place(dimension), dimensions.get(dimension).scale(), given);
  }

  /** False of an item that a model was not asked about: no answer of it is missing. */
  boolean asked(Item item, int model, int dimension) {
    if (model < 0 || models.get(model).recorded()) {
      return true;
    }
    long[] given = given(item, model, dimension);
    return given == null || given[0] != Scale.NOT_ASKED;
  }

  /** What stands in a model's outputs about a dimension; null if nothing does. */
  private long[] given(Item item, int model, int dimension) {
    Model by = models.get(model);
    long[][] outputs = item.outputs();
    if (outputs[model] == null) {
      return null;
    }
    int from = 0;
    for (int d : by.dimensions()) {
      int to = from + dimensions.get(d).scale().outputs();
      if (d == dimension) {
        if (to > outputs[model].length) {
          throw new IllegalStateException(
              outputs[model].length + " outputs of " + by.name() + ", expected " + to + " or more");
        }
        return Arrays.copyOfRange(outputs[model], from, to);
      }
      from = to;
    }
    return null;
  }

  /** What a model concludes from its outputs, or what is recorded of it. */
  long answer(RatedItem item, int model, int dimension, long[] outputs) {
    Dimension of = dimensions.get(dimension);
    Model by = models.get(model);
    int at = by.place(dimension);
    if (by.recorded() && (at < 0 || outputs == null)) {
      return RecordedAnswers.of(item, of, RatedItem.By.MODEL, by.name());
    }
    return outputs == null
        ? Scale.ABSENT
        : Decision.answer(
            of.scale(), outputs, by.groups().thresholds(item, at, by.thresholds()[at]));
  }
}
