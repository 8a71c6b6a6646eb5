package org.attune.corpus;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.corpus.RatedItem.By;

/**
 * Reads the ratings a card describes from the rows of a table. An empty value is a missing rating
 * unless the card says that it is the empty set of labels, and so is one the card calls missing.
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
  private final RatedColumns value;
  private final Column rater;
  private final Column choices;
  private final String raterOfFile;
  private final Map<String, RatedColumns> named = new LinkedHashMap<>();
  private final Map<String, Grouping> groups = new LinkedHashMap<>();
  private final Scale scale;
  private final AnswerReader answers;
  private final ProbabilityReader probabilities;

  private RatingReader(Card.Ratings ratings, String raterOfFile, Scale scale) {
    dimension = ratings.dimension();
    shape = ratings.shape();
    by = ratings.models() ? By.MODEL : shape == Card.Shape.AGGREGATED ? By.PANEL : By.RATER;
    value = ratings.value().map(RatedColumns::new).orElse(null);
    rater = ratings.rater().map(Column::new).orElse(null);
    choices = ratings.choices().map(Column::new).orElse(null);
    this.raterOfFile = ratings.model().orElse(raterOfFile);
    ratings.columns().forEach((name, column) -> named.put(name, new RatedColumns(column)));
    ratings.groups().forEach((name, group) -> groups.put(name, Grouping.of(group, false)));
    this.scale = scale;
    answers = new AnswerReader(ratings, scale);
    probabilities =
        shape == Card.Shape.PROBABILITIES ? new ProbabilityReader(ratings, scale, answers) : null;
  }

  /**
   * A reader.
   *
   * @param raterOfFile who gave the ratings of the file, or the empty text
   * @throws CorpusException if the ratings cannot be such of the dimension
   */
  static RatingReader of(Card card, Card.Ratings ratings, String raterOfFile) {
    String where = "dataset card " + card.name();
    Card.Dimension dimension = card.dimensions().get(ratings.dimension());
    if (dimension == null) {
      throw new CorpusException(
          where,
          "ratings of one of " + card.dimensions().keySet(),
          "\"" + ratings.dimension() + "\"");
    }
    Scale scale = dimension.toScale();
    boolean emptySets = ratings.empty() == Card.Empty.NONE || !ratings.none().isEmpty();
    if (emptySets && !(scale instanceof Scale.Labels)) {
      throw new CorpusException(
          where,
          "empty: none and none only where sets of labels are rated",
          "them for " + ratings.dimension());
    }
    if (ratings.shape() == Card.Shape.COUNTS) {
      checkLabels(where, "counts", ratings, scale);
    }
    if (ratings.shape() == Card.Shape.PROBABILITIES) {
      if (scale instanceof Scale.Interval) {
        throw new CorpusException(
            where,
            "probabilities of categories, levels or labels",
            "such of " + ratings.dimension() + ", an interval scale");
      }
      checkLabels(where, "probabilities", ratings, scale);
      checkAll(where, ratings, scale);
    }
    return new RatingReader(ratings, raterOfFile, scale);
  }

  private static void checkLabels(String where, String what, Card.Ratings ratings, Scale scale) {
    for (String label : ratings.columns().keySet()) {
      if (scale.code(label).isEmpty()) {
        throw new CorpusException(where, what + " of " + scale.expected(), "\"" + label + "\"");
      }
    }
  }

  /** Of two categories one probability is enough. */
  private static void checkAll(String where, Card.Ratings ratings, Scale scale) {
    Set<String> columns = new HashSet<>(ratings.columns().keySet());
    boolean one = columns.size() == 1 && scale.size() == 2 && !(scale instanceof Scale.Labels);
    for (int i = 0; i < scale.size() && !columns.isEmpty() && !one; i++) {
      if (!columns.contains(scale.name(i))) {
        throw new CorpusException(
            where, "probabilities of " + scale.expected(), "none of \"" + scale.name(i) + "\"");
      }
    }
  }

  List<Column> columns() {
    List<Column> all = new ArrayList<>();
    named.values().forEach(column -> all.addAll(column.columns()));
    groups.values().forEach(group -> all.add(group.column()));
    if (value != null) {
      all.addAll(value.columns());
    }
    if (rater != null) {
      all.add(rater);
    }
    if (choices != null) {
      all.add(choices);
    }
    return all;
  }

  void read(Row.Read row, List<RatedItem.Rating> into) throws Unreadable {
    switch (shape) {
      case LONG -> {
        Optional<String> given = given(value, row);
        if (isRating(given)) {
          add(rater(row), given, groups(row), into);
        }
      }
      case AGGREGATED -> add("", given(value, row), into);
      case WIDE -> {
        for (Map.Entry<String, RatedColumns> column : named.entrySet()) {
          add(column.getKey(), given(column.getValue(), row), into);
        }
      }
      case LIST -> {
        for (String raw : answers.parts(raw(value, row).orElse(""))) {
          add("", Optional.of(raw), into);
        }
      }
      case COUNTS -> {
        for (Map.Entry<String, RatedColumns> column : named.entrySet()) {
          long code = scale.code(column.getKey()).orElseThrow();
          int votes = votes(column.getValue(), row);
          for (int i = 0; i < votes; i++) {
            into.add(new RatedItem.Rating(dimension, by, "", code));
          }
        }
      }
      case PROBABILITIES -> {
        String model = rater(row);
        int[] degrees = probabilities.read(row);
        for (int category = 0; category < degrees.length; category++) {
          into.add(RatedItem.Rating.degree(dimension, model, category, degrees[category]));
        }
      }
    }
  }

  private Optional<String> raw(RatedColumns column, Row.Read row) throws Unreadable {
    return column.given(row, answers, scale);
  }

  /** An answer; of an item with answers of its own, the name of the place it has among them. */
  private Optional<String> given(RatedColumns column, Row.Read row) throws Unreadable {
    Optional<String> raw = raw(column, row);
    if (choices == null || !isRating(raw)) {
      return raw;
    }
    List<String> offered =
        JsonCell.list(choices.required(row))
            .orElseThrow(
                () ->
                    new Unreadable(
                        "column \"" + choices.name() + "\": expected a list of answers"));
    int place = offered.indexOf(raw.get());
    if (place < 0 || place >= scale.size()) {
      throw new Unreadable(
          dimension + ": expected one of the first " + scale.size() + " answers the item offers",
          Unreadable.quoted(raw.get()));
    }
    return Optional.of(scale.name(place));
  }

  private String rater(Row.Read row) throws Unreadable {
    String who = rater == null ? raterOfFile : rater.required(row);
    if (rater != null && who.isBlank()) { // would be one more rater, or nobody known
      throw new Unreadable("column \"" + rater.name() + "\": expected who rated", Unreadable.EMPTY);
    }
    return who;
  }

  private int votes(RatedColumns column, Row.Read row) throws Unreadable {
    String raw = raw(column, row).orElse("").strip();
    Optional<BigDecimal> votes =
        answers.missing(raw) ? Optional.of(BigDecimal.ZERO) : Decimals.number(raw);
    return votes
        .filter(
            n ->
                n.signum() >= 0
                    && n.compareTo(MOST_VOTES) <= 0
                    && n.stripTrailingZeros().scale() <= 0)
        .orElseThrow(
            () ->
                new Unreadable(
                    "column \"" + column.columns().get(0).name() + "\": expected a number of votes",
                    Unreadable.quoted(raw)))
        .intValue();
  }

  private boolean isRating(Optional<String> given) {
    return given.isPresent() && !answers.missing(given.get());
  }

  /** The groups of the rater, without those the row does not know. */
  private SortedMap<String, String> groups(Row.Read row) throws Unreadable {
    if (groups.isEmpty()) {
      return Collections.emptySortedMap();
    }
    SortedMap<String, String> own = new TreeMap<>();
    for (Map.Entry<String, Grouping> group : groups.entrySet()) {
      group.getValue().of(row).ifPresent(name -> own.put(group.getKey(), name));
    }
    return own;
  }

  private void add(String who, Optional<String> given, List<RatedItem.Rating> into)
      throws Unreadable {
    add(who, given, Collections.emptySortedMap(), into);
  }

  /** Adds an answer; where there is none it is as an empty one. */
  private void add(
      String who, Optional<String> given, SortedMap<String, String> of, List<RatedItem.Rating> into)
      throws Unreadable {
    if (isRating(given)) {
      String raw = given.orElseThrow();
      long code = by == By.RATER ? answers.codes(raw) : answers.answer(raw, by == By.MODEL);
      into.add(new RatedItem.Rating(dimension, by, who, code, of));
    }
  }
}
