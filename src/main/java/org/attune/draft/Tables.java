package org.attune.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attune.corpus.Card.Level;
import org.attune.sheet.RatedDimension;

/** The tables that fit dimensions of one level of measurement. */
final class Tables {

  /** Raters beyond that have no column each. */
  private static final int MOST_RATERS = 20;

  /** The Alternative Annotator Test tests raters from so many items on, and needs three of them. */
  private static final int TESTED_ITEMS = 30;

  private static final int TESTED_RATERS = 3;

  /** With more models each is compared with the first alone. */
  private static final int MOST_IN_PAIRS = 4;

  private final List<RatedDimension> dimensions;
  private final Level level;
  private final boolean all;
  private final String consensus;
  private final Optional<String> stratum;
  private final Fitting fitting;

  /**
   * Tables.
   *
   * @param dimensions some of one level
   * @param all true if they are all of the study
   * @param consensus rule of the study
   * @param stratum groups of items worth a table
   */
  Tables(List<RatedDimension> dimensions, boolean all, String consensus, Optional<String> stratum) {
    this.dimensions = dimensions;
    this.all = all;
    this.consensus = consensus;
    this.stratum = stratum;
    level = dimensions.get(0).scale().level();
    fitting = Fitting.of(level);
  }

  private boolean paired() {
    return dimensions.stream().anyMatch(d -> d.panel().pairs() > 0);
  }

  private boolean ordered() {
    return level == Level.ORDINAL || level == Level.INTERVAL;
  }

  private boolean known() {
    return dimensions.stream().allMatch(d -> d.panel().known() && d.panel().raters() > 1);
  }

  /** Tables of people among themselves. */
  List<TableText> ofPeople() {
    List<TableText> tables = new ArrayList<>();
    if (!paired()) {
      reference().ifPresent(tables::add);
      return tables;
    }
    List<String> statistics = new ArrayList<>(fitting.agreement());
    if (ordered()) {
      boolean complete = dimensions.stream().allMatch(d -> d.panel().complete() > 1);
      statistics.addAll(complete ? List.of("icc2", "icc2k") : List.of("icc1", "icc1k"));
    }
    List<String> rows =
        level == Level.LABELS ? List.of("dimension", "label") : List.of("dimension");
    tables.add(
        limited(
            new TableText(named("agreement"), "How far people agree with each other", ofAgreement())
                .shows(rows, "statistic", statistics)
                .with("against: raters")
                .with("print: true")));
    if (ordered() && known()) {
      tables.addAll(severity());
    }
    reference().ifPresent(tables::add);
    stratum.ifPresent(
        name -> {
          List<String> byStratum = new ArrayList<>(rows);
          byStratum.add("stratum");
          tables.add(
              limited(
                  new TableText(
                          named("by-stratum"),
                          "How far people agree, by " + name,
                          "Does agreement differ between groups of items?")
                      .shows(byStratum, "statistic", List.of("krippendorff-alpha"))
                      .with("against: raters")
                      .with("strata: " + YamlText.of(name))));
        });
    return tables;
  }

  /** Dimensions of which it is known what a panel concluded. */
  private List<RatedDimension> concluded() {
    return dimensions.stream().filter(d -> d.rated().reference().isPresent()).toList();
  }

  /** Raters against what the panel concluded. */
  private Optional<TableText> reference() {
    if (concluded().isEmpty()) {
      return Optional.empty();
    }
    boolean each =
        concluded().stream().allMatch(d -> d.panel().known() && d.panel().raters() <= MOST_RATERS);
    TableText table =
        new TableText(
                named("reference"),
                (each ? "Each rater" : "Raters") + " against what the panel concluded",
                "Raters took part in the conclusion, so this is no measure of their agreement.")
            .shows(
                each ? List.of("dimension", "scorer") : List.of("dimension"),
                "statistic",
                fitting.ceiling())
            .with("against: " + (each ? "each-rater" : "rest"))
            .with("consensus: {rule: aggregated}");
    return Optional.of(onConcluded(table));
  }

  private TableText onConcluded(TableText table) {
    List<String> names = concluded().stream().map(RatedDimension::name).toList();
    return all && names.size() == dimensions.size()
        ? table
        : table.with("dimensions: " + YamlText.list(names));
  }

  private String ofAgreement() {
    return switch (level) {
      case NOMINAL, LABELS ->
          "Percent agreement, and two coefficients that take off what chance would give: alpha"
              + " falls where one category prevails, AC1 does not.";
      case ORDINAL ->
          "The coefficients are for categories with an order: a near miss counts less than a far"
              + " one. icc...k is the reliability of the mean of a panel.";
      case INTERVAL ->
          "The standard error of measurement is in points of the scale; icc...k is the reliability"
              + " of the mean of a panel.";
    };
  }

