package org.attune.statistic;

import java.util.Map;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.tally.CalibrationTally;
import org.attune.tally.Case;
import org.attune.tally.Counts;

/**
 * Calibration of degrees at full precision, under the names that the files of reference values use.
 * With two categories the files are about the probability of the second.
 *
 * @param reference codes
 * @param degrees per item a degree per label
 */
record GoldenCalibration(Scale scale, long[] reference, double[][] degrees) {

  private static final Map<String, Statistic<CalibrationTally>> STATISTICS =
      Map.of(
          "brier", new Brier(),
          "brier_multiclass", new Brier(),
          "log_loss", new LogLoss(),
          "ece", new ExpectedCalibrationError(),
          "ece_classwise", new ClasswiseCalibrationError(),
          "mce", new MaximumCalibrationError());

  Estimate estimate(String name, String average) {
    Statistic<CalibrationTally> statistic = STATISTICS.get(name);
    if (scale instanceof Scale.Labels) {
      IntStream labels = IntStream.range(0, scale.size());
      return average.equals("micro")
          ? of(statistic, labels.mapToObj(this::label).reduce(Counts.NONE, Counts::plus))
          : Estimate.of(labels.mapToDouble(i -> point(statistic, i)).average().orElseThrow());
    }
    if (scale.size() == 2) {
      return of(statistic, label(1));
    }
    return of(statistic, name.equals("ece_classwise") ? classwise() : categories());
  }

  private double point(Statistic<CalibrationTally> statistic, int label) {
    Estimate estimate = statistic.estimate(statistic.tallier().tally(label(label)), binary(label));
    return ((Estimate.Value) estimate).point();
  }

  private Scale binary(int label) {
    return Case.binary(scale, label);
  }

  private Estimate of(Statistic<CalibrationTally> statistic, Counts counts) {
    return statistic.estimate(statistic.tallier().tally(counts), scale);
  }

  private Counts label(int label) {
    Counts.Builder counts = Counts.builder();
    for (int i = 0; i < reference.length; i++) {
      double q = degrees[i][label];
      boolean given =
          scale instanceof Scale.Labels ? (reference[i] >>> label & 1) == 1 : reference[i] == label;
      CalibrationTally.addScores(counts, q, given);
      CalibrationTally.addBin(counts, 0, CalibrationTally.bin(q), q, given);
    }
    return counts.build();
  }

  private Counts categories() {
    Counts.Builder counts = Counts.builder();
    for (int i = 0; i < reference.length; i++) {
      double[] q = degrees[i];
      int top = IntStream.range(0, q.length).reduce((a, b) -> q[b] > q[a] ? b : a).orElseThrow();
      CalibrationTally.addScores(counts, q, (int) reference[i]);
      CalibrationTally.addBin(counts, 0, CalibrationTally.bin(q[top]), q[top], top == reference[i]);
    }
    return counts.build();
  }

  private Counts classwise() {
    Counts.Builder counts = Counts.builder();
    for (int i = 0; i < reference.length; i++) {
      for (int k = 0; k < degrees[i].length; k++) {
        double q = degrees[i][k];
        CalibrationTally.addBin(counts, k, CalibrationTally.bin(q), q, k == reference[i]);
      }
    }
    return counts.build();
  }
}
