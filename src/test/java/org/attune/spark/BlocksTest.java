package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocksTest {

  @Test
  void noMoreUnitsThanBlocksHaveOneEach() {
    Blocks blocks = Blocks.of(List.of("a", "b", "c"), 3, IdOrder.PLAIN);
    assertThat(List.of("a", "b", "c")).extracting(blocks::of).containsExactly(0, 1, 2);
    assertThat(Blocks.of(List.of("only"), 1024, IdOrder.PLAIN).of("only")).isZero();
  }

  @Test
  void ofMoreUnitsTheHashDecides() {
    List<String> units = IntStream.range(0, 5000).mapToObj(i -> "conversation " + i).toList();
    Blocks blocks = Blocks.of(units, 64, IdOrder.PLAIN);
    int[] sizes = new int[64];
    for (String unit : units) {
      assertThat(blocks.of(unit)).isEqualTo(Math.floorMod(Blocks.hash(unit), 64));
      sizes[blocks.of(unit)]++;
    }
    // 78 expected, standard deviation 8.8
    assertThat(IntStream.of(sizes)).allMatch(n -> n > 40 && n < 120);
    assertThat(blocks.of("a unit that was not listed")).isBetween(0, 63);
  }

  @Test
  void blocksDoNotDependOnWhichUnitsAreListed() {
    List<String> units = IntStream.range(0, 9).mapToObj(i -> "u" + i).toList();
    Blocks all = Blocks.of(units, 4, IdOrder.PLAIN);
    Blocks some = Blocks.of(units.subList(4, 9), 4, IdOrder.PLAIN);
    assertThat(units).allSatisfy(unit -> assertThat(some.of(unit)).isEqualTo(all.of(unit)));
  }

  /**
   * MurmurHash3_x86_32 with seed 42, computed by a second implementation that gives its published
   * test values.
   */
  @ParameterizedTest
  @CsvSource({"'', 142593372", "abcd, -396302900", "😀, 1877935379"})
  void ofWholeWordsTheHashIsMurmur3(String unit, int expected) {
    assertThat(Blocks.hash(unit)).isEqualTo(expected);
  }

  /** Murmur3 itself would give -684278310, -1969384797 and -1219130433. */
  @ParameterizedTest
  @CsvSource({"Spark, 228093765", "conversation 12, 1980887689", "ß, 165980698"})
  void theLastBytesAreMixedAsSparkDoes(String unit, int expected) {
    assertThat(Blocks.hash(unit)).isEqualTo(expected);
  }

  @Test
  void differentUnitsRarelyShareAHash() {
    Set<Integer> hashes = new HashSet<>();
    IntStream.range(0, 1000).forEach(i -> hashes.add(Blocks.hash("unit " + i)));
    assertThat(hashes).hasSizeGreaterThan(998);
  }
}
