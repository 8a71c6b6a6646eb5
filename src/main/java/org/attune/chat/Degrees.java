package org.attune.chat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How probable a model holds each label of a scale. */
final class Degrees {

  /** Probability that may lie on tokens which fit several labels, before nothing can be said. */
  private static final double UNCLEAR = .01;

  private Degrees() {}

  /**
   * Of each label the probability of the first token that tells it from the others, given what was
   * said before it, divided by the sum over labels. Empty if there are no probabilities, the label
   * is not found in the tokens, or more than .01 lies on tokens that fit several labels.
   *
   * @param said the label that was said last in the tokens
   */
  static Map<String, Double> ofTokens(
      List<Outcome.Token> tokens, String said, List<Allowed.Level> levels) {
    int at = first(tokens, said);
    if (at < 0) {
      return Map.of();
    }
    Map<String, Double> mass = new LinkedHashMap<>();
    levels.forEach(level -> mass.put(level.label(), 0.0));
    String before = "";
    double path = 1;
    double unclear = 0;
    for (; at < tokens.size() && fitting(before, levels).size() > 1; at++) {
      Outcome.Token token = tokens.get(at);
      for (Map.Entry<String, Double> other : token.others().entrySet()) {
        List<String> fitting = fitting(joined(before, other.getKey()), levels);
        double probability = path * Math.exp(other.getValue());
        if (fitting.size() == 1) {
          mass.merge(fitting.get(0), probability, Double::sum);
        } else if (fitting.size() > 1 && !other.getKey().equals(token.text())) {
          unclear += probability;
        }
      }
      path *= Math.exp(token.logProbability());
      before = joined(before, token.text());
    }
    double sum = mass.values().stream().mapToDouble(Double::doubleValue).sum();
    if (sum <= 0 || unclear > UNCLEAR || fitting(before, levels).size() > 1) {
      return Map.of();
    }
    mass.replaceAll((label, probability) -> probability / sum);
    return mass;
  }

  /** The token in which the label begins that is said last. */
  private static int first(List<Outcome.Token> tokens, String said) {
    StringBuilder text = new StringBuilder();
    List<Integer> ends = new ArrayList<>();
    for (Outcome.Token token : tokens) {
      text.append(Allowed.lower(token.text()));
      ends.add(text.length());
    }
    int start = text.lastIndexOf(Allowed.lower(said));
    for (int at = 0; start >= 0 && at < ends.size(); at++) {
      if (ends.get(at) > start) {
        return at;
      }
    }
    return -1;
  }

  /** What is said of a label by a token and those before it; what opens it is left out. */
  private static String joined(String before, String token) {
    String text = before + Allowed.lower(token);
    return before.isEmpty() ? text.replaceAll("^[^\\p{L}\\p{N}+-]+", "") : text;
  }

  /** Labels that begin with a text, or are all of it but marks behind them. */
  private static List<String> fitting(String text, List<Allowed.Level> levels) {
    if (text.isEmpty()) {
      return levels.stream().map(Allowed.Level::label).toList();
    }
    return levels.stream()
        .map(Allowed.Level::label)
        .filter(
            label -> {
              String lower = Allowed.lower(label);
              return lower.startsWith(text)
                  || text.startsWith(lower)
                      && text.substring(lower.length()).matches("[^\\p{L}\\p{N}]+");
            })
        .toList();
  }
}
