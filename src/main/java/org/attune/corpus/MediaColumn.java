package org.attune.corpus;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.attune.Names;

/**
 * A column that names files of sound, pictures or video below the corpus's folder.
 *
 * @param folder where the files lie below the corpus's folder, with a slash at its end; empty for
 *     that folder itself
 */
public record MediaColumn(Column column, Medium.Kind kind, String folder) implements Serializable {

  private static final String EMPTY = Hashes.of(new byte[0]);

  static MediaColumn of(Card.Media media) {
    return new MediaColumn(
        new Column(media.column()),
        media.kind(),
        media.folder().map(f -> f.endsWith("/") ? f : f + "/").orElse(""));
  }

  /**
   * The file a row names, whose hash is not known yet.
   *
   * @throws Unreadable if it is not inside the corpus's folder
   */
  Optional<Medium> named(Row.Read row) throws Unreadable {
    String name = column.given(row).orElse("");
    if (name.isBlank()) {
      return Optional.empty();
    }
    if (!Globs.inside(name)) {
      throw unreadable("inside of the dataset folder", name);
    }
    return Optional.of(new Medium(kind, folder + name, ""));
  }

  /**
   * The file a row names.
   *
   * @param hashes SHA-256 of the files that are there, by path
   * @throws Unreadable if it is not there, or empty
   */
  Optional<Medium> of(Row.Read row, Map<String, String> hashes) throws Unreadable {
    Optional<Medium> named = named(row);
    if (named.isEmpty()) {
      return named;
    }
    String path = named.get().path();
    String sha256 = hashes.get(path);
    if (sha256 == null) {
      throw unreadable("in the dataset folder, not behind a link out of it", path);
    }
    if (sha256.equals(EMPTY)) {
      throw unreadable("that is not empty", path);
    }
    return Optional.of(new Medium(kind, path, sha256));
  }

  private Unreadable unreadable(String expected, String found) {
    return new Unreadable(
        "column \"%s\": expected a file of %s %s"
            .formatted(column.name(), Names.kebab(kind), expected),
        Unreadable.quoted(found));
  }

  /**
   * Hashes files, each once.
   *
   * @param corpus the corpus's folder
   * @param paths paths below it
   * @return SHA-256 of those that are there, by path; a link out of the folder leads to none
   */
  public static SortedMap<String, String> hashes(Path corpus, Collection<String> paths)
      throws IOException {
    Path inside = corpus.toRealPath();
    try {
      return paths.parallelStream()
          .distinct()
          .filter(path -> isIn(inside, path))
          .collect(
              Collectors.toMap(
                  path -> path, path -> hash(inside.resolve(path)), (a, b) -> a, TreeMap::new));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isIn(Path folder, String path) {
    try {
      Path file = folder.resolve(path);
      return Files.isRegularFile(file) && file.toRealPath().startsWith(folder);
    } catch (java.nio.file.InvalidPathException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(Path file) {
    try {
      return Hashes.ofFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
