package org.attune.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.attune.Names;
import org.attune.corpus.Consensus;
import org.attune.corpus.Scale;
import org.attune.statistic.Bootstrap;
import org.attune.statistic.Bootstrap.Drawn;
import org.attune.statistic.Draws;
import org.attune.statistic.Estimate;
import org.attune.statistic.RatersLeftOut;
import org.attune.statistic.Replicates;
import org.attune.statistic.Statistic;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/**
 * How often intervals at 95 % hold what other raters would have said: of the same conversations
 * ({@code draw: raters}), or of others ({@code both}). Raters are drawn from a population in which
 * some are more severe than others, and rate all of {@value #CONVERSATIONS} conversations; the
 * truth is the mean value over other raters, as many as these. Writes the rows of {@link Coverage}
 * with the number of raters in place of blocks.
 *
 * <p>Arguments: {@code method=jackknife sets=300 raters=5,10,20,40 replicates=500 only=NAME,...}.
 */
public final class RaterCoverage {

  private static final int CONVERSATIONS = 40;

  /** Sets of other raters whose mean value of the same conversations is the truth. */
  private static final int OTHERS = 60;

  /** Studies of other conversations whose mean value is the truth. */
  private static final int STUDIES = 400;

  private static final double HALF = Math.sqrt(.5);

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private record Turn(int conversation, double x, long model) {}

  /** What one study gives of a statistic: the estimates, and the truth of these conversations. */
  private record Study(double truth, Estimate raters, Estimate both) {}

  private final Scale scale;
  private final Consensus consensus;
  private final int raters;
  private final int replicates;
  private final boolean jackknife;
  private final List<Statistic<?>> statistics;

  private RaterCoverage(Scale scale, int raters, Map<String, String> given) {
    this.scale = scale;
    this.raters = raters;
    replicates = Integer.parseInt(given.getOrDefault("replicates", "500"));
    jackknife = given.getOrDefault("method", "jackknife").equals("jackknife");
    consensus =
        new Consensus(
            scale.ordered() ? Consensus.Rule.MEAN : Consensus.Rule.MAJORITY,
            1,
            Consensus.Ties.FIRST,
            1);
    List<String> only =
        Stream.of(given.getOrDefault("only", "").split(",")).filter(n -> !n.isEmpty()).toList();
    statistics =
        Names.in(Statistic.class, Statistic.class).values().stream()
            .map(type -> (Statistic<?>) Names.create(type))
            .filter(s -> s.resampled() && !s.tallier().needsRival())
            .filter(
                s -> s.scope(scale) != Tallier.Scope.NONE && s.scope(scale) != Tallier.Scope.LABEL)
            .filter(s -> only.isEmpty() || only.contains(s.name()))
            .collect(Collectors.toList());
  }

  /** Prints the table. */
  public static void main(String[] arguments) {
    Map<String, String> given =
        Arrays.stream(arguments)
            .map(a -> a.split("=", 2))
            .collect(Collectors.toMap(a -> a[0], a -> a[1]));
    int sets = Integer.parseInt(given.getOrDefault("sets", "300"));
    PrintStream out = System.out;
    out.println("statistic,kind,shape,blocks,given,holds,width");
    for (Scale scale :
        List.of(
            new Scale.Ordinal(List.of("1", "2", "3", "4", "5")),
            new Scale.Nominal(List.of("a", "b", "c", "d")))) {
      for (String raters : given.getOrDefault("raters", "5,10,20,40").split(",")) {
        new RaterCoverage(scale, Integer.parseInt(raters), given).rows(sets).forEach(out::println);
      }
    }
  }

  private List<String> rows(int sets) {
    List<List<Double>> means =
        generators(0, STUDIES).parallelStream()
            .map(
                random -> {
                  List<Turn> turns = turns(random, CONVERSATIONS);
                  long[][] ratings = rate(random, turns);
                  return statistics.stream().map(s -> value(s, turns, ratings)).toList();
                })
            .toList();
    List<List<Study>> studies = generators(raters, sets).parallelStream().map(this::study).toList();
    List<String> rows = new ArrayList<>();
    for (int s = 0; s < statistics.size(); s++) {
      int at = s;
      double truth =
          means.stream().mapToDouble(m -> m.get(at)).filter(Double::isFinite).average().orElse(0);
      List<Study> of = studies.stream().map(study -> study.get(at)).toList();
      rows.add(row(s, "other-raters", of.stream().map(Study::raters).toList(), truths(of)));
      double[] same = new double[of.size()];
      Arrays.fill(same, truth);
      rows.add(row(s, "other-raters-and-items", of.stream().map(Study::both).toList(), same));
    }
    return rows;
  }

