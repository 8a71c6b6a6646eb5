package org.attune.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How answers of models lie apart from those of people. */
final class Apart {

  /** Answers over less than this part of people's span are hardly on people's scale. */
  private static final BigDecimal NARROW = new BigDecimal("0.2");

  private Apart() {}

  /**
   * What to doubt of models' numbers.
   *
   * @param models answers by the model's name
   */
  static List<String> numbers(GuessedScale people, Map<String, Answers> models) {
    List<String> doubts = new ArrayList<>();
    GuessedScale.Range scale = people.span().orElse(null);
    models.forEach(
        (model, answers) -> {
          answers.oddities().forEach(odd -> doubts.add(model + ": " + odd));
          if (scale != null && answers.numeric() && apart(scale, answers.numbers())) {
            List<BigDecimal> numbers = answers.numbers();
            doubts.add(
                "%s answers from %s to %s, people from %s: if that is another scale, bring both to one"
                    .formatted(
                        model,
                        numbers.get(0).toPlainString(),
                        numbers.get(numbers.size() - 1).toPlainString(),
                        scale));
          }
        });
    return doubts;
  }

  private static boolean apart(GuessedScale.Range scale, List<BigDecimal> numbers) {
    BigDecimal low = numbers.get(0);
    BigDecimal high = numbers.get(numbers.size() - 1);
    BigDecimal narrow = scale.max().subtract(scale.min()).multiply(NARROW);
    return low.compareTo(scale.min()) < 0
        || high.compareTo(scale.max()) > 0
        || numbers.size() > 2 && high.subtract(low).compareTo(narrow) < 0;
  }

  /** What to doubt of words that only models use. */
  static List<String> words(GuessedScale people, GuessedScale all) {
    List<String> added = new ArrayList<>(all.labels());
    added.removeAll(people.labels());
    return added.isEmpty() || people.labels().isEmpty()
        ? List.of()
        : List.of(
            "only models say "
                + String.join(", ", added)
                + ": if these are people's labels in other words, write them alike");
  }
}
