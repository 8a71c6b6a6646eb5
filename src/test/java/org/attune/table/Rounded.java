package org.attune.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Texts of numbers that may have been rounded twice. */
public final class Rounded {

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+\\.[0-9]+");

  private Rounded() {}

  /**
   * Fails unless the texts are the same but for the last decimal of numbers: one that lies halfway
   * in six decimals may go the other way from there than from all its digits: one, or one in a
   * hundred.
   */
  public static void assertSame(String text, String expected) {
    assertThat(DECIMAL.matcher(text).replaceAll("#"))
        .isEqualTo(DECIMAL.matcher(expected).replaceAll("#"));
    List<BigDecimal> numbers = numbers(text);
    List<BigDecimal> wanted = numbers(expected);
    for (int i = 0; i < wanted.size(); i++) {
      assertThat(numbers.get(i).subtract(wanted.get(i)).abs())
          .as("%s for %s", numbers.get(i), wanted.get(i))
          .isLessThanOrEqualTo(wanted.get(i).ulp());
    }
    assertThat(numbers.stream().filter(wanted::contains).count())
        .as("nearly all are the very same")
        .isGreaterThanOrEqualTo(wanted.size() - Math.max(1, wanted.size() / 100));
  }

  private static List<BigDecimal> numbers(String text) {
    return DECIMAL.matcher(text).results().map(MatchResult::group).map(BigDecimal::new).toList();
  }
}
