package org.attune.statistic;

import static org.attune.statistic.GoldenFile.strings;
import static org.attune.statistic.GoldenFile.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.Shared;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;

/** The statistics of label sets give scikit-learn's values on GoEmotions. */
class GoldenLabelSetsTest {

  @Test
  void goemotionsKeywords() throws IOException {
    GoldenFile golden = new GoldenFile("goemotions.ekman-keywords");
    JsonNode root = golden.root();
    List<String> labels = strings(root.path("labels"));
    List<String> fine =
        Shared.tabbed("datasets/goemotions/labels.txt").stream().map(line -> line[0]).toList();
    JsonNode groups =
        new JsonMapper().readTree(Shared.file("datasets/goemotions/ekman_mapping.json").toFile());
    long[] group = fine.stream().mapToLong(label -> 1L << groupOf(label, labels, groups)).toArray();
    List<String[]> rows = Shared.tabbed("datasets/goemotions/test.tsv");
    long[] reference = rows.stream().mapToLong(row -> union(row[1], group)).toArray();
    long[] model = new long[rows.size()];
    double[][] degrees = new double[rows.size()][labels.size()];
    for (int i = 0; i < model.length; i++) {
      int[] hits = GoldenText.hits(root.path("rule"), labels, GoldenText.words(rows.get(i)[0]));
      IntStream found = IntStream.range(0, hits.length).filter(label -> hits[label] > 0);
      long set = found.mapToLong(label -> 1L << label).sum();
      model[i] = set == 0 ? 1L << labels.indexOf("neutral") : set;
      for (int label = 0; label < labels.size(); label++) {
        double u = GoldenText.unit(rows.get(i)[2] + "|" + labels.get(label));
        degrees[i][label] = (model[i] >>> label & 1) == 1 ? 0.5 + 0.5 * u : 0.5 * u;
      }
    }
    golden.checkPrediction(Arrays.stream(model).mapToObj(set -> names(set, labels)).toList());
    Scale scale = new Scale.Labels(labels);
    golden.check(with("column", ""), new GoldenAnswers(scale, reference, model, degrees));
    double[][] tied =
        Arrays.stream(degrees)
            .map(row -> Arrays.stream(row).map(x -> Math.floor(10 * x) / 10).toArray())
            .toArray(double[][]::new);
    golden.check(
        value -> value.path("column").asText("").startsWith("scores rounded"),
        new GoldenAnswers(scale, reference, model, tied));
    golden.report();
  }

  @Test
  void goemotionsPerturbed() throws IOException {
    GoldenFile golden = new GoldenFile("goemotions.hash-perturbed-28");
    JsonNode root = golden.root();
    List<String> labels = strings(root.path("labels"));
    long[] single = IntStream.range(0, labels.size()).mapToLong(label -> 1L << label).toArray();
    List<String[]> rows = Shared.tabbed("datasets/goemotions/test.tsv");
    long[] reference = rows.stream().mapToLong(row -> union(row[1], single)).toArray();
    long[] model = new long[rows.size()];
    double[][] degrees = new double[rows.size()][labels.size()];
    for (int i = 0; i < model.length; i++) {
      String id = rows.get(i)[2];
      model[i] = perturbed(reference[i], GoldenText.crc(id));
      for (int label = 0; label < labels.size(); label++) {
        degrees[i][label] =
            0.55 * (model[i] >>> label & 1) + 0.45 * GoldenText.unit(id + "|" + labels.get(label));
      }
    }
    List<String> ids = IntStream.range(0, labels.size()).mapToObj(String::valueOf).toList();
    golden.checkPrediction(Arrays.stream(model).mapToObj(set -> names(set, ids)).toList());
    golden.check(
        value -> true, new GoldenAnswers(new Scale.Labels(labels), reference, model, degrees));
    golden.report();
  }

  private static long perturbed(long reference, long c) {
    return switch ((int) (c % 10)) {
      case 6, 7 -> 1L << (5 * Long.numberOfTrailingZeros(reference) + 3) % 28;
      case 8 -> reference | 1L << c / 10 % 28;
      case 9 -> 0;
      default -> reference;
    };
  }

  private static int groupOf(String label, List<String> labels, JsonNode groups) {
    return IntStream.range(0, labels.size())
        .filter(i -> strings(groups.path(labels.get(i))).contains(label))
        .findFirst()
        .orElse(labels.indexOf("neutral"));
  }

  private static long union(String ids, long[] sets) {
    return Arrays.stream(ids.split(","))
        .mapToLong(id -> sets[Integer.parseInt(id)])
        .reduce(0, (a, b) -> a | b);
  }

  private static String names(long set, List<String> labels) {
    return IntStream.range(0, labels.size())
        .filter(label -> (set >>> label & 1) == 1)
        .mapToObj(labels::get)
        .collect(Collectors.joining(","));
  }
}
