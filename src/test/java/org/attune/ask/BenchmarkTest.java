package org.attune.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.chat.AnswerReading;
import org.attune.chat.AnswerReading.Reason;
import org.attune.chat.Outcome;
import org.attune.chat.Prompt.Message;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Imported;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.yaml.StrictYaml;
import org.attune.yaml.Vocabulary;
import org.junit.jupiter.api.Test;

/** Questions of benchmarks as they are asked, and what their rules make of answers. */
class BenchmarkTest {

  private static final String QUESTION =
      """
      What will Ann feel in this dialogue?

      Give each a score. The format:

      First pass scores:
      Glad: <score>
      Sad: <score>
      Angry: <score>
      Calm: <score>

      Critique: <your critique here>

      Revised scores:
      Glad: <revised score>
      """;

  private static final String GERMAN =
      """
      Erste Bewertung:
      Froh: <Punktzahl>
      Traurig: <Punktzahl>
      Wütend: <Punktzahl>
      Ruhig: <Punktzahl>

      Kritik: <Ihre Kritik hier>

      Überarbeitete Punktzahlen:
      """;

  private static final String ANSWER =
      """
      First pass scores:
      Glad: 1
      Sad: 7.9
      Angry: 10
      Calm: 0

      Critique: She is not glad at all.

      Revised scores:
      Glad: 2
      Sad: 11
      Angry: 9
      Calm: 0
      """;

  private static AnswerReading read(Benchmark benchmark, Turn item, String answer) {
    return benchmark
        .form()
        .rule(item)
        .read(new Outcome.Answer(answer, "stop", Optional.empty(), 1, 1, List.of()));
  }

  private static AnswerReading read(Benchmark benchmark, String emotion, String answer) {
    return read(benchmark, new Turn(List.of(QUESTION, "dialogue"), emotion), answer);
  }

  private static AnswerReading number(long number) {
    return new AnswerReading.Number(BigDecimal.valueOf(number));
  }

  private static AnswerReading none(Reason reason) {
    return new AnswerReading.Unusable(reason);
  }

  @Test
  void scoresOfEmotionsBeforeAndAfterTheCritique() {
    Benchmark first = Benchmark.EQ_BENCH_FIRST_PASS;
    Benchmark revised = Benchmark.EQ_BENCH_REVISED;
    List<Message> asked = first.form().messages(new Turn(List.of(QUESTION, "dialogue"), "Sad"));
    assertThat(asked).extracting(Message::text).containsExactly(QUESTION);
    assertThat(read(first, "Glad", ANSWER)).isEqualTo(number(1));
    assertThat(read(first, "Sad", ANSWER)).as("decimals are cut").isEqualTo(number(7));
    assertThat(read(first, "Angry", ANSWER)).isEqualTo(number(10));
    assertThat(read(revised, "Glad", ANSWER)).isEqualTo(number(2));
    assertThat(read(revised, "Sad", ANSWER)).isEqualTo(none(Reason.OUT_OF_RANGE));
    assertThat(read(revised, "Calm", ANSWER)).isEqualTo(number(0));
    // Not all four, or others, of which the benchmark finds one in the critique, too.
    String critique = ANSWER.replace("not glad at all", "not glad: 0");
    assertThat(read(first, "Glad", critique)).isEqualTo(none(Reason.UNKNOWN_LABEL));
    String three = ANSWER.replace("Calm: 0\n\nCritique", "\nCritique");
    assertThat(read(first, "Glad", three)).isEqualTo(none(Reason.UNKNOWN_LABEL));
    assertThat(read(revised, "Glad", three)).isEqualTo(number(2));
    assertThat(read(revised, "Glad", ANSWER + "Bored: 3\n")).isEqualTo(none(Reason.UNKNOWN_LABEL));
    assertThat(read(revised, "Glad", "Glad: 1\nSad: 2\n")).isEqualTo(none(Reason.PROSE));
    assertThat(read(revised, "Glad", "  ")).isEqualTo(none(Reason.EMPTY));
  }

  @Test
  void germanScores() {
    Turn sad = new Turn(List.of(GERMAN), "Wütend");
    String answer =
        "Erste Bewertung:\nFroh: **1**\nTraurig: 2\nWütend: 3\nRuhig: 4\n\nKritik: Nein.\n\n"
            + "Überarbeitete Bewertung:\nFroh: 1\nTraurig: 2\nWütend: 7,5\nRuhig: 4";
    assertThat(read(Benchmark.EQ_BENCH_FIRST_PASS, sad, answer)).isEqualTo(number(3));
    assertThat(read(Benchmark.EQ_BENCH_REVISED, sad, answer)).isEqualTo(none(Reason.OUT_OF_RANGE));
    assertThat(read(Benchmark.EQ_BENCH_REVISED, sad, answer.replace("7,5", "7")))
        .isEqualTo(number(7));
  }

