package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.attune.catalog.Catalog;
import org.junit.jupiter.api.Test;

class SourcesTest {

  @Test
  void aModelWhoseVectorsAreReadIsCitedByWhoReadsThem() {
    Catalog catalog = new Catalog(List.of(Path.of("datasets")));
    assertThat(
            Sources.of(catalog.protocol(Path.of("protocols", "empathic-reactions.yaml")), catalog))
        .containsEntry("with attune-mini", List.of("djl", "pytorch", "reimers2019", "wang2020"))
        .containsEntry(
            "mllib-linear-regression",
            List.of("hoerl1970", "meng2016", "salton1988", "zaharia2016"));
  }
}
