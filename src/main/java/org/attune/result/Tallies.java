package org.attune.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.tally.Count;
import org.attune.tally.Counts;
import org.attune.tally.Strata;

/**
 * The tallies of one corpus of a study.
 *
 * @param population blocks items fall in, rated or not
 * @param replicated whether counts stand under replicates (0 the sample) instead of blocks
 * @param tallies for each entry and group the counts of each block
 * @param withoutRater the same of what the counts change by without each rater, by number; nothing
 *     where raters are not left out
 * @param raters for each first entry of its dimension and stratum, and each group, how many known
 *     people rated
 */
public record Tallies(
    List<Integer> population,
    boolean replicated,
    Map<Integer, SortedMap<String, SortedMap<Integer, Counts>>> tallies,
    Map<Integer, SortedMap<String, SortedMap<Integer, Counts>>> withoutRater,
    Map<Integer, Map<String, Long>> raters) {

  private static final String ENTRY = "entry\t";

  /**
   * Counts in order, as text; of raters only how many there are.
   *
   * <p>A line {@code entry, number, group} stands before the blocks of each entry and group; then a
   * line a block: its number, and after a tab its counts as {@code first,second:amount}, where
   * {@code first} is left out if it is that of the count before, and {@code :amount} if it is 1.
   */
  public static String text(List<Count> counts) {
    Map<String, Long> raters = new TreeMap<>();
    StringBuilder text = new StringBuilder();
    List<Count> sorted =
        counts.stream()
            .sorted(
                Comparator.comparingInt(Count::entry)
                    .thenComparing(Count::stratum)
                    .thenComparingInt(Count::block)
                    .thenComparingLong(Count::first)
                    .thenComparingLong(Count::second))
            .toList();
    Count before = null;
    for (Count c : sorted) {
      if (c.entry() < 0 && c.entry() != Count.ITEMS) {
        raters.merge(c.entry() + "\t" + escaped(c.stratum()), 1L, Long::sum);
      } else {
        boolean sameGroup =
            before != null && before.entry() == c.entry() && before.stratum().equals(c.stratum());
        boolean sameBlock = sameGroup && before.block() == c.block();
        if (!sameGroup) {
          end(text).append(ENTRY).append(c.entry()).append('\t').append(escaped(c.stratum()));
        }
        if (!sameBlock) {
          end(text).append(c.block()).append('\t');
        } else {
          text.append(' ');
        }
        if (!sameBlock || before.first() != c.first()) {
          text.append(c.first());
        }
        text.append(',').append(c.second());
        text.append(c.amount() == 1 ? "" : ":" + c.amount());
        before = c;
      }
    }
    raters.forEach((entry, n) -> end(text).append(ENTRY).append(entry).append("\n0\t0,0:" + n));
    return end(text).toString();
  }

  private static StringBuilder end(StringBuilder text) {
    return text.isEmpty() ? text : text.append('\n');
  }

  private static String escaped(String group) {
    return group
        .replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  /** A count as it is read. */
  private interface Sink {
    void accept(int entry, String group, int block, long first, long second, long amount);
  }

  private static void lines(String text, Sink sink) {
    int number = 0;
    int entry = 0;
    String group = "";
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      try {
        String[] f = line.split("\t", -1);
        if (line.startsWith(ENTRY)) {
          entry = Integer.parseInt(f[1]);
          group = f[2].translateEscapes();
        } else {
          counts(f, entry, group, sink);
        }
      } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
        throw new IllegalArgumentException("other text in line " + number, e);
      }
    }
  }

  /**
   * The lines of a text by the number of the entry they are about.
   *
   * @throws IllegalArgumentException if it is no text of tallies
   */
  static SortedMap<Integer, List<String>> linesByEntry(String text) {
    SortedMap<Integer, List<String>> byEntry = new TreeMap<>();
    List<String> lines = List.of();
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (line.startsWith(ENTRY)) {
        int end = line.indexOf('\t', ENTRY.length());
        int entry = Integer.parseInt(line, ENTRY.length(), Math.max(ENTRY.length(), end), 10);
        lines = byEntry.computeIfAbsent(entry, k -> new ArrayList<>());
      } else if (byEntry.isEmpty()) {
        throw new IllegalArgumentException("counts of no entry");
      }
      lines.add(line);
    }
    return byEntry;
  }

  private static void counts(String[] line, int entry, String group, Sink sink) {
    int block = Integer.parseInt(line[0]);
    long first = 0;
    for (String count : line[1].split(" ")) {
      int comma = count.indexOf(',');
      int colon = count.indexOf(':');
      first = comma == 0 ? first : Long.parseLong(count, 0, comma, 10);
      long second = Long.parseLong(count, comma + 1, colon < 0 ? count.length() : colon, 10);
      long amount = colon < 0 ? 1 : Long.parseLong(count, colon + 1, count.length(), 10);
      sink.accept(entry, group, block, first, second, amount);
    }
  }

  /**
   * Reads what {@link #text} gives.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static Tallies of(String text, boolean replicated) {
    SortedMap<Integer, Counts> population = new TreeMap<>();
    Map<Integer, SortedMap<String, SortedMap<Integer, Counts.Builder>>> sums = new TreeMap<>();
    Map<Integer, SortedMap<String, SortedMap<Integer, Counts.Builder>>> left = new TreeMap<>();
    Map<Integer, Map<String, Long>> raters = new TreeMap<>();
    lines(
        text,
        (entry, group, block, first, second, amount) -> {
          if (entry == Count.ITEMS) {
            population.put(block, Counts.NONE);
          } else if (entry < 0) {
            raters.computeIfAbsent(-1 - entry, k -> new TreeMap<>()).put(group, amount);
          } else {
            (block < 0 ? left : sums)
                .computeIfAbsent(entry, k -> new TreeMap<>())
                .computeIfAbsent(group, k -> new TreeMap<>())
                .computeIfAbsent(block < 0 ? -1 - block : block, k -> Counts.builder())
                .add(first, second, amount);
          }
        });
    return new Tallies(
        List.copyOf(population.keySet()), replicated, built(sums), built(left), raters);
  }

  private static Map<Integer, SortedMap<String, SortedMap<Integer, Counts>>> built(
      Map<Integer, SortedMap<String, SortedMap<Integer, Counts.Builder>>> sums) {
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
    return tallies;
  }

  /** Counts of an entry by group and block. */
  SortedMap<String, SortedMap<Integer, Counts>> of(int entry) {
    return tallies.getOrDefault(entry, new TreeMap<>());
  }

  /** Counts of a group, or of all others, by block. */
  SortedMap<Integer, Counts> of(int entry, String group) {
    return together(of(entry), group);
  }

  /** The same of what counts change by without a rater, by the rater's number. */
  SortedMap<Integer, Counts> withoutRater(int entry, String group) {
    return together(withoutRater(entry), group);
  }

  private static SortedMap<Integer, Counts> together(
      SortedMap<String, SortedMap<Integer, Counts>> byGroup, String group) {
    List<String> groups = Strata.among(byGroup.keySet(), group);
    if (groups.size() == 1) {
      return byGroup.get(groups.get(0));
    }
    SortedMap<Integer, Counts> sum = new TreeMap<>();
    groups.forEach(
        own -> byGroup.get(own).forEach((block, counts) -> sum.merge(block, counts, Counts::plus)));
    return sum;
  }

  /** What counts of an entry change by without a rater, by group and the rater's number. */
  SortedMap<String, SortedMap<Integer, Counts>> withoutRater(int entry) {
    return withoutRater.getOrDefault(entry, new TreeMap<>());
  }

  /** How many raters have numbers, as far as they count. */
  int leftOut() {
    return withoutRater.values().stream()
        .flatMap(groups -> groups.values().stream())
        .mapToInt(counts -> 1 + counts.lastKey())
        .max()
        .orElse(0);
  }

  /** Counts of a group in the whole sample. */
  Counts sample(int entry, String group) {
    SortedMap<Integer, Counts> counts = of(entry, group);
    Counts.Builder sum = Counts.builder();
    (replicated ? counts.headMap(1) : counts).values().forEach(sum::addAll);
    return sum.build();
  }

  /** Counts without strata by entry and block. */
  public static Map<Integer, Map<Integer, Counts>> byEntry(List<Count> counts) {
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
