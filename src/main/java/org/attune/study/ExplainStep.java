package org.attune.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.corpus.Hashes;
import org.attune.explain.AttributionMethod;
import org.attune.explain.Explainer;
import org.attune.explain.Explainer.Explained;
import org.attune.explain.ExplanationCounts;
import org.attune.explain.Marked;
import org.attune.plan.ExplainedScorers;
import org.attune.plan.PlannedCorpus;
import org.attune.plan.Reading;
import org.attune.protocol.Explaining;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.score.Scorer;
import org.attune.spark.ExplainedTurns;
import org.attune.spark.Fold;
import org.attune.spark.Selection;
import org.attune.study.ImportStep.Imported;

/**
 * What scorers looked at: counted over some items of a corpus, for results, or of single items, for
 * the screen. Scorers run on the driver, because the items are few.
 */
final class ExplainStep {

  /** To be raised with each change of what explanations or their counts are. */
  private static final int VERSION = 1;

  /** Hash of all that was counted depends on, and of the file. */
  private record Done(String key, String sha256) {}

  private final Setting setting;
  private final Protocol protocol;
  private final Catalog catalog;
  private final Terminal terminal;
  private final Supplier<SparkSession> spark;
  private final ScoreStep score;

  /**
   * @param score knows how scorers rate
   */
  ExplainStep(
      Setting setting,
      Protocol protocol,
      Catalog catalog,
      Terminal terminal,
      Supplier<SparkSession> spark,
      ScoreStep score) {
    this.setting = setting;
    this.protocol = protocol;
    this.catalog = catalog;
    this.terminal = terminal;
    this.spark = spark;
    this.score = score;
  }

  private Path file(PlannedCorpus corpus, String end) {
    return setting
        .study(protocol.study())
        .resolve("explanations-" + FolderName.of(corpus.name()) + end);
  }

  private String key(PlannedCorpus corpus, Imported imported, List<Scored> scored) {
    List<String> parts =
        new ArrayList<>(
            List.of(
                "explanations " + VERSION,
                protocol.explain().orElseThrow().toString(),
                imported.key(),
                corpus.described(),
                Roles.test(protocol).toString()));
    scored.stream()
        .filter(Scored.Turns.class::isInstance)
        .map(Scored.Turns.class::cast)
        .forEach(of -> parts.addAll(List.of(of.scorer(), of.key())));
    return Hashes.ofTexts(parts);
  }

  /**
   * What was counted of the explanations of a corpus; empty if nothing is asked for, or it is not
   * there as it was written for the same items and scorers.
   */
  Optional<String> text(PlannedCorpus corpus, Imported imported, List<Scored> scored) {
    Path file = file(corpus, ".tsv");
    return protocol
        .explain()
        .flatMap(asked -> State.readJson(file(corpus, ".json"), Done.class))
        .filter(done -> done.key().equals(key(corpus, imported, scored)))
        .filter(done -> file.toFile().isFile())
        .flatMap(
            done ->
                Optional.of(Catalog.read(file))
                    .filter(text -> done.sha256().equals(Hashes.of(text))));
  }

  /** Explains the items the protocol asks for, unless that is done. */
  void run(PlannedCorpus corpus, Imported imported, List<Scored> scored) throws IOException {
    if (protocol.explain().isEmpty() || text(corpus, imported, scored).isPresent()) {
      return;
    }
    Explaining asked = protocol.explain().get();
    Path items = ImportStep.items(setting, corpus.name(), imported);
    Set<String> ids =
        new HashSet<>(
            ExplainedTurns.first(
                spark.get(), items, Roles.test(protocol), asked.items(), asked.seed()));
    Marked marked =
        RationalesOfPeople.of(
            asked.rationales(), corpus.name(), setting.files(protocol, corpus.name()));
    ExplanationCounts counts = ExplanationCounts.none();
    for (ScorerEntry entry : ExplainedScorers.of(asked, corpus)) {
      By by = explained(corpus, entry, imported, Roles.test(protocol), ids, asked.methods());
      counts =
          counts.and(
              ExplanationCounts.of(
                  entry.name(),
                  FittedScorers.scales(corpus, entry),
                  by.methods(),
                  by.items(),
                  asked.people(),
                  marked,
                  asked.seed()));
    }
    String text = counts.text();
    State.write(file(corpus, ".tsv"), text);
    State.writeJson(
        file(corpus, ".json"), new Done(key(corpus, imported, scored), Hashes.of(text)));
  }

