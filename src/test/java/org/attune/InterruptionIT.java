package org.attune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attune.corpus.Hashes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A run that was killed or asked to end goes on where it stopped. What is to be interrupted is
 * first halted as it is, so that it cannot be done before it is looked at.
 */
class InterruptionIT {

  private static final Path FOLDER = Path.of("target", "interruption").toAbsolutePath();
  private static final int TURNS = 2_000;
  private static final int GROUPS = 16;
  private static final List<String> EMOTIONS =
      List.of("anger", "disgust", "fear", "joy", "neutral", "sadness", "surprise");

  private static final String PROTOCOL =
      """
      study: murmurs
      title: Made-up words
      corpora: [murmurs]
      dimensions: [{name: emotion}]
      consensus: {rule: majority}
      scorers: [{scorer: djl, model: tiny-emotion, batch-tokens: 1}]
      tables: [{name: models, rows: [scorer], columns: [statistic], statistics: [accuracy, macro-f1]}]
      resampling: {replicates: 100, unit: item, blocks: 64}
      """;

  private static SortedMap<String, String> uninterrupted;

  @BeforeAll
  static void runWithoutInterruption() throws IOException {
    Job.empty(FOLDER);
    writeCorpus(FOLDER.resolve("data").resolve("murmurs"));
    Files.write(
        FOLDER.resolve("spark.conf"),
        List.of(
            "spark.driver.memory 1g",
            "spark.driver.host 127.0.0.1",
            "spark.sql.shuffle.partitions 2"));
    Files.writeString(FOLDER.resolve("study.yaml"), PROTOCOL);
    Job.run(FOLDER.resolve("whole.out"), arguments("whole"));
    uninterrupted = Job.bytes(results("whole"));
  }

  /** Distinct turns of made-up words, and a label drawn for each. */
  private static void writeCorpus(Path folder) throws IOException {
    Random random = new Random(20261121);
    StringBuilder rows = new StringBuilder("turn,who,label,text\n");
    for (int turn = 0; turn < TURNS; turn++) {
      rows.append(turn)
          .append(",r,")
          .append(EMOTIONS.get(random.nextInt(EMOTIONS.size())))
          .append(",n")
          .append(turn);
      for (int word = 3 + random.nextInt(40); word > 0; word--) {
        rows.append(' ');
        for (int letter = 2 + random.nextInt(6); letter > 0; letter--) {
          rows.append((char) ('a' + random.nextInt(26)));
        }
      }
      rows.append('\n');
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("turns.csv"), rows);
    Files.writeString(
        folder.resolve("dataset.yaml"),
        """
        name: murmurs
        title: Made-up words
        source: Made by a test
        licence: Apache-2.0
        citation: None
        dimensions:
          emotion: {scale: nominal, labels: %s}
        tables:
          - format: csv
            files: [{path: turns.csv, sha256: %s}]
            item: turn
            text: text
            ratings: [{dimension: emotion, shape: long, value: label, rater: who}]
        """
            .formatted(EMOTIONS, Hashes.ofFile(folder.resolve("turns.csv"))));
  }

  private static List<String> arguments(String place) {
    List<String> arguments =
        new ArrayList<>(List.of("run", FOLDER.resolve("study.yaml").toString()));
    Collections.addAll(arguments, "--master", "local[2]");
    Collections.addAll(arguments, "--conf", FOLDER.resolve("spark.conf").toString());
    Collections.addAll(arguments, "--data", FOLDER.resolve("data").toString());
    Collections.addAll(
        arguments, "--models", Path.of("src", "test", "resources", "models").toString());
    Collections.addAll(arguments, "--results", FOLDER.resolve(place).resolve("results").toString());
    Collections.addAll(arguments, "--work", work(place).toString());
    return arguments;
  }

  private static Path work(String place) {
    return FOLDER.resolve(place).resolve("work of " + place); // with spaces in its path
  }

  private static Path results(String place) {
    return FOLDER.resolve(place).resolve("results").resolve("murmurs");
  }

  /** The finished groups: when each was written, and as which file. */
  private static SortedMap<String, String> groups(String place) throws IOException {
    SortedMap<String, String> groups = new TreeMap<>();
    if (Files.exists(work(place).resolve("scores"))) {
      try (Stream<Path> files = Files.walk(work(place).resolve("scores"))) {
        for (Path file :
            files.filter(f -> f.getFileName().toString().startsWith("group-")).toList()) {
          BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
          groups.put(
              file.getFileName().toString(),
              found.lastModifiedTime() + " " + found.fileKey() + " " + found.size());
        }
      }
    }
    return groups;
  }

  /** Starts the study and halts it when it has finished more groups than there were. */
  private static Job halted(String place) throws IOException, InterruptedException {
    int before = groups(place).size();
    Job job = Job.start(FOLDER.resolve(place + ".out"), arguments(place));
    while (groups(place).size() == before) {
      assertThat(job.process().isAlive()).as(job.printed()).isTrue();
      Thread.sleep(5);
    }
    signal(job, "STOP");
    return job;
  }

  private static void signal(Job job, String name) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-" + name, "" + job.process().pid()).start().waitFor())
        .isZero();
  }

  private static void killed(String place) throws Exception {
    Job job = halted(place);
    job.process().destroyForcibly();
    assertThat(job.exit()).isEqualTo(128 + 9);
    assertThat(results(place)).doesNotExist();
  }

  private static void askedToEnd(String place) throws Exception {
    SortedMap<String, String> earlier = new TreeMap<>(uninterrupted);
    earlier.replaceAll((file, text) -> "results of an earlier run\n");
    for (Map.Entry<String, String> file : earlier.entrySet()) {
      Path path = results(place).resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    Job job = halted(place);
    job.process().destroy();
    signal(job, "CONT");
    assertThat(job.exit()).isEqualTo(128 + 15);
    assertThat(job.printed())
        .endsWith("stopped; the same command goes on\n")
        .doesNotContain("Exception", "failed");
    assertThat(Job.bytes(results(place))).isEqualTo(earlier);
  }

  @Test
  void anInterruptedRunGoesOnWhereItStoppedAndLeavesNothingHalfWritten() throws Exception {
    String place = "interrupted";
    killed(place);
    SortedMap<String, String> afterKill = groups(place);
    assertThat(afterKill).hasSizeBetween(1, GROUPS - 1);
    askedToEnd(place);
    SortedMap<String, String> before = groups(place);
    assertThat(before).hasSizeBetween(afterKill.size() + 1, GROUPS - 1);
    assertThat(before).containsAllEntriesOf(afterKill);
    Job.run(FOLDER.resolve("again.out"), arguments(place));
    assertThat(groups(place)).hasSize(GROUPS).containsAllEntriesOf(before);
    assertThat(Job.bytes(results(place))).isEqualTo(uninterrupted);
    assertThat(Files.readString(FOLDER.resolve("again.out")))
        .contains(TURNS + " different turns, ")
        .contains(before.size() + " of " + GROUPS + " groups were done");
  }
}
