package org.attune.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attune.corpus.Card.Level;
import org.attune.sheet.Layout;
import org.attune.sheet.RatedDimension;

/** Writes the protocol of a study of a drafted corpus. */
final class ProtocolText {

  /** Before what a reader may take into use. */
  static final String FROM_HERE = "# from here";

  static final String TO_HERE = "# to here";

  private static final int FOLDS = 5;

  private final String name;
  private final String file;
  private final Layout layout;
  private final List<RatedDimension> dimensions;
  private final Optional<String> stratum;
  private final TreeMap<Level, List<RatedDimension>> levels = new TreeMap<>();
  private final String consensus;

  /**
   * A protocol.
   *
   * @param file name of the user's file
   * @param stratum groups of items worth a table
   */
  ProtocolText(
      String name,
      String file,
      Layout layout,
      List<RatedDimension> dimensions,
      Optional<String> stratum) {
    this.name = name;
    this.file = file;
    this.layout = layout;
    this.dimensions = dimensions;
    this.stratum = stratum;
    dimensions.forEach(
        d -> levels.computeIfAbsent(d.scale().level(), k -> new ArrayList<>()).add(d));
    boolean sets = levels.containsKey(Level.NOMINAL) || levels.containsKey(Level.LABELS);
    consensus = Fitting.of(sets ? Level.NOMINAL : levels.firstKey()).consensus();
  }

  /**
   * The protocol.
   *
   * @param baseline true if a model that learns from the texts is compared with people
   */
  String write(boolean baseline) {
    List<String> models = RatedDimension.models(dimensions);
    boolean offered = !baseline && models.isEmpty() && layout.about().text().isPresent();
    StringBuilder text = new StringBuilder();
    text.append(
        YamlText.comment(
            "",
            "A first draft by `jobs/attune new`, from "
                + file
                + ". Every setting is explained in protocols/protocol.schema.json;"
                + " `jobs/attune list statistics` names all statistics."));
    text.append("study: " + name + "\n");
    text.append(
        "title: "
            + (models.isEmpty() && !baseline
                ? "How far do people agree?"
                : "How well do models rate, beside people?")
            + "\n");
    text.append("corpora: [" + name + "]\n");
    text.append("dimensions:\n");
    dimensions.forEach(d -> text.append("  - name: " + YamlText.of(d.name()) + "\n"));
    text.append(
        YamlText.comment("", "How several ratings become the one that models are compared with."));
    text.append("consensus: {rule: " + consensus + "}\n");
    if (baseline) {
      text.append(learners());
    } else if (!models.isEmpty()) {
      text.append(recorded(models));
    } else if (offered) {
      text.append(
          YamlText.comment(
              "",
              "To compare a model with people take away the first two characters of each line from"
                  + " here to here, twice. This one learns from the words of your texts, each fifth"
                  + " rated by what was learned of the others; `jobs/attune list scorers` has more."));
      text.append(FROM_HERE + "\n" + commented(learners()) + TO_HERE + "\n");
    }
    text.append("tables:\n");
    tables(Tables::ofPeople).forEach(text::append);
    if (baseline || !models.isEmpty()) {
      tables(t -> t.ofModels(baseline)).forEach(text::append);
    } else if (offered) {
      StringBuilder more = new StringBuilder();
      tables(t -> t.ofModels(true)).forEach(more::append);
      text.append(FROM_HERE + "\n" + commented(more.toString()) + TO_HERE + "\n");
    }
    text.append(YamlText.comment("", resampled()));
    text.append(
        "resampling: {replicates: 2000, level: 0.95, seed: 1, unit: " + layout.unit() + "}\n");
    text.append(
        YamlText.comment(
            "",
            "Before you publish, name yourself and the licence of the results, by taking away the"
                + " first two characters:"));
    text.append(commented("publication: {authors: [{name: Your Name}], licence: CC-BY-4.0}"));
    return text.toString();
  }

  private String resampled() {
    return switch (layout.unit()) {
      case "conversation" ->
          "Intervals leave out whole conversations in turn, because items of one conversation are"
              + " alike.";
      case "speaker" ->
          "Intervals leave out speakers in turn with all their items, because items of one speaker"
              + " are alike.";
      default ->
          "Intervals leave out items in turn. If items belong together (conversations, writers),"
              + " name the column in the card and leave out these.";
    };
  }

  private List<TableText> tables(Function<Tables, List<TableText>> which) {
    return levels.values().stream()
        .map(of -> new Tables(of, levels.size() == 1, consensus, stratum))
        .flatMap(tables -> which.apply(tables).stream())
        .toList();
  }

  private String recorded(List<String> models) {
    StringBuilder text = new StringBuilder("scorers:\n");
    for (String model : models) {
      List<String> rated =
          dimensions.stream()
              .filter(d -> d.models().contains(model))
              .map(RatedDimension::name)
              .toList();
      text.append("  - {scorer: recorded, as: " + YamlText.of(model));
      text.append(
          rated.size() < dimensions.size()
              ? ", dimensions: " + YamlText.list(rated) + "}\n"
              : "}\n");
    }
    return text.toString();
  }

  /** Scorers that learn from the texts, each for the dimensions it can. */
  private String learners() {
    Map<String, List<RatedDimension>> byScorer =
        dimensions.stream()
            .collect(
                Collectors.groupingBy(
                    d -> Fitting.of(d.scale().level()).baseline(),
                    TreeMap::new,
                    Collectors.toList()));
    StringBuilder text = new StringBuilder("scorers:\n");
    byScorer.forEach(
        (scorer, of) -> {
          text.append("  - scorer: " + scorer + "\n    folds: " + FOLDS + "\n");
          if (byScorer.size() > 1) {
            text.append(
                "    dimensions: "
                    + YamlText.list(of.stream().map(RatedDimension::name).toList())
                    + "\n");
          }
          List<String> labels =
              of.stream()
                  .filter(d -> d.scale().level() == Level.LABELS)
                  .flatMap(d -> d.scale().labels().stream())
                  .distinct()
                  .toList();
          if (!labels.isEmpty()) {
            text.append("    thresholds:\n");
            labels.forEach(l -> text.append("      " + YamlText.of(l) + ": 0.5\n"));
          }
        });
    return text.toString();
  }

  private static String commented(String lines) {
    return lines.lines().map(line -> "# " + line + "\n").collect(Collectors.joining());
  }
}
