package org.attune.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.corpus.Hashes;
import org.attune.explain.AttributionMethod;
import org.attune.plan.Plan;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol;
import org.attune.report.Bibliography;
import org.attune.result.Manifest;
import org.attune.result.RestrictedBundle;
import org.attune.result.ResultFolder;
import org.attune.spark.Sessions;
import org.attune.study.ImportStep.Imported;
import org.attune.study.TallyStep.Tallied;
import org.attune.train.FineTuning;

/**
 * A protocol on its way to results. Each verb reads what the one before it wrote under the work
 * folder, and does only what has not been done for the same protocol, data, models and code.
 */
public final class Verbs implements AutoCloseable {

  private record Imports(Map<String, Imported> corpora) {}

  private record Scores(Map<String, List<Scored>> corpora) {}

  private record Counted(Map<String, Tallied> corpora) {}

  private final Setting setting;
  private final Terminal terminal;
  private final Supplier<SparkSession> spark = this::session;
  private final Catalog catalog;
  private final Protocol protocol;
  private final String protocolText;
  private final Plan plan;
  private final String code;
  private final CorporaStep corporaStep;
  private final ScoreStep scoreStep;
  private final ExplainStep explainStep;
  private final TallyStep tallyStep;
  private SparkSession session;
  private boolean started;
  private Optional<Lease> results = Optional.empty();

  /** Reads and plans a study; nothing runs yet. */
  public Verbs(Path file, Setting setting, Terminal terminal) throws IOException {
    this(file, setting, setting.cards(), terminal);
  }

  /**
   * A study of corpora with cards in other folders.
   *
   * @param cards folders with cards, the first that has one counts
   */
  Verbs(Path file, Setting setting, List<Path> cards, Terminal terminal) throws IOException {
    this.setting = setting;
    this.terminal = terminal;
    Places.folder("--data", setting.data());
    Places.folder("--models", setting.models().folder());
    catalog = new Catalog(cards, setting.rubrics(file));
    protocol = catalog.protocol(file);
    protocolText = Catalog.read(file);
    catalog.replies(protocol, Files.exists(setting.ratings(protocol))).ifPresent(catalog::add);
    plan = new Plan(file.toString(), protocol, catalog);
    checkCitations();
    code = ProgramHash.value();
    corporaStep = new CorporaStep(setting, protocol, plan, catalog, terminal, spark, code);
    scoreStep = new ScoreStep(setting, protocol, catalog, terminal, spark);
    explainStep = new ExplainStep(setting, protocol, catalog, terminal, spark, scoreStep);
    tallyStep = new TallyStep(setting, protocol, terminal, spark);
    terminal.log(
        "study "
            + protocol.study()
            + ", master "
            + setting.sparkMaster()
            + ", settings "
            + setting.conf());
    Runtime machine = Runtime.getRuntime();
    terminal.log(
        "Java "
            + Runtime.version()
            + ", "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch")
            + ", "
            + machine.availableProcessors()
            + " processors, heap "
            + (machine.maxMemory() >> 20)
            + " MiB, Spark "
            + Sessions.version());
  }

  /** Reads what stands beside the cards, so that a mistake there ends no study at its last step. */
  private void checkCitations() {
    for (PlannedCorpus corpus : plan.corpora()) {
      String file = corpus.name() + "/" + Catalog.CITATION;
      catalog
          .citation(corpus.name())
          .ifPresent(bib -> Bibliography.shipped().with(corpus.card(), file, bib));
    }
  }

  /** All verbs in order. */
  public void run() throws IOException {
    checkResults();
    importCorpora();
    scoreCorpora();
    tally();
    table();
    tellCut();
  }

  private void tellDoubts() {
    plan.doubts().forEach(doubt -> terminal.print("Mind: " + doubt));
  }

  private void tellOfAnotherVersion() {
    Path program = setting.work().resolve("program");
    if (Files.isRegularFile(program) && !Catalog.read(program).strip().equals(code)) {
      terminal.print(
          "What another version of Attune imported and counted in "
              + setting.work()
              + " is made anew; scores and fitted models are kept.");
    }
    State.write(program, code + "\n");
  }

  /** What takes hours should not fail in its last step, nor write into what another run writes. */
  private void checkResults() throws IOException {
    Places.checkWritable("--results", setting.results().resolve(protocol.study()));
    if (results.isEmpty()) {
      results = Lease.ofResults(setting.results(), protocol.study());
    }
  }

  /** Reads the corpora. */
  public void importCorpora() throws IOException {
    tellOfAnotherVersion();
    tellDoubts();
    Map<String, Imported> before =
        State.readJson(state("import"), Imports.class).map(Imports::corpora).orElse(Map.of());
    Map<String, Imported> all = corporaStep.run(before);
    State.writeJson(state("import"), new Imports(all));
  }

  /** Prints what asking language models would use up and cost; nothing is asked. */
  public void estimate() throws IOException {
    tellDoubts();
    List<String> lines = corporaStep.estimates();
    if (lines.isEmpty()) {
      throw new UserMistake(
          "--estimate: expected a protocol with a scorer that asks a language model, found none");
    }
    lines.forEach(terminal::print);
  }

