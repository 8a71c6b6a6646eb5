package org.attune.chat;

import java.math.BigDecimal;

/**
 * Prices per million tokens.
 *
 * @param currency as it is to be shown, such as {@code EUR}
 */
public record Prices(BigDecimal input, BigDecimal output, String currency) {

  public static final Prices FREE = new Prices(BigDecimal.ZERO, BigDecimal.ZERO, "");

  public Prices {
    if (input.signum() < 0 || output.signum() < 0) {
      throw new IllegalArgumentException("a price below 0");
    }
  }

  /** What something costs; exact. */
  public BigDecimal cost(Spent spent) {
    return input
        .multiply(BigDecimal.valueOf(spent.inputTokens()))
        .add(output.multiply(BigDecimal.valueOf(spent.outputTokens())))
        .movePointLeft(6);
  }
}