  private List<TableText> severity() {
    List<TableText> tables = new ArrayList<>();
    tables.add(
        limited(
            new TableText(
                    named("severity"),
                    "How far raters differ in severity, in points",
                    "The standard deviation of raters' mean differences from the others.")
                .shows(List.of("dimension"), "statistic", List.of("rater-severity"))
                .with("against: raters")));
    if (dimensions.stream().allMatch(d -> d.panel().raters() <= MOST_RATERS)) {
      tables.add(
          limited(
              new TableText(
                      named("raters"),
                      "How far each rater is above or below the mean of the others, in points",
                      "Raters are numbered.")
                  .shows(List.of("dimension"), "scorer", List.of("bias"))
                  .with("against: each-rater")
                  .with("consensus: {rule: mean}")));
    }
    return tables;
  }

  /**
   * Tables of models against people; none without models.
   *
   * @param learned true of the model that learns from texts, false of those that rated already
   */
  List<TableText> ofModels(boolean learned) {
    List<String> models = learned ? List.of(fitting.baseline()) : RatedDimension.models(dimensions);
    List<TableText> tables = new ArrayList<>();
    if (models.isEmpty()) {
      return tables;
    }
    List<String> rows = List.of("dimension", "scorer");
    TableText against =
        agreed(
            new TableText(
                    named("models"),
                    "Models against the " + fitting.consensus() + " of people",
                    "With differences of models on the same items.")
                .shows(rows, "statistic", fitting.models()));
    if (models.size() > 1) {
      against.with("differences:");
      differences(models).forEach(against::with);
      against.with("test: permutation").with("adjust: holm");
    }
    tables.add(limited(against.with("print: true")));
    if (!concluded().isEmpty()) {
      tables.add(
          onConcluded(
              new TableText(
                      named("models-reference"),
                      "Models against what the panel concluded",
                      "The reference that people agreed on, in place of the "
                          + fitting.consensus()
                          + " of their ratings.")
                  .shows(rows, "statistic", fitting.models())
                  .with("consensus: {rule: aggregated}")));
    }
    if (paired()) {
      tables.add(ceiling(rows));
    }
    boolean tested =
        known()
            && dimensions.stream()
                .allMatch(
                    d -> d.panel().raters() >= TESTED_RATERS && d.panel().fewest() >= TESTED_ITEMS);
    if (tested) {
      tables.add(
          limited(
              new TableText(
                      named("alternative"),
                      "The Alternative Annotator Test: may a model stand in for a rater?",
                      "It may from a winning rate of one half. epsilon is what a model saves:"
                          + " 0.2 for experts, 0.15 for skilled raters, 0.1 for crowds.")
                  .shows(
                      rows,
                      "statistic",
                      List.of("alternative-winning-rate", "alternative-advantage-probability"))
                  .with("epsilon: 0.2")));
    }
    stratum.ifPresent(
        name ->
            tables.add(
                limited(
                    agreed(
                        new TableText(
                                named("models-by-stratum"),
                                "Models against people, by " + name,
                                "Do models fail some groups of items more than others?")
                            .shows(
                                List.of("dimension", "stratum"),
                                "scorer",
                                fitting.models().subList(0, 1))
                            .with("strata: " + YamlText.of(name))))));
    return tables;
  }

  private TableText ceiling(List<String> rows) {
    return limited(
        agreed(
            new TableText(
                    named("ceiling"),
                    "Each rater and each model against the other raters, and models' share of it",
                    "The human ceiling: what a rater reaches who is compared as models are.")
                .shows(rows, "statistic", fitting.ceiling())
                .with("against: rest")
                .with("share: true")
                .with("print: true")));
  }

  private static List<String> differences(List<String> models) {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i < models.size(); i++) {
      for (int j = models.size() > MOST_IN_PAIRS ? 0 : i - 1; j >= 0; j--) {
        lines.add(
            "  - {of: "
                + YamlText.of(models.get(i))
                + ", minus: "
                + YamlText.of(models.get(j))
                + "}");
        if (models.size() > MOST_IN_PAIRS) {
          break;
        }
      }
    }
    return lines;
  }

  private String named(String name) {
    return all ? name : name + "-" + level.name().toLowerCase(Locale.ROOT);
  }

  private TableText limited(TableText table) {
    return all
        ? table
        : table.with(
            "dimensions: " + YamlText.list(dimensions.stream().map(RatedDimension::name).toList()));
  }

  private TableText agreed(TableText table) {
    return fitting.consensus().equals(consensus)
        ? table
        : table.with("consensus: {rule: " + fitting.consensus() + "}");
  }
}
