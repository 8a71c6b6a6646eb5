package org.attune.statistic;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
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

  /** Items from raw answers by rater. */
  static RatedData byRater(Scale scale, Collection<? extends Map<Integer, String>> answers) {
    List<Case> items = new ArrayList<>();
    for (Map<Integer, String> item : answers) {
      items.add(
          Case.ofRaters(
              scale,
              item.keySet().stream().mapToInt(Integer::intValue).toArray(),
              item.values().stream().mapToLong(raw -> scale.code(raw).orElseThrow()).toArray()));
    }
    return new RatedData(scale, items);
  }

  /** As {@link #rows}, by raters whose ids are given. */
  static RatedData raters(
      Scale scale,
      List<CSVRecord> rows,
      Function<CSVRecord, String> key,
      Function<CSVRecord, String> rater,
      Function<CSVRecord, String> value) {
    List<String> raters = rows.stream().map(rater).distinct().sorted().toList();
    Map<String, Map<Integer, String>> answers = new TreeMap<>();
    for (CSVRecord row : rows) {
      if (!value.apply(row).isBlank()) {
        int by = Collections.binarySearch(raters, rater.apply(row));
        Map<Integer, String> item = answers.computeIfAbsent(key.apply(row), k -> new TreeMap<>());
        if (item.put(by, value.apply(row)) != null) {
          throw new IllegalStateException("twice by one rater: " + row);
        }
      }
    }
    return byRater(scale, answers.values());
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
    return positions(
        scale, rows.stream().map(row -> Arrays.stream(raters).map(row::get).toList()).toList());
  }

  /** Items from raw answers, the rater known by the position; null where there is no answer. */
  static RatedData positions(Scale scale, List<List<String>> answers) {
    List<Map<Integer, String>> items = new ArrayList<>();
    for (List<String> row : answers) {
      Map<Integer, String> item = new TreeMap<>();
      for (int i = 0; i < row.size(); i++) {
        if (row.get(i) != null) {
          item.put(i, row.get(i));
        }
      }
      items.add(item);
    }
    return byRater(scale, items);
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

  /** The same on a scale of only those categories that occur. */
  RatedData used() {
    int[] codes =
        items.stream()
            .flatMapToLong(item -> Arrays.stream(item.ratings()))
            .mapToInt(Math::toIntExact)
            .distinct()
            .sorted()
            .toArray();
    List<String> names = Arrays.stream(codes).mapToObj(scale::name).toList();
    Scale used = scale.ordered() ? new Scale.Ordinal(names) : new Scale.Nominal(names);
    return new RatedData(
        used,
        items.stream()
            .map(
                item ->
                    Case.ofRaters(
                        used,
                        item.raters(),
                        Arrays.stream(item.ratings())
                            .map(code -> Arrays.binarySearch(codes, (int) code))
                            .toArray()))
            .toList());
  }

  /** The items with just so many ratings. */
  RatedData exactly(int ratings) {
    return new RatedData(
        scale, items.stream().filter(item -> item.ratings().length == ratings).toList());
  }

  /** The items with at least so many ratings. */
  RatedData atLeast(int ratings) {
    return new RatedData(
        scale, items.stream().filter(item -> item.ratings().length >= ratings).toList());
  }

  /** Scale and ratings of three experts, {@code column} being framework/column. */
  static RatedData experts(String column) throws IOException {
    String framework = column.substring(0, column.indexOf('/'));
    Map<String, Map<Integer, String>> answers = new TreeMap<>();
    for (int expert = 1; expert <= 3; expert++) {
      int by = expert;
      expert(column, "expert" + expert)
          .forEach((key, raw) -> answers.computeIfAbsent(key, k -> new TreeMap<>()).put(by, raw));
    }
    return byRater(
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
