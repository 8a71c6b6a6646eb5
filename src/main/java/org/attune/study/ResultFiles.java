package org.attune.study;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.attune.Names;
import org.attune.UserMistake;
import org.attune.ask.Chat;
import org.attune.catalog.Catalog;
import org.attune.corpus.Card;
import org.attune.explain.ExplanationCounts;
import org.attune.plan.Plan;
import org.attune.plan.PlannedCorpus;
import org.attune.plan.Reading;
import org.attune.protocol.Protocol;
import org.attune.protocol.TableEntry;
import org.attune.report.Bibliography;
import org.attune.report.Columns;
import org.attune.report.Crate;
import org.attune.report.Explained;
import org.attune.report.FinishedStudy;
import org.attune.report.Report;
import org.attune.result.Bound;
import org.attune.result.Calibrations;
import org.attune.result.Confusions;
import org.attune.result.Evaluation;
import org.attune.result.Explanations;
import org.attune.result.Manifest;
import org.attune.result.PeopleGroups;
import org.attune.result.Published;
import org.attune.result.RestrictedBundle;
import org.attune.result.ResultFolder;
import org.attune.result.Tallies;
import org.attune.rubric.Codebook;
import org.attune.statistic.Adjustment;
import org.attune.table.CalibrationBin;
import org.attune.table.Cell;
import org.attune.table.Confusion;
import org.attune.table.CsvWriter;
import org.attune.table.Latex;
import org.attune.table.Markdown;
import org.attune.table.Released;
import org.attune.table.ResultTable;

/**
 * The files of a study's results. Some are kept: the protocol, the cards, the tallies, the sample
 * of codes and the manifest. All others follow from these, on any machine.
 */
final class ResultFiles {

  private final Protocol protocol;
  private final Plan plan;
  private final Catalog catalog;
  private final SortedMap<String, String> kept;

  /**
   * @param kept the kept files by name, as text; others are not looked at
   */
  ResultFiles(Protocol protocol, Plan plan, Catalog catalog, SortedMap<String, String> kept) {
    this.protocol = protocol;
    this.catalog = catalog;
    this.plan = plan;
    this.kept = new TreeMap<>(kept);
    this.kept.keySet().removeIf(name -> !keeps(name));
  }

  /** Whether a file is kept; all others follow from those. */
  boolean keeps(String name) {
    return name.equals(ResultFolder.PROTOCOL)
        || name.equals(ResultFolder.MANIFEST)
        || protocol.publication().beside().stream().map(PeopleGroups::beside).anyMatch(name::equals)
        || rubrics(protocol).map(ResultFolder::rubric).anyMatch(name::equals)
        || protocol.replies().filter(of -> ofAnswered(of.to()).contains(name)).isPresent()
        || plan.corpora().stream().anyMatch(corpus -> of(corpus.name()).contains(name));
  }

  /** Names of what is kept of a corpus whose turns are answered. */
  private static List<String> ofAnswered(String corpus) {
    return List.of(ResultFolder.card(corpus), ResultFolder.citation(corpus));
  }

  /** Names of the rubrics by which language models are asked, and replies are rated. */
  static Stream<String> rubrics(Protocol protocol) {
    Stream<String> asked =
        protocol.scorers().stream()
            .flatMap(
                s ->
                    Reading.of(s) instanceof Reading.Asked of
                        ? of.options().rubric().stream()
                        : Stream.empty());
    Stream<String> replies = protocol.replies().stream().flatMap(of -> of.rubrics().stream());
    return Stream.concat(asked, replies).distinct();
  }

  /** Names of what is kept of a corpus; its citation, codes and explanations not always. */
  private static List<String> of(String corpus) {
    return List.of(
        ResultFolder.card(corpus),
        ResultFolder.citation(corpus),
        ResultFolder.tallies(corpus),
        ResultFolder.codes(corpus),
        ResultFolder.explanations(corpus));
  }

  /** Names of kept files that are for the {@link RestrictedBundle}, as the manifest says. */
  static SortedSet<String> restricted(Plan plan, Map<String, String> kept) {
    return RestrictedBundle.names(plan.corpora(), manifest(kept));
  }

