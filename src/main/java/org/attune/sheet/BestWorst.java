package org.attune.sheet;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.attune.corpus.CorpusException;

/**
 * Finds choices of the best and the worst of several items, which are ratings of no one of them.
 */
final class BestWorst implements RatingsFile.Step {

  private static final Pattern BEST = Pattern.compile("(.*-)?(best|most|highest|strongest)(-.*)?");
  private static final Pattern WORST = Pattern.compile("(.*-)?(worst|least|lowest|weakest)(-.*)?");

  /** Fewer items are a pair. */
  private static final int SEVERAL = 3;

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    Optional<String> best = named(sheet, BEST);
    Optional<String> worst = named(sheet, WORST);
    if (best.isPresent() && worst.isPresent() && chosen(sheet, best.get(), worst.get())) {
      throw new CorpusException(
          sheet.file(),
          "ratings of one item a row (count how often each item was best and worst, and bring a"
              + " row an item)",
          "choices of the best and the worst of several items in columns \"%s\" and \"%s\""
              .formatted(best.get(), worst.get()));
    }
    return sheet;
  }

  private static Optional<String> named(Sheet sheet, Pattern name) {
    return sheet.columns().stream()
        .filter(c -> name.matcher(ColumnNames.plain(c)).matches())
        .findFirst();
  }

  /** True if both are among the values of some other columns in every row, and never the same. */
  private static boolean chosen(Sheet sheet, String best, String worst) {
    List<String> bests = sheet.values(best);
    List<String> worsts = sheet.values(worst);
    List<List<String>> others =
        sheet.columns().stream()
            .filter(c -> !c.equals(best) && !c.equals(worst))
            .map(sheet::values)
            .toList();
    return others.size() >= SEVERAL
        && IntStream.range(0, bests.size())
            .allMatch(
                row ->
                    !bests.get(row).equals(worsts.get(row))
                        && others.stream().anyMatch(v -> v.get(row).equals(bests.get(row)))
                        && others.stream().anyMatch(v -> v.get(row).equals(worsts.get(row))))
        && bests.stream().distinct().count() > 1;
  }
}
