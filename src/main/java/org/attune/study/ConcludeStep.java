package org.attune.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.score.RaterModel;
import org.attune.spark.Concluding;
import org.attune.spark.Scoring;
import org.attune.spark.Selection;
import org.attune.study.ScoreStep.Scored;
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
      Path items,
      ImportStep.Imported imported,
      List<Scored> known,
      String code)
      throws IOException {
    terminal.begin("conclude on " + corpus.name() + " by " + entry.name());
    List<Dimension> dimensions =
        Arrays.stream(ScoreStep.sorted(corpus, corpus.dimensionsOf(entry)))
            .mapToObj(corpus.dimensions()::get)
            .toList();
    Selection selection = Roles.test(protocol);
    String asked = kept.asked(corpus, entry, imported, code);
    Scored key =
        new Scored(
            entry.name(),
            asked,
            "",
            new TreeMap<>(),
            Concluding.BY_RATINGS,
            asked,
            0,
            Scored.WHOLE,
            List.of(),
            List.of(),
            new TreeMap<>());
    Path outputs = ScoreStep.outputs(setting, corpus.name(), key);
    Optional<Scored> done = key.done(known);
    if (done.isPresent() && kept.isWhole(corpus, done.get())) {
      terminal.end(done.get().turns() + " rated items, unchanged");
      return done.get();
    }
    RaterModel model = ((RaterModel.Of) entry.options()).model();
    try {
      Scoring.Result result =
          Concluding.run(spark.get(), items, selection, model, dimensions, outputs);
      if (done.isPresent() || result.damaged() > 0) {
        terminal.note(ScoreStep.madeAgain(corpus, entry));
      }
      terminal.end(result.turns() + " rated items" + (result.scored() == 0 ? ", unchanged" : ""));
      return key.counted(result.turns(), Scored.WHOLE, List.of(result.groups()), List.of());
    } catch (Concluding.Unfit e) {
      throw new UserMistake("scorer " + entry.name() + ": " + e.getMessage());
    }
  }
}
