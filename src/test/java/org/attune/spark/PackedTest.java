package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.attune.corpus.Fragment;
import org.attune.corpus.Fragment.By;
import org.attune.corpus.Fragment.Rating;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTest {

  private static final List<String> TEXTS =
      List.of("", "a", "ä", "日本", "🙂", "\u0000\n", "x".repeat(300));
  private static final long[] NUMBERS = {
    0, 1, -1, 63, 64, -65, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE
  };

  private final SplittableRandom random = new SplittableRandom(5);

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private String textOrNone() {
    return random.nextInt(3) == 0 ? null : text();
  }

  private long number() {
    return random.nextBoolean()
        ? NUMBERS[random.nextInt(NUMBERS.length)]
        : random.nextLong() >> random.nextInt(64);
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      texts.add(text());
    }
    return texts;
  }

  private List<Rating> ratings() {
    List<Rating> ratings = new ArrayList<>();
    for (int left = random.nextInt(5); left > 0; left--) {
      By by = By.values()[random.nextInt(By.values().length)];
      ratings.add(new Rating(random.nextBoolean() ? "valence" : text(), by, text(), number()));
    }
    return ratings;
  }

  private Fragment fragment() {
    TreeMap<String, String> strata = new TreeMap<>();
    texts().forEach(name -> strata.put(name, text()));
    Long turn = random.nextBoolean() ? null : Long.valueOf(number());
    return new Fragment(
        text(),
        number(),
        textOrNone(),
        textOrNone(),
        turn,
        textOrNone(),
        textOrNone(),
        texts(),
        textOrNone(),
        strata,
        ratings());
  }

  @Test
  void fragmentsComeBackAsTheyWere() {
    for (int n = 0; n < 500; n++) {
      Fragment fragment = fragment();
      String file = text();
      assertThat(Packed.fragment(Packed.of(file, fragment)))
          .isEqualTo(new Packed.Located(file, fragment));
      assertThat(Packed.ratings(Packed.of(fragment.ratings()))).isEqualTo(fragment.ratings());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000})
  void equalDimensionsStandOnce(int ratings) {
    List<Rating> same = new ArrayList<>();
    for (int i = 0; i < ratings; i++) {
      same.add(new Rating("valence", By.RATER, "", 1));
    }
    byte[] packed = Packed.of(same);
    assertThat(packed).hasSizeLessThanOrEqualTo(11 + 4 * ratings);
    assertThat(Packed.ratings(packed)).isEqualTo(same);
    Fragment bare =
        new Fragment(
            "i", 1, null, null, null, null, null, List.of(), null, new TreeMap<>(Map.of()), same);
    assertThat(Packed.fragment(Packed.of("f", bare)).fragment()).isEqualTo(bare);
  }
}
