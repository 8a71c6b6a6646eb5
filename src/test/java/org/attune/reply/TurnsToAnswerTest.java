package org.attune.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.chat.Prompt;
import org.attune.corpus.Utterance;
import org.attune.reply.AnsweredTurn.Before;
import org.junit.jupiter.api.Test;

class TurnsToAnswerTest {

  private static final ReplySystem PEOPLE = system(Optional.empty(), true);
  private static final ReplySystem MODEL = system(Optional.of("tiny"), false);

  private static ReplySystem system(Optional<String> model, boolean people) {
    return new ReplySystem(
        "one",
        model,
        model.map(m -> "kindly"),
        Optional.empty(),
        people,
        "chat",
        false,
        Optional.empty(),
        Optional.empty(),
        50,
        Optional.empty());
  }

  private static Replies replies(Replies.Which which, int context, ReplySystem by) {
    return replies(which, context, Optional.empty(), 0, List.of(), by);
  }

  private static Replies replies(
      Replies.Which which,
      int context,
      Optional<Long> most,
      long seed,
      List<String> speakers,
      ReplySystem by) {
    return new Replies(
        "talks",
        "replies",
        which,
        speakers,
        Optional.empty(),
        most,
        seed,
        context,
        List.of("compassion"),
        Replies.Items.REPLIES,
        Map.of("kindly", "Be kind."),
        List.of(by));
  }

  private static Utterance said(String id, String speaker, String replyTo) {
    return new Utterance(
        id,
        1,
        "t",
        Optional.ofNullable(speaker),
        1,
        Optional.ofNullable(replyTo),
        Optional.of("text " + id),
        List.of(),
        List.of(),
        Optional.of(id.equals("1") ? "train" : "test"));
  }

  private static List<AnsweredTurn> turns(
      Replies replies, Optional<String> split, Utterance... talk) {
    Map<String, SortedMap<String, String>> strata = new TreeMap<>();
    for (Utterance u : talk) {
      strata.put(u.item(), new TreeMap<>());
    }
    TurnsToAnswer turns = new TurnsToAnswer(replies, split);
    turns.add(List.of(talk), strata);
    return new ArrayList<>(turns.all());
  }

  private static final Utterance[] TALK = {
    said("1", "ann", null), said("2", "ben", null), said("3", "ben", null), said("4", "ann", null)
  };

  @Test
  void theLastTurnIsAnsweredOrTheLastThatSomebodyElseAnswered() {
    assertThat(turns(replies(Replies.Which.LAST, 9, MODEL), Optional.empty(), TALK))
        .extracting(AnsweredTurn::item)
        .containsExactly("4");
    List<AnsweredTurn> answered =
        turns(replies(Replies.Which.LAST, 9, PEOPLE), Optional.empty(), TALK);
    assertThat(answered).extracting(AnsweredTurn::item).containsExactly("3");
    assertThat(answered.get(0).next()).contains("text 4");
    assertThat(answered.get(0).before())
        .containsExactly(new Before(false, "text 1"), new Before(true, "text 2"));
    assertThat(turns(replies(Replies.Which.EVERY, 1, PEOPLE), Optional.empty(), TALK))
        .extracting(AnsweredTurn::item)
        .containsExactlyInAnyOrder("1", "3");
    assertThat(turns(replies(Replies.Which.EVERY, 1, PEOPLE), Optional.of("test"), TALK))
        .extracting(AnsweredTurn::item)
        .containsExactly("3");
    Replies ofBen = replies(Replies.Which.EVERY, 1, Optional.empty(), 0, List.of("ben"), MODEL);
    List<AnsweredTurn> toBen = turns(ofBen, Optional.empty(), TALK);
    assertThat(toBen).extracting(AnsweredTurn::item).containsExactlyInAnyOrder("2", "3");
    assertThat(toBen).allMatch(turn -> turn.before().size() == 1);
  }

  @Test
  void answersAreThoseTheCorpusSaysToBe() {
    Utterance[] thread = {
      said("1", "ann", null), said("2", "ben", "1"), said("3", "cem", "1"), said("4", "ann", "3")
    };
    List<AnsweredTurn> turns =
        turns(replies(Replies.Which.EVERY, 9, PEOPLE), Optional.empty(), thread);
    Map<String, AnsweredTurn> byId = new TreeMap<>();
    turns.forEach(turn -> byId.put(turn.item(), turn));
    assertThat(byId).containsOnlyKeys("1", "3");
    assertThat(byId.get("1").next()).contains("text 2");
    assertThat(byId.get("3").texts()).containsExactly("text 1", "text 3");
  }

  @Test
  void whoIsDrawnHangsOnSeedAndIdAlone() {
    for (long seed = 0; seed < 5; seed++) {
      Replies some = replies(Replies.Which.EVERY, 1, Optional.of(2L), seed, List.of(), MODEL);
      List<AnsweredTurn> drawn = turns(some, Optional.empty(), TALK);
      assertThat(drawn).hasSize(2);
      Utterance[] other = {TALK[3], TALK[1], TALK[0], TALK[2]};
      assertThat(turns(some, Optional.empty(), other))
          .extracting(AnsweredTurn::item)
          .isEqualTo(drawn.stream().map(AnsweredTurn::item).toList());
    }
  }

  @Test
  void whoIsAnsweredIsTheUser() {
    AnsweredTurn turn =
        turns(replies(Replies.Which.LAST, 9, PEOPLE), Optional.empty(), TALK).get(0);
    Prompt prompt = turn.asked(MODEL, " Be kind.\n").prompt();
    assertThat(prompt.messages())
        .containsExactly(
            new Prompt.Message(Prompt.Role.SYSTEM, "Be kind."),
            new Prompt.Message(Prompt.Role.USER, "…"),
            new Prompt.Message(Prompt.Role.ASSISTANT, "text 1"),
            new Prompt.Message(Prompt.Role.USER, "text 2\ntext 3"));
    assertThat(prompt.maxTokens()).isEqualTo(50);
  }

  @Test
  void whereNobodyIsNamedSpeakersTakeTurns() {
    List<AnsweredTurn> turns =
        turns(
            replies(Replies.Which.LAST, 9, MODEL),
            Optional.empty(),
            said("1", null, null),
            said("2", null, null),
            said("3", null, null));
    assertThat(turns.get(0).before())
        .containsExactly(new Before(true, "text 1"), new Before(false, "text 2"));
  }
}
