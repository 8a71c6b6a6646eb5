package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of people beside each label, and choices among several items. */
class CountedVotesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image,joy,anger,other",
        "image,joy,anger,other,total",
        "image,n_joy,n_anger,n_fear",
        "image,joy_votes,anger_votes,fear_votes"
      })
  void areVotes(String head) {
    String total = head.endsWith("total") ? ",3" : "";
    String[] lines = {
      head,
      "a,3,0,0" + total,
      "b,1,1,1" + total,
      "c,0,2,1" + total,
      "d,0,3,0" + total,
      "e,2,1,0" + total
    };
    Cases cases = Cases.of(folder, lines);
    assertThat(cases.dimension().panel().raters()).isEqualTo(3);
    assertThat(cases.dimension().scale().labels()).hasSize(3).contains("anger", "joy");
    assertThat(cases.told()).contains("counts of people", "--rated");
    List<String> columns = List.of(head.split(",")).subList(1, 4);
    assertThat(Cases.of(folder, Hints.none().with(Hint.RATED, columns), lines).dimensions())
        .hasSize(3);
  }

  @Test
  void degreesOfEmotionsAreNone() {
    Cases cases =
        Cases.of(
            folder, "image,joy,anger,fear", "a,3,0,0", "b,1,1,4", "c,0,2,1", "d,0,3,0", "e,2,1,0");
    assertThat(cases.dimensions()).containsExactly("joy", "anger", "fear");
  }

  @Test
  void choicesOfBestAndWorstAreNoRatings() {
    assertThatThrownBy(
            () ->
                Cases.of(
                    folder,
                    "tuple,worker,Item1,Item2,Item3,BestItem,WorstItem",
                    "1,a,joy,calm,sad,joy,sad",
                    "1,b,joy,calm,sad,calm,sad",
                    "2,a,glad,mad,calm,glad,mad",
                    "2,b,glad,mad,calm,glad,mad"))
        .hasMessageContaining("best and the worst");
  }
}
