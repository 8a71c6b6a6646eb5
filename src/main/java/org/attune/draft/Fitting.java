package org.attune.draft;

import java.util.List;
import org.attune.corpus.Card.Level;

/**
 * What fits a level of measurement.
 *
 * @param consensus rule by which a panel's ratings become one answer
 * @param agreement statistics of people among themselves
 * @param ceiling statistics of which a share of the people's can be told: 1 is best
 * @param models statistics of models against the consensus
 * @param baseline scorer that learns such ratings from texts
 */
record Fitting(
    String consensus,
    List<String> agreement,
    List<String> ceiling,
    List<String> models,
    String baseline) {

  private static final String LOGISTIC = "mllib-logistic-regression";

  static Fitting of(Level level) {
    return switch (level) {
      case NOMINAL ->
          new Fitting(
              "majority",
              List.of("percent-agreement", "krippendorff-alpha", "gwet-ac1"),
              List.of("accuracy", "cohen-kappa"),
              List.of("accuracy", "macro-f1", "cohen-kappa"),
              LOGISTIC);
      case ORDINAL ->
          new Fitting(
              "median",
              List.of("percent-agreement", "krippendorff-alpha", "gwet-ac2-ordinal"),
              List.of("quadratic-kappa", "pearson"),
              List.of("quadratic-kappa", "pearson", "mean-absolute-error"),
              LOGISTIC);
      case INTERVAL ->
          new Fitting(
              "mean",
              List.of("krippendorff-alpha", "standard-error-of-measurement"),
              List.of("pearson", "concordance-correlation"),
              List.of("pearson", "concordance-correlation", "mean-absolute-error", "bias"),
              "mllib-linear-regression");
      case LABELS ->
          new Fitting(
              "majority",
              List.of("percent-agreement", "krippendorff-alpha", "gwet-ac1"),
              List.of("micro-f1", "jaccard"),
              List.of("macro-f1", "micro-f1", "jaccard", "subset-accuracy"),
              LOGISTIC);
    };
  }
}
