package org.attune.result;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was recorded beside what was made again.
 *
 * @param compared how many things were compared
 * @param differences those that are not the same, in words
 * @param largest largest difference between two estimates, limits of intervals or codes; 0 if there
 *     is none
 * @param words whether one of these is a number on one side only, or what differs has no numbers
 */
public record Deviations(int compared, List<String> differences, double largest, boolean words) {

  /** What stands for what is not there. */
  static final String ABSENT = "nothing";

  /** How the numbers of results are written. */
  static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");

  /** Nothing was compared. */
  static final Deviations NONE = new Deviations(0, List.of(), 0, false);

  public boolean equal() {
    return differences.isEmpty();
  }

  /** What differs in words, of what has no numbers to measure it by. */
  private static Deviations inWords(int compared, List<String> differences) {
    return new Deviations(compared, differences, 0, !differences.isEmpty());
  }

  /** Whether no number differs by more, whatever the words beside it say. */
  public boolean within(double most) {
    return !words && largest <= most;
  }

  /** Differences as they are found. */
  static final class Measured {
    private final List<String> differences = new ArrayList<>();
    private double largest;
    private boolean words;

    /** Two that differ and cannot be measured. */
    void words(String name, String a, String b) {
      listed(name, a, b);
      words = true;
    }

    /** Two that differ, whose difference is not held against them. */
    void listed(String name, String a, String b) {
      differences.add(name + " " + versus(a, b));
    }

    /**
     * Two numbers that differ.
     *
     * @param unit what their difference is counted in
     */
    void numbers(String name, String a, String b, double unit) {
      if (NUMBER.matcher(a).matches() && NUMBER.matcher(b).matches()) {
        double difference = new BigDecimal(a).subtract(new BigDecimal(b)).abs().doubleValue();
        measured(name, a, b, difference / unit);
      } else {
        words(name, a, b);
      }
    }

    /** Two that differ by so much. */
    void measured(String name, String a, String b, double difference) {
      listed(name, a, b);
      largest = Math.max(largest, difference);
    }

    Deviations of(int compared) {
      return new Deviations(compared, differences, largest, words);
    }
  }

  private static String versus(String recorded, String again) {
    return quoted(recorded) + " recorded, " + quoted(again) + " again";
  }

  private static String quoted(String value) {
    return value.isEmpty() ? "empty" : value;
  }

  /** Values of a JSON object, and of those in it. */
  public static Deviations ofValues(JsonNode recorded, JsonNode again) {
    List<String> differences = new ArrayList<>();
    int compared = values("", recorded, again, differences);
    return inWords(compared, differences);
  }

  private static int values(String path, JsonNode a, JsonNode b, List<String> differences) {
    int compared = 0;
    if (a.isObject() && b.isObject()) {
      Set<String> keys = new TreeSet<>();
      a.fieldNames().forEachRemaining(keys::add);
      b.fieldNames().forEachRemaining(keys::add);
      for (String key : keys) {
        compared +=
            values(path.isEmpty() ? key : path + "." + key, a.path(key), b.path(key), differences);
      }
      return compared;
    }
    if (a.isArray() && b.isArray() && a.size() == b.size()) {
      for (int i = 0; i < a.size(); i++) {
        String name = a.path(i).path("name").asText("" + i);
        compared += values(path + "." + name, a.get(i), b.get(i), differences);
      }
      return compared;
    }
    String of = words(a);
    String by = words(b);
    if (!of.equals(by)) {
      differences.add(path + ": " + versus(of, by));
    }
    return 1;
  }

  private static String words(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().map(Deviations::words).toList().toString();
    }
    return value.isObject()
        ? value.properties().stream()
            .map(e -> e.getKey() + "=" + words(e.getValue()))
            .collect(Collectors.joining(", ", "{", "}"))
        : value.asText(ABSENT);
  }

  /** Lines of a text. */
  public static Deviations ofLines(String recorded, String again) {
    Deviations lines = ofLines("", recorded.lines().toList(), again.lines().toList());
    return lines.equal() && !recorded.equals(again)
        ? inWords(lines.compared(), List.of("ends of lines differ"))
        : lines;
  }

  /**
   * Lines of a part of a text.
   *
   * @param part what stands before their numbers
   */
  static Deviations ofLines(String part, List<String> of, List<String> by) {
    List<String> differences = new ArrayList<>();
    int lines = Math.max(of.size(), by.size());
    for (int i = 0; i < lines; i++) {
      String a = i < of.size() ? of.get(i) : ABSENT;
      String b = i < by.size() ? by.get(i) : ABSENT;
      if (!a.equals(b)) {
        differences.add(part + "line " + (i + 1) + ": " + around(a, b));
      }
    }
    return inWords(lines, differences);
  }

  /** The part of two long lines in which they differ. */
  private static String around(String a, String b) {
    int most = 60;
    int same = 0;
    while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
      same++;
    }
    int from = Math.max(0, same - most / 3);
    return versus(part(a, from, most), part(b, from, most));
  }

  private static String part(String line, int from, int most) {
    int to = Math.min(line.length(), from + most);
    return (from > 0 ? "..." : "")
        + line.substring(Math.min(from, to), to)
        + (to < line.length() ? "..." : "");
  }

  /** Codes of each scorer: {@code compared} codes, and how many of them are not the same. */
  public static Deviations ofCodes(List<List<Long>> recorded, List<List<Long>> again) {
    int compared = 0;
    Measured measured = new Measured();
    for (int turn = 0; turn < Math.max(recorded.size(), again.size()); turn++) {
      List<Long> of = turn < recorded.size() ? recorded.get(turn) : List.of();
      List<Long> by = turn < again.size() ? again.get(turn) : List.of();
      for (int i = 0; i < Math.max(of.size(), by.size()); i++) {
        compared++;
        String a = i < of.size() ? of.get(i).toString() : ABSENT;
        String b = i < by.size() ? by.get(i).toString() : ABSENT;
        if (!a.equals(b)) {
          measured.numbers("turn " + (turn + 1) + ", code " + (i + 1) + ":", a, b, 1);
        }
      }
    }
    return measured.of(compared);
  }
}
