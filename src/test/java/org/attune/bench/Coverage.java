package org.attune.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.statistic.Accuracy;
import org.attune.statistic.Bootstrap;
import org.attune.statistic.CohenKappa;
import org.attune.statistic.Estimate;
import org.attune.statistic.KrippendorffAlphaInterval;
import org.attune.statistic.KrippendorffAlphaNominal;
import org.attune.statistic.MacroF1;
import org.attune.statistic.Pearson;
import org.attune.statistic.Statistic;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Tally;

/**
 * How often intervals hold the truth where the turns of a conversation are alike: data sets drawn
 * by {@link RatedConversations}, an interval of each, and the value in a sample so large that its
 * own error does not count.
 */
public final class Coverage {

  private static final int SETS = 500;
  private static final int REPLICATES = 1_000;
  private static final double LEVEL = 0.95;
  private static final List<Integer> CONVERSATIONS = List.of(100, 60, 40, 20);

  /** Conversations in the sample that stands for the truth, in so many parts. */
  private static final int TRUTH = 400_000;

  private static final int PARTS = 100;

  private static final List<Measure<?>> MEASURES =
      List.of(
          new Measure<>("Krippendorff's alpha, interval", new KrippendorffAlphaInterval(), false),
          new Measure<>("Krippendorff's alpha, nominal", new KrippendorffAlphaNominal(), false),
          new Measure<>("Cohen's kappa", new CohenKappa(), false),
          new Measure<>("macro-F1", new MacroF1(), false),
          new Measure<>("Pearson's r", new Pearson(), false),
          new Measure<>("macro-F1, model - rival", new MacroF1(), true),
          new Measure<>("accuracy, model - rival", new Accuracy(), true));

  private static final List<Column> COLUMNS =
      List.of(
          new Column("conversations drawn, percentile", false, Coverage::percentile),
          new Column("conversations drawn, BCa", false, Coverage::accelerated),
          new Column("turns drawn, percentile", true, Coverage::percentile));

  private Coverage() {}

  /** Takes numbers of conversations; 100, 60, 40 and 20 if there are none. */
  public static void main(String[] arguments) {
    List<Integer> sizes = new ArrayList<>();
    for (String argument : arguments) {
      sizes.add(Integer.parseInt(argument));
    }
    System.out.printf(
        Locale.ROOT,
        "%,d data sets, %,d replicates, intervals at %.0f %%, truth from %,d conversations%n",
        SETS,
        REPLICATES,
        100 * LEVEL,
        TRUTH);
    double[] truth = truth();
    for (int conversations : sizes.isEmpty() ? CONVERSATIONS : sizes) {
      print(conversations, truth, sets(conversations, truth));
    }
  }

  /** What is drawn, and how intervals are made of the draws. */
  private record Column(String name, boolean turnsDrawn, Making making) {}

  private interface Making {
    Bootstrap bootstrap(List<Integer> population, long seed);
  }

  private static Bootstrap percentile(List<Integer> population, long seed) {
    return new Bootstrap(population, REPLICATES, LEVEL, seed);
  }

  private static Bootstrap accelerated(List<Integer> population, long seed) {
    return new Bootstrap(population, REPLICATES, LEVEL, seed, Bootstrap.Method.BCA);
  }

  /** What is estimated: a statistic of the model, or the model's less the rival's. */
  private record Measure<T extends Tally<T>>(
      String name, Statistic<T> statistic, boolean difference) {

    Bootstrap.Drawn draw(Bootstrap bootstrap, List<List<Case>> blocks) {
      Bootstrap.Drawn own = draw(bootstrap, blocks, UnaryOperator.identity());
      return difference
          ? Bootstrap.difference(own, draw(bootstrap, blocks, RatedConversations::byRival))
          : own;
    }

    private Bootstrap.Drawn draw(
        Bootstrap bootstrap, List<List<Case>> blocks, UnaryOperator<Case> seen) {
      SortedMap<Integer, Counts> byBlock = new TreeMap<>();
      for (int b = 0; b < blocks.size(); b++) {
        byBlock.put(b, count(blocks.get(b).stream().map(seen)));
      }
      return bootstrap
          .draw(statistic.tallier(), byBlock, List.of(statistic), RatedConversations.SCALE)
          .get(0);
    }

    Counts count(Stream<Case> turns) {
      Counts.Builder counts = Counts.builder();
      turns.forEach(turn -> statistic.tallier().count(turn, counts));
      return counts.build();
    }

    double value(Counts counts) {
      return point(statistic.estimate(statistic.tallier().tally(counts), RatedConversations.SCALE));
    }
  }

