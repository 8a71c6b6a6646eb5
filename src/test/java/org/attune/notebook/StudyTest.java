package org.attune.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;
import org.attune.figure.Figure;
import org.attune.statistic.Estimate;
import org.attune.table.CsvWriter;
import org.attune.table.Rounded;
import org.attune.table.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StudyTest {

  private static final Study QUICKSTART = Study.open("results/quickstart");

  static List<Path> results() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("results"))) {
      return folders.filter(f -> Files.exists(f.resolve("manifest.json"))).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("results")
  void tablesLookAsInTheirOwnFiles(Path folder) throws IOException {
    Study study = Study.open(folder.toString());
    assertThat(study.tables().names()).isNotEmpty();
    for (String table : study.tables().names()) {
      Rounded.assertSame(
          withoutRemarks(study.table(table).toString()),
          withoutRemarks(Files.readString(folder.resolve(table + ".md"))));
    }
  }

  static List<Path> tables() throws IOException {
    try (Stream<Path> golden =
        Files.list(Path.of("src", "test", "resources", "studies", "golden"))) {
      return Stream.concat(results().stream(), golden.sorted()).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void tablesAreLaidOutAsTheyWereWritten(Path folder) throws IOException {
    Study study = Study.open(folder.toString());
    for (String name : study.tables().names()) {
      Rounded.assertSame(
          CsvWriter.table(Shown.table(study.table(name).table())),
          Files.readString(folder.resolve(name + ".csv")));
    }
  }

  /** Remarks come from a file of results as warnings of single numbers, not as one note of all. */
  private static String withoutRemarks(String table) {
    List<String> topics =
        List.of(
            "ties of the ",
            "without an interval by formula: ",
            "mean over the ",
            "rarest label in the reference: ",
            "the interval owes most of its width to: ",
            "intervals take as known what is concluded by: ",
            "swapped in the permutation test: ");
    return Arrays.stream(table.strip().split("\n\n"))
        .filter(note -> topics.stream().noneMatch(note.toLowerCase(Locale.ROOT)::contains))
        .collect(Collectors.joining("\n\n"));
  }

  @Test
  void saysWhatItIsAbout() {
    assertThat(QUICKSTART.name()).isEqualTo("quickstart");
    assertThat(QUICKSTART.title()).startsWith("How well do a lexicon");
    assertThat(QUICKSTART.tables().names())
        .containsExactly("models", "emotions", "registers", "confidence");
    assertThat(QUICKSTART.toString())
        .startsWith(QUICKSTART.title() + "\n\n| table ")
        .contains("| emotions   | F1 for each emotion ");
    assertThat(QUICKSTART.html())
        .contains("<th scope=\"row\" style=\"text-align: left\">emotions</th>")
        .contains(">F1 for each emotion</td>");
  }

  @Test
  void goesFromACellToItsConfusion() {
    ConfusionMatrix confusion =
        QUICKSTART.confusion(
            QUICKSTART
                .table("models")
                .where("scorer", "lexicon")
                .where("statistic", "macro-f1")
                .cell());
    assertThat(confusion.scorer()).isEqualTo("lexicon");
    assertThat(confusion.categories())
        .containsExactly("anger", "disgust", "fear", "joy", "sadness", "surprise", "neutral");
    assertThat(confusion.items("anger", "joy")).isEqualTo(11);
    assertThat(confusion.items("anger")).isEqualTo(26);
  }

  @Test
  void categoriesStandInTheOrderOfTheScale(@TempDir Path folder) throws IOException {
    Path results = Path.of("results", "quickstart");
    Files.copy(results.resolve("estimates.csv"), folder.resolve("estimates.csv"));
    Files.copy(results.resolve("protocol.yaml"), folder.resolve("protocol.yaml"));
    Files.writeString(
        folder.resolve("confusion.csv"),
        "scorer,dimension,reference,model,items\nlexicon,emotion,joy,anger,1\n");
    assertThat(Study.open(folder.toString()).confusion("lexicon", "emotion").categories())
        .containsExactly("joy", "anger");
    Path card = Path.of("cards", "everyday-conversations", "dataset.yaml");
    Files.createDirectories(folder.resolve(card).getParent());
    Files.copy(results.resolve(card), folder.resolve(card));
    assertThat(Study.open(folder.toString()).confusion("lexicon", "emotion").categories())
        .containsExactly("anger", "joy");
  }

  @Test
  void aScorerThatTheProtocolDoesNotHaveIsTold(@TempDir Path folder) throws IOException {
    Path results = Path.of("results", "quickstart");
    Files.copy(results.resolve("estimates.csv"), folder.resolve("estimates.csv"));
    String protocol = Files.readString(results.resolve("protocol.yaml"));
    Path file = folder.resolve("protocol.yaml");
    Files.writeString(file, protocol.replace("  - scorer: lexicon\n", "  - scorer: words\n"));
    assertThatThrownBy(() -> Study.open(folder.toString()))
        .isInstanceOf(CorpusException.class)
        .hasMessageEndingWith(
            "estimates.csv:2: scorer: expected one that the protocol has in the table, found \"lexicon\"");
    Files.writeString(file, protocol.replace("study:", "studio:"));
    assertThatThrownBy(() -> Study.open(folder.toString()))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("protocol.yaml: expected a file that this version reads, found ")
        .hasMessageContaining("\"studio\" (did you mean study?)");
  }

  @Test
  void withoutAProtocolDifferencesAreThoseOfScorersInTheTable(@TempDir Path folder)
      throws IOException {
    Files.copy(Path.of("results", "quickstart", "estimates.csv"), folder.resolve("estimates.csv"));
    assertThat(Study.open(folder.toString()).table("models").forest().figures())
        .extracting(Figure::title)
        .containsExactlyElementsOf(
            QUICKSTART.table("models").forest().figures().stream().map(Figure::title).toList());
  }

  @Test
  void aDifferenceHasNoConfusion() {
    var difference =
        QUICKSTART
            .table("models")
            .where("scorer", "mllib-logistic-regression - lexicon")
            .cells()
            .get(0);
    assertThatThrownBy(() -> QUICKSTART.confusion(difference))
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            "study quickstart: expected a confusion matrix, one of [lexicon on emotion,"
                + " mllib-logistic-regression on emotion, attune-mini on emotion],"
                + " found mllib-logistic-regression - lexicon on emotion");
  }

  @Test
  void mistakesAreToldInALine() {
    assertThatThrownBy(() -> Study.open("results/quikstart"))
        .hasMessage(
            "results/quikstart: expected a folder of results that jobs/attune run wrote, found no such folder here or above");
    assertThatThrownBy(() -> Study.open("datasets"))
        .hasMessage(
            "datasets: expected results that jobs/attune run wrote, with estimates.csv among them, found no estimates.csv");
    assertThatThrownBy(() -> QUICKSTART.table("model"))
        .hasMessage(
            "study quickstart: expected a table, one of [models, emotions, registers, confidence], found \"model\"");
    assertThatThrownBy(() -> Study.open("results/emobank").confusion("a", "b"))
        .hasMessage(
            "study emobank: expected a study of categories with confusion.csv, found a on b");
    assertThatThrownBy(() -> QUICKSTART.calibration("lexicon", "valence"))
        .hasMessageEndingWith("found lexicon on valence");
  }

  @Test
  void estimatesAloneAreEnough(@TempDir Path folder) throws IOException {
    Path alone = Files.createDirectories(folder.resolve("alone"));
    Files.copy(Path.of("results", "quickstart", "estimates.csv"), alone.resolve("estimates.csv"));
    Study study = Study.open(alone.toString());
    assertThat(study.title()).isEqualTo("alone");
    assertThat(study.table("models").toString())
        .contains("| lexicon ")
        .contains("0.225 [0.191, 0.290]")
        .contains("In brackets: 95 % interval from the resampling.");
  }

  @Test
  void calibrationIsDrawnByLabel(@TempDir Path folder) throws IOException {
    Files.copy(Path.of("results", "quickstart", "estimates.csv"), folder.resolve("estimates.csv"));
    Files.writeString(
        folder.resolve("calibration.csv"),
        "scorer,dimension,label,bin,items,confidence,right\n"
            + "mini,emotion,joy,0,4,0.25,0.5\nmini,emotion,joy,1,6,0.75,0.5\nmini,emotion,fear,0,4,0.25,0.5\n");
    Figures figures = Study.open(folder.toString()).calibration("mini", "emotion");
    assertThat(figures.figures()).hasSize(2);
    assertThat(figures.toString())
        .contains("mini on emotion: joy")
        .contains("mini on emotion: fear");
  }

  @Test
  void aManifestThatIsNoneIsTold(@TempDir Path folder) throws IOException {
    Files.copy(Path.of("results", "quickstart", "estimates.csv"), folder.resolve("estimates.csv"));
    Files.writeString(folder.resolve("manifest.json"), "{");
    assertThatThrownBy(() -> Study.open(folder.toString()))
        .hasMessageEndingWith("manifest.json: expected a manifest in JSON, found other text");
  }

  @Test
  void anEstimateIsReadFromTheFile() {
    assertThat(
            QUICKSTART
                .table("models")
                .where("scorer", "lexicon")
                .where("statistic", "macro-f1")
                .estimate())
        .isEqualTo(Estimate.of(0.224965, 0.190887, 0.290277));
  }
}
