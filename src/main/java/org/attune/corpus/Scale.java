package org.attune.corpus;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The scale people rate on. It turns raw answers into codes and fixes the level of measurement, so
 * that no statistic can be run on a level it was not made for.
 *
 * <p>A <em>code</em> is what one rater said: the position of a category ({@link Nominal}, {@link
 * Ordinal}), the position on the grid ({@link Interval}) or a bit mask of labels ({@link Labels}).
 * A <em>value</em> is a number on an ordered scale in units of 10<sup>-9</sup> ({@link #UNIT}),
 * exact for every mean of a panel that is printed with nine decimals. An <em>answer</em> is what a
 * panel or a model concludes: a code on nominal and label scales, a value on ordered ones.
 */
public sealed interface Scale extends java.io.Serializable {

  /** Values per whole number: values are fixed-point numbers with nine decimals. */
  long UNIT = 1_000_000_000L;

  /** An answer or code that is not there. */
  long ABSENT = Long.MIN_VALUE;

  /** In place of an answer: nobody asked for one. */
  long NOT_ASKED = ABSENT + 1;

  /** The code of one raw answer; empty if the answer is not on the scale. */
  OptionalLong code(String raw);

  /** Number of categories, grid points or labels. */
  int size();

  /** Name of category, grid point or label {@code i}. */
  String name(int i);

  /** What is expected, for error messages. */
  String expected();

  /** True where categories have an order and values. */
  default boolean ordered() {
    return false;
  }

  /** The value of a code in units of 10<sup>-9</sup>; only on ordered scales. */
  default long value(long code) {
    throw new IllegalStateException("no values on " + this);
  }

  /** How many {@link #spacing steps} a code is above the lowest; only on ordered scales. */
  default long steps(long code) {
    throw new IllegalStateException("no values on " + this);
  }

  /**
   * The value of one step, in units of 10<sup>-9</sup>: values are the lowest plus whole numbers of
   * steps, which are small; only on ordered scales.
   */
  default long spacing() {
    throw new IllegalStateException("no values on " + this);
  }

  /** The category of an answer; on ordered scales the nearest one, the lower of two as near. */
  default int category(long answer) {
    return Math.toIntExact(answer);
  }

  /** How many numbers a scorer gives for this scale: a degree per category, or one value. */
  default int outputs() {
    return size();
  }

  /** Categories without order. */
  record Nominal(List<String> names) implements Scale {
    public Nominal {
      names = distinct(names);
    }

    @Override
    public OptionalLong code(String raw) {
      return position(names, raw);
    }

    @Override
    public int size() {
      return names.size();
    }

    @Override
    public String name(int i) {
      return names.get(i);
    }

    @Override
    public String expected() {
      return "one of " + names;
    }
  }

  /**
   * Categories with an order; their values are given, or the numbers they are named by, or their
   * ranks from 0.
   */
  record Ordinal(List<String> names, Levels levels) implements Scale {
    public Ordinal {
      names = distinct(names);
      int values = levels.values().size();
      if (values != names.size()) {
        throw new IllegalArgumentException(names.size() + " levels but " + values + " values");
      }
    }

    /** Levels of given values; an empty list where none are given. */
    public Ordinal(List<String> names, List<BigDecimal> values) {
      this(names, values.isEmpty() ? Levels.named(distinct(names)) : new Levels(values));
    }

    /** Levels named by numbers, or valued by their ranks. */
    public Ordinal(List<String> names) {
      this(names, List.of());
    }

    @Override
    public OptionalLong code(String raw) {
      OptionalLong named = position(names, raw);
      return named.isPresent() ? named : levels.find(raw);
    }

    @Override
    public int size() {
      return names.size();
    }

    @Override
    public String name(int i) {
      return names.get(i);
    }

    @Override
    public String expected() {
      return "one of " + names;
    }

    @Override
    public boolean ordered() {
      return true;
    }

    @Override
    public long value(long code) {
      return levels.value(Math.toIntExact(code));
    }

    @Override
    public long steps(long code) {
      return levels.steps(Math.toIntExact(code));
    }

    @Override
    public long spacing() {
      return levels.step();
    }

    @Override
    public int category(long answer) {
      return levels.nearest(answer);
    }
  }

  /** Equal steps from {@code min} to {@code max}, both included. */
  record Interval(BigDecimal min, BigDecimal max, BigDecimal step) implements Scale {
    public Interval {
      if (step.signum() <= 0 || max.compareTo(min) <= 0) {
        throw new IllegalArgumentException(
            "need min < max and step > 0: " + min + ", " + max + ", " + step);
      }
      BigDecimal steps = max.subtract(min).divide(step, 0, RoundingMode.DOWN);
      if (steps.compareTo(BigDecimal.valueOf(1 << 30)) > 0) {
        throw new IllegalArgumentException("more than 2^30 steps between " + min + " and " + max);
      }
      List.of(min, max, step).forEach(Decimals::representable);
      if (max.subtract(min).remainder(step).signum() != 0) {
        throw new IllegalArgumentException(
            "steps of " + step + " from " + min + " do not lead to " + max);
      }
    }

    @Override
    public OptionalLong code(String raw) {
      BigDecimal number = Decimals.number(raw).orElse(null);
      if (number == null || number.compareTo(min) < 0 || number.compareTo(max) > 0) {
        return OptionalLong.empty();
      }
      BigDecimal[] steps = number.subtract(min).divideAndRemainder(step);
      return steps[1].signum() == 0
          ? OptionalLong.of(steps[0].longValueExact())
          : OptionalLong.empty();
    }

    @Override
    public int size() {
      return max.subtract(min).divide(step, 0, RoundingMode.DOWN).intValueExact() + 1;
    }

    @Override
    public String name(int i) {
      return min.add(step.multiply(BigDecimal.valueOf(i))).stripTrailingZeros().toPlainString();
    }

    @Override
    public String expected() {
      return "a number from %s to %s in steps of %s"
          .formatted(min.toPlainString(), max.toPlainString(), step.toPlainString());
    }

    @Override
    public boolean ordered() {
      return true;
    }

    @Override
    public long value(long code) {
      return Math.addExact(fixed(min), Math.multiplyExact(fixed(step), code));
    }

    @Override
    public long steps(long code) {
      return code;
    }

    @Override
    public long spacing() {
      return fixed(step);
    }

    @Override
    public int category(long answer) {
      long low = fixed(min);
      long width = fixed(step);
      long below = Math.floorDiv(answer - low, width);
      long nearest = answer - low - below * width <= width / 2 ? below : below + 1;
      return (int) Math.max(0, Math.min(size() - 1L, nearest));
    }

    @Override
    public int outputs() {
      return 1;
    }
  }

  /** Sets of labels, at most 63; a code is a bit mask, label {@code i} is bit {@code i}. */
  record Labels(List<String> names) implements Scale {
    public Labels {
      names = distinct(names);
      if (names.size() > 63) {
        throw new IllegalArgumentException("at most 63 labels, found " + names.size());
      }
    }

    @Override
    public OptionalLong code(String raw) {
      OptionalLong at = position(names, raw);
      return at.isPresent() ? OptionalLong.of(1L << at.getAsLong()) : at;
    }

    @Override
    public int size() {
      return names.size();
    }

    @Override
    public String name(int i) {
      return names.get(i);
    }

    @Override
    public String expected() {
      return "labels of " + names;
    }
  }

  /** A number as a value in units of 10<sup>-9</sup>, rounded half to even. */
  static long fixed(BigDecimal number) {
    return number.setScale(9, RoundingMode.HALF_EVEN).unscaledValue().longValueExact();
  }

  private static OptionalLong position(List<String> names, String raw) {
    String answer = raw.strip();
    int at = names.indexOf(answer);
    for (int i = 0; at < 0 && !ascii(answer) && i < names.size(); i++) {
      at = composed(names.get(i)).equals(composed(answer)) ? i : at;
    }
    return at < 0 ? OptionalLong.empty() : OptionalLong.of(at);
  }

  private static boolean ascii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  /** Letters with their accents in one, so that the same word typed otherwise is the same word. */
  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  private static List<String> distinct(List<String> names) {
    Set<String> different = new HashSet<>(names.stream().map(Scale::composed).toList());
    if (names.isEmpty() || different.size() != names.size()) {
      throw new IllegalArgumentException("need distinct names, found " + names);
    }
    return List.copyOf(names);
  }
}
