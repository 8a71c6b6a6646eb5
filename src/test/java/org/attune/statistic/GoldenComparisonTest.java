package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVRecord;
import org.attune.Shared;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.PairedTally;
import org.junit.jupiter.api.Test;

/** McNemar's tests and adjusted p values against statsmodels and R. */
class GoldenComparisonTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Scale RIGHT_WRONG = new Scale.Nominal(List.of("right", "wrong"));
  private static final Map<String, Adjustment> ADJUSTMENTS =
      Map.of(
          "adjusted_p_holm", Adjustment.HOLM,
          "adjusted_p_bh", Adjustment.BENJAMINI_HOCHBERG,
          "adjusted_p_by", Adjustment.BENJAMINI_YEKUTIELI);

  /** Items on which both, the model, its rival, none is right, as the files have them. */
  private static long[][] table(PairedTally tally) {
    return new long[][] {
      {tally.counts().amount(1, 1), tally.modelOnly()},
      {tally.rivalOnly(), tally.counts().amount(0, 0)}
    };
  }

  /** Checks a value if it is one of McNemar's; gives the number of values checked. */
  private static int mcnemar(Golden.Value golden, Scale scale, List<Case> items) {
    PairedTally tally = Tallying.tally(PairedTally.RIGHT, items);
    long b = tally.modelOnly();
    long c = tally.rivalOnly();
    JsonNode json = golden.json();
    if (json.has("table")) {
      assertThat(table(tally)).isEqualTo(JSON.convertValue(json.path("table"), long[][].class));
    }
    switch (golden.statistic()) {
      case "mcnemar_exact_p" -> golden.check(new McnemarExact(), scale, items);
      case "mcnemar_midp" -> golden.check(new McnemarMidP(), scale, items);
      case "mcnemar_chi2" -> {
        Estimate p = Tallying.estimate(new McnemarChiSquare(), scale, items);
        if (json.path("estimate").isNull()) {
          assertThat(p).isInstanceOf(Estimate.Undefined.class);
          return 1;
        }
        close(Mcnemar.chiSquare(b, c), json, "estimate");
        close(((Estimate.Value) p).point(), json, "p_value");
        return 2;
      }
      case "mcnemar_chi2_corrected" -> {
        double corrected = Mcnemar.chiSquareCorrected(b, c);
        if (b == c) {
          assertThat(json.path("note").asText()).contains("R mcnemar.test gives 0");
          assertThat(corrected).isZero();
          assertThat(Mcnemar.tail(corrected)).isEqualTo(1);
        } else {
          close(corrected, json, "estimate");
          close(Mcnemar.tail(corrected), json, "p_value");
        }
        return 2;
      }
      default -> {
        return 0;
      }
    }
    double p = json.path("estimate").asDouble();
    double ours =
        golden.statistic().equals("mcnemar_exact_p")
            ? Mcnemar.exact(b, c)
            : ((Estimate.Value) new McnemarMidP().p(b, c)).point();
    assertThat(ours).as("also where it is tiny").isCloseTo(p, within(1e-9 * p));
    return 1;
  }

  /** Within the file's tolerance, and as near in proportion. */
  private static void close(double ours, JsonNode json, String field) {
    double theirs = json.path(field).asDouble();
    double tolerance = json.path("tolerance").asDouble();
    assertThat(ours)
        .as("%s of %s", field, json)
        .isCloseTo(theirs, within(tolerance))
        .isCloseTo(theirs, within(tolerance * Math.max(theirs, 1e-300)));
  }

  private static List<Case> cases(Scale scale, long[] reference, long[] model, long[] rival) {
    return IntStream.range(0, reference.length)
        .mapToObj(
            i ->
                new Case(
                    scale,
                    new long[0],
                    Case.NO_RATERS,
                    reference[i],
                    model[i],
                    rival[i],
                    Case.NO_DEGREES,
                    i))
        .toList();
  }

  @Test
  void cremaVoiceAndFace() throws IOException {
    Golden golden = Golden.read("crema-d-votes.paired-voice-vs-face");
    List<String> labels = List.of("A", "D", "F", "H", "N", "S");
    Map<String, Integer> intended =
        Map.of("ANG", 0, "DIS", 1, "FEA", 2, "HAP", 3, "NEU", 4, "SAD", 5);
    List<Map<String, Long>> votes = List.of(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    for (CSVRecord row : Shared.csv("datasets/crema-d-votes/tabulatedVotes.csv")) {
      long most =
          IntStream.range(0, 6)
              .boxed()
              .max(
                  Comparator.<Integer>comparingInt(i -> Integer.parseInt(row.get(labels.get(i))))
                      .thenComparing(Comparator.reverseOrder()))
              .orElseThrow();
      votes.get(row.get(0).charAt(0) - '1').put(row.get("fileName"), most);
    }
    long[] reference =
        votes.get(0).keySet().stream().mapToLong(f -> intended.get(f.split("_")[2])).toArray();
    List<String> channels = List.of("voice", "face", "audiovisual");
    Scale scale = new Scale.Nominal(labels);
    int checked = 0;
    for (Golden.Value value : Golden.values(golden.root())) {
      long[][] pair = new long[2][];
      for (int i = 0; i < 2; i++) {
        Map<String, Long> of = votes.get(channels.indexOf(value.text("pair").split(" vs ")[i]));
        pair[i] = votes.get(0).keySet().stream().mapToLong(of::get).toArray();
      }
      checked += mcnemar(value, scale, cases(scale, reference, pair[0], pair[1]));
    }
    assertThat(checked).isEqualTo(18);
  }

  @Test
  void languageModelsOnEmpathy() throws IOException {
    Golden golden = Golden.read("empathy-expert-ratings.llm-paired-comparison");
    Scale levels = GoldenAnswers.levels(List.of("0", "1", "2"));
    int checked = 0;
    for (Golden.Value value : Golden.values(golden.root())) {
      if (value.statistic().startsWith("mcnemar")) {
        PairedRatings ratings = PairedRatings.of(value.text("column"), value.text("pair"));
        long[] median =
            ratings.experts().stream()
                .mapToLong(e -> LongStream.of(e).sorted().toArray()[1])
                .toArray();
        List<Case> items =
            cases(
                levels,
                LongStream.of(median).map(levels::value).toArray(),
                LongStream.of(ratings.model()).map(levels::value).toArray(),
                LongStream.of(ratings.rival()).map(levels::value).toArray());
        checked += mcnemar(value, levels, items);
      } else {
        checked += adjusted(value.json(), value.json().path("p_values"));
      }
    }
    assertThat(checked).isEqualTo(63);
  }

  @Test
  void vaderAndLexicon() throws IOException {
    Golden golden = Golden.read("vader-ground-truth.tweets-sentiment");
    List<String[]> rows = Shared.tabbed("datasets/vader-ground-truth/tweets_GroundTruth.txt");
    Map<String, Double> compound = new HashMap<>();
    Shared.tabbed("golden/" + golden.root().path("predictions").asText()).stream()
        .skip(1)
        .forEach(row -> compound.put(row[0], Double.valueOf(row[1])));
    Map<String, Double> lexicon = new HashMap<>();
    Shared.tabbed("datasets/vader-ground-truth/vader_lexicon.txt")
        .forEach(row -> lexicon.put(row[0], Double.valueOf(row[1])));
    Scale scale = new Scale.Nominal(List.of("negative", "neutral", "positive"));
    List<Case> items =
        cases(
            scale,
            classes(rows, row -> Double.parseDouble(row[1])),
            classes(rows, row -> compound.get(row[0])),
            classes(rows, row -> GoldenClassificationTest.polarity(row[2], lexicon)));
    int checked = 0;
    for (Golden.Value value : Golden.values(golden.root())) {
      checked += mcnemar(value, scale, items);
    }
    assertThat(checked).isEqualTo(6);
  }

  private static long[] classes(List<String[]> rows, ToDoubleFunction<String[]> score) {
    return GoldenClassificationTest.classes(rows.stream().mapToDouble(score).toArray());
  }

  @Test
  void publishedTables() throws IOException {
    int checked = 0;
    for (JsonNode oracle : new GoldenFile("published").root().path("oracles")) {
      for (Golden.Value value : Golden.values(oracle)) {
        if (value.statistic().startsWith("mcnemar")) {
          int[][] table = JSON.convertValue(oracle.path("table"), int[][].class);
          List<Case> items = new ArrayList<>();
          for (int i = 0; i < 4; i++) {
            long[] model = {i / 2};
            long[] rival = {i % 2};
            for (int n = table[i / 2][i % 2]; n > 0; n--) {
              items.addAll(cases(RIGHT_WRONG, new long[1], model, rival));
            }
          }
          checked += mcnemar(value, RIGHT_WRONG, items);
        } else {
          checked += adjusted(value.json(), oracle.path("table"));
        }
      }
    }
    assertThat(checked).isEqualTo(35);
  }

  private static int adjusted(JsonNode value, JsonNode p) {
    Adjustment adjustment = ADJUSTMENTS.get(value.path("statistic").asText());
    if (adjustment == null) {
      return 0;
    }
    assertThat(adjustment.adjust(JSON.convertValue(p, double[].class)))
        .as(value.toString())
        .usingComparatorWithPrecision(value.path("tolerance").asDouble())
        .containsExactly(JSON.convertValue(value.path("adjusted"), double[].class));
    return 1;
  }
}