  /** Items of a scorer explained by some methods, in the order of their ids. */
  private record By(List<AttributionMethod> methods, List<Explained> items) {}

  private By explained(
      PlannedCorpus corpus,
      ScorerEntry entry,
      Imported imported,
      Selection selection,
      Collection<String> ids,
      List<AttributionMethod> asked)
      throws IOException {
    Reading.Turns reading = (Reading.Turns) Reading.of(entry);
    Path items = ImportStep.items(setting, corpus.name(), imported);
    List<FittedScorers.OfFold> folds =
        new FittedScorers(setting, protocol, catalog, terminal, spark)
            .of(corpus, entry, reading, imported, score.how(corpus, entry));
    String person =
        protocol.explain().map(Explaining::person).orElse(Explaining.Person.SPEAKER).column();
    long seed = protocol.explain().map(Explaining::seed).orElse(1L);
    List<Explained> all = new ArrayList<>();
    List<AttributionMethod> methods = List.of();
    long rated = 0;
    terminal.begin("explain " + corpus.name() + " by " + entry.name());
    AtomicLong done = new AtomicLong();
    terminal.watch(done::get, ids.size(), "items");
    for (FittedScorers.OfFold of : folds) {
      Fold fold = of.model().fold();
      try (Scorer scorer = of.factory().open("cpu");
          Explainer explainer =
              new Explainer(scorer, FittedScorers.scales(corpus, entry), seed, asked)) {
        methods = explainer.methods();
        List<Explainer.Item> chosen =
            ExplainedTurns.of(
                spark.get(),
                items,
                selection.in(fold),
                ScoreStep.reach(entry, scorer),
                ids,
                person);
        int before = all.size();
        all.addAll(explainer.explain(chosen, now -> done.set(before + now)));
        rated += explainer.rated();
      } catch (IllegalArgumentException e) {
        throw new UserMistake("explain: scorer " + entry.name() + ": " + e.getMessage());
      }
    }
    all.sort(Comparator.comparing(one -> one.item().id()));
    terminal.end(all.size() + " items, " + rated + " texts rated");
    return new By(methods, all);
  }

  /**
   * Explains single items of a corpus.
   *
   * @param ids of the items
   * @param scorers names of those that are to explain them; all that can if there are none
   * @param methods of explanation; all that fit if there are none
   * @return a text for each scorer; none if the corpus has none of the items
   */
  List<String> shown(
      PlannedCorpus corpus,
      Imported imported,
      List<String> ids,
      List<String> scorers,
      List<AttributionMethod> methods)
      throws IOException {
    Selection all =
        new Selection(List.of(), Selection.Part.ALL, Fold.WHOLE, protocol.resampling().unit());
    List<String> shown = new ArrayList<>();
    for (ScorerEntry entry : corpus.scorers()) {
      boolean named = scorers.contains(entry.name());
      Optional<String> refused = ExplainedScorers.refused(entry, ids.size());
      if (named && refused.isPresent()) {
        throw new UserMistake(
            "--scorer: expected one that rates texts here, found "
                + entry.name()
                + ", which "
                + refused.get());
      }
      if (named || scorers.isEmpty() && refused.isEmpty()) {
        for (Explained one : explained(corpus, entry, imported, all, ids, methods).items()) {
          shown.add(
              ExplainedItem.text(
                  corpus.name(), entry.name(), FittedScorers.scales(corpus, entry), one));
        }
      }
    }
    return shown;
  }

  /** Which of some ids are those of items with a text. */
  Set<String> known(PlannedCorpus corpus, Imported imported, Collection<String> ids) {
    return ExplainedTurns.withText(
        spark.get(), ImportStep.items(setting, corpus.name(), imported), ids);
  }
}
