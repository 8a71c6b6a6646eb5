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
import org.attune.Names;
import org.attune.corpus.Card;
import org.attune.figure.Figure;
import org.attune.figure.ForestPlot;
import org.attune.protocol.Protocol;
import org.attune.table.Cell;
import org.attune.table.Html;
import org.attune.table.ResultTable;

/**
 * A study as one page that needs nothing else: {@code report.html}. What it looks like stands in
 * the resource of that name, a template of the language Mustache.
 */
public final class Report {

  private static final String TEMPLATE = "report.html";

  private final Account account;
  private final Bibliography bibliography;
  private final Protocol protocol;

  private Report(Account account, Bibliography bibliography) {
    this.account = account;
    this.bibliography = bibliography;
    protocol = account.protocol();
  }

  /**
   * The page.
   *
   * @param bibliography with an entry for every key of {@link Account#sources} and every corpus
   */
  public static String html(Account account, Bibliography bibliography) {
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
    List<Map<String, Object>> behind = behind();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("title", protocol.title());
    values.put("study", protocol.study());
    values.put("version", account.version());
    values.put("summary", summary());
    values.put("reading", reading());
    values.put("sections", sections(behind));
    values.put("tables", account.tables().stream().map(this::table).toList());
    values.put("behind", behind);
    values.put("corpora", account.cards().keySet().stream().map(this::corpus).toList());
    values.put("models", protocol.scorers().stream().map(this::model).toList());
    values.put("methods", methods.paragraph());
    values.put("references", methods.keys().stream().map(bibliography::text).toList());
    values.put("tallies", tallies());
    return values;
  }

  private String summary() {
    long items =
        account.cards().keySet().stream()
            .mapToLong(name -> ((Number) account.corpus(name).get("items")).longValue())
            .sum();
    return "%s %s in %d %s, %d %s."
        .formatted(
            String.format(Locale.ROOT, "%,d", items),
            items == 1 ? "item" : "items",
            account.cards().size(),
            account.cards().size() == 1 ? "corpus" : "corpora",
            protocol.scorers().size(),
            protocol.scorers().size() == 1 ? "scorer" : "scorers");
  }

  private String reading() {
    boolean intervals = protocol.resampling().replicates() > 0;
    return "A number in a table is an estimate from the items counted"
        + (intervals
            ? "; what stands in brackets behind it is its interval, from resampling "
                + protocol.resampling().unit()
                + "s as a whole"
            : "")
        + ". A dash is a number that is not defined; the note below says why.";
  }

  private List<Map<String, String>> sections(List<Map<String, Object>> behind) {
    List<Map<String, String>> sections = new ArrayList<>();
    sections.add(Map.of("id", "results", "heading", "Results"));
    behind.forEach(
        b ->
            sections.add(
                Map.of("id", b.get("id").toString(), "heading", b.get("heading").toString())));
    sections.add(Map.of("id", "data", "heading", "Data"));
    sections.add(Map.of("id", "models", "heading", "Models"));
    sections.add(Map.of("id", "methods", "heading", "Methods"));
    sections.add(Map.of("id", "again", "heading", "Run it again"));
    return sections;
  }

  private Map<String, Object> table(ResultTable table) {
    Protocol.Table asked =
        protocol.tables().stream()
            .filter(t -> t.name().equals(table.name()))
            .findFirst()
            .orElseThrow();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", table.name());
    values.put("heading", table.caption().isEmpty() ? table.name() : table.caption());
    values.put(
        "html",
        Html.table(table, protocol.resampling().level(), protocol.resampling().draw().bootstrap()));
    values.put("published", asked.published());
    List<Figure> figures = new ArrayList<>();
    if (asked.against() == Protocol.Against.PAIRS) {
      figures.addAll(Figures.agreement(table));
    } else {
      figures.addAll(ForestPlot.of(table));
    }
    values.put("figures", figures.stream().map(Report::figure).toList());
    return values;
  }

  private static Map<String, String> figure(Figure figure) {
    return Map.of("title", figure.title(), "svg", figure.svg());
  }

