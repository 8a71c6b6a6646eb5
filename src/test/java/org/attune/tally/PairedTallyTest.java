package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;

class PairedTallyTest {

  private static final Scale NUMBERS =
      new Scale.Interval(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE);
  private static final Scale LABELS = new Scale.Labels(List.of("anger", "joy", "love"));

  private static PairedTally tally(Case... items) {
    Counts.Builder counts = Counts.builder();
    for (Case item : items) {
      PairedTally.RIGHT.count(item, counts);
    }
    return PairedTally.RIGHT.tally(counts.build());
  }

  private static Case item(Scale scale, long reference, long model, long rival) {
    return new Case(
        scale, new long[0], Case.NO_RATERS, reference, model, rival, Case.NO_DEGREES, 0);
  }

  @Test
  void countsWhoIsRight() {
    PairedTally tally =
        tally(
            item(LABELS, 6, 6, 4),
            item(LABELS, 0, 0, 1),
            item(LABELS, 3, 1, 3),
            item(LABELS, 1, 2, 4));
    assertThat(tally.items()).isEqualTo(4);
    assertThat(tally.modelOnly()).isEqualTo(2);
    assertThat(tally.rivalOnly()).isEqualTo(1);
    assertThat(tally.counts().amount(0, 0)).isEqualTo(1);
    assertThat(tally.with(new long[tally.counts().size()]).items()).isZero();
  }

  @Test
  void valuesAreTakenToTheNearestCategory() {
    long half = Scale.UNIT / 2;
    PairedTally tally = tally(item(NUMBERS, 7 * Scale.UNIT, 13 * half + 1, 13 * half));
    assertThat(tally.modelOnly()).isEqualTo(1);
  }

  @Test
  void itemsWithoutOneOfTheThreeAreLeftOut() {
    PairedTally tally =
        tally(
            item(LABELS, Scale.ABSENT, 1, 1),
            item(LABELS, 1, Scale.ABSENT, 1),
            item(LABELS, 1, 1, Scale.ABSENT));
    assertThat(tally.counts()).isEqualTo(Counts.NONE);
    assertThat(PairedTally.RIGHT.needsRival()).isTrue();
    assertThat(PairedTally.RIGHT.missing()).contains("both models");
  }
}
