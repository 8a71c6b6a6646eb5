package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.attune.Launch;
import org.attune.Shared;
import org.attune.catalog.Catalog;
import org.attune.corpus.Card;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file of ratings to results, as a user goes: {@code new}, then {@code run}. */
class NewVerbTest {

  private static final Path DRAFTS = Path.of("src", "test", "resources", "drafts");

  @TempDir Path home;

  private Bench bench;

  @BeforeEach
  void makeProject() {
    bench = Bench.at(home);
  }

  private Launch draft(String study, Path ratings, String... more) {
    List<String> arguments = new ArrayList<>(List.of("new", study, "--ratings", "" + ratings));
    arguments.addAll(List.of("--data", "" + home.resolve("data")));
    arguments.addAll(List.of("--protocol", "" + bench.protocol(study)));
    arguments.addAll(List.of(more));
    return Launch.of(home, arguments);
  }

  private List<CSVRecord> run(String study) throws IOException {
    Launch run = bench.run("run", study, "--data", home.resolve("data").toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    Path estimates = bench.results(study).resolve("estimates.csv");
    try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(estimates), format)) {
      return rows.getRecords();
    }
  }

  private static double estimate(
      List<CSVRecord> cells, String table, String scorer, String dimension, String statistic) {
    return cells.stream()
        .filter(cell -> cell.get("table").equals(table))
        .filter(cell -> cell.get("scorer").equals(scorer))
        .filter(cell -> cell.get("dimension").equals(dimension))
        .filter(cell -> cell.get("statistic").equals(statistic))
        .mapToDouble(cell -> Double.parseDouble(cell.get("estimate")))
        .findFirst()
        .orElseThrow();
  }

  /** Seven of twelve items agree in all pairs of ratings, four in one of three, one in none. */
  @Test
  void aColumnARaterBecomesAStudy() throws IOException {
    Launch drafted = draft("moods", DRAFTS.resolve("wide.csv"));
    assertThat(drafted.err()).isEmpty();
    assertThat(drafted.out())
        .contains("anna    rating by anna")
        .contains("nominal, anger, fear, joy, sadness")
        .endsWith(
            "jobs/attune run %s --data %s\n"
                .formatted(bench.protocol("moods"), home.resolve("data")));
    List<CSVRecord> cells = run("moods");
    assertThat(estimate(cells, "agreement", "", "rating", "percent-agreement")).isEqualTo(0.694444);
    assertThat(cells).allMatch(cell -> cell.get("reason").isEmpty());
  }

  /**
   * Of eight items two agree in all pairs of people's ratings and six in one of three. Of people's
   * medians gpt-4o is off by 1 once; claude-3 by 1, 1 and 2 in the seven items it rated.
   */
  @Test
  void modelsAmongTheRatersAreComparedWithPeople() throws IOException {
    assertThat(draft("affect", DRAFTS.resolve("raters-and-models.tsv")).exit()).isZero();
    List<CSVRecord> cells = run("affect");
    assertThat(estimate(cells, "agreement", "", "valence", "percent-agreement")).isEqualTo(0.5);
    assertThat(estimate(cells, "models", "gpt-4o", "valence", "mean-absolute-error"))
        .isEqualTo(0.125);
    assertThat(estimate(cells, "models", "claude-3", "valence", "mean-absolute-error"))
        .isEqualTo(0.571429);
    assertThat(cells)
        .extracting(cell -> cell.get("table"))
        .contains("agreement", "severity", "raters", "models", "ceiling");
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    draft("moods", DRAFTS.resolve("wide.csv"));
    Bench.write(bench.protocol("moods"), "study: mine\n");
    Launch again = draft("moods", DRAFTS.resolve("wide.csv"));
    assertThat(again.exit()).isEqualTo(2);
    Path card = home.resolve("data/moods/dataset.yaml");
    Path copy = home.resolve("data/moods/wide.csv");
    String refused =
        "STUDY: expected no such files yet, found %s (add --replace to write over"
            + " them, or choose another STUDY)\n";
    assertThat(again.err())
        .isEqualTo(refused.formatted(List.of(card, copy, bench.protocol("moods"))));
    Bench.delete(card);
    Bench.delete(copy);
    assertThat(draft("moods", DRAFTS.resolve("wide.csv")).err())
        .isEqualTo(refused.formatted(List.of(bench.protocol("moods"))));
    assertThat(Bench.read(bench.protocol("moods"))).isEqualTo("study: mine\n");
    assertThat(card).doesNotExist();
  }

  @Test
  void anEarlierDraftIsReplacedWhereThatIsWanted() {
    draft("moods", DRAFTS.resolve("wide.csv"));
    Path card = home.resolve("data/moods/dataset.yaml");
    String first = Bench.read(card);
    Launch wrong = draft("moods", DRAFTS.resolve("wide.csv"), "--replace", "--item", "nr");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(Bench.read(card)).isEqualTo(first);
    Launch again =
        draft(
            "moods", DRAFTS.resolve("wide.csv"), "--replace", "--rated", "anna", "--rated", "ben");
    assertThat(again.err()).isEmpty();
    assertThat(Bench.read(card)).isNotEqualTo(first).contains("ben: ben");
    Path copy = home.resolve("data/moods/wide.csv");
    assertThat(draft("moods", copy, "--replace").err())
        .isEqualTo(
            "--ratings: expected a file outside of the folder to write, found " + copy + "\n");
  }

  @Test
  void aNameOfAttunesOwnIsTaken() {
    Bench.write(home.resolve("datasets/moods/dataset.yaml"), "name: moods\n");
    Launch drafted = draft("moods", DRAFTS.resolve("wide.csv"));
    assertThat(drafted.exit()).isEqualTo(2);
    assertThat(drafted.err())
        .isEqualTo(
            "STUDY: expected another name than those of Attune's own datasets, found moods\n");
    assertThat(home.resolve("data")).doesNotExist();
  }

  @Test
  void aStudyOfAttunesOwnIsTaken() {
    Bench.write(bench.protocol("moods"), "study: moods\n");
    Launch drafted =
        Launch.of(home, List.of("new", "moods", "--ratings", "" + DRAFTS.resolve("wide.csv")));
    assertThat(drafted.err())
        .isEqualTo(
            "STUDY: expected another name than those of Attune's own studies, found moods\n");
  }

  @Test
  void whatIsNextCanBePastedIntoAShell() {
    Path data = home.resolve("my data");
    Launch drafted =
        Launch.of(
            home,
            List.of(
                "new",
                "moods",
                "--ratings",
                "" + DRAFTS.resolve("wide.csv"),
                "--data",
                "" + data,
                "--protocol",
                "" + bench.protocol("moods")));
    assertThat(drafted.out()).endsWith(" --data '%s'\n".formatted(data));
  }

  @Test
  void whatEditorsNeedStandsInTheFirstLine() {
    draft("moods", DRAFTS.resolve("wide.csv"));
    assertThat(Bench.read(bench.protocol("moods")))
        .startsWith("# yaml-language-server: $schema=protocol.schema.json\n");
    assertThat(Bench.read(home.resolve("data/moods/dataset.yaml")))
        .startsWith("# yaml-language-server: $schema=../../datasets/dataset.schema.json\n");
  }

  /** Files as their authors published them, with what people see in them. */
  @Test
  void publishedFilesAreReadAsTheirCardsSay() {
    Path offensiveness = Shared.file("datasets/popquorn-offensiveness/raw_data.csv");
    Launch drafted = draft("offence", offensiveness);
    assertThat(drafted.err()).isEmpty();
    Card offence = card("offence");
    Card shipped = new Catalog(List.of(Path.of("datasets"))).card("popquorn-offensiveness");
    assertThat(offence.dimensions().get("offensiveness").labels())
        .isEqualTo(shipped.dimensions().get("offensiveness").labels());
    assertThat(offence.tables().get(0))
        .usingRecursiveComparison()
        .ignoringFields("ratings.groups") // which raters are a group is for people to say
        .isEqualTo(shipped.tables().get(0));

    Path facebook =
        Shared.file("datasets/facebook-valence-arousal/dataset-fb-valence-arousal-anon.csv");
    assertThat(draft("posts", facebook).err()).isEmpty();
    assertThat(card("posts").dimensions()).containsOnlyKeys("valence", "arousal");

    Path dialogues =
        Shared.file("datasets/empathy-expert-ratings/original_data/sample_empatheticdialogues.csv");
    assertThat(draft("dialogues", dialogues).err()).isEmpty();
    assertThat(card("dialogues").dimensions()).containsOnlyKeys("empathy", "relevance", "fluency");
    assertThat(card("dialogues").tables().get(0).conversation()).contains("conv_id");
  }

  private Card card(String study) {
    return new Catalog(List.of(home.resolve("data"))).card(study);
  }
}
