package org.attune.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.attune.statistic.Estimate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whoever has all tables of a study, and solves integer programs over them, learns no count of
 * fewer people than the least; of tables that keep back only what is small, or nothing, they do.
 */
class AttackTest {

  private static final int LEAST = 5;

  /** A person with attributes; and of each text whether it is about joy, and judged right. */
  private record Person(SortedMap<String, String> attributes, List<boolean[]> texts) {}

  /** What somebody can be; the first is what most are. */
  private static final Map<String, List<String>> VALUES =
      Map.of(
          "age", List.of("young", "middle", "old"),
          "culture", List.of("north", "south"),
          "gender", List.of("woman", "man", "other"));

  private static List<Person> people(Random random) {
    List<String> attributes = new ArrayList<>(VALUES.keySet().stream().sorted().toList());
    if (random.nextInt(10) > 0) {
      attributes.remove(random.nextInt(attributes.size()));
    }
    List<Person> people = new ArrayList<>();
    int number = 8 + random.nextInt(40);
    for (int p = 0; p < number; p++) {
      SortedMap<String, String> own = new TreeMap<>();
      for (String a : attributes) {
        List<String> values = VALUES.get(a);
        int at = 0;
        while (at + 1 < values.size() && random.nextInt(5) < 2) {
          at++;
        }
        own.put(a, values.get(at));
      }
      List<boolean[]> texts = new ArrayList<>();
      for (int t = random.nextInt(3); t >= 0; t--) {
        texts.add(new boolean[] {random.nextInt(4) == 0, random.nextInt(3) > 0});
      }
      people.add(new Person(own, texts));
    }
    return people;
  }

  /** The tables of a study: of all, by each attribute, and by pairs of some. */
  private static List<ResultTable> tables(List<Person> people, Random random) {
    List<String> attributes = List.copyOf(people.get(0).attributes().keySet());
    List<List<String>> strata = new ArrayList<>();
    if (random.nextInt(5) > 0) {
      strata.add(List.of());
    }
    attributes.forEach(a -> strata.add(List.of(a)));
    for (int i = 0; i < attributes.size(); i++) {
      for (int j = i + 1; j < attributes.size(); j++) {
        if (random.nextInt(3) > 0) {
          strata.add(List.of(attributes.get(i), attributes.get(j)));
        }
      }
    }
    List<ResultTable> tables = new ArrayList<>();
    for (List<String> by : strata) {
      String name = by.isEmpty() ? "all" : String.join("-", by);
      List<Cell> cells = new ArrayList<>();
      groups(people, by)
          .forEach(
              (group, members) -> {
                cells.add(cell(name, group, members, ""));
                cells.add(cell(name, group, members, "joy"));
              });
      tables.add(new ResultTable(name, "", List.of(), List.of(), 3, cells));
    }
    return tables;
  }

  private static Map<String, List<Person>> groups(List<Person> people, List<String> by) {
    return people.stream()
        .collect(
            Collectors.groupingBy(
                p -> words(p.attributes(), by), TreeMap::new, Collectors.toList()));
  }

  private static String words(Map<String, String> attributes, List<String> by) {
    return by.stream().map(a -> a + "=" + attributes.get(a)).collect(Collectors.joining(", "));
  }

  private static Cell cell(String table, String group, List<Person> members, String label) {
    long items = 0;
    long right = 0;
    int carrying = 0;
    for (Person p : members) {
      List<boolean[]> own = p.texts().stream().filter(t -> label.isEmpty() || t[0]).toList();
      items += own.size();
      right += own.stream().filter(t -> t[1]).count();
      carrying += own.isEmpty() ? 0 : 1;
    }
    Estimate share = Estimate.ratio(right, items, "no item");
    return CellBuilder.of("model", label.isEmpty() ? "accuracy" : "recall", share)
        .in(table)
        .label(label)
        .stratum(group)
        .counted(items, 0, carrying)
        .answered(new Cell.Coverage(items, items))
        .cell();
  }

  private static Gate gate(Collection<ResultTable> tables, String... elsewhere) {
    Map<String, SortedMap<String, String>> groups = new HashMap<>();
    for (ResultTable table : tables) {
      for (Cell cell : table.cells()) {
        SortedMap<String, String> values = new TreeMap<>();
        for (String part : cell.stratum().words().split(", ")) {
          if (!part.isEmpty()) {
            values.put(part.split("=")[0], part.split("=")[1]);
          }
        }
        groups.put(cell.stratum().words(), values);
      }
    }
    List<ToldElsewhere> told = new ArrayList<>();
    for (String csv : elsewhere) {
      told.addAll(ToldElsewhere.of("estimates.csv", csv));
    }
    return new Gate(LEAST, Map.of("emotion", groups), told);
  }

  /** Counts that an attacker learns of groups of fewer people, by what is in a file. */
  private static List<Attacker.Known> learned(List<ResultTable> all, String... csv) {
    Map<List<String>, Long> people = new LinkedHashMap<>();
    all.stream()
        .flatMap(t -> t.cells().stream())
        .forEach(c -> people.put(List.of(c.label(), c.stratum().words()), (long) c.blocks()));
    return new Attacker(csv)
        .known().stream()
            .filter(
                k -> {
                  String label = k.family().split("/")[1];
                  String group = words(k.group(), List.copyOf(k.group().keySet()));
                  long behind = people.get(List.of(label, group));
                  // That of many together none is right tells of the many.
                  return behind > 0
                      && behind < LEAST
                      && (!k.count().equals("right") || k.amount() > 0);
                })
            .toList();
  }

