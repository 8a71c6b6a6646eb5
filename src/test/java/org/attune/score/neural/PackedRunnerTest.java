package org.attune.score.neural;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class PackedRunnerTest {

  private static final int ROOM = 64;

  @RepeatedTest(20)
  void eachTextStandsOnceThoseOfALengthTogetherAndNoStreamIsTooLong(RepetitionInfo info) {
    Random random = new Random(info.getCurrentRepetition());
    int[] lengths = random.ints(random.nextInt(200), 1, ROOM + 1).toArray();
    Tokens[] texts =
        Arrays.stream(lengths)
            .mapToObj(tokens -> new Tokens(new long[tokens], new long[tokens]))
            .toArray(Tokens[]::new);
    List<int[]> streams = PackedRunner.streams(texts, ROOM);
    assertThat(streams.stream().flatMapToInt(Arrays::stream).sorted())
        .containsExactly(IntStream.range(0, texts.length).boxed().toArray(Integer[]::new));
    for (int[] together : streams) {
      int[] inStream = Arrays.stream(together).map(text -> lengths[text]).toArray();
      assertThat(Arrays.stream(inStream).sum()).isBetween(1, ROOM);
      long changes =
          IntStream.range(1, inStream.length).filter(i -> inStream[i] != inStream[i - 1]).count();
      assertThat(changes + 1).isEqualTo(Arrays.stream(inStream).distinct().count());
    }
  }
}
