package org.attune.statistic;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;

/**
 * A published value of a statistic with the input it was computed from, as it stands in {@code
 * published/<statistic>.json}. The input is {@code ratings}, perhaps with {@code model} or {@code
 * degrees}, or {@code reference} with {@code model}, {@code rival} or {@code degrees}, or {@code
 * table}, or {@code paired}.
 *
 * @param madeBy the paper, or the tool and its version, that gave the value
 * @param ratings per item a raw answer per rater, or null; raters are known by position
 * @param otherRatings the same on another dimension, with {@code other-model}, where two are
 *     compared
 * @param low lower limit of the analytic interval at 95 %, where one is published, with {@code
 *     high} and {@code interval-tolerance}
 * @param reference per item a raw answer; on label scales an array of names; on ordered scales also
 *     a number between the levels
 * @param rival per item the answer of a second model, or null
 * @param table counts, rows reference, columns model
 * @param paired counts of items whose reference is the first category and whose answers are the
 *     first (right) or the second (wrong), rows model, columns rival
 * @param degrees per item a degree per category, 0 to 1 with at most four decimals
 * @param lengths per item the code points of its text
 * @param label the label the value is about, where the statistic is about one label
 * @param expected the value; absent where {@code undefined}
 */
record Example(
    String name,
    String citation,
    String doi,
    String madeBy,
    ScaleForm scale,
    List<List<JsonNode>> ratings,
    List<List<JsonNode>> otherRatings,
    List<JsonNode> otherModel,
    List<JsonNode> reference,
    List<JsonNode> model,
    List<JsonNode> rival,
    List<List<Integer>> table,
    List<List<Integer>> paired,
    List<List<BigDecimal>> degrees,
    List<Long> lengths,
    String label,
    BigDecimal expected,
    BigDecimal low,
    BigDecimal high,
    boolean undefined,
    double tolerance,
    double intervalTolerance) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  Example {
    if (name.isBlank() || citation.isBlank() || madeBy.isBlank() || doi == null) {
      throw new IllegalArgumentException(
          "name, citation, doi (perhaps empty) and made-by are needed: " + name);
    }
    if (undefined == (expected != null)) {
      throw new IllegalArgumentException("either expected or undefined: " + name);
    }
  }

  /** The examples of a statistic; empty if it has no file. */
  static List<Example> of(String statistic) throws IOException {
    return Fixture.of(statistic).map(Fixture::examples).orElse(List.of());
  }

  /** Its value where all ratings and answers are one category; empty if it is undefined there. */
  static Optional<Double> ofOneCategory(String statistic) {
    try {
      return Fixture.of(statistic).map(Fixture::ofOneCategory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The items of the input. */
  List<Case> cases() {
    Scale scale = scale().read();
    List<Case> cases = new ArrayList<>();
    if (ratings != null) {
      for (int i = 0; i < ratings.size(); i++) {
        Case item = rated(scale, ratings.get(i), model, i);
        cases.add(
            otherRatings == null
                ? item.ofLength(lengths == null ? 0 : lengths.get(i))
                : item.beside(rated(scale, otherRatings.get(i), otherModel, i)));
      }
    } else if (table != null) {
      for (int i = 0; i < table.size(); i++) {
        for (int j = 0; j < table.get(i).size(); j++) {
          for (int n = 0; n < table.get(i).get(j); n++) {
            cases.add(Case.ofAnswers(scale, answer(scale, i), answer(scale, j)));
          }
        }
      }
    } else if (paired != null) {
      for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
          Case item = answers(scale, answer(scale, 0), answer(scale, i), answer(scale, j), null);
          cases.addAll(Collections.nCopies(paired.get(i).get(j), item));
        }
      }
    } else {
      for (int i = 0; i < reference.size(); i++) {
        cases.add(
            answers(
                scale,
                answer(scale, reference, i),
                answer(scale, model, i),
                answer(scale, rival, i),
                degrees == null ? null : degrees.get(i)));
      }
    }
    return cases;
  }

  private Case rated(Scale scale, List<JsonNode> item, List<JsonNode> by, int i) {
    return new Case(
        scale,
        codes(scale, item),
        IntStream.range(0, item.size()).filter(j -> !item.get(j).isNull()).toArray(),
        Scale.ABSENT,
        answer(scale, by, i),
        answer(scale, rival, i),
        degrees == null ? Case.NO_DEGREES : fixed(degrees.get(i)),
        i);
  }

  private static long[] codes(Scale scale, List<JsonNode> item) {
    return item.stream().filter(raw -> !raw.isNull()).mapToLong(raw -> code(scale, raw)).toArray();
  }

  private static Case answers(
      Scale scale, long reference, long model, long rival, List<BigDecimal> degrees) {
    return new Case(
        scale,
        new long[0],
        Case.NO_RATERS,
        reference,
        model,
        rival,
        degrees == null ? Case.NO_DEGREES : fixed(degrees),
        0);
  }

  private static long answer(Scale scale, List<JsonNode> answers, int i) {
    return answers == null ? Scale.ABSENT : answer(scale, answers.get(i));
  }

  private static long answer(Scale scale, JsonNode raw) {
    if (raw.isNull()) {
      return Scale.ABSENT;
    }
    if (!scale.ordered()) {
      return code(scale, raw);
    }
    OptionalLong code = scale.code(raw.asText());
    return code.isPresent()
        ? scale.value(code.getAsLong())
        : Scale.fixed(new BigDecimal(raw.asText()));
  }

  private static long answer(Scale scale, int category) {
    return scale.ordered() ? scale.value(category) : category;
  }

  private static long code(Scale scale, JsonNode raw) {
    if (scale instanceof Scale.Labels) {
      long set = 0;
      for (JsonNode label : raw) {
        set |= scale.code(label.asText()).orElseThrow();
      }
      return set;
    }
    return scale
        .code(raw.asText())
        .orElseThrow(() -> new IllegalArgumentException(raw + " is not " + scale.expected()));
  }

  private static int[] fixed(List<BigDecimal> degrees) {
    return degrees.stream()
        .mapToInt(
            degree ->
                degree.movePointRight(4).setScale(0, RoundingMode.UNNECESSARY).intValueExact())
        .toArray();
  }

  /**
   * A whole file.
   *
   * @param ofOneCategory the value where all is one category; null if it is undefined there
   */
  private record Fixture(String statistic, Double ofOneCategory, List<Example> examples) {

    static Optional<Fixture> of(String statistic) throws IOException {
      String file = "published/" + statistic + ".json";
      try (InputStream in = Example.class.getResourceAsStream("/" + file)) {
        if (in == null) {
          return Optional.empty();
        }
        Fixture fixture = JSON.readValue(in, Fixture.class);
        if (!fixture.statistic().equals(statistic)) {
          throw new IllegalArgumentException(file + " is about " + fixture.statistic());
        }
        return Optional.of(fixture);
      }
    }
  }

  /**
   * A scale: nominal, ordinal or labels by {@code names}, interval by {@code min}, {@code max},
   * {@code step}.
   */
  record ScaleForm(
      String kind,
      List<String> names,
      List<BigDecimal> values,
      BigDecimal min,
      BigDecimal max,
      BigDecimal step) {

    Scale read() {
      return switch (kind) {
        case "nominal" -> new Scale.Nominal(names);
        case "ordinal" -> new Scale.Ordinal(names, values == null ? List.of() : values);
        case "interval" -> new Scale.Interval(min, max, step);
        case "labels" -> new Scale.Labels(names);
        default ->
            throw new IllegalArgumentException(
                "nominal, ordinal, interval or labels, found " + kind);
      };
    }
  }
}
