package org.attune.corpus;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.Predicate;

/**
 * Binary floating-point numbers as text: the fewest decimal digits, rightly rounded, that read back as the same
 * number, without exponent. {@code Double.toString} gives other digits on other versions of Java (JDK-4511638).
 */
final class Decimals {
  private static final int DIGITS_OF_EVERY_DOUBLE = 17;

  private Decimals() {}

  static String text(double number) {
    return text(number, decimal -> decimal.doubleValue() == number);
  }

  static String text(float number) {
    return text(number, decimal -> decimal.floatValue() == number);
  }

  private static String text(double number, Predicate<BigDecimal> same) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    BigDecimal exact = new BigDecimal(number);
    BigDecimal shorter = exact;
    for (int digits = 1; digits <= DIGITS_OF_EVERY_DOUBLE; digits++) {
      shorter = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (same.test(shorter)) {
        break;
      }
    }
    return shorter.signum() == 0 ? "0" : shorter.stripTrailingZeros().toPlainString();
  }
}
