package org.attune.corpus;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.SortedMap;
import org.attune.Names;

/** How the rows of a file are read; its name in dataset cards is its class name in kebab case. */
public interface CorpusFormat {

  /** The formats by name. */
  SortedMap<String, Class<? extends CorpusFormat>> ALL =
      Collections.unmodifiableSortedMap(Names.in(CorpusFormat.class, CorpusFormat.class));

  /** The format of this name, which must be one. */
  static CorpusFormat of(String name) {
    return Names.create(ALL.get(name));
  }

  /**
   * True if a file of this format can be cut between rows ({@link Slices}); if not, it is read as
   * one.
   */
  boolean sliceable();

  /**
   * True if all rows have the same columns, so that the first tells whether those the card names
   * are there.
   */
  default boolean sameColumns() {
    return true;
  }

  /**
   * True if the names of columns cannot be texts or raters, as where the first row of a file
   * without names is taken for them.
   */
  default boolean namesAreSure(FormatSettings settings) {
    return !settings.header();
  }

  /** How values stand in a row, where delimiters and quotes part them. */
  default Optional<Dialect> dialect() {
    return Optional.empty();
  }

  /** Reads the rows of a slice in order, holding no more than a row in memory. */
  Rows read(Slice slice, FormatSettings settings) throws IOException;

  /** Rows of a slice; to be closed. */
  interface Rows extends Iterator<Row>, AutoCloseable {
    @Override
    void close() throws IOException;
  }
}