  private static double point(Estimate estimate) {
    return ((Estimate.Value) estimate).point();
  }

  /** The value of each measure in the large sample. */
  private static double[] truth() {
    List<SplittableRandom> parts = generators(0, PARTS);
    List<List<Counts>> counted = parts.parallelStream().map(Coverage::part).toList();
    double[] truth = new double[MEASURES.size()];
    for (int m = 0; m < truth.length; m++) {
      Measure<?> measure = MEASURES.get(m);
      truth[m] = measure.value(sum(counted, 2 * m));
      if (measure.difference()) {
        truth[m] -= measure.value(sum(counted, 2 * m + 1));
      }
    }
    return truth;
  }

  private static Counts sum(List<List<Counts>> parts, int of) {
    return parts.stream().map(part -> part.get(of)).reduce(Counts.NONE, Counts::plus);
  }

  /** For each measure the counts of the model and of the rival. */
  private static List<Counts> part(SplittableRandom random) {
    RatedConversations conversations = new RatedConversations(random);
    List<Case> turns =
        Stream.generate(conversations::next).limit(TRUTH / PARTS).flatMap(List::stream).toList();
    return MEASURES.stream()
        .flatMap(
            measure ->
                Stream.of(
                    measure.count(turns.stream()),
                    measure.count(turns.stream().map(RatedConversations::byRival))))
        .toList();
  }

  /**
   * How many data sets gave an interval, how many of these hold the truth, and the sum of their
   * widths. A set without an interval counts as one that does not hold it.
   */
  private record Held(int given, int holding, double width) {

    static Held of(Estimate estimate, double truth) {
      Estimate.Interval interval =
          estimate instanceof Estimate.Value value ? value.interval().orElse(null) : null;
      if (interval == null) {
        return new Held(0, 0, 0);
      }
      boolean holds = interval.low() <= truth && truth <= interval.high();
      return new Held(1, holds ? 1 : 0, interval.high() - interval.low());
    }

    Held plus(Held other) {
      return new Held(given + other.given, holding + other.holding, width + other.width);
    }
  }

  private static List<SplittableRandom> generators(long seed, int number) {
    return Stream.generate(new SplittableRandom(seed)::split).limit(number).toList();
  }

  /** Sets of one size are seeded by it, so that a table does not depend on those before it. */
  private static Held[][] sets(int conversations, double[] truth) {
    return generators(conversations, SETS).parallelStream()
        .map(random -> set(conversations, truth, random))
        .reduce(
            (some, others) -> {
              Held[][] sum = new Held[some.length][COLUMNS.size()];
              for (int m = 0; m < sum.length; m++) {
                for (int c = 0; c < sum[m].length; c++) {
                  sum[m][c] = some[m][c].plus(others[m][c]);
                }
              }
              return sum;
            })
        .orElseThrow();
  }

  private static Held[][] set(int conversations, double[] truth, SplittableRandom random) {
    RatedConversations source = new RatedConversations(random);
    List<List<Case>> whole = Stream.generate(source::next).limit(conversations).toList();
    List<List<Case>> single = whole.stream().flatMap(List::stream).map(List::of).toList();
    long seed = random.nextLong();
    Held[][] held = new Held[MEASURES.size()][COLUMNS.size()];
    for (int c = 0; c < COLUMNS.size(); c++) {
      List<List<Case>> blocks = COLUMNS.get(c).turnsDrawn() ? single : whole;
      List<Integer> population = IntStream.range(0, blocks.size()).boxed().toList();
      Bootstrap bootstrap = COLUMNS.get(c).making().bootstrap(population, seed);
      for (int m = 0; m < held.length; m++) {
        held[m][c] = Held.of(bootstrap.interval(MEASURES.get(m).draw(bootstrap, blocks)), truth[m]);
      }
    }
    return held;
  }

  private static void print(int conversations, double[] truth, Held[][] held) {
    StringBuilder table =
        new StringBuilder("\n%d conversations:\n\n| statistic | truth |".formatted(conversations));
    COLUMNS.forEach(column -> table.append(' ').append(column.name()).append(" | width |"));
    table.append("\n| --- | ---: |").append(" ---: | ---: |".repeat(COLUMNS.size())).append('\n');
    for (int m = 0; m < held.length; m++) {
      table.append(String.format(Locale.ROOT, "| %s | %.3f |", MEASURES.get(m).name(), truth[m]));
      for (Held of : held[m]) {
        table.append(
            String.format(
                Locale.ROOT,
                " %.1f %% | %.3f |",
                100.0 * of.holding() / SETS,
                of.width() / of.given()));
      }
      table.append('\n');
    }
    System.out.print(table);
  }
}
