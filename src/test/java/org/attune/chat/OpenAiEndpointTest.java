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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

  /**
   * As servers were seen to say it: in their sources, and in the reports of those who met it. By a
   * word of OpenAI and Azure; by a number and a type of llama.cpp, in which the status was once
   * 500; in prose of vLLM (nested since 0.10, flat before), SGLang, FastChat, Mistral, TGI, Ollama,
   * LM Studio and Azure.
   */
  static Stream<Arguments> tooLong() {
    return Stream.of(
        Arguments.of(
            400,
            """
            {"error": {"message": "This model's maximum context length is 4096 tokens. However, you requested 4104
             tokens (3104 in the messages, 1000 in the completion). Please reduce the length of the messages or
             completion.", "type": "invalid_request_error", "param": "messages", "code": "context_length_exceeded"}}"""),
        Arguments.of(
            400,
            """
            {"error": {"message": "Invalid 'messages[1].content': string too long.", "type": "invalid_request_error",
             "param": "messages[1].content", "code": "string_above_max_length"}}"""),
        Arguments.of(
            400,
            """
            {"error": {"message": "Input tokens exceed the configured limit of 272000 tokens. Your messages resulted in
             509178 tokens.", "type": "invalid_request_error", "param": "messages", "code": null}}"""),
        Arguments.of(
            400,
            """
            {"error": {"code": 400, "message": "request (9000 tokens) exceeds the available context size (8192 tokens),
             try increasing it", "type": "exceed_context_size_error", "n_prompt_tokens": 9000, "n_ctx": 8192}}"""),
        Arguments.of(
            500,
            """
            {"error": {"code": 500, "message": "the request exceeds the available context size. try increasing the
             context size or enable context shift", "type": "exceed_context_size_error", "n_prompt_tokens": 1407}}"""),
        Arguments.of(
            400,
            """
            {"error": {"code": 400, "message": "the request exceeds the available context size. try increasing the
             context size or enable context shift", "type": "invalid_request_error"}}"""),
        Arguments.of(
            400,
            """
            {"error": {"message": "This model's maximum context length is 16384 tokens. However, you requested 122946
             tokens (112946 in the messages, 10000 in the completion).", "type": "BadRequestError", "param": null,
             "code": 400}}"""),
        Arguments.of(
            400,
            """
            {"object": "error", "message": "This model's maximum context length is 131072 tokens. However, you requested
             351430 tokens.", "type": "BadRequestError", "param": null, "code": 400}"""),
        Arguments.of(
            400,
            """
            {"object": "error", "message": "The decoder prompt (length 8825) is longer than the maximum model length of
             8192.", "type": "BadRequestError", "param": null, "code": 400}"""),
        Arguments.of(
            400,
            """
            {"object": "error", "message": "The input (5000 tokens) is longer than the model's context length (4096
             tokens).", "type": "BadRequestError", "param": null, "code": 400}"""),
        Arguments.of(
            400,
            """
            {"object": "error", "message": "This model's maximum context length is 2048 tokens. However, your messages
             resulted in 3503 tokens.", "code": 40303}"""),
        Arguments.of(
            400,
            """
            {"object": "error", "message": "Prompt contains 40000 tokens and 0 draft tokens, too large for model with
             32768 maximum context length", "type": "invalid_request_error", "param": null, "code": "3051"}"""),
        Arguments.of(
            422,
            """
            {"error": "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 1512. Given: 1000 `inputs`
             tokens and 1024 `max_new_tokens`", "error_type": "validation"}"""),
        Arguments.of(
            422,
            """
            {"error": {"message": "Input validation error: `inputs` must have less than 1024 tokens. Given: 1872"}}"""),
        Arguments.of(
            400,
            """
            {"error": {"message": "the input length exceeds the context length", "type": "invalid_request_error",
             "param": null, "code": null}}"""),
        Arguments.of(413, "{\"error\": \"the input length exceeds the context length\"}"),
        Arguments.of(
            400,
            """
            {"error": "Trying to keep the first 4107 tokens when context the overflows. However, the model is loaded
             with context length of only 4096 tokens"}"""));
  }

  @ParameterizedTest
  @MethodSource("tooLong")
  void aQuestionThatIsTooLongHasNoAnswerWhileOthersDo(int status, String body) {
    try (StubEndpoint stub =
        new StubEndpoint(call -> new StubEndpoint.Raw(status, body.replace("\n", "")))) {
      assertThat(ask(stub))
          .isEqualTo(new Outcome.Answer("", Outcome.TOO_LONG, Optional.empty(), 0, 0, List.of()));
    }
  }

  /** Also where a server says in prose why, or nothing that is JSON. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | BAD_REQUEST  | {"error": "max_tokens must be at least 1"}
          400 | BAD_REQUEST  | {"object": "error", "message": "unknown field seed", "code": 400}
          422 | BAD_REQUEST  | {"detail": [{"loc": ["body", "logprobs"], "msg": "not permitted"}]}
          413 | BAD_REQUEST  | <html>Request Entity Too Large</html>
          400 | BAD_REQUEST  | []
          404 | NOT_FOUND    | {"error": "model not found; maximum context length unknown"}
          429 | RATE_LIMIT   | {"message": "maximum context length per minute"}
          500 | SERVER_ERROR | {"error": {"code": 500, "message": "Context size has been exceeded.", "type": "server_error"}}
          503 | SERVER_ERROR | upstream connect error
          """)
  void anotherErrorIsNotTakenForALongQuestion(int status, Outcome.Kind kind, String body) {
    try (StubEndpoint stub = new StubEndpoint(call -> new StubEndpoint.Raw(status, body))) {
      assertThat(ask(stub))
          .isEqualTo(new Outcome.Failure(kind, OptionalInt.of(status), "", Optional.empty()));
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
