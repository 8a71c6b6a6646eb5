package org.attune.statistic;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.attune.tally.JointTally;

/**
 * A table of reference against model by its margins.
 *
 * @param items n
 * @param agreed items on the diagonal, where the model answers as the reference
 * @param rows items per {@link JointTally#references()}
 * @param columns items per {@link JointTally#models()}
 * @param chance &Sigma;<sub>k</sub> row<sub>k</sub> column<sub>k</sub>, n&sup2; times the agreement
 *     expected by chance
 */
record Margins(long items, long agreed, long[] rows, long[] columns, double chance) {

  /** Why there is nothing to estimate. */
  static final String NO_ITEMS = "no item has both a reference and a model answer";

  /** Why agreement beyond chance cannot be told. */
  static final String CONSTANT = "reference and model give the same single category throughout";

  static Margins of(JointTally tally) {
    long[] references = tally.references();
    long[] models = tally.models();
    long[] rows = new long[references.length];
    long[] columns = new long[models.length];
    long items = 0;
    long agreed = 0;
    for (int i = 0; i < tally.pairs(); i++) {
      long amount = tally.amount(i);
      int row = tally.row(i);
      int column = tally.column(i);
      rows[row] += amount;
      columns[column] += amount;
      items += amount;
      if (references[row] == models[column]) {
        agreed += amount;
      }
    }
    return new Margins(items, agreed, rows, columns, chance(references, rows, models, columns));
  }

  // The products exceed a long for more than 3e9 items; as doubles they are exact below 2^53.
  private static double chance(long[] references, long[] rows, long[] models, long[] columns) {
    double sum = 0;
    for (int row = 0, column = 0; row < rows.length && column < columns.length; ) {
      if (references[row] == models[column]) {
        sum += (double) rows[row++] * columns[column++];
      } else if (references[row] < models[column]) {
        row++;
      } else {
        column++;
      }
    }
    return sum;
  }

  /**
   * True if reference and model give the same single category throughout, so that only chance is
   * left.
   */
  boolean constant() {
    return chance == (double) items * items;
  }

  /** n&sup2; minus the sum of squares of a margin: 0 where one category holds all items. */
  double spread(long[] margin) {
    double sum = 0;
    for (long count : margin) {
      sum += (double) count * count;
    }
    return (double) items * items - sum;
  }

  /**
   * For each category how many categories below it occur in reference or model.
   *
   * @param categories rising
   * @param tally the table these are the margins of
   */
  double[] ranks(long[] categories, JointTally tally) {
    long[] occurring =
        LongStream.concat(occurring(tally.references(), rows), occurring(tally.models(), columns))
            .sorted()
            .distinct()
            .toArray();
    return Arrays.stream(categories)
        .mapToDouble(
            category -> {
              int at = Arrays.binarySearch(occurring, category);
              return at < 0 ? -1 - at : at;
            })
        .toArray();
  }

  private static LongStream occurring(long[] categories, long[] counts) {
    return IntStream.range(0, counts.length)
        .filter(i -> counts[i] > 0)
        .mapToLong(i -> categories[i]);
  }
}