  /** Writes the replies as a sheet for people to rate, see {@link RatingSheets}. */
  public void sheet(Path to, long seed) throws IOException {
    RatingSheets.of(setting, protocol, catalog, "sheet")
        .write(to, seed)
        .forEach(file -> terminal.print("Written: " + file));
  }

  /** Scores the corpora. */
  public void score() throws IOException {
    scoreCorpora();
    tellCut();
  }

  private void scoreCorpora() throws IOException {
    Map<String, Imported> imported = imported();
    Map<String, List<Scored>> known =
        State.readJson(state("score"), Scores.class).map(Scores::corpora).orElse(Map.of());
    Map<String, List<Scored>> all = new TreeMap<>();
    scoreStep.add(corporaStep.used());
    for (PlannedCorpus corpus : plan.corpora()) {
      String name = corpus.name();
      scoreStep.draw(corpus, imported.get(name), known.getOrDefault(name, List.of()));
    }
    for (PlannedCorpus corpus : plan.corpora()) {
      String name = corpus.name();
      all.put(name, scoreStep.run(corpus, imported.get(name), known.getOrDefault(name, List.of())));
      explainStep.run(corpus, imported.get(name), all.get(name));
    }
    State.writeJson(state("score"), new Scores(all));
  }

  /** What import wrote; what of it is not there as it was written is made again. */
  private Map<String, Imported> imported() throws IOException {
    Map<String, Imported> all = new TreeMap<>(read("import", Imports.class).corpora());
    corporaStep.checkReplies();
    for (PlannedCorpus corpus : plan.corpora()) {
      String name = corpus.name();
      if (!corporaStep.isWhole(corpus, of(all, name, "import"))) {
        all.put(name, corporaStep.run(corpus));
      }
    }
    State.writeJson(state("import"), new Imports(all));
    return all;
  }

  /** What score wrote; what of it is not there as it was written is made again. */
  private Map<String, List<Scored>> scored(Map<String, Imported> imported) throws IOException {
    Map<String, List<Scored>> all = new TreeMap<>(read("score", Scores.class).corpora());
    for (PlannedCorpus corpus : plan.corpora()) {
      String name = corpus.name();
      List<Scored> own = of(all, name, "score");
      if (!scoreStep.fit(corpus, imported.get(name), own)) {
        throw notThere("score", " of " + name + " for this protocol, found others");
      }
      if (!own.stream().allMatch(scored -> scoreStep.isWhole(corpus, scored))) {
        all.put(name, scoreStep.run(corpus, imported.get(name), own));
      }
    }
    State.writeJson(state("score"), new Scores(all));
    return all;
  }

  private <T> T of(Map<String, T> corpora, String corpus, String verb) {
    if (!corpora.containsKey(corpus)) {
      throw notThere(verb, " of " + corpus + ", found nothing");
    }
    return corpora.get(corpus);
  }

  /** Says of which texts models read only the beginning. */
  private void tellCut() {
    CutTexts.lines(read("score", Scores.class).corpora()).forEach(terminal::print);
  }

  /**
   * Trains the model the protocol asks for on its training split, tries it as any other model of
   * the study, and writes its card.
   */
  public void train() throws IOException {
    TrainStep step = new TrainStep(setting, protocol, terminal, spark);
    checkResults();
    importCorpora();
    FineTuning.State state = step.run(plan, imported());
    run();
    new ModelCard(setting, protocol, plan).write(step.folder(), state);
  }

  /**
   * Measures how fast the neural scorers of the study are on its first corpus, and prints it.
   *
   * @param turns how many different turns are scored at most
   */
  public void bench(int turns) throws IOException {
    BenchStep step = new BenchStep(setting, protocol, catalog, terminal, spark);
    PlannedCorpus corpus = plan.corpora().get(0);
    step.check(corpus);
    importCorpora();
    step.run(corpus, imported().get(corpus.name()), turns);
  }

  /** Shows what scorers looked at in single items, see {@link ExplainStep#shown}. */
  public void explain(List<String> ids, List<String> scorers, List<AttributionMethod> methods)
      throws IOException {
    importCorpora();
    ShownItems.of(plan, imported(), explainStep, ids, scorers, methods).forEach(terminal::print);
  }

  /** Counts the items. */
  public void tally() throws IOException {
    Map<String, Imported> imported = imported();
    Map<String, List<Scored>> scored = scored(imported);
    Map<String, Tallied> all =
        new TreeMap<>(
            State.readJson(state("tally"), Counted.class).map(Counted::corpora).orElse(Map.of()));
    for (PlannedCorpus corpus : plan.corpora()) {
      String name = corpus.name();
      tallyStep
          .run(
              corpus,
              imported.get(name),
              scored.get(name),
              Optional.ofNullable(all.get(name)),
              code,
              catalog.cardText(name))
          .ifPresent(tallied -> all.put(name, tallied));
      State.writeJson(state("tally"), new Counted(all));
    }
  }

