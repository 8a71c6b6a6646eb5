package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.attune.study.CountedItems.cell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.attune.Shared;
import org.attune.statistic.Estimate;
import org.attune.study.CountedItems.Item;
import org.attune.table.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two sides of one comparison rest on the same items. */
class CommonItemsTest {

  private static final String TABLES =
      """
        - name: models
          rows: [scorer]
          columns: [statistic]
          statistics: [%1$s]
          differences: [{of: a, minus: b}]
          test: permutation
          items: %2$s
        - name: rest
          rows: [scorer]
          columns: [statistic]
          statistics: [%1$s]
          against: rest
          share: true
          differences: [{of: a, minus: b}]
          test: bootstrap
          items: %2$s
      """;

  private static final String NOMINAL = "accuracy, cohen-kappa, macro-f1";
  private static final String ORDINAL = "accuracy, quadratic-kappa, spearman, mean-absolute-error";
  private static final List<String> CATEGORIES = List.of("anger", "fear", "joy", "sadness");

  @TempDir private Path folder;

  private CountedItems study(String scale, String statistics, String rule) throws IOException {
    return new CountedItems(folder, scale, TABLES.formatted(statistics, rule));
  }

  private CountedItems nominal(String rule) throws IOException {
    return study("nominal", NOMINAL, rule);
  }

  /** Conversations of six turns; both models are right on about half of what people say. */
  static List<Item> conversations(int many, long seed) {
    Random random = new Random(seed);
    List<Item> items = new ArrayList<>();
    for (int turn = 0; turn < 6 * many; turn++) {
      int truth = random.nextInt(4);
      List<Integer> people = Stream.of(0, 1, 2).map(r -> noisy(random, truth, 0.7)).toList();
      items.add(new Item(turn / 6, people, noisy(random, truth, 0.6), noisy(random, truth, 0.5)));
    }
    return items;
  }

  private static int noisy(Random random, int truth, double right) {
    return random.nextDouble() < right ? truth : random.nextInt(4);
  }

  /** Either model misses each answer with a probability of its own, sometimes both. */
  static List<Item> gaps(List<Item> items, long seed) {
    Random random = new Random(seed);
    return items.stream()
        .map(
            item ->
                item.with(
                    random.nextDouble() < 0.3 ? -1 : item.a(),
                    random.nextDouble() < 0.2 ? -1 : item.b()))
        .toList();
  }

  static double point(Cell cell) {
    return ((Estimate.Value) cell.estimate()).point();
  }

  private static double accuracy(List<Item> items, ToIntFunction<Item> model) {
    List<Item> answered = items.stream().filter(i -> model.applyAsInt(i) >= 0).toList();
    return answered.stream().filter(i -> model.applyAsInt(i) == majority(i)).count()
        / (double) answered.size();
  }

  /** Of categories with as many votes the first. */
  private static int majority(Item item) {
    int best = 0;
    for (int c = 1; c < 4; c++) {
      boolean more =
          Collections.frequency(item.people(), c) > Collections.frequency(item.people(), best);
      best = more ? c : best;
    }
    return best;
  }

  @ParameterizedTest
  @CsvSource({
    "hard20, 0.895, 1.275, 20",
    "hard10, 0.928, , 30",
    "easy20, 1.043, 0.600, 20",
    "random20, 0.952, , 20",
    "hard4, 0.986, , 36"
  })
  void aShareOfTheCeilingIsOfTheItemsTheModelAnswered(
      String file, double right, Double before, long answered) throws IOException {
    List<Item> items = new ArrayList<>();
    for (CSVRecord row : Shared.csv("cases/58-share-coverage/" + file + ".csv")) {
      List<Integer> people =
          Stream.of("rater1", "rater2", "rater3")
              .map(rater -> CATEGORIES.indexOf(row.get(rater)))
              .toList();
      items.add(new Item(items.size(), people, CATEGORIES.indexOf(row.get("gpt_4o")), -1));
    }
    List<Cell> cells = nominal("common").cells(items);
    Cell share = cell(cells, "rest", "a / raters", "accuracy");
    assertThat(point(share)).isCloseTo(right, within(0.0005));
    assertThat(share.items()).isEqualTo(3 * answered);
    assertThat(share.coverage()).contains(new Cell.Coverage(answered, 40));
    Cell ceiling = cell(cells, "rest", "raters (items of a)", "accuracy");
    assertThat(ceiling.items()).isEqualTo(3 * answered);
    assertThat(point(share))
        .isEqualTo(point(cell(cells, "rest", "a", "accuracy")) / point(ceiling));
    double otherwise = share.compared().orElseThrow().otherwise().orElseThrow();
    Cell own = cell(nominal("own").cells(items), "rest", "a / raters", "accuracy");
    assertThat(otherwise).isEqualTo(point(own));
    assertThat(own.compared()).contains(new Cell.Compared("own", OptionalDouble.of(point(share))));
    if (before != null) {
      assertThat(otherwise).isCloseTo(before, within(0.0005));
    }
  }

