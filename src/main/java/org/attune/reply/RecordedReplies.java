package org.attune.reply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.corpus.CorpusException;
import org.attune.corpus.CorpusFormat;
import org.attune.corpus.FormatSettings;
import org.attune.corpus.Row;
import org.attune.corpus.Slice;
import org.attune.corpus.Slices;

/** Replies that stand in a file: CSV with a column {@code item} and a column {@code reply}. */
public final class RecordedReplies {

  private static final FormatSettings SETTINGS =
      new FormatSettings("", "", true, List.of(), "UTF-8");

  private final String where;
  private final Map<String, String> byTurn = new HashMap<>();

  /**
   * Reads a file.
   *
   * @param where what messages call it
   * @throws CorpusException if it cannot be read, or has a turn twice
   */
  public RecordedReplies(String where, Path file) throws IOException {
    this.where = where;
    if (!Files.isRegularFile(file)) {
      throw new CorpusException(where, "a file with recorded replies", "no such file");
    }
    CorpusFormat format = CorpusFormat.of("csv");
    Slices slices = Slices.of(file, file.toString(), Slices.TARGET, format, SETTINGS);
    for (Slice slice : slices.slices()) {
      try (CorpusFormat.Rows rows = format.read(slice, SETTINGS)) {
        while (rows.hasNext()) {
          read(rows.next());
        }
      }
    }
  }

  private void read(Row row) {
    String at = where + ":" + row.line();
    if (row instanceof Row.Broken broken) {
      throw new CorpusException(at, "a row of recorded replies", broken.reason());
    }
    Row.Read read = (Row.Read) row;
    for (String column : List.of(DerivedCorpus.ITEM, DerivedCorpus.REPLY)) {
      if (!read.columns().containsKey(column)) {
        throw new CorpusException(
            where, "a column \"" + column + "\"", "columns " + read.columnNames());
      }
    }
    String item = read.get(DerivedCorpus.ITEM).orElse("");
    String reply = read.get(DerivedCorpus.REPLY).orElse("").strip();
    if (byTurn.putIfAbsent(item, reply) != null) {
      throw new CorpusException(at, "one reply to a turn", "a second to \"" + item + '"');
    }
  }

  /**
   * The reply to a turn; nothing where it is empty.
   *
   * @throws CorpusException if the file does not have the turn
   */
  public Optional<String> to(AnsweredTurn turn) {
    String reply = byTurn.get(turn.item());
    if (reply == null) {
      throw new CorpusException(
          where, "a reply to each turn answered", "none to \"" + turn.item() + '"');
    }
    return Optional.of(reply).filter(text -> !text.isEmpty());
  }
}
