package org.attune.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Python and the peers in a virtual environment of their own, made on first use from {@code
 * requirements.txt}.
 */
final class Peer {

  private static final Path SOURCE = Path.of("src", "test", "python", "peers");
  private static final Path FOLDER = Path.of("target", "bench", "peers");
  private static final VirtualEnvironment PYTHON = new VirtualEnvironment(SOURCE, FOLDER);
  private static final ObjectMapper JSON = new ObjectMapper();

  private Peer() {}

  /** Installs the peers unless that was done before. */
  static void install(String python) throws IOException, InterruptedException {
    PYTHON.install(python);
  }

  /** What a peer found in the folder of that name. */
  static JsonNode ask(String verb) throws IOException, InterruptedException {
    String script = SOURCE.resolve("peers.py").toString();
    return JSON.readTree(
        PYTHON.run(verb, PYTHON.python().toString(), script, verb, folder(verb).toString()));
  }

  private static Path folder(String verb) {
    return FOLDER.resolve(verb);
  }

  /** Hands data over: what is said of them, and files of numbers. */
  static void give(String verb, Map<String, Integer> facts, Map<String, List<int[]>> words)
      throws IOException {
    Files.createDirectories(folder(verb));
    JSON.writeValue(folder(verb).resolve("facts.json").toFile(), facts);
    for (Map.Entry<String, List<int[]>> file : words.entrySet()) {
      try (DataOutputStream out = open(verb, file.getKey())) {
        for (int[] row : file.getValue()) {
          for (int word : row) {
            out.writeInt(word);
          }
        }
      }
    }
  }

  /** Hands codes over, a byte each. */
  static void giveRatings(String verb, List<long[]> ratings) throws IOException {
    Files.createDirectories(folder(verb));
    try (DataOutputStream out = open(verb, "ratings.bin")) {
      for (long[] row : ratings) {
        for (long code : row) {
          out.writeByte((int) code);
        }
      }
    }
  }

  private static DataOutputStream open(String verb, String name) throws IOException {
    return new DataOutputStream(
        new BufferedOutputStream(Files.newOutputStream(folder(verb).resolve(name))));
  }

  /** Seconds under a name in a peer's answer. */
  static Took took(JsonNode answer, String name) {
    JsonNode times = answer.get(name);
    return new Took(times.get("seconds").asDouble(), times.get("processors").asDouble());
  }

  /** The largest difference of our values from a peer's of the same names. */
  static double difference(Map<String, Double> ours, JsonNode values) {
    List<String> names = new ArrayList<>();
    values.fieldNames().forEachRemaining(names::add);
    if (!ours.keySet().equals(Set.copyOf(names))) {
      throw new IllegalStateException("values " + ours.keySet() + " but the peer's " + names);
    }
    return names.stream()
        .mapToDouble(name -> Math.abs(ours.get(name) - values.get(name).asDouble()))
        .max()
        .orElseThrow();
  }
}
