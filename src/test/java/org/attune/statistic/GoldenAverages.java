package org.attune.statistic;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Averages over labels that follow from statistics of the package and that it does not name. */
record GoldenAverages(GoldenAnswers answers) {

  Estimate estimate(String statistic, String average) {
    return switch (statistic) {
      case "jaccard" -> jaccard(average);
      case "f1_reference_labels" ->
          Estimate.of(mean(label -> answers.positives(label) > 0 ? 1 : 0, this::f1));
      case "f1_of_mean_precision_and_recall" -> {
        double precision = point("macro-precision-all-labels");
        double recall = point("macro-recall-all-labels");
        yield Estimate.of(2 * precision * recall / (precision + recall));
      }
      default -> throw new IllegalArgumentException(statistic);
    };
  }

  /** The Jaccard index of a label is F1 / (2 - F1). */
  private Estimate jaccard(String average) {
    DoubleUnaryOperator of = f1 -> f1 / (2 - f1);
    IntToDoubleFunction label = each -> of.applyAsDouble(f1(each));
    return switch (average) {
      case "samples" -> answers.whole("jaccard");
      case "micro" -> Estimate.of(of.applyAsDouble(point("micro-f1")));
      case "macro" -> Estimate.of(mean(each -> 1, label));
      case "weighted" -> Estimate.of(mean(answers::positives, label));
      default -> throw new IllegalArgumentException(average);
    };
  }

  private double f1(int label) {
    return answers.orZero("f1", label);
  }

  private double point(String statistic) {
    return ((Estimate.Value) answers.whole(statistic)).point();
  }

  private double mean(IntToDoubleFunction weight, IntToDoubleFunction of) {
    IntStream labels = IntStream.range(0, answers.scale().size());
    double weights = labels.mapToDouble(weight).sum();
    return IntStream.range(0, answers.scale().size())
            .mapToDouble(label -> weight.applyAsDouble(label) * of.applyAsDouble(label))
            .sum()
        / weights;
  }
}