  @Test
  void lettersOfAnswers() {
    String emotions = "[\"joy\",\"fear\"]";
    String causes = "[\"a gift\",\"a dog\",\"rain\"]";
    List<String> before = List.of(emotions, causes, "Ann gets a dog.", "Ann");
    Turn emotion = new Turn(before, emotions);
    Turn cause = new Turn(before, causes);
    List<Message> asked = Benchmark.EMOBENCH.form().messages(emotion);
    assertThat(asked).isEqualTo(Benchmark.EMOBENCH.form().messages(cause));
    assertThat(asked.get(0).text()).contains("\"answer_q1\": ", "\"answer_q2\": ");
    assertThat(asked.get(1).text()).contains("Ann gets a dog.", "A) joy\nB) fear", "C) rain");
    String answer = "Sure.\n```json\n{\"answer_q1\": \"A\", \"answer_q2\": \"C\"}\n```";
    assertThat(read(Benchmark.EMOBENCH, emotion, answer)).isEqualTo(place("1"));
    assertThat(read(Benchmark.EMOBENCH, cause, answer)).isEqualTo(place("3"));
    assertThat(read(Benchmark.EMOBENCH, emotion, answer.replace("\"A\"", "\"C\"")))
        .isEqualTo(none(Reason.UNKNOWN_LABEL));
    assertThat(read(Benchmark.EMOBENCH, emotion, answer.replace("\"A\"", "\"A) joy\"")))
        .isEqualTo(none(Reason.UNKNOWN_LABEL));
    assertThat(read(Benchmark.EMOBENCH, emotion, "{\"answer_q2\": \"A\"}"))
        .isEqualTo(none(Reason.EMPTY));
    assertThat(read(Benchmark.EMOBENCH, emotion, "{\"answer_q1\": "))
        .isEqualTo(none(Reason.WRONG_JSON));
    assertThat(read(Benchmark.EMOBENCH, emotion, "I would say A")).isEqualTo(none(Reason.PROSE));
    Turn act = new Turn(List.of("Action", "安得到一只狗。", "安"), causes);
    assertThat(Benchmark.EMOBENCH.form().messages(act).get(1).text()).contains("情境", "最有效的行动");
    assertThat(read(Benchmark.EMOBENCH, act, "{\"answer\": \"B\"}")).isEqualTo(place("2"));
  }

  private static AnswerReading place(String place) {
    return new AnswerReading.Label(place, Map.of());
  }

  @Test
  void otherItemsAndOptionsAreRefused() {
    Turn other = new Turn(List.of("Hello."), "Hi.");
    for (Benchmark benchmark : Benchmark.values()) {
      assertThatThrownBy(() -> benchmark.form().messages(other))
          .isInstanceOf(CorpusException.class)
          .hasMessageContaining("as on the card");
    }
    Scale moods = new Scale.Nominal(List.of("good", "bad"));
    assertThatThrownBy(() -> AskedDimension.of(Benchmark.EMOBENCH, "mood", moods))
        .hasMessageContaining("expected on dimension mood places from 1");
    assertThatThrownBy(() -> options("")).hasMessageContaining("rubric: expected at least one, or");
    assertThatThrownBy(() -> options("benchmark: emobench\nrubric: ekman"))
        .hasMessageContaining("found [ekman] and a benchmark");
    assertThatThrownBy(() -> options("benchmark: emobench\nwording: 1"))
        .hasMessageContaining("benchmark: expected none of questions");
    assertThat(options("benchmark: emobench").context()).isPositive();
  }

  private static Chat.Options options(String more) {
    return StrictYaml.read("x", "model: m\n" + more, Chat.Options.class, Vocabulary.OPEN);
  }

  /**
   * Every question of the two benchmarks is asked once, and right answers to it are read as such.
   */
  @Test
  void allQuestions() throws IOException {
    Set<String> asked = new HashSet<>();
    for (Imported.Item item : Imported.shared("eq-bench").items().values()) {
      Turn turn = turn(item);
      asked.add(Benchmark.EQ_BENCH_REVISED.form().messages(turn).get(0).text());
      long right = item.rated().ratings().get(0).code() / Scale.UNIT;
      String question = turn.context().get(0);
      int heading =
          Math.max(question.indexOf("First pass scores:"), question.indexOf("Erste Bewertung:"));
      String form = question.substring(heading);
      form = form.replaceAll("(?m)^[CK]rit.*$", "").replaceAll("<[^>]*>", "" + right);
      assertThat(read(Benchmark.EQ_BENCH_FIRST_PASS, turn, form)).isEqualTo(number(right));
    }
    assertThat(asked).hasSize(2 * 171);
    asked.clear();
    for (Imported.Item item : Imported.shared("emobench").items().values()) {
      Turn turn = turn(item);
      asked.add(Benchmark.EMOBENCH.form().messages(turn).get(1).text());
      RatedItem.Rating right = item.rated().ratings().get(0);
      String letter = Character.toString('A' + (int) right.code());
      String answer =
          "{\"answer\": \"%1$s\", \"answer_q1\": \"%1$s\", \"answer_q2\": \"%1$s\"}"
              .formatted(letter);
      assertThat(read(Benchmark.EMOBENCH, turn, answer))
          .isEqualTo(place(Long.toString(right.code() + 1)));
    }
    assertThat(asked).hasSize(800);
  }

  private static Turn turn(Imported.Item item) {
    return new Turn(item.said().context(), item.said().text().orElseThrow());
  }
}
