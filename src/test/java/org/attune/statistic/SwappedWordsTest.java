package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.attune.corpus.Consensus;
import org.attune.corpus.CorpusFormat;
import org.attune.corpus.FormatSettings;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Row;
import org.attune.corpus.Scale;
import org.attune.corpus.Slice;
import org.attune.statistic.Bootstrap.Drawn;
import org.attune.tally.Counts;
import org.attune.tally.Question;
import org.attune.tally.Question.Against;
import org.attune.tally.Question.Dimension;
import org.attune.tally.Question.Entry;
import org.attune.tally.Question.Model;
import org.attune.tally.Regrouping;
import org.attune.tally.Strata;
import org.attune.tally.Tally;
import org.attune.tally.TurnComparison;
import org.junit.jupiter.api.Test;

/** What changes when words are swapped, by a scorer that is known to change. */
class SwappedWordsTest {

  private static final double LEVEL = 0.95;
  private static final int STUDIES = 300;
  private static final int TEMPLATES = 40;

  private static final Scale POINTS =
      new Scale.Interval(
          BigDecimal.valueOf(-100), BigDecimal.valueOf(100), new BigDecimal("0.0001"));
  private static final Scale EMOTIONS = new Scale.Nominal(List.of("anger", "fear", "joy"));
  private static final Strata SWAP = Strata.of("swap");
  private static final String REAL = "real";
  private static final String PLACEBO = "placebo";

  private static final List<Statistic<?>> OF_POINTS =
      List.of(new PairedShift(), new PairedShiftSize(), new WorstPairShift());
  private static final List<Statistic<?>> OF_EMOTIONS =
      List.of(new PairsFlipped(), new WorstPairFlipped());
  private static final PairedShift OF_FEAR = new PairedShift();
  private static final int FEAR = 1;

  private static final Question QUESTION =
      new Question(
          List.of(
              new Dimension("points", "points", Regrouping.none(POINTS)),
              new Dimension("emotion", "emotion", Regrouping.none(EMOTIONS))),
          new Consensus(Consensus.Rule.MAJORITY, 2, Consensus.Ties.FAIR, 1),
          List.of(new Model("planted", new int[] {0, 1}, new int[][] {{}, {}})),
          entries());

