package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the columns about items that are no ratings: texts, conversations, speakers, groups. */
final class AboutItems {

  /** What is told of groups of raters. */
  static final String OF_RATERS =
      "a group of raters: it belongs to raters, not to items, and tables are by groups of items";

  /** More groups than this are no table. */
  private static final int MOST_GROUPS = 10;

  private final ColumnProfiles survey;
  private final Sorting sorting;
  private final ColumnGuesses findings;
  private final String item;
  private final Optional<String> rater;
  private final List<String> groups;

  /**
   * A search.
   *
   * @param item column with the item's id, or the empty text where each row is an item
   * @param rater column with the rater's id in a long table
   */
  AboutItems(
      ColumnProfiles survey,
      Sorting sorting,
      ColumnGuesses findings,
      String item,
      Optional<String> rater) {
    this.survey = survey;
    this.sorting = sorting;
    this.findings = findings;
    this.item = item;
    this.rater = rater;
    groups = new ArrayList<>(sorting.groups());
  }

  /** Adds a column that may hold groups of items. */
  void group(String column) {
    groups.add(column);
  }

  Layout.About find() {
    sorting.items().stream()
        .filter(c -> !c.equals(item))
        .forEach(c -> findings.unread(c, "another id"));
    Optional<String> conversation =
        sorting.conversation().filter(c -> unit(c, "conversation", "items of one may be alike"));
    Optional<String> speaker =
        sorting
            .speaker()
            .filter(c -> !fewSpeakers(c))
            .filter(c -> unit(c, "speaker", "items of one may be alike"));
    Optional<String> turn =
        sorting
            .turn()
            .filter(c -> conversation.isPresent() && ofItem(c) && survey.firstEmpty(c) < 0);
    sorting
        .turn()
        .ifPresent(
            c -> {
              if (turn.isPresent()) {
                findings.read(c, "turn", "its place in the conversation");
              } else {
                findings.unread(c, "turns need a conversation");
              }
            });
    Optional<String> text = first(sorting.texts(), "text");
    Optional<String> context =
        first(
            sorting.contexts().stream().filter(c -> !text.equals(Optional.of(c))).toList(),
            "context");
    Map<String, String> strata = new LinkedHashMap<>();
    for (String column : groups) {
      if (stratum(column)) {
        strata.putIfAbsent(ColumnNames.plain(column), column);
      }
    }
    return new Layout.About(conversation, speaker, turn, text, context, strata);
  }

  /** A client and a therapist are groups of items; drawing the two again and again says nothing. */
  private boolean fewSpeakers(String column) {
    boolean few = survey.distinct(column) <= MOST_GROUPS;
    if (few) {
      groups.add(column);
    }
    return few;
  }

  private boolean ofItem(String column) {
    return item.isEmpty() || survey.constantWithin(item, column);
  }

  private boolean unit(String column, String as, String why) {
    if (column.equals(item)) {
      return false;
    }
    int items = item.isEmpty() ? survey.rows() : survey.distinct(item);
    if (!ofItem(column)) {
      findings.unread(column, "rows of one item differ in it");
    } else if (survey.firstEmpty(column) >= 0) {
      findings.unread(
          column, "it is empty in " + survey.sheet().line(survey.firstEmpty(column), column));
    } else if (survey.distinct(column) == items) {
      findings.unread(column, "every item has its own " + as);
    } else {
      findings.read(column, as, survey.distinct(column) + " different; " + why);
      return true;
    }
    return false;
  }

  private Optional<String> first(List<String> columns, String as) {
    for (String column : columns) {
      if (text(column, as)) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  private boolean text(String column, String as) {
    boolean kept = ofItem(column);
    if (column.equals(item)) {
      findings.read(column, "item and text", "no other column tells items apart");
    } else if (kept) {
      findings.read(column, as, as.equals("text") ? "words of an item" : "what the text answers");
    } else {
      findings.unread(column, "rows of one item differ in it");
    }
    return kept;
  }

  /** True if a column is about raters: the same for each, and not for each item, or called so. */
  private boolean ofRater(String column) {
    return rater.filter(r -> survey.constantWithin(r, column)).isPresent()
        && survey.distinct(column) > 1
        && (!ofItem(column) || ColumnNames.ofPerson(column));
  }

  private boolean stratum(String column) {
    AnswerCounts answers = survey.answers(column);
    if (ofRater(column)) {
      findings.unread(column, OF_RATERS);
    } else if (!ofItem(column)) {
      findings.unread(column, "it belongs to rows, not to items: rows of one item differ in it");
    } else if (answers.distinct() < 2
        || answers.distinct() > MOST_GROUPS
        || survey.firstEmpty(column) >= 0) {
      findings.unread(
          column,
          "no groups of items: "
              + answers.distinct()
              + " different values"
              + (survey.firstEmpty(column) >= 0 ? ", some missing" : ""));
    } else if (answers.severalLines()) {
      findings.unread(column, "no groups of items: a name of one stands on one line");
    } else if (answers.numeric() && !sorting.groups().contains(column)) {
      findings.unread(
          column, "numbers about items; a model's are known by its name, such as model_a");
    } else {
      findings.read(column, "stratum", "the same for all ratings of an item, few values");
      return true;
    }
    return false;
  }
}
