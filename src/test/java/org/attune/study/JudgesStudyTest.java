package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.attune.Launch;
import org.attune.catalog.Catalog;
import org.attune.corpus.Scale;
import org.attune.statistic.Estimate;
import org.attune.statistic.HeterotraitMonorater;
import org.attune.statistic.HeterotraitMonotraitRatio;
import org.attune.statistic.HumanMean;
import org.attune.statistic.MonotraitHeterorater;
import org.attune.statistic.PredictionPoweredMean;
import org.attune.statistic.Statistic;
import org.attune.table.Cell;
import org.attune.table.CsvReader;
import org.attune.table.Who;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole study of a model as a judge: of the same constructs, and beside people who rated a part.
 */
class JudgesStudyTest {

  private static final Scale POINTS = new Scale.Ordinal(List.of("1", "2", "3", "4", "5"));
  private static final int PEOPLE = 3;

  /**
   * A turn: on each of two dimensions what people and the model said, 0 for nothing, the model
   * last.
   */
  private record Turn(int talk, int[][] said) {

    Case on(int dimension, boolean modelled) {
      int[] own = said[dimension];
      int[] raters = IntStream.range(0, PEOPLE).filter(r -> own[r] > 0).toArray();
      return new Case(
          POINTS,
          IntStream.of(raters).mapToLong(r -> own[r] - 1).toArray(),
          raters,
          Scale.ABSENT,
          modelled ? POINTS.value(own[PEOPLE] - 1) : Scale.ABSENT,
          Scale.ABSENT,
          Case.NO_DEGREES,
          0);
    }
  }

  private static final List<Turn> TURNS = turns();

  private static final String CARD =
      """
      name: talk
      title: Talk
      source: Made up
      licence: None
      citation: None
      dimensions:
        warm: {scale: ordinal, labels: ["1", "2", "3", "4", "5"]}
        helpful: {scale: ordinal, labels: ["1", "2", "3", "4", "5"]}
      tables:
        - format: csv
          files: [{path: talk.csv, sha256: %s}]
          item: id
          conversation: talk
          ratings:
            - {dimension: warm, shape: wide, columns: {r0: w0, r1: w1, r2: w2}}
            - {dimension: warm, shape: wide, columns: {judge: w3}, models: true}
            - {dimension: helpful, shape: wide, columns: {r0: h0, r1: h1, r2: h2}}
            - {dimension: helpful, shape: wide, columns: {judge: h3}, models: true}
      """;

  private static final String STUDY =
      """
      study: talk
      title: Is the judge any good?
      corpora: [talk]
      dimensions: [{name: warm}, {name: helpful}]
      consensus: {rule: mean}
      scorers: [{scorer: recorded, as: judge}]
      tables:
        - name: construct
          rows: [dimension, scorer]
          columns: [statistic]
          statistics: [monotrait-heterorater, heterotrait-monorater, heterotrait-monotrait-ratio]
          against: traits
        - name: powered
          rows: [dimension]
          columns: [statistic]
          statistics: [human-mean, prediction-powered-mean, human-ratings-saved]
      """;

  @TempDir private Path folder;

  private static List<Turn> turns() {
    SplittableRandom random = new SplittableRandom(7);
    List<Turn> turns = new ArrayList<>();
    for (int talk = 0; talk < 30; talk++) {
      double common = random.nextGaussian();
      for (int turn = 0; turn < 4; turn++) {
        boolean rated = random.nextInt(2) > 0 || turn == talk % 4;
        double warm = common + random.nextGaussian();
        double helpful = .4 * warm + random.nextGaussian();
        int[][] said = new int[2][PEOPLE + 1];
        for (int by = 0; by <= PEOPLE; by++) {
          double halo = .5 * random.nextGaussian();
          said[0][by] = by < PEOPLE && !rated ? 0 : point(random, warm + halo);
          said[1][by] = by < PEOPLE && !rated ? 0 : point(random, helpful + halo);
        }
        turns.add(new Turn(talk, said));
      }
    }
    return turns;
  }

  private static int point(SplittableRandom random, double x) {
    return (int) Math.max(1, Math.min(5, Math.round(3 + x + .5 * random.nextGaussian())));
  }