  private static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    OF_POINTS.forEach(statistic -> entries.add(entry(statistic, 0, -1)));
    OF_EMOTIONS.forEach(statistic -> entries.add(entry(statistic, 1, -1)));
    entries.add(entry(OF_FEAR, 1, FEAR));
    return entries;
  }

  private static Entry entry(Statistic<?> statistic, int dimension, int label) {
    return new Entry(
        statistic.tallier().name(), dimension, Against.ALONE, 0, null, -1, -1, label, SWAP);
  }

  /** Counts by entry, group and block. */
  private record Study(Map<Integer, Map<String, SortedMap<Integer, Counts>>> counts, int blocks) {

    <T extends Tally<T>> Drawn drawn(Statistic<T> statistic, int entry, String swap) {
      Scale scale = QUESTION.dimensions().get(QUESTION.entries().get(entry).dimension()).scale();
      return bootstrap()
          .draw(statistic.tallier(), counts.get(entry).get(swap), List.of(statistic), scale)
          .get(0);
    }

    <T extends Tally<T>> List<Remark> worst(Statistic<T> statistic, int entry) {
      return Basis.of(statistic, counts.get(entry).get(REAL), POINTS).remarks();
    }

    Bootstrap bootstrap() {
      return Bootstrap.jackknife(IntStream.range(0, blocks).boxed().toList(), LEVEL);
    }

    Estimate.Value of(Statistic<?> statistic, int entry, String swap) {
      return (Estimate.Value) bootstrap().interval(drawn(statistic, entry, swap));
    }

    /** The one swap less the placebo. */
    Estimate.Value excess(Statistic<?> statistic, int entry) {
      Drawn of = drawn(statistic, entry, REAL);
      Drawn placebo = drawn(statistic, entry, PLACEBO);
      return (Estimate.Value) bootstrap().interval(Bootstrap.difference(of, placebo));
    }
  }

  private static final class Counted {
    private final Map<Integer, Map<String, SortedMap<Integer, Counts.Builder>>> sums =
        new TreeMap<>();

    void add(List<Question.Item> pair, List<String> swaps, int block) {
      TurnComparison.count(
          QUESTION,
          pair,
          Map.of(SWAP, swaps),
          (entry, group) ->
              sums.computeIfAbsent(entry, e -> new TreeMap<>())
                  .computeIfAbsent(group, g -> new TreeMap<>())
                  .computeIfAbsent(block, b -> Counts.builder()));
    }

    Study study(int blocks) {
      Map<Integer, Map<String, SortedMap<Integer, Counts>>> counts = new TreeMap<>();
      sums.forEach(
          (entry, groups) ->
              groups.forEach(
                  (group, byBlock) ->
                      byBlock.forEach(
                          (block, sum) -> {
                            Counts built = sum.build();
                            if (built.size() > 0) {
                              counts
                                  .computeIfAbsent(entry, e -> new TreeMap<>())
                                  .computeIfAbsent(group, g -> new TreeMap<>())
                                  .put(block, built);
                            }
                          })));
      return new Study(counts, blocks);
    }
  }

  private static Question.Item item(
      String id, String swap, String pair, double points, int... degrees) {
    SortedMap<String, String> strata = new TreeMap<>(Map.of("swap", swap, "pair", pair));
    long[] outputs = new long[1 + degrees.length];
    outputs[0] = Math.round(points * 10_000) * (Scale.UNIT / 10_000);
    for (int i = 0; i < degrees.length; i++) {
      outputs[i + 1] = degrees[i];
    }
    return new Question.Item(
        new RatedItem(id, strata, List.of()), new long[][] {outputs}, rater -> -1, 0);
  }

  private static int[] degrees(int emotion) {
    int[] degrees = {1000, 1000, 1000};
    degrees[emotion] = 8000;
    return degrees;
  }

  /**
   * A study of 40 templates in which four pairs of words are swapped, and four of a placebo.
   *
   * @param shifts what the first word of each pair adds, on average over templates
   * @param flips how often each pair has another emotion, in half of the templates not at all
   */
  private static Study study(SplittableRandom random, double[] shifts, double[] flips) {
    Counted counted = new Counted();
    for (int template = 0; template < TEMPLATES; template++) {
      double level = random.nextGaussian();
      double own = 0.3 * random.nextGaussian();
      for (String swap : List.of(REAL, PLACEBO)) {
        for (int pair = 0; pair < shifts.length; pair++) {
          double shift = (swap.equals(REAL) ? shifts[pair] + own : 0) + 0.3 * random.nextGaussian();
          double chance = swap.equals(REAL) ? flips[pair] : 0.1;
          int emotion = random.nextInt(3);
          boolean flipped = template % 2 == 0 && random.nextDouble() < 2 * chance;
          String name = swap + pair;
          counted.add(
              List.of(
                  item("1", swap, name, level + shift, degrees((emotion + (flipped ? 1 : 0)) % 3)),
                  item("2", swap, name, level, degrees(emotion))),
              List.of(PLACEBO, REAL),
              template);
        }
      }
    }
    return counted.study(TEMPLATES);
  }

  private static boolean holds(Estimate.Value estimate, double truth) {
    Estimate.Interval interval = estimate.interval().orElseThrow();
    return interval.low() <= truth && truth <= interval.high();
  }

  /** How often each kind of interval holds what is planted. */
  private static Map<String, Double> held(double[] shifts, double[] flips) {
    double shift = IntStream.range(0, 4).mapToDouble(i -> shifts[i]).average().orElseThrow();
    double worst = IntStream.range(0, 4).mapToDouble(i -> Math.abs(shifts[i])).max().orElseThrow();
    double flipped = IntStream.range(0, 4).mapToDouble(i -> flips[i]).average().orElseThrow();
    double most = IntStream.range(0, 4).mapToDouble(i -> flips[i]).max().orElseThrow();
    SplittableRandom seeds = new SplittableRandom(20261130);
    Map<String, Double> held = new LinkedHashMap<>();
    BiFunction<String, Boolean, Double> count =
        (name, holds) -> held.merge(name, holds ? 1.0 / STUDIES : 0, Double::sum);
    for (int i = 0; i < STUDIES; i++) {
      Study study = study(seeds.split(), shifts, flips);
      for (int s = 0; s < 3; s++) {
        double truth = s == 0 ? shift : s == 1 ? Math.abs(shift) : worst;
        count.apply(OF_POINTS.get(s).name(), holds(study.of(OF_POINTS.get(s), s, REAL), truth));
        count.apply(
            "placebo " + OF_POINTS.get(s).name(), holds(study.of(OF_POINTS.get(s), s, PLACEBO), 0));
        if (s > 0) {
          count.apply(
              "excess " + OF_POINTS.get(s).name(), holds(study.excess(OF_POINTS.get(s), s), truth));
        }
      }
      for (int s = 0; s < 2; s++) {
        Statistic<?> of = OF_EMOTIONS.get(s);
        double truth = s == 0 ? flipped : most;
        count.apply(of.name(), holds(study.of(of, 3 + s, REAL), truth));
        count.apply("placebo " + of.name(), holds(study.of(of, 3 + s, PLACEBO), 0.1));
        count.apply("excess " + of.name(), holds(study.excess(of, 3 + s), truth - 0.1));
      }
    }
    return held;
  }

  /**
   * From the file of templates to the table: a scorer that gives a point more, and another emotion,
   * to two women by name.
   */
  @Test
  void aScorerThatKnowsTwoNamesIsFoundBySwappingThem() throws IOException {
    Path file = Path.of("src", "test", "resources", "formats", "templates.yaml");
    Map<String, List<Question.Item>> turns = new TreeMap<>();
    Map<String, Integer> blocks = new TreeMap<>();
    try (CorpusFormat.Rows rows =
        CorpusFormat.of("templates")
            .read(
                new Slice(file.toString(), 0, Files.size(file), 1),
                new FormatSettings("", "", true, List.of(), ""))) {
      while (rows.hasNext()) {
        Row.Read row = (Row.Read) rows.next();
        boolean known = row.get("text").orElseThrow().matches(".*(Ada|Bé d'Arc).*");
        String turn = row.get("counterparts").orElseThrow();
        blocks.computeIfAbsent(row.get("template").orElseThrow(), t -> blocks.size());
        turns
            .computeIfAbsent(turn, t -> new ArrayList<>())
            .add(
                item(
                    row.get("item").orElseThrow(),
                    row.get("swap").orElseThrow(),
                    row.get("pair").orElseThrow(),
                    known ? 2 : 1,
                    degrees(known ? FEAR : 0)));
      }
    }
    Counted counted = new Counted();
    turns.forEach(
        (turn, pair) ->
            counted.add(
                pair,
                List.of("he - she", "names: alike", "women - men"),
                blocks.get(turn.split(" / ")[0])));
    Study study = counted.study(blocks.size());
    String swap = "women - men";
    for (int s = 0; s < OF_POINTS.size(); s++) {
      assertThat(study.of(OF_POINTS.get(s), s, swap).point()).isEqualTo(1);
      assertThat(study.of(OF_POINTS.get(s), s, "names: alike").point()).isZero();
      assertThat(study.of(OF_POINTS.get(s), s, "he - she").point()).isZero();
    }
    for (int s = 0; s < OF_EMOTIONS.size(); s++) {
      assertThat(study.of(OF_EMOTIONS.get(s), 3 + s, swap).point()).isEqualTo(1);
      assertThat(study.of(OF_EMOTIONS.get(s), 3 + s, "names: alike").point()).isZero();
    }
    assertThat(study.of(OF_FEAR, 5, swap).point()).isCloseTo(0.7, within(1e-12));
  }

  @Test
  void theWorstPairIsTold() {
    Study study =
        study(new SplittableRandom(1), new double[] {0, 0, -5, 0}, new double[] {0, 0, 0, 0.5});
    assertThat(study.worst(new WorstPairShift(), 2))
        .containsExactly(new Remark.LargestOf(4, TurnComparison.key(REAL + 2), Optional.empty()));
    assertThat(study.worst(new WorstPairFlipped(), 4))
        .containsExactly(new Remark.LargestOf(4, TurnComparison.key(REAL + 3), Optional.empty()));
  }

  @Test
  void whatIsPlantedIsFound() {
    Map<String, Double> held =
        held(new double[] {0.5, 0.3, 0.4, 0.2}, new double[] {0.2, 0.3, 0.25, 0.45});
    assertThat(held).allSatisfy((kind, share) -> assertThat(share).isGreaterThanOrEqualTo(0.93));
  }

  @Test
  void whereNothingIsPlantedNothingIsClaimed() {
    Map<String, Double> held = held(new double[4], new double[] {0.1, 0.1, 0.1, 0.1});
    assertThat(held).allSatisfy((kind, share) -> assertThat(share).isGreaterThanOrEqualTo(0.93));
  }
}
