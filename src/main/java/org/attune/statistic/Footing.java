package org.attune.statistic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import org.attune.tally.Counts;
import org.attune.tally.Tallier;
import org.attune.tally.Tally;

/**
 * What the interval of a statistic stands on: how it is made ({@link Jackknife}) and on how little
 * it is not, as measured by {@code org.attune.bench.Coverage}.
 *
 * @param range where the statistic can lie
 * @param blocks fewest blocks with items that carry it
 * @param parts what must occur in some of these blocks
 * @param cushion items added to the sample for the interval only, in hundredths and each a block of
 *     its own, so that what few items say is not taken for certain; only for ratios of counts
 * @param biased whether the jackknife's bias is taken off, which is worth it where few blocks show
 *     much less than many
 * @param widening factor of the interval's width on the scale of the range, 1 or more
 * @param alone what else a value takes that a difference of two does not
 * @param none why it never has one; empty if it may
 * @param <T> the tally
 */
public record Footing<T extends Tally<T>>(
    Range range,
    int blocks,
    List<Part<T>> parts,
    List<Counts> cushion,
    boolean biased,
    double widening,
    Alone alone,
    String none) {

  /** Fewest blocks from which a reference that a model of raters concludes is taken as known. */
  public static final int CONCLUDED = 60;

  /** Parts of an item in which a cushion is counted. */
  static final int HUNDREDTHS = 100;

  static final String NO_INTERVAL = "no interval: ";

  /** Fewest blocks of most statistics. */
  static final int BLOCKS = 20;

  /** Fewest blocks of accuracy, kappas and correlations. */
  static final int FEW = 10;

  /**
   * Something items may have, as a label.
   *
   * @param name what, as it stands in a sentence
   * @param blocks fewest blocks in which it must occur
   * @param items how many items of a tally have it
   */
  record Part<T extends Tally<T>>(String name, int blocks, ToLongFunction<T> items) {}

  /**
   * What a value takes whose error is skewed, as that of a difference of two such is not.
   *
   * @param blocks fewest blocks
   * @param none why a value has no interval; empty if it may
   */
  record Alone(int blocks, String none) {

    /** Nothing else. */
    static final Alone SAME = new Alone(0, "");

    /** What both take. */
    Alone and(Alone other) {
      return new Alone(Math.max(blocks, other.blocks), none.isEmpty() ? other.none : none);
    }
  }

  /** An interval in a range, from {@link #BLOCKS} blocks on. */
  static <T extends Tally<T>> Footing<T> in(Range range) {
    return new Footing<>(range, BLOCKS, List.of(), List.of(), false, 1, Alone.SAME, "");
  }

  /** Of an agreement between raters beyond chance. */
  static <T extends Tally<T>> Footing<T> agreement() {
    return Footing.<T>in(Range.CORRELATION).debiased();
  }

  /** Of an agreement that has no least value. */
  static <T extends Tally<T>> Footing<T> agreementUnderOne() {
    return Footing.<T>in(Range.UNDER_ONE).debiased();
  }

  /** Never an interval, because of {@code reason}. */
  static <T extends Tally<T>> Footing<T> none(String reason) {
    return new Footing<>(
        Range.ANY, 0, List.of(), List.of(), false, 1, Alone.SAME, NO_INTERVAL + reason);
  }

  /** The same, of values from so many blocks on only. */
  Footing<T> aloneFrom(int fewest) {
    return alone(new Alone(fewest, ""));
  }

  /** The same, but never of values, because of {@code reason}. */
  Footing<T> neverAlone(String reason) {
    return alone(new Alone(0, NO_INTERVAL + reason));
  }

  private Footing<T> alone(Alone what) {
    return new Footing<>(range, blocks, parts, cushion, biased, widening, what, none);
  }

  /** The same from {@link #FEW} blocks on. */
  Footing<T> fromFew() {
    return new Footing<>(range, FEW, parts, cushion, biased, widening, alone, none);
  }

  /** The same with the jackknife's bias taken off. */
  Footing<T> debiased() {
    return new Footing<>(range, blocks, parts, cushion, true, widening, alone, none);
  }

  /** The same where all these parts occur often enough. */
  Footing<T> needing(List<Part<T>> needed) {
    return new Footing<>(range, blocks, needed, cushion, biased, widening, alone, none);
  }

  /** The same with items added. */
  Footing<T> cushioned(List<Counts> items) {
    return new Footing<>(range, blocks, parts, items, biased, widening, alone, none);
  }

  /** The same, wider. */
  Footing<T> widened(double factor) {
    return new Footing<>(range, blocks, parts, cushion, biased, factor, alone, none);
  }

  /** Why a sample gives no interval, apart from how many blocks it has; empty if it may. */
  String refusal(Tallier<T> tallier, SortedMap<Integer, Counts> byBlock) {
    if (!none.isEmpty() || parts.isEmpty()) {
      return none;
    }
    List<T> tallies = new ArrayList<>();
    byBlock.values().forEach(counts -> tallies.add(tallier.tally(counts)));
    Optional<Rare> rarest = Optional.empty();
    for (Part<T> part : parts) {
      int blocks = (int) tallies.stream().filter(t -> part.items().applyAsLong(t) > 0).count();
      if (blocks < part.blocks() && rarest.filter(rare -> rare.in() <= blocks).isEmpty()) {
        rarest = Optional.of(new Rare(part.name(), blocks, part.blocks()));
      }
    }
    return rarest.map(Rare::reason).orElse("");
  }

  private record Rare(String name, int in, int fewest) {
    String reason() {
      return NO_INTERVAL
          + name
          + (in == 0
              ? " in no block"
              : in == 1 ? " in one block only" : " in only " + in + " blocks")
          + ", it takes "
          + fewest;
    }
  }
}
