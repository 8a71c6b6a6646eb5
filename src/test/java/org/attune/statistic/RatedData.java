package org.attune.statistic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.attune.corpus.Scale;
import org.attune.tally.Case;

/** Ratings of the shared data sets as the reference values select them. */
record RatedData(Scale scale, List<Case> items) {

  /** Whole numbers as levels. */
  static Scale levels(int from, int to) {
    return new Scale.Ordinal(IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList());
  }

  /** Items from raw answers of one item each. */
  static RatedData of(Scale scale, Collection<? extends Collection<String>> answers) {
    List<Case> items = new ArrayList<>();
    for (Collection<String> item : answers) {
      items.add(
          Case.ofRatings(
              scale, item.stream().mapToLong(raw -> scale.code(raw).orElseThrow()).toArray()));
    }
    return new RatedData(scale, items);
  }

  /** One rating a row; rows of one item share the key; rows without a value are left out. */
  static RatedData rows(
      Scale scale,
      List<CSVRecord> rows,
      Function<CSVRecord, String> key,
      Function<CSVRecord, String> value) {
    Map<String, List<String>> answers = new TreeMap<>();
    for (CSVRecord row : rows) {
      if (!value.apply(row).isBlank()) {
        answers.computeIfAbsent(key.apply(row), k -> new ArrayList<>()).add(value.apply(row));
      }
    }
    return of(scale, answers.values());
  }

  /** One item a row, one rater a column. */
  static RatedData columns(Scale scale, List<CSVRecord> rows, String... raters) {
    return of(
        scale, rows.stream().map(row -> Arrays.stream(raters).map(row::get).toList()).toList());
  }

  /** One item a row, number of votes in a column a category. */
  static RatedData votes(List<CSVRecord> rows, Predicate<CSVRecord> which, String... categories) {
    Scale scale = new Scale.Nominal(List.of(categories));
    List<Case> items = new ArrayList<>();
    for (CSVRecord row : rows) {
      if (which.test(row)) {
        items.add(
            Case.ofRatings(
                scale,
                IntStream.range(0, categories.length)
                    .flatMap(
                        i ->
                            IntStream.generate(() -> i)
                                .limit(Long.parseLong(row.get(categories[i]))))
                    .asLongStream()
                    .toArray()));
      }
    }
    return new RatedData(scale, items);
  }

  /** The items with at least so many ratings. */
  RatedData atLeast(int ratings) {
    return new RatedData(
        scale, items.stream().filter(item -> item.ratings().length >= ratings).toList());
  }

  /** Scale and ratings of three experts, {@code column} being framework/column. */
  static RatedData experts(String column) throws IOException {
    String framework = column.substring(0, column.indexOf('/'));
    Map<String, List<String>> answers = new TreeMap<>();
    for (int expert = 1; expert <= 3; expert++) {
      expert(column, "expert" + expert)
          .forEach((key, raw) -> answers.computeIfAbsent(key, k -> new ArrayList<>()).add(raw));
    }
    return of(
        switch (framework) {
          case "epitome" -> levels(0, 2);
          case "perceived_empathy" -> levels(1, 7);
          default -> levels(1, 5);
        },
        answers.values());
  }

  /** Rating of each conversation by one expert or language model. */
  static Map<String, String> expert(String column, String who) throws IOException {
    String framework = column.substring(0, column.indexOf('/'));
    String key =
        switch (framework) {
          case "epitome" -> "sp_id";
          case "lend_an_ear" -> "conversation_id";
          case "empatheticdialogues" -> "conv_id";
          default -> "id";
        };
    Map<String, String> ratings = new TreeMap<>();
    for (CSVRecord row :
        Golden.csv(
            "empathy-expert-ratings/annotations/" + framework + "/" + who + "_ratings.csv")) {
      if (ratings.put(row.get(key), row.get(column.substring(framework.length() + 1))) != null) {
        throw new IllegalStateException("twice in " + who + ": a conversation of " + column);
      }
    }
    return ratings;
  }

  /** framework/column of a view of one dimension, such as {@code epitome-explorations}. */
  static String expertColumn(String view) {
    int dash = view.indexOf('-');
    String prefix =
        view.startsWith("epitome") ? "level_" : view.startsWith("perceived") ? "m_" : "";
    return view.substring(0, dash) + "/" + prefix + view.substring(dash + 1);
  }
}
