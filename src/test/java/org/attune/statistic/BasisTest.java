package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.PairTally;
import org.attune.tally.Tally;
import org.junit.jupiter.api.Test;

/** Thirty items by three raters in three blocks, and a thousand items rated once in a hundred. */
class BasisTest {

  private static final Scale SCALE = new Scale.Ordinal(List.of("1", "2", "3"));

  private static <T extends Tally<T>> SortedMap<Integer, Counts> count(
      Statistic<T> statistic, int paired) {
    SortedMap<Integer, Counts> byBlock = new TreeMap<>();
    for (int i = 0; i < 1030; i++) {
      Case item =
          i < 30
              ? Case.ofRaters(SCALE, new int[] {0, 1, 2}, i % 3, (i + i / 10) % 3, i % 3)
              : Case.ofRaters(SCALE, new int[] {i % 3}, i % 2);
      Counts.Builder counts = Counts.builder();
      statistic.tallier().count(item, counts);
      byBlock.merge(i < 30 ? i % paired : i % 100 + 3, counts.build(), Counts::plus);
    }
    return byBlock;
  }

  private static <T extends Tally<T>> Basis basis(Statistic<T> statistic, int paired) {
    return Basis.of(statistic, count(statistic, paired), SCALE);
  }

  @Test
  void itemsRatedOnceCarryNoAgreement() {
    for (Statistic<?> statistic :
        List.of(
            new PercentAgreement(),
            new PooledPercentAgreement(),
            new KrippendorffAlpha(),
            new FleissKappa(),
            new FleissKappaPooled(),
            new CongerKappa(),
            new GwetAc1(),
            new Unanimity(),
            new NearUnanimity(),
            new Icc2(),
            new KendallW(),
            new PairwisePearson(),
            new RaterSeverity(),
            new StandardErrorOfMeasurement())) {
      Basis basis = basis(statistic, 3);
      assertThat(Stream.of(basis.items(), (long) basis.blocks()))
          .as(statistic.name())
          .containsExactly(30L, 3L);
    }
  }

  @Test
  void oneWayCorrelationsUseThem() {
    assertThat(basis(new Icc1(), 3).items()).isEqualTo(1030);
  }

  @Test
  void aSingleBlockThatCarriesItGivesNoInterval() {
    KrippendorffAlpha alpha = new KrippendorffAlpha();
    SortedMap<Integer, Counts> byBlock = count(alpha, 1);
    Bootstrap bootstrap = new Bootstrap(List.copyOf(byBlock.keySet()), 100, 0.95, 1);
    List<Statistic<PairTally>> statistics = List.of(alpha);
    Bootstrap.Drawn drawn = bootstrap.draw(alpha.tallier(), byBlock, statistics, SCALE).get(0);
    double point = ((Estimate.Value) drawn.whole()).point();
    assertThat(bootstrap.interval(drawn, basis(alpha, 1).blocks()))
        .isEqualTo(Estimate.without(point, Bootstrap.ONE_BLOCK));
  }
}
