package org.attune.statistic;

import static org.attune.statistic.GoldenFile.strings;
import static org.attune.statistic.GoldenFile.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.attune.Shared;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The classification statistics give the values that scikit-learn and others give on real corpora.
 */
class GoldenClassificationTest {

  @ParameterizedTest
  @ValueSource(strings = {"voice", "face", "audiovisual"})
  void cremaRecognition(String channel) throws IOException {
    GoldenFile golden = new GoldenFile("crema-d-votes.recognition-" + channel);
    JsonNode root = golden.root();
    List<String> labels = strings(root.path("labels"));
    Map<String, String> intended =
        Map.of("ANG", "A", "DIS", "D", "FEA", "F", "HAP", "H", "NEU", "N", "SAD", "S");
    String key = String.valueOf(1 + List.of("voice", "face", "audiovisual").indexOf(channel));
    List<CSVRecord> rows =
        Shared.csv("datasets/crema-d-votes/tabulatedVotes.csv").stream()
            .filter(row -> row.get(0).startsWith(key))
            .toList();
    long[] reference =
        rows.stream()
            .mapToLong(row -> labels.indexOf(intended.get(row.get("fileName").split("_")[2])))
            .toArray();
    int[][] votes =
        rows.stream()
            .map(
                row ->
                    labels.stream().mapToInt(label -> Integer.parseInt(row.get(label))).toArray())
            .toArray(int[][]::new);
    long[] model = Arrays.stream(votes).mapToLong(vote -> largest(doubles(vote, 0, 1))).toArray();
    double[][] share =
        Arrays.stream(votes)
            .map(v -> doubles(v, 0, IntStream.of(v).sum()))
            .toArray(double[][]::new);
    double[][] smooth =
        Arrays.stream(votes)
            .map(v -> doubles(v, 0.5, IntStream.of(v).sum() + 3))
            .toArray(double[][]::new);
    int[] untied =
        IntStream.range(0, votes.length)
            .filter(
                i -> IntStream.of(votes[i]).filter(n -> n == votes[i][(int) model[i]]).count() == 1)
            .toArray();
    Scale scale = new Scale.Nominal(labels);
    golden.check(with("column", "ties first"), new GoldenAnswers(scale, reference, model));
    golden.check(
        with("column", "untied"),
        new GoldenAnswers(scale, select(reference, untied), select(model, untied)));
    golden.check(with("column", "vote share"), new GoldenAnswers(scale, reference, model, share));
    golden.check(with("column", "smoothed"), new GoldenAnswers(scale, reference, model, smooth));
    golden.report();
  }

  @Test
  void meldKeywords() throws IOException {
    GoldenFile golden = new GoldenFile("meld.keyword-rule");
    JsonNode root = golden.root();
    List<String> labels = strings(root.path("labels"));
    List<CSVRecord> rows = Shared.csv("datasets/meld/test_sent_emo.csv");
    double[][] degrees =
        rows.stream()
            .map(
                row -> {
                  int[] hits =
                      GoldenText.hits(
                          root.path("rule"), labels, GoldenText.words(row.get("Utterance")));
                  double[] degree = doubles(hits, 0.5, 5 + IntStream.of(hits).sum());
                  degree[0] = (2 + hits[0]) / (5.0 + IntStream.of(hits).sum());
                  return degree;
                })
            .toArray(double[][]::new);
    long[] reference = rows.stream().mapToLong(row -> labels.indexOf(row.get("Emotion"))).toArray();
    long[] model = Arrays.stream(degrees).mapToLong(GoldenClassificationTest::largest).toArray();
    golden.checkPrediction(Arrays.stream(model).mapToObj(code -> labels.get((int) code)).toList());
    golden.check(
        with("column", ""),
        new GoldenAnswers(new Scale.Nominal(labels), reference, model, degrees));

    List<String> sentiments = List.of("neutral", "positive", "negative");
    long[] sentiment =
        rows.stream().mapToLong(row -> sentiments.indexOf(row.get("Sentiment"))).toArray();
    long[] felt =
        Arrays.stream(model).map(code -> code == 0 ? 0 : code == 1 || code == 3 ? 1 : 2).toArray();
    golden.check(
        value -> value.path("column").asText("").startsWith("Sentiment"),
        new GoldenAnswers(new Scale.Nominal(sentiments), sentiment, felt));
    golden.report();
  }

