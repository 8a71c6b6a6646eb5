package org.attune.report;

import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.figure.Figure;
import org.attune.figure.ForestPlot;
import org.attune.protocol.Protocol;
import org.attune.protocol.Resampling;
import org.attune.protocol.TableEntry;
import org.attune.result.Published;
import org.attune.statistic.Bootstrap;
import org.attune.table.AnswerCoverage;
import org.attune.table.Html;
import org.attune.table.Released;
import org.attune.table.ResultTable;
import org.attune.tally.Question.Against;

/**
 * A study as one page that needs nothing else: {@code report.html}. What it looks like stands in
 * the resource of that name, a template of the language Mustache.
 */
public final class Report {

  private static final String TEMPLATE = "report.html";

  /** Rows of a table that one overlooks; where there are more, its figures come first. */
  private static final int LONG = 24;

  private final FinishedStudy account;
  private final Bibliography bibliography;
  private final Protocol protocol;

  private Report(FinishedStudy account, Bibliography bibliography) {
    this.account = account;
    this.bibliography = bibliography;
    protocol = account.protocol();
  }

  /**
   * The page.
   *
   * @param bibliography with an entry for every key of {@link FinishedStudy#sources} and every
   *     corpus
   */
  public static String html(FinishedStudy account, Bibliography bibliography) {
    return Mustache.compiler()
        .escapeHTML(true)
        .defaultValue("")
        .compile(template())
        .execute(new Report(account, bibliography).values());
  }

  private static String template() {
    try (InputStream in = Report.class.getResourceAsStream(TEMPLATE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> values() {
    Methods methods = new Methods(account);
    Materials materials = new Materials(account);
    List<Map<String, Object>> behind = behind();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("title", protocol.title());
    values.put("study", protocol.study());
    values.put("version", account.manifest().attune());
    values.put("summary", summary());
    values.put("credits", credits());
    values.put("reading", reading());
    values.put("sections", sections(behind));
    values.put("tables", account.released().tables().stream().map(this::table).toList());
    values.put("behind", behind);
    values.put("explanations", Explained.section(account.explanations()));
    values.put("corpora", account.cards().keySet().stream().map(materials::corpus).toList());
    values.put("models", protocol.scorers().stream().map(materials::model).toList());
    values.put("codebooks", account.codebooks().stream().map(Materials::codebook).toList());
    values.put("methods", methods.paragraph());
    values.put("references", methods.keys().stream().map(bibliography::text).toList());
    values.put("tallies", tallies());
    return values;
  }

  private String summary() {
    int scorers = protocol.scorers().size();
    return "%s; %d %s."
        .formatted(new Sample(account).ofAll(), scorers, scorers == 1 ? "scorer" : "scorers");
  }

  /** Who did the study, and who may use its results; each if it is known. */
  private List<String> credits() {
    List<String> credits = new ArrayList<>();
    String authors =
        protocol.publication().authors().stream()
            .map(a -> a.name() + a.affiliation().map(where -> " (" + where + ")").orElse(""))
            .collect(Collectors.joining(", "));
    if (!authors.isEmpty()) {
      credits.add("By " + authors + ".");
    }
    protocol
        .publication()
        .licence()
        .ifPresent(l -> credits.add("Licence of the results: " + l + "."));
    return credits;
  }

  private String reading() {
    return "A number in a table is an estimate from the items counted"
        + (protocol.resampling().replicates() > 0
            ? "; what stands in brackets behind it is its interval, from "
                + (protocol.resampling().made() == Bootstrap.Method.JACKKNIFE
                    ? "leaving out, in turn, "
                    : "resampling ")
                + resampled(protocol.resampling())
            : "")
        + ". A dash is a number that is not defined; the note below says why.";
  }

  /** What is resampled. */
  static String resampled(Resampling resampling) {
    String units =
        resampling.unit() + "s" + (resampling.unit().equals("item") ? "" : " as a whole");
    return switch (resampling.draw()) {
      case ITEMS -> units;
      case RATERS -> "raters";
      case BOTH -> "raters, and " + units;
    };
  }

  private List<Map<String, String>> sections(List<Map<String, Object>> behind) {
    List<Map<String, String>> sections = new ArrayList<>();
    sections.add(Map.of("id", "results", "heading", "Results"));
    behind.forEach(
        b ->
            sections.add(
                Map.of("id", b.get("id").toString(), "heading", b.get("heading").toString())));
    if (!account.explanations().isEmpty()) {
      sections.add(Map.of("id", "explanations", "heading", "What the scorers looked at"));
    }
    sections.add(Map.of("id", "data", "heading", "Data"));
    sections.add(Map.of("id", "models", "heading", "Models"));
    if (!account.codebooks().isEmpty()) {
      sections.add(Map.of("id", "codebooks", "heading", "Codebooks"));
    }
    sections.add(Map.of("id", "methods", "heading", "Methods"));
    sections.add(Map.of("id", "again", "heading", "Run it again"));
    return sections;
  }

  private Map<String, Object> table(Released.Table released) {
    ResultTable table = released.shown();
    TableEntry asked =
        protocol.tables().stream()
            .filter(t -> t.name().equals(table.name()))
            .findFirst()
            .orElseThrow();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", table.name());
    values.put("heading", table.caption().isEmpty() ? table.name() : table.caption());
    values.put(
        "html",
        Html.table(released, protocol.resampling().level(), protocol.resampling().method()));
    values.put("long", table.rowHeads().size() > LONG);
    Published.Table published = account.published().get(table.name());
    if (published != null) {
      values.put(
          "published",
          Html.grid(published.caption(), published.lines(), 1, Published.Table.WORDS, List.of()));
    }
    List<Figure> figures = new ArrayList<>();
    if (asked.against() == Against.PAIRS) {
      figures.addAll(StudyFigures.agreement(table));
    }
    if (figures.isEmpty()) {
      figures.addAll(ForestPlot.of(table));
    }
    values.put("figures", figures.stream().map(Report::figure).toList());
    return values;
  }

  private static Map<String, String> figure(Figure figure) {
    return Map.of("caption", figure.caption(), "svg", figure.svg());
  }

  /** Sections on what lies behind the estimates. */
  private List<Map<String, Object>> behind() {
    List<Map<String, Object>> behind = new ArrayList<>();
    String missing =
        account.tables().stream()
            .flatMap(table -> AnswerCoverage.missing(table.cells()).stream())
            .distinct()
            .map(clause -> " " + clause + ".")
            .collect(Collectors.joining());
    add(
        behind,
        "confusion",
        "What was taken for what",
        "Each row is what the reference says, each column what the scorer answered; a cell is the share of its row."
            + missing,
        StudyFigures.confusions(account));
    add(
        behind,
        "calibration",
        "How sure, and how often right",
        "Where a scorer is as sure as it should be, its line is on the diagonal: of the answers it is 70 % sure"
            + " of, 70 % are right."
            + missing,
        StudyFigures.calibration(account));
    return behind;
  }

  private static void add(
      List<Map<String, Object>> behind,
      String id,
      String heading,
      String text,
      List<Figure> figures) {
    if (!figures.isEmpty()) {
      behind.add(
          Map.of(
              "id",
              id,
              "heading",
              heading,
              "text",
              text,
              "figures",
              figures.stream().map(Report::figure).toList()));
    }
  }

  private String tallies() {
    long bytes =
        account.cards().keySet().stream()
            .mapToLong(name -> account.corpus(name).talliesBytes())
            .sum();
    return String.format(Locale.ROOT, "%,d kB", (bytes + 999) / 1000);
  }
}
