package org.attune.corpus;

import java.io.IOException;
import java.util.Iterator;

/** How the rows of a file are read; its name in dataset cards is its class name in kebab case. */
public interface CorpusFormat {

  /**
   * True if a file of this format can be cut between rows ({@link Slices}); if not, it is read as
   * one.
   */
  boolean sliceable();

  /** Reads the rows of a slice in order, holding no more than a row in memory. */
  Rows read(Slice slice, FormatSettings settings) throws IOException;

  /** Rows of a slice; to be closed. */
  interface Rows extends Iterator<Row>, AutoCloseable {
    @Override
    void close() throws IOException;
  }
}
