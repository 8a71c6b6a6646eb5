package org.attune.sheet;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.sheet.AnswerCounts.Odd;

/**
 * Numbers among answers that are no answers: codes for a missing one, slips, days that a
 * spreadsheet counted. A scale's levels follow each other without a gap, so a number beyond a gap
 * is suspect; a code is one that statistics programs and questionnaires use.
 */
final class OffScale {

  /** Numbers that statistics programs and questionnaires put for a missing answer. */
  private static final TreeSet<BigDecimal> CODES =
      numbers(
          -8, -9, -77, -88, -97, -98, -99, -888, -997, -998, -999, -9999, 77, 88, 97, 98, 99, 888,
          997, 998, 999, 9999);

  /** Codes that may be levels of a scale. */
  private static final TreeSet<BigDecimal> SMALL_CODES = numbers(7, 8, 9);

  private static final TreeSet<BigDecimal> NEGATIVE_CODES = numbers(-1, -2, -3, -7, -8, -9);

  /** A scale that ends here does not hold a code of two digits. */
  private static final BigDecimal SMALL = BigDecimal.TEN;

  /** A scale that ends here does not hold a code of three digits. */
  private static final BigDecimal LARGE = BigDecimal.valueOf(100);

  /** Codes are no more than this part of the answers. */
  private static final double MOST_CODES = 1.0 / 3;

  /** Slips are no more than this part of the answers, or one. */
  private static final double SLIPS = 0.05;

  /** Of fewer answers nobody can tell what is a slip. */
  private static final int ENOUGH = 8;

  /** Part of the answers that may be rare. */
  private static final double RARE = 0.2;

  private final TreeMap<BigDecimal, Integer> counts;
  private final Map<BigDecimal, Odd> found = new LinkedHashMap<>();
  private final int given;

