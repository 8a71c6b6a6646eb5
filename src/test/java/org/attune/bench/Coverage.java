package org.attune.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.Names;
import org.attune.corpus.Scale;
import org.attune.statistic.Basis;
import org.attune.statistic.Bootstrap;
import org.attune.statistic.Bootstrap.Drawn;
import org.attune.statistic.Bootstrap.Method;
import org.attune.statistic.Estimate;
import org.attune.statistic.Footing;
import org.attune.statistic.Permutation;
import org.attune.statistic.Statistic;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/**
 * How often intervals at 95 % hold the truth, of every statistic that is resampled, in data of
 * every {@link Shape}: data sets are drawn, an interval is made of each, and the truth is the value
 * in a sample so large that its own error does not count. Writes a table as CSV: how many data sets
 * give an interval, how many of these hold the truth, and how wide they are beside an ideal one,
 * the quantiles at 2.5 and 97.5 % of the estimates themselves.
 *
 * <p>Arguments: {@code method=jackknife sets=500 shapes=even,rare blocks=10,20,50,100,400
 * tests=12,40}; all may be left out.
 */
public final class Coverage {

  private static final double LEVEL = 0.95;

  /** Conversations in the sample that stands for the truth, in so many parts. */
  private static final int TRUTH = 40_000;

  private static final int PARTS = 40;

  private static final List<String> TESTED =
      List.of(
          "accuracy",
          "cohen-kappa",
          "macro-f1",
          "macro-recall",
          "weighted-f1",
          "pearson",
          "concordance-correlation",
          "mean-absolute-error",
          "spearman");

  private final Shape shape;
  private final Map<String, List<Statistic<?>>> byTallier = new LinkedHashMap<>();
  private final Map<String, double[]> truth = new HashMap<>();
  private final Map<String, Counts> whole = new HashMap<>();

  /** What one estimate is: the value, the model less the rival, the model over the rival. */
  enum Kind {
    VALUE,
    DIFFERENCE,
    SHARE
  }

  /** Of all statistics if none are {@code named}. */
  private Coverage(Shape shape, Set<String> named) {
    this.shape = shape;
    Names.in(Statistic.class, Statistic.class).values().stream()
        .map(type -> (Statistic<?>) Names.create(type))
        .filter(s -> named.isEmpty() || named.contains(s.name()))
        .filter(s -> s.resampled() && !s.tallier().needsRival())
        .filter(s -> s.scope(shape.scale()) != Tallier.Scope.NONE)
        .filter(s -> fits(s, shape) && shape.isFor(s.tallier()))
        .forEach(
            s ->
                byTallier
                    .computeIfAbsent(s.tallier().name() + label(s), k -> new ArrayList<>())
                    .add(s));
  }

  /** Categories of values on a scale of many steps are none. */
  private static boolean fits(Statistic<?> statistic, Shape shape) {
    return !(shape.scale() instanceof Scale.Interval)
        || !statistic.tallier().needsCategories()
        || statistic.name().startsWith("quadratic-kappa")
        || statistic.name().startsWith("linear-kappa");
  }

  /** The first label, which is the rare one, where a statistic is about one; else -1. */
  private int label(Statistic<?> statistic) {
    return statistic.scope(shape.scale()) == Tallier.Scope.LABEL ? 0 : -1;
  }

