package org.attune.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.Names;
import org.attune.explain.AttributionMethod;
import org.attune.explain.ClusteredMean;
import org.attune.explain.ExplanationCounts;
import org.attune.explain.ExplanationCounts.Effect;
import org.attune.explain.ExplanationCounts.Measure;
import org.attune.explain.ExplanationCounts.Of;
import org.attune.explain.ExplanationCounts.Order;
import org.attune.explain.ExplanationCounts.Sample;
import org.attune.explain.ExplanationCounts.Truth;
import org.attune.protocol.Explaining;
import org.attune.table.Markdown;

/**
 * What scorers looked at, as tables: how true the explanations are of them, and which words move
 * which label.
 *
 * @param counts by corpus, in the protocol's order
 * @param level of intervals
 */
public record Explanations(Explaining asked, Map<String, ExplanationCounts> counts, double level) {

  /** Columns of {@link #truths} and of {@link #words} that hold words. */
  public static final int TRUTH_WORDS = 4;

  public static final int WORD_WORDS = 4;

  private static final int DECIMALS = 3;

  /** Decimals where numbers are for machines. */
  private static final int EXACT = 6;

  /** Words that are shown for each label, of those that add and of those that take away. */
  private static final int SHOWN = 5;

  /** What an explanation comes to. */
  public enum Verdict {
    BETTER_THAN_CHANCE,
    NO_BETTER_THAN_CHANCE,
    WORSE_THAN_CHANCE,
    UNKNOWN;

    /** By the interval of what the explanation's order is better than random ones. */
    static Verdict of(Optional<ClusteredMean.Interval> gain) {
      return gain.map(
              i ->
                  i.holdsZero()
                      ? NO_BETTER_THAN_CHANCE
                      : i.low() > 0 ? BETTER_THAN_CHANCE : WORSE_THAN_CHANCE)
          .orElse(UNKNOWN);
    }

    String words() {
      return Names.kebab(this).replace('-', ' ');
    }
  }

  /** Nothing explained. */
  public static Explanations none() {
    return new Explanations(
        new Explaining(List.of(), List.of(), 1, 1, 2, Explaining.Person.SPEAKER, List.of()),
        Map.of(),
        .95);
  }