  private OffScale(TreeMap<BigDecimal, Integer> counts) {
    this.counts = counts;
    given = counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Numbers that are no answers, or may be none.
   *
   * @param numbers how often each was given
   */
  static List<Odd> of(SortedMap<BigDecimal, Integer> numbers) {
    OffScale off = new OffScale(new TreeMap<>(numbers));
    off.codes();
    off.days();
    off.negative();
    off.small();
    off.slips();
    off.between();
    off.doubts();
    return List.copyOf(off.found.values());
  }

  private static TreeSet<BigDecimal> numbers(int... numbers) {
    TreeSet<BigDecimal> all = new TreeSet<>();
    for (int number : numbers) {
      all.add(BigDecimal.valueOf(number));
    }
    return all;
  }

  private void take(BigDecimal number, String why) {
    found.put(number, Odd.missing(number.toPlainString(), counts.remove(number), why));
  }

  private void doubt(BigDecimal number, String why) {
    found.put(number, Odd.given(number.toPlainString(), counts.get(number), why));
  }

  private int count(Iterable<BigDecimal> some) {
    int sum = 0;
    for (BigDecimal number : some) {
      sum += counts.getOrDefault(number, 0);
    }
    return sum;
  }

  private boolean whole() {
    return counts.keySet().stream().allMatch(AnswerCounts::whole);
  }

  private void codes() {
    TreeSet<BigDecimal> codes = new TreeSet<>(counts.keySet());
    codes.retainAll(CODES);
    TreeSet<BigDecimal> others = new TreeSet<>(counts.keySet());
    others.removeAll(codes);
    others.removeIf(NumberedLevels.SpreadsheetDates::counts);
    if (!others.isEmpty()) {
      codes.removeIf(number -> !beyond(number, others));
      codes.forEach(
          number -> take(number, ", a usual code, which the scale of the others has not"));
    }
  }

  /** True if a number that may be a code is none of a scale with these. */
  private static boolean beyond(BigDecimal number, TreeSet<BigDecimal> others) {
    BigDecimal most = others.first().abs().max(others.last().abs());
    if (number.signum() < 0 && others.first().signum() >= 0) {
      return true;
    }
    return number.abs().compareTo(LARGE) > 0
        ? most.compareTo(LARGE) <= 0
        : number.abs().compareTo(SMALL) > 0 && most.compareTo(SMALL) <= 0;
  }

  private void days() {
    TreeSet<BigDecimal> days = new TreeSet<>(counts.keySet());
    days.removeIf(number -> !NumberedLevels.SpreadsheetDates.counts(number));
    boolean others =
        counts.keySet().stream()
            .filter(number -> !days.contains(number))
            .allMatch(number -> number.abs().compareTo(LARGE) <= 0);
    if (others && days.size() < counts.size() && count(days) <= MOST_CODES * given) {
      days.forEach(
          day -> take(day, ", a day as a spreadsheet counts it, made of a number like 3.5"));
    }
  }

  /** Negative codes among numbers from 0 or 1 on: -1 and 0 to 2 may be levels around 0. */
  private void negative() {
    TreeSet<BigDecimal> codes = new TreeSet<>(counts.headMap(BigDecimal.ZERO).keySet());
    if (codes.isEmpty() || codes.size() > 3 || !NEGATIVE_CODES.containsAll(codes)) {
      return;
    }
    TreeMap<BigDecimal, Integer> others = new TreeMap<>(counts.tailMap(BigDecimal.ZERO));
    boolean enough = others.size() > 2 && count(codes) <= MOST_CODES * given;
    boolean apart =
        enough
            && (others.firstKey().signum() > 0
                    && others.lastKey().compareTo(BigDecimal.valueOf(3)) >= 0
                || codes.size() == 1 && others.lastKey().compareTo(BigDecimal.valueOf(4)) >= 0);
    if (apart) {
      codes.forEach(number -> take(number, ", a usual code, below the run of the others"));
    }
  }

  /** 7, 8 and 9 beyond a gap after levels from 0 or 1 on. */
  private void small() {
    run()
        .ifPresent(
            high -> {
              TreeSet<BigDecimal> codes = new TreeSet<>(counts.tailMap(high, false).keySet());
              if (codes.isEmpty()
                  || !SMALL_CODES.containsAll(codes)
                  || count(codes) > MOST_CODES * given) {
                return;
              }
              int gap = codes.first().subtract(high).intValueExact();
              boolean upToNine =
                  codes.last().subtract(codes.first()).intValueExact() == codes.size() - 1
                      && codes.last().intValueExact() == 9;
              boolean two = high.subtract(counts.firstKey()).compareTo(BigDecimal.ONE) == 0;
              boolean yesOrNo = counts.firstKey().signum() == 0 && given >= ENOUGH;
              if ((!two || yesOrNo) && (gap >= 4 || gap == 3 && codes.size() > 1 && upToNine)) {
                codes.forEach(code -> take(code, ", a usual code, beyond the run of the others"));
              } else if (gap > 1) {
                codes.forEach(code -> doubt(code, ", a level, or a code for no answer"));
              }
            });
  }

  /** The end of the levels that follow each other from 0, 1 or 2 on, at least two. */
  private Optional<BigDecimal> run() {
    if (counts.size() < 3 || !whole()) {
      return Optional.empty();
    }
    BigDecimal low = counts.firstKey();
    if (low.signum() < 0 || low.compareTo(BigDecimal.valueOf(2)) > 0) {
      return Optional.empty();
    }
    BigDecimal high = low;
    while (counts.containsKey(high.add(BigDecimal.ONE))) {
      high = high.add(BigDecimal.ONE);
    }
    return high.compareTo(low) > 0 ? Optional.of(high) : Optional.empty();
  }

  /** A number farther from the others, which are small, than these from each other. */
  private void slips() {
    for (boolean top : new boolean[] {false, true}) {
      if (counts.size() < 4 || given < ENOUGH) {
        return;
      }
      BigDecimal number = top ? counts.lastKey() : counts.firstKey();
      TreeMap<BigDecimal, Integer> others = new TreeMap<>(counts);
      others.remove(number);
      boolean small =
          others.firstKey().abs().max(others.lastKey().abs()).compareTo(SMALL) <= 0
              && number.abs().compareTo(SMALL) > 0;
      if (apart(number, others)) {
        String why =
            " lies apart from "
                + others.firstKey().toPlainString()
                + " to "
                + others.lastKey().toPlainString()
                + ": missing, or a slip?";
        if (small && counts.get(number) <= Math.max(1, SLIPS * given)) {
          found.put(number, Odd.missing(number.toPlainString(), counts.remove(number), why));
        } else if (counts.get(number) <= RARE * given) {
          doubt(number, why);
        }
      }
    }
  }

  private static boolean apart(BigDecimal number, TreeMap<BigDecimal, Integer> others) {
    BigDecimal gap =
        number.subtract(others.firstKey()).abs().min(number.subtract(others.lastKey()).abs());
    return gap.compareTo(others.lastKey().subtract(others.firstKey())) > 0;
  }

  /** One number with decimals among levels. */
  private void between() {
    TreeSet<BigDecimal> parts = new TreeSet<>(counts.keySet());
    parts.removeIf(AnswerCounts::whole);
    TreeSet<BigDecimal> levels = new TreeSet<>(counts.keySet());
    levels.removeAll(parts);
    if (parts.isEmpty() || levels.size() < 3 || given < ENOUGH) {
      return;
    }
    boolean narrow = levels.last().subtract(levels.first()).compareTo(SMALL) <= 0;
    if (narrow && count(parts) <= Math.max(1, SLIPS * given)) {
      parts.forEach(part -> take(part, ", between levels, all others are whole numbers"));
    }
  }

  /** 0 before levels that begin at 1 on most scales. */
  private void doubts() {
    BigDecimal zero =
        counts.keySet().stream().filter(n -> n.signum() == 0).findFirst().orElse(null);
    if (zero == null || counts.firstKey().signum() < 0 || !whole() || counts.size() < 5) {
      return;
    }
    int high = counts.lastKey().min(LARGE).intValueExact();
    if ((high == 5 || high == 7 || high == 9) && counts.get(zero) <= RARE * given) {
      doubt(zero, ", a level, or a code for no answer");
    }
  }
}