  private SortedMap<String, String> results(String name, String master, int partitions) {
    Bench bench = Bench.at(folder.resolve(name)).spark(master, partitions);
    StringBuilder csv = new StringBuilder("id,talk,w0,w1,w2,w3,h0,h1,h2,h3\n");
    for (int i = 0; i < TURNS.size(); i++) {
      csv.append("i" + i + ",t" + TURNS.get(i).talk());
      for (int[] dimension : TURNS.get(i).said()) {
        IntStream.of(dimension).forEach(said -> csv.append(',').append(said > 0 ? said : ""));
      }
      csv.append('\n');
    }
    Path file = bench.corpus("talk").resolve("talk.csv");
    Bench.write(file, csv.toString());
    Bench.write(bench.corpus("talk").resolve(Catalog.CARD), CARD.formatted(Bench.hash(file)));
    Bench.write(bench.protocol("talk"), STUDY);
    Launch run = bench.run("run", "talk");
    assertThat(run.err()).isEmpty();
    return bench.files("talk");
  }

  @Test
  void itIsTheSameHoweverTheWorkIsCutAndWhatCountingByHandGives() throws IOException {
    SortedMap<String, String> one = results("one", "local[1]", 1);
    assertThat(results("many", "local[2]", 13)).isEqualTo(one);
    List<Cell> cells =
        CsvReader.estimates(
            Files.writeString(folder.resolve("estimates.csv"), one.get("estimates.csv")), Who.ANY);
    List<Case> people = TURNS.stream().map(t -> t.on(0, false).beside(t.on(1, false))).toList();
    List<Case> judge = TURNS.stream().map(t -> t.on(0, true).beside(t.on(1, true))).toList();
    check(cells, "raters", "warm", new MonotraitHeterorater(), people);
    check(cells, "judge", "warm", new MonotraitHeterorater(), judge);
    check(cells, "raters", "warm with helpful", new HeterotraitMonorater(), people);
    check(cells, "judge", "warm with helpful", new HeterotraitMonorater(), judge);
    check(cells, "raters", "warm with helpful", new HeterotraitMonotraitRatio(), people);
    check(cells, "judge", "warm with helpful", new HeterotraitMonotraitRatio(), judge);
    check(cells, "judge", "warm", new HumanMean(), judge);
    long rated = people.stream().filter(c -> c.ratings().length > 0).count();
    assertThat(cells.stream().filter(c -> c.table().equals("construct")))
        .filteredOn(c -> c.scorer().words().equals("judge"))
        .isNotEmpty()
        .allMatch(c -> c.coverage().equals(Optional.of(new Cell.Coverage(rated, rated))));
    check(cells, "judge", "warm", new PredictionPoweredMean(), judge);
    double saved = ((Estimate.Value) cell(cells, "judge", "warm", "human-ratings-saved")).point();
    assertThat(saved).isBetween(1.0, 3.0 * TURNS.size());
    assertThat(one.get("report.html"))
        .contains("raters, and scorers with them, on each dimension and on every two at once");
  }

  private static Estimate cell(
      List<Cell> cells, String scorer, String dimension, String statistic) {
    return cells.stream()
        .filter(c -> c.scorer().words().equals(scorer) && c.dimension().equals(dimension))
        .filter(c -> c.statistic().equals(statistic))
        .map(Cell::estimate)
        .findFirst()
        .orElseThrow();
  }

  /** The estimate, to the decimals of the file, and an interval around it. */
  private static <T extends Tally<T>> void check(
      List<Cell> cells, String scorer, String dimension, Statistic<T> statistic, List<Case> cases) {
    Counts.Builder counts = Counts.builder();
    cases.forEach(item -> statistic.tallier().count(item, counts));
    Estimate.Value byHand =
        (Estimate.Value) statistic.estimate(statistic.tallier().tally(counts.build()), POINTS);
    Estimate.Value found = (Estimate.Value) cell(cells, scorer, dimension, statistic.name());
    assertThat(found.point()).as(statistic.name()).isCloseTo(byHand.point(), within(0.5e-6));
    Estimate.Interval interval = found.interval().orElseThrow();
    assertThat(found.point()).isBetween(interval.low(), interval.high());
  }
}
