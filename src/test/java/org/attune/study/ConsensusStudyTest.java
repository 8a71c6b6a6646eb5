package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attune.Launch;
import org.attune.score.raters.DawidSkene;
import org.attune.score.raters.RaterModel;
import org.attune.score.raters.RaterModel.Panel;
import org.attune.score.raters.RaterModel.Raters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study whose scorers are models of raters. */
class ConsensusStudyTest {

  private static final String STUDY = "consensus";
  private static final List<String> TONES = List.of("thanks", "wish", "complaint");
  private static final List<String> READERS =
      List.of("Philippa", "Quillon", "Wendeline", "Xaver", "Yrsa", "Zdenko");

  @TempDir private Path folder;

  private Bench bench(String name) {
    return Bench.at(folder.resolve(name), "guestbook");
  }

  private static Map<String, String> results(Bench bench) {
    Launch run = bench.run("run", STUDY);
    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    return bench.files(STUDY);
  }

  private static Map<String, String> scores(Bench bench) {
    Map<String, String> files = Bench.files(bench.work().resolve("scores"));
    assertThat(files).hasSizeGreaterThan(3);
    return files;
  }

  @Test
  void sameHoweverTheWorkIsCutAndWithoutRaters() {
    Bench one = Finished.copy(STUDY, folder.resolve("one"));
    Bench many = bench("many").spark("local[1]", 17);
    Map<String, String> expected = one.files(STUDY);
    assertThat(results(many)).isEqualTo(expected);
    assertThat(scores(many)).isEqualTo(scores(one));
    expected.putAll(scores(one));
    expected.forEach((file, text) -> assertThat(READERS).as(file).noneMatch(text::contains));
    assertThat(expected.get("manifest.json"))
        .contains("\"rated-items\" : 40")
        .contains("\"one-coin\" : true");
  }

  /** The estimate of a study against the plain program and a majority of our own. */
  @Test
  void accuracyIsThatOfThePlainProgram() {
    Map<String, List<String[]>> byEntry = new TreeMap<>();
    for (String line :
        Bench.read(bench("plain").corpus("guestbook").resolve("tones.csv")).split("\n")) {
      String[] row = line.split(",");
      if (TONES.contains(row[2])) {
        byEntry.computeIfAbsent(row[0], entry -> new ArrayList<>()).add(row);
      }
    }
    List<Panel> panels =
        byEntry.values().stream()
            .map(
                rows ->
                    new Panel(
                        rows.stream().mapToInt(row -> READERS.indexOf(row[1])).toArray(),
                        rows.stream().mapToLong(row -> TONES.indexOf(row[2])).toArray()))
            .toList();
    RaterModel model = new DawidSkene(new DawidSkene.Options(50, 0.01, false));
    Raters raters =
        model
            .fit(
                READERS.size(),
                TONES.size(),
                1,
                runs -> RaterModel.sums(panels.stream().map(List::of).iterator(), runs))
            .get(0);
    int same = 0;
    for (Panel panel : panels) {
      double[] votes = new double[TONES.size()];
      for (long code : panel.codes()) {
        votes[(int) code]++;
      }
      same += first(votes) == first(raters.posterior(panel)) ? 1 : 0;
    }
    assertThat(same).isBetween(25, 39);
    assertThat(Finished.copy(STUDY, folder.resolve("study")).files(STUDY).get("estimates.csv"))
        .matches("(?s).*tone,[^\n]*dawid-skene,[^\n]*accuracy,%.6f,.*".formatted(same / 40.0));
  }

  private static int first(double[] degrees) {
    int best = 0;
    for (int k = 1; k < degrees.length; k++) {
      best = degrees[k] > degrees[best] ? k : best;
    }
    return best;
  }

  @Test
  void aLostGroupIsMadeAgainAndNothingElse() throws IOException {
    Bench bench = Finished.copy(STUDY, folder.resolve("again"));
    Map<String, String> results = bench.files(STUDY);
    Map<String, String> scores = scores(bench);
    assertThat(bench.run("score", STUDY).out()).contains("40 rated items, unchanged");
    Path lost;
    try (Stream<Path> files = Files.walk(bench.work().resolve("scores"))) {
      lost = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
    }
    Bench.delete(lost);
    assertThat(results(bench)).isEqualTo(results);
    assertThat(scores(bench)).isEqualTo(scores);
  }

  private String mistake(Bench bench) {
    Launch run = bench.run("run", STUDY);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(bench.results(STUDY)).doesNotExist();
    return run.err().lines().findFirst().orElseThrow();
  }

  @Test
  void ratersMustBeKnown() {
    Bench bench = bench("unknown");
    Path card = bench.corpus("guestbook").resolve("dataset.yaml");
    Bench.edit(card, "value: warmth, rater: reader", "value: warmth");
    assertThat(mistake(bench))
        .endsWith(
            "scorers.dawid-skene.dimensions: expected dimensions rated by people with ids, found"
                + " guestbook/warmth without such ratings");
    Bench.edit(card, "value: tone, rater: reader", "value: tone");
    Bench.edit(card, "value: topics, rater: reader", "value: topics");
    assertThat(mistake(bench))
        .endsWith(
            "scorers.dawid-skene: expected a corpus with ratings by people with ids, found none");
  }

  @Test
  void intervalsHaveNoCategories() {
    Bench bench = bench("interval");
    Bench.edit(
        bench.corpus("guestbook").resolve("dataset.yaml"),
        "scale: ordinal\n    labels: [\"0\", \"1\", \"2\", \"3\"]",
        "scale: interval\n    min: 0\n    max: 3");
    assertThat(mistake(bench))
        .endsWith(
            "scorers.dawid-skene.dimensions: expected dimensions with categories or labels, found"
                + " guestbook/warmth on an interval scale");
  }
}
