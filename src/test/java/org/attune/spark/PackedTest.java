package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.attune.corpus.ItemRow;
import org.attune.corpus.Medium;
import org.attune.corpus.RatedItem.By;
import org.attune.corpus.RatedItem.Rating;
import org.attune.corpus.Turn;
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

  private Optional<String> textOrNone() {
    return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(text());
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
      String dimension = random.nextBoolean() ? "valence" : text();
      TreeMap<String, String> groups = new TreeMap<>();
      for (int more = random.nextInt(3); more > 0; more--) {
        groups.put(text(), text());
      }
      ratings.add(new Rating(dimension, by, text(), number(), groups));
    }
    return ratings;
  }

  private List<Medium> media() {
    List<Medium> media = new ArrayList<>();
    for (int left = random.nextInt(3); left > 0; left--) {
      Medium.Kind kind = Medium.Kind.values()[random.nextInt(Medium.Kind.values().length)];
      media.add(new Medium(kind, text(), text()));
    }
    return media;
  }

  private ItemRow row() {
    TreeMap<String, String> strata = new TreeMap<>();
    texts().forEach(name -> strata.put(name, text()));
    return new ItemRow(
        text(),
        number(),
        textOrNone(),
        textOrNone(),
        random.nextBoolean() ? Optional.empty() : Optional.of(number()),
        textOrNone(),
        textOrNone(),
        texts(),
        media(),
        textOrNone(),
        strata,
        ratings());
  }

  @Test
  void rowsComeBackAsTheyWere() {
    for (int n = 0; n < 500; n++) {
      ItemRow row = row();
      String file = text();
      assertThat(Packed.row(Packed.of(file, row))).isEqualTo(new Packed.Located(file, row));
      assertThat(Packed.ratings(Packed.of(row.ratings()))).isEqualTo(row.ratings());
    }
  }

  @Test
  void turnsComeBackAsTheyWere() {
    for (int n = 0; n < 500; n++) {
      List<Turn> before = new ArrayList<>();
      texts().forEach(text -> before.add(new Turn(List.of(), text, media())));
      Turn turn = new Turn(before, text(), media());
      assertThat(Packed.turn(Packed.of(turn))).isEqualTo(turn);
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
    ItemRow bare =
        new ItemRow(
            "i",
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            new TreeMap<>(),
            same);
    assertThat(Packed.row(Packed.of("f", bare)).row()).isEqualTo(bare);
  }
}
