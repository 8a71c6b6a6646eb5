package org.attune.score;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.attune.Cites;
import org.attune.Scratch;

/**
 * Models that come with the program. A model of the same name among the user's own comes first.
 * PyTorch reads files, so a model is unpacked from the program once per JVM.
 */
@Cites({"reimers2019", "wang2020"})
public final class ShippedModels {

  /** Files of a model beside its weights, {@code NAME.pt}. */
  public static final List<String> BESIDE =
      List.of("config.json", "serving.properties", "tokenizer.json");

  /** File beside a model that says what it learned from; no part of its identity. */
  public static final String TRAINING = "training.json";

  private static final Map<String, Path> UNPACKED = new ConcurrentHashMap<>();

  private ShippedModels() {}

  /**
   * Folder of a model; that among the user's own if there is none.
   *
   * @param models folder of the user's own models
   */
  public static Path find(Path models, String name) {
    Path own = models.resolve(name);
    return Files.exists(own) || !has(name) ? own : unpacked(name);
  }

  /** Whether a model comes along. */
  public static boolean has(String name) {
    return name.matches("[a-z0-9-]+")
        && ShippedModels.class.getResource(place(name, name + ".pt")) != null;
  }

  /** Where a model that comes along lies; empty if none of this name does. */
  public static Optional<Path> folder(String name) {
    return has(name) ? Optional.of(unpacked(name)) : Optional.empty();
  }

  /** What a model that comes along learned from, as JSON. */
  public static String training(String name) {
    try (InputStream in = ShippedModels.class.getResourceAsStream(place(name, TRAINING))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String place(String name, String file) {
    return "/org/attune/models/" + name + "/" + file;
  }

  /** Anew where an earlier run of this JVM has taken its files away with it. */
  private static Path unpacked(String name) {
    return UNPACKED.compute(
        name,
        (key, known) ->
            known != null && Files.exists(known.resolve(key + ".pt")) ? known : unpack(key));
  }

  private static Path unpack(String name) {
    List<String> files = new ArrayList<>(BESIDE);
    files.add(name + ".pt");
    try {
      Path parent = Scratch.folder("models-");
      parent.toFile().deleteOnExit();
      Path folder = Files.createDirectory(parent.resolve(name));
      folder.toFile().deleteOnExit();
      for (String file : files) {
        try (InputStream in = ShippedModels.class.getResourceAsStream(place(name, file))) {
          Files.copy(in, folder.resolve(file));
        }
        folder.resolve(file).toFile().deleteOnExit();
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
