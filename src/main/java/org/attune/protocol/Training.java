package org.attune.protocol;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.Spelling;

/** How a model learns the study's dimensions from the training split. */
public record Training(
    @Doc("Name of the model that is made: its folder below the models")
        @Spelling(value = Protocol.NAME, means = Protocol.NAME_MEANS)
        String model,
    @Doc("Model it begins with, below the models")
        @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
        String base,
    @Doc("Dimensions that are rated with the turn before") @Default("") List<String> pairs,
    @Doc("How often the corpora are read, at most") @Default("4") int epochs,
    @Doc(
            "How often a corpus is read in an epoch, by name; once if left out;"
                + " 0 for what the base has learned and keeps")
        @Default("")
        Map<String, Double> passes,
    @Doc("Weight of a dimension in the loss, by name; 1 if left out") @Default("")
        Map<String, Double> weights,
    @Doc("Highest learning rate") @Default("0.0001") double rate,
    @Doc("Share of the steps in which the rate rises; after them it falls in a line to 0")
        @Default("0.06")
        double warmUp,
    @Doc("Weight decay of the matrices") @Default("0.01") double decay,
    @Doc("Weights that stay as they are, by the beginning of their names in the TorchScript file")
        @Default("")
        List<String> freeze,
    @Doc("Tokens per step, padding included") @Default("1024") int tokens,
    @Doc("Longer texts are cut, of a pair the longer one first") @Default("128") int maxTokens,
    @Doc("How far rare categories weigh more: 0 not at all, 1 until all categories weigh the same")
        @Default("0.5")
        double balance,
    @Doc("Epochs without gain on the development split after which training stops") @Default("2")
        int patience,
    @Doc("Seed of the order of texts and of dropout") @Default("1") long seed,
    @Doc("What the model card says of intended use") @Default("") List<String> uses,
    @Doc("What the model card says of misuse") @Default("") List<String> misuses,
    @Doc("What the model card says of limits") @Default("") List<String> limits) {

  public Training {
    within("epochs", epochs, 1, 1000);
    within("rate", rate, 1e-8, 1);
    within("warm-up", warmUp, 0, 1);
    within("decay", decay, 0, 1);
    within("tokens", tokens, 16, 1 << 20);
    within("max-tokens", maxTokens, 4, 1 << 16);
    within("balance", balance, 0, 1);
    within("patience", patience, 1, 1000);
    passes.forEach((name, value) -> within("passes of " + name, value, 0, 100));
    weights.forEach((name, value) -> within("weight of " + name, value, 0, 1000));
  }

  /** All that the weights depend on, as text: not what the model card says. */
  public String said() {
    return new Training(
            model, base, pairs, epochs, passes, weights, rate, warmUp, decay, freeze, tokens,
            maxTokens, balance, patience, seed, List.of(), List.of(), List.of())
        .toString();
  }

  private static void within(String what, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          what + ": expected " + plain(low) + " to " + plain(high) + ", found " + plain(value));
    }
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
