package org.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.attune.corpus.Scale;
import org.attune.statistic.Analytic;
import org.attune.statistic.Estimate;
import org.attune.statistic.Icc1;
import org.attune.statistic.Icc1k;
import org.attune.statistic.Icc2;
import org.attune.statistic.Icc2k;
import org.attune.statistic.Icc3;
import org.attune.statistic.Icc3k;
import org.attune.statistic.Statistic;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.RaterTally;
import org.attune.tally.Tallier;

/** The intraclass correlations of 60,000 items rated by the same two people. */
final class CorrelationsOfTwo {
  private static final int ITEMS = 60_000;

  /** Calls timed together. */
  private static final int CALLS = 50;

  private static final Scale SCALE = new Scale.Ordinal(List.of("1", "2", "3", "4", "5", "6", "7"));

  /** By pingouin's names. */
  private static final Map<String, Statistic<RaterTally>> FORMS =
      Map.of(
          "ICC(1,1)", new Icc1(),
          "ICC(A,1)", new Icc2(),
          "ICC(C,1)", new Icc3(),
          "ICC(1,k)", new Icc1k(),
          "ICC(A,k)", new Icc2k(),
          "ICC(C,k)", new Icc3k());

  private final List<long[]> ratings = new ArrayList<>(ITEMS);
  private final Map<String, Estimate.Value> found = new LinkedHashMap<>();

  CorrelationsOfTwo() {
    SplittableRandom random = new SplittableRandom(2);
    double[] severity = {-0.3, 0.3};
    for (int item = 0; item < ITEMS; item++) {
      ratings.add(AgreementPeers.ratings(random, 0, SCALE, severity));
    }
  }

  /**
   * From the ratings in memory to all forms with their F limits. Counted once: where every item's
   * raters are known, the panel sums of both talliers are the same.
   */
  private void ours() {
    int[] raters = {0, 1};
    Tallier<RaterTally> tallier = RaterTally.RATERS;
    Counts.Builder counts = Counts.builder();
    ratings.forEach(codes -> tallier.count(Case.ofRaters(SCALE, raters, codes), counts));
    RaterTally tally = tallier.tally(counts.build());
    FORMS.forEach((name, form) -> found.put(name, estimate(form, tally)));
  }

  /** All forms take their limits from the tally of the estimate. */
  @SuppressWarnings("unchecked")
  private static Estimate.Value estimate(Statistic<RaterTally> form, RaterTally tally) {
    double point = ((Estimate.Value) form.estimate(tally, SCALE)).point();
    Analytic<RaterTally> limits = (Analytic<RaterTally>) form.analytic().orElseThrow();
    return new Estimate.Value(point, limits.interval(tally, SCALE, 0.95).interval());
  }

  void compare() throws IOException, InterruptedException {
    System.out.printf(
        Locale.ROOT,
        "Intraclass correlations, six forms with F limits, of %,d items rated by two%n",
        ITEMS);
    Peer.giveRatings("icc", ratings);
    Peer.give("icc", Map.of("raters", 2), Map.of());
    JsonNode peer = Peer.ask("icc");
    ours();
    Map<String, Double> values = new LinkedHashMap<>();
    found.forEach((name, value) -> values.put(name, value.point()));
    AgreementPeers.agree(Peer.difference(values, peer.get("values")), 1e-6);
    found.forEach((name, value) -> agree(name, value.interval(), peer.get("limits").get(name)));
    AgreementPeers.print(
        Took.median(AgreementPeers.WARM_UP, AgreementPeers.TIMES, CALLS, this::ours),
        peer.get("peer").asText(),
        Peer.took(peer, "once"),
        20);
  }

  /** The peer rounds its limits to two decimals. */
  private static void agree(String name, Optional<Estimate.Interval> limits, JsonNode peer) {
    Estimate.Interval ours = limits.orElseThrow();
    if (Math.abs(ours.low() - peer.get(0).asDouble()) > 0.005 + 1e-9
        || Math.abs(ours.high() - peer.get(1).asDouble()) > 0.005 + 1e-9) {
      throw new IllegalStateException("limits of " + name + " " + ours + " but the peer's " + peer);
    }
  }
}
