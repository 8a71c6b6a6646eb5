package org.attune.corpus;

import java.io.IOException;

/**
 * A JSON object a line. Columns are its keys; keys of nested objects are reached by dots: {@code
 * meta.split}.
 */
public final class Jsonl implements CorpusFormat {

  @Override
  public boolean sliceable() {
    return true;
  }

  @Override
  public boolean sameColumns() {
    return false;
  }

  @Override
  public Rows read(Slice slice, FormatSettings settings) throws IOException {
    return new JsonRows(
        new Lines(slice, Encoding.of(settings), RowEnd.unquoted()), (path, object) -> path);
  }
}
