package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.attune.study.CommonItemsTest.point;
import static org.attune.study.CountedItems.cell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.attune.statistic.Estimate;
import org.attune.statistic.Remark;
import org.attune.study.CountedItems.Item;
import org.attune.table.Cell;
import org.attune.table.Notes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What answers that are missing count as, and what numbers would be if they were another thing. */
class NoAnswerTest {

  private static final String TABLES =
      """
        - name: models
          rows: [scorer]
          columns: [statistic]
          statistics: [%1$s]
          differences: [{of: a, minus: b}]
          no-answer: %2$s
        - name: rest
          rows: [scorer]
          columns: [statistic]
          statistics: [%1$s]
          against: rest
          share: true
          no-answer: %2$s
      """;

  private static final String CATEGORIES = "accuracy, cohen-kappa, micro-f1, macro-f1";
  private static final List<Item> WHOLE = CommonItemsTest.conversations(12, 31);
  private static final List<Item> GAPS = CommonItemsTest.gaps(WHOLE, 32);

  @TempDir private Path folder;

  private List<Cell> cells(String scale, String statistics, String noAnswer, List<Item> items)
      throws IOException {
    return new CountedItems(folder, scale, TABLES.formatted(statistics, noAnswer)).cells(items);
  }

  private static <T extends Remark> T remark(Cell cell, Class<T> type) {
    return cell.remarks().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((one, two) -> null)
        .orElseThrow();
  }

  /** The first of the categories with most votes. */
  private static int truth(Item item) {
    return IntStream.range(0, 4)
        .boxed()
        .max(
            (x, y) ->
                Collections.frequency(item.people(), x) == Collections.frequency(item.people(), y)
                    ? y - x
                    : Collections.frequency(item.people(), x)
                        - Collections.frequency(item.people(), y))
        .orElseThrow();
  }

  @Test
  void aMissingAnswerIsWrongWhereATableSaysSo() throws IOException {
    List<Cell> wrong = cells("nominal", CATEGORIES, "wrong", GAPS);
    List<Cell> missing = cells("nominal", CATEGORIES, "missing", GAPS);
    double n = GAPS.size();
    double right = GAPS.stream().filter(i -> i.a() == truth(i)).count();
    double answered = GAPS.stream().filter(i -> i.a() >= 0).count();
    double chance = 0;
    double macro = 0;
    for (int c = 0; c < 4; c++) {
      int category = c;
      double truly = GAPS.stream().filter(i -> truth(i) == category).count();
      double given = GAPS.stream().filter(i -> i.a() == category).count();
      double both = GAPS.stream().filter(i -> i.a() == category && truth(i) == category).count();
      chance += truly * given / (n * n);
      macro += 2 * both / (truly + given) / 4;
    }
    check(wrong, "accuracy", right / n);
    check(wrong, "cohen-kappa", (right / n - chance) / (1 - chance));
    check(wrong, "micro-f1", 2 * right / (n + answered));
    check(wrong, "macro-f1", macro);
    for (String table : List.of("models", "rest")) {
      for (String statistic : CATEGORIES.split(", ")) {
        Cell as = cell(wrong, table, "a", statistic);
        Cell left = cell(missing, table, "a", statistic);
        assertThat(as.items()).isEqualTo(GAPS.size() * (table.equals("rest") ? 3L : 1L));
        assertThat(as.coverage()).isEqualTo(left.coverage());
        assertThat(remark(as, Remark.Otherwise.class))
            .isEqualTo(new Remark.Otherwise(false, point(left)));
        assertThat(remark(left, Remark.Otherwise.class))
            .isEqualTo(new Remark.Otherwise(true, point(as)));
      }
      Cell accuracy = cell(wrong, table, "a", "accuracy");
      assertThat(((Estimate.Value) accuracy.estimate()).interval()).isPresent();
    }
    assertThat(point(cell(wrong, "models", "a - b", "accuracy")))
        .isEqualTo(
            point(cell(wrong, "models", "a", "accuracy"))
                - point(cell(wrong, "models", "b", "accuracy")),
            within(1e-12));
    assertThat(point(cell(wrong, "rest", "a / raters", "accuracy")))
        .isEqualTo(
            point(cell(wrong, "rest", "a", "accuracy"))
                / point(cell(wrong, "rest", "raters", "accuracy")));
    assertThat(wrong).noneMatch(c -> c.scorer().words().startsWith("raters (items of"));
  }

  private static void check(List<Cell> cells, String statistic, double byHand) {
    assertThat(point(cell(cells, "models", "a", statistic))).isEqualTo(byHand, within(1e-12));
  }

