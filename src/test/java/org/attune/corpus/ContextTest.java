package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContextTest {

  private static Utterance item(String id, String replyTo, String... context) {
    String text = "text " + id;
    return new Utterance(
        id,
        1,
        "c",
        Optional.empty(),
        1,
        Optional.ofNullable(replyTo),
        Optional.of(text),
        List.of(context),
        List.of(),
        Optional.empty());
  }

  private static List<List<String>> contexts(int before, Utterance... conversation) {
    return Context.turns(List.of(conversation), Reach.texts(before)).stream()
        .map(Turn::context)
        .toList();
  }

  @Test
  void isTheTurnsBeforeInOrder() {
    Utterance[] conversation = {item("1", null), item("2", null), item("3", null)};
    assertThat(contexts(1, conversation))
        .containsExactly(List.of(), List.of("text 1"), List.of("text 2"));
    assertThat(contexts(9, conversation))
        .containsExactly(List.of(), List.of("text 1"), List.of("text 1", "text 2"));
    assertThat(Context.turns(List.of(conversation), Reach.texts(1)))
        .extracting(Turn::text)
        .containsExactly("text 1", "text 2", "text 3");
  }

  @Test
  void isTheTurnsAnsweredWhereSomeTurnSaysWhichItAnswers() {
    Utterance[] conversation = {
      item("1", null), item("2", "1"), item("3", "1"), item("4", "3"), item("5", null)
    };
    assertThat(contexts(2, conversation))
        .containsExactly(
            List.of(),
            List.of("text 1"),
            List.of("text 1"),
            List.of("text 1", "text 3"),
            List.of());
    assertThat(contexts(1, conversation).get(3)).containsExactly("text 3");
  }

  @Test
  void endsAtATurnThatIsNotThereAndInACircle() {
    assertThat(contexts(9, item("1", "0"), item("2", "1")))
        .containsExactly(List.of(), List.of("text 1"));
    assertThat(contexts(9, item("1", "2"), item("2", "1")))
        .containsExactly(List.of("text 2"), List.of("text 1"));
    assertThat(contexts(9, item("1", "1"))).containsExactly(List.of());
  }

  @Test
  void findsAnAnsweredTurnThatComesLater() {
    assertThat(contexts(9, item("1", "2"), item("2", null)))
        .containsExactly(List.of("text 2"), List.of());
  }

  @Test
  void isTheTextsTheCorpusGivesWhereItGivesAny() {
    Utterance[] conversation = {item("1", null), item("2", "1", "a", "b", "c"), item("3", "2")};
    assertThat(contexts(2, conversation))
        .containsExactly(List.of(), List.of("b", "c"), List.of("text 1", "text 2"));
    assertThat(contexts(5, conversation).get(1)).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isNothingWhereNoneIsAskedFor(boolean threaded) {
    Utterance[] conversation = {
      item("1", null), item("2", threaded ? "1" : null), item("3", null, "a")
    };
    assertThat(contexts(0, conversation)).containsOnly(List.of());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void isTheEndOfALongerContext(long seed) {
    Random random = new Random(seed);
    List<Utterance> conversation = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String answers = seed > 1 && random.nextBoolean() ? "" + random.nextInt(40) : null;
      String[] given =
          seed > 2 && random.nextInt(4) == 0 ? new String[] {"x", "y", "z"} : new String[0];
      conversation.add(item("" + i, answers, given));
    }
    List<Turn> most = Context.turns(conversation, Reach.texts(40));
    for (int before = 0; before < 40; before++) {
      List<Turn> turns = Context.turns(conversation, Reach.texts(before));
      int asked = before;
      assertThat(IntStream.range(0, 40))
          .allSatisfy(
              i -> {
                List<String> all = most.get(i).context();
                assertThat(turns.get(i).context())
                    .isEqualTo(all.subList(Math.max(0, all.size() - asked), all.size()));
                assertThat(turns.get(i).text()).isEqualTo("text " + i);
              });
    }
  }

  @Test
  void ofATurnCannotBeChanged() {
    List<String> context = new ArrayList<>(List.of("a"));
    Turn turn = new Turn(context, "b");
    context.add("c");
    assertThat(turn.context()).containsExactly("a");
    assertThatThrownBy(() -> turn.context().add("d"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
