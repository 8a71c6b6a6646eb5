package org.attune.statistic;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVRecord;
import org.attune.corpus.Scale;
import org.attune.tally.Case;

/** Ratings of the shared data sets with their raters, as the reference values select them. */
record RaterRows(Scale scale, List<Case> items) {

  /** Whole numbers. */
  static Scale wholeNumbers(long from, long to) {
    return new Scale.Interval(BigDecimal.valueOf(from), BigDecimal.valueOf(to), BigDecimal.ONE);
  }

  /** One rating a row; rows without a value are left out. */
  static RaterRows rows(
      Scale scale,
      List<CSVRecord> rows,
      Function<CSVRecord, String> item,
      Function<CSVRecord, String> rater,
      Function<CSVRecord, String> value) {
    SortedMap<String, Map<String, String>> byRater = new TreeMap<>();
    for (CSVRecord row : rows) {
      if (!value.apply(row).isBlank()) {
        String before =
            byRater
                .computeIfAbsent(rater.apply(row), key -> new TreeMap<>())
                .put(item.apply(row), value.apply(row));
        if (before != null) {
          throw new IllegalStateException("rated twice by one rater: " + item.apply(row));
        }
      }
    }
    return join(scale, List.copyOf(byRater.values()));
  }

  /** For each rater the answers by item. */
  static RaterRows join(Scale scale, List<Map<String, String>> byRater) {
    SortedMap<String, List<Integer>> raters = new TreeMap<>();
    SortedMap<String, List<Long>> codes = new TreeMap<>();
    for (int rater = 0; rater < byRater.size(); rater++) {
      for (Map.Entry<String, String> answer : byRater.get(rater).entrySet()) {
        raters.computeIfAbsent(answer.getKey(), key -> new ArrayList<>()).add(rater);
        codes
            .computeIfAbsent(answer.getKey(), key -> new ArrayList<>())
            .add(scale.code(answer.getValue()).orElseThrow());
      }
    }
    List<Case> items = new ArrayList<>();
    raters.forEach(
        (item, who) ->
            items.add(
                Case.ofRaters(
                    scale,
                    who.stream().mapToInt(Integer::intValue).toArray(),
                    codes.get(item).stream().mapToLong(Long::longValue).toArray())));
    return new RaterRows(scale, items);
  }

  /** A row an item, a column a rater; null where there is no rating. */
  static RaterRows table(Scale scale, List<JsonNode> rows) {
    List<Map<String, String>> byRater = new ArrayList<>();
    for (int rater = 0; rater < rows.get(0).size(); rater++) {
      Map<String, String> answers = new TreeMap<>();
      for (int item = 0; item < rows.size(); item++) {
        if (!rows.get(item).get(rater).isNull()) {
          answers.put("%06d".formatted(item), rows.get(item).get(rater).asText());
        }
      }
      byRater.add(answers);
    }
    return join(scale, byRater);
  }

  /** Three experts, {@code column} being framework/column. */
  static RaterRows experts(String column) throws IOException {
    Scale scale =
        switch (column.substring(0, column.indexOf('/'))) {
          case "epitome" -> wholeNumbers(0, 2);
          case "perceived_empathy" -> wholeNumbers(1, 7);
          default -> wholeNumbers(1, 5);
        };
    return join(
        scale,
        List.of(
            RatedData.expert(column, "expert1"),
            RatedData.expert(column, "expert2"),
            RatedData.expert(column, "expert3")));
  }

  /** Two raters of posts. */
  static RaterRows facebook(String dimension) throws IOException {
    String name = dimension.substring(0, 1).toUpperCase(Locale.ROOT) + dimension.substring(1);
    List<CSVRecord> posts =
        Golden.csv("facebook-valence-arousal/dataset-fb-valence-arousal-anon.csv");
    List<Map<String, String>> byRater = new ArrayList<>();
    for (int rater = 1; rater <= 2; rater++) {
      Map<String, String> answers = new TreeMap<>();
      for (CSVRecord post : posts) {
        answers.put("%06d".formatted(post.getRecordNumber()), post.get(name + rater));
      }
      byRater.add(answers);
    }
    return join(wholeNumbers(1, 9), byRater);
  }

  /** Mean ratings of sentences by readers and by writers, two decimals. */
  static RaterRows readersAndWriters(String column) throws IOException {
    List<Map<String, String>> both = new ArrayList<>();
    for (String perspective : List.of("reader", "writer")) {
      Map<String, String> means = new TreeMap<>();
      for (CSVRecord row : Golden.csv("emobank/" + perspective + ".csv")) {
        means.put(row.get("id"), row.get(column));
      }
      both.add(means);
    }
    both.get(0).keySet().retainAll(both.get(1).keySet());
    both.get(1).keySet().retainAll(both.get(0).keySet());
    return join(new Scale.Interval(BigDecimal.ZERO, BigDecimal.TEN, new BigDecimal("0.01")), both);
  }

  /** The items with exactly so many ratings. */
  RaterRows panelsOf(int ratings) {
    return new RaterRows(
        scale, items.stream().filter(item -> item.ratings().length == ratings).toList());
  }

  /** One rater's answers as reference, another's as model's answers, where both rated. */
  List<Case> pair(int reference, int model) {
    List<Case> pairs = new ArrayList<>();
    for (Case item : items) {
      int one = position(item, reference);
      int two = position(item, model);
      if (one >= 0 && two >= 0) {
        pairs.add(
            Case.ofAnswers(
                scale, scale.value(item.ratings()[one]), scale.value(item.ratings()[two])));
      }
    }
    return pairs;
  }

  private static int position(Case item, int rater) {
    return IntStream.range(0, item.raters().length)
        .filter(i -> item.raters()[i] == rater)
        .findFirst()
        .orElse(-1);
  }
}
