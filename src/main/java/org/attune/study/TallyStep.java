package org.attune.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.attune.StudyFailed;
import org.attune.corpus.Hashes;
import org.attune.corpus.Scale;
import org.attune.corpus.Written;
import org.attune.plan.PlannedCell;
import org.attune.plan.PlannedCorpus;
import org.attune.plan.Reading;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.protocol.Resampling;
import org.attune.result.Bound;
import org.attune.result.SampledCodes;
import org.attune.result.Tallies;
import org.attune.spark.Codes;
import org.attune.spark.Effort;
import org.attune.spark.IdOrder;
import org.attune.spark.Outputs;
import org.attune.spark.Selection;
import org.attune.spark.Tallying;
import org.attune.spark.Uncovered;
import org.attune.tally.Count;
import org.attune.tally.Decision;
import org.attune.tally.JointTally;
import org.attune.tally.Question;
import org.attune.tally.Question.Entry;
import org.attune.tally.Question.Model;
import org.attune.tally.Strata;

/** The verb tally: items and outputs to tallies. */
final class TallyStep {

  /**
   * What tally wrote of a corpus, beside the tallies themselves.
   *
   * @param key hash of all they depend on
   * @param thresholds by scorer, dimension and label: the degree, in ten-thousandths, from which
   *     the label is given
   * @param written the files of the tallies, and of the sample of codes if there is one
   * @param withheld why its tallies are not for results; empty if they are
   * @param named lines of the card that hold ids of raters
   */
  record Tallied(
      String key,
      Map<String, Map<String, Map<String, Integer>>> thresholds,
      Written written,
      String withheld,
      List<Integer> named) {}

  private final Setting setting;
  private final Protocol protocol;
  private final Terminal terminal;
  private final Supplier<SparkSession> spark;

  TallyStep(Setting setting, Protocol protocol, Terminal terminal, Supplier<SparkSession> spark) {
    this.setting = setting;
    this.protocol = protocol;
    this.terminal = terminal;
    this.spark = spark;
  }

  /** Counts a corpus unless nothing it depends on, or came of it, changed since {@code known}. */
  Optional<Tallied> run(
      PlannedCorpus corpus,
      ImportStep.Imported imported,
      List<Scored> scored,
      Optional<Tallied> known,
      String code,
      String card)
      throws IOException {
    String key = key(corpus, imported, scored, code);
    terminal.begin("tally " + corpus.name());
    if (known.isPresent() && known.get().key().equals(key)) {
      if (isWhole(known.get())) {
        terminal.end("unchanged");
        return Optional.empty();
      }
      terminal.note(MadeAgain.of("tallies of " + corpus.name()));
    }
    Path items = ImportStep.items(setting, corpus.name(), imported);
    Guarded guarded = Guarded.of(corpus, spark, items);
    guarded.checkStrata(spark, items, Roles.test(protocol));
    Map<String, Map<String, Map<String, Integer>>> chosen = new TreeMap<>();
    List<Model> models = models(corpus, imported, scored, chosen);
    List<Optional<Outputs>> outputs = new ArrayList<>();
    Path scores = ScoreStep.scores(setting, corpus.name());
    scored.forEach(s -> outputs.add(s.reported(scores)));
    List<Count> all =
        count(
            corpus,
            imported,
            outputs,
            models,
            corpus.entries(),
            Roles.test(protocol),
            raters(),
            guarded.order());
    all = guarded.withoutFew(all);
    List<Count> counts = all.stream().filter(c -> !c.behind()).toList();
    Path file = setting.tallies(protocol.study(), corpus.name());
    List<String> files = new ArrayList<>(List.of(file.getFileName().toString()));
    sample(corpus, imported, scored, guarded.order())
        .ifPresent(f -> files.add(f.getFileName().toString()));
    State.write(file, Tallies.text(counts));
    terminal.end(counts.size() + " counts");
    return Optional.of(
        new Tallied(
            key,
            chosen,
            Written.of(file.getParent(), files),
            guarded.withheld(all, raters().isPresent()),
            guarded.namedIn(card)));
  }

  /** Hash of all that the tallies of a corpus depend on. */
  String key(PlannedCorpus corpus, ImportStep.Imported imported, List<Scored> scored, String code) {
    return Hashes.ofTexts(
        List.of(
            code,
            imported.key(),
            scored.toString(),
            protocol.scorers().toString(),
            corpus.entries().toString(),
            corpus.described(),
            protocol.splits().toString() + protocol.consensus(),
            protocol.resampling().unit() + protocol.resampling().blocks() + raters()));
  }

