package org.attune.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attune.Names;
import org.attune.corpus.CorpusException;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Scale;
import org.attune.notebook.Ratings;
import org.attune.sheet.Hints;
import org.attune.statistic.Estimate;
import org.attune.statistic.Statistic;
import org.attune.table.Cell;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The corpus that a draft writes, read by its card, and {@code Ratings.read} give the same alpha of
 * the same file, or refuse it in the same words.
 */
class TwoDoorsTest {

  private static final String ALPHA = "krippendorff-alpha";

  @TempDir Path folder;

  static Stream<Path> files() throws IOException {
    Path cases = Path.of("..", "shared", "cases");
    return Stream.concat(
        in(Path.of("src", "test", "resources", "drafts")),
        Files.isDirectory(cases) ? in(cases) : Stream.of(cases));
  }

  private static Stream<Path> in(Path root) throws IOException {
    return Files.walk(root)
        .filter(f -> Files.isRegularFile(f) && !f.endsWith("README.md"))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("files")
  void theSameFileGivesTheSameAlpha(Path file) throws IOException {
    Assumptions.assumeTrue(Files.isRegularFile(file), () -> "skipped: no " + file);
    Drafted drafted;
    try {
      drafted = Drafted.of(file, Hints.none(), folder);
    } catch (CorpusException e) {
      refusedOrSingle(file, e);
      return;
    }
    List<RatedItem> items = TrialRead.of(drafted.draft().card(), folder.resolve("mine"));
    drafted
        .card()
        .dimensions()
        .forEach(
            (name, dimension) ->
                assertThat(
                        points(
                            Ratings.read(file.toString(), name).agreement(ALPHA).cells().stream()
                                .map(Cell::estimate)))
                    .as(name)
                    .isEqualTo(points(alpha(name, dimension.toScale(), items))));
  }

  @Test
  void wordsOfFrequencyAreInOrderThroughBothDoors() throws IOException {
    Path file =
        Files.write(
            folder.resolve("ratings.csv"),
            List.of(
                "item,anna,ben,clara",
                "1,never,never,rarely",
                "2,often,always,often",
                "3,sometimes,rarely,sometimes",
                "4,always,always,often",
                "5,rarely,never,never"));
    String[] levels = {"never", "rarely", "sometimes", "often", "always"};
    Drafted drafted = Drafted.of(file, Hints.none(), folder);
    assertThat(drafted.card().dimensions().values())
        .singleElement()
        .satisfies(d -> assertThat(((Scale.Ordinal) d.toScale()).names()).containsExactly(levels));
    assertThat(drafted.protocol().tables())
        .anySatisfy(table -> assertThat(table.statistics()).contains(ALPHA));
    Ratings read = Ratings.read(file.toString());
    assertThat(alphas(read)).isEqualTo(alphas(read.ordinal(levels)));
    assertThat(alphas(read)).isNotEqualTo(alphas(read.nominal(levels)));
  }

  private static List<String> alphas(Ratings ratings) {
    return points(ratings.alpha().cells().stream().map(Cell::estimate));
  }

  /** A draft wants what a study can compare; ratings may be read without. */
  private static void refusedOrSingle(Path file, CorpusException e) {
    if (!e.getMessage().contains("several ratings of an item")) {
      Optional<CorpusException> same = Optional.empty();
      try {
        Ratings.read(file.toString());
      } catch (CorpusException other) {
        same = Optional.of(other);
      }
      assertThat(same).as(e.getMessage()).map(CorpusException::getMessage).contains(e.getMessage());
    }
  }

  private static List<String> points(Stream<Estimate> estimates) {
    return estimates
        .map(e -> e instanceof Estimate.Value value ? "" + value.point() : e.toString())
        .toList();
  }

  private static Stream<Estimate> alpha(String dimension, Scale scale, List<RatedItem> items) {
    List<String> raters =
        items.stream()
            .flatMap(item -> item.ratings().stream())
            .filter(r -> r.dimension().equals(dimension) && r.by() == RatedItem.By.RATER)
            .map(RatedItem.Rating::rater)
            .distinct()
            .toList();
    List<Case> cases = new ArrayList<>();
    for (RatedItem item : items) {
      List<RatedItem.Rating> own =
          item.ratings().stream()
              .filter(r -> r.dimension().equals(dimension) && r.by() == RatedItem.By.RATER)
              .toList();
      cases.add(
          Case.ofRaters(
              scale,
              raters.equals(List.of(""))
                  ? Case.NO_RATERS
                  : own.stream().mapToInt(r -> raters.indexOf(r.rater())).toArray(),
              own.stream().mapToLong(RatedItem.Rating::code).toArray()));
    }
    Statistic<?> statistic =
        (Statistic<?>) Names.create(Names.in(Statistic.class, Statistic.class).get(ALPHA));
    if (statistic.scope(scale) == Tallier.Scope.WHOLE) {
      return Stream.of(estimate(statistic, cases, scale));
    }
    List<Estimate> estimates = new ArrayList<>();
    for (int i = 0; i < scale.size(); i++) {
      int label = i;
      estimates.add(
          estimate(
              statistic,
              cases.stream().map(c -> c.label(label)).toList(),
              Case.binary(scale, label)));
    }
    return estimates.stream();
  }

  private static <T extends Tally<T>> Estimate estimate(
      Statistic<T> statistic, List<Case> cases, Scale scale) {
    Counts.Builder counts = Counts.builder();
    cases.forEach(c -> statistic.tallier().count(c, counts));
    return statistic.estimate(statistic.tallier().tally(counts.build()), scale);
  }
}
