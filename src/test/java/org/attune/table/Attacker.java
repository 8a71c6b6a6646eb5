package org.attune.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * Reads {@code estimates.csv} as anybody may, and works out by integer programs what the counts of
 * groups can be whose line has none. Knows nothing of how these were chosen.
 */
final class Attacker {

  /** What a line says of a group. */
  private record Line(Map<String, String> group, Map<String, Long> counts) {}

  /** More than any study has of anything; without a bound a program may have no highest value. */
  private static final long MANY = 10_000;

  /** More than any group has. */
  private static final long FAR = 2_000;

  private final Map<String, List<Line>> families = new LinkedHashMap<>();

  /**
   * @param csv files of one or several studies of the same people
   */
  Attacker(String... csv) {
    for (String file : csv) {
      List<List<String>> lines = CsvReader.lines(file);
      List<String> head = lines.get(0);
      for (List<String> line : lines.subList(1, lines.size())) {
        Map<String, String> cell = new TreeMap<>();
        for (int i = 0; i < head.size(); i++) {
          cell.put(head.get(i), line.get(i));
        }
        read(cell);
      }
    }
  }

  private void read(Map<String, String> cell) {
    Map<String, String> group = new TreeMap<>();
    for (String part : cell.get("stratum").split(", ")) {
      if (!part.isEmpty()) {
        group.put(part.split("=")[0], part.split("=")[1]);
      }
    }
    Map<String, Long> counts = new TreeMap<>();
    if (!cell.get("estimate").isEmpty()) {
      long items = Long.parseLong(cell.get("items"));
      counts.put("items", items);
      counts.put("people", Long.parseLong(cell.get("blocks")));
      counts.put("right", Math.round(Double.parseDouble(cell.get("estimate")) * items));
    }
    String family = cell.get("scorer") + "/" + cell.get("label") + "/" + cell.get("statistic");
    families.computeIfAbsent(family, k -> new ArrayList<>()).add(new Line(group, counts));
  }

  /** A count that the attacker knows: of which family and group, which, and how many it is. */
  record Known(String family, Map<String, String> group, String count, long amount) {}

  /** All that is known of groups: what is printed of them, and what follows. */
  List<Known> known() {
    List<Known> known = new ArrayList<>();
    families.forEach(
        (family, lines) -> {
          for (String count : List.of("items", "people", "right")) {
            known.addAll(known(family, lines, count));
          }
        });
    return known;
  }

  private static List<Known> known(String family, List<Line> lines, String count) {
    List<Known> known = new ArrayList<>();
    List<Map<String, String>> finest = finest(lines);
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    List<Variable> amounts = new ArrayList<>();
    // Of two attributes the corners of a program are whole numbers anyway.
    boolean whole = finest.stream().anyMatch(f -> f.size() > 2);
    finest.forEach(
        f ->
            amounts.add(
                model.newVariable("v" + amounts.size()).lower(0).upper(MANY).integer(whole)));
    Expression all = model.newExpression("all").upper(MANY);
    amounts.forEach(amount -> all.set(amount, 1));
    int number = 0;
    for (Line line : lines) {
      Long told = line.counts().get(count);
      if (told != null) {
        known.add(new Known(family, line.group(), count, told));
      }
      Expression sum = model.newExpression("e" + number++);
      for (int i = 0; i < finest.size(); i++) {
        if (finest.get(i).entrySet().containsAll(line.group().entrySet())) {
          sum.set(amounts.get(i), 1);
        }
      }
      if (told != null) {
        sum.level(told);
      } else if (!count.equals("right") && family.contains("//")) { // a label may be nobody's
        sum.lower(1);
      }
    }
    for (Line line : lines) {
      if (line.counts().isEmpty()) {
        for (int i = 0; i < finest.size(); i++) {
          boolean in = finest.get(i).entrySet().containsAll(line.group().entrySet());
          amounts.get(i).weight(in ? 1 : 0);
        }
        Optimisation.Result high = model.maximise();
        if (high.getState().isFeasible() && high.getValue() > FAR) {
          continue;
        }
        Optimisation.Result low = model.minimise();
        if (high.getState().isFeasible()
            && low.getState().isFeasible()
            && Math.abs(high.getValue() - low.getValue()) < 0.5) {
          known.add(new Known(family, line.group(), count, Math.round(low.getValue())));
        }
      }
    }
    return known;
  }

  /** Every combination of values but those whose group would have a line and has none. */
  private static List<Map<String, String>> finest(List<Line> lines) {
    Map<String, Set<String>> values = new TreeMap<>();
    Set<Set<String>> crossings = new java.util.HashSet<>();
    Set<Map<String, String>> listed = new java.util.HashSet<>();
    for (Line line : lines) {
      line.group().forEach((a, v) -> values.computeIfAbsent(a, k -> new TreeSet<>()).add(v));
      crossings.add(line.group().keySet());
      listed.add(line.group());
    }
    List<Map<String, String>> all = List.of(Map.of());
    for (Map.Entry<String, Set<String>> of : values.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> before : all) {
        for (String value : of.getValue()) {
          Map<String, String> more = new TreeMap<>(before);
          more.put(of.getKey(), value);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all.stream()
        .filter(
            group ->
                crossings.stream()
                    .allMatch(
                        crossing -> {
                          Map<String, String> of = new TreeMap<>(group);
                          of.keySet().retainAll(crossing);
                          return listed.contains(of);
                        }))
        .toList();
  }
}
