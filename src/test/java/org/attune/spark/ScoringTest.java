package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.attune.corpus.Consensus;
import org.attune.corpus.Hashes;
import org.attune.corpus.Medium;
import org.attune.corpus.RatedItem;
import org.attune.corpus.RatedItem.By;
import org.attune.corpus.RatedItem.Rating;
import org.attune.corpus.Reach;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.corpus.Utterance;
import org.attune.score.Scorer;
import org.attune.tally.Count;
import org.attune.tally.Counts;
import org.attune.tally.CoverageTally;
import org.attune.tally.Decision;
import org.attune.tally.JointTally;
import org.attune.tally.LabelTally;
import org.attune.tally.MomentTally;
import org.attune.tally.Question;
import org.attune.tally.Question.Against;
import org.attune.tally.Question.Entry;
import org.attune.tally.Regrouping;
import org.attune.tally.Strata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scorer that is paid by the turn and refuses some: what it did is kept, and refusals are. */
class ScoringTest {

  private static final int TURNS = 60;
  private static final String TOLD = "told";
  private static final Selection ALL =
      new Selection(List.of(), Selection.Part.ALL, Fold.WHOLE, "item");
  private static final List<Scale> SCALES =
      List.of(
          new Scale.Nominal(List.of("calm", "cross", "sad")),
          new Scale.Ordinal(List.of("0", "1", "2", "3")),
          new Scale.Labels(List.of("food", "view")),
          new Scale.Interval(BigDecimal.ONE, BigDecimal.valueOf(7), BigDecimal.ONE));
  private static final List<Question.Dimension> DIMENSIONS =
      IntStream.range(0, SCALES.size())
          .mapToObj(d -> new Question.Dimension("d" + d, "d" + d, Regrouping.none(SCALES.get(d))))
          .toList();

  /** Turns rated in this JVM, and from which on the scorer fails. */
  private static final AtomicInteger RATED = new AtomicInteger();

  private static int failsFrom;

  private static SparkSession spark;
  @TempDir private static Path shared;
  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark =
        Sessions.start(
            "local[1]",
            Map.of("spark.driver.host", "127.0.0.1", "spark.sql.shuffle.partitions", "2"),
            shared);
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @BeforeEach
  void begin() {
    RATED.set(0);
    failsFrom = Integer.MAX_VALUE;
  }

  /** Gives the answers of {@link #answers} on all scales, three turns at a time. */
  private record Reluctant() implements Scorer {
    @Override
    public String identity() {
      return "reluctant";
    }

    @Override
    public int piece() {
      return 3;
    }

    @Override
    public long[][] score(List<Turn> turns) {
      if (RATED.get() + turns.size() > failsFrom) {
        throw new IllegalStateException("no more");
      }
      RATED.addAndGet(turns.size());
      return turns.stream()
          .map(turn -> outputs(Integer.parseInt(turn.text().substring(5))))
          .toArray(long[][]::new);
    }

    @Override
    public void close() {}
  }

  private static boolean refuses(int turn) {
    return turn % 3 == 0;
  }

  /** What the scorer concludes of a turn on each scale, where it does not refuse. */
  private static long[] answers(int turn) {
    return new long[] {
      turn % 2, SCALES.get(1).value(turn % 4), turn % 4, (1 + turn % 7) * Scale.UNIT
    };
  }

  private static long[] outputs(int turn) {
    long[] outputs = new long[3 + 4 + 2 + 1];
    if (refuses(turn)) {
      Arrays.fill(outputs, Scorer.NO_ANSWER);
      return outputs;
    }
    outputs[turn % 2] = Decision.ONE;
    outputs[3 + turn % 4] = Decision.ONE;
    outputs[7] = turn % 2 * Decision.ONE;
    outputs[8] = turn % 4 / 2 * Decision.ONE;
    outputs[9] = answers(turn)[3];
    return outputs;
  }

