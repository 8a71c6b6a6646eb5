package org.attune.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.Names;
import org.attune.Shared;
import org.attune.corpus.Scale;
import org.attune.statistic.Estimate;
import org.attune.statistic.Statistic;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Tally;

/**
 * A table as it is read, and what statistics say of it: what a person who has the file would look
 * at first.
 *
 * @param reading the table, read
 */
record Cases(RatingsFile reading) {

  /** A file of the shared folder of cases; the test is skipped if it is not there. */
  static Cases shared(String file, Hints hints) {
    return of(Shared.file("cases/" + file), hints);
  }

  static Cases shared(String file) {
    return shared(file, Hints.none());
  }

  static Cases of(Path file, Hints hints) {
    return new Cases(RatingsFile.of(file, hints));
  }

  /** A table of these lines in a folder. */
  static Cases of(Path folder, Hints hints, String... lines) {
    try {
      return of(Files.write(folder.resolve("my.csv"), List.of(lines)), hints);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Cases of(Path folder, String... lines) {
    return of(folder, Hints.none(), lines);
  }

  /** What a column was taken for, and why. */
  ColumnGuesses.Finding finding(String column) {
    return reading.findings().all().stream()
        .filter(f -> f.column().equals(column))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing is told of " + column));
  }

  List<String> dimensions() {
    return reading.dimensions().stream().map(RatedDimension::name).toList();
  }

  RatedDimension dimension(String name) {
    return reading.dimensions().stream()
        .filter(d -> d.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is none of " + dimensions()));
  }

  /** The only dimension. */
  RatedDimension dimension() {
    if (reading.dimensions().size() != 1) {
      throw new AssertionError("not one dimension: " + dimensions());
    }
    return reading.dimensions().get(0);
  }

  double alpha() {
    return value(dimension(), "krippendorff-alpha");
  }

  double alpha(String dimension) {
    return value(dimension(dimension), "krippendorff-alpha");
  }

  /** A statistic of people's agreement on a whole dimension. */
  double value(RatedDimension judged, String statistic) {
    Scale scale = judged.scale().scale();
    return ((Estimate.Value) estimate(statistic(statistic), cases(judged, scale), scale)).point();
  }

  private List<Case> cases(RatedDimension judged, Scale scale) {
    Map<String, List<Rating>> byItem = new LinkedHashMap<>();
    reading
        .ratings(judged)
        .forEach(r -> byItem.computeIfAbsent(r.item(), i -> new ArrayList<>()).add(r));
    List<String> raters = reading.ratings(judged).stream().map(Rating::rater).distinct().toList();
    List<Case> cases = new ArrayList<>();
    for (List<Rating> panel : byItem.values()) {
      cases.add(
          Case.ofRaters(
              scale,
              panel.stream().mapToInt(r -> raters.indexOf(r.rater())).toArray(),
              panel.stream()
                  .mapToLong(r -> judged.scale().code(r.answer()).orElseThrow())
                  .toArray()));
    }
    return cases;
  }

  /** Alpha of one label of a dimension of sets: is it in the set, or not? */
  double labelAlpha(String dimension, String label) {
    RatedDimension judged = dimension(dimension);
    int at = judged.scale().labels().indexOf(label);
    if (at < 0) {
      throw new AssertionError(label + " is none of " + judged.scale().labels());
    }
    Scale scale = judged.scale().scale();
    List<Case> cases = cases(judged, scale).stream().map(c -> c.label(at)).toList();
    return ((Estimate.Value)
            estimate(statistic("krippendorff-alpha"), cases, Case.binary(scale, at)))
        .point();
  }

  private static Statistic<?> statistic(String name) {
    return (Statistic<?>) Names.create(Names.in(Statistic.class, Statistic.class).get(name));
  }

  private static <T extends Tally<T>> Estimate estimate(
      Statistic<T> statistic, List<Case> cases, Scale scale) {
    Counts.Builder counts = Counts.builder();
    cases.forEach(c -> statistic.tallier().count(c, counts));
    return statistic.estimate(statistic.tallier().tally(counts.build()), scale);
  }

  /** What is told of the file before anything is run. */
  String told() {
    return String.join("\n", reading.sheet().edits().changes())
        + "\n"
        + String.join("\n", reading.findings().doubts());
  }
}
