package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attune.corpus.Card.Level;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What answers mean in whole tables: of people, of models, and as hints say. */
class AnswersOfTablesTest {

  @TempDir Path folder;

  private Cases read(Hints hints, String... lines) throws IOException {
    return Cases.of(Files.write(folder.resolve("t.csv"), List.of(lines)), hints);
  }

  private Cases read(String... lines) throws IOException {
    return read(Hints.none(), lines);
  }

  private static String[] wide(String head, String... rows) {
    List<String> lines = new ArrayList<>(List.of(head));
    for (int i = 0; i < rows.length; i++) {
      lines.add("i" + i + "," + rows[i]);
    }
    return lines.toArray(String[]::new);
  }

  @Test
  void listsOfRatersInColumnsAreSetsTogether() throws IOException {
    Cases cases =
        read(
            wide(
                "item,rater1,rater2",
                "\"[\"\"joy\"\"]\",\"[\"\"joy\"\", \"\"fear\"\"]\"",
                "\"[\"\"fear\"\"]\",\"[\"\"fear\"\"]\"",
                "\"[\"\"joy\"\"]\",[]"));
    assertThat(cases.dimension().scale().level()).isEqualTo(Level.LABELS);
    assertThat(cases.reading().ratings(cases.dimension()))
        .extracting(Rating::answer)
        .containsExactly("joy", "joy;fear", "fear", "fear", "joy", "[]");
  }

  @Test
  void listsOfOneIdAreCategories() throws IOException {
    Cases cases =
        read(
            "item,rater,emotion", "a,x,[0]", "a,y,[2]", "b,x,[1]", "b,y,[1]", "c,x,[2]", "c,y,[2]");
    assertThat(cases.dimension().scale().level()).isEqualTo(Level.NOMINAL);
    assertThat(cases.dimension().scale().labels()).containsExactly("0", "1", "2");
  }

  @Test
  void anOpenSeparatorIsAsked() throws IOException {
    String[] lines = {
      "item,rater,answer", "a,x,\"yes, late\"", "a,y,yes", "b,x,no", "b,y,yes", "c,x,no", "c,y,no"
    };
    assertThatThrownBy(() -> read(lines))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("--separator none")
        .hasMessageContaining("--separator \",\"");
    Cases whole = read(Hints.none().with(Hint.SEPARATOR, "none"), lines);
    assertThat(whole.dimension().scale().labels()).containsExactly("no", "yes", "yes, late");
    Cases sets = read(Hints.none().with(Hint.SEPARATOR, ","), lines);
    assertThat(sets.dimension().scale().labels()).containsExactly("late", "no", "yes");
  }

  @Test
  void levelsAreAsTheUserSays() throws IOException {
    String[] lines = {"item,rater,size", "a,x,S", "a,y,L", "b,x,m", "b,y,S", "c,x,XL", "c,y,L"};
    Hints hints = Hints.none().with(Hint.LEVELS, List.of("S", "M", "L", "XL"));
    GuessedScale scale = read(hints, lines).dimension().scale();
    assertThat(scale.level()).isEqualTo(Level.ORDINAL);
    assertThat(scale.labels()).containsExactly("S", "M", "L", "XL");
    assertThat(scale.names()).containsEntry("m", "M");
    assertThatThrownBy(() -> read(Hints.none().with(Hint.LEVELS, List.of("S", "M", "L")), lines))
        .hasMessageContaining("--levels S,M,L")
        .hasMessageContaining("\"XL\"");
    assertThatThrownBy(() -> read(Hints.none().with(Hint.LEVELS, List.of("a", "b")), lines))
        .hasMessageContaining("--levels");
  }

  @Test
  void whatCannotBeObeyedIsTold() throws IOException {
    String[] lines = {"item,rater,size", "a,x,1", "a,y,2", "b,x,3", "b,y,3"};
    assertThatThrownBy(() -> read(Hints.none().with(Hint.SEPARATOR, "|"), lines))
        .hasMessageContaining("--separator");
    assertThatThrownBy(() -> read(Hints.none().with(Hint.EMPTY, Hints.NO_LABEL), lines))
        .hasMessageContaining("--empty none");
    assertThat(read(Hints.none().with(Hint.MISSING, "9"), lines).told())
        .contains("no answer is \"9\"");
  }

  @Test
  void emptyAnswersAreNoneOfTheLabelsIfTheUserSaysSo() throws IOException {
    String[] lines = {"item,rater,labels", "a,x,p;q", "a,y,p", "b,x,", "b,y,q", "c,x,q", "c,y,p"};
    Cases cases = read(Hints.none().with(Hint.EMPTY, Hints.NO_LABEL), lines);
    assertThat(cases.reading().ratings(cases.dimension())).hasSize(6);
    assertThat(cases.dimension().scale().code("")).hasValue(0);
    assertThat(read(lines).dimension().scale().doubt()).contains("--empty none");
  }

