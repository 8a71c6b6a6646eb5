package org.attune.corpus;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Turns the rows of one file of a dataset card into what they say about items. */
public final class TableReader implements Serializable {

  private final String where;
  private final String fileId;
  private final String prefix;
  private final String split;
  private final TreeMap<String, String> strata;
  private final Map<String, KeyColumns> columns = new LinkedHashMap<>();
  private final List<Column> context;
  private final Grouping splits;
  private final Map<String, Grouping> groups = new LinkedHashMap<>();
  private final List<RatingReader> ratings = new ArrayList<>();
  private final List<MediaColumn> media;
  private final boolean sameColumns;
  private final boolean namesAreSure;

  /**
   * A reader.
   *
   * @param card the card
   * @param table a table of the card
   * @param file an entry of the table
   * @param name name of the file it stands for, relative to the dataset's folder
   */
  public TableReader(Card card, Card.Table table, Card.File file, String name) {
    where = card.name() + "/" + name;
    fileId = name + ":";
    prefix = file.prefix().orElse("");
    split = file.split().orElse(null);
    strata = new TreeMap<>(file.strata());
    put("item", table.item());
    put("conversation", table.conversation());
    put("speaker", table.speaker().stream().toList());
    put("turn", table.turn().stream().toList());
    put("reply-to", table.replyTo());
    put("text", table.text().stream().toList());
    context = table.context().stream().map(Column::new).toList();
    splits = table.split().map(group -> Grouping.of(group, true)).orElse(null);
    table.strata().forEach((stratum, group) -> groups.put(stratum, Grouping.of(group, false)));
    for (Card.Ratings r : table.ratings()) {
      ratings.add(RatingReader.of(card, r, file.rater().orElse("")));
    }
    media = table.media().stream().map(MediaColumn::of).toList();
    CorpusFormat format = CorpusFormat.of(table.format());
    sameColumns = format.sameColumns();
    namesAreSure = format.namesAreSure(table.settings());
  }

  private void put(String what, List<String> written) {
    if (!written.isEmpty()) {
      columns.put(what, KeyColumns.of(written));
    }
  }

  /** The file, for messages: dataset and file name. */
  public String where() {
    return where;
  }

  /** Fails unless the row has every column the card names; call on the first row of a slice. */
  public void checkColumns(Row.Read row) {
    if (sameColumns) {
      for (Column column : allColumns()) {
        if (!column.constant() && !row.columns().containsKey(column.name())) {
          throw new CorpusException(where, "a column \"" + column.name() + "\"", found(row));
        }
      }
    }
  }

  /** The names of the columns, unless the first row may be one of texts and raters. */
  private String found(Row.Read row) {
    Set<String> asked = new HashSet<>();
    allColumns().forEach(column -> asked.add(plain(column.name())));
    List<String> names = row.columnNames();
    return namesAreSure || names.stream().anyMatch(name -> asked.contains(plain(name)))
        ? "columns " + names
        : names.size() + " columns, none with a name the card has (does the first row name them?)";
  }

  private static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private List<Column> allColumns() {
    List<Column> all = new ArrayList<>();
    columns.values().forEach(key -> all.addAll(key.columns()));
    all.addAll(context);
    media.forEach(of -> all.add(of.column()));
    groups.values().forEach(g -> all.add(g.column()));
    if (splits != null) {
      all.add(splits.column());
    }
    ratings.forEach(r -> all.addAll(r.columns()));
    return all;
  }

  /** True if rows name files of sound, pictures or video. */
  public boolean namesMedia() {
    return !media.isEmpty();
  }

  /** The files that a row names, as far as it can be read. */
  public List<Medium> media(Row.Read row) {
    List<Medium> named = new ArrayList<>();
    for (MediaColumn column : media) {
      try {
        column.named(row).ifPresent(named::add);
      } catch (Unreadable e) {
        // which is told where the row is read
      }
    }
    return named;
  }

  /**
   * Reads a row of a corpus without media.
   *
   * @throws Unreadable with the reason if the row cannot be used
   */
  public ItemRow read(Row.Read row) throws Unreadable {
    return read(row, Map.of());
  }

  /**
   * Reads a row.
   *
   * @param hashes SHA-256 of the files of media that are there, by path below the corpus's folder
   * @throws Unreadable with the reason if the row cannot be used
   */
  public ItemRow read(Row.Read row, Map<String, String> hashes) throws Unreadable {
    KeyColumns itemColumns = columns.get("item");
    String item = prefix + (itemColumns == null ? fileId + row.line() : itemColumns.required(row));
    TreeMap<String, String> groupsOfItem = new TreeMap<>(strata);
    for (Map.Entry<String, Grouping> group : groups.entrySet()) {
      group.getValue().of(row).ifPresent(name -> groupsOfItem.put(group.getKey(), name));
    }
    List<RatedItem.Rating> given = new ArrayList<>();
    for (RatingReader reader : ratings) {
      reader.read(row, given);
    }
    List<String> before = new ArrayList<>();
    for (int i = 0; i < context.size(); i++) {
      Column column = context.get(i);
      boolean none = before.isEmpty() && row.get(column.name()).orElse("").isBlank();
      if (!none || i == context.size() - 1) {
        before.add(column.required(row));
      }
    }
    List<Medium> seenAndHeard = new ArrayList<>();
    for (MediaColumn column : media) {
      column.of(row, hashes).ifPresent(seenAndHeard::add);
    }
    return new ItemRow(
        item,
        row.line(),
        conversation(row),
        optional("speaker", row),
        turn(row),
        replyTo(row),
        optional("text", row),
        before,
        seenAndHeard,
        splits == null ? Optional.ofNullable(split) : splits.of(row),
        groupsOfItem,
        given);
  }

  private Optional<String> optional(String what, Row.Read row) throws Unreadable {
    KeyColumns column = columns.get(what);
    return column == null ? Optional.empty() : Optional.of(column.of(row));
  }

  /** Items without an id of their conversation would all be taken for one conversation. */
  private Optional<String> conversation(Row.Read row) throws Unreadable {
    KeyColumns column = columns.get("conversation");
    return column == null ? Optional.empty() : Optional.of(prefix + column.required(row));
  }

  private Optional<String> replyTo(Row.Read row) throws Unreadable {
    KeyColumns column = columns.get("reply-to");
    return column == null
        ? Optional.empty()
        : column.optional(row).map(answered -> prefix + answered);
  }

  private Optional<Long> turn(Row.Read row) throws Unreadable {
    Optional<String> raw = optional("turn", row);
    try {
      return raw.map(number -> Decimals.number(number).orElseThrow().longValueExact());
    } catch (ArithmeticException | NoSuchElementException e) {
      throw new Unreadable("turn: expected a whole number", Unreadable.quoted(raw.orElseThrow()));
    }
  }
}
