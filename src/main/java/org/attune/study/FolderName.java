package org.attune.study;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.attune.corpus.Hashes;

/**
 * The name under which something lies in the work folder that people name as they like. Names that
 * differ, be it in case only, have different ones, on every file system.
 */
final class FolderName {

  private static final String PLAIN = "[a-z0-9][a-z0-9-]{0,59}";

  /** What ends like this may be the folder of another name. */
  private static final String HASHED = "(.*-)?[0-9a-f]{12}";

  private static final int SLUG = 40;
  private static final int HASH = 12;

  private FolderName() {}

  /**
   * The name itself if it is up to 60 lower-case letters, digits and hyphens and does not end as
   * these names do that are made; else what is left of it when all others become hyphens, and the
   * beginning of its SHA-256.
   */
  static String of(String name) {
    if (name.matches(PLAIN) && !name.matches(HASHED)) {
      return name;
    }
    String letters =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String slug = letters.substring(0, Math.min(SLUG, letters.length())).replaceAll("^-|-$", "");
    String hash = Hashes.ofTexts(List.of(name)).substring(0, HASH);
    return slug.isEmpty() ? hash : slug + "-" + hash;
  }
}