  /** Units are blocks of six items: one of which one is not answered is wrong, or left out. */
  @Test
  void aUnitWithAMissingAnswerIsWrongAsAWhole() throws IOException {
    List<Item> items = new ArrayList<>();
    for (Item item : WHOLE) {
      int unit = item.block();
      boolean first = items.size() % 6 == 0;
      int a = unit % 3 > 0 ? truth(item) : 3 - truth(item);
      int b = unit % 3 == 1 ? truth(item) : 3 - truth(item);
      items.add(item.with(first && unit % 4 == 0 ? -1 : a, first && unit % 5 == 3 ? -1 : b));
    }
    // a is right on 1 2 4 5 7 8 10 11 but for gaps in 0 4 8, b on 1 4 7 10 but for gaps in 3 8
    List<Cell> wrong = cells("nominal", "joint-accuracy", "wrong", items);
    List<Cell> missing = cells("nominal", "joint-accuracy", "missing", items);
    check(wrong, "joint-accuracy", 6 / 12d);
    check(missing, "joint-accuracy", 6 / 9d);
    Cell as = cell(wrong, "models", "a", "joint-accuracy");
    Cell left = cell(missing, "models", "a", "joint-accuracy");
    assertThat(as.items()).isEqualTo(72);
    assertThat(left.items()).isEqualTo(54);
    assertThat(remark(as, Remark.Otherwise.class))
        .isEqualTo(new Remark.Otherwise(false, point(left)));
    assertThat(remark(left, Remark.Otherwise.class))
        .isEqualTo(new Remark.Otherwise(true, point(as)));
    assertThat(point(cell(wrong, "models", "a - b", "joint-accuracy")))
        .isCloseTo(6 / 12d - 4 / 12d, within(1e-12));
    Cell common = cell(missing, "models", "a - b", "joint-accuracy");
    assertThat(point(common)).isCloseTo(6 / 8d - 3 / 8d, within(1e-12));
    assertThat(common.items()).isEqualTo(6 * 8);
    assertThat(common.compared().orElseThrow().otherwise().orElseThrow())
        .isCloseTo(6 / 9d - 4 / 10d, within(1e-12));
  }

  @Test
  void theRangeOfUnitsIsThatOfWholeOnes() throws IOException {
    List<Cell> gaps = cells("ordinal", "eq-bench-score", "missing", GAPS);
    for (int extreme : new int[] {0, 3}) {
      List<Item> filled =
          GAPS.stream().map(i -> i.with(i.a() < 0 ? extreme : i.a(), i.b())).toList();
      Remark.Extremes told =
          remark(cell(gaps, "models", "a", "eq-bench-score"), Remark.Extremes.class);
      assertThat(extreme == 0 ? told.lowest() : told.highest())
          .isEqualTo(
              point(
                  cell(
                      cells("ordinal", "eq-bench-score", "missing", filled),
                      "models",
                      "a",
                      "eq-bench-score")));
    }
  }

  @Test
  void theRangeIsThatOfTheLowestAndHighestAnswersInTheirPlace() throws IOException {
    String statistics = "accuracy, quadratic-kappa, spearman, mean-absolute-error";
    List<Cell> gaps = cells("ordinal", statistics, "missing", GAPS);
    for (int extreme : new int[] {0, 3}) {
      List<Item> filled =
          GAPS.stream().map(i -> i.with(i.a() < 0 ? extreme : i.a(), i.b())).toList();
      List<Cell> answered = cells("ordinal", statistics, "missing", filled);
      for (String table : List.of("models", "rest")) {
        for (String statistic : statistics.split(", ")) {
          Remark.Extremes told = remark(cell(gaps, table, "a", statistic), Remark.Extremes.class);
          Cell of = cell(answered, table, "a", statistic);
          assertThat(extreme == 0 ? told.lowest() : told.highest())
              .as(table + " " + statistic)
              .isEqualTo(point(of));
          assertThat(of.remarks())
              .noneMatch(r -> r instanceof Remark.Otherwise || r instanceof Remark.Extremes);
        }
      }
    }
    assertThat(Notes.of(gaps.stream().filter(c -> c.table().equals("models")).toList(), .95, "m"))
        .anyMatch(note -> note.startsWith("accuracy: with missing answers as wrong ones: 0."))
        .anyMatch(
            note ->
                note.contains("ith missing answers all the scale's lowest, or all its highest: "));
  }

  @Test
  void whereNothingIsMissingNothingMoreIsCounted() throws IOException {
    for (String noAnswer : List.of("missing", "wrong")) {
      CountedItems study =
          new CountedItems(folder, "ordinal", TABLES.formatted("accuracy, macro-f1", noAnswer));
      long entries =
          study.tallies(WHOLE).lines().filter(line -> line.startsWith("entry\t")).count();
      long more = study.tallies(GAPS).lines().filter(line -> line.startsWith("entry\t")).count();
      assertThat(more).isGreaterThan(entries);
      assertThat(study.cells(WHOLE))
          .isNotEmpty()
          .noneMatch(
              c ->
                  c.remarks().stream()
                      .anyMatch(
                          r -> r instanceof Remark.Otherwise || r instanceof Remark.Extremes));
    }
  }

  @Test
  void whatCannotBeWrongIsRefused() {
    assertThatThrownBy(() -> cells("ordinal", "accuracy, spearman", "wrong", GAPS))
        .hasMessageContaining(
            "tables.models.statistics: expected with no-answer: wrong, statistics to which an answer"
                + " that is none of the scale's is a wrong one, as to accuracy, kappa and F1, found"
                + " spearman");
    String raters =
        TABLES.formatted("percent-agreement", "wrong").replace("    against: rest\n", "");
    assertThatThrownBy(
            () ->
                new CountedItems(
                    folder,
                    "nominal",
                    raters
                        .replace("    differences: [{of: a, minus: b}]\n", "")
                        .replace("    share: true\n", "    against: raters\n")))
        .hasMessageContaining("no-answer: wrong goes with against: consensus or rest");
  }
}
