package org.attune.ask;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.attune.chat.AnswerReading;
import org.attune.chat.Answers;
import org.attune.chat.AskedPrompt;
import org.attune.chat.Mask;
import org.attune.chat.Prompt;
import org.attune.chat.Prompt.Message;
import org.attune.chat.Prompt.Role;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.corpus.TwoTexts;
import org.attune.rubric.Rubric;
import org.attune.score.Scorer;

/**
 * The questions a scorer has about each turn, one for each dimension and sample, and what their
 * answers make of the turn.
 */
public final class TurnQuestions {

  private static final int DEGREES = 10_000;
  private static final long TEN_THOUSANDTH = Scale.UNIT / DEGREES;

  private final Chat.Options options;
  private final List<AskedDimension> dimensions;
  private final Optional<Benchmark.Form> form;
  private final Examples examples;
  private final List<List<Message>> shown = new ArrayList<>();
  private final Map<Mask.Kind, Long> maskedInExamples = new EnumMap<>(Mask.Kind.class);

  /**
   * Questions without examples.
   *
   * @param dimensions in the order of their outputs
   */
  public TurnQuestions(Chat.Options options, List<AskedDimension> dimensions) {
    this(options, dimensions, Examples.NONE);
  }

  private TurnQuestions(Chat.Options options, List<AskedDimension> dimensions, Examples examples) {
    this.options = options;
    this.dimensions = List.copyOf(dimensions);
    form = options.benchmark().map(Benchmark::form);
    this.examples = examples;
    for (int d = 0; d < examples.byDimension().size(); d++) {
      List<Message> messages = new ArrayList<>();
      for (Examples.Example example : examples.byDimension().get(d)) {
        Mask mask = new Mask();
        String text = shown(example.turn(), mask).to(dimensions.get(d));
        messages.add(new Message(Role.USER, text));
        messages.add(new Message(Role.ASSISTANT, example.answer()));
        mask.counts().forEach((kind, n) -> maskedInExamples.merge(kind, n, Long::sum));
      }
      shown.add(messages);
    }
  }

  /**
   * The same questions behind examples.
   *
   * @param who scorer and corpus, for messages
   * @param split the turns are from, for messages
   * @param from turns that may be shown
   * @throws org.attune.UserMistake if there are fewer than the options ask for
   */
  public TurnQuestions withExamples(String who, String split, List<Examples.Candidate> from) {
    return new TurnQuestions(
        options,
        dimensions,
        Examples.draw(
            who, split, from, dimensions, options.examples(), options.seed().orElseThrow()));
  }

  /** Examples that are shown. */
  public Examples examples() {
    return examples;
  }

  /** How much was masked in the texts of the examples, by kind. */
  public Map<Mask.Kind, Long> maskedInExamples() {
    return Collections.unmodifiableMap(maskedInExamples);
  }

  /** An answer of usual length, for estimates. */
  public String example() {
    return form.map(Benchmark.Form::example).orElseGet(() -> dimensions.get(0).example());
  }

  /** Whether several items have the same questions, whose answers then are asked for once. */
  public boolean shared() {
    return form.isPresent();
  }

  /**
   * What is asked of a turn.
   *
   * @param byDimension of each dimension all samples; none where it is not asked about
   * @param unrated how many of these questions are about a dimension that nobody rated it on
   * @param masked how much of its texts was masked, by kind
   */
  public record Asked(
      List<List<AskedPrompt>> byDimension, long unrated, Map<Mask.Kind, Long> masked) {

    /** All samples of the first dimension, then those of the next. */
    public List<AskedPrompt> questions() {
      return byDimension.stream().flatMap(List::stream).toList();
    }
  }

  /**
   * What is asked of a turn. Where the endpoint may be on another machine, names, addresses and the
   * like are masked.
   *
   * @param rated positions of the dimensions people rated it on
   */
  public Asked of(Turn turn, Set<Integer> rated) {
    Mask mask = new Mask();
    Optional<Shown> sent = form.isPresent() ? Optional.empty() : Optional.of(shown(turn, mask));
    List<List<AskedPrompt>> all = new ArrayList<>();
    long unrated = 0;
    for (int d = 0; d < dimensions.size(); d++) {
      boolean asked = options.items() == Chat.Items.ALL || rated.contains(d);
      int of = d;
      all.add(
          asked
              ? sent.map(text -> questions(of, text)).orElseGet(() -> published(turn))
              : List.of());
      unrated += rated.contains(d) ? 0 : all.get(d).size();
    }
    boolean any = all.stream().anyMatch(questions -> !questions.isEmpty());
    return new Asked(all, unrated, any ? mask.counts() : Map.of());
  }

  /** A turn as it is sent. */
  private record Shown(List<String> before, String text) {
    String to(AskedDimension dimension) {
      return dimension.instructions().user(before, text);
    }

    /** The same with two texts that are compared in each other's place. */
    Shown swapped() {
      return new Shown(before, TwoTexts.of(text).map(two -> two.swapped().text()).orElse(text));
    }
  }

  private Shown shown(Turn turn, Mask mask) {
    UnaryOperator<String> masked = options.remote() ? mask::mask : UnaryOperator.identity();
    List<String> before = turn.context().stream().map(masked).toList();
    return new Shown(before, TwoTexts.each(turn.text(), masked));
  }

