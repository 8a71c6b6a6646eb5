package org.attune.draft;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.attune.corpus.Card.Level;
import org.attune.corpus.Hashes;
import org.attune.sheet.ColumnGuesses;
import org.attune.sheet.GuessedScale;
import org.attune.sheet.Layout;
import org.attune.sheet.RatedDimension;
import org.attune.sheet.Sheet;

/** Writes the card of a corpus with comments that say what was guessed and why. */
final class CardText {

  private final String name;
  private final Sheet sheet;
  private final Layout layout;
  private final List<RatedDimension> dimensions;
  private final Extracts extracts;
  private final StringBuilder text = new StringBuilder();

  CardText(
      String name, Sheet sheet, Layout layout, List<RatedDimension> dimensions, Extracts extracts) {
    this.name = name;
    this.sheet = sheet;
    this.layout = layout;
    this.dimensions = dimensions;
    this.extracts = extracts;
  }

  /**
   * The card.
   *
   * @param files bytes of the corpus's files by name
   * @param findings what each column was taken for, and doubts
   */
  String write(SortedMap<String, byte[]> files, ColumnGuesses findings) {
    comment(
        "",
        "A first draft of the card of these ratings: `jobs/attune new` guessed it from "
            + sheet.file()
            + ". Read it once and correct what is wrong; a run says with the line what does not"
            + " fit.");
    findings.doubts().forEach(doubt -> comment("", "Please check: " + doubt + "."));
    line("name: " + name);
    line("title: " + YamlText.of("Ratings in " + sheet.file()));
    line(
        "source: "
            + YamlText.of(sheet.file() + ", a file of one's own")
            + "  # where it was obtained, with version");
    line("licence: not stated  # who may use it");
    line("citation: not stated  # how to cite it");
    line(
        "language: "
            + (layout.about().text().isPresent() ? "und" : "zxx")
            + "  # of the texts (BCP 47), such as en or de; und: not stated, zxx: no texts");
    line("single-ratings: protected  # or public, where everybody may see what single people gave");
    line("dimensions:");
    dimensions.forEach(this::dimension);
    line("tables:");
    people(files);
    if (extracts.references()) {
      references(files);
    }
    if (extracts.models()) {
      models(files);
    }
    List<ColumnGuesses.Finding> unread =
        findings.all().stream().filter(f -> f.as().isEmpty()).toList();
    if (!unread.isEmpty()) {
      comment("", "Columns that are not read:");
      unread.forEach(f -> comment("", "- " + f.column() + ": " + f.why()));
    }
    return text.toString();
  }

