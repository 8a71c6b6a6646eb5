package org.attune.ask;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.attune.chat.AnswerReading;
import org.attune.chat.Answers;
import org.attune.chat.AskedPrompt;
import org.attune.chat.Mask;
import org.attune.chat.Prompt;
import org.attune.chat.Prompt.Message;
import org.attune.chat.Prompt.Role;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
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

  /**
   * @param dimensions in the order of their outputs
   */
  public TurnQuestions(Chat.Options options, List<AskedDimension> dimensions) {
    this.options = options;
    this.dimensions = List.copyOf(dimensions);
  }

  /** An answer of usual length, for estimates. */
  public String example() {
    return dimensions.get(0).example();
  }

  /**
   * What is asked of a turn.
   *
   * @param masked how much of its texts was masked, by kind
   */
  public record Asked(List<AskedPrompt> questions, Map<Mask.Kind, Long> masked) {}

  /**
   * What is asked of a turn: all samples of the first dimension, then those of the next. Where the
   * endpoint may be on another machine, names, addresses and the like are masked.
   */
  public Asked of(Turn turn) {
    Mask mask = new Mask();
    UnaryOperator<String> shown = options.remote() ? mask::mask : UnaryOperator.identity();
    List<String> before = turn.context().stream().map(shown).toList();
    String text = shown.apply(turn.text());
    List<AskedPrompt> questions = new ArrayList<>();
    for (AskedDimension dimension : dimensions) {
      Prompt prompt =
          new Prompt(
              options.model(),
              List.of(
                  new Message(Role.SYSTEM, dimension.instructions().system()),
                  new Message(Role.USER, dimension.instructions().user(before, text))),
              options.temperature(),
              options.seed().map(OptionalLong::of).orElseGet(OptionalLong::empty),
              options.longest(),
              options.probabilities(),
              options.structured() ? Optional.of(dimension.schema()) : Optional.empty(),
              0,
              0);
      for (int sample = 0; sample < options.samples(); sample++) {
        questions.add(new AskedPrompt(prompt.sample(sample), dimension.reader(), options.tries()));
      }
    }
    return new Asked(questions, mask.counts());
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
   * @param questions those of the turn
   * @return nothing if a question is still to be asked
   */
  public Optional<Rated> rated(List<AskedPrompt> questions, Answers kept) {
    List<long[]> outputs = new ArrayList<>();
    Map<AnswerReading.Reason, Integer> unusable = new EnumMap<>(AnswerReading.Reason.class);
    for (int d = 0; d < dimensions.size(); d++) {
      List<AnswerReading> usable = new ArrayList<>();
      for (int s = 0; s < options.samples(); s++) {
        Optional<AnswerReading> reading = questions.get(d * options.samples() + s).reading(kept);
        if (reading.isEmpty()) {
          return Optional.empty();
        }
        if (reading.get() instanceof AnswerReading.Unusable none) {
          unusable.merge(none.reason(), 1, Integer::sum);
        } else {
          usable.add(reading.get());
        }
      }
      outputs.add(outputs(dimensions.get(d), usable));
    }
    return Optional.of(
        new Rated(outputs.stream().flatMapToLong(Arrays::stream).toArray(), unusable));
  }

  private static long[] outputs(AskedDimension dimension, List<AnswerReading> usable) {
    Scale scale = dimension.scale();
    long[] outputs = new long[scale.outputs()];
    if (usable.isEmpty()) {
      Arrays.fill(outputs, Scorer.NO_ANSWER);
    } else if (scale instanceof Scale.Interval) {
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
