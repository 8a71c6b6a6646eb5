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
import org.apache.spark.sql.SparkSession;
import org.attune.UserMistake;
import org.attune.corpus.Hashes;
import org.attune.corpus.Scale;
import org.attune.corpus.Written;
import org.attune.plan.PlannedCorpus;
import org.attune.plan.Reading;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.score.Learner;
import org.attune.score.Request;
import org.attune.spark.Fold;
import org.attune.spark.Selection;
import org.attune.spark.TrainingTurns;
import org.attune.tally.Question;

/**
 * The part of the verb score that fits a scorer to the study: once to the training split, or for
 * each fold to the items outside it.
 */
final class FitStep {

  /**
   * A model.
   *
   * @param fold items it is to rate
   * @param folder what it learned
   * @param chosen what was chosen when it was fitted, by name
   */
  record Fitted(Fold fold, Path folder, SortedMap<String, String> chosen) {

    /** The same behind the number of the fold, with leading zeros; as it is if there is but one. */
    SortedMap<String, String> chosenByFold() {
      SortedMap<String, String> named = new TreeMap<>();
      int digits = Integer.toString(fold.of() - 1).length();
      String prefix = fold.of() == 1 ? "" : ("fold %0" + digits + "d: ").formatted(fold.number());
      chosen.forEach((name, value) -> named.put(prefix + name, value));
      return named;
    }
  }

  private static final String LEARNED = "learned.json";

  /**
   * What a scorer learned.
   *
   * @param imported key of the items it was fitted to, which is another for each program
   * @param examples hash of what it learned from
   * @param chosen what was chosen when it was fitted
   * @param written the files of what it learned
   */
  private record Learned(
      String imported, String examples, SortedMap<String, String> chosen, Written written) {}

  /** What a model learns from, and what its settings are chosen on. */
  private record Examples(List<Learner.Example> training, List<Learner.Example> development) {

    String hash() {
      List<String> parts = new ArrayList<>();
      for (List<Learner.Example> examples : List.of(training, development)) {
        parts.add(Integer.toString(examples.size()));
        for (Learner.Example example : examples) {
          parts.add(example.turn().identity());
          parts.add(Arrays.toString(example.answers()));
        }
      }
      return Hashes.ofTexts(parts);
    }
  }

  private final Setting setting;
  private final Protocol protocol;
  private final Terminal terminal;
  private final Supplier<SparkSession> spark;

  FitStep(Setting setting, Protocol protocol, Terminal terminal, Supplier<SparkSession> spark) {
    this.setting = setting;
    this.protocol = protocol;
    this.terminal = terminal;
    this.spark = spark;
  }

  /**
   * Fits to a corpus whatever is not fitted yet. Folds without items to rate have no model.
   *
   * @param asked hash of all a model depends on but what it learns from
   * @throws UserMistake if there is nothing to learn from, or there are more folds than units
   */
  List<Fitted> run(
      PlannedCorpus corpus,
      ScorerEntry entry,
      Learner learner,
      SortedMap<String, Scale> dimensions,
      Path items,
      ImportStep.Imported imported,
      String asked)
      throws IOException {
    String key =
        Hashes.ofTexts(
            List.of(
                asked,
                imported.files().toString(),
                corpus.card().tables().toString(),
                corpus.described(),
                learnsFrom(protocol),
                reads(entry, learner)));
    Path fitted =
        setting
            .work()
            .resolve("fitted")
            .resolve(FolderName.of(entry.name()) + "-" + key.substring(0, 16));
    List<Fitted> all = new ArrayList<>();
    for (Fold fold : folds(corpus, entry, items)) {
      Path folder = fold.in(fitted);
      String part = fold.of() == 1 ? "" : " without fold " + fold.number() + " of " + fold.of();
      terminal.begin("fit " + entry.name() + " on " + corpus.name() + part);
      Path marker = folder.resolve(LEARNED);
      Optional<Learned> known = State.readJson(marker, Learned.class);
      if (known.isPresent() && !known.get().written().onlyIn(folder, LEARNED)) {
        known = Optional.empty();
      }
      if (known.isPresent() && known.get().imported().equals(imported.key())) {
        terminal.end("unchanged");
      } else {
        if (known.isEmpty() && Files.exists(marker)) {
          terminal.note(MadeAgain.of("weights of " + entry.name() + " on " + corpus.name()));
        }
        Examples examples = examples(corpus, entry, items, fold);
        SortedMap<String, String> chosen;
        if (known.isPresent() && known.get().examples().equals(examples.hash())) {
          chosen = known.get().chosen();
          terminal.end("unchanged");
        } else {
          WorkFolder.remove(folder);
          Request request = new Request(dimensions, setting.models(), folder, "cpu");
          chosen = learn(entry, learner, request, examples);
        }
        State.writeJson(
            marker,
            new Learned(imported.key(), examples.hash(), chosen, Written.in(folder, LEARNED)));
      }
      all.add(
          new Fitted(fold, folder, State.readJson(marker, Learned.class).orElseThrow().chosen()));
    }
    return all;
  }

  /** What a protocol says of the items and references to learn from. */
  static String learnsFrom(Protocol protocol) {
    return protocol.splits() + protocol.consensus().toString() + protocol.resampling().unit();
  }

  private String reads(ScorerEntry entry, Learner learner) {
    try {
      return learner.reads(setting.models());
    } catch (IllegalArgumentException e) {
      throw new UserMistake("scorer " + entry.name() + ": " + e.getMessage());
    }
  }

  private List<Fold> folds(PlannedCorpus corpus, ScorerEntry entry, Path items) {
    int folds = Reading.of(entry).folds();
    if (folds == 1) {
      if (protocol.splits().train().isEmpty()) {
        throw new UserMistake(
            "scorer "
                + entry.name()
                + " learns, but the protocol names no split to learn from (splits: train), nor folds"
                + " to rate by what it learned from the others (folds)");
      }
      return List.of(Fold.WHOLE);
    }
    Selection reported = Roles.test(protocol);
    SortedMap<Integer, Long> units = reported.unitsByFold(spark.get(), items, folds);
    long all = units.values().stream().mapToLong(Long::longValue).sum();
    if (all < folds) {
      throw new UserMistake(
          "scorers.%s.folds: expected at most as many as there are units (%s) with texts to rate in %s, %d, found %d"
              .formatted(entry.name(), reported.unit(), corpus.name(), all, folds));
    }
    return Fold.all(folds).stream().filter(fold -> units.containsKey(fold.number())).toList();
  }

  private Examples examples(PlannedCorpus corpus, ScorerEntry entry, Path items, Fold fold) {
    Question question = corpus.question(protocol.reference(), List.of());
    int[] positions = ScoreStep.sorted(corpus, corpus.dimensionsOf(entry));
    return new Examples(
        TrainingTurns.examples(
            spark.get(), items, Roles.training(protocol, fold), 0, question, positions),
        TrainingTurns.examples(
            spark.get(), items, Roles.development(protocol, fold), 0, question, positions));
  }

  private SortedMap<String, String> learn(
      ScorerEntry entry, Learner learner, Request request, Examples examples) throws IOException {
    Files.createDirectories(request.fitted());
    try {
      SortedMap<String, String> chosen =
          learner.learn(request, examples.training(), examples.development());
      terminal.end(
          examples.training().size()
              + " training and "
              + examples.development().size()
              + " development turns");
      return chosen;
    } catch (IllegalArgumentException e) {
      throw new UserMistake("scorer " + entry.name() + ": " + e.getMessage());
    }
  }
}