  /** Only what is small itself is kept back. */
  private static String primary(List<ResultTable> tables) {
    return CsvWriter.estimates(
        Shown.cells(
            tables.stream()
                .flatMap(t -> t.cells().stream())
                .map(c -> c.blocks() > 0 && c.blocks() < LEAST ? c.suppressed(LEAST) : c)
                .toList()));
  }

  private record Outcome(long small, long gated, long primary, long open, long told) {}

  private static Outcome attacked(long seed) {
    Random random = new Random(seed);
    List<ResultTable> tables = tables(people(random), random);
    Released released = Released.by(gate(tables), tables, List.of(), List.of());
    List<Cell> cells = tables.stream().flatMap(t -> t.cells().stream()).toList();
    List<Attacker.Known> found = learned(tables, CsvWriter.estimates(released));
    assertThat(found)
        .as("of study " + seed + "\n" + lines(cells) + lines(released.cells()))
        .isEmpty();
    assertThat(released.cells()).hasSameSizeAs(cells);
    checkSums(cells, released.cells());
    if (seed % 10 > 0) {
      return new Outcome(
          0, 0, 0, 0, released.cells().stream().filter(c -> !c.suppressed()).count());
    }
    return new Outcome(
        cells.stream().filter(c -> c.blocks() > 0 && c.blocks() < LEAST).count(),
        found.size(),
        learned(tables, primary(tables)).size(),
        learned(tables, CsvWriter.estimates(Shown.cells(cells))).size(),
        released.cells().stream().filter(c -> !c.suppressed()).count());
  }

  /** What is kept back of a group that is told, together, is told: of many people, or none. */
  private static void checkSums(List<Cell> cells, List<Cell> released) {
    for (int w = 0; w < cells.size(); w++) {
      Cell whole = cells.get(w);
      Map<String, Integer> kept = new TreeMap<>();
      for (int p = 0; p < cells.size() && !released.get(w).suppressed(); p++) {
        Cell part = cells.get(p);
        boolean within =
            List.of(part.stratum().words().split(", "))
                .containsAll(
                    whole.stratum().words().isEmpty()
                        ? List.of()
                        : List.of(whole.stratum().words().split(", ")));
        if (within && part.label().equals(whole.label()) && released.get(p).suppressed()) {
          kept.merge(part.table(), part.blocks(), Integer::sum);
        }
      }
      kept.values().removeIf(people -> people == 0 || people >= LEAST);
      assertThat(kept).as("people together, of those in " + whole.stratum()).isEmpty();
    }
  }

  private static String lines(List<Cell> cells) {
    return cells.stream()
        .map(
            c ->
                "%s %s: %d of %d%n"
                    .formatted(c.label(), c.stratum().words(), c.items(), c.blocks()))
        .collect(Collectors.joining());
  }

  /** Of two studies of the same people the second knows of the first. */
  @Test
  void norFromTwoStudiesOfWhichOneKnowsTheOther() {
    int blind = 0;
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      List<Person> people = people(random);
      List<ResultTable> margins =
          tables(people, new Random(seed)).stream().filter(t -> !t.name().contains("-")).toList();
      List<ResultTable> crossed =
          tables(people, new Random(seed)).stream()
              .filter(t -> t.name().contains("-") || t.name().equals("all"))
              .toList();
      if (crossed.isEmpty() || margins.isEmpty()) {
        continue;
      }
      List<ResultTable> both = new ArrayList<>(margins);
      both.addAll(crossed);
      String first = CsvWriter.estimates(Released.by(gate(margins), margins, List.of(), List.of()));
      String second =
          CsvWriter.estimates(Released.by(gate(crossed, first), crossed, List.of(), List.of()));
      assertThat(learned(both, first, second))
          .as(
              "of studies "
                  + seed
                  + "\n"
                  + both.stream().map(t -> lines(t.cells())).toList()
                  + first
                  + second)
          .isEmpty();
      String alone = CsvWriter.estimates(Released.by(gate(crossed), crossed, List.of(), List.of()));
      blind += learned(both, first, alone).isEmpty() ? 0 : 1;
    }
    assertThat(blind).as("pairs of studies that know nothing of each other").isPositive();
  }

  private static void attack(int studies) {
    long small = 0;
    long primary = 0;
    long open = 0;
    long told = 0;
    for (int seed = 0; seed < studies; seed++) {
      Outcome outcome = attacked(seed);
      small += outcome.small();
      primary += outcome.primary() > 0 ? 1 : 0;
      open += outcome.open();
      told += outcome.told();
    }
    assertThat(open).as("counts of open tables").isGreaterThanOrEqualTo(2 * small);
    assertThat(primary).as("studies with too little kept back").isGreaterThan(studies / 50);
    assertThat(told).as("cells told").isGreaterThan(2L * studies);
  }

  @Test
  void nobodyLearnsACountOfFewPeople() {
    attack(1000);
  }

  @Tag("published-size")
  @Test
  void norFromManyMoreStudies() {
    attack(5_000);
  }
}
