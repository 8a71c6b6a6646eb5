package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.Launch;
import org.attune.corpus.Hashes;
import org.attune.score.linear.TfIdf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cross-validation that keeps writers together: twelve writers of three messages each. A letter
 * stands in the messages of one writer only, so what a model knows tells whom it learned from.
 */
class FoldsStudyTest {

  private static final int FOLDS = 3;
  private static final String LETTERS = "αβγδεζηθικλμ";
  private static final String SHARED = "All is well here.";

  private Bench bench;

  private static String writer(int w) {
    return "wr\u00efter-" + w;
  }

  private static String text(int w, int message) {
    String word = LETTERS.substring(w, w + 1).repeat(4);
    return switch (message) {
      case 0 -> "I am " + word + " and so glad you came.";
      case 1 -> word + " what a sad, sad day it was.";
      default -> w % 2 == 0 ? SHARED : "Rain again, nothing but rain " + word;
    };
  }

  private static double mood(int w, int message) {
    return 1 + (message == 0 ? 5 : message == 1 ? 0 : 2) + w / 12.0;
  }

  private static String rounded(double mood) {
    return "%.3f".formatted(mood);
  }

  @BeforeEach
  void diaries(@TempDir Path folder) {
    bench = Bench.at(folder, "postcards");
    StringBuilder rows = new StringBuilder("message,writer,part,words,mood\n");
    for (int w = 0; w < LETTERS.length(); w++) {
      for (int m = 0; m < 3; m++) {
        rows.append("m%d-%d,%s,%s,".formatted(w, m, writer(w), w < 10 ? "most" : "rest"));
        rows.append('"').append(text(w, m)).append("\",").append(rounded(mood(w, m))).append('\n');
      }
    }
    Path diary = bench.corpus("diary");
    try {
      Files.createDirectories(diary);
      Files.writeString(diary.resolve("messages.csv"), rows);
      Files.writeString(
          diary.resolve("dataset.yaml"),
          """
          name: diary
          title: Messages of twelve writers and how they felt
          source: Written for the tests of this project
          licence: Apache-2.0
          citation: Attune contributors (2026)
          dimensions:
            mood: {scale: interval, min: 1, max: 7}
          tables:
            - format: csv
              files:
                - path: messages.csv
                  sha256: %s
              item: message
              conversation: writer
              text: words
              split: {column: part}
              ratings: [{dimension: mood, shape: aggregated, value: mood}]
          """
              .formatted(Bench.hash(diary.resolve("messages.csv"))));
      protocol(
          "diary",
          "mood",
          "mllib-linear-regression, min-df: 1, alpha: [1, 10], folds: " + FOLDS,
          "");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void protocol(String corpus, String dimension, String scorer, String splits) {
    Bench.write(
        bench.protocol("folds"),
        """
        study: folds
        title: What can be told of writers that no model has seen?
        corpora: [%s]
        splits: {%s}
        dimensions: [{name: %s}]
        consensus: {rule: %s}
        scorers: [{scorer: %s}]
        tables:
          - {name: models, rows: [scorer], columns: [statistic], statistics: [%s]}
        resampling: {replicates: 20, unit: conversation}
        """
            .formatted(
                corpus,
                splits,
                dimension,
                dimension.equals("mood") ? "mean" : "majority",
                scorer,
                dimension.equals("mood") ? "mean-absolute-error" : "macro-f1"));
  }

  private Path only(String folder) {
    try (Stream<Path> found = Files.list(bench.work().resolve(folder))) {
      return found.reduce((a, b) -> Path.of("two of them")).orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Outputs by key of the text. */
  private static Map<String, Long> scores(Path fold) {
    return Bench.files(fold).values().stream()
        .flatMap(String::lines)
        .map(line -> line.split("\t"))
        .collect(Collectors.toMap(line -> line[0], line -> Long.valueOf(line[1])));
  }

  private static String key(String text) {
    return Hashes.ofTexts(List.of(text)).substring(0, 32);
  }

  /** Writers whose letter a model knows. */
  private static Set<Integer> known(Path model) throws IOException {
    Set<Integer> known = new TreeSet<>();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(model))) {
      TfIdf features = TfIdf.read(in);
      for (int w = 0; w < LETTERS.length(); w++) {
        if (features.vector(LETTERS.substring(w, w + 1).repeat(4)).indices().length > 0) {
          known.add(w);
        }
      }
    }
    return known;
  }

  @Test
  void nobodyIsRatedByAModelThatLearnedFromThem() throws IOException {
    Launch run = bench.run("run", "folds");
    assertThat(run.err()).isEmpty();
    Path fitted = only("fitted");
    Path scored = only("scores/diary");
    double error = 0;
    Set<Integer> learnedFrom = new TreeSet<>();
    Set<Long> ofShared = new TreeSet<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      Map<String, Long> scores = scores(scored.resolve("fold-" + fold));
      Set<Integer> known = known(fitted.resolve("fold-" + fold).resolve("model.bin"));
      assertThat(known).isNotEmpty();
      learnedFrom.addAll(known);
      Set<String> keys = new TreeSet<>();
      for (int w = 0; w < LETTERS.length(); w++) {
        if (Hashes.bucket(writer(w), FOLDS) == fold) {
          assertThat(known).as("fold " + fold).doesNotContain(w);
          for (int m = 0; m < 3; m++) {
            keys.add(key(text(w, m)));
            long score = scores.get(key(text(w, m)));
            error += Math.abs(score / 1e9 - Double.parseDouble(rounded(mood(w, m))));
          }
        }
      }
      assertThat(scores.keySet()).isEqualTo(keys);
      if (keys.contains(key(SHARED))) {
        ofShared.add(scores.get(key(SHARED)));
      }
    }
    assertThat(learnedFrom).hasSizeGreaterThan(FOLDS);
    assertThat(ofShared).as("one text, one score of each model").hasSizeGreaterThan(1);
    Matcher reported =
        Pattern.compile("mean-absolute-error,(\\d\\.\\d+),")
            .matcher(bench.files("folds").get("estimates.csv"));
    assertThat(reported.find()).isTrue();
    assertThat(Double.parseDouble(reported.group(1)))
        .isCloseTo(error / (3 * LETTERS.length()), within(1e-6));
    assertThat(bench.files("folds").get("manifest.json"))
        .contains("\"folds\" : 3", "\"fold 0: alpha of mood\"", "\"fold 2: alpha of mood\"");

    Map<String, String> before = new TreeMap<>(bench.files("folds"));
    Path fold = scored.resolve("fold-1");
    Bench.delete(fold.resolve(Bench.files(fold).firstKey()));
    Path model = fitted.resolve("fold-2").resolve("model.bin");
    byte[] learned = Files.readAllBytes(model);
    learned[learned.length - 5] ^= 1;
    Files.write(model, learned);
    Launch again = bench.run("run", "folds");
    assertThat(again.out())
        .contains(" groups were done")
        .contains(
            "made again: weights of mllib-linear-regression on diary no longer are what was written");
    assertThat(bench.files("folds")).isEqualTo(before);

    // As with a new build of the program: other items, but the same to learn from.
    Path card = bench.corpus("diary").resolve("dataset.yaml");
    Files.writeString(card, "# Read again, and found right.\n" + Files.readString(card));
    assertThat(bench.run("run", "folds").out())
        .contains("fit mllib-linear-regression on diary without fold 0 of 3: unchanged")
        .doesNotContain("import diary: unchanged", "development turns");
  }

  @Test
  void theTestSplitIsRatedByModelsOfTheTrainingSplit() throws IOException {
    String splits = "train: most, test: rest";
    protocol(
        "diary", "mood", "mllib-linear-regression, min-df: 1, alpha: [1, 10], folds: 2", splits);
    assertThat(bench.run("run", "folds").err()).isEmpty();
    Set<String> scored = new TreeSet<>();
    for (int fold = 0; fold < 2; fold++) {
      Path model = only("fitted").resolve("fold-" + fold).resolve("model.bin");
      if (Files.exists(model)) {
        assertThat(known(model)).isNotEmpty().doesNotContain(10, 11);
        scored.addAll(scores(only("scores/diary").resolve("fold-" + fold)).keySet());
      }
    }
    Set<String> texts = new TreeSet<>();
    Stream.of(0, 1, 2).forEach(m -> Stream.of(10, 11).forEach(w -> texts.add(key(text(w, m)))));
    assertThat(scored).isEqualTo(texts);
  }

  private String mistake() {
    Launch run = bench.run("run", "folds");
    assertThat(run.exit()).isEqualTo(2);
    return run.err();
  }

  @Test
  void whatCannotBeDividedIsSaid() {
    protocol("diary", "mood", "mllib-linear-regression, folds: 1", "");
    assertThat(mistake()).contains("folds: expected at least 2, or 0 for none, found 1");
    protocol("diary", "mood", "mllib-linear-regression, folds: 40", "");
    assertThat(mistake())
        .contains(
            "scorers.mllib-linear-regression.folds: expected at most as many as there are units"
                + " (conversation) with texts to rate in diary, 12, found 40");
    protocol("diary", "mood", "mllib-linear-regression, folds: 2", "development: rest");
    assertThat(mistake()).contains("expected splits.train beside splits.development");
    protocol("postcards", "feeling", "mllib-logistic-regression, folds: 2", "");
    assertThat(mistake()).contains("folds: expected thresholds for all labels beside folds");
  }
}
