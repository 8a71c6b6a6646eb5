package org.attune.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.attune.sheet.ColumnProfiles;
import org.attune.sheet.Layout;
import org.attune.sheet.RatedDimension;
import org.attune.sheet.Sheet.Edits;

/**
 * The files of the corpus: a copy of the user's, or what was put right of it, and where people's
 * and models' ratings stand in one long table, files of their own for them, because in a card a
 * file's raters are all people or all models.
 */
final class Extracts {

  /** People's rows of a table that has rows of models, too. */
  static final String PEOPLE = "people.csv";

  /** Models' ratings of a long table: columns {@link #ITEM}, {@link #MODEL}, the dimensions. */
  static final String MODELS = "models.csv";

  /** What panels concluded, of a long table: columns {@link #ITEM}, the dimensions. */
  static final String REFERENCES = "references.csv";

  static final String ITEM = "item";
  static final String MODEL = "model";

  private final ColumnProfiles survey;
  private final Layout layout;
  private final List<RatedDimension> dimensions;

  Extracts(ColumnProfiles survey, Layout layout, List<RatedDimension> dimensions) {
    this.survey = survey;
    this.layout = layout;
    this.dimensions = dimensions;
  }

  /** True if models' ratings stand in a file of their own. */
  boolean models() {
    return layout.shape() == Layout.Shape.LONG
        && dimensions.stream().anyMatch(d -> !d.models().isEmpty());
  }

  /** True if what panels concluded stands in a file of its own. */
  boolean references() {
    return layout.shape() == Layout.Shape.LONG
        && dimensions.stream().anyMatch(d -> d.rated().reference().isPresent());
  }

  /** Name of the file with people's ratings. */
  String people() {
    if (!layout.modelRaters().isEmpty()) {
      return PEOPLE;
    }
    String own = survey.sheet().file();
    String plain = own.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceFirst("^[.-]+", "");
    if (rewritten()) {
      plain =
          plain.replaceFirst(
              "(?i)(\\.(csv|tsv|tab|txt|gz|jsonl?|ndjson|xlsx|parquet|cha))*$", ".csv");
    }
    boolean taken = models() && plain.equals(MODELS) || references() && plain.equals(REFERENCES);
    return taken ? PEOPLE : plain;
  }

  /** True if the file cannot be copied as it is. */
  private boolean rewritten() {
    Edits edits = survey.sheet().edits();
    return edits.rewritten() || !edits.changes().isEmpty();
  }

  /** Bytes of the files by name. */
  SortedMap<String, byte[]> files(List<Path> ratings) {
    TreeMap<String, byte[]> files = new TreeMap<>();
    try {
      boolean copied = layout.modelRaters().isEmpty() && !rewritten();
      files.put(people(), copied ? Files.readAllBytes(ratings.get(0)) : peopleRows());
      if (models()) {
        files.put(MODELS, modelRows());
      }
      if (references()) {
        files.put(REFERENCES, referenceRows());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(ratings.get(0).toString(), e);
    }
    return files;
  }

  private byte[] peopleRows() throws IOException {
    List<List<String>> rows = new ArrayList<>(List.of(survey.sheet().columns()));
    IntPredicate byPeople = RatedDimension.byPeople(survey, layout);
    for (int row = 0; row < survey.rows(); row++) {
      if (byPeople.test(row)) {
        rows.add(survey.sheet().lines().get(row).values());
      }
    }
    return csv(rows);
  }

  /** What was concluded of each item once, in the order of the user's rows. */
  private byte[] referenceRows() throws IOException {
    List<RatedDimension> concluded =
        dimensions.stream().filter(d -> d.rated().reference().isPresent()).toList();
    List<String> header = new ArrayList<>(List.of(ITEM));
    concluded.forEach(d -> header.add(d.name()));
    List<List<String>> rows = new ArrayList<>(List.of(header));
    survey
        .rowsBy(layout.item().orElseThrow())
        .forEach(
            (item, of) -> {
              List<String> row = new ArrayList<>(List.of(item));
              concluded.forEach(
                  d -> row.add(survey.values(d.rated().reference().orElseThrow()).get(of.get(0))));
              rows.add(row);
            });
    return csv(rows);
  }

  /** Every model's answers to an item once, in the order of the user's rows. */
  private byte[] modelRows() throws IOException {
    Map<List<String>, Map<String, String>> answers = new LinkedHashMap<>();
    Set<String> names = new LinkedHashSet<>();
    for (RatedDimension dimension : dimensions) {
      names.add(dimension.name());
      dimension
          .rated()
          .models()
          .forEach(
              (model, column) -> {
                for (int row = 0; row < survey.rows(); row++) {
                  add(answers, row, model, dimension.name(), column);
                }
              });
      for (int row = 0; row < survey.rows() && !layout.modelRaters().isEmpty(); row++) {
        String rater = survey.values(layout.rater().orElseThrow()).get(row);
        if (layout.modelRaters().contains(rater)) {
          add(answers, row, rater, dimension.name(), dimension.rated().value());
        }
      }
    }
    List<String> header = new ArrayList<>(List.of(ITEM, MODEL));
    header.addAll(names);
    List<List<String>> rows = new ArrayList<>(List.of(header));
    answers.forEach(
        (key, byDimension) -> {
          List<String> row = new ArrayList<>(key);
          names.forEach(name -> row.add(byDimension.getOrDefault(name, "")));
          rows.add(row);
        });
    return csv(rows);
  }

  private void add(
      Map<List<String>, Map<String, String>> answers,
      int row,
      String model,
      String dimension,
      String column) {
    String item = survey.values(layout.item().orElseThrow()).get(row);
    answers
        .computeIfAbsent(List.of(item, model), k -> new LinkedHashMap<>())
        .put(dimension, survey.values(column).get(row));
  }

  private static byte[] csv(List<List<String>> rows) throws IOException {
    StringBuilder text = new StringBuilder();
    CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();
    try (CSVPrinter printer = new CSVPrinter(text, format)) {
      for (List<String> row : rows) {
        printer.printRecord(row);
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
