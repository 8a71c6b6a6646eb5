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
record Imported(
    Card card,
    SortedMap<String, String> hashes,
    SortedMap<String, Fragment> items,
    List<Reject> rejects) {

  /** The files of the card's entries in a folder. */
  static Imported of(Card card, Path folder) throws IOException {
    Map<String, Map<String, List<Fragment>>> byItem = new TreeMap<>();
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
            for (Fragment f : fragments(format, slice, table.settings(), reader, name, rejects)) {
              Map<String, List<Fragment>> files =
                  byItem.computeIfAbsent(f.item(), i -> new TreeMap<>());
              files.computeIfAbsent(name, n -> new ArrayList<>()).add(f);
            }
          }
        }
      }
    }
    return new Imported(card, hashes, assemble(byItem, rejects), rejects);
  }

  private static List<Fragment> fragments(
      CorpusFormat format,
      Slice slice,
      FormatSettings settings,
      TableReader reader,
      String name,
      List<Reject> rejects)
      throws IOException {
    List<Fragment> fragments = new ArrayList<>();
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
          fragments.add(reader.read((Row.Read) row));
        } catch (Unreadable e) {
          rejects.add(new Reject(name, row.line(), e.getMessage(), e.found()));
        }
      }
    }
    return fragments;
  }

  private static TreeMap<String, Fragment> assemble(
      Map<String, Map<String, List<Fragment>>> byItem, List<Reject> rejects) {
    TreeMap<String, Fragment> items = new TreeMap<>();
    byItem.forEach(
        (item, files) -> {
          Assembly assembly = new Assembly();
          files.forEach(
              (name, fragments) -> {
                for (Fragment f : fragments) {
                  assembly
                      .add(f)
                      .ifPresent(reason -> rejects.add(new Reject(name, f.line(), reason)));
                }
              });
          items.put(item, assembly.item());
        });
    return items;
  }

  /**
   * The corpus of a card of the project among the shared data sets; the test is skipped where it is
   * absent.
   */
  static Imported shared(String dataset) {
    try {
      return of(Cards.card(dataset), Shared.file("datasets/" + dataset));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Fragment> items(Predicate<Fragment> which) {
    return items.values().stream().filter(which).toList();
  }

  /** Number of ratings of a dimension by code, as the scale names it. */
  SortedMap<String, Long> ratings(String dimension, Predicate<Fragment> which) {
    Scale scale = card.dimensions().get(dimension).toScale();
    TreeMap<String, Long> counts = new TreeMap<>();
    for (Fragment item : items(which)) {
      for (Fragment.Rating r : item.ratings()) {
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
        .map(Fragment.Rating::rater)
        .distinct()
        .count();
  }
}
