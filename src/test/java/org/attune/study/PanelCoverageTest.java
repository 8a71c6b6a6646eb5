package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attune.statistic.Remark;
import org.attune.study.CountedItems.Item;
import org.attune.table.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much each of a panel of models answered stands beside their agreement. */
class PanelCoverageTest {

  private static final String TABLES =
      """
        - name: panels
          against: raters
          panels: {both: [a, b]}
          rows: [scorer, stratum]
          columns: [statistic]
          statistics: [krippendorff-alpha]
          strata: sex
          between: [{of: f, minus: m}]
        - name: judge
          against: judge
          panels: {both: [a, b]}
          rows: [scorer]
          columns: [statistic]
          statistics: [accuracy, krippendorff-alpha]
      """;

  /** Ten items that people rated and three that they did not, one of which no model did either. */
  private static List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      List<Integer> people = i < 10 ? List.of(i % 4, i % 3, i % 4) : List.of();
      int a = i == 9 || i == 12 ? -1 : i % 4;
      int b = i % 5 > 2 || i == 12 ? -1 : i % 2;
      items.add(new Item(i, people, a, b, Map.of("sex", i % 2 == 0 ? "f" : "m")));
    }
    return items;
  }

  @TempDir private Path folder;

  private static Cell cell(List<Cell> cells, String table, String statistic, String stratum) {
    return cells.stream()
        .filter(c -> c.table().equals(table) && c.statistic().equals(statistic))
        .filter(c -> c.scorer().words().equals("both"))
        .filter(c -> c.stratum().words().equals(stratum))
        .findFirst()
        .orElseThrow();
  }

  private static List<Remark> silence(Cell cell) {
    return cell.remarks().stream()
        .filter(r -> r instanceof Remark.AnsweredByEach || r instanceof Remark.Unusable)
        .toList();
  }

  /** The thirteenth item nobody rated: neither people nor models, whose ratings are recorded. */
  @Test
  void theOneThatAnsweredLeastIsSeen() throws IOException {
    CountedItems study = new CountedItems(folder, "nominal", TABLES);
    List<Cell> cells =
        study.cellsOf(
            study.tallies(items()),
            Map.of(
                "b", new TreeMap<>(Map.of("refusal", 3L)),
                "a", new TreeMap<>(Map.of("refusal", 1L, "empty", 2L))));
    Remark reasons = new Remark.Unusable(new TreeMap<>(Map.of("refusal", 4L, "empty", 2L)));
    Cell all = cell(cells, "panels", "krippendorff-alpha", "");
    assertThat(all.coverage()).isEqualTo(Optional.of(new Cell.Coverage(8, 12)));
    assertThat(silence(all))
        .containsExactly(
            new Remark.AnsweredByEach(
                List.of(new Remark.Answered("a", 11, 12), new Remark.Answered("b", 8, 12))),
            reasons);
    assertThat(silence(all).get(0).value()).isEqualTo("a 11 of 12, b 8 of 12");
    Cell first = cell(cells, "panels", "krippendorff-alpha", "sex=f");
    assertThat(first.coverage()).isEqualTo(Optional.of(new Cell.Coverage(4, 6)));
    assertThat(cell(cells, "panels", "krippendorff-alpha", "sex=f - sex=m").coverage())
        .isEqualTo(Optional.of(new Cell.Coverage(8, 12)));
    assertThat(cell(cells, "judge", "krippendorff-alpha", "").coverage()).isEqualTo(all.coverage());
    Cell beside = cell(cells, "judge", "accuracy", "");
    assertThat(beside.coverage()).isEqualTo(Optional.of(new Cell.Coverage(8, 11)));
    assertThat(silence(beside))
        .as("of the one that stands beside the other")
        .containsExactly(new Remark.Unusable(new TreeMap<>(Map.of("refusal", 3L))));
  }

  @Test
  void whereAllAnsweredThereIsNothingToSay() throws IOException {
    List<Item> whole = items().stream().map(i -> i.with(1, 2)).toList();
    List<Cell> cells = new CountedItems(folder, "nominal", TABLES).cells(whole);
    Cell all = cell(cells, "panels", "krippendorff-alpha", "");
    assertThat(all.coverage()).isEqualTo(Optional.of(new Cell.Coverage(13, 13)));
    assertThat(silence(all)).isEmpty();
  }
}
