package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attune.UserMistake;
import org.attune.report.Columns;
import org.attune.report.Crate;
import org.attune.report.FinishedStudy;
import org.attune.report.Report;
import org.attune.result.Manifest;
import org.attune.result.PeopleGroups;
import org.attune.result.Published;
import org.attune.statistic.Estimate;
import org.attune.study.CountedItems.Item;
import org.attune.table.CalibrationBin;
import org.attune.table.Cell;
import org.attune.table.CellBuilder;
import org.attune.table.Confusion;
import org.attune.table.CsvWriter;
import org.attune.table.Gate;
import org.attune.table.Html;
import org.attune.table.Latex;
import org.attune.table.Markdown;
import org.attune.table.Released;
import org.attune.table.ResultTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing of a study that tells of fewer people than the least gets round its gate: a number is
 * planted in a small group, everything is written, and every byte is searched for it.
 */
class GateTest {

  private static final String TABLES =
      """
        - {name: all, rows: [scorer], columns: [statistic], statistics: [accuracy], decimals: 6}
        - name: sexes
          rows: [scorer, stratum]
          columns: [statistic]
          statistics: [accuracy]
          strata: sex
          between: [{of: f, minus: other}, {of: f}]
          gaps: {show: [lowest, highest], least: 1}
          decimals: 6
      """;

  /** Of 947 items of three people 503 are right: a share that no other group has. */
  private static final Pattern PLANTED = Pattern.compile("0[.]531151|\\b947\\b|\\b503\\b");

  @TempDir private Path folder;

