package org.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One side of a comparison, in a process of its own that is told what to do a line at a time and
 * answers in a line of JSON; it begins with one that says it is ready.
 */
final class Side implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path log;
  private final Process process;
  private final BufferedReader answers;
  private final PrintStream commands;
  private final JsonNode ready;

  /**
   * Starts a side and waits until it is ready.
   *
   * @param log where its error output goes
   */
  Side(Path log, Map<String, String> environment, List<String> command) throws IOException {
    this.log = log;
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().putAll(environment);
    process = builder.start();
    answers = process.inputReader(StandardCharsets.UTF_8);
    commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    ready = answer();
  }

  /** What it said when it was ready. */
  JsonNode ready() {
    return ready;
  }

  /** Seconds it took, by its own clock. */
  double ask(String command) throws IOException {
    commands.println(command);
    return answer().get("seconds").asDouble();
  }

  private JsonNode answer() throws IOException {
    String line = answers.readLine();
    while (line != null && !line.startsWith("{")) {
      line = answers.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("a side ended:\n" + Files.readString(log));
    }
    return JSON.readTree(line);
  }

  @Override
  public void close() {
    commands.close();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
