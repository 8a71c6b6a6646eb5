package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Correlations and errors on real data equal what SciPy, R and scikit-learn say. */
class GoldenCorrelationTest {

  static final Scale WIDE =
      new Scale.Interval(BigDecimal.valueOf(-1000), BigDecimal.valueOf(1000), BigDecimal.ONE);
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
  private static final Map<String, Statistic<?>> STATISTICS =
      Map.of(
          "pearson", new Pearson(),
          "spearman", new Spearman(),
          "kendall_tau_b", new KendallTauB(),
          "ccc_n", new ConcordanceCorrelation(),
          "mae", new MeanAbsoluteError(),
          "rmse", new RootMeanSquaredError(),
          "mean_difference", new Bias());

  /**
   * The reference ranks sums of floating-point numbers as they are: 398 different scores, of which
   * rounding errors alone keep 147 apart (0.3 and 0.1 + 0.2). With nine decimals they are ties;
   * Spearman's rho is .778735, not .778819.
   */
  private static final Set<String> RANKED_UNROUNDED =
      Set.of("spearman of lexicon vs human mean", "kendall_tau_b of lexicon vs human mean");

  @ParameterizedTest
  @CsvSource({
    "emobank.reader-vs-writer, 21, 12",
    "empathic-reactions.scores, 21, 12",
    "empathy-expert-ratings.empatheticdialogues-fluency, 21, 12",
    "empathy-expert-ratings.epitome-emotional_reactions, 21, 12",
    "empathy-expert-ratings.epitome-explorations, 21, 12",
    "empathy-expert-ratings.epitome-interpretations, 21, 12",
    "empathy-expert-ratings.lend_an_ear-self_oriented, 21, 12",
    "empathy-expert-ratings.lend_an_ear-validating_emotions, 21, 12",
    "empathy-expert-ratings.llm-vs-expert-mean, 105, 60",
    "empathy-expert-ratings.perceived_empathy-practical, 21, 12",
    "epitome.emotional-reactions-rule, 7, 4",
    "epitome.explorations-rule, 7, 4",
    "facebook-valence-arousal.arousal, 7, 4",
    "facebook-valence-arousal.valence, 7, 4",
    "vader-ground-truth.tweets-scores, 14, 8",
  })
  void realData(String name, int expected, int intervals) throws IOException {
    Golden golden = Golden.read(name);
    Map<String, List<Golden.Value>> columns =
        Golden.values(golden.root()).stream()
            .filter(value -> STATISTICS.containsKey(value.statistic()))
            .collect(Collectors.groupingBy(value -> value.text("column") + value.text("pair")));
    GoldenChecks checks = new GoldenChecks(name);
    for (List<Golden.Value> values : columns.values()) {
      List<Pair> answers = answers(golden, values.get(0));
      assertThat(answers).as("items").hasSize(golden.root().path("items").asInt());
      for (Golden.Value value : values) {
        boolean unrounded =
            RANKED_UNROUNDED.contains(value.statistic() + " of " + value.text("pair"));
        checks.check(
            value,
            STATISTICS.get(value.statistic()),
            WIDE,
            cases(unrounded ? order(answers) : answers));
      }
    }
    checks.report(expected, intervals);
  }

  @Test
  void publishedTables() throws IOException {
    GoldenChecks checks = new GoldenChecks("published");
    for (JsonNode table : Golden.read("published").root().path("oracles")) {
      boolean sizesOnly = table.path("name").asText().equals("fisher-z-hand");
      for (Golden.Value value : Golden.values(table)) {
        if (STATISTICS.containsKey(value.statistic()) && !sizesOnly) {
          checks.check(
              value,
              STATISTICS.get(value.statistic()),
              WIDE,
              cases(published(table, value.text("pair"))));
        } else if (sizesOnly) {
          double n = Double.parseDouble(value.text("pair").replaceAll(".*n = ", ""));
          double r = value.json().path("estimate").asDouble();
          checks.checkInterval(
              value, FisherZ.limits(r, 1 / Math.sqrt(n - 3), 0.95).interval().orElseThrow());
        }
      }
    }
    checks.report(28, 11);
  }

  /** First and second answer of an item; the reference values take first minus second. */
  record Pair(BigDecimal first, BigDecimal second) {
    Pair(String first, String second) {
      this(new BigDecimal(first), new BigDecimal(second));
    }

    Pair(double first, double second) {
      this(BigDecimal.valueOf(first), BigDecimal.valueOf(second));
    }
  }

  static List<Case> cases(List<Pair> pairs) {
    return pairs.stream()
        .map(pair -> Case.ofAnswers(WIDE, Scale.fixed(pair.second()), Scale.fixed(pair.first())))
        .toList();
  }

  /** The first answers replaced by their positions among all different ones. */
  private static List<Pair> order(List<Pair> pairs) {
    List<BigDecimal> different = pairs.stream().map(Pair::first).sorted().distinct().toList();
    return pairs.stream()
        .map(
            pair ->
                new Pair(
                    BigDecimal.valueOf(Collections.binarySearch(different, pair.first())),
                    pair.second()))
        .toList();
  }

