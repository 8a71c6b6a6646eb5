package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.attune.notebook.Study;
import org.attune.statistic.Estimate;
import org.attune.statistic.Gap;
import org.attune.statistic.Remark;
import org.attune.study.CountedItems.Item;
import org.attune.table.Cell;
import org.attune.table.Stratum;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gaps between the groups of a table, in a study. */
class GapsOfGroupsTest {

  private static final String TABLE =
      """
        - name: gaps
          rows: [scorer, stratum]
          columns: [statistic, label]
          statistics: [%s]
          strata: [sex, age]
          %s
      """;
  private static final String GAPS =
      "gaps: {show: [largest-difference, smallest-ratio, lowest], least: 4}";

  @TempDir private Path folder;

  /** Each block of one group; a's answers to old women are wrong more often. */
  private static List<Item> items() {
    Random random = new Random(7);
    List<Item> items = new ArrayList<>();
    for (int block = 0; block < 123; block++) {
      String sex = block < 120 ? block % 2 == 0 ? "f" : "m" : "x";
      String age = block % 4 < 2 ? "old" : "new";
      double right = sex.equals("f") && age.equals("old") ? 0.5 : 0.8;
      for (int i = 0; i < 6; i++) {
        int truth = random.nextInt(4);
        int a = random.nextDouble() < right ? truth : (truth + 1) % 4;
        int b = random.nextDouble() < 0.7 ? truth : (truth + 1) % 4;
        items.add(
            new Item(block, List.of(truth, truth, truth), a, b, Map.of("sex", sex, "age", age)));
      }
    }
    return items;
  }

  private static Cell cell(List<Cell> cells, String who, String stratum) {
    return cells.stream()
        .filter(c -> c.scorer().words().equals(who) && c.stratum().words().equals(stratum))
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
  void gapsStandBelowTheirGroupsBesideWhatChanceMakes() throws IOException {
    CountedItems study = new CountedItems(folder, "nominal", TABLE.formatted("accuracy", GAPS));
    List<Cell> cells = study.cells(items());
    for (String who : List.of("a", "b")) {
      double[] groups =
          List.of("sex=f, age=old", "sex=f, age=new", "sex=m, age=old", "sex=m, age=new").stream()
              .mapToDouble(group -> point(cell(cells, who, group)))
              .sorted()
              .toArray();
      Cell gap = cell(cells, who, "largest difference");
      Cell beyond = cell(cells, who, "largest difference, beyond chance");
      assertThat(gap.stratum())
          .isEqualTo(new Stratum.Between(Gap.LARGEST_DIFFERENCE, Stratum.Part.GAP));
      assertThat(point(gap)).isCloseTo(groups[3] - groups[0], within(1e-12));
      assertThat(point(cell(cells, who, "smallest ratio")))
          .isCloseTo(groups[0] / groups[3], within(1e-12));
      assertThat(point(cell(cells, who, "lowest"))).isEqualTo(groups[0]);
      assertThat(((Estimate.Value) gap.estimate()).interval()).isPresent();
      assertThat(point(beyond))
          .isCloseTo(
              point(gap) - point(cell(cells, who, "largest difference, by chance")), within(1e-12));
      assertThat(gap.items()).isEqualTo(120 * 6);
      assertThat(gap.blocks()).isEqualTo(120);
      assertThat(gap.remarks())
          .contains(new Remark.SmallGroups(List.of("sex=x, age=new", "sex=x, age=old"), 4, false));
      assertThat(beyond.test().orElseThrow().p() < 0.05).isEqualTo(who.equals("a"));
    }
    assertThat(cells.stream().filter(c -> c.stratum() instanceof Stratum.Between))
        .hasSize(2 * 3 * 4);
  }

  /** Women who are old, and everybody else. */
  @Test
  void aGroupStandsBesideAllOthersAndByThem() throws IOException {
    String beside =
        """
        between: [{of: [f, old]}, {of: [f, old], as: ratio}, {of: [f, old], minus: [m, old], as: ratio}]
            test: bootstrap
        """;
    CountedItems study =
        new CountedItems(
            folder.resolve("rest"), "nominal", TABLE.formatted("accuracy", beside.strip()));
    List<Cell> cells = study.cells(items());
    double own = point(cell(cells, "a", "sex=f, age=old"));
    Item[] others =
        items().stream()
            .filter(i -> !i.strata().equals(Map.of("sex", "f", "age", "old")))
            .toArray(Item[]::new);
    double right = 0;
    for (Item other : others) {
      right += other.a() == other.people().get(0) ? 1.0 / others.length : 0;
    }
    Cell difference = cell(cells, "a", "sex=f, age=old - all others");
    assertThat(point(difference)).isCloseTo(own - right, within(1e-12));
    assertThat(((Estimate.Value) difference.estimate()).interval().orElseThrow().high())
        .isNegative();
    assertThat(difference.test().orElseThrow().p()).isLessThan(0.05);
    Cell ratio = cell(cells, "a", "sex=f, age=old / all others");
    assertThat(point(ratio)).isCloseTo(own / right, within(1e-12));
    assertThat(((Estimate.Value) ratio.estimate()).interval().orElseThrow().high()).isLessThan(1);
    assertThat(ratio.test()).isEmpty();
    assertThat(point(cell(cells, "a", "sex=f, age=old / sex=m, age=old")))
        .isCloseTo(own / point(cell(cells, "a", "sex=m, age=old")), within(1e-12));
    assertThat(difference.items()).isEqualTo(123 * 6);
    Path results = study.results(folder.resolve("of-rest"), items());
    assertThat(Study.open(results.toString()).cells().stream().map(Cell::stratum))
        .contains(
            new Stratum.Ratio(
                new Stratum.Group("sex=f, age=old"), new Stratum.Group("all others")));
  }

  @Test
  void aFolderOfResultsSaysThemAndReadsThemBack() throws IOException {
    CountedItems study =
        new CountedItems(folder.resolve("study"), "nominal", TABLE.formatted("accuracy", GAPS));
    Path results = study.results(folder.resolve("results"), items());
    assertThat(Files.readString(results.resolve("gaps.md")))
        .contains(
            "largest difference, by chance",
            "Without groups in fewer than 4 blocks: sex=x, age=new; sex=x, age=old",
            "group permutation test by block");
    assertThat(Study.open(results.toString()).cells().stream().map(Cell::stratum))
        .contains(new Stratum.Between(Gap.SMALLEST_RATIO, Stratum.Part.LIMIT));
  }

  @Test
  void gapsNeedStrata() {
    assertThatThrownBy(
            () ->
                new CountedItems(
                    folder,
                    "nominal",
                    TABLE
                        .formatted("accuracy", "gaps: {show: lowest}")
                        .replace("strata: [sex, age]", "decimals: 2")))
        .hasMessageContaining("gaps need strata");
  }
}
