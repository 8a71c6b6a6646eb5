package org.attune.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.UserMistake;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class AnswersTest {

  private static final Used ONE = new Used(new Spent(1, 7, 2), Map.of());

  @TempDir Path folder;

  private static Prompt prompt(int number) {
    return Prompt.of("m", List.of(new Prompt.Message(Prompt.Role.USER, "q" + number)), 10);
  }

  private static Outcome.Answer answer(int number) {
    return new Outcome.Answer(
        "ä \"" + number + "\"\n" + "x".repeat(number % 7 == 0 ? 9000 : 10),
        "stop",
        number % 3 == 0 ? Optional.of("no") : Optional.empty(),
        7,
        2,
        List.of(new Outcome.Token("a", -.5, Map.of("a", -.5, "b", -1.5))));
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @Test
  void findsInAnotherRunWhatManyThreadsKept() throws Exception {
    try (Answers answers = new Answers(folder)) {
      IntStream.range(0, 400).parallel().forEach(i -> answers.keep(prompt(i), ONE, answer(i)));
      answers.keepLoss(
          prompt(400), new Used(new Spent(3, 0, 0), Map.of(Outcome.Kind.RATE_LIMIT, 3L)));
      assertThat(answers.find(prompt(21))).contains(answer(21));
    }
    try (Answers answers = new Answers(folder)) {
      assertThat(answers.size()).isEqualTo(400);
      assertThat(answers.spent()).isEqualTo(new Spent(403, 2800, 800));
      for (int i = 0; i < 400; i++) {
        assertThat(answers.find(prompt(i))).contains(answer(i));
      }
      assertThat(answers.has(prompt(400))).isFalse();
      assertThat(answers.find(prompt(400))).isEmpty();
      assertThat(answers.usedOn(prompt(400)).failed())
          .isEqualTo(Map.of(Outcome.Kind.RATE_LIMIT, 3L));
      assertThat(answers.usedOn(prompt(7))).isEqualTo(ONE);
    }
  }

  @Test
  void halfALineIsAsIfItHadNotBeenWritten() throws Exception {
    try (Answers answers = new Answers(folder)) {
      answers.keep(prompt(1), ONE, answer(1));
      answers.keep(prompt(2), ONE, answer(2));
    }
    Path file = files().get(0);
    byte[] whole = Files.readAllBytes(file);
    int second = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
    for (int length = second; length < whole.length - 1; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      try (Answers answers = new Answers(folder)) {
        assertThat(answers.size()).as("%s of %s bytes", length, whole.length).isEqualTo(1);
      }
    }
    try (Answers answers = new Answers(folder)) {
      answers.keep(prompt(2), ONE, answer(2));
    }
    try (Answers answers = new Answers(folder)) {
      assertThat(answers.find(prompt(1))).contains(answer(1));
      assertThat(answers.find(prompt(2))).contains(answer(2));
      assertThat(files()).hasSize(2);
    }
  }

  @Test
  void aDamagedLineIsToldWhereItIs() throws Exception {
    try (Answers answers = new Answers(folder)) {
      answers.keep(prompt(1), ONE, answer(1));
      answers.keep(prompt(2), ONE, answer(2));
    }
    Path file = files().get(0);
    Files.writeString(file, Files.readString(file).replaceFirst("\"hash\"", "\"hush\""));
    assertThatThrownBy(() -> new Answers(folder))
        .isInstanceOf(UserMistake.class)
        .hasMessage(
            file
                + ":1: expected an answer that was kept, found a damaged line; without this line the"
                + " model is asked again");
  }

  @Test
  void twoWhoKeepAtOnceDoNotHarmEachOther() {
    try (Answers one = new Answers(folder);
        Answers other = new Answers(folder)) {
      for (int i = 0; i < 50; i++) {
        (i % 2 == 0 ? one : other).keep(prompt(i), ONE, answer(i));
      }
    }
    try (Answers answers = new Answers(folder)) {
      assertThat(answers.size()).isEqualTo(50);
    }
  }

  @Test
  void nothingIsMadeUntilSomethingIsKept() {
    Path none = folder.resolve("none");
    try (Answers answers = new Answers(none)) {
      assertThat(answers.size()).isZero();
    }
    assertThat(none).doesNotExist();
  }

  @Test
  @Tag("published-size")
  void aMillionAnswersAreFound() throws Exception {
    Files.createDirectories(folder);
    try (var out = Files.newBufferedWriter(folder.resolve("answers-000001.jsonl"))) {
      for (int i = 0; i < 1_000_000; i++) {
        out.write(
            ("{\"hash\":\"%s\",\"spent\":{\"requests\":1,\"inputTokens\":7,\"outputTokens\":2},"
                    + "\"answer\":{\"text\":\"%d\",\"finish\":\"stop\",\"inputTokens\":7,"
                    + "\"outputTokens\":2,\"tokens\":[]}}\n")
                .formatted(prompt(i).hash(), i));
      }
    }
    try (Answers answers = new Answers(folder)) {
      assertThat(answers.size()).isEqualTo(1_000_000);
      assertThat(answers.find(prompt(777_777)).orElseThrow().text()).isEqualTo("777777");
    }
  }
}