  private static List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (int person = 0; person < 24; person++) {
      for (int i = 0; i < 10 + person % 3; i++) {
        items.add(item(person, person % 2 == 0 ? "f" : "m", i % 4 > 0));
      }
    }
    for (int i = 0; i < 947; i++) {
      items.add(item(24 + i % 3, "other", i < 503));
    }
    return items;
  }

  private static Item item(int person, String sex, boolean right) {
    return new Item(
        person, List.of(2, 2, 2), right ? 2 : 1, person % 4, Map.of("sex", sex, "age", "any"));
  }

  private CountedItems study(boolean people) throws IOException {
    return CountedItems.ofSpeakers(folder.resolve("study-" + people), people, TABLES);
  }

  /** The files of results but the tallies, which are for the restricted bundle. */
  private SortedMap<String, String> files(boolean people) throws IOException {
    Path results = folder.resolve("results-" + people);
    study(people).results(results, items());
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(results)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(results.relativize(file).toString(), Files.readString(file));
      }
    }
    files.keySet().removeIf(name -> name.startsWith("tallies/"));
    return files;
  }

  private static List<String> telling(SortedMap<String, String> files) {
    return files.entrySet().stream()
        .filter(file -> PLANTED.matcher(file.getValue()).find())
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void whatIsPlantedInASmallGroupIsInNoFile() throws IOException {
    SortedMap<String, String> files = files(true);
    assertThat(telling(files)).isEmpty();
    assertThat(files.get("sexes.md"))
        .contains("suppressed: it would tell of fewer than 5 people", "Suppressed: ")
        .contains("sex=other");
    assertThat(files.get("sexes.csv")).contains("a,sex=other,,,\n").contains("a,sex=m,0.");
    // With all and this difference anybody would know the others, who are few beside the men.
    assertThat(files.get("sexes.csv")).containsPattern("a,sex=f - [^,]*others,,,\n");
    assertThat(files.get("report.html")).contains("suppressed: it would tell of fewer than 5");
  }

  @Test
  void withoutTheGateItIsInAllThatShowTables() throws IOException {
    assertThat(telling(files(false)))
        .contains("estimates.csv", "report.html", "sexes.csv", "sexes.md", "sexes.tex");
  }

  @Test
  void talliesAreForTheBundleAndTheManifestSaysWhatIsKeptBack() throws IOException {
    CountedItems study = study(true);
    assertThat(new Guarded(study.corpus(), Optional.empty()).withheld(List.of(), false))
        .isEqualTo(Guarded.GROUPS);
    Manifest.People told =
        PeopleGroups.told(study.protocol(), study.corpus(), study.tallies(items()), Map.of())
            .orElseThrow();
    assertThat(told.least()).isEqualTo(5);
    assertThat(told.tallies()).isEqualTo("restricted");
    // Of each of two models: the small group, the one less which it follows, difference and gaps.
    assertThat(told.suppressed()).isGreaterThanOrEqualTo(2 * 3).isLessThan(told.estimates());
    assertThat(told.beside()).isPositive();
    CountedItems open = study(false);
    assertThat(PeopleGroups.told(open.protocol(), open.corpus(), open.tallies(items()), Map.of()))
        .isEmpty();
  }

  @Test
  void howManyPeopleThereAreMustBeKnown() {
    assertThatExceptionOfType(UserMistake.class)
        .isThrownBy(() -> CountedItems.ofSpeakers(folder, true, "conversation", TABLES))
        .withMessageContaining("resampling.unit: expected speaker, and items drawn, because table")
        .withMessageEndingWith("found conversation");
  }

  @Test
  void ofFewerPeopleNothingIsTold() {
    Cell cell = CellBuilder.of("model", "accuracy", Estimate.of(0.5)).cell();
    ResultTable table = new ResultTable("t", "", List.of(), List.of(), 3, List.of(cell));
    Gate gate = new Gate(5, Map.of("emotion", Map.of()), List.of());
    Released few =
        Released.by(
            gate,
            List.of(table),
            List.of(new Confusion("model", "emotion", "joy", "joy", 3)),
            List.of(new CalibrationBin("model", "emotion", "", 0, 3, 0.5, 1)));
    assertThat(few.cells()).allMatch(Cell::suppressed);
    assertThat(few.confusions()).isEmpty();
    assertThat(few.calibration()).isEmpty();
  }

  /** A writer that took anything else could write what no gate has seen. */
  @Test
  void writersTakeOnlyWhatWasReleased() {
    Pattern raw =
        Pattern.compile("[.](Cell|ResultTable|Confusion|CalibrationBin|Tallies|Counts)\\b(?![$])");
    List<String> offences = new ArrayList<>();
    for (Class<?> writer :
        List.of(
            CsvWriter.class,
            Markdown.class,
            Latex.class,
            Html.class,
            Report.class,
            Crate.class,
            Columns.class)) {
      for (Method method : writer.getDeclaredMethods()) {
        boolean compares = method.getReturnType() == boolean.class;
        if (Modifier.isPublic(method.getModifiers()) && !compares) {
          Stream.of(method.getGenericParameterTypes())
              .filter(type -> raw.matcher(type.getTypeName()).find())
              .forEach(type -> offences.add(method + " takes " + type));
        }
      }
    }
    Stream.of(FinishedStudy.class.getRecordComponents())
        .filter(part -> raw.matcher(part.getGenericType().getTypeName()).find())
        .forEach(part -> offences.add("FinishedStudy has " + part));
    Stream.of(Published.class.getConstructors())
        .flatMap(c -> Stream.of(c.getGenericParameterTypes()))
        .filter(type -> raw.matcher(type.getTypeName()).find())
        .forEach(type -> offences.add("Published takes " + type));
    assertThat(offences).isEmpty();
  }

  /** Who may make what writers take, and the numbers it is made of: file names. */
  private static final Map<String, List<String>> MAKERS =
      Map.of(
          "Released.by(", List.of("ResultFiles"),
          "Released.read(", List.of("TableView"),
          "Gate.open(", List.of("PeopleGroups"),
          "new Gate(", List.of("Gate", "PeopleGroups"),
          "new Evaluation(", List.of("PeopleGroups", "ResultFiles"),
          "Confusions.of(", List.of("ResultFiles"),
          "Calibrations.of(", List.of("ResultFiles"));

  @Test
  void numbersReachWritersByOneGate() throws IOException {
    List<String> offences = new ArrayList<>();
    try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
      for (Path file : all.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        String code = Files.readString(file).replaceAll("\\s+", " ");
        MAKERS.forEach(
            (call, makers) -> {
              if (code.contains(call) && !makers.contains(name)) {
                offences.add(file + " calls " + call + ")");
              }
            });
      }
    }
    assertThat(offences).isEqualTo(Collections.emptyList());
  }
}
