package org.attune.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.catalog.Catalog;
import org.attune.plan.Plan;
import org.attune.plan.PlannedCell;
import org.attune.protocol.Protocol;
import org.attune.table.CsvWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a cell may differ if its scorer ran on another machine. */
class ComparedCellsTest {

  private static final Path STUDIES = Path.of("src", "test", "resources", "studies");
  private static final double MOST = 0.005;

  private final Catalog catalog =
      new Catalog(List.of(STUDIES.resolve("datasets"), Path.of("datasets")));
  private final Protocol protocol =
      catalog.protocol(STUDIES.resolve("protocols").resolve("models.yaml"));
  private final Plan plan = new Plan("models", protocol, catalog);
  private final Reliance djl = new Reliance(plan, Map.of("everyday-conversations", Set.of("djl")));

  private String line(String scorer, String column, String value) {
    PlannedCell cell =
        plan.corpora().get(0).cells().stream()
            .filter(c -> c.scorer().words().equals(scorer))
            .findFirst()
            .orElseThrow();
    Map<String, String> values =
        Map.of(
            "table",
            cell.table().name(),
            "scorer",
            scorer,
            "reference",
            cell.reference().words(),
            "dimension",
            cell.dimension(),
            "label",
            cell.label(),
            "statistic",
            cell.statistic().name(),
            "estimate",
            "0.5",
            "items",
            "1000",
            "of",
            "1000",
            "p",
            "0.5");
    List<String> line =
        CsvWriter.ESTIMATES.stream()
            .map(c -> c.equals(column) ? value : values.getOrDefault(c, ""))
            .toList();
    return CsvWriter.lines(List.of(CsvWriter.ESTIMATES, line));
  }

  @ParameterizedTest
  @CsvSource({
    "djl, estimate, 0.504, true",
    "djl, estimate, 0.506, false",
    "djl, estimate, 1e999999999, false",
    "djl, estimate, '', false",
    "djl, low, 0.4, false",
    "djl, items, 1004, true",
    "djl, items, 1006, false",
    "djl, of, 1001, false",
    "djl, raters, 1, false",
    "djl, p, 0.9, true",
    "djl, p, '', false",
    "djl, warnings, few, true",
    "djl, missing, left out, false",
    "lexicon, estimate, 0.500001, false",
    "lexicon, warnings, few, false"
  })
  void onlyNumbersOfAModelMayComeNear(String scorer, String column, String again, boolean near) {
    ComparedCells cells = ComparedCells.of(line(scorer, "", ""), line(scorer, column, again), djl);
    assertThat(cells.exact().equal() && cells.near().within(MOST)).isEqualTo(near);
    assertThat(ComparedCells.all(line(scorer, "", ""), line(scorer, column, again)).equal())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"djl, 1, true", "djl, 9, false", "lexicon, 1, false"})
  void confusionsComeNearAsSharesOfTheItems(String scorer, int moved, boolean near) {
    String dimension = plan.corpora().get(0).cells().get(0).dimension();
    String head = "scorer,dimension,reference,model,items\n";
    String line = scorer + "," + dimension + ",joy,";
    String before = head + line + "joy,500\n" + line + "fear,500\n";
    String now =
        head + line + "joy," + (500 - moved) + "\n" + line + "fear," + (500 + moved) + "\n";
    ComparedCounts counts = ComparedCounts.ofConfusions(before, now, djl);
    assertThat(counts.exact().equal() && counts.near().within(MOST)).isEqualTo(near);
  }

  /** Of the tables of this study none asks for calibration, so that none of it rests on a model. */
  @Test
  void whatRestsOnNoModelIsTheSame() {
    String head = "scorer,dimension,label,bin,items,confidence,right\n";
    String line = head + "djl,emotion,,8,100,0.8,0.";
    assertThat(ComparedCounts.ofCalibration(line + "7\n", line + "7\n", djl).exact().equal())
        .isTrue();
    assertThat(ComparedCounts.ofCalibration(line + "7\n", line + "70\n", djl).exact().equal())
        .isFalse();
  }
}
