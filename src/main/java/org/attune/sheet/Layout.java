package org.attune.sheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the columns of a table are.
 *
 * @param shape how ratings of an item stand in it
 * @param item column with the item's id; the row is the item where there is none
 * @param rater column with the rater's id in a long table, if raters are known
 * @param about columns about the item
 * @param rated what is rated, at least one dimension
 * @param modelRaters ids in the column of raters that are models' names
 */
public record Layout(
    Shape shape,
    Optional<String> item,
    Optional<String> rater,
    About about,
    List<RatingColumns> rated,
    SortedSet<String> modelRaters) {

  /** How ratings of an item stand in a table. */
  public enum Shape {
    /** An item is a row, a rater is a column. */
    WIDE,
    /** A row is one rater's ratings of an item. */
    LONG,
    /** An item is a row with one rating of each dimension. */
    SINGLE
  }

  /**
   * Columns about an item that are no ratings.
   *
   * @param strata column of each grouping by its name
   */
  public record About(
      Optional<String> conversation,
      Optional<String> speaker,
      Optional<String> turn,
      Optional<String> text,
      Optional<String> context,
      Map<String, String> strata) {}

  public boolean wide() {
    return shape == Shape.WIDE;
  }

  /** What is resampled: the greatest unit whose items may be alike. */
  public String unit() {
    return about.conversation().isPresent()
        ? "conversation"
        : about.speaker().isPresent() ? "speaker" : "item";
  }

  /** A row an item, a column a rater, and nothing else. */
  static Layout wide(Optional<String> item, List<RatingColumns> rated) {
    Optional<String> none = Optional.empty();
    return new Layout(
        Shape.WIDE,
        item,
        none,
        new About(none, none, none, none, none, Map.of()),
        rated,
        new TreeSet<>());
  }

  /** The same with other dimensions. */
  Layout of(List<RatingColumns> others) {
    return new Layout(shape, item, rater, about, others, modelRaters);
  }

  /**
   * A dimension and the columns its ratings stand in.
   *
   * @param name its name in card and protocol
   * @param people column of each person by id in a wide table; in a long one the column of all, by
   *     the empty id
   * @param models column of each model by name
   * @param reference column with what a panel concluded, if there is one beside people's ratings
   */
  public record RatingColumns(
      String name,
      Map<String, String> people,
      Map<String, String> models,
      Optional<String> reference) {

    public RatingColumns {
      people = new LinkedHashMap<>(people);
      models = new LinkedHashMap<>(models);
    }

    /** The same with fewer models, or without a reference. */
    RatingColumns with(Map<String, String> fewer, Optional<String> otherReference) {
      return new RatingColumns(name, people, fewer, otherReference);
    }

    /** The column with the ratings of a long table. */
    public String value() {
      return people.get("");
    }
  }
}
