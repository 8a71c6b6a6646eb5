package org.attune.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.attune.table.Confusion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CategoryOrderTest {

  private static Confusion count(String reference, String answer) {
    return new Confusion("s", "d", reference, answer, 1);
  }

  @Test
  void anAnswerThatIsNoReferenceStandsInItsPlace() {
    assertThat(
            CategoryOrder.of(
                List.of(count("low", "mid"), count("low", "high"), count("high", "low"))))
        .containsExactly("low", "mid", "high");
    assertThat(CategoryOrder.of(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void noTwoCategoriesAreTurnedRoundThatTheCountsShowInOrder(long seed) {
    Random random = new Random(seed);
    List<Confusion> counts = new ArrayList<>();
    for (int reference = 0; reference < 9; reference++) {
      for (int answer = 0; answer < 9; answer++) {
        if (random.nextInt(3) == 0) {
          counts.add(count("c" + reference, "c" + answer));
        }
      }
    }
    List<String> order = CategoryOrder.of(counts);
    for (int i = 1; i < counts.size(); i++) {
      Confusion before = counts.get(i - 1);
      Confusion now = counts.get(i);
      if (before.reference().equals(now.reference())) {
        assertThat(order).containsSubsequence(before.answer(), now.answer());
      } else {
        assertThat(order).containsSubsequence(before.reference(), now.reference());
      }
    }
    assertThat(order).doesNotHaveDuplicates();
  }
}