  private static final String[] JUDGED = {
    "5,4,5 - very warm",
    "4,4,\"{\"\"score\"\": 4}\"",
    "3,3,I cannot rate this.",
    "1,2,1/5",
    "2,2,10",
    "5,5,Score: 5"
  };

  @Test
  void modelsAreReadByOneRuleAndPeopleAreNot() throws IOException {
    Cases cases = read(wide("item,rater1,rater2,gpt-4o", JUDGED));
    assertThat(cases.reading().ofModels(cases.dimension()))
        .extracting(Rating::answer)
        .containsExactly("5", "4", "1", "5");
    assertThat(cases.told())
        .contains("gpt-4o answered 4 of 6 items", "off the scale: 10 in line 6")
        .contains("2 answers of model gpt-4o are none on people's scale");
    assertThat(cases.reading().ratings(cases.dimension())).hasSize(12);
  }

  @Test
  void modelsAmongRatersAreReadByTheSameRule() throws IOException {
    List<String> lines = new ArrayList<>(List.of("item,rater,warmth"));
    for (int i = 0; i < JUDGED.length; i++) {
      String[] row = JUDGED[i].split(",", 3);
      lines.add("i" + i + ",ann," + row[0]);
      lines.add("i" + i + ",ben," + row[1]);
      lines.add("i" + i + ",gpt-4o," + row[2]);
    }
    Cases cases = read(lines.toArray(String[]::new));
    assertThat(cases.reading().ofModels(cases.dimension()))
        .extracting(Rating::answer)
        .containsExactly("5", "4", "1", "5");
    assertThat(cases.told()).contains("gpt-4o answered 4 of 6 items");
  }

  @Test
  void aModelOnAnotherScaleKeepsItsNumbers() throws IOException {
    Cases cases =
        read(wide("item,rater1,rater2,gpt-4o", "5,4,90", "4,4,Score: 80", "1,2,10", "2,2,n/a"));
    assertThat(cases.reading().ofModels(cases.dimension()))
        .extracting(Rating::answer)
        .containsExactly("90", "80", "10");
    assertThat(cases.dimension().scale().doubt()).contains("gpt-4o answers from 10 to 90");
  }

  @Test
  void anOddCellLeavesTheRaterIn() throws IOException {
    for (String odd : List.of("44", "4.5", "#REF!", "?", "unsure", "03. Mai", "\"4,5\"")) {
      Cases cases =
          read(
              wide(
                  "item,rater1,rater2,rater3",
                  "5,4,4",
                  "4,4,5",
                  "3,3,3",
                  "1,2,1",
                  "2,2," + odd,
                  "5,5,5",
                  "1,1,2",
                  "3,2,3",
                  "4,5,4",
                  "2,1,2"));
      assertThat(cases.dimension().panel().raters()).as(odd).isEqualTo(3);
      assertThat(cases.dimension().scale().labels()).as(odd).hasSize(5);
    }
  }

  @Test
  void levelsWithWordsMayCountUpLikeRows() throws IOException {
    Cases cases =
        read(wide("item,rater1,rater2", "1/5,2/5", "2/5,2/5", "3/5,3/5", "4/5,4/5", "5/5,5/5"));
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
    assertThat(cases.dimension().scale().labels()).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void numbersOfThousandsArePlain() throws IOException {
    Cases cases =
        read("item;rater1;rater2", "a;1.234,5;2.000,25", "b;1'234;999", "c;1 500;1.000.000");
    assertThat(cases.reading().ratings(cases.dimension()))
        .extracting(Rating::answer)
        .containsExactly("1234.5", "2000.25", "1234", "999", "1500", "1000000");
  }

  @Test
  void pairsOfCodesAreNoDecimalsInSilence() {
    String[] lines = {
      "item,rater,emotion",
      "a,p,27",
      "a,q,\"2,27\"",
      "b,p,\"3,10\"",
      "b,q,10",
      "c,p,\"2,14\"",
      "c,q,2"
    };
    assertThat(Cases.of(folder, lines).told()).contains("decimal comma", "--separator \",\"");
    Cases sets = Cases.of(folder, Hints.none().with(Hint.SEPARATOR, ","), lines);
    assertThat(sets.dimension().scale().labels()).contains("2", "27", "10");
    assertThat(sets.dimension().scale().level()).isEqualTo(Level.LABELS);
    lines[3] = "b,p,\"3,1\"";
    assertThat(Cases.of(folder, lines).told()).doesNotContain("decimal comma");
  }
}
