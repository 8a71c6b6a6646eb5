package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intraclass correlations on real data, with their intervals, equal what R says. */
class GoldenIccTest {

  private static final Map<String, Statistic<?>> FORMS =
      Map.of(
          "ICC(1,1)", new Icc1(),
          "ICC(1,k)", new Icc1k(),
          "ICC(2,1)", new Icc2(),
          "ICC(2,k)", new Icc2k(),
          "ICC(3,1)", new Icc3(),
          "ICC(3,k)", new Icc3k());

  @ParameterizedTest
  @CsvSource({
    "affective-cognition.expt1-fear, 3, 2",
    "affective-cognition.expt1-happy, 3, 2",
    "emobank.reader, 12, 12",
    "emobank.reader-vs-writer, 18, 18",
    "emobank.writer, 12, 12",
    "empathy-expert-ratings.all-21-dimensions, 126, 126",
    "empathy-expert-ratings.crowd-lend_an_ear-dismissing_emotions, 3, 2",
    "empathy-expert-ratings.crowd-lend_an_ear-validating_emotions, 3, 2",
    "empathy-expert-ratings.empatheticdialogues-fluency, 6, 6",
    "empathy-expert-ratings.epitome-emotional_reactions, 6, 6",
    "empathy-expert-ratings.epitome-explorations, 6, 6",
    "empathy-expert-ratings.epitome-interpretations, 6, 6",
    "empathy-expert-ratings.lend_an_ear-self_oriented, 6, 6",
    "empathy-expert-ratings.lend_an_ear-validating_emotions, 6, 6",
    "empathy-expert-ratings.perceived_empathy-practical, 6, 6",
    "facebook-valence-arousal.arousal, 6, 6",
    "facebook-valence-arousal.valence, 6, 6",
    "popquorn-offensiveness.ratings, 3, 2",
    "vader-ground-truth.tweets-ratings, 4, 4"
  })
  void realData(String name, int estimates, int intervals) throws IOException {
    Golden golden = Golden.read(name);
    GoldenChecks checks = new GoldenChecks(name);
    List<Golden.Value> values =
        Golden.values(golden.root()).stream().filter(value -> statistic(value) != null).toList();
    for (String column : values.stream().map(value -> value.text("column")).distinct().toList()) {
      RaterRows data = data(name, column);
      assertThat(data.items()).as("items").hasSize(golden.root().path("items").asInt());
      for (Golden.Value value : values) {
        if (value.text("column").equals(column)) {
          boolean balanced = value.statistic().equals("icc_balanced");
          RaterRows selected = balanced ? data.panelsOf(name.startsWith("vader") ? 20 : 5) : data;
          checks.check(value, statistic(value), selected.scale(), selected.items());
        }
      }
    }
    checks.report(estimates, intervals);
  }

  @Test
  void publishedTables() throws IOException {
    GoldenChecks checks = new GoldenChecks("published");
    for (JsonNode table : Golden.read("published").root().path("oracles")) {
      for (Golden.Value value : Golden.values(table)) {
        if (statistic(value) != null) {
          RaterRows data =
              RaterRows.table(RaterRows.wholeNumbers(0, 1000), Golden.list(table.path("table")));
          checks.check(value, statistic(value), data.scale(), data.items());
        }
      }
    }
    checks.report(30, 24);
  }

  /** With ratings that no two raters share, the two-way forms say that nobody rated it all. */
  @Test
  void sparseCrowdHasNoCompleteItem() throws IOException {
    RaterRows data = data("popquorn-offensiveness.ratings", "");
    for (Statistic<?> statistic : Set.of(new Icc2(), new Icc3(), new Icc2k(), new Icc3k())) {
      assertThat(Tallying.estimate(statistic, data.scale(), data.items()))
          .isEqualTo(Estimate.undefined("no item was rated by all 262 raters"));
    }
  }

  private static Statistic<?> statistic(Golden.Value value) {
    return switch (value.statistic()) {
      case "icc", "icc_balanced" -> Objects.requireNonNull(FORMS.get(value.text("form")));
      case "icc1_reml" -> new Icc1Reml();
      // no component of the published table is negative: analysis of variance gives the same
      case "icc_reml" ->
          value.text("form").equals("ICC(1,1)") ? new Icc1Reml() : FORMS.get(value.text("form"));
      default -> null;
    };
  }

  private static RaterRows data(String name, String column) throws IOException {
    String view = name.substring(name.indexOf('.') + 1);
    switch (name.substring(0, name.indexOf('.'))) {
      case "affective-cognition":
        return RaterRows.rows(
            RaterRows.wholeNumbers(1, 9),
            Golden.csv("affective-cognition/expt1data.csv"),
            row -> row.get("spinnerID") + "/" + row.get("win"),
            row -> row.get("workerid"),
            row -> row.get(view.substring("expt1-".length())));
      case "emobank":
        if (view.equals("reader-vs-writer")) {
          return RaterRows.readersAndWriters(column);
        }
        return withoutRaters(
            RatedData.rows(
                RatedData.levels(1, 5),
                Golden.csv("emobank/individual_" + view + "_ratings.csv"),
                row -> row.get("id"),
                row -> row.get(column)));
      case "empathy-expert-ratings":
        if (view.startsWith("crowd")) {
          return RaterRows.rows(
              RaterRows.wholeNumbers(1, 5),
              Golden.csv("empathy-expert-ratings/original_data/sample_lend_an_ear_annotations.csv"),
              row -> row.get("conversation_id"),
              row -> row.get("user_id"),
              row -> row.get(view.substring("crowd-lend_an_ear-".length())));
        }
        return RaterRows.experts(column.isEmpty() ? RatedData.expertColumn(view) : column);
      case "facebook-valence-arousal":
        return RaterRows.facebook(view);
      case "popquorn-offensiveness":
        return RaterRows.rows(
            RaterRows.wholeNumbers(1, 5),
            Golden.csv("popquorn-offensiveness/raw_data.csv"),
            row -> row.get("instance_id"),
            row -> row.get("user_id"),
            row -> row.get("offensiveness"));
      case "vader-ground-truth":
        List<List<String>> items = new ArrayList<>();
        for (String[] row : Golden.tabs("datasets/vader-ground-truth/tweets_anonDataRatings.txt")) {
          items.add(List.of(row[3].replaceAll("[\\[\\] ]", "").split(",")));
        }
        return withoutRaters(RatedData.of(RatedData.levels(-4, 4), items));
      default:
        throw new IllegalArgumentException(name);
    }
  }

  private static RaterRows withoutRaters(RatedData data) {
    return new RaterRows(data.scale(), data.items());
  }
}
