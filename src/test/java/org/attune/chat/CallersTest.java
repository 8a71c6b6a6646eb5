package org.attune.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.attune.chat.StubEndpoint.ends;
import static org.attune.chat.StubEndpoint.refuses;
import static org.attune.chat.StubEndpoint.says;
import static org.attune.chat.StubEndpoint.status;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.UserMistake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class CallersTest {

  private static final String KEY = "PLANTED-KEY-81723";
  private static final String WORD = "PLANTED-WORD-55107";
  private static final String SAID = "PLANTED-SAID-90441";
  private static final Allowed SCALE =
      new Allowed.OneOf(
          List.of(
              new Allowed.Level("low", Optional.of(BigDecimal.ZERO), Set.of("niedrig")),
              new Allowed.Level("high", Optional.of(BigDecimal.ONE), Set.of("hoch"))));
  private static final String SCHEMA =
      """
      {"type":"object","properties":{"answer":{"type":"string","enum":["low","high"]}},\
      "required":["answer"],"additionalProperties":false}""";
  private static final Retry.Bounds QUICK =
      new Retry.Bounds(3, Duration.ofSeconds(20), Duration.ofMillis(1), Duration.ofMillis(4));

  @TempDir Path folder;
  private Callers.Progress last;
  private Duration patience = Duration.ofSeconds(30);

  private static AskedPrompt question(int number) {
    Prompt prompt =
        new Prompt(
            "model",
            List.of(new Prompt.Message(Prompt.Role.USER, WORD + " turn " + number)),
            Optional.of(BigDecimal.ZERO),
            OptionalLong.of(7),
            100,
            false,
            Optional.of(SCHEMA),
            0,
            0);
    return new AskedPrompt(prompt, new ModelAnswerReader(SCALE, "answer"), 3);
  }

  private static List<AskedPrompt> questions(int count) {
    return IntStream.range(0, count).mapToObj(CallersTest::question).toList();
  }

  private Callers.End ask(StubEndpoint stub, List<AskedPrompt> questions, Budget.Limits limits) {
    return ask(stub, questions.iterator(), limits);
  }

  private Callers.End ask(StubEndpoint stub, Iterator<AskedPrompt> questions) {
    return ask(stub, questions, Budget.Limits.NONE);
  }

  private Callers.End ask(
      StubEndpoint stub, Iterator<AskedPrompt> questions, Budget.Limits limits) {
    try (OpenAiEndpoint endpoint =
            new OpenAiEndpoint(stub.access(KEY), 4, patience, Clock.systemUTC());
        Answers answers = new Answers(folder.resolve("answers"))) {
      Prices prices = new Prices(new BigDecimal("2.50"), new BigDecimal("10"), "EUR");
      Budget budget = new Budget(limits, prices, answers.spent());
      Callers callers =
          new Callers(
              endpoint, 4, new Retry(QUICK, 1, System::nanoTime), budget, answers, p -> last = p);
      return callers.ask(questions);
    }
  }

  private Callers.End ask(StubEndpoint stub, List<AskedPrompt> questions) {
    return ask(stub, questions, Budget.Limits.NONE);
  }

  /** What an endpoint does on first asking, and the failures that are counted. */
  static Stream<Arguments> failures() {
    String soon =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).minusDays(1));
    return Stream.of(
        Arguments.of("429", status(429), Outcome.Kind.RATE_LIMIT),
        Arguments.of("429 in 0 s", status(429, "Retry-After", "0"), Outcome.Kind.RATE_LIMIT),
        Arguments.of("429 until", status(429, "Retry-After", soon), Outcome.Kind.RATE_LIMIT),
        Arguments.of("500", status(500), Outcome.Kind.SERVER_ERROR),
        Arguments.of("503", status(503), Outcome.Kind.SERVER_ERROR),
        Arguments.of(
            "slow first byte",
            new StubEndpoint.Slow(Duration.ofMinutes(1), says("high")),
            Outcome.Kind.TIMEOUT),
        Arguments.of("cut body", new StubEndpoint.Cut("high"), Outcome.Kind.CUT_BODY),
        Arguments.of("dropped", new StubEndpoint.Drops(), Outcome.Kind.DROPPED),
        Arguments.of("no JSON", new StubEndpoint.Raw("<html>oops"), Outcome.Kind.WRONG_JSON),
        Arguments.of(
            "half JSON", new StubEndpoint.Raw("{\"id\": \"x\", "), Outcome.Kind.WRONG_JSON),
        Arguments.of("other JSON", new StubEndpoint.Raw("{\"a\": 1}"), Outcome.Kind.WRONG_JSON),
        Arguments.of(
            "no choice", new StubEndpoint.Raw("{\"choices\": []}"), Outcome.Kind.WRONG_JSON));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void whatFailsOnceIsAskedAgainAndCounted(
      String name, StubEndpoint.Reply first, Outcome.Kind kind) {
    patience = Duration.ofSeconds(first instanceof StubEndpoint.Slow ? 3 : 30);
    try (StubEndpoint stub =
        new StubEndpoint(call -> call.number() == 1 ? first : says("{\"answer\": \"high\"}"))) {
      assertThat(ask(stub, questions(1))).isEqualTo(Callers.End.ALL_ASKED);
      assertThat(last.failures()).isEqualTo(Map.of(kind, 1L));
      assertThat(last.asked()).isEqualTo(1);
      assertThat(last.spent().requests()).isEqualTo(2);
      assertThat(stub.asked()).hasSize(2);
      try (Answers answers = new Answers(folder.resolve("answers"))) {
        assertThat(question(0).reading(answers))
            .contains(new AnswerReading.Label("high", Map.of()));
        assertThat(answers.spent()).isEqualTo(last.spent());
      }
    }
  }

  static Stream<Arguments> unusable() {
    return Stream.of(
        Arguments.of(
            says("Sure: {\"answer\": \"high\"}. Glad to help!"), AnswerReading.Reason.PROSE),
        Arguments.of(refuses(SAID), AnswerReading.Reason.REFUSAL),
        Arguments.of(says("{\"answer\": \"middling\"}"), AnswerReading.Reason.UNKNOWN_LABEL),
        Arguments.of(says(""), AnswerReading.Reason.EMPTY),
        Arguments.of(says("answer: low\nanswer: high"), AnswerReading.Reason.TWO_ANSWERS),
        Arguments.of(says("{\"answer\": 7}"), AnswerReading.Reason.OUT_OF_RANGE),
        Arguments.of(says("hoch"), AnswerReading.Reason.OTHER_LANGUAGE),
        Arguments.of(says("{\"answer\": \"high\""), AnswerReading.Reason.WRONG_JSON),
        Arguments.of(ends("length", "{\"answer\": \"hi"), AnswerReading.Reason.CUT),
        Arguments.of(ends("content_filter", ""), AnswerReading.Reason.FILTERED),
        Arguments.of(
            new StubEndpoint.Status(400, Map.of(), "content_filter"),
            AnswerReading.Reason.FILTERED));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("unusable")
  void whatCannotBeUsedIsAskedAgainUpToABoundAndKept(
      StubEndpoint.Reply reply, AnswerReading.Reason reason) {
    try (StubEndpoint stub = new StubEndpoint(call -> reply)) {
      assertThat(ask(stub, questions(2))).isEqualTo(Callers.End.ALL_ASKED);
      assertThat(last.unusable()).isEqualTo(Map.of(reason, 2L));
      assertThat(last.asked()).isEqualTo(6);
      assertThat(stub.asked().stream().map(StubEndpoint.Asked::seed).distinct()).hasSize(3);
      ask(stub, questions(2));
      assertThat(last.unusable()).isEqualTo(Map.of(reason, 2L));
      assertThat(last.asked()).isZero();
      assertThat(stub.asked()).as("paid for once").hasSize(6);
    }
  }

  @Test
  void aLabelOfOtherCaseIsUsable() {
    try (StubEndpoint stub = new StubEndpoint(call -> says("**HIGH**."))) {
      ask(stub, questions(3));
      assertThat(last.unusable()).isEmpty();
      assertThat(stub.asked()).hasSize(3);
    }
  }

  @Test
  void whatIsUsableOnTheSecondTryIsTaken() {
    Function<StubEndpoint.Asked, StubEndpoint.Reply> answers =
        call -> call.seed() == 7 ? says("I would say it is rather high") : says("high");
    try (StubEndpoint stub = new StubEndpoint(answers)) {
      ask(stub, questions(5));
      assertThat(last.unusable()).isEmpty();
      assertThat(stub.asked()).hasSize(10);
    }
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(400, "a prompt and settings that it accepts"),
        Arguments.of(401, "a key it accepts"),
        Arguments.of(403, "a key, and an account, that may ask for this model"),
        Arguments.of(404, "an address and a model that it knows"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whatMayNotBeAskedAgainIsOneClearMistake(int status, String expected) throws Exception {
    try (StubEndpoint stub = new StubEndpoint(call -> status(status))) {
      assertThatThrownBy(() -> ask(stub, questions(500)))
          .isInstanceOf(UserMistake.class)
          .hasMessage("endpoint stub: expected " + expected + ", found status " + status);
      assertThat(stub.asked()).hasSizeLessThan(20);
    }
  }

  @Test
  void anEndpointThatIsDownEndsTheRun() {
    try (StubEndpoint stub = new StubEndpoint(call -> status(500))) {
      assertThatThrownBy(() -> ask(stub, questions(500)))
          .isInstanceOf(UserMistake.class)
          .hasMessageContaining("endpoint stub: expected answers, found 4 questions in a row")
          .hasMessageContaining("server-error");
      try (Answers answers = new Answers(folder.resolve("answers"))) {
        assertThat(answers.size()).isZero();
        assertThat(answers.spent().requests()).isEqualTo(stub.asked().size());
      }
    }
  }

  @Test
  void stopsBeforeTheBudgetAndGoesOnWhenItIsRaised() {
    List<AskedPrompt> questions = questions(40);
    try (StubEndpoint stub = new StubEndpoint(call -> says("low"))) {
      Budget.Limits few =
          new Budget.Limits(OptionalLong.of(11), OptionalLong.empty(), Optional.empty());
      assertThat(ask(stub, questions, few)).isEqualTo(Callers.End.BUDGET);
      assertThat(stub.asked()).hasSize(11);
      assertThat(ask(stub, questions, few)).isEqualTo(Callers.End.BUDGET);
      assertThat(stub.asked()).as("the limit holds over runs").hasSize(11);
      Budget.Limits cost =
          new Budget.Limits(
              OptionalLong.empty(), OptionalLong.empty(), Optional.of(new BigDecimal("0.006")));
      assertThat(ask(stub, questions, cost)).isEqualTo(Callers.End.BUDGET);
      assertThat(last.cost()).isBetween(new BigDecimal("0.004"), new BigDecimal("0.006"));
      assertThat(ask(stub, questions)).isEqualTo(Callers.End.ALL_ASKED);
      assertThat(stub.asked()).hasSize(40);
      assertThat(last.spent()).isEqualTo(stub.billed());
    }
  }

  @Test
  void asksAsManyAtATimeAsItMayAndHoldsNoMoreThanTwiceThat() {
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger ahead = new AtomicInteger();
    try (StubEndpoint stub =
        new StubEndpoint(
            call -> {
              ahead.accumulateAndGet(taken.get() - call.number(), Math::max);
              return new StubEndpoint.Slow(Duration.ofMillis(30), says("low"));
            })) {
      ask(stub, questions(60).stream().peek(question -> taken.incrementAndGet()).iterator());
      assertThat(stub.mostAtATime()).isEqualTo(4);
      assertThat(ahead.get()).isBetween(1, 9);
    }
  }

  @Test
  void sameQuestionsAreAskedOnce() {
    StubEndpoint.Reply slow = new StubEndpoint.Slow(Duration.ofMillis(30), says("low"));
    List<AskedPrompt> twice = new ArrayList<>(questions(5));
    twice.addAll(questions(5));
    twice.addAll(List.of(question(3), question(3), question(3)));
    try (StubEndpoint stub = new StubEndpoint(call -> slow)) {
      ask(stub, twice);
      assertThat(stub.asked()).hasSize(5);
    }
  }

  @Test
  void interruptedItKeepsWhatIsUnderWay() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Thread asking = Thread.currentThread();
    try (StubEndpoint stub =
        new StubEndpoint(
            call -> {
              if (calls.incrementAndGet() == 20) {
                asking.interrupt();
              }
              return new StubEndpoint.Slow(Duration.ofMillis(50), says("low"));
            })) {
      assertThat(ask(stub, questions(500))).isEqualTo(Callers.End.INTERRUPTED);
      assertThat(Thread.interrupted()).isTrue();
      try (Answers answers = new Answers(folder.resolve("answers"))) {
        assertThat(answers.size()).isEqualTo(stub.asked().size()).isBetween(20, 60);
      }
    }
  }

  @Test
  void estimateIsWithinFivePerCentOfWhatIsBilled() {
    List<String> texts =
        List.of(
            "My sister called last night. She cried for an hour, and I did not know what to say.",
            "Ich habe die Prüfung nicht bestanden und traue mich nicht, es meinen Eltern zu sagen.",
            "¿Cómo puedo ayudar a mi padre si no quiere hablar con nadie desde que murió mamá?",
            "Je suis tellement soulagée que l'opération se soit bien passée, merci à vous tous !",
            "Sınavı geçtim! Bütün gece uyuyamadım, şimdi herkese anlatmak istiyorum.");
    List<AskedPrompt> questions =
        IntStream.range(0, 60)
            .mapToObj(
                i -> {
                  Prompt prompt = question(i).prompt();
                  List<Prompt.Message> messages = new ArrayList<>(prompt.messages());
                  for (int turn = 0; turn <= i % 7; turn++) {
                    messages.add(new Prompt.Message(Prompt.Role.USER, texts.get((i + turn) % 5)));
                  }
                  Prompt longer =
                      new Prompt(
                          "model",
                          messages,
                          prompt.temperature(),
                          prompt.seed(),
                          100,
                          false,
                          i % 2 == 0 ? prompt.schema() : Optional.empty(),
                          0,
                          0);
                  return new AskedPrompt(longer, new ModelAnswerReader(SCALE, "answer"), 1);
                })
            .toList();
    Prices prices = new Prices(new BigDecimal("2.50"), new BigDecimal("10"), "EUR");
    Budget.Estimate estimate =
        Budget.estimate(
            questions.stream().map(AskedPrompt::prompt).iterator(),
            "{\"answer\":\"high\"}",
            prices);
    Function<StubEndpoint.Asked, StubEndpoint.Reply> answers =
        call -> says("{\"answer\": \"" + (call.number() % 2 == 0 ? "low" : "high") + "\"}");
    try (StubEndpoint stub = new StubEndpoint(answers)) {
      ask(stub, questions);
      assertThat(estimate.spent().requests()).isEqualTo(60);
      assertThat(estimate.cost().doubleValue() / prices.cost(stub.billed()).doubleValue())
          .isBetween(.95, 1.05);
    }
  }

  @Test
  void noKeyPromptOrAnswerIsToldByAnything() throws Exception {
    AskedPrompt question = question(1);
    try (StubEndpoint stub = new StubEndpoint(call -> says(SAID))) {
      Access access = stub.access(KEY);
      Outcome outcome;
      try (OpenAiEndpoint endpoint =
          new OpenAiEndpoint(access, 4, Duration.ofSeconds(5), Clock.systemUTC())) {
        outcome = endpoint.ask(question.prompt());
        assertThat(access + " " + endpoint + " " + outcome + " " + question.prompt())
            .doesNotContain(KEY, WORD, SAID, stub.url());
      }
      assertThat(stub.asked().get(0).authorization()).contains("Bearer " + KEY);
      ask(stub, questions(2));
      assertThat(last.toString()).doesNotContain(KEY, WORD, SAID);
    }
    for (int status : List.of(400, 401, 403, 404, 500)) {
      try (StubEndpoint stub = new StubEndpoint(call -> status(status))) {
        assertThatThrownBy(() -> ask(stub, questions(60)))
            .satisfies(e -> assertThat(e.toString()).doesNotContain(KEY, WORD, SAID, stub.url()))
            .hasNoCause();
      }
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain(KEY, WORD, "127.0.0.1");
      }
    }
  }
}
