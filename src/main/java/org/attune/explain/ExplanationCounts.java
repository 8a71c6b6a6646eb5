package org.attune.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.explain.ClusteredMean.Cluster;
import org.attune.explain.Explainer.Explained;

/**
 * What is counted of the explanations of a corpus's items: all that tables are made of. It holds no
 * text, no id, and no word that fewer people than asked for use in the items explained.
 */
public record ExplanationCounts(List<Sample> samples, List<Truth> truths, List<Effect> effects) {

  /** Whose explanation by what, of which dimension. */
  public record Of(String scorer, AttributionMethod method, String dimension) {}

  /** A measure of an explanation. */
  public enum Measure {
    COMPREHENSIVENESS,
    SUFFICIENCY,
    /** F1 of the words an explanation puts first and those that people marked. */
    RATIONALE_F1,
    /** Intersection over union of these. */
    RATIONALE_IOU
  }

  /** Of which order a measure is. */
  public enum Order {
    /** That of the explanation. */
    OWN,
    RANDOM,
    /** How much better the own one is: above 0 if the explanation is true of the scorer. */
    GAIN
  }

  /**
   * What was explained.
   *
   * @param items how many items
   * @param unanswered how many more the scorer did not answer, or not with fewer words
   * @param words how many different words these hold
   * @param rare how many of these too few people use
   * @param farthest how far the sum of what words add was from the output's change, at most, in
   *     millionths of that change; of gradients alone
   */
  public record Sample(Of of, long items, long unanswered, long words, long rare, long farthest) {}

  /** How true an explanation is of the scorer. */
  public record Truth(Of of, Measure measure, Order order, ClusteredMean mean) {}

  /**
   * What a word adds to an output, on average over its places.
   *
   * @param label category or label; empty of a value
   * @param people how many use it in the items whose output was explained
   */
  public record Effect(Of of, String label, String word, long people, ClusteredMean added) {}

  /** Where an output changes by less, in its units, a share of the change says nothing. */
  private static final double HARDLY = .1;

  private static final double MILLION = 1e6;

  private static final String HEAD =
      "kind\tscorer\tmethod\tdimension\tof\twhat\tpeople\tclusters\tcount\tsum\tsquares\tproducts"
          + "\tcounts\n";

  /**
   * Counts the explanations of a scorer.
   *
   * @param people fewest people who use a word that is named, and fewest clusters of a mean
   * @param marked what people marked; of these items overlap is measured
   * @param seed of random orders
   */
  public static ExplanationCounts of(
      String scorer,
      SortedMap<String, Scale> dimensions,
      List<AttributionMethod> methods,
      List<Explained> explained,
      int people,
      Marked marked,
      long seed) {
    Map<String, Set<String>> users = new TreeMap<>();
    for (Explained one : explained) {
      for (TextWord word : TextWord.of(one.item().turn().text())) {
        users.computeIfAbsent(word.form(), w -> new HashSet<>()).add(one.item().person());
        if (!word.readable()) {
          users.put(word.form(), new HashSet<>());
        }
      }
    }
    Set<String> named = new TreeSet<>(users.keySet());
    named.removeIf(word -> users.get(word).size() < people);
    ExplanationCounts all =
        new ExplanationCounts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (AttributionMethod method : methods) {
      int first = 0;
      for (Map.Entry<String, Scale> dimension : dimensions.entrySet()) {
        Of of = new Of(scorer, method, dimension.getKey());
        all.add(of, dimension.getValue(), first, explained, users.size(), named, people);
        all.add(of, explained, marked, seed);
        first += dimension.getValue().outputs();
      }
    }
    all.truths.removeIf(truth -> truth.mean().clusters() < people);
    return all;
  }

