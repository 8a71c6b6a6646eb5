package org.attune.corpus;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Predicate;

/** Decimal numbers and their texts. */
public final class Decimals {
  private static final int DIGITS_OF_EVERY_DOUBLE = 17;

  /** No double needs more decimals; a text such as 1e-999999999 would take a billion. */
  private static final int LONGEST = 400;

  private Decimals() {}

  /**
   * The number a text is; empty if it is none or has no use as a rating: more than 400 characters
   * or zeros.
   */
  public static Optional<BigDecimal> number(String raw) {
    try {
      BigDecimal number = raw.length() > LONGEST ? null : new BigDecimal(raw.strip());
      return Optional.ofNullable(number).filter(n -> Math.abs((long) n.scale()) <= LONGEST);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * A binary floating-point number as text: the fewest decimal digits, rightly rounded, that read
   * back as the same number, without exponent. {@code Double.toString} gives other digits on other
   * versions of Java (JDK-4511638).
   */
  static String text(double number) {
    return text(number, decimal -> decimal.doubleValue() == number);
  }

  /** As {@link #text(double)}, of the fewer digits that a float needs. */
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

  /**
   * Fails for a number that is no value on a scale: more than nine decimals, or beyond
   * 10<sup>9</sup>.
   */
  static void representable(BigDecimal number) {
    if (number.stripTrailingZeros().scale() > 9
        || number.abs().compareTo(BigDecimal.valueOf(Scale.UNIT)) > 0) {
      throw new IllegalArgumentException(
          "need at most nine decimals and a size up to 10^9, found " + number);
    }
  }
}
