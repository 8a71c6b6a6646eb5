package org.attune.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.attune.Cites;
import org.attune.corpus.Card;
import org.attune.corpus.CorpusException;

/** What there is to cite, by key. */
public final class Bibliography {

  private static final String SHIPPED = "/org/attune/references.bib";

  private final SortedMap<String, Reference> references;

  private Bibliography(SortedMap<String, Reference> references) {
    this.references = references;
  }

  /** The sources of all methods, and the program itself as {@code attune}. */
  public static Bibliography shipped() {
    try (InputStream in = Bibliography.class.getResourceAsStream(SHIPPED)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Bibliography(new TreeMap<>()).with("references.bib", text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keys of the sources of a method. */
  public static List<String> cited(Class<?> type) {
    return keys(Optional.ofNullable(type.getAnnotation(Cites.class)));
  }

  /** Keys of the sources of a method that is a constant. */
  public static List<String> cited(Enum<?> constant) {
    try {
      return keys(
          Optional.ofNullable(
              constant.getDeclaringClass().getField(constant.name()).getAnnotation(Cites.class)));
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> keys(Optional<Cites> cites) {
    return cites.map(c -> List.of(c.value())).orElse(List.of());
  }

  /**
   * These entries and those of a BibTeX file.
   *
   * @param file what to call it in messages
   * @throws CorpusException if it is not well-formed, has no entry, or an entry's key is taken by
   *     another entry
   */
  public Bibliography with(String file, String bibtex) {
    return with(file, ReferenceReader.read(file, bibtex));
  }

  /**
   * These entries and those that come with a corpus.
   *
   * @throws CorpusException also if no entry has the name of the corpus as its key
   */
  public Bibliography with(Card card, String file, String bibtex) {
    List<Reference> own = ReferenceReader.read(file, bibtex);
    if (own.stream().noneMatch(reference -> reference.key().equals(card.name()))) {
      throw new CorpusException(
          file,
          "an entry with the key " + card.name(),
          own.stream().map(Reference::key).collect(Collectors.joining(", ")));
    }
    return with(file, own);
  }

  /** These entries and, under its name, what the card of a corpus says of how to cite it. */
  public Bibliography with(Card card) {
    return with(card.name(), List.of(Reference.of(card)));
  }

  private Bibliography with(String file, List<Reference> more) {
    SortedMap<String, Reference> all = new TreeMap<>(references);
    for (Reference reference : more) {
      Reference before = all.putIfAbsent(reference.key(), reference);
      if (before != null && !before.equals(reference)) {
        throw new CorpusException(
            file, "one entry a key", reference.key() + ", which another entry has");
      }
    }
    return new Bibliography(all);
  }

  /** The keys of all entries. */
  public SortedSet<String> keys() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(references.keySet()));
  }

  /**
   * A BibTeX file of entries, each once, by key.
   *
   * @throws IllegalArgumentException if there is no entry with one of the keys
   */
  public String bibtex(Collection<String> keys) {
    return new TreeSet<>(keys)
        .stream().map(key -> reference(key).bibtex()).collect(Collectors.joining("\n"));
  }

  /**
   * An entry as a line to read: {@code Authors (year). Title. Journal volume, pages. doi:...}.
   *
   * @throws IllegalArgumentException if there is no entry with the key
   */
  public String text(String key) {
    return reference(key).text();
  }

  private Reference reference(String key) {
    return Optional.ofNullable(references.get(key))
        .orElseThrow(() -> new IllegalArgumentException("nothing to cite has the key " + key));
  }
}
