package org.attune.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.catalog.Catalog;
import org.attune.corpus.Assembly;
import org.attune.corpus.Card;
import org.attune.corpus.CorpusException;
import org.attune.corpus.CorpusFormat;
import org.attune.corpus.ItemRow;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Row;
import org.attune.corpus.Slice;
import org.attune.corpus.TableReader;
import org.attune.corpus.Unreadable;
import org.attune.yaml.StrictYaml;

/** Reads a drafted corpus as a run will, so that a draft that was written can be run. */
public final class TrialRead {

  private TrialRead() {}

  /**
   * Reads every row of a corpus.
   *
   * @param folder the corpus's folder
   * @return its items, in the order of their ids
   * @throws CorpusException with the first row that a run would reject
   */
  public static List<RatedItem> of(String card, Path folder) throws IOException {
    Card read = StrictYaml.read(Catalog.CARD, card, Card.class, new Catalog(List.of()));
    TreeMap<String, Assembly> items = new TreeMap<>();
    for (Card.Table table : read.tables()) {
      for (Card.File file : table.files()) {
        TableReader reader = new TableReader(read, table, file, file.path());
        Path path = folder.resolve(file.path());
        CorpusFormat format = CorpusFormat.of(table.format());
        Slice whole = new Slice(path.toString(), 0, Files.size(path), 1);
        try (CorpusFormat.Rows rows = format.read(whole, table.settings())) {
          while (rows.hasNext()) {
            add((Row.Read) rows.next(), reader, items);
          }
        }
      }
    }
    return items.values().stream().map(Assembly::rated).toList();
  }

  private static void add(Row.Read row, TableReader reader, Map<String, Assembly> items) {
    String where = reader.where() + ":" + row.line();
    try {
      reader.checkColumns(row);
      ItemRow said = reader.read(row);
      items
          .computeIfAbsent(said.item(), item -> new Assembly())
          .add(said)
          .ifPresent(
              reason -> {
                throw new CorpusException(where, "rows of an item that agree", reason);
              });
    } catch (Unreadable e) {
      throw new CorpusException(where, "ratings as they were guessed", e.told());
    }
  }
}