  /** Sections on what lies behind the estimates. */
  private List<Map<String, Object>> behind() {
    List<Map<String, Object>> behind = new ArrayList<>();
    add(
        behind,
        "confusion",
        "What was taken for what",
        "Each row is what the reference says, each column what the scorer answered; a cell is the share of its row.",
        Figures.confusions(account));
    add(
        behind,
        "calibration",
        "How sure, and how often right",
        "Where a scorer is as sure as it should be, its line is on the diagonal: of the answers it is 70 % sure"
            + " of, 70 % are right.",
        Figures.calibration(account));
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

  private Map<String, Object> corpus(String name) {
    Card card = account.cards().get(name);
    Map<?, ?> made = account.corpus(name);
    List<Map<String, String>> facts = new ArrayList<>();
    fact(facts, "licence", card.licence());
    fact(facts, "source", card.source());
    fact(facts, "cite as", card.citation() + card.doi().map(doi -> " " + doi).orElse(""));
    fact(facts, "language", card.language());
    fact(facts, "items read", String.valueOf(made.get("items")));
    fact(facts, "rows left out", rejects(made.get("rejects")));
    if (made.get("files-sha256") instanceof Map<?, ?> files) {
      fact(facts, "files", String.valueOf(files.size()));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", name);
    values.put("title", name + ": " + card.title());
    values.put("facts", facts);
    values.put("notes", card.notes());
    values.put("dimensions", dimensions(card, name));
    return values;
  }

  private static String rejects(Object rejects) {
    return rejects instanceof Map<?, ?> map && !map.isEmpty()
        ? map.entrySet().stream()
            .map(e -> e.getValue() + " (" + e.getKey() + ")")
            .collect(Collectors.joining(", "))
        : "none";
  }

  private List<Map<String, String>> dimensions(Card card, String corpus) {
    List<Map<String, String>> all = new ArrayList<>();
    for (Protocol.Dimension d : protocol.dimensions()) {
      Card.Dimension of = card.dimensions().get(d.source());
      if (of != null && (d.corpora().isEmpty() || d.corpora().contains(corpus))) {
        all.add(
            Map.of(
                "name", d.name(),
                "scale", Names.kebab(of.scale()) + ": " + of.toScale().expected(),
                "by", of.by() == Card.Origin.AUTHOR ? "author of the texts" : "people",
                "raters", raters(d.name(), corpus),
                "question", of.question().orElse("")));
      }
    }
    return all;
  }

  /** Most known raters behind a number on the dimension. */
  private String raters(String dimension, String corpus) {
    long most =
        account.tables().stream()
            .flatMap(t -> t.cells().stream())
            .filter(
                c ->
                    c.dimension().equals(dimension)
                        || c.dimension().equals(corpus + "/" + dimension))
            .mapToLong(Cell::raters)
            .max()
            .orElse(0);
    return most == 0 ? "" : Long.toString(most);
  }

  private Map<String, Object> model(Protocol.ScorerEntry scorer) {
    List<Map<String, String>> facts = new ArrayList<>();
    fact(facts, "kind", scorer.scorer());
    if (!scorer.dimensions().isEmpty()) {
      fact(facts, "rates", String.join(", ", scorer.dimensions()));
    }
    for (String corpus : account.cards().keySet()) {
      for (Map<?, ?> made : account.scorers(corpus)) {
        if (scorer.name().equals(made.get("name"))) {
          String on = account.cards().size() == 1 ? "" : " on " + corpus;
          made.forEach(
              (key, value) -> {
                if (!List.of("name", "scorer").contains(key) && !Map.of().equals(value)) {
                  fact(facts, key.toString().replace('-', ' ') + on, plain(value));
                }
              });
        }
      }
    }
    return Map.of("name", scorer.name(), "facts", facts);
  }

  private static String plain(Object value) {
    return value instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .filter(e -> !Map.of().equals(e.getValue()))
            .map(e -> e.getKey() + " " + plain(e.getValue()))
            .collect(Collectors.joining(", "))
        : value instanceof List<?> list
            ? list.stream().map(Report::plain).collect(Collectors.joining(" "))
            : String.valueOf(value);
  }

  private static void fact(List<Map<String, String>> facts, String name, String value) {
    facts.add(Map.of("name", name, "value", value));
  }

  private String tallies() {
    return account.cards().keySet().stream()
        .map(name -> account.corpus(name).get("tallies-bytes"))
        .mapToLong(bytes -> bytes instanceof Number n ? n.longValue() : 0)
        .boxed()
        .collect(
            Collectors.collectingAndThen(
                Collectors.summingLong(Long::longValue),
                bytes -> String.format(Locale.ROOT, "%,d kB", (bytes + 999) / 1000)));
  }
}
