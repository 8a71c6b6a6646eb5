package org.attune.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.attune.Names;
import org.attune.Shared;

/**
 * A corpus as its card says, read in one thread.
 *
 * @param hashes SHA-256 of each file
 * @param items items by id
 * @param rejects rejected rows
 */
public record Imported(
    Card card,
    SortedMap<String, String> hashes,
    SortedMap<String, Item> items,
    List<Reject> rejects) {

  /** A whole item: what was said, null where nothing is known, and how it was rated. */
  public record Item(Utterance said, RatedItem rated) {
    String item() {
      return said.item();
    }

    long line() {
      return said.line();
    }

    String conversation() {
      return said.conversation();
    }

    String speaker() {
      return said.speaker().orElse(null);
    }

    Long turn() {
      return said.turn();
    }

    String replyTo() {
      return said.replyTo().orElse(null);
    }

    String text() {
      return said.text().orElse(null);
    }

    List<String> context() {
      return said.context();
    }

    String split() {
      return said.split().orElse(null);
    }

    SortedMap<String, String> strata() {
      return rated.strata();
    }

    List<RatedItem.Rating> ratings() {
      return rated.ratings();
    }
  }

  /** The files of the card's entries in a folder. */
  public static Imported of(Card card, Path folder) throws IOException {
    Map<String, Map<String, List<ItemRow>>> byItem = new TreeMap<>();
    TreeMap<String, String> hashes = new TreeMap<>();
    List<Reject> rejects = new ArrayList<>();
    for (Card.Table table : card.tables()) {
      CorpusFormat format =
          Names.create(Names.in(CorpusFormat.class, CorpusFormat.class).get(table.format()));
      for (Card.File file : table.files()) {
        for (Path path : Globs.files(folder, file.path())) {
          String name = folder.relativize(path).toString();
          TableReader reader = new TableReader(card, table, file, name);
          Slices slices = Slices.of(path, path.toString(), 1 << 20, format, table.settings());
          hashes.put(name, slices.sha256());
          for (Slice slice : slices.slices()) {
            for (ItemRow f : said(format, slice, table.settings(), reader, name, rejects)) {
              Map<String, List<ItemRow>> files =
                  byItem.computeIfAbsent(f.item(), i -> new TreeMap<>());
              files.computeIfAbsent(name, n -> new ArrayList<>()).add(f);
            }
          }
        }
      }
    }
    return new Imported(card, hashes, assemble(byItem, rejects), rejects);
  }

  private static List<ItemRow> said(
      CorpusFormat format,
      Slice slice,
      FormatSettings settings,
      TableReader reader,
      String name,
      List<Reject> rejects)
      throws IOException {
    List<ItemRow> said = new ArrayList<>();
    boolean first = true;
    try (CorpusFormat.Rows rows = format.read(slice, settings)) {
      while (rows.hasNext()) {
        Row row = rows.next();
        try {
          if (row instanceof Row.Broken broken) {
            throw new Unreadable(broken.reason());
          }
          if (first) {
            reader.checkColumns((Row.Read) row);
            first = false;
          }
          said.add(reader.read((Row.Read) row));
        } catch (Unreadable e) {
          rejects.add(new Reject(name, row.line(), e.getMessage(), e.found()));
        }
      }
    }
    return said;
  }

  private static TreeMap<String, Item> assemble(
      Map<String, Map<String, List<ItemRow>>> byItem, List<Reject> rejects) {
    TreeMap<String, Item> items = new TreeMap<>();
    byItem.forEach(
        (item, files) -> {
          Assembly assembly = new Assembly();
          files.forEach(
              (name, said) -> {
                for (ItemRow f : said) {
                  assembly
                      .add(f)
                      .ifPresent(reason -> rejects.add(new Reject(name, f.line(), reason)));
                }
              });
          items.put(item, new Item(assembly.utterance(), assembly.rated()));
        });
    return items;
  }

  /**
   * The corpus of a card of the project among the shared data sets; the test is skipped where it is
   * absent.
   */
  public static Imported shared(String dataset) {
    try {
      return of(Cards.card(dataset), Shared.file("datasets/" + dataset));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Item> items(Predicate<Item> which) {
    return items.values().stream().filter(which).toList();
  }

  /** Number of ratings of a dimension by code, as the scale names it. */
  SortedMap<String, Long> ratings(String dimension, Predicate<Item> which) {
    Scale scale = card.dimensions().get(dimension).toScale();
    TreeMap<String, Long> counts = new TreeMap<>();
    for (Item item : items(which)) {
      for (RatedItem.Rating r : item.ratings()) {
        if (r.dimension().equals(dimension)) {
          counts.merge(scale.name(Math.toIntExact(r.code())), 1L, Long::sum);
        }
      }
    }
    return counts;
  }

  long raters() {
    return items.values().stream()
        .flatMap(i -> i.ratings().stream())
        .map(RatedItem.Rating::rater)
        .distinct()
        .count();
  }
}