  /** Prints the table. */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> given =
        Arrays.stream(arguments)
            .map(a -> a.split("=", 2))
            .collect(Collectors.toMap(a -> a[0], a -> a[1]));
    Method method =
        Method.valueOf(given.getOrDefault("method", "JACKKNIFE").toUpperCase(Locale.ROOT));
    int sets = Integer.parseInt(given.getOrDefault("sets", "500"));
    List<Shape> shapes =
        given.containsKey("shapes")
            ? Arrays.stream(given.get("shapes").split(","))
                .map(s -> Shape.valueOf(s.toUpperCase(Locale.ROOT).replace('-', '_')))
                .toList()
            : List.of(Shape.values());
    Set<String> named =
        given.containsKey("statistics") ? Set.of(given.get("statistics").split(",")) : Set.of();
    PrintStream out = System.out;
    out.println("statistic,kind,shape,blocks,given,holds,below,above,width");
    for (Shape shape : shapes) {
      Coverage coverage = new Coverage(shape, named);
      coverage.findTruth();
      for (int blocks : numbers(given.getOrDefault("blocks", "10,20,50,100,400"))) {
        coverage.intervals(method, sets, blocks).forEach(out::println);
      }
      for (int blocks : numbers(given.getOrDefault("tests", ""))) {
        coverage.tests(2 * sets, blocks).forEach(out::println);
      }
    }
  }

  private static List<Integer> numbers(String list) {
    return Arrays.stream(list.split(",")).filter(n -> !n.isEmpty()).map(Integer::valueOf).toList();
  }

  private static List<SplittableRandom> generators(long seed, int number) {
    return Stream.generate(new SplittableRandom(seed)::split).limit(number).toList();
  }

  private void findTruth() {
    List<Map<String, List<Counts>>> parts =
        generators(0, PARTS).parallelStream()
            .map(
                random -> {
                  List<Case> turns =
                      shape.study(TRUTH / PARTS, random).stream().flatMap(List::stream).toList();
                  Map<String, List<Counts>> counts = new HashMap<>();
                  byTallier.forEach(
                      (key, statistics) ->
                          counts.put(
                              key,
                              List.of(
                                  count(statistics.get(0), turns, UnaryOperator.identity()),
                                  count(statistics.get(0), turns, Coverage::byRival))));
                  return counts;
                })
            .toList();
    byTallier.forEach(
        (key, statistics) -> {
          List<Counts> sums = new ArrayList<>();
          for (int side = 0; side < 2; side++) {
            Counts.Builder sum = Counts.builder();
            for (Map<String, List<Counts>> part : parts) {
              sum.addAll(part.get(key).get(side));
            }
            sums.add(sum.build());
          }
          whole.put(key, sums.get(0));
          for (Statistic<?> statistic : statistics) {
            truth.put(
                statistic.name(),
                new double[] {value(statistic, sums.get(0)), value(statistic, sums.get(1))});
          }
        });
  }

  private Scale scale(Statistic<?> statistic) {
    return label(statistic) < 0 ? shape.scale() : Case.binary(shape.scale(), label(statistic));
  }

  private <T extends Tally<T>> double value(Statistic<T> statistic, Counts counts) {
    return value(statistic, counts, scale(statistic));
  }

  private static <T extends Tally<T>> double value(
      Statistic<T> statistic, Counts counts, Scale scale) {
    return statistic.estimate(statistic.tallier().tally(counts), scale)
            instanceof Estimate.Value value
        ? value.point()
        : Double.NaN;
  }

  private Counts count(Statistic<?> statistic, List<Case> turns, UnaryOperator<Case> seen) {
    int label = label(statistic);
    Counts.Builder counts = Counts.builder();
    for (Case turn : turns) {
      Case by = seen.apply(turn);
      Case about = label < 0 ? by : by.label(label);
      statistic
          .tallier()
          .count(statistic.tallier().acrossGroups() ? divided(about) : about, counts);
    }
    return counts.build();
  }

  /** What raters of even numbers say of a turn, beside what the others say. */
  private static Case divided(Case turn) {
    return of(turn, 0).beside(of(turn, 1));
  }

  private static Case of(Case turn, int odd) {
    int[] who =
        IntStream.range(0, turn.raters().length).filter(i -> turn.raters()[i] % 2 == odd).toArray();
    return Case.ofRaters(
        turn.scale(),
        Arrays.stream(who).map(i -> turn.raters()[i]).toArray(),
        Arrays.stream(who).mapToLong(i -> turn.ratings()[i]).toArray());
  }

  /** The turn with the rival's answer in place of the model's. */
  private static Case byRival(Case turn) {
    return new Case(
        turn.scale(),
        turn.ratings(),
        turn.raters(),
        turn.reference(),
        turn.rival(),
        turn.model(),
        turn.degrees(),
        turn.cluster(),
        turn.other() == null ? null : byRival(turn.other()),
        turn.length());
  }

  private SortedMap<Integer, Counts> byBlock(
      Statistic<?> statistic, List<List<Case>> blocks, UnaryOperator<Case> seen) {
    SortedMap<Integer, Counts> byBlock = new TreeMap<>();
    for (int b = 0; b < blocks.size(); b++) {
      Counts counts = count(statistic, blocks.get(b), seen);
      if (counts.size() > 0) {
        byBlock.put(b, counts);
      }
    }
    return byBlock;
  }

  private List<String> intervals(Method method, int sets, int blocks) {
    List<Map<String, Estimate>> estimates =
        generators(blocks, sets).parallelStream()
            .map(random -> estimates(method, blocks, random))
            .toList();
    return estimates.get(0).keySet().stream()
        .filter(row -> estimates.stream().anyMatch(set -> set.get(row) instanceof Estimate.Value))
        .map(row -> Held.of(row, shape, blocks, estimates, truth).row())
        .filter(row -> !row.endsWith("Infinity")) // the same in all data sets
        .toList();
  }

  private Map<String, Estimate> estimates(Method method, int number, SplittableRandom random) {
    List<List<Case>> blocks = shape.study(number, random);
    Bootstrap bootstrap =
        new Bootstrap(
            IntStream.range(0, number).boxed().toList(), 1000, LEVEL, random.nextLong(), method);
    Map<String, Estimate> estimates = new LinkedHashMap<>();
    byTallier.values().forEach(all -> estimate(all, blocks, bootstrap, estimates));
    return estimates;
  }

  @SuppressWarnings("unchecked") // all statistics of a list name one tallier
  private <T extends Tally<T>> void estimate(
      List<Statistic<?>> statistics,
      List<List<Case>> blocks,
      Bootstrap bootstrap,
      Map<String, Estimate> into) {
    List<Statistic<T>> typed = statistics.stream().map(s -> (Statistic<T>) s).toList();
    Tallier<T> tallier = typed.get(0).tallier();
    Scale scale = scale(typed.get(0));
    SortedMap<Integer, Counts> own = byBlock(typed.get(0), blocks, UnaryOperator.identity());
    SortedMap<Integer, Counts> others = byBlock(typed.get(0), blocks, Coverage::byRival);
    List<Drawn> ofModel = bootstrap.draw(tallier, own, typed, scale);
    List<Drawn> ofRival = bootstrap.draw(tallier, others, typed, scale);
    boolean compared = !tallier.betweenRaters() && !own.equals(others);
    for (int s = 0; s < typed.size(); s++) {
      String name = typed.get(s).name();
      int carrying = Basis.of(typed.get(s), own, scale).blocks();
      Drawn model = ofModel.get(s);
      Drawn rival = ofRival.get(s);
      into.put(
          name + "," + Kind.VALUE,
          moved(given(bootstrap.interval(model, carrying), carrying), decided(typed.get(s), own)));
      if (compared) {
        Drawn less = Bootstrap.difference(model, rival);
        Drawn over = Bootstrap.ratio(model, rival);
        into.put(name + "," + Kind.DIFFERENCE, given(bootstrap.interval(less, carrying), carrying));
        if (!tallier.wholePanel()) { // shares are of what raters reach without one of them
          into.put(name + "," + Kind.SHARE, given(bootstrap.interval(over, carrying), carrying));
        }
      }
    }
  }

  /** How far the truth of a statistic is from what it is by what the sample decides. */
  private <T extends Tally<T>> double decided(
      Statistic<T> statistic, SortedMap<Integer, Counts> byBlock) {
    Counts.Builder sum = Counts.builder();
    byBlock.values().forEach(sum::addAll);
    Scale scale = scale(statistic);
    Statistic<T> kept = statistic.resampling(statistic.tallier().tally(sum.build()), scale);
    String key = statistic.tallier().name() + label(statistic);
    return kept == statistic
        ? 0
        : truth.get(statistic.name())[0] - value(kept, whole.get(key), scale);
  }

  /** Without the interval that a study would not give. */
  private Estimate given(Estimate estimate, int carrying) {
    return shape == Shape.CONCLUDED
            && carrying < Footing.CONCLUDED
            && estimate instanceof Estimate.Value value
        ? Estimate.of(value.point())
        : estimate;
  }

  private static Estimate moved(Estimate estimate, double by) {
    return by != 0 && estimate instanceof Estimate.Value value && value.interval().isPresent()
        ? Estimate.of(
            value.point() + by,
            value.interval().get().low() + by,
            value.interval().get().high() + by)
        : estimate;
  }

  /** How often a difference that is none is found at .05, by the two tests. */
  private List<String> tests(int sets, int blocks) {
    List<String> rows = new ArrayList<>();
    for (Statistic<?> statistic : byTallier.values().stream().flatMap(List::stream).toList()) {
      if (TESTED.contains(statistic.name())) {
        rows.addAll(tests(statistic, sets, blocks));
      }
    }
    return rows;
  }

  private <T extends Tally<T>> List<String> tests(Statistic<T> statistic, int sets, int blocks) {
    List<double[]> p =
        generators(blocks, sets).parallelStream()
            .map(
                random -> {
                  List<List<Case>> drawn = shape.study(blocks, random);
                  List<Integer> all = IntStream.range(0, blocks).boxed().toList();
                  long seed = random.nextLong();
                  Scale scale = scale(statistic);
                  SortedMap<Integer, Counts> own =
                      byBlock(statistic, drawn, UnaryOperator.identity());
                  SortedMap<Integer, Counts> others = byBlock(statistic, drawn, Coverage::byRival);
                  Bootstrap bootstrap =
                      new Bootstrap(all, 1000, LEVEL, seed, Method.JACKKNIFE, true);
                  Drawn model =
                      bootstrap.draw(statistic.tallier(), own, List.of(statistic), scale).get(0);
                  Drawn rival =
                      bootstrap.draw(statistic.tallier(), others, List.of(statistic), scale).get(0);
                  Estimate exchanged =
                      new Permutation(all, 1000, seed)
                          .p(statistic.tallier(), own, others, List.of(statistic), scale)
                          .get(0);
                  int carrying = Basis.of(statistic, own, scale).blocks();
                  return new double[] {
                    p(Bootstrap.p(Bootstrap.difference(model, rival), carrying)), p(exchanged)
                  };
                })
            .toList();
    List<String> rows = new ArrayList<>();
    for (int test = 0; test < 2; test++) {
      int of = test;
      double[] known = p.stream().mapToDouble(each -> each[of]).filter(Double::isFinite).toArray();
      rows.add(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%d,%.3f,%.3f,,,",
              statistic.name(),
              test == 0 ? "test-bootstrap" : "test-permutation",
              shape.name().toLowerCase(Locale.ROOT).replace('_', '-'),
              blocks,
              known.length / (double) p.size(),
              Arrays.stream(known).filter(each -> each <= .05).count() / (double) known.length));
    }
    return rows;
  }

  private static double p(Estimate estimate) {
    return estimate instanceof Estimate.Value value ? value.point() : Double.NaN;
  }
}
