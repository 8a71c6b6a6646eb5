package org.attune.corpus;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;

/** A published figure. */
public record PublishedFigure(
    @Doc("Whose figure: model and paper") String name,
    @Doc("What is rated") String dimension,
    @Doc("Name of the statistic") String statistic,
    @Doc("The figure") BigDecimal estimate,
    @Doc("Split or part it was computed on") @Default("test") String on,
    @Doc("Where it was read") String source) {

  private static final Pattern TWO = Pattern.compile("rater (\\d{1,9}) and rater (\\d{1,9})");

  /** The two raters it was computed on, by their numbers; empty if it is on anything else. */
  public Optional<Pair> pair() {
    Matcher two = TWO.matcher(on);
    return two.matches()
        ? Optional.of(new Pair(Integer.parseInt(two.group(1)), Integer.parseInt(two.group(2))))
        : Optional.empty();
  }

  /** Two raters, by their numbers. */
  public record Pair(int first, int second) {}
}
