package org.attune.score;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where models are found: in a folder of the user's own, and among those that come with the
 * program.
 *
 * @param place the folder, with a folder for each model
 * @param byNameOnly whether a model is the folder of its name in there and nothing else. Where it
 *     is not, a protocol may name any path, as those who wrote it themselves do
 */
public record Models(String place, boolean byNameOnly) implements Serializable {

  /** A folder in which a protocol may also name a path. */
  public Models(Path folder) {
    this(folder.toString(), false);
  }

  /** The same folder for a protocol of somebody else: a model is a program. */
  public Models byName() {
    return new Models(place, true);
  }

  /** The folder. */
  public Path folder() {
    return Path.of(place);
  }

  /**
   * Folder of a model; that among the user's own if there is none.
   *
   * @throws IllegalArgumentException if it is none that may be named
   */
  public Path find(String name) {
    if (byNameOnly) {
      check(name);
    }
    return ShippedModels.find(folder(), name);
  }

  private void check(String name) {
    boolean plain =
        !name.isBlank()
            && name.chars().noneMatch(c -> c == '/' || c == '\\' || c == 0)
            && !name.startsWith(".");
    if (!plain) {
      throw new IllegalArgumentException(
          "model: expected the name of a folder in "
              + place
              + " (--models) or of a model that comes along, because the protocol is another's and a model a"
              + " program; found "
              + name);
    }
    Path own = folder().resolve(name);
    try {
      if (Files.exists(own) && !own.toRealPath().getParent().equals(folder().toRealPath())) {
        throw new IllegalArgumentException(
            "model: expected a folder in "
                + place
                + " (--models), found a link out of it, "
                + name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