  /** Whether there is nothing to show. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  private String dimension(String corpus, Of of) {
    return counts.size() == 1 ? of.dimension() : corpus + "/" + of.dimension();
  }

  /** How true explanations are of their scorers; the head first. */
  public List<List<String>> truths() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "scorer",
            "dimension",
            "method",
            "measure",
            "own order",
            "random order",
            "better by",
            "so it is",
            "items"));
    counts.forEach(
        (corpus, own) -> {
          for (Sample sample : own.samples()) {
            for (Measure measure : Measure.values()) {
              Map<Order, ClusteredMean> by = by(own, sample.of(), measure);
              if (!by.isEmpty()) {
                lines.add(truth(corpus, sample, measure, by));
              }
            }
          }
        });
    return lines;
  }

  private static Map<Order, ClusteredMean> by(ExplanationCounts own, Of of, Measure measure) {
    return own.truths().stream()
        .filter(t -> t.of().equals(of) && t.measure() == measure)
        .collect(Collectors.toMap(Truth::order, Truth::mean));
  }

  private List<String> truth(
      String corpus, Sample sample, Measure measure, Map<Order, ClusteredMean> by) {
    Optional<ClusteredMean.Interval> gain = by.get(Order.GAIN).interval(level);
    return List.of(
        sample.of().scorer(),
        dimension(corpus, sample.of()),
        Names.kebab(sample.of().method()),
        Names.kebab(measure),
        number(by.get(Order.OWN).mean()),
        number(by.get(Order.RANDOM).mean()),
        number(by.get(Order.GAIN).mean())
            + gain.map(i -> " [%s, %s]".formatted(number(i.low()), number(i.high()))).orElse(""),
        Verdict.of(gain).words(),
        Long.toString(by.get(Order.OWN).count()));
  }

  private static String number(double number) {
    return Markdown.number(number, DECIMALS);
  }

  /** The same with every number by itself. */
  public List<List<String>> exactTruths() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "corpus",
            "scorer",
            "dimension",
            "method",
            "measure",
            "order",
            "mean",
            "low",
            "high",
            "verdict",
            "items",
            "clusters"));
    counts.forEach(
        (corpus, own) -> {
          for (Truth t : own.truths()) {
            List<String> line = new ArrayList<>(start(corpus, t.of()));
            line.addAll(List.of(Names.kebab(t.measure()), Names.kebab(t.order())));
            line.addAll(exact(t.mean()));
            line.add(t.order() == Order.GAIN ? Verdict.of(t.mean().interval(level)).words() : "");
            line.add(Long.toString(t.mean().count()));
            line.add(Long.toString(t.mean().clusters()));
            lines.add(line);
          }
        });
    return lines;
  }

  private static List<String> start(String corpus, Of of) {
    return List.of(corpus, of.scorer(), of.dimension(), Names.kebab(of.method()));
  }

  private List<String> exact(ClusteredMean mean) {
    Optional<ClusteredMean.Interval> interval = mean.interval(level);
    return List.of(
        Markdown.number(mean.mean(), EXACT),
        interval.map(i -> Markdown.number(i.low(), EXACT)).orElse(""),
        interval.map(i -> Markdown.number(i.high(), EXACT)).orElse(""));
  }

  /** Every word that is named, with what it adds to each label; the head first. */
  public List<List<String>> exactWords() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "corpus",
            "scorer",
            "dimension",
            "method",
            "label",
            "word",
            "adds",
            "low",
            "high",
            "places",
            "people",
            "clusters"));
    counts.forEach(
        (corpus, own) -> {
          for (Effect e : own.effects()) {
            List<String> line = new ArrayList<>(start(corpus, e.of()));
            line.addAll(List.of(e.label(), e.word()));
            line.addAll(exact(e.added()));
            line.add(Long.toString(e.added().count()));
            line.add(Long.toString(e.people()));
            line.add(Long.toString(e.added().clusters()));
            lines.add(line);
          }
        });
    return lines;
  }

  /** Of each label the words that add and take away most on average; the head first. */
  public List<List<String>> words() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of("scorer", "dimension", "method", "label", "add most", "take away most", "words"));
    counts.forEach(
        (corpus, own) -> {
          Map<Of, Map<String, List<Effect>>> by = new LinkedHashMap<>();
          own.effects()
              .forEach(
                  e ->
                      by.computeIfAbsent(e.of(), k -> new LinkedHashMap<>())
                          .computeIfAbsent(e.label(), k -> new ArrayList<>())
                          .add(e));
          by.forEach(
              (of, labels) ->
                  labels.forEach(
                      (label, effects) ->
                          lines.add(
                              List.of(
                                  of.scorer(),
                                  dimension(corpus, of),
                                  Names.kebab(of.method()),
                                  label.isEmpty() ? "(value)" : label,
                                  most(effects, 1),
                                  most(effects, -1),
                                  Integer.toString(effects.size())))));
        });
    return lines;
  }

  private static String most(List<Effect> effects, int sign) {
    String most =
        effects.stream()
            .filter(e -> sign * e.added().mean() > 0)
            .sorted(
                Comparator.comparingDouble((Effect e) -> -sign * e.added().mean())
                    .thenComparing(Effect::word))
            .limit(SHOWN)
            .map(e -> e.word() + " " + (sign > 0 ? "+" : "") + number(e.added().mean()))
            .collect(Collectors.joining("; "));
    return most.isEmpty() ? "none" : most;
  }

  /** What is to be known of the tables, in sentences. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "Explained is the scorer's own answer: the category or label of the highest degree, or that a value is"
            + " above or below that of the empty text. Comprehensiveness is what is lost when the first 1, 5, 10, 20"
            + " and 50 % of the words are left out, on average; sufficiency what is lost when only they are left, and"
            + " less is better. Better by compares with five random orders of the same words; its interval takes items"
            + " of a cluster as alike. Where it holds 0, the explanation is no better than chance.");
    if (!asked.rationales().isEmpty()) {
      notes.add(
          "Rationale F1 and IOU: of the items where people marked passages as their reasons, how far the words that"
              + " the explanation puts first are the marked ones, as many as people mark on average (F1, and intersection"
              + " over union).");
    }
    notes.add(
        "What a word adds: occlusion in degrees (0 to 1) or values, the text less the text without it; exact and"
            + " gradients on the scale before degrees (log-odds, logits) or in values, gradients of a label only in texts"
            + " to which the scorer gives it. Words are shown that at least "
            + asked.people()
            + " "
            + asked.person().counted()
            + " use in the items explained.");
    counts.forEach((corpus, own) -> notes.addAll(notes(corpus, own)));
    return notes;
  }

  private static List<String> notes(String corpus, ExplanationCounts own) {
    List<String> notes = new ArrayList<>();
    own.samples().stream()
        .findFirst()
        .ifPresent(
            s ->
                notes.add(
                    "%s: of %d different words %d are too rare to be shown."
                        .formatted(corpus, s.words(), s.rare())));
    for (Sample s : own.samples()) {
      if (s.unanswered() > 0) {
        notes.add(
            "%s: %s did not answer %d items about %s, or not with fewer words."
                .formatted(corpus, s.of().scorer(), s.unanswered(), s.of().dimension()));
      }
      if (s.of().method() == AttributionMethod.GRADIENTS) {
        notes.add(
            "%s: gradients of %s for %s sum to the change of each output within %s %% of it."
                .formatted(
                    corpus,
                    s.of().scorer(),
                    s.of().dimension(),
                    Markdown.number(Math.ceil(s.farthest() / 1e2) / 1e2, 2)));
      }
    }
    return notes;
  }

  /** The methods by which explanations were found. */
  public List<AttributionMethod> methods() {
    return List.copyOf(
        new TreeSet<>(
            counts.values().stream()
                .flatMap(own -> own.samples().stream())
                .map(s -> s.of().method())
                .toList()));
  }

  /** The scorers that were explained, and of how many items at most. */
  public List<String> scorers() {
    return samples().map(s -> s.of().scorer()).distinct().toList();
  }

  /** Most items that were explained of a corpus. */
  public long items() {
    return samples().mapToLong(Sample::items).max().orElse(0);
  }

  private Stream<Sample> samples() {
    return counts.values().stream().flatMap(own -> own.samples().stream());
  }
}
