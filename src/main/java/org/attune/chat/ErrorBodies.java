package org.attune.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.openai.core.RequestOptions;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;

/**
 * Gives what servers say of an error the form that the client reads, {@code {"error": {"message":
 * ..., "type": ..., "code": ...}}}: vLLM before 0.10, SGLang and FastChat leave the outer object
 * out, TGI and Ollama's own protocol give the message alone.
 */
record ErrorBodies(HttpClient client) implements HttpClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 1 << 16;

  /** An error whose body was read. */
  private record Refused(HttpResponse response, byte[] text) implements HttpResponse {
    @Override
    public int statusCode() {
      return response.statusCode();
    }

    @Override
    public Headers headers() {
      return response.headers();
    }

    @Override
    public InputStream body() {
      return new ByteArrayInputStream(text);
    }

    @Override
    public void close() {
      response.close();
    }
  }

  @Override
  public HttpResponse execute(HttpRequest request, RequestOptions options) {
    return read(client.execute(request, options));
  }

  @Override
  public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
    return client.executeAsync(request, options).thenApply(ErrorBodies::read);
  }

  private static HttpResponse read(HttpResponse response) {
    if (response.statusCode() < 400) {
      return response;
    }
    try {
      return new Refused(response, nested(response.body().readNBytes(LONGEST)));
    } catch (IOException e) { // the status says enough
      return new Refused(response, new byte[0]);
    }
  }

  private static byte[] nested(byte[] text) throws IOException {
    JsonNode body;
    try {
      body = JSON.readTree(text);
    } catch (IOException e) { // a page of some server in between
      return text;
    }
    if (body == null || !body.isObject() || body.path("error").isObject()) {
      return text;
    }
    ObjectNode all = JSON.createObjectNode();
    ObjectNode error = all.putObject("error");
    JsonNode message = body.path("error").isTextual() ? body.path("error") : body.path("message");
    error.put("message", message.asText());
    error.set("type", body.get("type"));
    error.set("code", body.get("code"));
    return JSON.writeValueAsBytes(all);
  }

  @Override
  public void close() {
    client.close();
  }
}
