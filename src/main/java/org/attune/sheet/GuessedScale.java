package org.attune.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.attune.corpus.Card.Level;
import org.attune.corpus.Scale;

/**
 * A scale that people seem to have rated on.
 *
 * @param level level of measurement
 * @param labels its categories, levels or labels
 * @param range of an interval scale
 * @param separator between the labels of a set; empty where answers are no sets
 * @param names category for each answer that is written in another way
 * @param missing answers that stand for a missing one
 * @param why what speaks for it
 * @param doubt what may be otherwise, and what to write then
 * @param empty what stands for the empty set of labels
 */
public record GuessedScale(
    Level level,
    List<String> labels,
    Optional<Range> range,
    String separator,
    Map<String, String> names,
    SortedSet<String> missing,
    String why,
    String doubt,
    Empty empty) {

  /**
   * What stands for the empty set of labels.
   *
   * @param list true if an empty list, which is written {@code []}, does
   * @param blank true if an empty answer does, which else is missing
   */
  public record Empty(boolean list, boolean blank) {
    static final Empty NOTHING = new Empty(false, false);
  }

  /** A scale on which an empty answer is missing. */
  GuessedScale(
      Level level,
      List<String> labels,
      Optional<Range> range,
      String separator,
      Map<String, String> names,
      SortedSet<String> missing,
      String why,
      String doubt) {
    this(level, labels, range, separator, names, missing, why, doubt, Empty.NOTHING);
  }

  /** The same scale with what stands for the empty set. */
  GuessedScale withEmpty(boolean list, boolean blank) {
    return new GuessedScale(
        level, labels, range, separator, names, missing, why, doubt, new Empty(list, blank));
  }

  /** Equal steps. */
  public record Range(BigDecimal min, BigDecimal max, BigDecimal step) {
    @Override
    public String toString() {
      return min.toPlainString() + " to " + max.toPlainString();
    }
  }

  /** The same scale with more answers that stand for a missing one. */
  GuessedScale missing(SortedSet<String> more) {
    TreeSet<String> all = new TreeSet<>(missing);
    all.addAll(more);
    return new GuessedScale(level, labels, range, separator, names, all, why, doubt, empty);
  }

  /** The same scale with more that may be otherwise. */
  GuessedScale doubting(List<String> more) {
    List<String> all = new ArrayList<>(more);
    if (!doubt.isEmpty()) {
      all.add(doubt);
    }
    return new GuessedScale(
        level, labels, range, separator, names, missing, why, String.join("; ", all), empty);
  }

  /** From the lowest to the highest number; nothing where answers are words. */
  Optional<Range> span() {
    return range.or(
        () ->
            level == Level.ORDINAL && AnswerCounts.of(labels).numeric()
                ? Optional.of(
                    new Range(
                        new BigDecimal(labels.get(0)),
                        new BigDecimal(labels.get(labels.size() - 1)),
                        BigDecimal.ONE))
                : Optional.empty());
  }

  /** True if somebody gave an answer: it is neither empty nor stands for a missing one. */
  boolean answered(String answer) {
    return answer.isBlank() ? empty.blank() : !missing.contains(answer.strip());
  }

  boolean ordered() {
    return level == Level.ORDINAL || level == Level.INTERVAL;
  }

  /** The scale in a few words. */
  public String described() {
    String span =
        switch (level) {
          case INTERVAL -> range.orElseThrow().toString();
          case ORDINAL -> labels.get(0) + " to " + labels.get(labels.size() - 1);
          case NOMINAL, LABELS ->
              String.join(", ", labels.subList(0, Math.min(8, labels.size())))
                  + (labels.size() > 8 ? " ... (" + labels.size() + ")" : "");
        };
    return (level == Level.LABELS ? "sets of labels" : level.name().toLowerCase(Locale.ROOT))
        + ", "
        + span;
  }

  /** The scale itself. */
  public Scale scale() {
    return switch (level) {
      case NOMINAL -> new Scale.Nominal(labels);
      case ORDINAL -> new Scale.Ordinal(labels);
      case INTERVAL -> {
        Range of = range.orElseThrow();
        yield new Scale.Interval(of.min(), of.max(), of.step());
      }
      case LABELS -> new Scale.Labels(labels);
    };
  }

  /** The code of an answer on {@link #scale()}; empty if it is not on it. */
  public OptionalLong code(String answer) {
    Scale scale = scale();
    if (level != Level.LABELS) {
      return scale.code(names.getOrDefault(answer, answer));
    }
    if (answer.isBlank() || answer.equals(SeparatedLabels.NO_LABELS)) {
      return empty.blank() || !answer.isBlank() ? OptionalLong.of(0) : OptionalLong.empty();
    }
    long code = 0;
    for (String label : answer.split(Pattern.quote(separator), -1)) {
      OptionalLong one = scale.code(names.getOrDefault(label.strip(), label.strip()));
      if (one.isEmpty()) {
        return one;
      }
      code |= one.getAsLong();
    }
    return OptionalLong.of(code);
  }
}
