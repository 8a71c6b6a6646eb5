package org.attune.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.attune.corpus.Hashes;
import org.attune.corpus.Scale;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.score.Learner;
import org.attune.score.Request;
import org.attune.score.Scorer;
import org.attune.spark.Concluding;
import org.attune.spark.Scoring;
import org.attune.spark.Selection;
import org.attune.spark.Training;
import org.attune.tally.Question;

/** The verb score: items to outputs of each scorer. */
final class ScoreStep {

  /**
   * What score wrote of a scorer on a corpus.
   *
   * @param scorer its name in the study
   * @param key hash of all its outputs depend on but the texts; empty if its ratings are recorded
   * @param identity hash of its model; empty if it has none outside the protocol
   * @param before how many earlier turns it reads, or {@link Concluding#BY_RATINGS}
   * @param texts hash of the items it rated
   * @param turns distinct turns scored, or items if it goes by their ratings
   * @param groups groups they were scored in
   * @param learned what was chosen when it was fitted; empty if it was not
   */
  record Scored(
      String scorer,
      String key,
      String identity,
      int before,
      String texts,
      long turns,
      int groups,
      SortedMap<String, String> learned) {
    Scored counted(long distinct, int inGroups) {
      return new Scored(scorer, key, identity, before, texts, distinct, inGroups, learned);
    }

    boolean recorded() {
      return key.isEmpty();
    }

    /** True for a model of raters. */
    boolean byRatings() {
      return before == Concluding.BY_RATINGS;
    }

    /** The same outputs as far as they are known, if all of them are still there. */
    Optional<Scored> done(List<Scored> known, Path outputs) throws IOException {
      Optional<Scored> done =
          known.stream().filter(s -> s.equals(counted(s.turns(), s.groups()))).findFirst();
      return done.isPresent() && finished(outputs) >= done.get().groups() ? done : Optional.empty();
    }
  }

  /** What was chosen when a scorer was fitted. */
  private record Learned(SortedMap<String, String> chosen) {}

  private final Setting setting;
  private final Protocol protocol;
  private final Catalog catalog;
  private final Terminal terminal;
  private final Supplier<SparkSession> spark;

  ScoreStep(
      Setting setting,
      Protocol protocol,
      Catalog catalog,
      Terminal terminal,
      Supplier<SparkSession> spark) {
    this.setting = setting;
    this.protocol = protocol;
    this.catalog = catalog;
    this.terminal = terminal;
    this.spark = spark;
  }

  /** Folder of a scorer's outputs on a corpus. */
  static Path outputs(Setting setting, String corpus, Scored scored) {
    return setting
        .work()
        .resolve("scores")
        .resolve(corpus)
        .resolve(scored.scorer() + "-" + scored.key().substring(0, 16));
  }

  /**
   * Scores a corpus by every scorer of the study that runs on it, but for what is known to be done.
   */
  List<Scored> run(
      PlannedCorpus corpus, ImportStep.Imported imported, List<Scored> known, String code)
      throws IOException {
    List<Scored> all = new ArrayList<>();
    for (ScorerEntry entry : corpus.scorers()) {
      Path items = ImportStep.items(setting, corpus.name(), imported);
      if (RecordedRatings.are(entry)) {
        all.add(new Scored(entry.name(), "", "", 0, "", 0, 0, new TreeMap<>()));
      } else if (RaterModels.are(entry)) {
        all.add(
            new ConcludeStep(setting, protocol, terminal, spark)
                .run(corpus, entry, items, imported, known, code));
      } else {
        all.add(score(corpus, entry, items, imported, known, code));
      }
    }
    return all;
  }

