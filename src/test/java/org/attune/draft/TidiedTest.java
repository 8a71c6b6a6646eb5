package org.attune.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What spreadsheets write is put right in the corpus's file, and told. */
class TidiedTest {

  @TempDir Path folder;

  private Drafted draft(String name, String text) throws IOException {
    return Drafted.of(Files.writeString(folder.resolve(name), text), folder);
  }

  private static String file(Drafted drafted) {
    return new String(
        drafted.draft().files().get(drafted.table().files().get(0).path()), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id;r1;r2\na;5,5;4,5\nb;3,5;NA\n",
        "id\tr1\tr2\na\t5,5\t4,5\nb\t3,5\tNA\n",
        "id,r1,r2\na,\"5,5\",\"4,5\"\nb,\"3,5\",NA\n",
        "id;r1;r2\na;5,5;4,5\n;;\nb;3,5;NA\n;;\n",
        "sep=;\nid;r1;r2\na;5,5;4,5\nb;3,5;NA\n",
        "id,r1,r2\na,5.5%,4.5 %\nb,3.5 %,NA\n",
        "id,r1,r2\na,5.5 = much,4.5\nb,3.5,NA\n"
      })
  void numbersAreWrittenPlainly(String text) throws IOException {
    Drafted drafted = draft("mine.tab.txt", text);
    assertThat(drafted.draft().files()).containsOnlyKeys("mine.csv");
    assertThat(file(drafted)).isEqualTo("id,r1,r2\na,5.5,4.5\nb,3.5,NA\n");
    assertThat(drafted.table().format()).isEqualTo("csv");
    assertThat(drafted.table().delimiter()).isEmpty();
    assertThat(drafted.card().dimensions().get("rating").step()).isEqualByComparingTo("0.5");
    assertThat(drafted.draft().told())
        .anyMatch(
            line -> line.matches("  numbers in columns \\[.+] are written plainly, such as .+"));
  }

  @Test
  void whatIsLeftOutIsTold() throws IOException {
    Drafted drafted = draft("mine.csv", "sep=;\nid;r1;r2\na;5;4\nb;3;2\n;;\n;;\n");
    assertThat(drafted.draft().told())
        .contains("  the line \"sep=;\" is left out", "  empty rows are left out: 2");
  }

  @Test
  void codesOfSeveralCategoriesAreNoNumbers() throws IOException {
    String text = "id,r1,r2\na,\"1,2\",\"1,2,3\"\nb,\"1,3\",\"1,2\"\n";
    assertThat(file(draft("mine.csv", text))).isEqualTo(text);
  }

  @Test
  void tabSeparatedTextsMayStandInQuotes() throws IOException {
    Drafted quoted =
        draft("mine.tsv", "id\ttext\tr1\tr2\na\t\"Say \"\"hi\"\"\nor go.\"\t1\t2\nb\tNo.\t2\t2\n");
    assertThat(quoted.table().quote()).contains("\"");
    Drafted bare = draft("mine.tsv", "id\ttext\tr1\tr2\na\t\"Hi\" or go.\t1\t2\nb\tNo.\t2\t2\n");
    assertThat(bare.table().quote()).isEmpty();
  }

  @Test
  void remarksAmongNumbersAreLeftOut() throws IOException {
    String rows = "a,1,2\nb,2,3\nc,3,2\nd,4,1\n";
    Drafted drafted =
        draft("mine.csv", "id,r1,r2\n" + rows + "e,2,I could not hear what she said.\n");
    assertThat(file(drafted)).isEqualTo("id,r1,r2\n" + rows + "e,2,\n");
    assertThat(drafted.draft().told())
        .contains("  remarks among numbers in column \"r2\" are left out: 1");
    assertThat(drafted.draft().card()).doesNotContain("hear");
    String ids = "id,r1,r2\n" + "9".repeat(40) + ",1,2\n" + "8".repeat(40) + ",2,3\n";
    assertThat(file(draft("mine.csv", ids))).isEqualTo(ids);
  }
}