  private void add(
      Of of,
      Scale scale,
      int first,
      List<Explained> explained,
      int words,
      Set<String> named,
      int people) {
    Map<List<Enum<?>>, Map<String, Cluster>> truth = new HashMap<>();
    Map<String, List<Adding>> effect = new TreeMap<>();
    long items = 0;
    double farthest = 0;
    for (Explained one : explained) {
      int at =
          one.answers().stream().map(Explainer.Answer::dimension).toList().indexOf(of.dimension);
      Explainer.Faithful faithful = at < 0 ? null : one.faithful().get(of.method).get(at);
      if (faithful == null || !finite(faithful.own()) || !finite(faithful.random())) {
        continue;
      }
      items++;
      add(truth, one.item().unit(), faithful);
      WordAttribution by = one.words().get(of.method);
      for (int o = first; o < first + scale.outputs(); o++) {
        farthest = Math.max(farthest, by.gap(o, HARDLY));
      }
      for (int w = 0; w < by.words().size(); w++) {
        String word = by.words().get(w).form();
        if (named.contains(word)) {
          List<Adding> outputs =
              effect.computeIfAbsent(
                  word, k -> Stream.generate(Adding::new).limit(scale.outputs()).toList());
          for (int o = 0; o < outputs.size(); o++) {
            outputs.get(o).add(one.item(), by.added()[first + o][w]);
          }
        }
      }
    }
    samples.add(
        new Sample(
            of,
            items,
            explained.size() - items,
            words,
            words - named.size(),
            of.method == AttributionMethod.GRADIENTS ? Math.round(farthest * MILLION) : 0));
    for (Measure measure : Measure.values()) {
      for (Order order : Order.values()) {
        put(of, measure, order, truth);
      }
    }
    for (int o = 0; o < scale.outputs(); o++) {
      int output = o;
      String label = scale instanceof Scale.Interval ? "" : scale.name(o);
      effect.forEach(
          (word, outputs) -> {
            Adding adding = outputs.get(output);
            if (adding.people.size() >= people && adding.units.size() >= people) {
              ClusteredMean mean = ClusteredMean.of(adding.units.values());
              effects.add(new Effect(of, label, word, adding.people.size(), mean));
            }
          });
    }
  }

  private void put(
      Of of, Measure measure, Order order, Map<List<Enum<?>>, Map<String, Cluster>> truth) {
    Map<String, Cluster> units = truth.get(List.of(measure, order));
    if (units != null) {
      truths.add(new Truth(of, measure, order, ClusteredMean.of(units.values())));
    }
  }

  /**
   * Overlap with what people marked, where they did. Of each text as many words are taken as people
   * mark of these texts on average, as a share.
   */
  private void add(Of of, List<Explained> explained, Marked marked, long seed) {
    Map<List<Enum<?>>, Map<String, Cluster>> truth = new HashMap<>();
    List<Explained> held =
        explained.stream()
            .filter(one -> one.answers().stream().anyMatch(a -> a.dimension().equals(of.dimension)))
            .filter(one -> !marked.of(of.dimension, one.item()).isEmpty())
            .toList();
    double share =
        held.stream()
            .mapToDouble(
                one ->
                    (double) marked.of(of.dimension, one.item()).cardinality()
                        / one.words().get(of.method).words().size())
            .average()
            .orElse(0);
    for (Explained one : held) {
      WordAttribution by = one.words().get(of.method);
      int words = by.words().size();
      int first = Math.max(1, (int) Math.round(share * words));
      BitSet people = marked.of(of.dimension, one.item());
      Explainer.Answer answer =
          one.answers().stream()
              .filter(a -> a.dimension().equals(of.dimension))
              .findFirst()
              .orElseThrow();
      List<int[]> random = Erasure.random(seed, one.item().id(), words);
      int[] order = by.order(answer.output(), answer.sign(), random.get(0));
      Marked.Overlap own = Marked.overlap(order, first, people);
      double f1 = 0;
      double iou = 0;
      for (int[] chance : random.subList(1, random.size())) {
        Marked.Overlap other = Marked.overlap(chance, first, people);
        f1 += other.f1() / Erasure.RANDOM;
        iou += other.iou() / Erasure.RANDOM;
      }
      String unit = one.item().unit();
      add(truth, Measure.RATIONALE_F1, unit, own.f1(), f1, own.f1() - f1);
      add(truth, Measure.RATIONALE_IOU, unit, own.iou(), iou, own.iou() - iou);
    }
    for (Measure measure : Measure.values()) {
      for (Order order : Order.values()) {
        put(of, measure, order, truth);
      }
    }
  }

  /** What a word adds to an output as it is found, and by whom it is used there. */
  private static final class Adding {
    private final Map<String, Cluster> units = new TreeMap<>();
    private final Set<String> people = new HashSet<>();

    void add(Explainer.Item item, double added) {
      if (!Double.isNaN(added)) {
        units.merge(item.unit(), new Cluster(0, 0).and(added), Cluster::and);
        people.add(item.person());
      }
    }
  }

