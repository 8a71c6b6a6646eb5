package org.attune.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A server on this machine that speaks the chat protocol, answers by a function, and does what
 * endpoints do wrong when the function says so.
 */
public final class StubEndpoint implements AutoCloseable {

  /**
   * One call.
   *
   * @param number from 1, in the order of coming
   * @param texts of the messages
   * @param authorization header, if any
   * @param body all of it
   */
  public record Asked(
      int number, String model, List<String> texts, Optional<String> authorization, JsonNode body) {

    /** Text of the last message. */
    public String text() {
      return texts.get(texts.size() - 1);
    }

    public long seed() {
      return body.path("seed").asLong();
    }
  }

  /** What the server does with a call. */
  public sealed interface Reply {}

  /** Answers; {@code finish} and {@code refusal} as the protocol has them. */
  public record Says(
      String text, String finish, Optional<String> refusal, List<Outcome.Token> tokens)
      implements Reply {}

  /** Answers with another status than 200. */
  public record Status(int status, Map<String, String> headers, String code) implements Reply {}

  /** Sends a body that is not what the protocol says. */
  public record Raw(int status, String body) implements Reply {
    public Raw(String body) {
      this(200, body);
    }
  }

  /** Answers, but ends after half the body. */
  public record Cut(String text) implements Reply {}

  /** Ends the connection without a word. */
  public record Drops() implements Reply {}

  /** Waits, then does something else. */
  public record Slow(Duration before, Reply then) implements Reply {}

  private static final ObjectMapper JSON = new ObjectMapper();

  static { // else each answer waits 40 ms for an acknowledgement that the client delays
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Function<Asked, Reply> answers;
  private final List<Asked> asked = new ArrayList<>();
  private final Set<InetSocketAddress> connections = new HashSet<>();
  private int underWay;
  private int mostAtATime;
  private long inputTokens;
  private long outputTokens;

  public StubEndpoint(Function<Asked, Reply> answers) {
    this.answers = answers;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/chat/completions", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Answers as asked to. */
  public static Says says(String text) {
    return new Says(text, "stop", Optional.empty(), List.of());
  }

  public static Says ends(String finish, String text) {
    return new Says(text, finish, Optional.empty(), List.of());
  }

  public static Says refuses(String words) {
    return new Says("", "stop", Optional.of(words), List.of());
  }

  public static Status status(int status) {
    return new Status(status, Map.of(), "");
  }

  public static Status status(int status, String header, String value) {
    return new Status(status, Map.of(header, value), "");
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  public Access access(String key) {
    return Access.of(
        "stub", name -> Optional.empty(), Map.of("ATTUNE_CHAT_URL", url(), "ATTUNE_CHAT_KEY", key));
  }

  /** All calls so far. */
  public synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** How many calls were under way at a time, at most. */
  public synchronized int mostAtATime() {
    return mostAtATime;
  }

  /** How many connections calls came by. */
  public synchronized int connections() {
    return connections.size();
  }

  /** What was billed: requests that were answered, and tokens. */
  public synchronized Spent billed() {
    return new Spent(asked.size(), inputTokens, outputTokens);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Asked call = record(exchange);
      reply(exchange, call, decided(call));
    }
  }

  /** What to do, when it is time for it: whoever has the answer may ask again at once. */
  private Reply decided(Asked call) {
    try {
      Reply reply = answers.apply(call);
      while (reply instanceof Slow slow) {
        sleep(slow.before());
        reply = slow.then();
      }
      return reply;
    } finally {
      synchronized (this) {
        underWay--;
      }
    }
  }

  private Asked record(HttpExchange exchange) throws IOException {
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    List<String> texts = new ArrayList<>();
    body.path("messages").forEach(message -> texts.add(message.path("content").asText()));
    synchronized (this) {
      connections.add(exchange.getRemoteAddress());
      underWay++;
      mostAtATime = Math.max(mostAtATime, underWay);
      Asked call =
          new Asked(
              asked.size() + 1,
              body.path("model").asText(),
              texts,
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
              body);
      asked.add(call);
      return call;
    }
  }

  private void reply(HttpExchange exchange, Asked call, Reply reply) throws IOException {
    if (reply instanceof Says says) {
      send(exchange, 200, completion(call, says));
    } else if (reply instanceof Status status) {
      status.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      ObjectNode body = JSON.createObjectNode();
      // Endpoints like to repeat what they did not like.
      String told = call.authorization().orElse("") + " " + call.text();
      body.putObject("error").put("message", told).put("code", status.code());
      send(exchange, status.status(), body.toString());
    } else if (reply instanceof Raw raw) {
      send(exchange, raw.status(), raw.body());
    } else if (reply instanceof Cut cut) {
      byte[] body = completion(call, says(cut.text())).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body, 0, body.length / 2);
      exchange.getResponseBody().flush();
    }
  }

  private static void sleep(Duration wait) {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private String completion(Asked call, Says says) {
    long input = 3 + (call.body().has("response_format") ? schemaTokens(call.body()) : 0);
    for (String text : call.texts()) {
      input += 4 + TokenCount.of(text);
    }
    long output = TokenCount.of(says.text()) + 1;
    synchronized (this) {
      inputTokens += input;
      outputTokens += output;
    }
    ObjectNode body =
        JSON.createObjectNode()
            .put("id", "stub-" + call.number())
            .put("object", "chat.completion")
            .put("created", 1_700_000_000)
            .put("model", call.model());
    ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
    choice.put("finish_reason", says.finish());
    ObjectNode message = choice.putObject("message").put("role", "assistant");
    message.put("content", says.refusal().isPresent() ? null : says.text());
    message.put("refusal", says.refusal().orElse(null));
    if (says.tokens().isEmpty()) {
      choice.putNull("logprobs");
    } else {
      tokens(choice.putObject("logprobs").putArray("content"), says.tokens());
    }
    body.putObject("usage")
        .put("prompt_tokens", input)
        .put("completion_tokens", output)
        .put("total_tokens", input + output);
    return body.toString();
  }

  private static long schemaTokens(JsonNode body) {
    return TokenCount.of(body.at("/response_format/json_schema/schema").toString());
  }

  private static void tokens(ArrayNode content, List<Outcome.Token> tokens) {
    for (Outcome.Token token : tokens) {
      ObjectNode node =
          content.addObject().put("token", token.text()).put("logprob", token.logProbability());
      node.putNull("bytes");
      ArrayNode others = node.putArray("top_logprobs");
      token
          .others()
          .forEach((t, p) -> others.addObject().put("token", t).put("logprob", p).putNull("bytes"));
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
