package org.attune.chat;

import java.math.BigDecimal;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;

/** What a million tokens cost. */
public record Prices(
    @Doc("Of what is asked") BigDecimal input,
    @Doc("Of what is answered") BigDecimal output,
    @Doc("In which currency") @Default("USD") String currency) {

  /** Of an endpoint of one's own. */
  public static final Prices FREE = new Prices(BigDecimal.ZERO, BigDecimal.ZERO, "");

  public Prices {
    if (input.signum() < 0 || output.signum() < 0) {
      throw new IllegalArgumentException("expected prices of 0 or more, found less");
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
