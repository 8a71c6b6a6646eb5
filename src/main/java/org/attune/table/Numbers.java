package org.attune.table;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text: the same on every machine and Java version. */
final class Numbers {

  private Numbers() {}

  /** A number with a fixed number of decimals, half to even; never {@code -0}. */
  static String text(double number, int decimals) {
    BigDecimal rounded = new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? rounded.abs().toPlainString() : rounded.toPlainString();
  }
}
