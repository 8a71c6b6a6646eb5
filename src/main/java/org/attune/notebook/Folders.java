package org.attune.notebook;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds what a notebook names. A notebook runs in its own folder or in that of the project, which
 * holds it; so what is not found here is looked for in the folders above.
 */
final class Folders {

  private Folders() {}

  /** The path, from here or from the nearest folder above that has it. */
  static Optional<Path> find(Path path, Predicate<Path> exists) {
    for (Path from = Path.of("").toAbsolutePath(); from != null; from = from.getParent()) {
      if (exists.test(from.resolve(path))) {
        return Optional.of(from.resolve(path));
      }
    }
    return Optional.empty();
  }
}
