package org.attune.corpus;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.attune.yaml.Unfit;

/** Files of a dataset folder by name or pattern. */
public final class Globs {

  private Globs() {}

  /**
   * The files that a pattern names, sorted by name.
   *
   * @param folder the dataset folder
   * @param pattern a name, or a {@link Glob}; always inside the folder
   * @throws IllegalArgumentException if the pattern is none
   * @throws FileNotFoundException if nothing matches
   */
  public static List<Path> files(Path folder, String pattern) throws IOException {
    mistake("path", pattern)
        .ifPresent(
            mistake -> {
              throw new IllegalArgumentException(
                  "expected " + mistake.expected() + ", found " + pattern);
            });
    if (Files.isRegularFile(folder.resolve(pattern))) {
      return List.of(folder.resolve(pattern));
    }
    Glob glob = new Glob(pattern);
    int depth =
        pattern.contains("**")
            ? Integer.MAX_VALUE
            : 1 + (int) pattern.chars().filter(c -> c == '/').count();
    List<Path> found = List.of();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> paths = Files.walk(folder, depth)) {
        found =
            paths
                .filter(
                    path ->
                        glob.matches(slashed(folder.relativize(path))) && Files.isRegularFile(path))
                .sorted(Comparator.comparing(path -> folder.relativize(path).toString()))
                .toList();
      }
    }
    if (found.isEmpty()) {
      throw new FileNotFoundException("no file matches " + pattern + " in " + folder);
    }
    return found;
  }

  /** Whether a path, with slashes, leads nowhere outside of the folder where it begins. */
  static boolean inside(String path) {
    return !path.startsWith("/")
        && !List.of(path.split("/")).contains("..")
        && path.indexOf('\0') < 0;
  }

  /** What is wrong with a pattern, as the value of a key. */
  static Optional<Unfit.Value> mistake(String key, String pattern) {
    String expected = "";
    if (!inside(pattern)) {
      expected = "a name inside of the dataset folder";
    } else {
      try {
        new Glob(pattern);
      } catch (IllegalArgumentException e) {
        expected = "a name or a pattern of names without " + e.getMessage();
      }
    }
    return expected.isEmpty()
        ? Optional.empty()
        : Optional.of(Unfit.Value.text(key, expected, pattern));
  }

  /** Whether a pattern names a file, by its path below the dataset folder with slashes. */
  static boolean matches(String pattern, String file) {
    return pattern.equals(file) || new Glob(pattern).matches(file);
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
