package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.catalog.Catalog;
import org.attune.plan.Plan;
import org.attune.plan.PlannedCorpus;
import org.attune.tally.Count;
import org.attune.tally.Question.Entry;
import org.attune.tally.Question.Model;
import org.attune.tally.Strata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is learned on the development split of a scorer that shall treat groups alike. */
class AdaptStepTest {

  private static final String CARD =
      """
      name: talk
      title: Talk
      source: Made up
      licence: None
      citation: None
      dimensions: {joy: {scale: nominal, labels: ["no", "yes"]}}
      tables:
        - format: csv
          files: [{path: talk.csv, sha256: "0"}]
          text: text
          split: {column: part, names: {a: train, b: development, c: test}}
          strata: {sex: {column: sex}}
          ratings: [{dimension: joy, shape: aggregated, value: joy}]
      """;

  private static final String PROTOCOL =
      """
      study: talk
      title: Talk
      corpora: [talk]
      splits: {train: train, development: development, test: test}
      dimensions: [{name: joy}]
      consensus: {rule: aggregated}
      scorers:
        - {scorer: mllib-logistic-regression}
        - {scorer: mllib-logistic-regression, as: alike, by-group: {strata: sex, equal: selection-rate}}
      tables: [{name: models, rows: [scorer], columns: [], statistics: [accuracy]}]
      """;

  @TempDir private Path folder;

  /** So many items of a group with some degree for yes, half of which are yes. */
  private static void add(List<Count> counts, int entry, String group, int degree, int items) {
    counts.add(new Count(entry, group, 0, 0, degree, items / 2));
    counts.add(new Count(entry, group, 0, 1, degree, items / 2));
  }

  @Test
  void eachGroupThatIsLargeEnoughHasAThresholdOfItsOwn() {
    Path card = folder.resolve("talk").resolve(Catalog.CARD);
    Bench.write(card, CARD);
    Bench.write(folder.resolve("talk.yaml"), PROTOCOL);
    Catalog catalog = new Catalog(List.of(folder));
    PlannedCorpus corpus =
        new Plan("talk.yaml", catalog.protocol(folder.resolve("talk.yaml")), catalog)
            .corpora()
            .get(0);
    List<Model> models = new ArrayList<>();
    for (String name : List.of("mllib-logistic-regression", "alike")) {
      models.add(new Model(name, new int[] {0}, new int[][] {{}}));
    }
    Map<String, Map<String, Map<String, Integer>>> told = new TreeMap<>();
    new AdaptStep(corpus).adapt(models, this::counted, told);
    assertThat(models.get(0).groups().groups()).isEmpty();
    assertThat(told)
        .isEqualTo(
            Map.of(
                "alike",
                Map.of(
                    "joy", Map.of("yes (sex=f)", 4000, "yes (sex=m)", 6000, "yes (sex=x)", 5000))));
    assertThat(models.get(1).groups().groups().get("f").thresholds()[0][1]).isEqualTo(4000);
  }

  /** Half of all are given yes; women have lower degrees, few have none of both. */
  private List<Count> counted(List<Model> models, List<Entry> entries) {
    assertThat(entries).extracting(Entry::model).containsOnly(1);
    assertThat(entries).extracting(Entry::strata).containsExactly(Strata.NONE, Strata.of("sex"));
    List<Count> counts = new ArrayList<>();
    for (int entry : new int[] {0, 1}) {
      add(counts, entry, entry == 0 ? "" : "f", 3000, 20);
      add(counts, entry, entry == 0 ? "" : "f", 4000, 20);
      add(counts, entry, entry == 0 ? "" : "m", 5500, 20);
      add(counts, entry, entry == 0 ? "" : "m", 6000, 20);
    }
    add(counts, 1, "x", 9000, 18);
    return counts;
  }
}