  private Scored score(
      PlannedCorpus corpus,
      ScorerEntry entry,
      Path items,
      ImportStep.Imported imported,
      List<Scored> known,
      String code)
      throws IOException {
    SortedMap<String, Scale> dimensions = new TreeMap<>();
    for (int d : corpus.dimensionsOf(entry)) {
      dimensions.put(corpus.dimensions().get(d).name(), corpus.dimensions().get(d).scale());
    }
    String asked =
        Hashes.ofTexts(
            List.of(code, entry.scorer(), entry.options().toString(), dimensions.toString()));
    Path fitted = setting.work();
    SortedMap<String, String> chosen = new TreeMap<>();
    if (entry.options() instanceof Learner.Of of) {
      String splits =
          protocol.splits() + protocol.consensus().toString() + protocol.resampling().unit();
      String learned = Hashes.ofTexts(List.of(asked, imported.key(), corpus.described(), splits));
      fitted =
          setting.work().resolve("fitted").resolve(entry.name() + "-" + learned.substring(0, 16));
      chosen =
          learn(
              corpus,
              entry,
              items,
              of.learner(),
              new Request(dimensions, setting.models(), fitted, "cpu"));
    }
    terminal.begin("score " + corpus.name() + " with " + entry.name());
    ScorerFactory open =
        new ScorerFactory(
            catalog.scorer(entry.scorer()),
            entry.options(),
            dimensions,
            setting.models().toString(),
            fitted.toString());
    int before;
    String identity;
    try (Scorer scorer = open.open("cpu")) {
      before = scorer.context();
      identity = scorer.identity();
    } catch (IllegalArgumentException e) {
      throw new UserMistake("scorer " + entry.name() + ": " + e.getMessage());
    }
    List<Selection> selections = Roles.scored(protocol, corpus, entry);
    String texts = Hashes.ofTexts(List.of(imported.key(), selections.toString()));
    Scored key =
        new Scored(
            entry.name(),
            Hashes.ofTexts(List.of(asked, identity)),
            identity,
            before,
            texts,
            0,
            0,
            chosen);
    Optional<Scored> done = key.done(known, outputs(setting, corpus.name(), key));
    if (done.isPresent()) {
      terminal.end(done.get().turns() + " different turns, unchanged");
      return done.get();
    }
    long turns = 0;
    int groups = 0;
    int now = 0;
    for (Selection selection : selections) {
      long start = System.nanoTime();
      Scoring.Result result =
          Scoring.run(
              spark.get(),
              items,
              selection,
              before,
              open,
              outputs(setting, corpus.name(), key),
              terminal);
      double seconds = (System.nanoTime() - start) / 1e9;
      terminal.log(
          "%d of %d groups scored, %.0f turns/s with start and shuffle"
              .formatted(
                  result.scored(),
                  result.groups(),
                  result.turns() * (double) result.scored() / result.groups() / seconds));
      turns += result.turns();
      groups += result.groups();
      now += result.scored();
    }
    terminal.end(
        turns
            + " different turns"
            + (now == 0
                ? ", unchanged"
                : now < groups
                    ? ", " + (groups - now) + " of " + groups + " groups were done"
                    : ""));
    return key.counted(turns, groups);
  }

  private static long finished(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.getFileName().toString().startsWith("group-")).count();
    }
  }

  private SortedMap<String, String> learn(
      PlannedCorpus corpus, ScorerEntry entry, Path items, Learner learner, Request request)
      throws IOException {
    Path marker = request.fitted().resolve("learned.json");
    terminal.begin("fit " + entry.name() + " on " + corpus.name());
    Optional<Learned> known = State.readJson(marker, Learned.class);
    if (known.isPresent()) {
      terminal.end("unchanged");
      return known.get().chosen();
    }
    if (protocol.splits().train().isEmpty()) {
      throw new UserMistake(
          "scorer "
              + entry.name()
              + " learns, but the protocol names no split to learn from (splits: train)");
    }
    Files.createDirectories(request.fitted());
    Question question = corpus.question(protocol.consensus(), List.of());
    int[] positions = sorted(corpus, corpus.dimensionsOf(entry));
    List<Learner.Example> training =
        Training.examples(spark.get(), items, Roles.training(protocol), 0, question, positions);
    List<Learner.Example> development =
        Training.examples(
            spark.get(), items, Roles.development(protocol).orElseThrow(), 0, question, positions);
    SortedMap<String, String> chosen;
    try {
      chosen = learner.learn(request, training, development);
    } catch (IllegalArgumentException e) {
      throw new UserMistake("scorer " + entry.name() + ": " + e.getMessage());
    }
    State.writeJson(marker, new Learned(chosen));
    terminal.end(training.size() + " training and " + development.size() + " development turns");
    return chosen;
  }

  /** Positions of dimensions in the order of their names, which is the order of a request. */
  static int[] sorted(PlannedCorpus corpus, int[] dimensions) {
    return Arrays.stream(dimensions)
        .boxed()
        .sorted(java.util.Comparator.comparing(d -> corpus.dimensions().get(d).name()))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
