package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.attune.statistic.Estimate;
import org.attune.study.CountedItems.Item;
import org.attune.table.Cell;
import org.attune.table.Stratum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Groups of items by several attributes at once, and differences between groups. */
class GroupsTest {

  private static final String TABLES =
      """
        - name: groups
          rows: [scorer, stratum]
          columns: [statistic]
          statistics: [accuracy, cohen-kappa]
          strata: [sex, age]
          between: [{of: [f, old], minus: [m, old]}, {of: [f, old], minus: [x, old]}]
          test: bootstrap
        - name: people
          against: raters
          rows: [stratum]
          columns: [statistic]
          statistics: [krippendorff-alpha-nominal]
          strata: sex
          between: [{of: f, minus: m}]
        - name: rest
          against: rest
          rows: [scorer, stratum]
          columns: [statistic]
          statistics: [accuracy]
          strata: sex
          between: [{of: f, minus: m}]
      """;

  @TempDir private Path folder;

  private static List<Item> items(int many, long seed) {
    Random random = new Random(seed);
    List<Item> items = new ArrayList<>();
    for (int turn = 0; turn < 5 * many; turn++) {
      int truth = random.nextInt(4);
      List<Integer> people = Stream.of(0, 1, 2).map(r -> noisy(random, truth, 0.7)).toList();
      Map<String, String> strata =
          Map.of(
              "sex", random.nextBoolean() ? "f" : "m", "age", random.nextBoolean() ? "old" : "new");
      items.add(
          new Item(turn / 5, people, noisy(random, truth, 0.6), noisy(random, truth, 0.5), strata));
    }
    return items;
  }

  private static int noisy(Random random, int truth, double right) {
    return random.nextDouble() < right ? truth : random.nextInt(4);
  }

  private static Cell cell(
      List<Cell> cells, String table, String who, String stratum, String statistic) {
    return cells.stream()
        .filter(c -> c.table().equals(table) && c.scorer().words().equals(who))
        .filter(c -> c.stratum().words().equals(stratum) && c.statistic().equals(statistic))
        .reduce(
            (x, y) -> {
              throw new AssertionError("two cells");
            })
        .orElseThrow();
  }

  private static double point(Cell cell) {
    return ((Estimate.Value) cell.estimate()).point();
  }

  @Test
  void aGroupOfTwoAttributesHoldsTheItemsWithBothValues() throws IOException {
    List<Item> items = items(40, 1);
    CountedItems study = new CountedItems(folder, "nominal", TABLES);
    List<Cell> all = study.cells(items);
    List<Cell> one =
        study.cells(
            items.stream()
                .map(i -> i.strata().equals(Map.of("sex", "f", "age", "old")) ? i : i.bare())
                .toList());
    assertThat(all.stream().map(c -> c.stratum().words()).distinct())
        .contains("", "sex=f, age=old", "sex=m, age=old", "sex=f, age=new", "sex=m, age=new");
    for (String statistic : List.of("accuracy", "cohen-kappa")) {
      assertThat(cell(all, "groups", "a", "sex=f, age=old", statistic).estimate())
          .isEqualTo(cell(one, "groups", "a", "", statistic).estimate());
    }
  }

  @Test
  void aDifferenceIsThatOfItsGroups() throws IOException {
    List<Cell> cells = new CountedItems(folder, "nominal", TABLES).cells(items(40, 2));
    for (Cell of : cells) {
      String stratum = of.stratum().words();
      if (stratum.equals("sex=f") || stratum.equals("sex=f, age=old")) {
        String other = stratum.replace("sex=f", "sex=m");
        String who = of.scorer().words();
        Cell minus = cell(cells, of.table(), who, other, of.statistic());
        Cell both = cell(cells, of.table(), who, stratum + " - " + other, of.statistic());
        assertThat(point(both)).isCloseTo(point(of) - point(minus), within(1e-12));
        assertThat(both.items()).isEqualTo(of.items() + minus.items());
        assertThat(((Estimate.Value) both.estimate()).interval()).isPresent();
        assertThat(both.test().isPresent()).isEqualTo(of.table().equals("groups"));
      }
    }
    assertThat(
            cells.stream()
                .filter(c -> c.stratum() instanceof Stratum.Difference)
                .map(c -> c.scorer().words()))
        .containsOnly("a", "b", "raters", "")
        .hasSize(2 * 2 * 2 + 1 + 3);
  }

