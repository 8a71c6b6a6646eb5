package org.attune.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.catalog.Catalog;
import org.attune.plan.Plan;
import org.attune.plan.PlannedCell;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol;
import org.junit.jupiter.api.Test;

class RelianceTest {

  private static final Path STUDIES = Path.of("src", "test", "resources", "studies");
  private static final String CORPUS = "everyday-conversations";

  private final Catalog catalog =
      new Catalog(List.of(STUDIES.resolve("datasets"), Path.of("datasets")));
  private final Protocol protocol =
      catalog.protocol(STUDIES.resolve("protocols").resolve("models.yaml"));
  private final Plan plan = new Plan("models", protocol, catalog);

  private static boolean of(Reliance reliance, PlannedCell cell) {
    return reliance.cell(
        cell.table().name(),
        cell.scorer().words(),
        cell.reference().words(),
        cell.dimension(),
        cell.label(),
        cell.statistic().name());
  }

  @Test
  void aCellRestsOnAllItIsComputedFrom() {
    Reliance lexicon = new Reliance(plan, Map.of(CORPUS, Set.of("lexicon")));
    Reliance djl = new Reliance(plan, Map.of(CORPUS, Set.of("djl")));
    PlannedCorpus corpus = plan.corpora().get(0);
    assertThat(corpus.name()).isEqualTo(CORPUS);
    for (PlannedCell cell : corpus.cells()) {
      assertThat(of(djl, cell)).isEqualTo(cell.scorer().words().equals("djl"));
      assertThat(of(lexicon, cell))
          .isEqualTo(
              Set.of("lexicon", "mllib-logistic-regression - lexicon")
                  .contains(cell.scorer().words()));
      assertThat(of(Reliance.NONE, cell)).isFalse();
    }
    for (int e = 0; e < corpus.entries().size(); e++) {
      int model = corpus.entries().get(e).model();
      assertThat(djl.entry(CORPUS, e))
          .isEqualTo(model >= 0 && corpus.scorers().get(model).name().equals("djl"));
      assertThat(djl.entry("postcards", e)).isFalse();
    }
    String dimension = corpus.cells().get(0).dimension();
    assertThat(djl.confusions("djl", dimension)).isTrue();
    assertThat(djl.confusions("lexicon", dimension)).isFalse();
  }
}
