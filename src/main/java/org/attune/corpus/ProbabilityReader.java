package org.attune.corpus;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads a model's probabilities of the categories of a scale from columns, or from a cell. Of
 * categories and levels they add up to 1 but for rounding: the sum may be off by half a unit in the
 * last decimal for each of them, by .001 at least and by .05 at most.
 */
final class ProbabilityReader implements Serializable {

  private static final int DECIMALS = 4;
  private static final BigDecimal LEAST = new BigDecimal(".001");
  private static final BigDecimal MOST = new BigDecimal(".05");

  private final String dimension;
  private final Scale scale;
  private final AnswerReader answers;
  private final Column value;
  private final LinkedHashMap<String, Column> columns = new LinkedHashMap<>();

  ProbabilityReader(Card.Ratings ratings, Scale scale, AnswerReader answers) {
    dimension = ratings.dimension();
    this.scale = scale;
    this.answers = answers;
    value = ratings.value().map(Column::new).orElse(null);
    ratings.columns().forEach((label, column) -> columns.put(label, new Column(column)));
  }

  /**
   * The probabilities in a row, in ten-thousandths by category; empty if it has none.
   *
   * @throws Unreadable if there are other numbers than such, or not all
   */
  int[] read(Row.Read row) throws Unreadable {
    Map<String, String> raw = new LinkedHashMap<>();
    for (Map.Entry<String, Column> column : columns.entrySet()) {
      raw.put(column.getKey(), column.getValue().given(row).orElse(""));
    }
    String cell = value == null ? "" : value.given(row).orElse("");
    if (raw.values().stream().allMatch(answers::missing) && answers.missing(cell)) {
      return new int[0];
    }
    BigDecimal[] numbers = value == null ? byLabel(raw) : numbers(cell);
    check(numbers);
    return Arrays.stream(numbers)
        .mapToInt(p -> p.setScale(DECIMALS, RoundingMode.HALF_EVEN).unscaledValue().intValue())
        .toArray();
  }

  private BigDecimal[] numbers(String cell) throws Unreadable {
    String json = cell.strip();
    if (json.startsWith("{")) {
      Map<String, String> object = JsonCell.object(json).orElse(null);
      if (object != null) {
        return byLabel(object);
      }
    } else if (json.startsWith("[")) {
      List<String> list = JsonCell.list(json).orElse(null);
      if (list != null && list.size() == scale.size()) {
        return list(list);
      }
    } else if (scale.size() == 2 && !(scale instanceof Scale.Labels)) {
      BigDecimal second = number(json);
      return new BigDecimal[] {BigDecimal.ONE.subtract(second), second};
    } else if (scale.size() == 1) {
      return list(List.of(json));
    }
    throw new Unreadable(
        dimension
            + ": expected a JSON object or list of the probabilities of "
            + scale.size()
            + " categories",
        Unreadable.quoted(cell));
  }

  private BigDecimal[] list(List<String> raw) throws Unreadable {
    List<BigDecimal> numbers = new ArrayList<>();
    for (String number : raw) {
      numbers.add(number(number));
    }
    return numbers.toArray(BigDecimal[]::new);
  }

  /** A category without a probability has none if the others make 1; a label must have one. */
  private BigDecimal[] byLabel(Map<String, String> raw) throws Unreadable {
    BigDecimal[] numbers = new BigDecimal[scale.size()];
    for (Map.Entry<String, String> given : raw.entrySet()) {
      OptionalLong at = position(given.getKey());
      if (at.isEmpty() || numbers[(int) at.getAsLong()] != null) {
        throw new Unreadable(
            dimension + ": expected probabilities of " + scale.expected() + ", each once",
            Unreadable.quoted(given.getKey()));
      }
      numbers[(int) at.getAsLong()] = number(given.getValue());
    }
    if (raw.size() == 1 && scale.size() == 2 && !(scale instanceof Scale.Labels)) {
      int given = numbers[0] == null ? 1 : 0;
      numbers[1 - given] = BigDecimal.ONE.subtract(numbers[given]);
    }
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == null && scale instanceof Scale.Labels) {
        throw new Unreadable(
            dimension + ": expected a probability of every label",
            "none of " + Unreadable.quoted(scale.name(i)));
      }
      numbers[i] = numbers[i] == null ? BigDecimal.ZERO : numbers[i];
    }
    return numbers;
  }

  private OptionalLong position(String label) {
    OptionalLong code = scale.code(answers.named(label));
    return code.isPresent() && scale instanceof Scale.Labels
        ? OptionalLong.of(Long.numberOfTrailingZeros(code.getAsLong()))
        : code;
  }

  private BigDecimal number(String raw) throws Unreadable {
    return Decimals.number(raw)
        .filter(p -> p.signum() >= 0 && p.compareTo(BigDecimal.ONE) <= 0)
        .orElseThrow(
            () ->
                new Unreadable(
                    dimension + ": expected probabilities from 0 to 1", Unreadable.quoted(raw)));
  }

  private void check(BigDecimal[] numbers) throws Unreadable {
    if (scale instanceof Scale.Labels) {
      return;
    }
    BigDecimal sum = Arrays.stream(numbers).reduce(BigDecimal.ZERO, BigDecimal::add);
    int decimals = Arrays.stream(numbers).mapToInt(BigDecimal::scale).max().orElse(0);
    BigDecimal rounding =
        BigDecimal.valueOf(numbers.length)
            .divide(BigDecimal.valueOf(2))
            .movePointLeft(Math.max(0, decimals));
    BigDecimal most = rounding.max(LEAST).min(MOST);
    if (sum.subtract(BigDecimal.ONE).abs().compareTo(most) > 0) {
      throw new Unreadable(
          dimension + ": expected probabilities that add up to 1",
          "a sum of " + sum.setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString());
    }
  }

  List<Column> columns() {
    List<Column> all = new ArrayList<>(columns.values());
    if (value != null) {
      all.add(value);
    }
    return all;
  }
}
