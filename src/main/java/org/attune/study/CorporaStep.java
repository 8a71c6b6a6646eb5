package org.attune.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.attune.StudyFailed;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.plan.Plan;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol;
import org.attune.reply.DerivedCorpus;
import org.attune.reply.Replies;
import org.attune.result.Manifest;
import org.attune.study.ImportStep.Imported;

/** The verb import: each corpus of a study, and before one of replies what makes it. */
final class CorporaStep {

  /** Rejected rows that are shown where there are too many. */
  private static final int SHOWN = 4;

  private final Setting setting;
  private final Protocol protocol;
  private final Plan plan;
  private final Catalog catalog;
  private final Terminal terminal;
  private final Supplier<SparkSession> spark;
  private final String code;
  private final ImportStep importStep;
  private final Map<String, Imported> answered = new TreeMap<>();

  /**
   * @param code hash of the program
   */
  CorporaStep(
      Setting setting,
      Protocol protocol,
      Plan plan,
      Catalog catalog,
      Terminal terminal,
      Supplier<SparkSession> spark,
      String code) {
    this.setting = setting;
    this.protocol = protocol;
    this.plan = plan;
    this.catalog = catalog;
    this.terminal = terminal;
    this.spark = spark;
    this.code = code;
    importStep = new ImportStep(setting, protocol, terminal, spark);
  }

  /**
   * Reads all corpora.
   *
   * @param before what was read in an earlier run
   * @throws StudyFailed if more rows were rejected than the protocol allows
   */
  SortedMap<String, Imported> run(Map<String, Imported> before) throws IOException {
    SortedMap<String, Imported> all = new TreeMap<>();
    for (PlannedCorpus corpus : plan.corpora()) {
      Imported imported = run(corpus);
      all.put(corpus.name(), imported);
      ChangedFiles.since(before.getOrDefault(corpus.name(), imported), imported, corpus.name())
          .forEach(terminal::note);
    }
    SortedMap<String, Imported> read = new TreeMap<>(answered);
    read.putAll(all);
    check(read);
    return all;
  }

  private void check(SortedMap<String, Imported> all) {
    long rejected = all.values().stream().mapToLong(Imported::rejected).sum();
    if (rejected > protocol.limits().rejects()) {
      List<String> first = new ArrayList<>();
      all.forEach((corpus, of) -> of.first().forEach(reject -> first.add(corpus + "/" + reject)));
      throw new StudyFailed(
          rejected
              + " rows rejected, the protocol's limit is "
              + protocol.limits().rejects()
              + " (limits: rejects); the first:\n  "
              + String.join("\n  ", first.subList(0, Math.min(SHOWN, first.size()))));
    }
  }

  private Imported read(PlannedCorpus corpus) throws IOException {
    return importStep.run(corpus, code, catalog.cardText(corpus.name()));
  }

  /** Reads a corpus; of one of replies these are given first. */
  Imported run(PlannedCorpus corpus) throws IOException {
    Optional<PlannedCorpus> source = answered(corpus);
    if (source.isPresent()) {
      Imported imported = imported(source.get());
      Path items = ImportStep.items(setting, source.get().name(), imported);
      State.writeJson(state(), replyStep(setting).run(code, imported, items, replied()));
    }
    return read(corpus);
  }

  private Imported imported(PlannedCorpus source) throws IOException {
    if (!answered.containsKey(source.name())) {
      answered.put(source.name(), read(source));
    }
    return answered.get(source.name());
  }

  /** Whether the items of a corpus are there as they were written, and nothing else. */
  boolean isWhole(PlannedCorpus corpus, Imported imported) throws IOException {
    return importStep.isWhole(corpus, imported);
  }

  private ReplyStep replyStep(Setting where) {
    return new ReplyStep(where, protocol, catalog, terminal, spark);
  }

  /** The corpus whose turns are answered by a corpus of replies. */
  private Optional<PlannedCorpus> answered(PlannedCorpus corpus) {
    return protocol
        .derived(corpus.name())
        .map(Replies::to)
        .map(
            name ->
                plan.corpora().stream()
                    .filter(other -> other.name().equals(name))
                    .findFirst()
                    .orElseGet(() -> PlannedCorpus.unasked(catalog.card(name))));
  }

  private Path state() {
    return Replied.state(setting, protocol);
  }

  private Optional<Replied> replied() {
    return State.readJson(state(), Replied.class);
  }

  /**
   * Refuses replies of another protocol.
   *
   * @throws UserMistake if those there are not what the protocol asks for
   */
  void checkReplies() throws IOException {
    for (PlannedCorpus corpus : plan.corpora()) {
      if (protocol.derived(corpus.name()).isPresent()) {
        Replied.present(setting, protocol, catalog);
      }
    }
  }

  /** What the manifest says of a corpus of replies; nothing of others. */
  Optional<Manifest.Replied> told(String corpus) {
    return protocol.derived(corpus).flatMap(of -> replied()).map(Replied::told);
  }

  /** What was used up on replies. */
  AskStep.Account used() {
    return protocol
        .replies()
        .flatMap(of -> replied().map(made -> made.used(of)))
        .orElse(AskStep.Account.NOTHING);
  }

  /**
   * What asking language models would use up, a line each; nothing is asked. Where replies are
   * still to be given, stand-ins are put in their place, apart from all else.
   */
  List<String> estimates() throws IOException {
    List<String> lines = new ArrayList<>();
    Setting apart = setting.in(setting.study(protocol.study()).resolve("estimate"));
    for (PlannedCorpus corpus : plan.corpora()) {
      Optional<PlannedCorpus> source = answered(corpus);
      if (source.isEmpty()) {
        lines.addAll(scoreStep(setting).estimates(corpus, read(corpus)));
        continue;
      }
      Imported imported = imported(source.get());
      Path items = ImportStep.items(setting, source.get().name(), imported);
      lines.addAll(replyStep(apart).estimates(items));
      Path ratings = setting.ratings(protocol);
      if (Files.exists(ratings)) {
        Path folder = apart.files(protocol, corpus.name());
        State.write(folder.resolve(DerivedCorpus.RATINGS), Catalog.read(ratings));
      }
      Imported standIn =
          new ImportStep(apart, protocol, terminal, spark)
              .run(corpus, code, catalog.cardText(corpus.name()));
      lines.addAll(scoreStep(apart).estimates(corpus, standIn));
    }
    return lines;
  }

  private ScoreStep scoreStep(Setting where) {
    return new ScoreStep(where, protocol, catalog, terminal, spark);
  }
}
