package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdOrderTest {

  private static final List<String> UNITS =
      IntStream.range(0, 200).mapToObj(i -> "conversation " + i).toList();

  private static final IdOrder ONE = keyed("the ratings");
  private static final IdOrder OTHER = keyed("the ratings, but one");

  private static IdOrder keyed(String key) {
    return IdOrder.keyed(key.getBytes(StandardCharsets.UTF_8));
  }

  /** Computed by another implementation. */
  @Test
  void theHashIsHmacSha256OfWhatAnIdIsOf() {
    // printf 'UNIT\0what do ya want for nothing?' | openssl dgst -sha256 -hmac Jefe
    assertThat(keyed("Jefe").place(IdOrder.Of.UNIT, "what do ya want for nothing?"))
        .isEqualTo("e1dedcba15628111b0905a64b6c76ba104833f310eb9bdbf30f9eda6e4113c28");
  }

  @Test
  void whoHasNotTheKeyDoesNotKnowTheOrder() {
    List<String> one = UNITS.stream().sorted(ONE.by(IdOrder.Of.UNIT)).toList();
    List<String> other = UNITS.stream().sorted(OTHER.by(IdOrder.Of.UNIT)).toList();
    List<String> raters = UNITS.stream().sorted(ONE.by(IdOrder.Of.RATER)).toList();
    assertThat(one).containsExactlyInAnyOrderElementsOf(UNITS);
    assertThat(List.of(one, other, raters, UNITS.stream().sorted().toList()))
        .doesNotHaveDuplicates();
    assertThat(UNITS.stream().sorted(IdOrder.PLAIN.by(IdOrder.Of.UNIT)))
        .containsExactlyElementsOf(UNITS.stream().sorted().toList());
  }

  /** Neither numbers of blocks nor the hashes that tell clusters apart. */
  @Test
  void blocksFollowTheKey() {
    for (int most : new int[] {50, 1024}) {
      Blocks one = Blocks.of(UNITS, most, ONE);
      Blocks same = Blocks.of(UNITS.stream().sorted().toList(), most, keyed("the ratings"));
      Blocks plain = Blocks.of(UNITS, most, IdOrder.PLAIN);
      assertThat(UNITS)
          .allSatisfy(unit -> assertThat(one.of(unit)).isEqualTo(same.of(unit)))
          .allSatisfy(unit -> assertThat(one.of(unit)).isBetween(0, one.size() - 1))
          .allSatisfy(unit -> assertThat(one.cluster(unit)).isNotEqualTo(Blocks.longHash(unit)))
          .allSatisfy(unit -> assertThat(plain.cluster(unit)).isEqualTo(Blocks.longHash(unit)));
      assertThat(UNITS.stream().filter(unit -> one.of(unit) == plain.of(unit)).count())
          .isLessThan(20);
    }
  }
}
