package org.attune.spark;

import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sha2;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;

/**
 * The units of one fold, or all the others. A unit's fold is the {@link
 * org.attune.corpus.Hashes#bucket} of its id, so that it depends on nothing else.
 *
 * @param number which fold, from 0
 * @param of how many folds there are; 1 if the corpus is not divided
 * @param inside whether the units of the fold are meant, or those outside it
 */
public record Fold(int number, int of, boolean inside) implements Serializable {

  /** All units. */
  public static final Fold WHOLE = new Fold(0, 1, true);

  /** Each of some folds. */
  public static List<Fold> all(int folds) {
    return IntStream.range(0, folds).mapToObj(k -> new Fold(k, folds, true)).toList();
  }

  /** What is outside this fold; if there is but one, the corpus is not divided, and this is all. */
  public Fold others() {
    return of == 1 ? this : new Fold(number, of, !inside);
  }

  /** Where, in a folder for all folds, that of this one is. */
  public Path in(Path folder) {
    return of == 1 ? folder : folder.resolve("fold-" + number);
  }

  static Column number(Column unit, int of) {
    return conv(sha2(unit.cast("binary"), 256).substr(1, 8), 16, 10)
        .cast("long")
        .mod(of)
        .cast("int");
  }

  /** Whether a unit is meant. */
  Column has(Column unit) {
    Column in = number(unit, of).equalTo(number);
    return inside ? in : not(in);
  }
}
