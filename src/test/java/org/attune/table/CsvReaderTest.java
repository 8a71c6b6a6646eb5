package org.attune.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;
import org.attune.statistic.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CsvReaderTest {

  private static final String HEADER = String.join(",", CsvWriter.ESTIMATES) + "\n";

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("a.csv"), text);
  }

  static List<Path> studies() throws IOException {
    try (Stream<Path> folders =
        Stream.concat(
            Files.list(Path.of("results")),
            Files.list(Path.of("src", "test", "resources", "studies", "golden")))) {
      return folders.filter(f -> Files.exists(f.resolve("estimates.csv"))).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("studies")
  void cellsReadAndWrittenAgainAreTheSameBytes(Path study) throws IOException {
    Path estimates = study.resolve("estimates.csv");
    String again = CsvWriter.estimates(Shown.cells(CsvReader.estimates(estimates, Who.ANY)));
    boolean earlier =
        CsvReader.lines(Files.readString(estimates)).get(0).equals(CsvWriter.EARLIER_ESTIMATES);
    assertThat(earlier ? earlier(again) : again).isEqualTo(Files.readString(estimates));
  }

  /** Estimates as a version wrote them that did not count answers. */
  private String earlier(String estimates) throws IOException {
    List<List<String>> lines = CsvReader.lines(estimates);
    List<Integer> kept = CsvWriter.EARLIER_ESTIMATES.stream().map(lines.get(0)::indexOf).toList();
    return CsvWriter.lines(lines.stream().map(l -> kept.stream().map(l::get).toList()).toList());
  }

  @Test
  void estimatesOfAnEarlierVersionAreRead() throws IOException {
    Cell cell = Cells.of("m", "joy", "", "f1", Estimate.of(0.5));
    Path file = file(earlier(CsvWriter.estimates(Shown.cells(List.of(cell)))));
    assertThat(Files.readString(file)).doesNotContain("answered");
    assertThat(CsvReader.estimates(file, Who.ANY)).containsExactly(cell);
  }

  @Test
  void everyFieldComesBack() throws IOException {
    List<Cell> cells =
        List.of(
            CellBuilder.of("a - b", "f1", Estimate.of(0.25, -0.5, 0.75))
                .with("median")
                .on("warmth")
                .label("joy")
                .stratum("site=north")
                .formula("F", -0.25, 0.5)
                .test(new Cell.Test("permutation", 0.015625, 0.03125, "holm", 2))
                .missing("left out")
                .warnings("few", "old")
                .cell(),
            CellBuilder.of("a", "f1", Estimate.undefined("no item, none"))
                .with("median")
                .on("warmth")
                .test(new Cell.Test("bootstrap", 0.5, 0.5, "", 1))
                .counted(0, 0, 0)
                .cell(),
            Cells.of("b", "f1", Estimate.of(0.5)),
            Cells.answered(
                "b / raters",
                "warmth",
                "f1",
                new Cell.Coverage(20, 40),
                Optional.of(new Cell.Compared("common", OptionalDouble.of(1.275)))),
            Cells.answered(
                "b - a",
                "warmth",
                "f1",
                new Cell.Coverage(0, 40),
                Optional.of(new Cell.Compared("own", OptionalDouble.empty()))));
    assertThat(CsvReader.estimates(file(CsvWriter.estimates(Shown.cells(cells))), Who.ANY))
        .isEqualTo(cells);
  }

  @Test
  void whyThereIsNoIntervalIsKnownFromTheWarnings() throws IOException {
    String why = "no interval: all items lie in one block";
    String line = "t,s,r,d,,,f1,0.5,,,,,,,,,3,,,,,,1,,," + why + "; old\n";
    assertThat(CsvReader.estimates(file(HEADER + line), Who.ANY).get(0).estimate())
        .isEqualTo(new Estimate.Value(0.5, Optional.empty(), why));
  }

  @Test
  void confusionsAndCalibrationComeBack() throws IOException {
    assertThat(
            CsvReader.confusions(
                file("scorer,dimension,reference,model,items\nlexicon,emotion,joy,\"a, b\",7\n")))
        .containsExactly(new Confusion("lexicon", "emotion", "joy", "a, b", 7));
    assertThat(
            CsvReader.calibration(
                file(
                    "scorer,dimension,label,bin,items,confidence,right\nmini,emotion,,9,4,0.95,0.75\n")))
        .containsExactly(new CalibrationBin("mini", "emotion", "", 9, 4, 0.95, 0.75));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t,s,r,d,,,f1,half,,,,,,,,,3,,,,,,1,,, | a.csv:2: estimate: expected a number, found \"half\"",
        "t,s,r,d,,,f1,NaN,,,,,,,,,3,,,,,,1,,, | a.csv:2: estimate: expected a number, found \"NaN\"",
        "t,s,r,d,,,f1,0.5,0.4,,,,,,,,3,,,,,,1,,, | a.csv:2: high: expected a number, found \"\"",
        "t,s,r,d,,,f1,0.5,,,,,,,,,-3,,,,,,1,,, | a.csv:2: items: expected a whole number from 0, found \"-3\"",
        "t,s,r,d,,,f1,0.5,,,,,,,,,3,2,x,,,,1,,, | a.csv:2: of: expected a whole number from 0, found \"x\"",
        "t,s,r,d,,,f1,0.5 | a.csv:2: expected 26 values, found 8"
      })
  void whatIsAmissIsToldByLine(String line, String message) throws IOException {
    Path file = file(HEADER + line + "\n");
    assertThatThrownBy(() -> CsvReader.estimates(file, Who.ANY))
        .isInstanceOf(CorpusException.class)
        .hasMessageEndingWith(message);
  }

  @Test
  void anotherFileIsNotTakenForOurs() throws IOException {
    Path other = file("item,rater\n1,2\n");
    assertThatThrownBy(() -> CsvReader.estimates(other, Who.ANY))
        .hasMessageContaining("a.csv:1: expected table,scorer,")
        .hasMessageEndingWith("found a first row of 2 values");
    Path empty = file("");
    assertThatThrownBy(() -> CsvReader.confusions(empty)).hasMessageEndingWith("an empty file");
  }
}
