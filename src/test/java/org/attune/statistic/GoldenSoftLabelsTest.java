package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.attune.Shared;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.DistributionTally;
import org.junit.jupiter.api.Test;

/** Distances between people's and models' distributions are those that SciPy and NumPy give. */
class GoldenSoftLabelsTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, DistributionMean> STATISTICS =
      Map.ofEntries(
          Map.entry("soft_cross_entropy", new SoftCrossEntropy()),
          Map.entry("human_entropy", new HumanEntropy()),
          Map.entry("kl_divergence", new KullbackLeiblerDivergence()),
          Map.entry("js_divergence", new JensenShannonDivergence()),
          Map.entry("js_distance", new JensenShannonDistance()),
          Map.entry("js_distance_base2", new JensenShannonDistance()),
          Map.entry("manhattan_distance", new ManhattanDistance()),
          Map.entry("total_variation", new TotalVariation()),
          Map.entry("euclidean_distance", new EuclideanDistance()),
          Map.entry("soft_accuracy", new SoftAccuracy()),
          Map.entry("soft_brier", new SoftBrier()),
          Map.entry("wasserstein_distance", new WassersteinDistance()));

  @Test
  void cremaVoiceAndFaceAgainstAudiovisual() throws IOException {
    Golden golden = Golden.read("crema-d-votes.soft-labels");
    List<String> labels = GoldenFile.strings(golden.root().path("labels"));
    List<Map<String, double[]>> votes = List.of(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    for (CSVRecord row : Golden.csv("crema-d-votes/tabulatedVotes.csv")) {
      votes.get(row.get(0).charAt(0) - '1').put(row.get("fileName"), numbers(row, labels));
    }
    Map<String, Counts> counts = new TreeMap<>();
    for (String pair : List.of("voice, raw", "voice, smoothed", "face, raw", "face, smoothed")) {
      Map<String, double[]> channel = votes.get(pair.startsWith("voice") ? 0 : 1);
      double more = pair.endsWith("raw") ? 0 : 0.5;
      Counts.Builder builder = Counts.builder();
      votes
          .get(2)
          .forEach(
              (clip, people) -> add(builder, shares(people, 0), shares(channel.get(clip), more)));
      counts.put(pair, builder.build());
    }
    Scale scale = new Scale.Nominal(labels);
    int checked = 0;
    for (Golden.Value value : Golden.values(golden.root())) {
      check(value.json(), scale, counts.get(value.text("pair")));
      checked++;
    }
    assertThat(checked).isEqualTo(44);
  }

  @Test
  void facesAgainstTrainingMarginalAndSharpened() throws IOException {
    Golden golden = Golden.read("ferplus.soft-labels");
    List<String> labels = GoldenFile.strings(golden.root().path("labels"));
    List<double[]> test = new ArrayList<>();
    double[] training = new double[labels.size()];
    for (CSVRecord row : Golden.csv("ferplus/fer2013new.csv")) {
      double[] votes = numbers(row, labels);
      if (row.get("Usage").equals("PrivateTest")) {
        test.add(votes);
      } else if (row.get("Usage").equals("Training")) {
        Arrays.setAll(training, i -> training[i] + votes[i]);
      }
    }
    Counts.Builder marginal = Counts.builder();
    Counts.Builder sharpened = Counts.builder();
    for (double[] votes : test) {
      add(marginal, shares(votes, 0), shares(training, 0));
      add(sharpened, shares(votes, 0), peaked(labels.size(), first(votes), 0.7));
    }
    Map<String, Counts> counts =
        Map.of("training marginal", marginal.build(), "sharpened", sharpened.build());
    int checked = 0;
    for (Golden.Value value : Golden.values(golden.root())) {
      if (STATISTICS.containsKey(value.statistic())) {
        check(value.json(), new Scale.Nominal(labels), counts.get(value.text("pair")));
        checked++;
      }
    }
    assertThat(checked).isEqualTo(22);
  }

  @Test
  void expertsAgainstLanguageModels() throws IOException {
    Golden golden = Golden.read("empathy-expert-ratings.llm-soft-labels");
    int checked = 0;
    for (Golden.Value value : Golden.values(golden.root())) {
      String column = value.text("column");
      String[] pair = value.text("pair").split(", ");
      Scale scale = RatedData.experts(column).scale();
      List<Case> cases = cases(scale, column, pair[0]);
      Counts.Builder counts = Counts.builder();
      for (Case item : cases) {
        if (pair[1].equals("one-hot")) {
          DistributionTally.SHARES.count(item, counts);
        } else {
          double[] p = new double[scale.size()];
          Arrays.stream(item.ratings()).forEach(code -> p[(int) code]++);
          double[] q = peaked(scale.size(), item.modelCategory(), 0.9);
          DistributionTally.add(counts, shares(p, 0), q, DistributionTally.positions(scale));
        }
      }
      check(value.json(), scale, counts.build());
      checked++;
    }
    assertThat(checked).isEqualTo(216);
  }

  @Test
  void byHand() throws IOException {
    JsonNode root = JSON.readTree(Shared.file("golden/published.json").toFile());
    Scale scale = RatedData.levels(0, 2);
    int checked = 0;
    for (JsonNode oracle : root.path("oracles")) {
      if (oracle.path("name").asText().equals("distribution-distances-hand")) {
        double[][] p = JSON.convertValue(oracle.path("table").path("p"), double[][].class);
        double[][] q = JSON.convertValue(oracle.path("table").path("q"), double[][].class);
        for (JsonNode value : oracle.path("values")) {
          int row = Integer.parseInt(value.path("pair").asText().replace("row ", "")) - 1;
          Counts.Builder counts = Counts.builder();
          DistributionTally.add(counts, p[row], q[row], DistributionTally.positions(scale));
          check(value, scale, counts.build());
          checked++;
        }
      }
    }
    assertThat(checked).isEqualTo(36);
  }

  private static void check(JsonNode value, Scale scale, Counts counts) {
    String name = value.path("statistic").asText();
    DistributionMean statistic = STATISTICS.get(name);
    Estimate estimate = statistic.estimate(statistic.tallier().tally(counts), scale);
    double unit = name.endsWith("base2") ? Math.sqrt(StrictMath.log(2)) : 1;
    assertThat(((Estimate.Value) estimate).point() / unit)
        .as("%s", value)
        .isCloseTo(
            value.path("estimate").doubleValue(), within(value.path("tolerance").doubleValue()));
  }

  private static List<Case> cases(Scale scale, String column, String model) throws IOException {
    List<Map<String, String>> experts = new ArrayList<>();
    for (int expert = 1; expert <= 3; expert++) {
      experts.add(RatedData.expert(column, "expert" + expert));
    }
    return RatedData.expert(column, model).entrySet().stream()
        .map(
            answer ->
                new Case(
                    scale,
                    experts.stream()
                        .mapToLong(e -> scale.code(e.get(answer.getKey())).orElseThrow())
                        .toArray(),
                    Scale.ABSENT,
                    scale.value(scale.code(answer.getValue()).orElseThrow()),
                    Case.NO_DEGREES))
        .toList();
  }

  private static void add(Counts.Sink counts, double[] p, double[] q) {
    DistributionTally.add(counts, p, q, new double[0]);
  }

  private static double[] numbers(CSVRecord row, List<String> labels) {
    return labels.stream().mapToDouble(label -> Double.parseDouble(row.get(label))).toArray();
  }

  private static double[] shares(double[] votes, double more) {
    double sum = Arrays.stream(votes).map(n -> n + more).sum();
    return Arrays.stream(votes).map(n -> (n + more) / sum).toArray();
  }

  private static double[] peaked(int size, int at, double mass) {
    return IntStream.range(0, size)
        .mapToDouble(i -> (i == at ? mass : 0) + (1 - mass) / size)
        .toArray();
  }

  private static int first(double[] votes) {
    return IntStream.range(0, votes.length)
        .reduce((a, b) -> votes[b] > votes[a] ? b : a)
        .orElseThrow();
  }
}
