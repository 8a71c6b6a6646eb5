package org.attune.statistic;

import java.util.List;
import java.util.Map;
import org.attune.corpus.Scale;

/** Names of statistics of agreement in files of reference values. */
final class AgreementNames {

  private static final Map<String, Statistic<?>> WEIGHTED =
      Map.ofEntries(
          Map.entry("percent_agreement unweighted", new PercentAgreement()),
          Map.entry("fleiss_kappa unweighted", new FleissKappa()),
          Map.entry("fleiss_kappa linear", new FleissKappaLinear()),
          Map.entry("fleiss_kappa quadratic", new FleissKappaQuadratic()),
          Map.entry("fleiss_kappa ordinal", new FleissKappaOrdinal()),
          Map.entry("conger_kappa unweighted", new CongerKappa()),
          Map.entry("conger_kappa linear", new CongerKappaLinear()),
          Map.entry("conger_kappa quadratic", new CongerKappaQuadratic()),
          Map.entry("conger_kappa ordinal", new CongerKappaOrdinal()),
          Map.entry("brennan_prediger unweighted", new BrennanPrediger()),
          Map.entry("brennan_prediger linear", new BrennanPredigerLinear()),
          Map.entry("brennan_prediger quadratic", new BrennanPredigerQuadratic()),
          Map.entry("brennan_prediger ordinal", new BrennanPredigerOrdinal()),
          Map.entry("gwet_ac1 unweighted", new GwetAc1()),
          Map.entry("gwet_ac2 linear", new GwetAc2Linear()),
          Map.entry("gwet_ac2 quadratic", new GwetAc2Quadratic()),
          Map.entry("gwet_ac2 ordinal", new GwetAc2Ordinal()));

  private AgreementNames() {}

  /** The statistics that a value is about; none if it is about something else. */
  static List<Statistic<?>> of(Golden.Value value, Scale scale) {
    return switch (value.statistic()) {
      case "percent_agreement",
          "fleiss_kappa",
          "conger_kappa",
          "brennan_prediger",
          "gwet_ac1",
          "gwet_ac2" ->
          List.of(WEIGHTED.get(value.statistic() + " " + value.text("weights")));
      case "percent_agreement_pooled_pairs" -> List.of(new PooledPercentAgreement());
      case "percent_agreement_all_raters" ->
          List.of(value.text("level").isEmpty() ? new Unanimity() : new NearUnanimity());
      case "fleiss_kappa_pooled_marginals" -> List.of(new FleissKappaPooled());
      case "krippendorff_alpha", "krippendorff_alpha_balanced" -> alpha(value.text("level"), scale);
      default -> List.of();
    };
  }

  /** True if the value depends on which categories the scale has. */
  static boolean ofCategories(Golden.Value value) {
    return value.statistic().startsWith("gwet")
        || value.statistic().startsWith("brennan")
        || value.text("weights").equals("ordinal");
  }

  private static List<Statistic<?>> alpha(String level, Scale scale) {
    Statistic<?> named =
        switch (level) {
          case "nominal" -> new KrippendorffAlphaNominal();
          case "ordinal" -> new KrippendorffAlphaOrdinal();
          case "interval" -> new KrippendorffAlphaInterval();
          case "ratio" -> new KrippendorffAlphaRatio();
          default -> throw new IllegalArgumentException(level);
        };
    boolean own = level.equals(scale.ordered() ? "ordinal" : "nominal");
    return own ? List.of(named, new KrippendorffAlpha()) : List.of(named);
  }
}
