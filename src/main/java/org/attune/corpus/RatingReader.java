package org.attune.corpus;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.attune.corpus.Fragment.By;

/**
 * Reads the ratings a card describes from the rows of a table. An empty value is a missing rating,
 * and so is one the card calls missing.
 */
final class RatingReader implements Serializable {

  /**
   * Far more than any panel has: what stands in a wrong column, such as an id, is no number of
   * votes.
   */
  private static final BigDecimal MOST_VOTES = BigDecimal.valueOf(1_000_000);

  private final String dimension;
  private final Card.Shape shape;
  private final By by;
  private final Column value;
  private final Column rater;
  private final String raterOfFile;
  private final Map<String, Column> named = new LinkedHashMap<>();
  private final String separator;
  private final boolean positions;
  private final Map<String, String> names;
  private final Set<String> missing;
  private final Scale scale;

  private RatingReader(Card.Ratings ratings, String raterOfFile, Scale scale) {
    dimension = ratings.dimension();
    shape = ratings.shape();
    by = ratings.models() ? By.MODEL : shape == Card.Shape.AGGREGATED ? By.PANEL : By.RATER;
    value = ratings.value().map(Column::new).orElse(null);
    rater = ratings.rater().map(Column::new).orElse(null);
    this.raterOfFile = raterOfFile;
    ratings.columns().forEach((name, column) -> named.put(name, new Column(column)));
    separator = ratings.separator().orElse(null);
    positions = ratings.labels() == Card.By.POSITION;
    names = new LinkedHashMap<>(ratings.names());
    missing = new HashSet<>(ratings.missing());
    this.scale = scale;
  }

  /**
   * A reader.
   *
   * @param raterOfFile who gave the long ratings of the file, or the empty text
   */
  static RatingReader of(Card card, Card.Ratings ratings, String raterOfFile) {
    Card.Dimension dimension = card.dimensions().get(ratings.dimension());
    if (dimension == null) {
      throw new CorpusException(
          "dataset card " + card.name(),
          "ratings of one of " + card.dimensions().keySet(),
          "\"" + ratings.dimension() + "\"");
    }
    Scale scale = dimension.toScale();
    if (ratings.shape() == Card.Shape.COUNTS) {
      for (String label : ratings.columns().keySet()) {
        if (scale.code(label).isEmpty()) {
          throw new CorpusException(
              "dataset card " + card.name(), "counts of " + scale.expected(), "\"" + label + "\"");
        }
      }
    }
    return new RatingReader(ratings, raterOfFile, scale);
  }

  List<Column> columns() {
    List<Column> all = new ArrayList<>(named.values());
    if (value != null) {
      all.add(value);
    }
    if (rater != null) {
      all.add(rater);
    }
    return all;
  }

  void read(Row.Read row, List<Fragment.Rating> into) throws Unreadable {
    switch (shape) {
      case LONG ->
          add(rater == null ? raterOfFile : rater.required(row), value.required(row), into);
      case AGGREGATED -> add("", value.required(row), into);
      case WIDE -> {
        for (Map.Entry<String, Column> column : named.entrySet()) {
          add(column.getKey(), column.getValue().required(row), into);
        }
      }
      case LIST -> {
        String list = value.required(row).strip();
        boolean bracketed = list.startsWith("[") && list.endsWith("]");
        for (String raw : split(bracketed ? list.substring(1, list.length() - 1) : list)) {
          add("", raw, into);
        }
      }
      case COUNTS -> {
        for (Map.Entry<String, Column> column : named.entrySet()) {
          long code = scale.code(column.getKey()).orElseThrow();
          int votes = votes(column.getValue(), row);
          for (int i = 0; i < votes; i++) {
            into.add(new Fragment.Rating(dimension, by, "", code));
          }
        }
      }
    }
  }

  private int votes(Column column, Row.Read row) throws Unreadable {
    String raw = column.required(row).strip();
    Optional<BigDecimal> votes =
        raw.isEmpty() || missing.contains(raw)
            ? Optional.of(BigDecimal.ZERO)
            : Decimals.number(raw);
    return votes
        .filter(
            n ->
                n.signum() >= 0
                    && n.compareTo(MOST_VOTES) <= 0
                    && n.stripTrailingZeros().scale() <= 0)
        .orElseThrow(
            () -> new Unreadable("column \"" + column.name() + "\": expected a number of votes"))
        .intValue();
  }

  private void add(String who, String raw, List<Fragment.Rating> into) throws Unreadable {
    if (!raw.isBlank() && !missing.contains(raw.strip())) {
      into.add(new Fragment.Rating(dimension, by, who, by == By.RATER ? codes(raw) : answer(raw)));
    }
  }

  /**
   * An answer, which may lie between the levels of an ordered scale; that of a model also beyond
   * its ends.
   */
  private long answer(String raw) throws Unreadable {
    if (!scale.ordered()) {
      return codes(raw);
    }
    OptionalLong level = scale.code(names.getOrDefault(raw, raw));
    if (level.isPresent()) {
      return scale.value(level.getAsLong());
    }
    BigDecimal number =
        Decimals.number(raw).orElseThrow(() -> new Unreadable(dimension + ": expected a number"));
    int highest = scale.size() - 1;
    try {
      long answer = Scale.fixed(number);
      if (by == By.MODEL || answer >= scale.value(0) && answer <= scale.value(highest)) {
        return answer;
      }
    } catch (ArithmeticException e) {
      // larger than any value: as far off the scale as the others
    }
    throw new Unreadable(
        dimension + ": expected a number from " + scale.name(0) + " to " + scale.name(highest));
  }

  private long codes(String raw) throws Unreadable {
    if (!(scale instanceof Scale.Labels) || separator == null) {
      return code(raw);
    }
    long mask = 0;
    for (String label : split(raw)) {
      mask |= code(label);
    }
    return mask;
  }

  private long code(String raw) throws Unreadable {
    String name = names.getOrDefault(raw, raw);
    OptionalLong code = positions ? position(name) : scale.code(name);
    if (code.isEmpty()) {
      throw new Unreadable(
          dimension
              + ": expected "
              + (positions ? "a position from 0 to " + (scale.size() - 1) : scale.expected()));
    }
    return code.getAsLong();
  }

  private OptionalLong position(String raw) {
    try {
      int at = Integer.parseInt(raw.strip());
      return at < 0 || at >= scale.size()
          ? OptionalLong.empty()
          : OptionalLong.of(scale instanceof Scale.Labels ? 1L << at : at);
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private List<String> split(String raw) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at; (at = raw.indexOf(separator, from)) >= 0; from = at + separator.length()) {
      parts.add(raw.substring(from, at).strip());
    }
    String last = raw.substring(from).strip();
    if (!last.isEmpty() || !parts.isEmpty()) {
      parts.add(last);
    }
    return parts;
  }
}