  /** What one model says of one group and another of its twin is what two say of the same items. */
  @Test
  void groupsInTheSameBlocksArePairedAsTwoModelsAre() throws IOException {
    List<Item> twins = new ArrayList<>();
    List<Item> items = items(40, 3);
    for (Item i : items) {
      Map<String, String> f = Map.of("sex", "f", "age", "old");
      Map<String, String> m = Map.of("sex", "m", "age", "old");
      twins.add(new Item(i.block(), i.people(), i.a(), i.b(), f));
      twins.add(new Item(i.block(), i.people(), i.b(), i.a(), m));
    }
    String two =
        """
          - name: models
            rows: [scorer]
            columns: [statistic]
            statistics: [accuracy, cohen-kappa]
            differences: [{of: a, minus: b}]
            test: bootstrap
        """;
    List<Cell> models = new CountedItems(folder.resolve("models"), "nominal", two).cells(items);
    List<Cell> groups = new CountedItems(folder.resolve("groups"), "nominal", TABLES).cells(twins);
    for (String statistic : List.of("accuracy", "cohen-kappa")) {
      Cell ofModels = cell(models, "models", "a - b", "", statistic);
      Cell ofGroups = cell(groups, "groups", "a", "sex=f, age=old - sex=m, age=old", statistic);
      assertThat(ofGroups.estimate()).isEqualTo(ofModels.estimate());
      assertThat(ofGroups.test().orElseThrow().p()).isEqualTo(ofModels.test().orElseThrow().p());
    }
  }

  /** All of 40 blocks hold what is looked at, and 8 of them what it is compared with. */
  @Test
  void aDifferenceRestsOnTheBlocksOfTheGroupThatHasFewer() throws IOException {
    List<Item> items = new ArrayList<>();
    for (Item i : items(40, 5)) {
      String sex = items.size() % 5 > 0 && i.block() < 8 ? "m" : "f";
      items.add(of(i, Map.of("sex", sex, "age", "old")));
    }
    List<Cell> cells = new CountedItems(folder, "nominal", TABLES).cells(items);
    Cell men = cell(cells, "rest", "a", "sex=m", "accuracy");
    Cell both = cell(cells, "rest", "a", "sex=f - sex=m", "accuracy");
    assertThat(cell(cells, "rest", "a", "sex=f", "accuracy").blocks()).isEqualTo(40);
    assertThat(men.blocks()).isEqualTo(8);
    assertThat(men.warnings()).anyMatch(warning -> warning.contains("8 blocks"));
    assertThat(both.blocks()).isEqualTo(8);
    assertThat(both.warnings()).isEqualTo(men.warnings());
  }

  private static Item of(Item item, Map<String, String> strata) {
    return new Item(item.block(), item.people(), item.a(), item.b(), strata);
  }

  /** Of a group no model answered it is told that there were items, whatever table comes first. */
  @Test
  void aGroupThatNoModelAnsweredStands() throws IOException {
    String table =
        """
          - name: %1$s
            rows: [scorer, stratum]
            columns: [statistic]
            statistics: [accuracy]
            strata: sex
            no-answer: %1$s
        """;
    List<Item> items =
        items(20, 6).stream()
            .map(i -> i.strata().get("sex").equals("f") ? i.with(-1, -1) : i)
            .toList();
    int women = (int) items.stream().filter(i -> i.a() < 0).count();
    for (List<String> order :
        List.of(List.of("missing"), List.of("missing", "wrong"), List.of("wrong", "missing"))) {
      String tables = String.join("", order.stream().map(table::formatted).toList());
      List<Cell> cells =
          new CountedItems(folder.resolve("" + order), "nominal", tables).cells(items);
      for (String name : order) {
        Cell cell = cell(cells, name, "a", "sex=f", "accuracy");
        assertThat(cell.coverage()).contains(new Cell.Coverage(0, women));
        if (name.equals("wrong")) {
          assertThat(point(cell)).isZero();
        } else {
          assertThat(cell.estimate()).isInstanceOf(Estimate.Undefined.class);
        }
      }
    }
  }

  @Test
  void ofAGroupThatIsNotThereThereIsNoDifference() throws IOException {
    List<Cell> cells = new CountedItems(folder, "nominal", TABLES).cells(items(10, 4));
    assertThat(cell(cells, "groups", "a", "sex=f, age=old - sex=x, age=old", "accuracy").estimate())
        .isEqualTo(Estimate.undefined("no items counted of sex=x, age=old"));
  }
}
