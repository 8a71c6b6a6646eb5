package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agreement among people on real data equals what R, Python and irrCAC say, intervals as well. */
class GoldenAgreementTest {

  private int values;
  private int intervals;

  @ParameterizedTest
  @CsvSource({
    "affective-cognition.expt1-fear, 11, 10",
    "affective-cognition.expt1-happy, 11, 10",
    "crema-d-votes.all, 7, 5",
    "crema-d-votes.audiovisual, 7, 5",
    "crema-d-votes.face, 7, 5",
    "crema-d-votes.voice, 7, 5",
    "emobank.reader, 15, 12",
    "emobank.writer, 15, 12",
    "empathy-expert-ratings.all-21-dimensions, 210, 189",
    "empathy-expert-ratings.crowd-lend_an_ear-dismissing_emotions, 23, 20",
    "empathy-expert-ratings.crowd-lend_an_ear-validating_emotions, 23, 20",
    "empathy-expert-ratings.empatheticdialogues-fluency, 31, 28",
    "empathy-expert-ratings.epitome-emotional_reactions, 23, 19",
    "empathy-expert-ratings.epitome-explorations, 23, 19",
    "empathy-expert-ratings.epitome-interpretations, 23, 19",
    "empathy-expert-ratings.lend_an_ear-self_oriented, 23, 20",
    "empathy-expert-ratings.lend_an_ear-validating_emotions, 23, 20",
    "empathy-expert-ratings.perceived_empathy-practical, 23, 20",
    "epitome.repeated-emotional-reactions, 17, 15",
    "epitome.repeated-explorations, 17, 15",
    "epitome.repeated-interpretations, 17, 15",
    "facebook-valence-arousal.arousal, 23, 20",
    "facebook-valence-arousal.valence, 23, 20",
    "ferplus.eight-emotions, 7, 5",
    "ferplus.ten-categories, 7, 5",
    "ferplus.ten-categories-privatetest, 9, 5",
    "popquorn-offensiveness.binary, 8, 6",
    "popquorn-offensiveness.group-gaps, 6, 0",
    "popquorn-offensiveness.ratings, 23, 20",
    "vader-ground-truth.tweets-ratings, 22, 15"
  })
  void realData(String name, int expectedValues, int expectedIntervals) throws IOException {
    Golden golden = Golden.read(name);
    for (String column : columns(Golden.values(golden.root()))) {
      RatedData data = RatedSources.of(name, column);
      if (!name.endsWith("group-gaps")) {
        assertThat(data.items()).as("items").hasSize(golden.root().path("items").asInt());
      }
      check(
          data,
          Golden.values(golden.root()).stream()
              .filter(value -> value.text("column").equals(column))
              .toList());
    }
    report(name, expectedValues, expectedIntervals);
  }

  @Test
  void publishedTables() throws IOException {
    for (JsonNode table : Golden.read("published").root().path("oracles")) {
      List<Golden.Value> of = Golden.values(table);
      if (!columns(of).isEmpty()) {
        check(RatedSources.table(table), of);
      }
    }
    report("published", 164, 140);
  }

  private void report(String name, int expectedValues, int expectedIntervals) {
    System.out.printf(
        "golden %s: %d agreement values and %d intervals checked%n", name, values, intervals);
    assertThat(List.of(values, intervals)).containsExactly(expectedValues, expectedIntervals);
  }

  private void check(RatedData data, List<Golden.Value> about) {
    RatedData used = data.used();
    for (Golden.Value value : about) {
      if (value.statistic().endsWith("_balanced")) {
        int panel = data.scale().size() == 9 ? 20 : 5;
        checkOne(data.exactly(panel), value, AgreementNames.of(value, data.scale()));
        assertThat(data.exactly(panel).items()).hasSize(value.json().path("n").asInt());
      } else {
        boolean offered = value.text("scale").startsWith("offered");
        RatedData on = offered || !AgreementNames.ofCategories(value) ? data : used;
        checkOne(on, value, AgreementNames.of(value, on.scale()));
      }
    }
  }

  private void checkOne(RatedData data, Golden.Value value, List<Statistic<?>> ours) {
    if (ours.isEmpty()) {
      return;
    }
    ours.forEach(statistic -> value.check(statistic, data.scale(), data.items()));
    values++;
    if (value.statistic().equals("fleiss_kappa")
        && value.text("weights").equals("unweighted")
        && data.items().stream().allMatch(item -> item.ratings().length == 2)) {
      value.check(new ScottPi(), data.scale(), data.items());
    }
    if (value.json().has("ci_low")) {
      ours.forEach(statistic -> checkInterval(data, value, statistic));
      intervals++;
    }
  }

  private static void checkInterval(RatedData data, Golden.Value value, Statistic<?> statistic) {
    // Ours of percent agreement is another one, which irrCAC does not have
    Analytic<?> formula =
        statistic instanceof PercentAgreement share
            ? new PanelAgreement.LinearisedPanels(share)
            : statistic.analytic().orElseThrow();
    Optional<Estimate.Interval> ours = Tallying.interval(formula, data.scale(), data.items());
    String what = statistic.name() + " of " + value.json();
    double tolerance = value.json().path("ci_tolerance").asDouble();
    assertThat(ours).as(what).isPresent();
    assertThat(ours.get().low())
        .as(what)
        .isCloseTo(value.json().path("ci_low").asDouble(), within(tolerance));
    assertThat(ours.get().high())
        .as(what)
        .isCloseTo(value.json().path("ci_high").asDouble(), within(tolerance));
  }

  private static List<String> columns(List<Golden.Value> values) {
    return values.stream()
        .filter(value -> !AgreementNames.of(value, RatedData.levels(1, 2)).isEmpty())
        .map(value -> value.text("column"))
        .distinct()
        .toList();
  }
}