  /** Whether all that tally wrote of a corpus is there as it was written. */
  boolean isWhole(Tallied tallied) throws IOException {
    return tallied.written().in(setting.study(protocol.study()));
  }

  /** Writes down some of the codes the models gave, if there are models. */
  private Optional<Path> sample(
      PlannedCorpus corpus, ImportStep.Imported imported, List<Scored> scored, IdOrder order)
      throws IOException {
    Map<String, List<List<Long>>> byScorer = new LinkedHashMap<>();
    Path scores = ScoreStep.scores(setting, corpus.name());
    for (Scored s : scored) {
      if (s instanceof Scored.Turns of) {
        byScorer.put(
            s.scorer(),
            covering(
                corpus,
                () ->
                    Codes.sample(
                        spark.get(),
                        ImportStep.items(setting, corpus.name(), imported),
                        Roles.test(protocol),
                        of.outputs(scores),
                        order,
                        SampledCodes.TURNS)));
      }
    }
    Path file = setting.codes(protocol.study(), corpus.name());
    if (byScorer.isEmpty()) {
      Files.deleteIfExists(file);
      return Optional.empty();
    }
    State.write(file, new SampledCodes(byScorer).text());
    return Optional.of(file);
  }

  private <T> T covering(PlannedCorpus corpus, Supplier<T> job) {
    try {
      return job.get();
    } catch (Uncovered e) {
      throw new StudyFailed(
          "scores of %s: %s; remove %s, and run again"
              .formatted(
                  corpus.name(),
                  e.getMessage(),
                  setting.work().resolve("scores").resolve(FolderName.of(corpus.name()))));
    }
  }

  /** How raters are left out or drawn, if they are. */
  private Optional<Tallying.ByRaters> raters() {
    Resampling r = protocol.resampling();
    if (r.draw() == Resampling.Drawn.ITEMS || r.replicates() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        r.replicated()
            ? new Tallying.RaterDraws(r.replicates(), r.seed(), r.draw() == Resampling.Drawn.BOTH)
            : new Tallying.RatersLeft());
  }

  private List<Count> count(
      PlannedCorpus corpus,
      ImportStep.Imported imported,
      List<Optional<Outputs>> outputs,
      List<Model> models,
      List<Entry> entries,
      Selection selection,
      Optional<Tallying.ByRaters> raters,
      IdOrder order) {
    Tallying.Input input =
        new Tallying.Input(
            ImportStep.items(setting, corpus.name(), imported),
            selection,
            protocol.resampling().blocks(),
            outputs,
            raters,
            order);
    Question question = new Question(corpus.dimensions(), protocol.reference(), models, entries);
    check(corpus, question, Effort.of(spark.get(), input, question));
    return covering(
        corpus, () -> Tallying.run(spark.get(), input, question, protocol.limits().tallies()));
  }

  /** Whether counting, and what is made of the counts, comes to an end in good time. */
  private void check(PlannedCorpus corpus, Question question, Effort effort) {
    Protocol.Limits limits = protocol.limits();
    new Bound(
            "counting " + corpus.name(),
            "steps (raters compared with raters, times replicates where they are drawn)",
            limits.steps(),
            "steps",
            "fewer raters an item, replicates, or tables against rest, each-rater and pairs")
        .check(effort.steps(), terminal::note);
    long groups = 0;
    for (Entry entry : question.entries()) {
      groups += effort.groups(entry);
    }
    long cells = 0;
    for (PlannedCell cell : corpus.cells()) {
      cells += cell.statistic().resampled() ? effort.groups(corpus.entries().get(cell.entry())) : 0;
    }
    Bound.ofTallies(corpus.name(), limits).check(groups, line -> {});
    Bound.ofDraws(corpus.name(), limits)
        .check(cells * protocol.resampling().replicates(), line -> {});
  }

