package org.attune.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Items by their whole panel: how many items have just these ratings. It holds what a variance over
 * items needs, and about as many keys as there are different panels: few on scales of few
 * categories.
 *
 * <p>A key holds, from its lowest bit on, numbers of a width it says itself, and then a bit that is
 * 1, so that no two panels share a key:
 *
 * <ul>
 *   <li>of {@link #RATINGS}, which does not ask who rated: 0, width (5 bits), the codes, rising; or
 *       1, width, the number of ratings of each category of the scale; whichever needs fewer bits;
 *   <li>of {@link #RATERS}: width for gaps, for codes and for the first rater (5 bits each), the
 *       first rater, then by rising rater the rater's code and how many raters lie between it and
 *       the one before.
 * </ul>
 *
 * <p>A panel too large for that has a key for each of its ratings: (hash, code), or (hash, 2
 * <sup>32</sup> rater + code), the hash being that of all its ratings and below 0, with the number
 * of such ratings in all items that have the panel, and (hash, -1) with the number of these items.
 *
 * <p>Items with copies of a rating count under (0, 0); then the tally is not {@link #complete}.
 */
public final class PanelTally implements Tally<PanelTally> {

  /** Counts panels of raters who need not be known; on label scales one tally a label. */
  public static final Tallier<PanelTally> RATINGS = new Kind("panels", false);

  /** Counts panels of known raters; on label scales one tally a label. */
  public static final Tallier<PanelTally> RATERS = new Kind("rater-panels", true);

  private static final int WIDTH = 5;

  private final boolean raters;
  private final Counts counts;

  private PanelTally(boolean raters, Counts counts) {
    this.raters = raters;
    this.counts = counts;
  }

  private record Kind(String name, boolean needsRaters)
      implements Tallier.RatingsTallier<PanelTally> {

    @Override
    public boolean byBlock() {
      return false;
    }

    @Override
    public void count(Case item, Counts.Sink counts) {
      if (item.ratings().length == 0 || needsRaters && !item.ratersKnown()) {
        return;
      }
      if (!RepeatedRaters.of(item).none()) {
        counts.add(0, 0, 1);
        return;
      }
      KeyBits key = new KeyBits();
      if (needsRaters ? raters(item, key) : ratings(item, key)) {
        key.put(1, 1);
        counts.add(key.first(), key.second(), 1);
      } else {
        LargePanels.count(item, needsRaters, counts);
      }
    }

    @Override
    public PanelTally tally(Counts counts) {
      return new PanelTally(needsRaters, counts);
    }

    private static boolean ratings(Case item, KeyBits key) {
      long[] codes = item.ratings().clone();
      Arrays.sort(codes);
      int width = KeyBits.width(item.scale().size() - 1);
      int categories = item.scale().size();
      if (categories < KeyBits.SIZE) {
        long[] amounts = new long[categories];
        Arrays.stream(codes).forEach(code -> amounts[(int) code]++);
        int other = KeyBits.width(Arrays.stream(amounts).max().orElseThrow());
        if (other * categories < width * codes.length) {
          key.put(1, 1);
          key.put(other, WIDTH);
          return put(key, other, amounts);
        }
      }
      key.put(0, 1);
      key.put(width, WIDTH);
      return put(key, width, codes);
    }

    private static boolean raters(Case item, KeyBits key) {
      int[] sorted = item.raters().clone();
      Arrays.sort(sorted);
      int width = KeyBits.width(item.scale().size() - 1);
      long[] numbers = new long[sorted.length];
      long widest = 0;
      for (int i = 0; i < sorted.length; i++) {
        int at = 0;
        while (item.raters()[at] != sorted[i]) {
          at++;
        }
        long between = i == 0 ? 0 : sorted[i] - sorted[i - 1] - 1;
        widest = Math.max(widest, between);
        numbers[i] = between << width | item.ratings()[at];
      }
      int first = KeyBits.width(sorted[0]);
      key.put(KeyBits.width(widest), WIDTH);
      key.put(width, WIDTH);
      key.put(first, WIDTH);
      key.put(sorted[0], first);
      return put(key, KeyBits.width(widest) + width, numbers);
    }

    private static boolean put(KeyBits key, int width, long[] numbers) {
      boolean fits = key.room((long) width * numbers.length);
      for (int i = 0; fits && i < numbers.length; i++) {
        key.put(numbers[i], width);
      }
      return fits;
    }
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public PanelTally with(long[] amounts) {
    return new PanelTally(raters, counts.with(amounts));
  }

  @Override
  public long items() {
    return IntStream.range(0, counts.size())
        .filter(i -> counts.first(i) >= 0 || counts.second(i) == LargePanels.ITEMS)
        .mapToLong(counts::amount)
        .sum();
  }

  /** Of one panel size; where raters are counted, too, of one panel. */
  @Override
  public long fewestApart() {
    return panels().stream()
        .collect(
            Collectors.groupingBy(
                panel -> raters ? panel : panel.codes().length,
                Collectors.summingLong(Panel::items)))
        .values()
        .stream()
        .min(Long::compare)
        .orElse(Long.MAX_VALUE);
  }

  /** True if every item is here with its panel. */
  public boolean complete() {
    return counts.amount(0, 0) == 0;
  }

  /** The panels, in an order that depends on nothing but them. */
  public List<Panel> panels() {
    List<Panel> panels = new ArrayList<>(LargePanels.of(counts, raters));
    IntStream.range(0, counts.size())
        .filter(i -> counts.first(i) >= 0 && counts.amount(i) > 0)
        .filter(i -> counts.first(i) != 0 || counts.second(i) != 0)
        .mapToObj(this::panel)
        .forEach(panels::add);
    return panels;
  }

  private Panel panel(int i) {
    KeyBits key = new KeyBits(counts.first(i), counts.second(i));
    return raters ? raters(key, counts.amount(i)) : ratings(key, counts.amount(i));
  }

  private static Panel ratings(KeyBits key, long items) {
    boolean listed = key.take(1) == 0;
    int width = (int) key.take(WIDTH);
    int[] numbers = IntStream.range(0, key.left(width)).map(i -> (int) key.take(width)).toArray();
    int[] codes =
        listed
            ? numbers
            : IntStream.range(0, numbers.length)
                .flatMap(code -> IntStream.generate(() -> code).limit(numbers[code]))
                .toArray();
    return new Panel(items, new int[0], codes);
  }

  private static Panel raters(KeyBits key, long items) {
    int raterWidth = (int) key.take(WIDTH);
    int codeWidth = (int) key.take(WIDTH);
    int first = (int) key.take((int) key.take(WIDTH));
    int[] raters = new int[key.left(raterWidth + codeWidth)];
    int[] codes = new int[raters.length];
    for (int i = 0, next = first; i < raters.length; i++) {
      codes[i] = (int) key.take(codeWidth);
      raters[i] = next + (int) key.take(raterWidth);
      next = raters[i] + 1;
    }
    return new Panel(items, raters, codes);
  }

  /**
   * A panel.
   *
   * @param items items that have it
   * @param raters its raters, rising, where they are counted
   * @param codes its ratings: in the order of the raters, or rising
   */
  public record Panel(long items, int[] raters, int[] codes) {}

  /**
   * Numbers of few bits, one after the other in a key, written or read. The key's highest bit is
   * left 0, so that its first part is 0 or more.
   */
  private static final class KeyBits {

    static final int SIZE = 2 * Long.SIZE;

    private long first;
    private long second;
    private int at;

    /** Nothing written yet. */
    KeyBits() {}

    /** To be read from the beginning. */
    KeyBits(long first, long second) {
      this.first = first;
      this.second = second;
    }

    /** Bits a number from 0 to {@code highest} needs, at least one. */
    static int width(long highest) {
      return Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(highest));
    }

    /** True if that many bits and the last 1 have room. */
    boolean room(long bits) {
      return at + bits < SIZE - 1;
    }

    /** Adds a number. */
    void put(long number, int width) {
      if (at < Long.SIZE) {
        second |= number << at;
        first |= at + width > Long.SIZE ? number >>> Long.SIZE - at : 0;
      } else {
        first |= number << at - Long.SIZE;
      }
      at += width;
    }

    /** Takes the next number. */
    long take(int width) {
      long here = at < Long.SIZE ? second >>> at : first >>> at - Long.SIZE;
      if (at > 0 && at < Long.SIZE) {
        here |= first << Long.SIZE - at;
      }
      at += width;
      return here & (1L << width) - 1;
    }

    /** How many numbers of one width stand between here and the last bit that is 1. */
    int left(int width) {
      int last =
          first == 0
              ? Long.SIZE - 1 - Long.numberOfLeadingZeros(second)
              : SIZE - 1 - Long.numberOfLeadingZeros(first);
      return (last - at) / width;
    }

    long first() {
      return first;
    }

    long second() {
      return second;
    }
  }

  /** Panels with more ratings than a key of {@link PanelTally} has room for. */
  private static final class LargePanels {

    /** Second part of the key that counts items. */
    static final long ITEMS = -1;

    /** An odd number without pattern: 2<sup>64</sup> over the golden ratio. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private LargePanels() {}

    /** Counts an item. */
    static void count(Case item, boolean raters, Counts.Sink counts) {
      long[] ratings = item.ratings().clone();
      for (int i = 0; raters && i < ratings.length; i++) {
        ratings[i] |= (long) item.raters()[i] << Integer.SIZE;
      }
      Arrays.sort(ratings);
      long hash = ratings.length;
      for (long rating : ratings) {
        hash = (hash ^ rating) * MIX;
        hash ^= hash >>> Integer.SIZE;
      }
      hash |= Long.MIN_VALUE;
      counts.add(hash, ITEMS, 1);
      for (long rating : ratings) {
        counts.add(hash, rating, 1);
      }
    }

    /** The panels among some counts, which stand before all others. */
    static List<PanelTally.Panel> of(Counts counts, boolean raters) {
      List<PanelTally.Panel> panels = new ArrayList<>();
      for (int from = 0, to; from < counts.size() && counts.first(from) < 0; from = to) {
        for (to = from; to < counts.size() && counts.first(to) == counts.first(from); ) {
          to++;
        }
        if (counts.amount(from) > 0) {
          panels.add(panel(counts, raters, from, to));
        }
      }
      return panels;
    }

    private static PanelTally.Panel panel(Counts counts, boolean raters, int from, int to) {
      long items = counts.amount(from);
      List<Integer> who = new ArrayList<>();
      List<Integer> codes = new ArrayList<>();
      for (int i = from + 1; i < to; i++) {
        for (long n = counts.amount(i) / items; n > 0; n--) {
          codes.add((int) counts.second(i));
          who.add((int) (counts.second(i) >>> Integer.SIZE));
        }
      }
      return new PanelTally.Panel(items, raters ? array(who) : new int[0], array(codes));
    }

    private static int[] array(List<Integer> numbers) {
      return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
  }
}
