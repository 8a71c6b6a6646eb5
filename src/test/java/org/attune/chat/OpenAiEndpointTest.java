package org.attune.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class OpenAiEndpointTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-05T10:00:00Z"), ZoneOffset.UTC);
  private static final Prompt PROMPT =
      new Prompt(
          "tiny",
          List.of(
              new Prompt.Message(Prompt.Role.SYSTEM, "Rate."),
              new Prompt.Message(Prompt.Role.USER, "I am sad."),
              new Prompt.Message(Prompt.Role.ASSISTANT, "low"),
              new Prompt.Message(Prompt.Role.USER, "I am very sad.")),
          Optional.of(new BigDecimal("0.5")),
          OptionalLong.of(40),
          12,
          true,
          Optional.of("{\"type\":\"object\"}"),
          2,
          0);

  private static Outcome ask(StubEndpoint stub, Duration patience) {
    try (OpenAiEndpoint endpoint = new OpenAiEndpoint(stub.access("k"), 1, patience, CLOCK)) {
      return endpoint.ask(PROMPT);
    }
  }

  private static Outcome ask(StubEndpoint stub) {
    return ask(stub, Duration.ofSeconds(30));
  }

  @Test
  void sendsWhatThePromptSaysAndGivesProbabilitiesAndBill() {
    List<Outcome.Token> tokens =
        List.of(new Outcome.Token("high", -.25, Map.of("high", -.25, "low", -1.5)));
    try (StubEndpoint stub =
        new StubEndpoint(call -> new StubEndpoint.Says("high", "stop", Optional.empty(), tokens))) {
      Outcome.Answer answer = (Outcome.Answer) ask(stub);
      assertThat(answer)
          .isEqualTo(
              new Outcome.Answer(
                  "high",
                  "stop",
                  Optional.empty(),
                  stub.billed().inputTokens(),
                  stub.billed().outputTokens(),
                  tokens));
      assertThat(stub.asked().get(0).body().toString())
          .isEqualTo(
              "{\"messages\":[{\"content\":\"Rate.\",\"role\":\"system\"},{\"content\":\"I am"
                  + " sad.\",\"role\":\"user\"},{\"role\":\"assistant\",\"content\":\"low\"},"
                  + "{\"content\":\"I am very sad.\",\"role\":\"user\"}],\"model\":\"tiny\","
                  + "\"logprobs\":true,\"response_format\":{\"json_schema\":{\"name\":\"answer\","
                  + "\"schema\":{\"type\":\"object\"},\"strict\":true},\"type\":\"json_schema\"},"
                  + "\"temperature\":0.5,\"top_logprobs\":20,\"max_tokens\":12,\"seed\":42}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          7                             | 7000
          0.5                           | 500
          Mon, 05 Jan 2026 10:00:30 GMT | 30000
          Mon, 05 Jan 2026 09:00:00 GMT | 0
          """)
  void knowsHowLongItShallWait(String header, long millis) {
    try (StubEndpoint stub =
        new StubEndpoint(call -> StubEndpoint.status(429, "Retry-After", header))) {
      assertThat(ask(stub))
          .isEqualTo(
              new Outcome.Failure(
                  Outcome.Kind.RATE_LIMIT,
                  OptionalInt.of(429),
                  "",
                  Optional.of(Duration.ofMillis(millis))));
      assertThat(stub.asked()).as("the client's own retries are off").hasSize(1);
    }
  }

  @Test
  void aHeaderThatIsNoTimeIsNone() {
    try (StubEndpoint stub =
        new StubEndpoint(call -> StubEndpoint.status(503, "Retry-After", "later"))) {
      assertThat(((Outcome.Failure) ask(stub)).notBefore()).isEmpty();
    }
  }

  @Test
  void anAccountThatIsEmptyIsNotAskedAgain() {
    try (StubEndpoint stub =
        new StubEndpoint(call -> new StubEndpoint.Status(429, Map.of(), "insufficient_quota"))) {
      assertThat(ask(stub))
          .isEqualTo(
              new Outcome.Failure(
                  Outcome.Kind.FORBIDDEN,
                  OptionalInt.of(429),
                  "insufficient_quota",
                  Optional.empty()));
    }
  }

  @Test
  void anErrorWhoseCodeIsANumberIsOneOfItsStatus() {
    String body =
        "{\"error\": {\"code\": 503, \"message\": \"Loading\", \"type\": \"unavailable_error\"}}";
    try (StubEndpoint stub = new StubEndpoint(call -> new StubEndpoint.Raw(503, body))) {
      assertThat(ask(stub))
          .isEqualTo(
              new Outcome.Failure(
                  Outcome.Kind.SERVER_ERROR, OptionalInt.of(503), "", Optional.empty()));
    }
  }

  /** As OpenAI says it, and as llama.cpp does, by a number and a type. */
  @Test
  void aQuestionThatIsTooLongHasNoAnswerWhileOthersDo() {
    for (StubEndpoint.Reply reply :
        List.<StubEndpoint.Reply>of(
            new StubEndpoint.Status(400, Map.of(), "context_length_exceeded"),
            new StubEndpoint.Raw(
                400,
                """
                {"error": {"code": 400, "message": "request (9000 tokens) exceeds the available context",
                 "type": "exceed_context_size_error", "n_prompt_tokens": 9000, "n_ctx": 8192}}
                """))) {
      try (StubEndpoint stub = new StubEndpoint(call -> reply)) {
        assertThat(ask(stub))
            .isEqualTo(new Outcome.Answer("", Outcome.TOO_LONG, Optional.empty(), 0, 0, List.of()));
      }
    }
  }

  @Test
  void nobodyThereIsAFailureThatMayBeAskedAgain() {
    StubEndpoint stub = new StubEndpoint(call -> StubEndpoint.says("low"));
    stub.close();
    assertThat(((Outcome.Failure) ask(stub)).kind()).isEqualTo(Outcome.Kind.DROPPED);
  }

  @Test
  void asManyConnectionsAreKeptOpenAsCallsAreMadeAtATime() throws Exception {
    int atATime = 12;
    CyclicBarrier all = new CyclicBarrier(atATime);
    ExecutorService callers = Executors.newFixedThreadPool(atATime);
    try (StubEndpoint stub = new StubEndpoint(call -> met(all));
        OpenAiEndpoint endpoint =
            new OpenAiEndpoint(stub.access("k"), atATime, Duration.ofSeconds(30), CLOCK)) {
      for (int round = 0; round < 4; round++) {
        List<Callable<Outcome>> calls = Collections.nCopies(atATime, () -> endpoint.ask(PROMPT));
        for (Future<Outcome> answered : callers.invokeAll(calls)) {
          assertThat(answered.get()).isInstanceOf(Outcome.Answer.class);
        }
      }
      assertThat(stub.connections()).isEqualTo(atATime);
    } finally {
      callers.shutdown();
    }
  }

  private static StubEndpoint.Reply met(CyclicBarrier all) {
    try {
      all.await();
      return StubEndpoint.says("low");
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
