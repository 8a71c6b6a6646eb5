package org.attune.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attune.sheet.ColumnGuesses;
import org.attune.sheet.ColumnProfiles;
import org.attune.sheet.Layout;
import org.attune.sheet.RatedDimension;
import org.attune.sheet.Rating;
import org.attune.sheet.RatingsFile;
import org.attune.sheet.Sheet;

/** Tells what was guessed of a table, and why. */
final class DraftSummary {

  /** Items shown as they are read, and ratings of each. */
  private static final int SHOWN_ITEMS = 3;

  private static final int SHOWN_RATINGS = 4;

  /** Longer ids and answers are cut. */
  private static final int SHOWN_CHARACTERS = 40;

  private final RatingsFile reading;
  private final ColumnProfiles survey;
  private final Layout layout;
  private final List<RatedDimension> dimensions;
  private final ColumnGuesses findings;

  DraftSummary(RatingsFile reading) {
    this.reading = reading;
    survey = reading.survey();
    layout = reading.layout();
    dimensions = reading.dimensions();
    findings = reading.findings();
  }

  List<String> lines() {
    dimensions.forEach(this::columns);
    Sheet sheet = survey.sheet();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %d rows, %d columns, %s"
            .formatted(sheet.file(), survey.rows(), sheet.columns().size(), shape()));
    sheet.edits().changes().forEach(change -> lines.add("  " + change));
    List<String> doubts = once(judged -> judged.scale().doubt());
    List<String> unread =
        findings.all().stream()
            .filter(f -> f.as().isEmpty())
            .map(f -> "  column \"" + f.column() + "\" is not read: " + f.why())
            .toList();
    if (!doubts.isEmpty() || !findings.doubts().isEmpty() || !unread.isEmpty()) {
      lines.add("");
      lines.add("Please check:");
      findings.doubts().forEach(doubt -> lines.add("  " + doubt));
      lines.addAll(doubts);
      lines.addAll(unread);
    }
    lines.add("");
    lines.add("The first items as they are read:");
    dimensions.forEach(judged -> lines.addAll(firstItems(judged)));
    lines.add("");
    List<String[]> columns =
        new ArrayList<>(List.of(new String[][] {{"column", "read as", "because"}}));
    findings
        .all()
        .forEach(
            f -> columns.add(new String[] {f.column(), f.as().isEmpty() ? "-" : f.as(), f.why()}));
    lines.addAll(aligned(columns));
    lines.add("");
    List<String[]> scales =
        new ArrayList<>(List.of(new String[][] {{"dimension", "scale", "because"}}));
    dimensions.forEach(
        d -> scales.add(new String[] {d.name(), d.scale().described(), d.scale().why()}));
    lines.addAll(aligned(scales));
    lines.add("");
    lines.addAll(once(this::panel));
    lines.add(
        "  Intervals draw "
            + layout.unit()
            + "s"
            + (layout.unit().equals("item") ? ", for no column says which are alike." : "."));
    return lines;
  }

  /** What the first items got, such as {@code item 17, rater anna: joy; rater ben: fear}. */
  private List<String> firstItems(RatedDimension judged) {
    Map<String, List<Rating>> byItem = new LinkedHashMap<>();
    for (Rating rating : reading.ratings(judged)) {
      if (byItem.size() < SHOWN_ITEMS || byItem.containsKey(rating.item())) {
        byItem.computeIfAbsent(rating.item(), i -> new ArrayList<>()).add(rating);
      }
    }
    String of = dimensions.size() > 1 ? ", " + judged.name() : "";
    List<String> lines = new ArrayList<>();
    byItem.forEach(
        (item, ratings) ->
            lines.add(
                "  item "
                    + cut(item)
                    + of
                    + (ratings.get(0).rater().isEmpty() ? ": " : ", ")
                    + ratings.stream()
                        .limit(SHOWN_RATINGS)
                        .map(DraftSummary::shown)
                        .collect(Collectors.joining("; "))
                    + (ratings.size() > SHOWN_RATINGS ? "; ..." : "")));
    return lines;
  }

  private static String shown(Rating rating) {
    return (rating.rater().isEmpty() ? "" : "rater " + cut(rating.rater()) + ": ")
        + cut(rating.answer());
  }

  private static String cut(String text) {
    return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + " ...";
  }

  /** A line for each different text, with the dimensions it is about. */
  private List<String> once(Function<RatedDimension, String> text) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (RatedDimension judged : dimensions) {
      String said = text.apply(judged);
      if (!said.isEmpty()) {
        names.computeIfAbsent(said, k -> new ArrayList<>()).add(judged.name());
      }
    }
    List<String> lines = new ArrayList<>();
    names.forEach((said, of) -> lines.add("  " + String.join(", ", of) + ": " + said));
    return lines;
  }

  private String shape() {
    return switch (layout.shape()) {
      case WIDE -> "a row an item, a column a rater";
      case LONG ->
          layout.rater().isPresent()
              ? "a row one rater's ratings of an item"
              : "a row somebody's ratings of an item";
      case SINGLE -> "a row an item with one rating of each dimension";
    };
  }

  private void columns(RatedDimension judged) {
    String of = dimensions.size() > 1 ? " of " + judged.name() : "";
    Map<String, String> why = new HashMap<>();
    findings.all().forEach(f -> why.put(f.column(), f.why()));
    judged
        .rated()
        .people()
        .forEach(
            (who, column) ->
                findings.read(
                    column,
                    layout.wide() ? "rating" + of + " by " + who : "rating",
                    layout.wide() ? why.get(column) : judged.scale().why()));
    judged
        .rated()
        .models()
        .forEach(
            (model, column) ->
                findings.read(column, "rating" + of + " by model " + model, "a model's name"));
    judged
        .rated()
        .reference()
        .ifPresent(c -> findings.read(c, "reference" + of, "what a panel concluded"));
  }

  private String panel(RatedDimension judged) {
    RatedDimension.Panel panel = judged.panel();
    StringBuilder text = new StringBuilder();
    text.append(panel.items()).append(" items, ");
    text.append(
        !panel.known()
            ? "raters unknown"
            : panel.raters() + (panel.raters() == 1 ? " rater" : " raters"));
    text.append(", ").append(panel.pairs()).append(" items with two ratings or more");
    if (panel.raters() > 1) {
      text.append(", ").append(panel.complete()).append(" rated by all");
    }
    if (!judged.models().isEmpty()) {
      text.append("; models ").append(String.join(", ", judged.models()));
    }
    if (!judged.scale().missing().isEmpty()) {
      text.append("; missing are ").append(judged.scale().missing());
    }
    return text.toString();
  }

  private static List<String> aligned(List<String[]> rows) {
    int[] widths = new int[rows.get(0).length];
    rows.forEach(
        row -> {
          for (int i = 0; i < row.length; i++) {
            widths[i] = Math.max(widths[i], row[i].length());
          }
        });
    List<String> lines = new ArrayList<>();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder(" ");
      for (int i = 0; i < row.length; i++) {
        line.append(' ').append(row[i]);
        line.append(" ".repeat(i < row.length - 1 ? widths[i] - row[i].length() + 1 : 0));
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
