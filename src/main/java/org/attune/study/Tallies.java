package org.attune.study;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.spark.Tallying;
import org.attune.spark.Tallying.Count;
import org.attune.tally.Counts;

/**
 * The tallies of one corpus of a study.
 *
 * @param population blocks items fall in, rated or not
 * @param replicated whether counts stand under replicates (0 the sample) instead of blocks
 * @param tallies for each entry and group the counts of each block
 * @param raters for each first entry of its dimension and stratum, and each group, how many known
 *     people rated
 */
record Tallies(
    List<Integer> population,
    boolean replicated,
    Map<Integer, SortedMap<String, SortedMap<Integer, Counts>>> tallies,
    Map<Integer, Map<String, Long>> raters) {

  private static final String HEAD = "entry\tstratum\tblock\tfirst\tsecond\tamount\n";

  /** File of a corpus's tallies. */
  static Path file(Setting setting, String study, String corpus) {
    return setting.work().resolve("studies").resolve(study).resolve("tallies-" + corpus + ".tsv");
  }

  /** Writes counts in order; of raters only how many there are. */
  static void write(Path file, List<Count> counts) {
    Map<String, Long> raters = new TreeMap<>();
    StringBuilder text = new StringBuilder(HEAD);
    List<Count> sorted =
        counts.stream()
            .sorted(
                Comparator.comparingInt(Count::entry)
                    .thenComparing(Count::stratum)
                    .thenComparingInt(Count::block)
                    .thenComparingLong(Count::first)
                    .thenComparingLong(Count::second))
            .toList();
    for (Count c : sorted) {
      if (c.entry() < 0 && c.entry() != Tallying.ITEMS) {
        raters.merge(c.entry() + "\t" + escaped(c.stratum()), 1L, Long::sum);
      } else {
        line(
            text,
            c.entry() + "\t" + escaped(c.stratum()),
            c.block(),
            c.first(),
            c.second(),
            c.amount());
      }
    }
    raters.forEach((entry, n) -> line(text, entry, 0, 0, 0, n));
    State.write(file, text.toString());
  }

  private static String escaped(String group) {
    return group
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static void line(
      StringBuilder text, String entry, int block, long first, long second, long amount) {
    text.append(entry)
        .append('\t')
        .append(block)
        .append('\t')
        .append(first)
        .append('\t')
        .append(second)
        .append('\t');
    text.append(amount).append('\n');
  }

  /** Reads what {@link #write} wrote. */
  static Tallies read(Path file, boolean replicated) {
    SortedMap<Integer, Counts> population = new TreeMap<>();
    Map<Integer, SortedMap<String, SortedMap<Integer, Counts.Builder>>> sums = new TreeMap<>();
    Map<Integer, Map<String, Long>> raters = new TreeMap<>();
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      in.readLine();
      for (String line; (line = in.readLine()) != null; ) {
        String[] f = line.split("\t", -1);
        int entry = Integer.parseInt(f[0]);
        String group = f[1].translateEscapes();
        int block = Integer.parseInt(f[2]);
        if (entry == Tallying.ITEMS) {
          population.put(block, Counts.NONE);
        } else if (entry < 0) {
          raters.computeIfAbsent(-1 - entry, k -> new TreeMap<>()).put(group, Long.parseLong(f[5]));
        } else {
          sums.computeIfAbsent(entry, k -> new TreeMap<>())
              .computeIfAbsent(group, k -> new TreeMap<>())
              .computeIfAbsent(block, k -> Counts.builder())
              .add(Long.parseLong(f[3]), Long.parseLong(f[4]), Long.parseLong(f[5]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
    Map<Integer, SortedMap<String, SortedMap<Integer, Counts>>> tallies = new TreeMap<>();
    sums.forEach(
        (entry, groups) -> {
          SortedMap<String, SortedMap<Integer, Counts>> built = new TreeMap<>();
          groups.forEach(
              (group, blocks) -> {
                SortedMap<Integer, Counts> byBlock = new TreeMap<>();
                blocks.forEach((block, builder) -> byBlock.put(block, builder.build()));
                built.put(group, byBlock);
              });
          tallies.put(entry, built);
        });
    return new Tallies(List.copyOf(population.keySet()), replicated, tallies, raters);
  }

  /** Counts of an entry by group and block. */
  SortedMap<String, SortedMap<Integer, Counts>> of(int entry) {
    return tallies.getOrDefault(entry, new TreeMap<>());
  }

  /** Counts of a group in the whole sample. */
  Counts sample(int entry, String group) {
    SortedMap<Integer, Counts> counts = of(entry).getOrDefault(group, new TreeMap<>());
    Counts.Builder sum = Counts.builder();
    (replicated ? counts.headMap(1) : counts).values().forEach(sum::addAll);
    return sum.build();
  }

  /** Counts without strata by entry and block. */
  static Map<Integer, Map<Integer, Counts>> byEntry(List<Count> counts) {
    Map<Integer, Map<Integer, Counts.Builder>> sums = new TreeMap<>();
    for (Count c : counts) {
      sums.computeIfAbsent(c.entry(), k -> new TreeMap<>())
          .computeIfAbsent(c.block(), k -> Counts.builder())
          .add(c.first(), c.second(), c.amount());
    }
    Map<Integer, Map<Integer, Counts>> built = new TreeMap<>();
    sums.forEach(
        (entry, blocks) -> {
          Map<Integer, Counts> byBlock = new TreeMap<>();
          blocks.forEach((block, builder) -> byBlock.put(block, builder.build()));
          built.put(entry, byBlock);
        });
    return built;
  }
}