  private static Manifest manifest(Map<String, String> kept) {
    return Manifest.read(ResultFolder.MANIFEST, kept.get(ResultFolder.MANIFEST));
  }

  /** What follows from the files kept, by name. */
  SortedMap<String, String> derived() {
    return derived(line -> {});
  }

  /**
   * What follows from the files kept, by name.
   *
   * @param told what is told of it beforehand, if it is long
   * @throws org.attune.StudyFailed if it is longer than the protocol allows
   */
  SortedMap<String, String> derived(Consumer<String> told) {
    FinishedStudy account = account(told);
    SortedMap<String, String> files = new TreeMap<>();
    for (Released.Table table : account.released().tables()) {
      String own = table.shown().name();
      files.put(own + ".csv", CsvWriter.table(table));
      files.put(
          own + ".md",
          Markdown.table(table, protocol.resampling().level(), protocol.resampling().method()));
      files.put(
          own + ".tex",
          Latex.table(table, protocol.resampling().level(), protocol.resampling().method()));
      Published.Table published = account.published().get(own);
      if (published != null) {
        String name = own + Protocol.PUBLISHED;
        List<List<String>> lines = published.lines();
        int words = Published.Table.WORDS;
        files.put(name + ".csv", CsvWriter.lines(lines));
        files.put(
            name + ".md",
            Markdown.paragraph(published.caption()) + "\n\n" + Markdown.grid(lines, words));
        files.put(name + ".tex", Latex.grid(name, published.caption(), lines, words));
      }
    }
    files.put(ResultFolder.ESTIMATES, CsvWriter.estimates(account.released()));
    if (!account.confusions().isEmpty()) {
      files.put(ResultFolder.CONFUSION, CsvWriter.confusions(account.released()));
    }
    if (!account.calibration().isEmpty()) {
      files.put(ResultFolder.CALIBRATION, CsvWriter.calibration(account.released()));
    }
    files.putAll(Explained.files(account.explanations()));
    files.putAll(Columns.files(account));
    Bibliography bibliography = bibliography();
    Set<String> cited = new TreeSet<>(account.cards().keySet());
    account.sources().values().forEach(cited::addAll);
    protocol.replies().ifPresent(of -> cited.add(of.to()));
    files.put("citations.bib", bibliography.bibtex(cited));
    files.put("report.html", Report.html(account, bibliography));
    SortedMap<String, byte[]> described = new TreeMap<>();
    kept.forEach((name, text) -> described.put(name, text.getBytes(StandardCharsets.UTF_8)));
    files.forEach((name, text) -> described.put(name, text.getBytes(StandardCharsets.UTF_8)));
    described.keySet().removeAll(restricted(plan, kept));
    files.put(Crate.FILE, Crate.json(account, described));
    return files;
  }

  /** What there is to cite: the shipped references, and what stands beside or in each card. */
  private Bibliography bibliography() {
    Bibliography all = Bibliography.shipped();
    Map<String, Card> cards = new LinkedHashMap<>();
    plan.corpora().forEach(corpus -> cards.put(corpus.name(), corpus.card()));
    protocol.replies().ifPresent(of -> cards.put(of.to(), catalog.card(of.to())));
    for (Card card : cards.values()) {
      String bib = kept.get(ResultFolder.citation(card.name()));
      all = bib == null ? all.with(card) : all.with(card, ResultFolder.citation(card.name()), bib);
    }
    return all;
  }

