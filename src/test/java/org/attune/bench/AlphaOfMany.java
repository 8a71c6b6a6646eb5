package org.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.statistic.Bootstrap;
import org.attune.statistic.Estimate;
import org.attune.statistic.KrippendorffAlpha;
import org.attune.statistic.Statistic;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.JointTally;
import org.attune.tally.PairTally;
import org.attune.tally.Tallier;

/** Krippendorff's ordinal alpha of a million ratings with a bootstrap interval. */
final class AlphaOfMany {
  private static final int ITEMS = 200_000;
  private static final int RATERS = 5;
  private static final int CONVERSATIONS = 1_000;
  private static final int REPLICATES = 2_000;

  /** Replicates in which the peer is asked, too. */
  private static final int ASKED = 20;

  private static final Scale SCALE = new Scale.Ordinal(List.of("1", "2", "3", "4", "5"));
  private static final List<Integer> POPULATION =
      IntStream.range(0, CONVERSATIONS).boxed().toList();

  private final List<long[]> ratings = new ArrayList<>(ITEMS);
  private final int[] conversations = new int[ITEMS];
  private Bootstrap.Drawn drawn;

  /** Items fall in conversations at random, so that these differ in length. */
  AlphaOfMany() {
    SplittableRandom random = new SplittableRandom(1);
    double[] common = random.doubles(CONVERSATIONS, -1.5, 1.5).toArray();
    for (int item = 0; item < ITEMS; item++) {
      conversations[item] = random.nextInt(CONVERSATIONS);
      ratings.add(
          AgreementPeers.ratings(random, common[conversations[item]], SCALE, new double[RATERS]));
    }
  }

  /** From the ratings in memory to an interval. */
  private void ours() {
    List<Counts.Builder> builders = Stream.generate(Counts::builder).limit(CONVERSATIONS).toList();
    for (int item = 0; item < ITEMS; item++) {
      PairTally.RATINGS.count(
          Case.ofRatings(SCALE, ratings.get(item)), builders.get(conversations[item]));
    }
    SortedMap<Integer, Counts> byConversation = new TreeMap<>();
    for (int c = 0; c < CONVERSATIONS; c++) {
      byConversation.put(c, builders.get(c).build());
    }
    Bootstrap bootstrap = bootstrap(REPLICATES);
    drawn =
        bootstrap
            .draw(PairTally.RATINGS, byConversation, List.of(new KrippendorffAlpha()), SCALE)
            .get(0);
    if (((Estimate.Value) bootstrap.interval(drawn)).interval().isEmpty()) {
      throw new IllegalStateException("no interval");
    }
  }

  private static Bootstrap bootstrap(int replicates) {
    return new Bootstrap(POPULATION, replicates, 0.95, 1);
  }

  void compare() throws IOException, InterruptedException {
    System.out.printf(
        Locale.ROOT,
        "Krippendorff's alpha, ordinal, of %,d ratings of %,d items in %,d conversations, with an"
            + " interval from %,d replicates; the peer's time is its median of %d replicates,"
            + " times %,d%n",
        ITEMS * RATERS,
        ITEMS,
        CONVERSATIONS,
        REPLICATES,
        ASKED,
        REPLICATES);
    Peer.giveRatings("alpha", ratings);
    Peer.give(
        "alpha",
        Map.of("raters", RATERS, "categories", SCALE.size(), "conversations", CONVERSATIONS),
        Map.of("conversations.bin", List.of(conversations), "weights.bin", Weights.of(ASKED)));
    JsonNode peer = Peer.ask("alpha");
    ours();
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("whole", ((Estimate.Value) drawn.whole()).point());
    for (int r = 0; r < ASKED; r++) {
      values.put("replicate " + r, drawn.draws()[r]);
    }
    AgreementPeers.agree(Peer.difference(values, peer.get("values")), 1e-9);
    AgreementPeers.print(
        Took.median(AgreementPeers.WARM_UP, AgreementPeers.TIMES, this::ours),
        peer.get("peer").asText(),
        Peer.took(peer, "once").plus(Peer.took(peer, "replicate").times(REPLICATES)),
        50);
  }

  /** How often each block is drawn: block b holds one item under the key (0, b). */
  private static final class Weights implements Statistic<JointTally> {
    private final List<int[]> seen = new ArrayList<>();

    @Override
    public Tallier<JointTally> tallier() {
      return JointTally.CATEGORIES;
    }

    @Override
    public Estimate estimate(JointTally tally, Scale scale) {
      seen.add(
          IntStream.range(0, tally.pairs()).map(b -> Math.toIntExact(tally.amount(b))).toArray());
      return Estimate.of(tally.items());
    }

    static List<int[]> of(int replicates) {
      SortedMap<Integer, Counts> byBlock = new TreeMap<>();
      for (int block : POPULATION) {
        Counts.Builder item = Counts.builder();
        item.add(0, block, 1);
        byBlock.put(block, item.build());
      }
      Weights weights = new Weights();
      bootstrap(replicates).draw(weights.tallier(), byBlock, List.of(weights), SCALE);
      return weights.seen.subList(1, 1 + replicates);
    }
  }
}
