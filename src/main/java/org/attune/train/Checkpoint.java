package org.attune.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attune.corpus.Hashes;
import org.attune.corpus.Written;

/**
 * Where training stands, with the files that belong to it.
 *
 * @param state where it stands
 * @param files the weights and moments it goes on with, and the best model so far
 * @param sha256 hash of both
 */
record Checkpoint(FineTuning.State state, Written files, String sha256) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "state.json";

  /** Whether there is something under the name of one, be it whole or not. */
  static boolean isIn(Path work) {
    return Files.exists(work.resolve(FILE));
  }

  /** The checkpoint in a folder; empty if there is none, or it is no longer what was written. */
  static Optional<Checkpoint> of(Path work) throws IOException {
    if (!Files.isRegularFile(work.resolve(FILE))) {
      return Optional.empty();
    }
    Checkpoint read;
    try {
      read = JSON.readValue(work.resolve(FILE).toFile(), Checkpoint.class);
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      return Optional.empty();
    }
    boolean whole =
        read != null
            && read.state() != null
            && read.files() != null
            && hash(read.state(), read.files()).equals(read.sha256())
            && read.files().in(work);
    return whole ? Optional.of(read) : Optional.empty();
  }

  /**
   * Writes one in a single move.
   *
   * @param folders folders below the work folder whose files belong to it
   */
  static void write(Path work, FineTuning.State state, List<String> folders) throws IOException {
    List<String> names = new ArrayList<>();
    for (String folder : folders) {
      try (Stream<Path> paths = Files.walk(work.resolve(folder))) {
        paths
            .filter(Files::isRegularFile)
            .map(path -> work.relativize(path).toString().replace('\\', '/'))
            .forEach(names::add);
      }
    }
    Written files = Written.of(work, names);
    Path unfinished = work.resolve("unfinished-" + FILE);
    JSON.writeValue(unfinished.toFile(), new Checkpoint(state, files, hash(state, files)));
    Files.move(
        unfinished,
        work.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static String hash(FineTuning.State state, Written files) throws IOException {
    return Hashes.ofTexts(List.of(JSON.writeValueAsString(state), files.toString()));
  }
}
