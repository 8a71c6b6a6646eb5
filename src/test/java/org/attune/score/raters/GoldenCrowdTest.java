package org.attune.score.raters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.attune.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Majority vote and Dawid-Skene against crowd-kit, on two sets of ratings and the 1979 patients.
 */
class GoldenCrowdTest {

  private static final JsonMapper JSON = new JsonMapper();

  private static JsonNode golden(String name) throws IOException {
    return JSON.readTree(Shared.file("golden/" + name + ".json").toFile());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"level_emotional_reactions", "level_interpretations", "level_explorations"})
  void expertsAndLanguageModels(String column) throws IOException {
    List<String[]> ratings = new ArrayList<>();
    for (String rater : List.of("expert1", "expert2", "expert3", "gpt", "claude", "gemini")) {
      String file = "datasets/empathy-expert-ratings/annotations/epitome/%s_ratings.csv";
      for (CSVRecord row : Shared.csv(file.formatted(rater))) {
        String level = new BigDecimal(row.get(column)).toBigInteger().toString();
        ratings.add(new String[] {row.get("sp_id"), rater, level});
      }
    }
    JsonNode golden = golden("empathy-expert-ratings.aggregation");
    assertThat(check(golden, column, Crowd.of(ratings, List.of("0", "1", "2")))).isEqualTo(36);
  }

  @ParameterizedTest
  @CsvSource({"offensiveness", "binary"})
  void offensiveness(String column) throws IOException {
    boolean binary = column.equals("binary");
    List<String[]> ratings = new ArrayList<>();
    for (CSVRecord row : Shared.csv("datasets/popquorn-offensiveness/raw_data.csv")) {
      int level = (int) Double.parseDouble(row.get("offensiveness"));
      String rating = binary ? level >= 3 ? "1" : "0" : "" + level;
      ratings.add(new String[] {row.get("instance_id"), row.get("user_id"), rating});
    }
    List<String> categories = binary ? List.of("0", "1") : List.of("1", "2", "3", "4", "5");
    JsonNode golden = golden("popquorn-offensiveness.aggregation");
    assertThat(check(golden, column, Crowd.of(ratings, categories))).isEqualTo(30);
  }

  /** Patients and anaesthetists of Dawid and Skene's own example. */
  @Test
  void anaesthetists() throws IOException {
    JsonNode table = null;
    for (JsonNode oracle : golden("published").path("oracles")) {
      table = oracle.path("name").asText().equals("dawid-skene-1979") ? oracle : table;
    }
    List<String[]> ratings = new ArrayList<>();
    for (int patient = 0; patient < table.path("table").size(); patient++) {
      for (int rater = 0; rater < 5; rater++) {
        for (String rating : table.path("table").path(patient).path(rater).asText().split(",")) {
          ratings.add(new String[] {"" + (patient + 1), "" + (rater + 1), rating});
        }
      }
    }
    Crowd crowd = Crowd.of(ratings, List.of("1", "2", "3", "4"));
    Conclusions ours = new Conclusions(crowd, 1000);
    int checked = 0;
    for (JsonNode value : table.path("values")) {
      checked += ours.check(value) ? 1 : 0;
    }
    assertThat(checked).isEqualTo(table.path("values").size()).isPositive();
    System.out.printf("%4d golden values checked in published (Dawid and Skene 1979)%n", checked);
  }

  /** Votes of faces, none of which has a rater's name. */
  @Test
  void faces() throws IOException {
    JsonNode golden = golden("ferplus.soft-labels");
    List<String> labels = new ArrayList<>();
    golden.path("labels").forEach(label -> labels.add(label.asText()));
    List<String[]> votes = new ArrayList<>();
    for (CSVRecord row : Shared.csv("datasets/ferplus/fer2013new.csv")) {
      int vote = 0;
      for (String label : row.get("Usage").equals("PrivateTest") ? labels : List.<String>of()) {
        for (int n = Integer.parseInt(row.get(label)); n > 0; n--) {
          votes.add(new String[] {"" + row.getRecordNumber(), "vote " + vote++, label});
        }
      }
    }
    Crowd crowd = Crowd.of(votes, labels);
    assertThat(crowd.panels()).allMatch(panel -> panel.size() == 10);
    List<double[]> shares = crowd.posteriors(crowd.start());
    long checked = 0;
    for (JsonNode value : golden.path("values")) {
      switch (value.path("statistic").asText()) {
        case "majority_vote_counts" -> {
          for (int k = 0; k < labels.size(); k++) {
            int category = k;
            assertThat(shares.stream().filter(d -> Crowd.category(d) == category).count())
                .isEqualTo(value.path("vector").path(labels.get(k)).asLong());
          }
          checked++;
        }
        case "tied_items" -> {
          assertThat(shares.stream().filter(Crowd::tied).count())
              .isEqualTo(value.path("estimate").asLong());
          checked++;
        }
        case "items_with_majority_over_half" -> {
          // ten votes each; logarithms leave a share of one half a little off
          assertThat(shares.stream().filter(d -> Math.round(10 * d[Crowd.category(d)]) > 5).count())
              .isEqualTo(value.path("estimate").asLong());
          checked++;
        }
        default -> {}
      }
    }
    assertThat(checked).isEqualTo(3);
  }

  private static int check(JsonNode golden, String column, Crowd crowd) {
    Conclusions ours = new Conclusions(crowd, 50);
    int all = 0;
    int checked = 0;
    for (JsonNode value : golden.path("values")) {
      if (value.path("column").asText().equals(column)) {
        all++;
        checked += ours.check(value) ? 1 : 0;
      }
    }
    System.out.printf(
        "%4d golden values checked in %s.aggregation, %s%n",
        checked, golden.path("dataset").asText(), column);
    assertThat(checked).isEqualTo(all);
    return all;
  }

  /** What majority vote and Dawid-Skene after a number of steps make of a crowd. */
  private static final class Conclusions {
    private final Crowd crowd;
    private final List<double[]> shares;
    private final List<double[]> posteriors;
    private final DawidSkene.ErrorRates rates;
    private final DawidSkene.ErrorRates coins;
    private final double loss;

    Conclusions(Crowd crowd, int steps) {
      this.crowd = crowd;
      shares = crowd.posteriors(crowd.start());
      DawidSkene model = new DawidSkene(new DawidSkene.Options(steps, 0, false));
      RaterModel.Raters entering = crowd.fit(model);
      posteriors = crowd.posteriors(entering);
      RaterModel.FixedSums last = crowd.sums(entering);
      loss = last.value(RaterModel.Raters.LOSS);
      rates = model.learn(last, crowd.raters().size(), crowd.categories().size());
      DawidSkene coin = new DawidSkene(new DawidSkene.Options(steps, 0, true));
      coins =
          coin.learn(crowd.sums(crowd.fit(coin)), crowd.raters().size(), crowd.categories().size());
    }

    /** Compares one value; false if it is about what we do not have. */
    boolean check(JsonNode value) {
      int item = crowd.items().indexOf(value.path("label").asText());
      int rater = crowd.raters().indexOf(value.path("label").asText());
      switch (value.path("statistic").asText()) {
        case "majority_vote_counts" -> {
          vector(value, counts(shares));
          assertThat(tied()).isEqualTo(value.path("ties").asLong(tied()));
        }
        case "majority_vote_tied_items" -> number(value, tied());
        case "vote_share_mean" -> vector(value, mean(shares));
        case "soft_label" -> {
          vector(value, shares.get(item));
          assertThat(crowd.categories().get(Crowd.category(shares.get(item))))
              .isEqualTo(value.path("majority").asText());
        }
        case "rater_agreement_with_majority" -> number(value, crowd.agreement(rater, shares));
        case "dawid_skene_label_counts" -> vector(value, counts(posteriors));
        case "dawid_skene_prior" -> vector(value, each(rates::prior));
        case "dawid_skene_log_likelihood" -> number(value, -loss);
        case "dawid_skene_posterior" -> vector(value, posteriors.get(item));
        case "dawid_skene_rater_accuracy" -> {
          number(value, rates.accuracy(rater));
          matrix(value, "confusion", (row, column) -> rates.error(rater, row, column));
        }
        case "dawid_skene_error_matrix" ->
            matrix(value, "matrix", (row, column) -> rates.error(rater, column, row));
        case "dawid_skene_vs_majority_agreement" -> number(value, same(shares));
        case "dawid_skene_default_stop_agreement" -> {
          int steps = value.path("iterations_default").intValue();
          number(
              value,
              same(
                  crowd.posteriors(
                      crowd.fit(new DawidSkene(new DawidSkene.Options(steps, 0, false))))));
        }
        case "one_coin_dawid_skene_skill" -> number(value, coins.error(rater, 0, 0));
        default -> {
          return false;
        }
      }
      return true;
    }

    private double same(List<double[]> others) {
      return IntStream.range(0, others.size())
          .mapToDouble(
              i -> Crowd.category(others.get(i)) == Crowd.category(posteriors.get(i)) ? 1 : 0)
          .average()
          .orElseThrow();
    }

    private long tied() {
      return shares.stream().filter(Crowd::tied).count();
    }

    private double[] each(IntToDoubleFunction of) {
      return IntStream.range(0, crowd.categories().size()).mapToDouble(of).toArray();
    }

    private double[] counts(List<double[]> degrees) {
      return each(k -> degrees.stream().filter(d -> Crowd.category(d) == k).count());
    }

    private double[] mean(List<double[]> degrees) {
      return each(k -> degrees.stream().mapToDouble(d -> d[k]).average().orElseThrow());
    }

    private static void number(JsonNode value, double ours) {
      close(value, value.path("estimate").doubleValue(), ours);
    }

    private void vector(JsonNode value, double[] ours) {
      assertThat(value.path("vector").size()).isEqualTo(ours.length);
      for (int k = 0; k < ours.length; k++) {
        close(value, value.path("vector").path(crowd.categories().get(k)).doubleValue(), ours[k]);
      }
    }

    private interface Entries {
      double at(int row, int column);
    }

    private void matrix(JsonNode value, String name, Entries ours) {
      int size = crowd.categories().size();
      for (int i = 0; i < size * size; i++) {
        double theirs = value.path(name).path(i / size).path(i % size).doubleValue();
        close(value, theirs, ours.at(i / size, i % size));
      }
    }

    private static void close(JsonNode value, double theirs, double ours) {
      assertThat(ours)
          .as(value.toString())
          .isCloseTo(theirs, within(value.path("tolerance").doubleValue()));
    }
  }
}