  private void dimension(RatedDimension judged) {
    GuessedScale scale = judged.scale();
    comment(
        "  ",
        sentence(scale.why()) + (scale.doubt().isEmpty() ? "" : " " + sentence(scale.doubt())));
    line("  " + YamlText.of(judged.name()) + ":");
    line("    scale: " + scale.level().name().toLowerCase(Locale.ROOT));
    scale
        .range()
        .ifPresentOrElse(
            range -> {
              line("    min: " + range.min().toPlainString());
              line("    max: " + range.max().toPlainString());
              line("    step: " + range.step().toPlainString());
            },
            () -> line("    labels: " + YamlText.list(scale.labels())));
    line("    # question: What were people asked?");
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  private void people(SortedMap<String, byte[]> files) {
    boolean own = layout.modelRaters().isEmpty();
    if (!own) {
      comment(
          "  ",
          "Rows of people; those of "
              + layout.modelRaters()
              + ", who are taken for models by their names, stand below.");
    }
    line("  - format: " + (own ? sheet.format() : "csv"));
    if (own && !sheet.delimiter().isEmpty()) {
      line("    delimiter: " + YamlText.of(sheet.delimiter()));
    }
    if (own && !sheet.quote().isEmpty()) {
      line("    quote: " + YamlText.of(sheet.quote()));
    }
    file(extracts.people(), files);
    Layout.About about = layout.about();
    if (layout.item().isEmpty()) {
      comment("    ", "No column tells items apart: every row is an item.");
    }
    layout.item().ifPresent(column -> line("    item: " + YamlText.of(column)));
    about.conversation().ifPresent(column -> line("    conversation: " + YamlText.of(column)));
    about.speaker().ifPresent(column -> line("    speaker: " + YamlText.of(column)));
    about.turn().ifPresent(column -> line("    turn: " + YamlText.of(column)));
    about.text().ifPresent(column -> line("    text: " + YamlText.of(column)));
    about.context().ifPresent(column -> line("    context: " + YamlText.list(List.of(column))));
    if (!about.strata().isEmpty()) {
      line("    strata:");
      about
          .strata()
          .forEach(
              (stratum, column) ->
                  line(
                      "      " + YamlText.of(stratum) + ": {column: " + YamlText.of(column) + "}"));
    }
    line("    ratings:");
    if (layout.wide()) {
      comment("      ", "A column a person, who is the same in all rows.");
    }
    for (RatedDimension judged : dimensions) {
      ratings(judged);
      if (layout.shape() != Layout.Shape.LONG) {
        columns(judged, judged.rated().models(), true);
        judged.rated().reference().ifPresent(column -> reference(judged, column));
      }
    }
  }

  /** What a panel concluded. */
  private void reference(RatedDimension judged, String column) {
    comment(
        "      ",
        "What the panel concluded: tables with the consensus rule aggregated compare with it.");
    line("      - dimension: " + YamlText.of(judged.name()));
    line("        shape: aggregated");
    line("        value: " + YamlText.of(column));
    answers(judged.scale());
  }

  private void references(SortedMap<String, byte[]> files) {
    comment("  ", "What panels concluded, taken from " + sheet.file() + ", once an item.");
    line("  - format: csv");
    file(Extracts.REFERENCES, files);
    line("    item: " + Extracts.ITEM);
    line("    ratings:");
    for (RatedDimension judged : dimensions) {
      judged.rated().reference().ifPresent(column -> reference(judged, judged.name()));
    }
  }

  private void ratings(RatedDimension judged) {
    if (layout.wide()) {
      columns(judged, judged.rated().people(), false);
      return;
    }
    line("      - dimension: " + YamlText.of(judged.name()));
    line("        shape: long");
    line("        value: " + YamlText.of(judged.rated().value()));
    layout
        .rater()
        .ifPresentOrElse(
            column -> line("        rater: " + YamlText.of(column)),
            () -> line("        # rater: the column that says who rated; unknown without it"));
    answers(judged.scale());
  }

  private void columns(RatedDimension judged, Map<String, String> columns, boolean models) {
    if (columns.isEmpty()) {
      return;
    }
    line("      - dimension: " + YamlText.of(judged.name()));
    line("        shape: wide");
    line("        columns:");
    columns.forEach(
        (who, column) -> line("          " + YamlText.of(who) + ": " + YamlText.of(column)));
    answers(judged.scale());
    if (models) {
      line("        models: true");
    }
  }

  private void answers(GuessedScale scale) {
    if (scale.level() == Level.LABELS) {
      line("        separator: " + YamlText.of(scale.separator()));
      if (scale.empty().blank()) {
        line("        empty: none");
      }
      if (scale.empty().list()) {
        line("        none: [\"[]\"]");
      }
    }
    if (!scale.names().isEmpty()) {
      line("        names:");
      scale
          .names()
          .forEach((raw, name) -> line("          " + YamlText.of(raw) + ": " + YamlText.of(name)));
    }
    if (!scale.missing().isEmpty()) {
      line("        missing: " + YamlText.list(scale.missing()));
    }
  }

  private void models(SortedMap<String, byte[]> files) {
    comment("  ", "Ratings that models gave, taken from " + sheet.file() + ", once an item.");
    line("  - format: csv");
    file(Extracts.MODELS, files);
    line("    item: " + Extracts.ITEM);
    line("    ratings:");
    for (RatedDimension judged : dimensions) {
      if (!judged.models().isEmpty()) {
        line("      - dimension: " + YamlText.of(judged.name()));
        line("        shape: long");
        line("        value: " + YamlText.of(judged.name()));
        line("        rater: " + Extracts.MODEL);
        answers(judged.scale());
        line("        models: true");
      }
    }
  }

  private void file(String file, SortedMap<String, byte[]> files) {
    line("    files:");
    line("      - path: " + YamlText.of(file));
    line("        sha256: " + Hashes.of(files.get(file)));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private void comment(String indent, String words) {
    text.append(YamlText.comment(indent, words));
  }
}