  @ParameterizedTest
  @ValueSource(strings = {"emotional-reactions", "explorations"})
  void epitomeRules(String mechanism) throws IOException {
    GoldenFile golden = new GoldenFile("epitome." + mechanism + "-rule");
    JsonNode root = golden.root();
    List<CSVRecord> rows = Shared.csv("datasets/epitome/" + mechanism + "-reddit.csv");
    List<String> list = strings(root.path("rule"));
    long[] model =
        rows.stream()
            .map(row -> row.get("response_post"))
            .mapToLong(
                post ->
                    mechanism.equals("explorations")
                        ? Math.min(2, post.chars().filter(c -> c == '?').count())
                        : (Math.min(
                                    3,
                                    GoldenText.words(post).stream().filter(list::contains).count())
                                + 1)
                            / 2)
            .toArray();
    golden.checkPrediction(Arrays.stream(model).mapToObj(String::valueOf).toList());
    long[] reference = rows.stream().mapToLong(row -> Long.parseLong(row.get("level"))).toArray();
    golden.check(
        value -> true,
        new GoldenAnswers(GoldenAnswers.levels(List.of("0", "1", "2")), reference, model));
    golden.report();
  }

  @Test
  void empathicReactions() throws IOException {
    GoldenFile golden = new GoldenFile("empathic-reactions.scores");
    List<CSVRecord> rows = Shared.csv("datasets/empathic-reactions/messages.csv");
    long[] empathy =
        rows.stream().mapToLong(row -> Long.parseLong(row.get("empathy_bin"))).toArray();
    long[] distress =
        rows.stream().mapToLong(row -> Long.parseLong(row.get("distress_bin"))).toArray();
    double[][] degrees =
        rows.stream()
            .mapToDouble(row -> Double.parseDouble(row.get("distress")) / 7)
            .mapToObj(p -> new double[] {1 - p, p})
            .toArray(double[][]::new);
    golden.check(
        value -> value.path("pair").asText().contains("empathy_bin"),
        new GoldenAnswers(new Scale.Nominal(List.of("0", "1")), empathy, distress, degrees));
    golden.report();
  }

  @Test
  void vaderSentiment() throws IOException {
    GoldenFile golden = new GoldenFile("vader-ground-truth.tweets-sentiment");
    JsonNode root = golden.root();
    List<String[]> rows = Shared.tabbed("datasets/vader-ground-truth/tweets_GroundTruth.txt");
    double[] human = rows.stream().mapToDouble(row -> Double.parseDouble(row[1])).toArray();
    Map<String, Double> compound = new HashMap<>();
    Shared.tabbed("golden/" + root.path("predictions").asText()).stream()
        .skip(1)
        .forEach(row -> compound.put(row[0], Double.valueOf(row[1])));
    Map<String, Double> lexicon = new HashMap<>();
    Shared.tabbed("datasets/vader-ground-truth/vader_lexicon.txt")
        .forEach(row -> lexicon.put(row[0], Double.valueOf(row[1])));
    checkSentiment(
        golden, "vader", human, rows.stream().mapToDouble(row -> compound.get(row[0])).toArray());
    checkSentiment(
        golden,
        "lexicon",
        human,
        rows.stream().mapToDouble(row -> polarity(row[2], lexicon)).toArray());
    golden.report();
  }

  static double polarity(String text, Map<String, Double> lexicon) {
    double s = 0;
    for (String word : GoldenText.words(text)) {
      s += lexicon.getOrDefault(word, 0.0);
    }
    return s / Math.sqrt(s * s + 15);
  }

  private static void checkSentiment(
      GoldenFile golden, String pair, double[] human, double[] scores) {
    Scale three = GoldenAnswers.levels(List.of("negative", "neutral", "positive"));
    Scale two = new Scale.Nominal(List.of("not positive", "positive"));
    double[][] degrees =
        Arrays.stream(scores).mapToObj(x -> new double[] {0, (x + 1) / 2}).toArray(double[][]::new);
    long[] positive = Arrays.stream(human).mapToLong(x -> x > 0 ? 1 : 0).toArray();
    long[] predicted = Arrays.stream(scores).mapToLong(x -> x > 0 ? 1 : 0).toArray();
    Predicate<JsonNode> about = with("pair", pair);
    golden.check(
        about.and(with("column", "three classes")),
        new GoldenAnswers(three, classes(human), classes(scores)));
    golden.check(
        about.and(value -> value.path("column").asText().startsWith("binary")),
        new GoldenAnswers(two, positive, predicted, degrees));
  }

  static long[] classes(double[] scores) {
    return Arrays.stream(scores).mapToLong(x -> x >= 0.05 ? 2 : x <= -0.05 ? 0 : 1).toArray();
  }

  private static double[] doubles(int[] counts, double more, double divisor) {
    return IntStream.of(counts).mapToDouble(n -> (n + more) / divisor).toArray();
  }

  private static int largest(double[] row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) {
      best = row[i] > row[best] ? i : best;
    }
    return best;
  }

  private static long[] select(long[] codes, int[] which) {
    return IntStream.of(which).mapToLong(i -> codes[i]).toArray();
  }
}