  static List<Pair> answers(Golden golden, Golden.Value value) throws IOException {
    String name = golden.name();
    String view = name.substring(name.indexOf('.') + 1);
    String[] pair = value.text("pair").split(" vs ");
    switch (name.substring(0, name.indexOf('.'))) {
      case "emobank":
        return join(
            column("emobank/reader.csv", value.text("column")),
            column("emobank/writer.csv", value.text("column")));
      case "empathic-reactions":
        return messages(golden, pair);
      case "empathy-expert-ratings":
        return view.startsWith("llm")
            ? join(
                RatedData.expert(value.text("column"), pair[0]),
                meanOfExperts(value.text("column")))
            : join(
                RatedData.expert(RatedData.expertColumn(view), pair[0]),
                RatedData.expert(RatedData.expertColumn(view), pair[1]));
      case "epitome":
        return rule(golden, view.substring(0, view.length() - "-rule".length()));
      case "facebook-valence-arousal":
        return Golden.csv("facebook-valence-arousal/dataset-fb-valence-arousal-anon.csv").stream()
            .map(row -> new Pair(row.get(pair[0]), row.get(pair[1])))
            .toList();
      case "vader-ground-truth":
        return tweets(golden, pair[0]);
      default:
        throw new IllegalArgumentException(name);
    }
  }

  private static Map<String, String> column(String path, String column) throws IOException {
    return Golden.csv(path).stream()
        .collect(Collectors.toMap(row -> row.get("id"), row -> row.get(column)));
  }

  private static List<Pair> join(Map<String, String> first, Map<String, String> second) {
    return first.keySet().stream()
        .filter(second::containsKey)
        .sorted()
        .map(key -> new Pair(first.get(key), second.get(key)))
        .toList();
  }

  private static Map<String, String> meanOfExperts(String column) throws IOException {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (int expert = 1; expert <= 3; expert++) {
      RatedData.expert(column, "expert" + expert)
          .forEach((key, raw) -> sums.merge(key, new BigDecimal(raw), BigDecimal::add));
    }
    return sums.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, e -> Double.toString(e.getValue().doubleValue() / 3)));
  }

  private static List<Pair> messages(Golden golden, String[] pair) throws IOException {
    List<CSVRecord> rows = Golden.csv("empathic-reactions/messages.csv");
    long words = rows.stream().mapToLong(row -> words(row.get("essay")).size()).sum();
    assertThat(words).isEqualTo(golden.root().path("word_count_sum").asLong());
    return rows.stream().map(row -> new Pair(score(row, pair[0]), score(row, pair[1]))).toList();
  }

  private static BigDecimal score(CSVRecord row, String name) {
    return name.equals("length rule")
        ? BigDecimal.valueOf(1 + 6 * Math.min(words(row.get("essay")).size(), 200) / 200.0)
        : new BigDecimal(row.get(name));
  }

  private static List<Pair> rule(Golden golden, String mechanism) throws IOException {
    List<CSVRecord> rows = Golden.csv("epitome/" + mechanism + "-reddit.csv");
    Set<String> list =
        Golden.list(golden.root().path("rule")).stream()
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    List<Integer> predictions = new ArrayList<>();
    for (CSVRecord row : rows) {
      String response = row.get("response_post");
      long marks = response.chars().filter(c -> c == '?').count();
      long hits = words(response).stream().filter(list::contains).count();
      predictions.add(
          (int)
              (mechanism.equals("explorations")
                  ? Math.min(marks, 2)
                  : Math.min((hits + 1) / 2, 2)));
    }
    String text = predictions.stream().map(Object::toString).collect(Collectors.joining("\n"));
    assertThat(Golden.sha256(text)).isEqualTo(golden.root().path("prediction_sha256").asText());
    return IntStream.range(0, rows.size())
        .mapToObj(i -> new Pair(rows.get(i).get("level"), predictions.get(i).toString()))
        .toList();
  }

  private static List<Pair> tweets(Golden golden, String who) throws IOException {
    Map<String, Double> lexicon = new HashMap<>();
    for (String[] line : Golden.tabs("datasets/vader-ground-truth/vader_lexicon.txt")) {
      lexicon.put(line[0], Double.valueOf(line[1]));
    }
    Map<String, Double> compound = new HashMap<>();
    for (String[] line : Golden.tabs("golden/" + golden.root().path("predictions").asText())) {
      compound.put(line[0], line[1].equals("compound") ? 0 : Double.parseDouble(line[1]));
    }
    List<Pair> pairs = new ArrayList<>();
    for (String[] tweet : Golden.tabs("datasets/vader-ground-truth/tweets_GroundTruth.txt")) {
      double sum =
          words(tweet[2]).stream()
              .mapToDouble(word -> lexicon.getOrDefault(word, 0.0))
              .reduce(0, Double::sum);
      double score = who.equals("vader") ? compound.get(tweet[0]) : sum / Math.sqrt(sum * sum + 15);
      pairs.add(new Pair(4 * score, Double.parseDouble(tweet[1])));
    }
    return pairs;
  }

  private static List<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(match -> match.group().toLowerCase(Locale.ROOT))
        .toList();
  }

  static List<Pair> published(JsonNode table, String pair) {
    JsonNode data = table.path("table");
    if (data.isArray()) {
      return Golden.list(data).stream()
          .map(row -> new Pair(row.get(0).asText(), row.get(1).asText()))
          .toList();
    }
    String[] names = pair.split(" vs ");
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < data.elements().next().size(); i++) {
      double x = data.path(names[0]).get(i).asDouble();
      double y =
          switch (names[1]) {
            case "x+2" -> x + 2;
            case "2x" -> 2 * x;
            case "-x" -> -x;
            default -> data.path(names[1]).get(i).asDouble();
          };
      pairs.add(new Pair(x, y));
    }
    return pairs;
  }
}
