package org.attune.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was written into a folder and the folders below it, so that it can be told later whether it
 * is still that.
 *
 * @param files each file by its path below the folder, with slashes
 */
public record Written(SortedMap<String, File> files) {

  /** Size in bytes, and SHA-256. */
  public record File(long bytes, String sha256) {}

  /**
   * What lies in a folder now.
   *
   * @param but file directly in it that is not looked at; none if empty
   */
  public static Written in(Path folder, String but) throws IOException {
    return of(folder, names(folder).filter(name -> !name.equals(but)).toList());
  }

  /** Some files of a folder, by their paths below it. */
  public static Written of(Path folder, Collection<String> names) throws IOException {
    try {
      return new Written(
          names.parallelStream()
              .collect(
                  Collectors.toMap(
                      name -> name,
                      name -> file(folder.resolve(name)),
                      (a, b) -> a,
                      TreeMap::new)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static File file(Path file) {
    try {
      return new File(Files.size(file), Hashes.ofFile(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether all files are there as they were written, and no others but hidden ones, which nothing
   * reads that does not know them.
   *
   * @param but file directly in the folder that may be there
   */
  public boolean onlyIn(Path folder, String but) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    List<String> there = names(folder).toList();
    return there.stream()
            .allMatch(name -> files.containsKey(name) || name.equals(but) || hidden(name))
        && in(folder);
  }

  /** Whether all files are there as they were written. */
  public boolean in(Path folder) throws IOException {
    try {
      return files.entrySet().parallelStream().allMatch(file -> holds(folder, file));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean holds(Path folder, Map.Entry<String, File> file) {
    Path path = folder.resolve(file.getKey());
    try {
      return Files.isRegularFile(path)
          && Files.size(path) == file.getValue().bytes()
          && Hashes.ofFile(path).equals(file.getValue().sha256());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hidden(String name) {
    return name.substring(name.lastIndexOf('/') + 1).startsWith(".");
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> !Files.isDirectory(path))
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .sorted()
          .toList()
          .stream();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