  /** All samples of the question of a benchmark that an item is a part of. */
  private List<AskedPrompt> published(Turn item) {
    Prompt prompt = prompt(form.orElseThrow().messages(item), Optional.empty());
    return IntStream.range(0, options.samples())
        .mapToObj(s -> prompt.sample(options.sample() + s))
        .map(sample -> new AskedPrompt(sample, form.get().rule(item), options.tries()))
        .toList();
  }

  /** All samples, each in the ways its {@link Placement} ask it. */
  private List<AskedPrompt> questions(int d, Shown turn) {
    List<Prompt> ways =
        options.placement().swapped().stream()
            .map(swapped -> prompt(d, swapped ? turn.swapped() : turn))
            .toList();
    return IntStream.range(0, options.samples())
        .boxed()
        .flatMap(s -> ways.stream().map(way -> way.sample(options.sample() + s)))
        .map(sample -> new AskedPrompt(sample, dimensions.get(d).reader(), options.tries()))
        .toList();
  }

  private Prompt prompt(int d, Shown turn) {
    AskedDimension dimension = dimensions.get(d);
    List<Message> messages = new ArrayList<>();
    messages.add(new Message(Role.SYSTEM, dimension.instructions().system()));
    messages.addAll(shown.isEmpty() ? List.of() : shown.get(d));
    messages.add(new Message(Role.USER, turn.to(dimension)));
    return prompt(
        messages, options.structured() ? Optional.of(dimension.schema()) : Optional.empty());
  }

  private Prompt prompt(List<Message> messages, Optional<String> schema) {
    return new Prompt(
        options.model(),
        messages,
        options.temperature(),
        options.seed().map(OptionalLong::of).orElseGet(OptionalLong::empty),
        options.longest(),
        options.probabilities(),
        schema,
        0,
        0);
  }

  /**
   * What answers make of a turn.
   *
   * @param outputs as {@link Scorer#score} gives them
   * @param unusable how many questions had no usable answer, by reason
   */
  public record Rated(long[] outputs, Map<AnswerReading.Reason, Integer> unusable) {}

  /**
   * What the answers kept make of a turn. A dimension none of whose samples was answered so that it
   * can be used has no answer.
   *
   * @return nothing if a question is still to be asked
   */
  public Optional<Rated> rated(Asked asked, Answers kept) {
    List<long[]> outputs = new ArrayList<>();
    Map<AnswerReading.Reason, Integer> unusable = new EnumMap<>(AnswerReading.Reason.class);
    for (int d = 0; d < dimensions.size(); d++) {
      List<AnswerReading> readings = new ArrayList<>();
      for (AskedPrompt question : asked.byDimension().get(d)) {
        Optional<AnswerReading> reading = question.reading(kept);
        if (reading.isEmpty()) {
          return Optional.empty();
        }
        if (reading.get() instanceof AnswerReading.Unusable none) {
          unusable.merge(none.reason(), 1, Integer::sum);
        }
        readings.add(reading.get());
      }
      outputs.add(
          asked.byDimension().get(d).isEmpty()
              ? filled(dimensions.get(d), Scorer.NOT_ASKED)
              : outputs(dimensions.get(d), usable(dimensions.get(d), readings)));
    }
    return Optional.of(
        new Rated(outputs.stream().flatMapToLong(Arrays::stream).toArray(), unusable));
  }

  /** What the samples say that can be used. */
  private List<AnswerReading> usable(AskedDimension dimension, List<AnswerReading> readings) {
    int ways = options.placement().swapped().size();
    return IntStream.range(0, readings.size() / ways)
        .mapToObj(s -> readings.subList(s * ways, (s + 1) * ways))
        .map(s -> options.placement().reading(s, dimension::opposite, dimension.word(Rubric.TIE)))
        .filter(AnswerReading::usable)
        .toList();
  }

  private static long[] filled(AskedDimension dimension, long output) {
    long[] outputs = new long[dimension.scale().outputs()];
    Arrays.fill(outputs, output);
    return outputs;
  }

  private static long[] outputs(AskedDimension dimension, List<AnswerReading> usable) {
    Scale scale = dimension.scale();
    long[] outputs = filled(dimension, Scorer.NO_ANSWER);
    if (usable.isEmpty()) {
      return outputs;
    }
    if (scale instanceof Scale.Interval) {
      BigDecimal sum =
          usable.stream()
              .map(r -> ((AnswerReading.Number) r).number())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      outputs[0] =
          TEN_THOUSANDTH
              * sum.multiply(BigDecimal.valueOf(DEGREES))
                  .divide(BigDecimal.valueOf(usable.size()), 0, RoundingMode.HALF_EVEN)
                  .longValueExact();
    } else {
      SortedMap<String, Double> held = new TreeMap<>();
      usable.forEach(r -> held(r).forEach((word, degree) -> held.merge(word, degree, Double::sum)));
      for (int i = 0; i < outputs.length; i++) {
        double degree = held.getOrDefault(dimension.word(scale.name(i)), 0.0) / usable.size();
        outputs[i] = Math.round(degree * DEGREES);
      }
    }
    return outputs;
  }

  /** How far an answer holds each word, 0 to 1. */
  private static Map<String, Double> held(AnswerReading reading) {
    if (reading instanceof AnswerReading.Label label) {
      return label.degrees().isEmpty() ? Map.of(label.label(), 1.0) : label.degrees();
    }
    Map<String, Double> held = new TreeMap<>();
    ((AnswerReading.Labels) reading).labels().forEach(label -> held.put(label, 1.0));
    return held;
  }
}