  private static double[] truths(List<Study> studies) {
    return studies.stream().mapToDouble(Study::truth).toArray();
  }

  private String row(int statistic, String shape, List<Estimate> estimates, double[] truths) {
    double given = 0;
    double holds = 0;
    double width = 0;
    double[] errors = new double[estimates.size()];
    for (int i = 0; i < truths.length; i++) {
      if (estimates.get(i) instanceof Estimate.Value value) {
        errors[i] = value.point() - truths[i];
        if (value.interval().isPresent()) {
          Estimate.Interval limits = value.interval().get();
          given++;
          width += limits.high() - limits.low();
          holds += limits.low() <= truths[i] && truths[i] <= limits.high() ? 1 : 0;
        }
      }
    }
    Arrays.sort(errors);
    double ideal =
        errors[(int) (.975 * (errors.length - 1))] - errors[(int) (.025 * (errors.length - 1))];
    String start =
        statistics.get(statistic).name()
            + ",value,"
            + shape
            + (scale.ordered() ? "" : "-nominal")
            + ","
            + raters;
    return given == 0
        ? start + ",0.000,,"
        : String.format(
            Locale.ROOT,
            "%s,%.3f,%.3f,%.2f",
            start,
            given / truths.length,
            holds / given,
            width / given / ideal);
  }

  private static List<SplittableRandom> generators(long seed, int number) {
    return Stream.generate(new SplittableRandom(seed)::split).limit(number).toList();
  }

  private List<Turn> turns(SplittableRandom random, int conversations) {
    List<Turn> turns = new ArrayList<>();
    for (int c = 0; c < conversations; c++) {
      double common = random.nextGaussian();
      for (int t = random.nextInt(3, 11); t > 0; t--) {
        double x = HALF * common + HALF * random.nextGaussian();
        long model =
            scale.ordered()
                ? Math.round(100 * point(x + .6 * random.nextGaussian())) * (Scale.UNIT / 100)
                : random.nextDouble() < .6 ? quarter(x) : random.nextInt(4);
        turns.add(new Turn(c, x, model));
      }
    }
    return turns;
  }

  /** Ratings by turn and rater, of raters drawn for it. */
  private long[][] rate(SplittableRandom random, List<Turn> turns) {
    double[] severity = random.doubles(raters).toArray();
    Arrays.setAll(severity, rater -> .45 * random.nextGaussian());
    long[][] ratings = new long[turns.size()][raters];
    for (int t = 0; t < ratings.length; t++) {
      double x = turns.get(t).x;
      for (int r = 0; r < raters; r++) {
        ratings[t][r] =
            scale.ordered()
                ? Math.round(point(x + severity[r] + .6 * random.nextGaussian())) - 1
                : random.nextDouble() < .65 + .3 * Math.tanh(severity[r])
                    ? quarter(x)
                    : random.nextInt(4);
      }
    }
    return ratings;
  }

  private static double point(double x) {
    return Math.max(1, Math.min(5, 3 + 1.2 * x));
  }

  private static long quarter(double x) {
    return Math.min(3, (int) (4 * NORMAL.cumulativeProbability(x)));
  }

  /** A turn with each rating as often as its rater counts. */
  private Case rated(Turn turn, long[] ratings, int[] times) {
    int[] who =
        IntStream.range(0, times.length)
            .flatMap(r -> IntStream.generate(() -> r).limit(times[r]))
            .toArray();
    long[] given = Arrays.stream(who).mapToLong(r -> ratings[r]).toArray();
    long reference = given.length == 0 ? Scale.ABSENT : consensus.answer(scale, given, "", false);
    return new Case(
        scale, given, who, reference, turn.model, turn.model, Case.NO_DEGREES, turn.conversation);
  }

  private Counts count(
      Statistic<?> statistic, List<Turn> turns, long[][] ratings, int[] times, int[] blocks) {
    Counts.Builder counts = Counts.builder();
    for (int t = 0; t < ratings.length; t++) {
      int often = blocks[turns.get(t).conversation];
      if (often > 0) {
        statistic
            .tallier()
            .count(
                rated(turns.get(t), ratings[t], times),
                (first, second, amount) -> counts.add(first, second, amount * often));
      }
    }
    return counts.build();
  }

