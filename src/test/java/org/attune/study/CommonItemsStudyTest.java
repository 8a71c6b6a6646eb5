package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.Launch;
import org.attune.catalog.Catalog;
import org.attune.study.CountedItems.Item;
import org.attune.table.Cell;
import org.attune.table.CsvReader;
import org.attune.table.CsvWriter;
import org.attune.table.Shown;
import org.attune.table.Who;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole study of two models that answered some of the items each, with raters drawn, too. */
class CommonItemsStudyTest {

  private static final List<Item> ITEMS =
      CommonItemsTest.gaps(CommonItemsTest.conversations(12, 21), 22);

  private static final String TABLES =
      """
        - name: models
          rows: [scorer]
          columns: [statistic]
          statistics: [accuracy, macro-f1]
          differences: [{of: a, minus: b}]
          test: bootstrap
        - name: rest
          rows: [scorer]
          columns: [statistic]
          statistics: [accuracy]
          against: rest
          share: true
        - name: wrong
          rows: [scorer]
          columns: [statistic]
          statistics: [accuracy]
          differences: [{of: a, minus: b}]
          test: bootstrap
          no-answer: wrong
      """;

  private static final String CARD =
      """
      name: talk
      title: Talk
      source: Made up
      licence: None
      citation: None
      dimensions:
        emotion: {scale: nominal, labels: [anger, fear, joy, sadness]}
      tables:
        - format: csv
          files: [{path: talk.csv, sha256: %s}]
          item: id
          conversation: talk
          ratings:
            - {dimension: emotion, shape: wide, columns: {r0: r0, r1: r1, r2: r2}}
            - {dimension: emotion, shape: wide, columns: {a: a, b: b}, models: true}
      """;

  @TempDir private Path folder;

  private SortedMap<String, String> results(String name, String master, int partitions) {
    Bench bench = Bench.at(folder.resolve(name)).spark(master, partitions);
    Path file = bench.corpus("talk").resolve("talk.csv");
    Bench.write(file, csv());
    Bench.write(bench.corpus("talk").resolve(Catalog.CARD), CARD.formatted(Bench.hash(file)));
    Bench.write(
        bench.protocol("talk"),
        CountedItems.PROTOCOL.replace(
                "{replicates: 200, seed: 3}",
                "{replicates: 20, seed: 3, draw: both, interval: percentile}")
            + TABLES);
    Launch run = bench.run("run", "talk");
    assertThat(run.err()).isEmpty();
    return bench.files("talk");
  }

  private static String csv() {
    List<String> labels = List.of("anger", "fear", "joy", "sadness");
    StringBuilder text = new StringBuilder("id,talk,r0,r1,r2,a,b\n");
    for (int i = 0; i < ITEMS.size(); i++) {
      Item item = ITEMS.get(i);
      text.append("i" + i + ",t" + item.block() + ",")
          .append(
              Stream.concat(item.people().stream(), Stream.of(item.a(), item.b()))
                  .map(code -> code < 0 ? "" : labels.get(code))
                  .collect(Collectors.joining(",")))
          .append('\n');
    }
    return text.toString();
  }

  @Test
  void itIsTheSameHoweverTheWorkIsCutAndWhatCountingByHandGives() throws IOException {
    SortedMap<String, String> one = results("one", "local[1]", 1);
    assertThat(results("many", "local[2]", 13)).isEqualTo(one);
    List<Cell> byHand = new CountedItems(folder, "nominal", TABLES).cells(ITEMS);
    assertThat(told(one.get("estimates.csv")))
        .isEqualTo(told(CsvWriter.estimates(Shown.cells(byHand))));
    assertThat(one.get("rest.md"))
        .contains("raters (items of a)", "\na / raters: counted on the ", " items both have; each");
    assertThat(one.get("report.html")).contains("Answers were missing: a answered ");
  }

  /** Estimates without what is drawn. */
  private List<List<Object>> told(String estimates) throws IOException {
    Path file = Files.writeString(folder.resolve("estimates.csv"), estimates);
    return CsvReader.estimates(file, Who.ANY).stream()
        .map(
            c ->
                List.<Object>of(
                    c.table(),
                    c.scorer(),
                    c.statistic(),
                    CommonItemsTest.point(c),
                    c.items(),
                    c.coverage(),
                    c.compared()))
        .toList();
  }
}
