package org.attune.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.attune.UserMistake;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.score.raters.RaterModel;
import org.attune.spark.RaterModelFit;
import org.attune.spark.Scoring;
import org.attune.spark.Selection;
import org.attune.tally.Question.Dimension;

/**
 * The part of the verb score that reads ratings, not texts: what models of raters conclude of the
 * items that are reported, from the ratings of these items.
 */
final class ConcludeStep {

  private final Setting setting;
  private final Protocol protocol;
  private final Terminal terminal;
  private final Supplier<SparkSession> spark;
  private final ScoreStep kept;

  /**
   * @param kept knows which outputs are there as they were written
   */
  ConcludeStep(
      Setting setting,
      Protocol protocol,
      Terminal terminal,
      Supplier<SparkSession> spark,
      ScoreStep kept) {
    this.kept = kept;
    this.setting = setting;
    this.protocol = protocol;
    this.terminal = terminal;
    this.spark = spark;
  }

  /** Concludes on a corpus, unless it is known to be done. */
  Scored run(
      PlannedCorpus corpus,
      ScorerEntry entry,
      RaterModel model,
      Path items,
      ImportStep.Imported imported,
      List<Scored> known)
      throws IOException {
    terminal.begin("conclude on " + corpus.name() + " by " + entry.name());
    List<Dimension> dimensions =
        Arrays.stream(ScoreStep.sorted(corpus, corpus.dimensionsOf(entry)))
            .mapToObj(corpus.dimensions()::get)
            .toList();
    Selection selection = Roles.test(protocol);
    String asked = kept.asked(corpus, entry, imported);
    Scored.Items key = new Scored.Items(entry.name(), asked, 0, List.of());
    Path outputs = key.folder(ScoreStep.scores(setting, corpus.name()));
    Optional<Scored.Items> done = key.done(known);
    if (done.isPresent() && kept.isWhole(corpus, done.get())) {
      terminal.end(done.get().items() + " rated items, unchanged");
      return done.get();
    }
    try {
      Scoring.Result result =
          RaterModelFit.run(spark.get(), items, selection, model, dimensions, outputs);
      if (done.isPresent() || result.damaged() > 0) {
        terminal.note(ScoreStep.madeAgain(corpus, entry));
      }
      terminal.end(result.turns() + " rated items" + (result.scored() == 0 ? ", unchanged" : ""));
      return new Scored.Items(entry.name(), asked, result.turns(), result.groups());
    } catch (RaterModelFit.Unfit e) {
      throw new UserMistake("scorer " + entry.name() + ": " + e.getMessage());
    }
  }
}