  private static int[] ones(int number) {
    return IntStream.generate(() -> 1).limit(number).toArray();
  }

  private <T extends Tally<T>> double value(
      Statistic<T> statistic, List<Turn> turns, long[][] ratings) {
    Counts counts = count(statistic, turns, ratings, ones(raters), ones(CONVERSATIONS));
    return statistic.estimate(statistic.tallier().tally(counts), scale)
            instanceof Estimate.Value value
        ? value.point()
        : Double.NaN;
  }

  private List<Study> study(SplittableRandom random) {
    List<Turn> turns = turns(random, CONVERSATIONS);
    long[][] ratings = rate(random, turns);
    List<long[][]> others = Stream.generate(() -> rate(random, turns)).limit(OTHERS).toList();
    long seed = random.nextLong();
    return statistics.stream()
        .map(
            s -> {
              double truth =
                  others.stream()
                      .mapToDouble(other -> value(s, turns, other))
                      .filter(Double::isFinite)
                      .average()
                      .orElse(Double.NaN);
              return jackknife
                  ? left(s, turns, ratings, truth)
                  : drawn(s, turns, ratings, truth, seed);
            })
        .toList();
  }

  private <T extends Tally<T>> Study left(
      Statistic<T> statistic, List<Turn> turns, long[][] ratings, double truth) {
    Counts sample = count(statistic, turns, ratings, ones(raters), ones(CONVERSATIONS));
    SortedMap<Integer, Counts> changes = new TreeMap<>();
    for (int r = 0; r < raters; r++) {
      int[] rest = ones(raters);
      rest[r] = 0;
      Counts.Builder change = Counts.builder();
      change.addAll(count(statistic, turns, ratings, rest, ones(CONVERSATIONS)));
      for (int i = 0; i < sample.size(); i++) {
        change.add(sample.first(i), sample.second(i), -sample.amount(i));
      }
      changes.put(r, change.build());
    }
    SortedMap<Integer, Counts> byBlock = new TreeMap<>();
    for (int c = 0; c < CONVERSATIONS; c++) {
      int[] own = new int[CONVERSATIONS];
      own[c] = 1;
      byBlock.put(c, count(statistic, turns, ratings, ones(raters), own));
    }
    Bootstrap bootstrap =
        Bootstrap.jackknife(IntStream.range(0, CONVERSATIONS).boxed().toList(), .95);
    Drawn ofRaters =
        RatersLeftOut.draw(statistic.tallier(), sample, changes, raters, List.of(statistic), scale)
            .get(0);
    Drawn ofBlocks = bootstrap.draw(statistic.tallier(), byBlock, List.of(statistic), scale).get(0);
    return new Study(
        truth,
        bootstrap.interval(ofRaters, CONVERSATIONS),
        bootstrap.interval(ofBlocks.and(ofRaters), CONVERSATIONS));
  }

  private <T extends Tally<T>> Study drawn(
      Statistic<T> statistic, List<Turn> turns, long[][] ratings, double truth, long seed) {
    int[][] times = new Draws(raters, replicates, seed).weights();
    int[][] blocks = new Draws(CONVERSATIONS, replicates, ~seed).weights();
    Bootstrap bootstrap =
        new Bootstrap(IntStream.range(0, CONVERSATIONS).boxed().toList(), replicates, .95, seed);
    List<Estimate> both = new ArrayList<>();
    for (boolean items : new boolean[] {false, true}) {
      SortedMap<Integer, Counts> counts = new TreeMap<>();
      counts.put(0, count(statistic, turns, ratings, ones(raters), ones(CONVERSATIONS)));
      for (int r = 0; r < replicates; r++) {
        int[] often = items ? blocks[r] : ones(CONVERSATIONS);
        counts.put(r + 1, count(statistic, turns, ratings, times[r], often));
      }
      Drawn drawn =
          Replicates.draw(statistic.tallier(), counts, replicates, List.of(statistic), scale)
              .get(0);
      both.add(bootstrap.interval(drawn, Integer.MAX_VALUE));
    }
    return new Study(truth, both.get(0), both.get(1));
  }
}
