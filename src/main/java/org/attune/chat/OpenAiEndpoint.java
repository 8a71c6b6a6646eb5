package org.attune.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientImpl;
import com.openai.client.okhttp.OkHttpClient;
import com.openai.core.ClientOptions;
import com.openai.core.JsonObject;
import com.openai.core.JsonString;
import com.openai.core.JsonValue;
import com.openai.core.Timeout;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIIoException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionTokenLogprob;
import com.openai.models.completions.CompletionUsage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * An endpoint that speaks the OpenAI-compatible chat protocol: hosted services, vLLM, llama.cpp,
 * Ollama. The client is OpenAI's own, because it gives log probabilities, refusals, statuses and
 * headers as types; its retries are off.
 */
public final class OpenAiEndpoint implements Endpoint, AutoCloseable {

  /** Other tokens asked for at each place; the most the protocol allows. */
  private static final int TOP_TOKENS = 20;

  private static final Set<String> FILTERS = Set.of("content_filter", "content_policy_violation");

  /** In the words of OpenAI (also of one message that is too long by itself) and of llama.cpp. */
  private static final Set<String> TOO_LONG =
      Set.of("context_length_exceeded", "string_above_max_length", "exceed_context_size_error");

  /**
   * As it is said by servers that have no word for it: vLLM, SGLang, Mistral, TGI, Ollama, LM
   * Studio and what speaks as they do.
   */
  private static final Pattern TOO_LONG_IN_PROSE =
      Pattern.compile(
          "maximum (?:context|model|prompt) length"
              + "|(?:longer than|exceeds?) (?:the|this) (?:model's |available )*context"
              + "|prompt is too long"
              + "|context length of only"
              + "|tokens exceed the configured limit"
              + "|`inputs` (?:must have less than|tokens \\+ `max_new_tokens` must be)",
          Pattern.CASE_INSENSITIVE);

  private static final Set<Integer> NOT_TAKEN = Set.of(400, 413, 422);

  private static final Set<Integer> SOON_AGAIN = Set.of(409, 425);

  /** How long a connection that nobody uses is kept. */
  private static final Duration KEPT_OPEN = Duration.ofMinutes(5);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final OpenAIClient client;
  private final Clock clock;