  /** Makes the tables. */
  public void table() throws IOException {
    checkResults();
    TableStep step = new TableStep(setting, protocol, plan, catalog, terminal);
    SortedMap<String, String> kept = kept();
    step.run(kept, code);
    Set<String> restricted = ResultFiles.restricted(plan, kept);
    Map<String, Tallied> tallied = read("tally", Counted.class).corpora();
    for (PlannedCorpus corpus : plan.corpora()) {
      String name = corpus.name();
      RestrictedBundle.told(corpus, tallied.get(name).withheld(), restricted, step.folder())
          .ifPresent(terminal::print);
      RaterIds.told(name, tallied.get(name).named()).ifPresent(terminal::print);
    }
  }

  /** The corpora in the protocol's order. */
  List<PlannedCorpus> corpora() {
    return plan.corpora();
  }

  /** Puts some questions about a corpus to language models again, and tells what they say. */
  List<String> askAgain(PlannedCorpus corpus, int many) throws IOException {
    Imported imported = corporaStep.run(corpus);
    Path items = ImportStep.items(setting, corpus.name(), imported);
    return new AskAgain(setting, protocol, catalog, spark.get()).run(corpus, items, many);
  }

  /** Imports, scores and counts one corpus, whatever is known of it. */
  Made make(PlannedCorpus corpus) throws IOException {
    Imported imported = corporaStep.run(corpus);
    List<Scored> scored = scoreStep.run(corpus, imported, List.of());
    explainStep.run(corpus, imported, scored);
    Tallied tallied =
        tallyStep
            .run(corpus, imported, scored, Optional.empty(), code, catalog.cardText(corpus.name()))
            .orElseThrow();
    return made(corpus, imported, scored, tallied);
  }

  private Made made(PlannedCorpus corpus, Imported imported, List<Scored> scored, Tallied tallied) {
    Optional<String> explained = explainStep.text(corpus, imported, scored);
    if (protocol.explain().isPresent() && explained.isEmpty()) {
      throw notThere("score", " of " + corpus.name() + ", found no explanations for this protocol");
    }
    Optional<Manifest.Replied> replies = corporaStep.told(corpus.name());
    return Made.of(
        setting, protocol, catalog, corpus, imported, scored, tallied, explained, replies);
  }

  /** What tally wrote; if it is not there as it was written it is made again. */
  private Map<String, Tallied> tallied() throws IOException {
    Map<String, Imported> imported = read("import", Imports.class).corpora();
    Map<String, List<Scored>> scored = read("score", Scores.class).corpora();
    Map<String, Tallied> all = read("tally", Counted.class).corpora();
    corporaStep.checkReplies();
    boolean whole = true;
    for (PlannedCorpus corpus : plan.corpora()) {
      String name = corpus.name();
      Tallied own = of(all, name, "tally");
      List<Scored> scores = of(scored, name, "score");
      if (!own.key().equals(tallyStep.key(corpus, of(imported, name, "import"), scores, code))) {
        throw notThere("tally", " of " + name + " for this protocol and its scores, found others");
      }
      whole &= tallyStep.isWhole(own);
    }
    if (!whole) {
      tally();
    }
    return whole ? all : read("tally", Counted.class).corpora();
  }

  /** The files of results that all others follow from. */
  private SortedMap<String, String> kept() throws IOException {
    Map<String, Tallied> tallied = tallied();
    Map<String, Imported> imported = read("import", Imports.class).corpora();
    Map<String, List<Scored>> scored = read("score", Scores.class).corpora();
    SortedMap<String, String> kept = new TreeMap<>();
    SortedMap<String, Manifest.Corpus> corpora = new TreeMap<>();
    for (PlannedCorpus corpus : plan.corpora()) {
      String name = corpus.name();
      Made made = made(corpus, imported.get(name), scored.get(name), tallied.get(name));
      kept.putAll(made.files());
      corpora.put(name, made.manifest());
    }
    kept.put(ResultFolder.PROTOCOL, protocolText);
    ResultFiles.rubrics(protocol)
        .forEach(name -> kept.put(ResultFolder.rubric(name), catalog.rubricText(name)));
    kept.put(ResultFolder.MANIFEST, Manifest.of(protocol, Hashes.of(protocolText), corpora).text());
    return kept;
  }

  /** Spark is started when a verb needs it, and stopped in the end if it did not run before. */
  private SparkSession session() {
    if (session == null) {
      boolean running = Sessions.running();
      session = Sessions.start(setting.sparkMaster(), setting.conf(), setting.work());
      started = !running;
    }
    return session;
  }

  @Override
  public void close() {
    if (started) {
      session.stop();
    }
    if (results.isPresent()) {
      try {
        results.get().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Path state(String verb) {
    return setting.study(protocol.study()).resolve(verb + ".json");
  }

  private <T> T read(String verb, Class<T> type) {
    return State.readJson(state(verb), type)
        .orElseThrow(
            () ->
                notThere(
                    verb,
                    Files.exists(state(verb)) ? ", found something else" : ", found nothing"));
  }

  private UserMistake notThere(String verb, String what) {
    return new UserMistake(
        "study %s: expected what `attune %s` writes%s in %s; run it first, or `attune run` for all"
            .formatted(protocol.study(), verb, what, state(verb)));
  }
}
