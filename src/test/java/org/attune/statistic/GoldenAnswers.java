package org.attune.statistic;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.JointTally;

/**
 * References and a model's answers, evaluated under the names that the files of reference values
 * use.
 *
 * @param reference codes
 * @param model codes
 * @param degrees per item a degree per label at full precision, or empty
 */
record GoldenAnswers(Scale scale, long[] reference, long[] model, double[][] degrees) {

  private static final Map<String, Statistic<?>> STATISTICS =
      Tallying.statistics().stream()
          .collect(Collectors.toMap(Statistic::name, Function.identity()));
  private static final Map<String, String> NAMES =
      Map.of(
          "accuracy", "accuracy",
          "balanced_accuracy", "balanced-accuracy",
          "mcc", "matthews-correlation",
          "subset_accuracy", "subset-accuracy",
          "hamming_loss", "hamming-loss");

  GoldenAnswers(Scale scale, long[] reference, long[] model) {
    this(scale, reference, model, new double[0][]);
  }

  /** Categories, in order and one apart, so that value weights apply. */
  static Scale levels(List<String> names) {
    return new Scale.Ordinal(
        names, IntStream.range(0, names.size()).mapToObj(BigDecimal::valueOf).toList());
  }

  /** Our estimate of a golden value; empty where no statistic of the package covers it. */
  Optional<Estimate> estimate(JsonNode value) {
    String statistic = value.path("statistic").asText();
    String average = value.path("average").asText("");
    return switch (statistic) {
      case "precision", "recall", "f1" -> ratio(statistic, average, value.path("label").asText(""));
      case "cohen_kappa" -> kappa(value.path("weights").asText(), value.path("scale").asText(""));
      case "n" -> Optional.of(Estimate.of(Tallying.tally(JointTally.CATEGORIES, cases()).items()));
      case "jaccard", "f1_reference_labels", "f1_of_mean_precision_and_recall" ->
          Optional.of(new GoldenAverages(this).estimate(statistic, average));
      case "roc_auc" -> ranking("roc-auc", average, value.path("label").asText(""));
      case "average_precision" ->
          ranking("average-precision", average, value.path("label").asText(""));
      case "brier", "brier_multiclass", "log_loss", "ece", "ece_classwise", "mce" ->
          Optional.of(
              new GoldenCalibration(scale, reference, degrees).estimate(statistic, average));
      case "mean_mcc_per_label" -> Optional.of(meanCorrelation());
      default -> Optional.ofNullable(NAMES.get(statistic)).map(this::whole);
    };
  }

  /** Counts of reference (rows) against model (columns). */
  long[][] table() {
    JointTally tally = Tallying.tally(JointTally.CATEGORIES, cases());
    long[][] table = new long[scale.size()][scale.size()];
    for (int i = 0; i < tally.pairs(); i++) {
      table[(int) tally.references()[tally.row(i)]][(int) tally.models()[tally.column(i)]] =
          tally.amount(i);
    }
    return table;
  }

  private Optional<Estimate> ratio(String statistic, String average, String label) {
    if (!label.isEmpty()) {
      return Optional.of(
          Tallying.estimate(STATISTICS.get(statistic), scale, position(label), cases()));
    }
    // scikit-learn was given all labels of the task
    String name = average + "-" + statistic + (average.equals("macro") ? "-all-labels" : "");
    return Optional.ofNullable(STATISTICS.get(name))
        .map(of -> Tallying.estimate(of, scale, cases()));
  }

  private Optional<Estimate> kappa(String weights, String kind) {
    if (weights.equals("unweighted")) {
      return Optional.of(whole("cohen-kappa"));
    }
    if (kind.startsWith("value")) {
      return Optional.of(whole(weights + "-kappa"));
    }
    return kind.equals("rank") ? Optional.of(ranked().whole(weights + "-kappa")) : Optional.empty();
  }

