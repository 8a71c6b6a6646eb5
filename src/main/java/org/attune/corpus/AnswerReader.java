package org.attune.corpus;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the raw answers of one dimension as a card describes them. */
final class AnswerReader implements Serializable {

  private final String dimension;
  private final Scale scale;
  private final AnswerMeanings names;
  private final AnswerMeanings missing;
  private final AnswerMeanings none;
  private final boolean emptyIsNone;
  private final boolean positions;
  private final String separator;

  AnswerReader(Card.Ratings ratings, Scale scale) {
    dimension = ratings.dimension();
    this.scale = scale;
    names = new AnswerMeanings(ratings.names());
    missing = AnswerMeanings.of(ratings.missing());
    none = AnswerMeanings.of(ratings.none());
    emptyIsNone = ratings.empty() == Card.Empty.NONE;
    positions = ratings.labels() == Card.By.POSITION;
    separator = ratings.separator().orElse(null);
  }

  /** True if an answer is no rating. */
  boolean missing(String raw) {
    return missing.has(raw) || !none.has(raw) && empty(raw) && !emptyIsNone;
  }

  /** True of an empty answer and, where sets of labels are rated, of an empty list. */
  private boolean empty(String raw) {
    return raw.isBlank()
        || scale instanceof Scale.Labels
            && JsonCell.listed(raw)
            && raw.strip().substring(1, raw.strip().length() - 1).isBlank();
  }

  /** What an answer is on the scale by the card's names, else the answer itself. */
  String named(String raw) {
    return names.meaning(raw).orElse(raw);
  }

  /**
   * The code of an answer that is not {@link #missing}.
   *
   * @throws Unreadable if it is not on the scale
   */
  long codes(String raw) throws Unreadable {
    if (!(scale instanceof Scale.Labels)) {
      return code(raw);
    }
    if (none.has(raw) || empty(raw)) {
      return 0;
    }
    OptionalLong whole = find(raw);
    if (whole.isPresent()) {
      return whole.getAsLong();
    }
    List<String> labels = parts(raw);
    if (labels.size() == 1 && none.has(labels.get(0))) {
      return 0;
    }
    long mask = 0;
    for (String label : labels) {
      mask |= code(label);
    }
    return mask;
  }

  /** The parts of a list: a JSON list, or what stands between separators, in brackets or not. */
  List<String> parts(String raw) {
    String list = raw.strip();
    if (JsonCell.listed(list)) {
      Optional<List<String>> json = JsonCell.list(list);
      if (json.isPresent()) {
        return json.get();
      }
      list = list.substring(1, list.length() - 1);
    }
    return split(list);
  }

  private List<String> split(String raw) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at; separator != null && (at = raw.indexOf(separator, from)) >= 0; ) {
      parts.add(raw.substring(from, at).strip());
      from = at + separator.length();
    }
    String last = raw.substring(from).strip();
    if (!last.isEmpty() || !parts.isEmpty()) {
      parts.add(last);
    }
    return parts;
  }

  /**
   * What a panel or a model concluded, which may lie between the levels of an ordered scale.
   *
   * @param beyond whether it may also lie beyond its ends
   */
  long answer(String raw, boolean beyond) throws Unreadable {
    if (!scale.ordered()) {
      return codes(raw);
    }
    OptionalLong level = scale.code(named(raw));
    if (level.isPresent()) {
      return scale.value(level.getAsLong());
    }
    BigDecimal number =
        Decimals.number(raw)
            .orElseThrow(
                () -> new Unreadable(dimension + ": expected a number", Unreadable.quoted(raw)));
    int highest = scale.size() - 1;
    try {
      long answer = Scale.fixed(number);
      if (beyond || answer >= scale.value(0) && answer <= scale.value(highest)) {
        return answer;
      }
    } catch (ArithmeticException e) {
      // larger than any value: as far off the scale as the others
    }
    throw new Unreadable(
        dimension + ": expected a number from " + scale.name(0) + " to " + scale.name(highest),
        Unreadable.quoted(raw));
  }

  private long code(String raw) throws Unreadable {
    return find(raw)
        .orElseThrow(
            () ->
                new Unreadable(
                    dimension
                        + ": expected "
                        + (positions
                            ? "a position from 0 to " + (scale.size() - 1)
                            : scale.expected()),
                    Unreadable.quoted(raw)));
  }

  private OptionalLong find(String raw) {
    String name = named(raw);
    if (positions) {
      return position(name);
    }
    OptionalLong code = scale.code(name);
    Optional<String> number = code.isPresent() ? Optional.empty() : AnswerMeanings.plain(name);
    return number.isPresent() ? scale.code(number.get()) : code;
  }

  private OptionalLong position(String raw) {
    try {
      int at = Integer.parseInt(AnswerMeanings.plain(raw).orElse(raw));
      return at < 0 || at >= scale.size()
          ? OptionalLong.empty()
          : OptionalLong.of(scale instanceof Scale.Labels ? 1L << at : at);
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