  /**
   * @param atATime how many calls are made at a time; as many connections are kept open
   * @param patience how long a call may take, and how long nothing may come within it
   * @param clock for dates until which an endpoint wants not to be asked
   */
  public OpenAiEndpoint(Access access, int atATime, Duration patience, Clock clock) {
    name = access.endpoint();
    this.clock = clock;
    Timeout within =
        Timeout.builder()
            .connect(patience)
            .read(patience)
            .write(patience)
            .request(patience)
            .build();
    client =
        new OpenAIClientImpl(
            ClientOptions.builder()
                .httpClient(
                    new ErrorBodies(
                        OkHttpClient.builder()
                            .timeout(within)
                            .maxIdleConnections(atATime)
                            .keepAliveDuration(KEPT_OPEN)
                            .build()))
                .baseUrl(access.url())
                .apiKey(access.key().orElse("none"))
                .maxRetries(0)
                .timeout(within)
                .build());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Outcome ask(Prompt prompt) {
    try {
      return answer(client.chat().completions().create(request(prompt)));
    } catch (OpenAIServiceException e) {
      return refused(e);
    } catch (OpenAIIoException e) {
      return failure(
          caused(e, InterruptedIOException.class) ? Outcome.Kind.TIMEOUT : Outcome.Kind.DROPPED);
    } catch (OpenAIInvalidDataException e) {
      return failure(unreadable(e));
    } catch (OpenAIException e) {
      return failure(Outcome.Kind.WRONG_JSON);
    }
  }

  private static ChatCompletionCreateParams request(Prompt prompt) {
    ChatCompletionCreateParams.Builder request =
        ChatCompletionCreateParams.builder().model(prompt.model());
    for (Prompt.Message message : prompt.messages()) {
      switch (message.role()) {
        case SYSTEM -> request.addSystemMessage(message.text());
        case USER -> request.addUserMessage(message.text());
        case ASSISTANT -> request.addAssistantMessage(message.text());
      }
    }
    prompt.temperature().ifPresent(t -> request.temperature(t.doubleValue()));
    // By name: OpenAI calls both of old, servers of one's own know no other.
    request.putAdditionalBodyProperty("max_tokens", JsonValue.from(prompt.maxTokens()));
    prompt.sentSeed().ifPresent(s -> request.putAdditionalBodyProperty("seed", JsonValue.from(s)));
    if (prompt.logProbabilities()) {
      request.logprobs(true).topLogprobs(TOP_TOKENS);
    }
    prompt.schema().ifPresent(schema -> request.responseFormat(format(schema)));
    return request.build();
  }

  private static ResponseFormatJsonSchema format(String schema) {
    ResponseFormatJsonSchema.JsonSchema.Schema.Builder written =
        ResponseFormatJsonSchema.JsonSchema.Schema.builder();
    try {
      JsonNode tree = JSON.readTree(schema);
      tree.fieldNames()
          .forEachRemaining(
              key -> written.putAdditionalProperty(key, JsonValue.fromJsonNode(tree.get(key))));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a schema that is no JSON", e);
    }
    return ResponseFormatJsonSchema.builder()
        .jsonSchema(
            ResponseFormatJsonSchema.JsonSchema.builder()
                .name("answer")
                .strict(true)
                .schema(written.build())
                .build())
        .build();
  }

  private static Outcome answer(ChatCompletion completion) {
    if (completion.choices().isEmpty()) {
      return failure(Outcome.Kind.WRONG_JSON);
    }
    ChatCompletion.Choice choice = completion.choices().get(0);
    Optional<CompletionUsage> usage = completion.usage();
    List<Outcome.Token> tokens =
        choice
            .logprobs()
            .flatMap(ChatCompletion.Choice.Logprobs::content)
            .orElse(List.of())
            .stream()
            .map(OpenAiEndpoint::token)
            .toList();
    return new Outcome.Answer(
        choice.message().content().orElse(""),
        choice
            ._finishReason()
            .asKnown()
            .map(ChatCompletion.Choice.FinishReason::asString)
            .orElse(""),
        choice.message().refusal().filter(words -> !words.isBlank()),
        usage.map(CompletionUsage::promptTokens).orElse(0L),
        usage.map(CompletionUsage::completionTokens).orElse(0L),
        tokens);
  }

  private static Outcome.Token token(ChatCompletionTokenLogprob token) {
    Map<String, Double> others = new HashMap<>();
    others.put(token.token(), token.logprob());
    token.topLogprobs().forEach(other -> others.put(other.token(), other.logprob()));
    return new Outcome.Token(token.token(), token.logprob(), others);
  }

  private Outcome refused(OpenAIServiceException e) {
    int status = e.statusCode();
    String code = word(e::code);
    if (status == 400 && FILTERS.contains(code)) {
      return none("content_filter");
    }
    if (TOO_LONG.contains(code)
        || TOO_LONG.contains(word(e::type))
        || NOT_TAKEN.contains(status) && TOO_LONG_IN_PROSE.matcher(message(e)).find()) {
      return none(Outcome.TOO_LONG);
    }
    Outcome.Kind kind = code.equals("insufficient_quota") ? Outcome.Kind.FORBIDDEN : kind(status);
    Optional<Duration> wait =
        e.headers().values("Retry-After").stream().findFirst().flatMap(this::wait);
    return new Outcome.Failure(kind, OptionalInt.of(status), code, wait);
  }

  /** What an error is called; empty where that is a text, or a number as llama.cpp gives. */
  private static String word(Supplier<Optional<String>> said) {
    try {
      return said.get().filter(word -> word.matches("[a-z_]{1,40}")).orElse("");
    } catch (OpenAIInvalidDataException e) {
      return "";
    }
  }

  /** What is said of an error, which may hold anything and is shown to nobody. */
  private static String message(OpenAIServiceException e) {
    return e.body() instanceof JsonObject error
            && error.values().get("message") instanceof JsonString message
        ? message.value()
        : "";
  }

  /** Of a question that the endpoint does not take and will never take, unlike others. */
  private static Outcome none(String why) {
    return new Outcome.Answer("", why, Optional.empty(), 0, 0, List.of());
  }

  private static Outcome.Kind kind(int status) {
    return switch (status) {
      case 401 -> Outcome.Kind.KEY_REFUSED;
      case 402, 403 -> Outcome.Kind.FORBIDDEN;
      case 404 -> Outcome.Kind.NOT_FOUND;
      case 408 -> Outcome.Kind.TIMEOUT;
      case 429 -> Outcome.Kind.RATE_LIMIT;
      default ->
          status >= 500 || SOON_AGAIN.contains(status)
              ? Outcome.Kind.SERVER_ERROR
              : Outcome.Kind.BAD_REQUEST;
    };
  }

  /** Seconds, or a date (RFC 9110, 10.2.3). */
  private Optional<Duration> wait(String header) {
    String text = header.strip();
    if (text.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      return Optional.of(Duration.ofMillis((long) (1000 * Double.parseDouble(text))));
    }
    try {
      ZonedDateTime until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(clock.instant(), until.toInstant());
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Outcome.Kind unreadable(Throwable e) {
    if (caused(e, InterruptedIOException.class)) {
      return Outcome.Kind.TIMEOUT;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException && !(cause instanceof JsonProcessingException)) {
        return Outcome.Kind.CUT_BODY;
      }
    }
    return Outcome.Kind.WRONG_JSON;
  }

  private static boolean caused(Throwable e, Class<? extends Throwable> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static Outcome.Failure failure(Outcome.Kind kind) {
    return new Outcome.Failure(kind, OptionalInt.empty(), "", Optional.empty());
  }

  @Override
  public void close() {
    client.close();
  }
}
