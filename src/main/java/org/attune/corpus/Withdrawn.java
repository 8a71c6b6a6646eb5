package org.attune.corpus;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * People who withdrew from a corpus, by their ids as its files have them. What a speaker said is
 * left out with all that it was rated, and what a rater said of others.
 *
 * @param ids of speakers and raters
 */
public record Withdrawn(Set<String> ids) implements Serializable {

  /** The byte-order mark that some editors put first. */
  private static final String MARK = "\uFEFF";

  /** Nobody. */
  public static final Withdrawn NOBODY = new Withdrawn(Set.of());

  /** Why an item is left out whose speaker withdrew. */
  public static final String ITEM = "the speaker withdrew";

  /** Why a rating is left out whose rater withdrew. */
  public static final String RATING = "the rater withdrew";

  public Withdrawn {
    ids = new TreeSet<>(ids);
  }

  /** Whether a row is left out for a reason of this kind, which is no mistake in the data. */
  public static boolean is(String reason) {
    return reason.equals(ITEM) || reason.equals(RATING);
  }

  /**
   * Those named in files, an id a line; empty lines and those that begin with # name nobody.
   *
   * @throws CorpusException if a file is not there
   */
  public static Withdrawn in(Collection<Path> files) throws IOException {
    Set<String> ids = new TreeSet<>();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new CorpusException(
            file.toString(), "a file with ids of those who withdrew", "no such file");
      }
      lines(file).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(ids::add);
    }
    return new Withdrawn(ids);
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      String text = Files.readString(file);
      return (text.startsWith(MARK) ? text.substring(MARK.length()) : text).lines().toList();
    } catch (CharacterCodingException e) {
      throw new CorpusException(
          file.toString(), "a file with ids of those who withdrew, in UTF-8", "other text");
    }
  }

  /** Whether the speaker of an utterance is among them. */
  public boolean said(Utterance utterance) {
    return utterance.speaker().filter(ids::contains).isPresent();
  }

  /** An item without their ratings. */
  public RatedItem without(RatedItem item) {
    List<RatedItem.Rating> others = new ArrayList<>(item.ratings());
    others.removeIf(r -> r.by() == RatedItem.By.RATER && ids.contains(r.rater()));
    return new RatedItem(item.item(), item.strata(), others);
  }

  /** What the items of a corpus depend on; nothing where nobody withdrew. */
  public Optional<String> key() {
    return ids.isEmpty() ? Optional.empty() : Optional.of(Hashes.ofTexts(List.copyOf(ids)));
  }
}
