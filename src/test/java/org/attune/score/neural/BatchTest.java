package org.attune.score.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

  private static final int LONGEST = 128;
  private static final int PAD = 7;

  private static Tokens text(int length) {
    long[] ids = IntStream.rangeClosed(1, length).asLongStream().map(i -> 100 + i).toArray();
    return new Tokens(ids, new long[length]);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2, 2",
    "31, 31",
    "32, 32",
    "33, 34",
    "64, 64",
    "65, 68",
    "96, 96",
    "125, 128",
    "128, 128"
  })
  void rowsAreLongerBySmallStepsOrNone(int tokens, int row) {
    assertThat(Batch.rowLength(tokens, LONGEST)).isEqualTo(row);
    assertThat(Batch.rowLength(tokens, tokens)).isEqualTo(tokens);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 48, 256, 1024})
  void theShapeOfATextDependsOnItsLengthAlone(int budget) {
    Map<Integer, Set<List<Integer>>> shapes = new HashMap<>();
    Random random = new Random(5);
    for (int groupSize : new int[] {1, 2, 17, 400}) {
      Tokens[] group = new Tokens[groupSize];
      Arrays.setAll(group, i -> text(1 + random.nextInt(LONGEST)));
      List<Integer> seen = new ArrayList<>();
      for (int[] rows : Batch.cut(group, budget, LONGEST)) {
        Batch batch = Batch.filled(rows, group, budget, LONGEST, PAD);
        assertThat(batch.size() * batch.length())
            .isLessThanOrEqualTo(Math.max(budget, batch.length()));
        assertThat(rows.length).isBetween(1, batch.size());
        assertThat(batch.ids()).hasSize(batch.size() * batch.length());
        for (int i = 0; i < rows.length; i++) {
          int length = group[rows[i]].length();
          seen.add(rows[i]);
          shapes
              .computeIfAbsent(length, l -> new HashSet<>())
              .add(List.of(batch.size(), batch.length()));
          long[] row =
              Arrays.copyOfRange(batch.ids(), i * batch.length(), (i + 1) * batch.length());
          long[] expected = Arrays.copyOf(group[rows[i]].ids(), batch.length());
          Arrays.fill(expected, length, expected.length, PAD);
          assertThat(row).isEqualTo(expected);
        }
      }
      assertThat(seen)
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, groupSize).boxed().toList());
    }
    assertThat(shapes).hasSizeGreaterThan(100);
    assertThat(shapes.values()).allSatisfy(s -> assertThat(s).hasSize(1));
    assertThat(shapes.values().stream().distinct()).hasSizeLessThan(65);
  }

  @Test
  void nothingIsCutFromNothing() {
    assertThat(Batch.cut(new Tokens[0], 256, LONGEST)).isEmpty();
  }
}
