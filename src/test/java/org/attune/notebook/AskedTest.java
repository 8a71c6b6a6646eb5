package org.attune.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.catalog.Catalog;
import org.attune.table.Subject;
import org.attune.table.Subject.AskedOtherwise;
import org.attune.table.Subject.Member;
import org.attune.table.Subject.Model;
import org.attune.table.Subject.Panel;
import org.attune.table.Subject.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskedTest {

  @TempDir private Path folder;

  private static void same(Asked asked, String table, String words, Subject subject) {
    assertThat(subject.words()).isEqualTo(words);
    assertThat(asked.scorer(table, words)).contains(subject);
  }

  /** Rows of models together are models, and what no row can be called is nobody. */
  @Test
  void rowsOfPanelsAreModelsAmongThemselves() throws IOException {
    Path file = folder.resolve("judges.yaml");
    String shipped = Files.readString(Path.of("protocols", "judges.yaml"));
    String more =
        """
          - name: together
            against: raters
            panels: {both: [judge, again]}
            rows: [scorer]
            columns: [statistic]
            statistics: [icc2]
        """;
    Files.writeString(
        file,
        shipped
            .replaceFirst("(?m)^( *)against: judge$", "$0\n$1panels: {all: [judge, again]}")
            .replaceFirst("(?m)^tables:\\n", "$0" + more));
    Catalog catalog =
        new Catalog(List.of(Path.of("datasets")), List.of(Path.of("protocols", "rubrics")));
    Asked asked = Asked.of(catalog.protocol(file));
    Model judge = new Model("judge");
    Subject again = new AskedOtherwise(judge, Way.ASKED_AGAIN);
    same(asked, "judge", "judge", judge);
    same(asked, "judge", "raters", new Subject.Among("raters"));
    same(asked, "judge", "judge: asked again", again);
    same(asked, "judge", "judge: asked again (again)", new Member(again, new Model("again")));
    Subject words = new AskedOtherwise(judge, Way.IN_OTHER_WORDS);
    same(asked, "judge", "judge: in other words", words);
    same(asked, "judge", "all", new Panel("all"));
    same(asked, "judge", "all (again)", new Member(new Panel("all"), new Model("again")));
    same(asked, "together", "both", new Panel("both"));
    assertThat(asked.scorer("judge", "nobody")).isEmpty();
  }
}
