package org.attune.tally;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Items by their whole panel: how many items have just these ratings. It holds what a variance over
 * items needs, and as many keys as there are different panels: few on scales of few categories.
 *
 * <p>A key holds, from its lowest bit on, numbers of a width it says itself, and then a bit that is
 * 1, so that no two panels share a key:
 *
 * <ul>
 *   <li>of {@link #RATINGS}, which does not ask who rated: 0, width (5 bits), the codes, rising; or
 *       1, width, the number of ratings of each category of the scale; whichever needs fewer bits;
 *   <li>of {@link #RATERS}: width for raters and width for codes (5 bits each), then by rising
 *       rater the rater's code and how many raters lie between it and the one before.
 * </ul>
 *
 * <p>Items that do not fit, and those with copies of a rating, count under (0, 0); then the tally
 * is not {@link #complete}.
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

  private record Kind(String name, boolean needsRaters) implements RatingsTallier<PanelTally> {

    @Override
    public boolean byBlock() {
      return false;
    }

    @Override
    public void count(Case item, Counts.Sink counts) {
      if (item.ratings().length == 0 || needsRaters && !item.ratersKnown()) {
        return;
      }
      KeyBits key = new KeyBits();
      boolean fits = needsRaters ? raters(item, key) : ratings(item, key);
      if (fits && Copies.of(item).none()) {
        key.put(1, 1);
        counts.add(key.first(), key.second(), 1);
      } else {
        counts.add(0, 0, 1);
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
          return put(key, other, other, amounts);
        }
      }
      key.put(0, 1);
      return put(key, width, width, codes);
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
        long between = sorted[i] - (i == 0 ? 0 : sorted[i - 1] + 1);
        widest = Math.max(widest, between);
        numbers[i] = between << width | item.ratings()[at];
      }
      key.put(KeyBits.width(widest), WIDTH);
      return put(key, width, KeyBits.width(widest) + width, numbers);
    }

    private static boolean put(KeyBits key, int name, int width, long[] numbers) {
      boolean fits = key.room(WIDTH + (long) width * numbers.length);
      key.put(name, WIDTH);
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
    return IntStream.range(0, counts.size()).mapToLong(counts::amount).sum();
  }

  /** True if every item is here with its panel. */
  public boolean complete() {
    return counts.amount(0, 0) == 0;
  }

  /** The panels, in an order that depends on nothing but them. */
  public List<Panel> panels() {
    return IntStream.range(0, counts.size())
        .filter(i -> counts.amount(i) > 0 && (counts.first(i) != 0 || counts.second(i) != 0))
        .mapToObj(this::panel)
        .toList();
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
    int[] raters = new int[key.left(raterWidth + codeWidth)];
    int[] codes = new int[raters.length];
    for (int i = 0, next = 0; i < raters.length; i++) {
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
}