  /** Items with a turn each, rated by two people, and by a model where the scorer answers. */
  private Path items(int turns) {
    List<Row> rows = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      List<Rating> ratings = new ArrayList<>();
      for (int d = 0; d < SCALES.size(); d++) {
        String name = DIMENSIONS.get(d).source();
        int codes = d == 2 ? 4 : SCALES.get(d).size();
        ratings.add(new Rating(name, By.RATER, "a", turn % codes));
        ratings.add(new Rating(name, By.RATER, "b", turn / 2 % codes));
        if (!refuses(turn)) {
          ratings.add(new Rating(name, By.MODEL, TOLD, answers(turn)[d]));
        }
      }
      rows.add(row(turn, "item " + turn, Optional.of("turn " + turn), List.of(), ratings));
    }
    return written(folder.resolve("items-" + turns), rows);
  }

  private static Row row(
      int turn,
      String conversation,
      Optional<String> text,
      List<Medium> media,
      List<Rating> ratings) {
    String item = "item " + turn;
    Utterance said =
        new Utterance(
            item,
            turn,
            conversation,
            Optional.empty(),
            turn,
            Optional.empty(),
            text,
            List.of(),
            media,
            Optional.empty());
    return Stored.row("talk.csv", said, new RatedItem(item, new TreeMap<>(), ratings));
  }

  private static Path written(Path items, List<Row> rows) {
    spark.createDataset(rows, Encoders.row(Stored.ITEM)).write().parquet(items.toString());
    return items;
  }

  /** Tells the first byte of what it hears, and of what it heard before. */
  private record Listening() implements Scorer {
    @Override
    public int context() {
      return 1;
    }

    @Override
    public String identity() {
      return "listening";
    }

    @Override
    public long[][] score(List<Turn> turns) {
      return turns.stream()
          .map(
              turn ->
                  new long[] {
                    first(turn), turn.before().isEmpty() ? -1 : first(turn.before().get(0))
                  })
          .toArray(long[][]::new);
    }

    private static long first(Turn turn) {
      assertThat(turn.media()).extracting(Medium::kind).containsExactly(Medium.Kind.SOUND);
      Medium sound = turn.media().get(0);
      try {
        byte[] heard = Files.readAllBytes(Path.of(sound.path()));
        assertThat(Hashes.of(heard)).isEqualTo(sound.sha256());
        return heard[0];
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {}
  }

  private record Ears(String data) implements Scoring.Factory {
    @Override
    public Scorer open(String device) {
      return new Listening();
    }

    @Override
    public Path corpus() {
      return Path.of(data);
    }
  }

  private Medium medium(Medium.Kind kind, String name, int first) throws IOException {
    byte[] bytes = {(byte) first, 1};
    Files.createDirectories(folder.resolve("corpus/clips"));
    Files.write(folder.resolve("corpus/clips").resolve(name), bytes);
    return new Medium(kind, "clips/" + name, Hashes.of(bytes));
  }

  /** Two of three conversations are alike: a file of the same bytes elsewhere is the same turn. */
  @Test
  void aScorerThatListensGetsTheFilesOfTheTurnAndOfThoseBefore() throws IOException {
    Medium face = medium(Medium.Kind.PICTURE, "face.png", 99);
    Medium one = medium(Medium.Kind.SOUND, "one.wav", 11);
    Medium two = medium(Medium.Kind.SOUND, "two.wav", 22);
    Medium again = medium(Medium.Kind.SOUND, "again.wav", 22);
    Path items =
        written(
            folder.resolve("heard"),
            List.of(
                row(1, "a", Optional.empty(), List.of(one, face), List.of()),
                row(2, "a", Optional.of("only words"), List.of(face), List.of()),
                row(3, "a", Optional.empty(), List.of(two), List.of()),
                row(4, "b", Optional.empty(), List.of(again), List.of()),
                row(5, "c", Optional.empty(), List.of(two), List.of())));
    Scoring.Factory factory = new Ears(folder.resolve("corpus").toString());
    Reach reach = new Reach(1, Set.of(Medium.Kind.SOUND));
    Path scores = folder.resolve("heard-scores");
    Scoring.Result result =
        Scoring.run(spark, items, ALL, reach, factory, scores, (done, of, units) -> {});
    assertThat(result.turns()).isEqualTo(3);
    Map<String, List<Long>> outputs = new TreeMap<>();
    new Outputs.OfTurns(scores, reach, List.of(result.groups()))
        .in(spark, items, ALL)
        .collectAsList()
        .forEach(row -> outputs.put(row.getAs("item"), row.getList(row.fieldIndex("outputs"))));
    assertThat(outputs)
        .isEqualTo(
            Map.of(
                "item 1", List.of(11L, -1L),
                "item 3", List.of(22L, 11L),
                "item 4", List.of(22L, -1L),
                "item 5", List.of(22L, -1L)));
  }

  private Scoring.Result score(Path items, Path scores) throws IOException {
    return Scoring.run(
        spark,
        items,
        ALL,
        Reach.texts(0),
        device -> new Reluctant(),
        scores,
        (done, of, units) -> {});
  }

  /** What is counted of a model, by entry. */
  private static List<Entry> entries(int model) {
    List<Entry> entries = new ArrayList<>();
    for (int d = 0; d < SCALES.size(); d++) {
      List<String> talliers = new ArrayList<>(List.of(CoverageTally.ANSWERS.name()));
      if (d < 2) {
        talliers.add(JointTally.CATEGORIES.name());
      }
      if (SCALES.get(d).ordered()) {
        talliers.addAll(List.of(JointTally.VALUES.name(), MomentTally.VALUES.name()));
      }
      if (SCALES.get(d) instanceof Scale.Labels) {
        talliers.add(LabelTally.SETS.name());
      }
      for (String tallier : talliers) {
        entries.add(new Entry(tallier, d, model, -1, Strata.NONE));
        entries.add(new Entry(tallier, d, Against.REST, model, null, -1, -1, -1, Strata.NONE));
      }
    }
    return entries;
  }

  private static Map<Integer, Counts> counts(
      Path items, Optional<Outputs> outputs, Question.Model model) {
    Tallying.Input input =
        new Tallying.Input(items, ALL, 10, List.of(outputs), Optional.empty(), IdOrder.PLAIN);
    Consensus consensus = new Consensus(Consensus.Rule.MAJORITY, 1, Consensus.Ties.FIRST, 1);
    Question question = new Question(DIMENSIONS, consensus, List.of(model), entries(0));
    return Tallying.run(spark, input, question, Long.MAX_VALUE).stream()
        .filter(count -> count.entry() >= 0)
        .collect(
            Collectors.groupingBy(
                Count::entry,
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    all -> {
                      Counts.Builder sums = Counts.builder();
                      all.forEach(c -> sums.add(c.first(), c.second(), c.amount()));
                      return sums.build();
                    })));
  }

  /** On every scale, as if the answers stood in a file without the items it refuses. */
  @Test
  void aRefusalIsNoNumberAndLowersCoverageAsAMissingRecordedAnswerDoes() throws IOException {
    Path items = items(TURNS);
    Path scores = folder.resolve("scores");
    Outputs.OfTurns outputs =
        new Outputs.OfTurns(scores, Reach.texts(0), List.of(score(items, scores).groups()));
    int[] dimensions = {0, 1, 2, 3};
    int[][] thresholds = {{}, {}, {5000, 5000}, {}};

    Map<Integer, Counts> run =
        counts(items, Optional.of(outputs), new Question.Model("run", dimensions, thresholds));
    Map<Integer, Counts> told =
        counts(items, Optional.empty(), new Question.Model(TOLD, new int[0], new int[0][]));

    assertThat(run).isEqualTo(told).hasSize(entries(0).size());
    for (int e = 0; e < entries(0).size(); e++) {
      if (entries(0).get(e).tallier().equals(CoverageTally.ANSWERS.name())) {
        CoverageTally coverage = CoverageTally.of(run.get(e));
        assertThat(coverage.answered()).isEqualTo(TURNS * 2 / 3);
        assertThat(coverage.items()).isEqualTo(TURNS);
      }
    }
    assertThat(Codes.sample(spark, items, ALL, outputs, IdOrder.PLAIN, TURNS))
        .hasSize(TURNS)
        .filteredOn(codes -> codes.stream().allMatch(code -> code == Scorer.NO_ANSWER))
        .hasSize(TURNS / 3);
  }

  @Test
  void whatWasPaidForBeforeAnInterruptionIsNotPaidForAgain() throws IOException {
    Path items = items(TURNS);
    Path whole = folder.resolve("whole");
    score(items, whole);
    assertThat(RATED.getAndSet(0)).isEqualTo(TURNS);

    Path interrupted = folder.resolve("interrupted");
    failsFrom = TURNS / 2;
    assertThatThrownBy(() -> score(items, interrupted)).hasStackTraceContaining("no more");
    int before = RATED.get();
    assertThat(before).isBetween(TURNS / 2 - 3, TURNS / 2);
    failsFrom = Integer.MAX_VALUE;
    score(items, interrupted);

    assertThat(RATED.get()).isEqualTo(TURNS);
    assertThat(files(interrupted)).isEqualTo(files(whole));
  }

  /** A group holds other turns when the corpus grows, and none of it is the same file. */
  @Test
  void turnsOfACorpusThatGrewAreNotPaidForAgain() throws IOException {
    Path scores = folder.resolve("scores");
    score(items(TURNS), scores);
    Scoring.Result grown = score(items(TURNS + 7), scores);

    assertThat(RATED.get()).isEqualTo(TURNS + 7);
    Scoring.Result anew = score(folder.resolve("items-" + (TURNS + 7)), folder.resolve("anew"));
    assertThat(grown.groups()).isEqualTo(anew.groups());
  }

  private static SortedMap<String, String> files(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> found = Files.list(folder)) {
      for (Path file : found.toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }
}