  private List<Model> models(
      PlannedCorpus corpus,
      ImportStep.Imported imported,
      List<Scored> scored,
      Map<String, Map<String, Map<String, Integer>>> chosen) {
    List<Model> models = new ArrayList<>();
    List<Entry> wanted = new ArrayList<>();
    for (int m = 0; m < corpus.scorers().size(); m++) {
      ScorerEntry scorer = corpus.scorers().get(m);
      int[] dimensions = ScoreStep.sorted(corpus, corpus.outputsOf(scorer));
      int[][] thresholds = new int[dimensions.length][];
      for (int i = 0; i < dimensions.length; i++) {
        thresholds[i] = given(scorer, corpus.dimensions().get(dimensions[i]).scale());
      }
      for (int i = 0; i < dimensions.length && corpus.choosesThresholds(scorer); i++) {
        for (int label = 0; label < thresholds[i].length; label++) {
          if (thresholds[i][label] < 0) {
            wanted.add(new Entry(JointTally.DEGREES.name(), dimensions[i], m, label, Strata.NONE));
          }
        }
      }
      models.add(
          new Model(
              Reading.of(scorer) instanceof Reading.Recorded of ? of.model() : scorer.name(),
              dimensions,
              thresholds,
              Reading.of(scorer) instanceof Reading.Recorded));
    }
    choose(corpus, imported, scored, models, wanted);
    new AdaptStep(corpus)
        .adapt(models, (asked, entries) -> tried(corpus, imported, scored, asked, entries), chosen);
    for (int m = 0; m < models.size(); m++) {
      for (int i = 0; i < models.get(m).dimensions().length; i++) {
        Question.Dimension dimension = corpus.dimensions().get(models.get(m).dimensions()[i]);
        for (int label = 0; label < models.get(m).thresholds()[i].length; label++) {
          chosen
              .computeIfAbsent(corpus.scorers().get(m).name(), k -> new TreeMap<>())
              .computeIfAbsent(dimension.name(), k -> new TreeMap<>())
              .put(dimension.scale().name(label), models.get(m).thresholds()[i][label]);
        }
      }
    }
    return models;
  }

  /** Thresholds the protocol gives, -1 for those to be chosen; none but on label scales. */
  private int[] given(ScorerEntry scorer, Scale scale) {
    int[] thresholds = new int[scale instanceof Scale.Labels ? scale.size() : 0];
    for (int label = 0; label < thresholds.length; label++) {
      Double threshold = scorer.thresholds().get(scale.name(label));
      boolean choose =
          threshold == null
              && Roles.development(protocol).isPresent()
              && Reading.of(scorer).choosesThresholds();
      thresholds[label] =
          choose
              ? -1
              : threshold == null ? Decision.ONE / 2 : (int) Math.rint(threshold * Decision.ONE);
    }
    return thresholds;
  }

  private void choose(
      PlannedCorpus corpus,
      ImportStep.Imported imported,
      List<Scored> scored,
      List<Model> models,
      List<Entry> wanted) {
    if (wanted.isEmpty()) {
      return;
    }
    Map<Integer, Map<Integer, org.attune.tally.Counts>> tallies =
        Tallies.byEntry(tried(corpus, imported, scored, unthresholded(models), wanted));
    for (int e = 0; e < wanted.size(); e++) {
      Entry entry = wanted.get(e);
      org.attune.tally.Counts.Builder sum = org.attune.tally.Counts.builder();
      tallies.getOrDefault(e, Map.of()).values().forEach(sum::addAll);
      Model model = models.get(entry.model());
      for (int i = 0; i < model.dimensions().length; i++) {
        if (model.dimensions()[i] == entry.dimension()) {
          model.thresholds()[i][entry.label()] = Decision.threshold(JointTally.of(sum.build()));
        }
      }
    }
  }

  /** Counts of what thresholds are chosen on. */
  private List<Count> tried(
      PlannedCorpus corpus,
      ImportStep.Imported imported,
      List<Scored> scored,
      List<Model> models,
      List<Entry> wanted) {
    List<Optional<Outputs>> outputs = new ArrayList<>();
    Path scores = ScoreStep.scores(setting, corpus.name());
    scored.forEach(s -> outputs.add(s.tried(scores)));
    return count(
        corpus,
        imported,
        outputs,
        models,
        wanted,
        Roles.development(protocol).orElseThrow(),
        Optional.empty(),
        IdOrder.PLAIN);
  }

  private static List<Model> unthresholded(List<Model> models) {
    return models.stream()
        .map(
            m ->
                new Model(
                    m.name(),
                    m.dimensions(),
                    Arrays.stream(m.thresholds()).map(int[]::clone).toArray(int[][]::new),
                    m.recorded()))
        .toList();
  }
}