  private Optional<Estimate> ranking(String statistic, String average, String label) {
    if (average.isEmpty()) {
      return Optional.of(ofLabel(statistic, label.isEmpty() ? scale.size() - 1 : position(label)));
    }
    if (average.equals("micro")) {
      Counts all =
          IntStream.range(0, scale.size()).mapToObj(this::count).reduce(Counts.NONE, Counts::plus);
      return Optional.of(estimate(statistic, all, scale));
    }
    if (average.equals("macro, one-vs-one")) {
      return Optional.of(Estimate.of(oneVersusOne(statistic)));
    }
    if (!List.of("macro", "weighted", "macro, one-vs-rest", "weighted, one-vs-rest")
        .contains(average)) {
      return Optional.empty();
    }
    double sum = 0;
    double weights = 0;
    for (int each = 0; each < scale.size(); each++) {
      double weight = average.startsWith("macro") ? 1 : positives(each);
      sum += weight * ((Estimate.Value) ofLabel(statistic, each)).point();
      weights += weight;
    }
    return Optional.of(Estimate.of(sum / weights));
  }

  /** Mean over ordered pairs of categories, of the items of these two (Hand &amp; Till 2001). */
  private double oneVersusOne(String statistic) {
    return IntStream.range(0, scale.size() * scale.size())
        .filter(pair -> pair / scale.size() != pair % scale.size())
        .mapToDouble(
            pair -> {
              int[] items =
                  IntStream.range(0, reference.length)
                      .filter(
                          i ->
                              reference[i] == pair / scale.size()
                                  || reference[i] == pair % scale.size())
                      .toArray();
              GoldenAnswers two =
                  new GoldenAnswers(
                      scale,
                      IntStream.of(items).mapToLong(i -> reference[i]).toArray(),
                      IntStream.of(items).mapToLong(i -> model[i]).toArray(),
                      IntStream.of(items).mapToObj(i -> degrees[i]).toArray(double[][]::new));
              return ((Estimate.Value) two.ofLabel(statistic, pair / scale.size())).point();
            })
        .average()
        .orElseThrow();
  }

  /** Mean over labels, 0 where undefined. */
  private Estimate meanCorrelation() {
    return Estimate.of(
        IntStream.range(0, scale.size())
            .mapToDouble(label -> orZero("matthews-correlation", label))
            .average()
            .orElseThrow());
  }

  Estimate whole(String statistic) {
    return Tallying.estimate(STATISTICS.get(statistic), scale, cases());
  }

  private Estimate ofLabel(String statistic, int label) {
    return estimate(statistic, count(label), Case.binary(scale, label));
  }

  @SuppressWarnings("unchecked")
  private static Estimate estimate(String statistic, Counts counts, Scale scale) {
    return ((Statistic<JointTally>) STATISTICS.get(statistic))
        .estimate(JointTally.DEGREES.tally(counts), scale);
  }

  // The bits of doubles from 0 rise with them, so no degree is rounded.
  private Counts count(int label) {
    Counts.Builder counts = Counts.builder();
    for (int i = 0; i < reference.length; i++) {
      counts.add(given(reference[i], label), Double.doubleToLongBits(degrees[i][label]), 1);
    }
    return counts.build();
  }

  /** A statistic of one label, 0 where undefined. */
  double orZero(String statistic, int label) {
    return Tallying.estimate(STATISTICS.get(statistic), scale, label, cases())
            instanceof Estimate.Value value
        ? value.point()
        : 0;
  }

  long positives(int label) {
    return Arrays.stream(reference).map(code -> given(code, label)).sum();
  }

  private long given(long code, int label) {
    return scale instanceof Scale.Labels ? code >>> label & 1 : code == label ? 1 : 0;
  }

  /** The same with ranks among the categories that occur for values. */
  private GoldenAnswers ranked() {
    long[] occurring =
        LongStream.concat(Arrays.stream(reference), Arrays.stream(model))
            .sorted()
            .distinct()
            .toArray();
    Scale ranks =
        levels(Arrays.stream(occurring).mapToObj(code -> scale.name((int) code)).toList());
    return new GoldenAnswers(ranks, ranks(reference, occurring), ranks(model, occurring));
  }

  private static long[] ranks(long[] codes, long[] occurring) {
    return Arrays.stream(codes).map(code -> Arrays.binarySearch(occurring, code)).toArray();
  }

  private List<Case> cases() {
    return IntStream.range(0, reference.length)
        .mapToObj(i -> Case.ofAnswers(scale, answer(reference[i]), answer(model[i])))
        .toList();
  }

  private long answer(long code) {
    return scale.ordered() ? scale.value(code) : code;
  }

  private int position(String label) {
    return IntStream.range(0, scale.size())
        .filter(i -> scale.name(i).equals(label))
        .findFirst()
        .orElseThrow();
  }
}
