package org.attune.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.attune.corpus.Hashes;
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

  ConcludeStep(
      Setting setting, Protocol protocol, Terminal terminal, Supplier<SparkSession> spark) {
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
    String read = Hashes.ofTexts(List.of(imported.key(), selection.toString()));
    String asked = entry.scorer() + " " + entry.options() + " " + entry.dimensions();
    Scored key =
        new Scored(
            entry.name(),
            Hashes.ofTexts(List.of(code, asked, corpus.described(), read)),
            "",
            new TreeMap<>(),
            Concluding.BY_RATINGS,
            read,
            0,
            Scored.WHOLE,
            List.of(),
            new TreeMap<>());
    Path outputs = ScoreStep.outputs(setting, corpus.name(), key);
    Optional<Scored> done = key.done(known, outputs);
    if (done.isPresent()) {
      terminal.end(done.get().turns() + " rated items, unchanged");
      return done.get();
    }
    RaterModel model = ((RaterModel.Of) entry.options()).model();
    try {
      Scoring.Result result =
          Concluding.run(spark.get(), items, selection, model, dimensions, outputs);
      terminal.end(result.turns() + " rated items" + (result.scored() == 0 ? ", unchanged" : ""));
      return key.counted(result.turns(), Scored.WHOLE, List.of(result.groups()));
    } catch (Concluding.Unfit e) {
      throw new UserMistake("scorer " + entry.name() + ": " + e.getMessage());
    }
  }
}
