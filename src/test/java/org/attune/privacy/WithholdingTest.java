package org.attune.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WithholdingTest {

  private static ToldCount group(long people, String... attributes) {
    Map<String, String> group = new java.util.TreeMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      group.put(attributes[i], attributes[i + 1]);
    }
    return ToldCount.of(group, people, 3 * people);
  }

  private static List<String> kept(ToldCount... groups) {
    return Withholding.of(List.of(groups), 5, List.of()).groups().stream()
        .map(g -> String.join("/", g.group().values()))
        .sorted()
        .toList();
  }

  @Test
  void whereAllAreManyNothingIs() {
    assertThat(kept(group(20), group(9, "sex", "f"), group(11, "sex", "m"))).isEmpty();
  }

  @Test
  void ofTwoGroupsBothAreOrNothingIsToldOfAll() {
    assertThat(kept(group(20), group(3, "sex", "f"), group(17, "sex", "m")))
        .containsExactly("f", "m");
  }

  @Test
  void withoutTheWholeTheOtherGroupMayStand() {
    assertThat(kept(group(3, "sex", "f"), group(17, "sex", "m"))).containsExactly("f");
  }

  @Test
  void twoSmallGroupsThatAreFewTogetherTakeAThirdAlong() {
    assertThat(
            kept(
                group(40),
                group(2, "c", "1"),
                group(2, "c", "2"),
                group(6, "c", "3"),
                group(30, "c", "4")))
        .containsExactly("1", "2", "3");
  }

  @Test
  void thoseWhoLackAnAttributeArePeopleToo() {
    // 2 of 20 did not say: all less women less men would tell of them.
    assertThat(kept(group(20), group(8, "sex", "f"), group(10, "sex", "m"))).containsExactly("f");
  }

  @Test
  void aCrossingGivesNothingAwayThatItsMarginsLeave() {
    List<ToldCount> crossed =
        List.of(
            group(30),
            group(15, "sex", "f"),
            group(15, "sex", "m"),
            group(12, "age", "old"),
            group(18, "age", "young"),
            group(3, "age", "old", "sex", "f"),
            group(12, "age", "young", "sex", "f"),
            group(9, "age", "old", "sex", "m"),
            group(6, "age", "young", "sex", "m"));
    // With both margins told, one number of a table of two by two gives the three others.
    assertThat(kept(crossed.toArray(ToldCount[]::new)))
        .contains("old/f", "young/f", "old/m", "young/m");
  }

  @Test
  void whatOthersToldIsKnown() {
    ToldCount men = group(17, "sex", "m");
    ToldCount told = new ToldCount(men.group(), men.people(), men.counts(), true);
    List<ToldCount> kept =
        Withholding.of(Stream.of(group(20), group(3, "sex", "f"), told).toList(), 5, List.of())
            .groups();
    // Who knows of the men must not be told of all.
    assertThat(kept).extracting(ToldCount::people).containsExactly(3L, 20L);
  }

  @Test
  void whoLacksAnAttributeIsProtectedWhereOthersHaveTwoValues() {
    // 1 of 10 did not say, and 1 was young and old: the sum of both is 10, so nobody seems to lack
    // it.
    ToldCount all = ToldCount.of(Map.of(), 10, 30L);
    ToldCount young = ToldCount.of(Map.of("age", "young"), 5, 14L);
    ToldCount old = ToldCount.of(Map.of("age", "old"), 5, 13L);
    assertThat(Withholding.of(List.of(all, young, old), 5, List.of()).groups()).isNotEmpty();
  }
}