  private static boolean finite(Erasure.Measured of) {
    return Double.isFinite(of.comprehensiveness()) && Double.isFinite(of.sufficiency());
  }

  private static void add(
      Map<List<Enum<?>>, Map<String, Cluster>> truth, String unit, Explainer.Faithful of) {
    double needed = of.own().comprehensiveness();
    double without = of.random().comprehensiveness();
    double enough = of.own().sufficiency();
    double alone = of.random().sufficiency();
    add(truth, Measure.COMPREHENSIVENESS, unit, needed, without, needed - without);
    add(truth, Measure.SUFFICIENCY, unit, enough, alone, alone - enough);
  }

  private static void add(
      Map<List<Enum<?>>, Map<String, Cluster>> truth, Measure measure, String unit, double... by) {
    for (Order order : Order.values()) {
      truth
          .computeIfAbsent(List.of(measure, order), k -> new TreeMap<>())
          .merge(unit, new Cluster(0, 0).and(by[order.ordinal()]), Cluster::and);
    }
  }

  /** These and others. */
  public ExplanationCounts and(ExplanationCounts others) {
    return new ExplanationCounts(
        Stream.concat(samples.stream(), others.samples.stream()).toList(),
        Stream.concat(truths.stream(), others.truths.stream()).toList(),
        Stream.concat(effects.stream(), others.effects.stream()).toList());
  }

  /** Nothing counted. */
  public static ExplanationCounts none() {
    return new ExplanationCounts(List.of(), List.of(), List.of());
  }

  /** A line for each, tab-separated. */
  public String text() {
    StringBuilder text = new StringBuilder(HEAD);
    for (Sample s : samples) {
      List<String> numbers =
          Stream.of(s.items, s.unanswered, s.words, s.rare, s.farthest, 0L)
              .map(String::valueOf)
              .toList();
      line(text, "sample", s.of, "", "", 0, numbers);
    }
    for (Truth t : truths) {
      line(text, "truth", t.of, name(t.measure), name(t.order), 0, t.mean.words());
    }
    for (Effect e : effects) {
      line(text, "word", e.of, e.label, e.word, e.people, e.added.words());
    }
    return text.toString();
  }

  private static void line(
      StringBuilder text,
      String kind,
      Of of,
      String about,
      String what,
      long people,
      List<String> numbers) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                kind,
                of.scorer,
                name(of.method),
                of.dimension,
                about,
                what,
                Long.toString(people)));
    cells.addAll(numbers);
    text.append(String.join("\t", cells)).append('\n');
  }

  private static String name(Enum<?> of) {
    return of.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what {@link #text} gives.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static ExplanationCounts of(String text) {
    ExplanationCounts all =
        new ExplanationCounts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !HEAD.equals(lines.get(0) + "\n")) {
      throw new IllegalArgumentException("expected the head of counts of explanations");
    }
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split("\t", -1));
      try {
        all.read(cells);
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new IllegalArgumentException("a line of counts of explanations, found " + line, e);
      }
    }
    return all;
  }

  private void read(List<String> cells) {
    Of of =
        new Of(
            cells.get(1),
            AttributionMethod.valueOf(cells.get(2).toUpperCase(Locale.ROOT)),
            cells.get(3));
    List<String> numbers = cells.subList(7, 13);
    switch (cells.get(0)) {
      case "sample" -> {
        long[] n = numbers.stream().mapToLong(Long::parseLong).toArray();
        samples.add(new Sample(of, n[0], n[1], n[2], n[3], n[4]));
      }
      case "truth" ->
          truths.add(
              new Truth(
                  of,
                  Measure.valueOf(cells.get(4).toUpperCase(Locale.ROOT)),
                  Order.valueOf(cells.get(5).toUpperCase(Locale.ROOT)),
                  ClusteredMean.of(numbers)));
      case "word" ->
          effects.add(
              new Effect(
                  of,
                  cells.get(4),
                  cells.get(5),
                  Long.parseLong(cells.get(6)),
                  ClusteredMean.of(numbers)));
      default -> throw new IllegalArgumentException(cells.get(0));
    }
  }

  /** The words that are named, whoever's. */
  public Set<String> words() {
    return new TreeSet<>(effects.stream().map(Effect::word).toList());
  }
}
