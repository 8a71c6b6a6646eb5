package org.attune.study;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.attune.corpus.CardWithoutRaters;
import org.attune.plan.PlannedCorpus;
import org.attune.spark.IdOrder;
import org.attune.spark.Selection;
import org.attune.spark.SingleRatings;
import org.attune.spark.StratumLevels;
import org.attune.tally.Count;
import org.attune.tally.Counts;
import org.attune.tally.Question;
import org.attune.tally.Question.Entry;
import org.attune.tally.Tallier;

/**
 * What is done while a corpus is counted so that results do not tell what single people gave; of a
 * corpus whose ratings are public, nothing.
 *
 * <p>Tallies stay out of results if one may count out of them what somebody gave, knowing which
 * items there are and who rated which:
 *
 * <ul>
 *   <li>fewer than {@value #FEWEST} items are behind the counts of a block, a group of a stratum, a
 *       rater, a pair of raters, a panel size or a panel of known raters;
 *   <li>counts follow from a model's very outputs, or from lengths, which are as good as texts;
 *   <li>raters are left out or drawn: how counts differ without one tells of that one;
 *   <li>the corpus has fewer than {@value #FEWEST_RATINGS} ratings, so that its order of ids could
 *       be found by trying.
 * </ul>
 *
 * <p>What a group of five has in common is still told.
 */
final class Guarded {

  private static final int FEWEST = 5;

  private static final int FEWEST_RATINGS = 200;

  /** Why tallies of groups of people are not for results, whoever may see single ratings. */
  static final String GROUPS =
      "counts of groups of people by block are counts of each person in them";

  private final PlannedCorpus corpus;
  private final Optional<SingleRatings> ratings;

  Guarded(PlannedCorpus corpus, Optional<SingleRatings> ratings) {
    this.corpus = corpus;
    this.ratings = ratings;
  }

  /** Reads the ratings of a corpus, if they are protected. */
  static Guarded of(PlannedCorpus corpus, Supplier<SparkSession> spark, Path items) {
    return new Guarded(
        corpus,
        corpus.card().guarded()
            ? Optional.of(SingleRatings.of(spark.get(), items))
            : Optional.empty());
  }

  /** In which order units, raters and turns are numbered. */
  IdOrder order() {
    return ratings.map(SingleRatings::order).orElse(IdOrder.PLAIN);
  }

  /**
   * Refuses strata that look like people.
   *
   * @param selection the items that are counted
   */
  void checkStrata(Supplier<SparkSession> spark, Path items, Selection selection) {
    ratings.ifPresent(
        known ->
            new StrataOfPeople(corpus.card(), new RaterIds(known.raters()))
                .check(
                    Stream.concat(
                            corpus.entries().stream().map(entry -> entry.strata().names()),
                            corpus.scorers().stream()
                                .flatMap(scorer -> scorer.byGroup().stream())
                                .map(by -> by.strata()))
                        .flatMap(List::stream)
                        .distinct()
                        .toList(),
                    stratum ->
                        corpus.card().raterGroups().contains(stratum)
                            ? StratumLevels.ofRaters(spark.get(), items, stratum)
                            : StratumLevels.of(spark.get(), items, selection, stratum)));
  }

  /** Lines of the card that reach results and hold ids of raters. */
  List<Integer> namedIn(String card) {
    return ratings
        .map(known -> new RaterIds(known.raters()).lines(card, new CardWithoutRaters(card).text()))
        .orElse(List.of());
  }

  /**
   * Why the tallies of the corpus are not for results; empty if they are.
   *
   * @param drawn whether raters are left out or drawn
   */
  String withheld(List<Count> counts, boolean drawn) {
    if (corpus.showsPeople()) {
      return GROUPS;
    }
    if (ratings.isEmpty()) {
      return "";
    }
    for (Entry entry : corpus.entries()) {
      Tallier<?> tallier = Question.TALLIERS.get(entry.tallier());
      if (tallier.needsLength()) {
        return "counts of "
            + corpus.dimensions().get(entry.dimension()).name()
            + " follow from the length of each text";
      }
      if (entry.model() >= 0
          && tallier.keepsOutputs(corpus.dimensions().get(entry.dimension()).scale())) {
        return "counts of "
            + corpus.dimensions().get(entry.dimension()).name()
            + " follow from each output of "
            + corpus.scorers().get(entry.model()).name();
      }
    }
    return drawn
        ? "raters are left out or drawn (resampling: draw)"
        : ratings.get().number() < FEWEST_RATINGS
            ? "there are only %d ratings (at least %d are needed for an order of ids that nobody finds by trying)"
                .formatted(ratings.get().number(), FEWEST_RATINGS)
            : small(counts);
  }

  /**
   * Counts without those that only tell what numbers would be with other answers in the place of
   * missing ones, where too few items are behind these: nothing else hangs on them.
   */
  List<Count> withoutFew(List<Count> counts) {
    if (ratings.isEmpty()) {
      return counts;
    }
    Map<Integer, List<Count>> told =
        counts.stream()
            .filter(c -> entry(c) >= 0 && corpus.entries().get(entry(c)).instead().told())
            .collect(Collectors.groupingBy(Guarded::entry));
    told.values().removeIf(own -> small(own).isEmpty());
    return counts.stream().filter(c -> !told.containsKey(entry(c))).toList();
  }

  /** The entry that a count is of, or that it tells the items behind of. */
  private static int entry(Count count) {
    return count.behind() ? count.of() : count.entry();
  }

  private record Place(int entry, String group, int block) {}

  private String small(List<Count> counts) {
    long fewest = Long.MAX_VALUE;
    int of = 0;
    Map<Place, Counts.Builder> sums = new HashMap<>();
    for (Count c : counts) {
      if (c.behind()) {
        if (c.amount() < fewest) {
          fewest = c.amount();
          of = c.of();
        }
      } else if (c.entry() >= 0) {
        sums.computeIfAbsent(
                new Place(c.entry(), c.stratum(), c.block()), place -> Counts.builder())
            .add(c.first(), c.second(), c.amount());
      }
    }
    for (Map.Entry<Place, Counts.Builder> sum : sums.entrySet()) {
      int entry = sum.getKey().entry();
      long apart =
          Question.TALLIERS
              .get(corpus.entries().get(entry).tallier())
              .tally(sum.getValue().build())
              .fewestApart();
      if (apart < fewest || apart == fewest && entry < of) {
        fewest = apart;
        of = entry;
      }
    }
    return fewest >= FEWEST
        ? ""
        : "only %d item%s behind some counts of %s (at least %d are needed: have larger blocks, as by `resampling: {unit: conversation}` or fewer `blocks`)"
            .formatted(
                fewest,
                fewest == 1 ? " is" : "s are",
                corpus.dimensions().get(corpus.entries().get(of).dimension()).name(),
                FEWEST);
  }
}
