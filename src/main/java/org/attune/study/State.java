package org.attune.study;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import org.attune.corpus.Hashes;

/**
 * What a verb wrote for the next one: JSON files that are there whole or not at all. Each holds the
 * hash of what it says, so that one that was changed since is none.
 */
final class State {

  static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private static final ObjectReader WHOLE =
      JSON.reader()
          .with(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** What a file says, and the SHA-256 of {@link #json} of it. */
  private record Sealed(JsonNode content, String sha256) {}

  private State() {}

  /** Writes a file at once; one that is there with the same bytes stays as it is. */
  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
        return;
      }
      Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
      Files.write(unfinished, bytes);
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** Writes a value as JSON with sorted keys, and its hash. */
  static void writeJson(Path file, Object value) {
    JsonNode content = JSON.valueToTree(value);
    write(file, json(new Sealed(content, hash(content))));
  }

  private static String hash(JsonNode content) {
    return Hashes.of(json(content).getBytes(StandardCharsets.UTF_8));
  }

  /** A value as JSON with sorted keys and line feeds. */
  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value).replace("\r\n", "\n") + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads JSON; empty if there is no such file, it is no longer as it was written, or it is of
   * another version of the type.
   */
  static <T> Optional<T> readJson(Path file, Class<T> type) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Sealed sealed = WHOLE.forType(Sealed.class).readValue(file.toFile());
      return sealed == null || !hash(sealed.content()).equals(sealed.sha256())
          ? Optional.empty()
          : Optional.ofNullable(WHOLE.forType(type).readValue(sealed.content()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