  /** Counts per conversation are equal, so blocks alone do not show that items differ. */
  @Test
  void modelsThatMissOtherTurnsOfEachConversationArePairedOnWhatBothAnswered() throws IOException {
    List<Item> items = new ArrayList<>();
    List<Item> whole = conversations(20, 5);
    for (int turn = 0; turn < whole.size(); turn++) {
      Item item = whole.get(turn);
      items.add(item.with(turn % 6 == 1 ? -1 : item.a(), turn % 6 == 4 ? -1 : item.b()));
    }
    List<Item> both = items.stream().filter(Item::both).toList();
    double common = accuracy(both, Item::a) - accuracy(both, Item::b);
    double own = accuracy(items, Item::a) - accuracy(items, Item::b);
    assertThat(Math.abs(own - common)).isGreaterThan(0.01);
    Cell cell = cell(nominal("common").cells(items), "models", "a - b", "accuracy");
    assertThat(point(cell)).isCloseTo(common, within(1e-12));
    assertThat(cell.items()).isEqualTo(80);
    assertThat(cell.coverage()).contains(new Cell.Coverage(80, 120));
    assertThat(cell.compared().orElseThrow().otherwise().orElseThrow())
        .isCloseTo(own, within(1e-12));
    assertThat(point(cell(nominal("own").cells(items), "models", "a - b", "accuracy")))
        .isCloseTo(own, within(1e-12));
  }

  @Test
  void oneMissingAnswerIsNoReasonForADash() throws IOException {
    List<Item> items = conversations(20, 6);
    items.set(7, items.get(7).with(-1, items.get(7).b()));
    Cell cell = cell(nominal("common").cells(items), "models", "a - b", "accuracy");
    List<Item> both = items.stream().filter(Item::both).toList();
    assertThat(point(cell))
        .isCloseTo(accuracy(both, Item::a) - accuracy(both, Item::b), within(1e-12));
    assertThat(cell.items()).isEqualTo(119);
    assertThat(cell.test()).isPresent();
  }

  /** Estimates, intervals and p values are those of a study in which others have no ratings. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"nominal | " + NOMINAL, "ordinal | " + ORDINAL})
  void aDifferenceIsThatOfTheCommonItemsAlone(String scale, String statistics) throws IOException {
    CountedItems study = study(scale, statistics, "common");
    for (long seed = 0; seed < 5; seed++) {
      List<Item> items = gaps(conversations(15, seed), seed + 100);
      List<Cell> cells = study.cells(items);
      List<Cell> alone = study.cells(items.stream().map(i -> i.both() ? i : i.bare()).toList());
      List<Cell> ofA = study.cells(items.stream().map(i -> i.a() >= 0 ? i : i.bare()).toList());
      for (String statistic : statistics.split(", ")) {
        for (String table : List.of("models", "rest")) {
          assertSame(
              cell(cells, table, "a - b", statistic), cell(alone, table, "a - b", statistic));
        }
        assertSame(
            cell(cells, "rest", "a / raters", statistic),
            cell(ofA, "rest", "a / raters", statistic));
        assertSame(
            cell(cells, "rest", "raters (items of a)", statistic),
            cell(ofA, "rest", "raters", statistic));
      }
    }
  }

  private static void assertSame(Cell cell, Cell expected) {
    assertThat(cell.estimate()).as(cell.toString()).isEqualTo(expected.estimate());
    assertThat(cell.test()).isEqualTo(expected.test());
    assertThat(cell.items()).isEqualTo(expected.items());
    assertThat(cell.blocks()).isEqualTo(expected.blocks());
  }

  @ParameterizedTest
  @ValueSource(strings = {"common", "own"})
  void theOrderOfTheItemsChangesNothing(String rule) throws IOException {
    List<Item> items = gaps(conversations(10, 8), 9);
    List<Item> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, new Random(10));
    CountedItems study = nominal(rule);
    assertThat(study.tallies(shuffled)).isEqualTo(study.tallies(items));
    assertThat(study.cells(shuffled)).isEqualTo(study.cells(items));
  }

  /** Both models are silent on the same items, or on none. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3})
  void whereMissingIsAlikeNothingChanges(double missing) throws IOException {
    Random random = new Random(11);
    List<Item> items =
        conversations(15, 12).stream()
            .map(i -> random.nextDouble() < missing ? i.with(-1, -1) : i)
            .toList();
    List<Cell> common = nominal("common").cells(items);
    List<Cell> own = nominal("own").cells(items);
    for (String table : List.of("models", "rest")) {
      Cell cell = cell(common, table, "a - b", "accuracy");
      assertSame(cell, cell(own, table, "a - b", "accuracy"));
      assertThat(cell.compared()).contains(new Cell.Compared("common", OptionalDouble.empty()));
    }
    if (missing == 0) {
      assertThat(common).hasSameSizeAs(own);
      for (int i = 0; i < common.size(); i++) {
        assertSame(common.get(i), own.get(i));
        assertThat(common.get(i).coverage().filter(c -> !c.whole())).isEmpty();
      }
    }
  }

  @Test
  void modelsWithoutACommonItemAreNotCompared() throws IOException {
    List<Item> items = new ArrayList<>();
    for (Item item : conversations(10, 13)) {
      items.add(items.size() % 2 == 0 ? item.with(item.a(), -1) : item.with(-1, item.b()));
    }
    Cell cell = cell(nominal("common").cells(items), "models", "a - b", "accuracy");
    assertThat(cell.estimate()).isInstanceOf(Estimate.Undefined.class);
    assertThat(cell.items()).isZero();
    assertThat(cell.coverage()).contains(new Cell.Coverage(0, 60));
  }

  /** Tallies of a version that did not count answers say nothing of them. */
  @Test
  void talliesWithoutCoverageAreStillRead() throws IOException {
    CountedItems study = nominal("common");
    List<Item> items = conversations(10, 14);
    List<Cell> now = study.cells(items);
    List<Cell> before =
        study.cellsOf(study.tallies(items).replaceAll("entry\t\\d+\t\n0\t[01],1:\\d+\n", ""));
    assertThat(before).hasSameSizeAs(now);
    for (int i = 0; i < now.size(); i++) {
      assertSame(before.get(i), now.get(i));
      assertThat(before.get(i).coverage()).isEqualTo(Optional.empty());
    }
  }
}
