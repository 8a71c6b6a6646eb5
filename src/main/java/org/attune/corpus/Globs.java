package org.attune.corpus;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Comparator;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Files of a dataset folder by name or pattern. */
public final class Globs {

  private Globs() {}

  /**
   * The files that a pattern names, sorted by name.
   *
   * @param folder the dataset folder
   * @param pattern a name, or a glob: {@code *} and {@code ?} within a folder, {@code **}{@code /}
   *     any folders or none, {@code {a,b}} and {@code [ab]}; always inside the folder
   * @throws FileNotFoundException if nothing matches
   */
  public static List<Path> files(Path folder, String pattern) throws IOException {
    if (pattern.startsWith("/")
        || Path.of(pattern).isAbsolute()
        || List.of(pattern.split("/")).contains("..")) {
      throw new IllegalArgumentException(
          "expected a name inside of the dataset folder, found " + pattern);
    }
    if (Files.isRegularFile(folder.resolve(pattern))) {
      return List.of(folder.resolve(pattern));
    }
    PathMatcher matcher = matcher(pattern);
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
                    path -> matcher.matches(folder.relativize(path)) && Files.isRegularFile(path))
                .sorted(Comparator.comparing(path -> folder.relativize(path).toString()))
                .toList();
      }
    }
    if (found.isEmpty()) {
      throw new FileNotFoundException("no file matches " + pattern + " in " + folder);
    }
    return found;
  }

  /** Whether a pattern names a file, by its path below the dataset folder with slashes. */
  static boolean matches(String pattern, String file) {
    return pattern.equals(file) || matcher(pattern).matches(Path.of(file));
  }

  private static PathMatcher matcher(String pattern) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + pattern.replace("**/", "{,**/}"));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "expected a name or a glob, found " + pattern + ": " + e.getMessage(), e);
    }
  }
}
