package org.attune.corpus;

import java.io.Serializable;

/**
 * A file of sound, a picture or a video that belongs to an utterance.
 *
 * @param path its path, with slashes: below the corpus's folder, or, as a scorer gets it, whole
 * @param sha256 SHA-256 of its bytes, in lower-case hexadecimal
 */
public record Medium(Kind kind, String path, String sha256) implements Serializable {

  /** What is heard or seen. */
  public enum Kind {
    SOUND,
    PICTURE,
    VIDEO
  }
}
