package org.attune.catalog;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.attune.UserMistake;
import org.attune.statistic.Measured;
import org.attune.statistic.Statistic;

/** What is known of the intervals of a statistic, in words. */
public final class ExplainedStatistic {

  private ExplainedStatistic() {}

  /** The lines for a statistic by name. */
  public static String of(String name) {
    Statistic<?> statistic = new Catalog(List.of()).statistic(name);
    if (statistic == null) {
      throw new UserMistake(
          "NAME: expected a name that `attune list statistics` prints, or a file *.yaml of a rubric, found \""
              + name
              + "\"");
    }
    StringBuilder text = new StringBuilder(name + ": " + statistic.title() + "\n");
    if (!statistic.resampled()) {
      return text.append("It has no interval in brackets.\n").toString();
    }
    text.append(
        """
        Its intervals at 95 % in simulated studies, whose blocks are conversations of 3 to 10 turns.
        given: studies that have an interval; holds: those of them whose interval holds the truth;
        width: beside that of an ideal interval.

        of            data             blocks    given    holds  width
        """);
    Measured.all().stream()
        .filter(row -> row.statistic().equals(name))
        .forEach(
            row ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%-12s  %-15s  %6d  %5.1f %%  %7s  %5s%n",
                        row.kind(),
                        row.shape(),
                        row.blocks(),
                        100 * row.given(),
                        number(row.holds(), 100, "%.1f %%"),
                        number(row.width(), 1, "%.2f"))));
    return text.toString();
  }

  private static String number(OptionalDouble value, double factor, String format) {
    return value.isEmpty() ? "-" : String.format(Locale.ROOT, format, factor * value.getAsDouble());
  }
}