  private FinishedStudy account(Consumer<String> told) {
    List<Cell> cells = new ArrayList<>();
    List<Confusion> confusions = new ArrayList<>();
    List<CalibrationBin> calibration = new ArrayList<>();
    Map<String, Card> cards = new LinkedHashMap<>();
    Map<String, Tallies> all = new LinkedHashMap<>();
    for (PlannedCorpus corpus : plan.corpora()) {
      Tallies tallies = tallies(corpus);
      Bound.ofDraws(corpus.name(), protocol.limits())
          .check(Evaluation.draws(corpus, tallies, protocol.resampling()), told);
      all.put(corpus.name(), tallies);
    }
    Manifest manifest = manifest(kept);
    for (PlannedCorpus corpus : plan.corpora()) {
      Tallies tallies = all.get(corpus.name());
      Map<String, SortedMap<String, Long>> unusable =
          manifest.corpus(corpus.name()).unusableByScorer();
      cells.addAll(new Evaluation(corpus, tallies, protocol.resampling(), unusable).cells());
      confusions.addAll(Confusions.of(corpus, tallies));
      calibration.addAll(Calibrations.of(corpus, tallies));
      cards.put(corpus.name(), corpus.card());
    }
    List<ResultTable> tables = new ArrayList<>();
    for (TableEntry table : protocol.tables()) {
      tables.add(
          table.of(
              adjusted(
                  table, cells.stream().filter(c -> c.table().equals(table.name())).toList())));
    }
    Released released =
        Released.by(
            PeopleGroups.gate(protocol, plan.corpora(), all, kept),
            tables,
            confusions,
            calibration);
    Map<String, Published.Table> published = new LinkedHashMap<>();
    for (int t = 0; t < tables.size(); t++) {
      TableEntry table = protocol.tables().get(t);
      if (table.published()) {
        published.put(
            table.name(),
            new Published(plan.corpora(), protocol.splits(), table, released.tables().get(t))
                .found());
      }
    }
    return new FinishedStudy(
        protocol,
        cards,
        manifest,
        released,
        published,
        Sources.of(protocol, catalog),
        Learnings.of(protocol, manifest),
        codebooks(protocol, catalog),
        explanations());
  }

  private Explanations explanations() {
    Map<String, ExplanationCounts> counts = new LinkedHashMap<>();
    for (PlannedCorpus corpus : plan.corpora()) {
      String name = ResultFolder.explanations(corpus.name());
      if (protocol.explain().isPresent() && kept.containsKey(name)) {
        try {
          counts.put(corpus.name(), ExplanationCounts.of(kept.get(name)));
        } catch (IllegalArgumentException e) {
          throw new UserMistake(name + ": expected " + e.getMessage());
        }
      }
    }
    return protocol
        .explain()
        .map(asked -> new Explanations(asked, counts, protocol.resampling().level()))
        .orElseGet(Explanations::none);
  }

  /** Each rubric by which language models are asked, in each language, wording and order. */
  static List<FinishedStudy.Asked> codebooks(Protocol protocol, Catalog catalog) {
    Map<Codebook, List<String>> scorers = new LinkedHashMap<>();
    for (Protocol.ScorerEntry scorer : protocol.scorers()) {
      if (Reading.of(scorer) instanceof Reading.Asked asked) {
        Chat.Options by = asked.options();
        by.rubric().stream()
            .map(catalog::rubric)
            .map(of -> of.codebook(by.language().orElse(of.language())))
            .map(of -> of.asked(by.wording(), by.levels()))
            .forEach(of -> scorers.computeIfAbsent(of, k -> new ArrayList<>()).add(scorer.name()));
      }
    }
    return scorers.entrySet().stream()
        .map(of -> new FinishedStudy.Asked(of.getKey(), of.getValue()))
        .toList();
  }

  private Tallies tallies(PlannedCorpus corpus) {
    String name = ResultFolder.tallies(corpus.name());
    try {
      return Tallies.of(kept.get(name), protocol.resampling().replicated());
    } catch (IllegalArgumentException e) {
      throw new UserMistake(
          name + ": expected counts as `attune tally` writes them, found " + e.getMessage());
    }
  }

  /** The cells with the p values of the table's whole family of tests adjusted. */
  private static List<Cell> adjusted(TableEntry table, List<Cell> cells) {
    if (table.adjust() == Adjustment.NONE) {
      return cells;
    }
    double[] p = cells.stream().flatMap(c -> c.test().stream()).mapToDouble(Cell.Test::p).toArray();
    double[] adjusted = table.adjust().adjust(p);
    List<Cell> all = new ArrayList<>();
    int at = 0;
    for (Cell cell : cells) {
      all.add(
          cell.test().isEmpty()
              ? cell
              : cell.adjusted(adjusted[at++], Names.kebab(table.adjust()), p.length));
    }
    return all;
  }
}
