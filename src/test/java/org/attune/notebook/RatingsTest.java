package org.attune.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.attune.corpus.CorpusException;
import org.attune.statistic.Estimate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingsTest {

  /**
   * Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, example C: four observers,
   * twelve units, missing data.
   */
  private static final String WIDE =
      """
      unit,A,B,C,D
      1,1,1,,1
      2,2,2,3,2
      3,3,3,3,3
      4,3,3,3,3
      5,2,2,2,2
      6,1,2,3,4
      7,4,4,4,4
      8,1,1,2,1
      9,2,2,2,2
      10,,5,5,5
      11,NA,,1,1
      12,,3,nan,
      """;

  @TempDir private Path folder;

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("my.csv"), text).toString();
  }

  private static String longForm(char delimiter) {
    StringBuilder text = new StringBuilder("coder;warmth;item\n".replace(';', delimiter));
    String[] lines = WIDE.split("\n");
    for (int l = 1; l < lines.length; l++) {
      String[] values = lines[l].split(",", -1);
      for (int r = 1; r < values.length; r++) {
        text.append("ABCD".charAt(r - 1)).append(delimiter);
        text.append(values[r]).append(delimiter).append(values[0]).append('\n');
      }
    }
    return text.toString();
  }

  private static double point(TableView view) {
    return ((Estimate.Value) view.estimate()).point();
  }

  private static Estimate.Interval interval(TableView view) {
    return ((Estimate.Value) view.estimate()).interval().orElseThrow();
  }

  @Test
  void alphaIsThePublishedOneAtEveryLevel() throws IOException {
    Ratings ratings = Ratings.read(file(WIDE));
    assertThat(point(ratings.alpha())).isCloseTo(0.815, within(0.0005));
    assertThat(point(ratings.nominal().alpha())).isCloseTo(0.743, within(0.0005));
    assertThat(point(ratings.interval().alpha())).isCloseTo(0.849, within(0.0005));
    assertThat(point(ratings.agreement("krippendorff-alpha-nominal")))
        .isCloseTo(0.743, within(0.0005));
  }

  @Test
  void wordsAreCategoriesWithoutOrder() throws IOException {
    // Krippendorff (2011), example B: two observers, nominal data
    Ratings ratings =
        Ratings.read(
            file(
                "article,Meg,Owen\n1,a,b\n2,a,a\n3,b,b\n4,b,b\n5,d,b\n6,c,c\n7,c,c\n8,c,c\n9,e,e\n10,d,d\n11,d,d\n12,a,d\n"));
    assertThat(point(ratings.alpha())).isCloseTo(0.692, within(0.0005));
    assertThat(ratings.toString()).contains("categories without order: a, b, c, d, e");
  }

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t'})
  void longAndWideAreTheSameRatings(char delimiter) throws IOException {
    String wide = Ratings.read(file(WIDE)).agreement().toString();
    assertThat(Ratings.read(file("\uFEFF" + longForm(delimiter))).agreement()).hasToString(wide);
    assertThat(Ratings.readLong(file(longForm(delimiter)), "item", "coder", "warmth").agreement())
        .hasToString(wide);
    assertThat(Ratings.readWide(file(WIDE), "unit", "A", "B", "C", "D").agreement())
        .hasToString(wide);
  }

  /** 150 items, 20 raters on a slider, two ratings missing: no panel fits a key of its tally. */
  @Test
  void manyRatersHaveIntervalsByFormulaOrAReason() throws IOException {
    Random random = new Random(4);
    StringBuilder text = new StringBuilder("item");
    IntStream.range(0, 20).forEach(g -> text.append(",r").append(g));
    for (int i = 0; i < 150; i++) {
      text.append("\ni").append(i);
      int centre = random.nextInt(101);
      for (int g = 0; g < 20; g++) {
        int code = Math.min(100, Math.max(0, centre + random.nextInt(41) - 20));
        boolean gap = i == 3 && g == 4 || i == 77 && g == 11;
        text.append(',').append(gap ? "" : code);
      }
    }
    Ratings ratings = Ratings.read(file(text.append('\n').toString()));
    TableView view =
        ratings.agreement(
            "percent-agreement",
            "fleiss-kappa",
            "conger-kappa",
            "conger-kappa-quadratic",
            "gwet-ac1",
            "gwet-ac2-quadratic",
            "brennan-prediger",
            "krippendorff-alpha-interval",
            "krippendorff-alpha-ordinal");
    assertThat(view.toString().lines().filter(line -> line.matches(".*\\([-.\\d]+, [-.\\d]+\\).*")))
        .hasSize(8);
    assertThat(view.toString().replaceAll("\\s+", " "))
        .contains(
            "krippendorff-alpha-ordinal: without an interval by formula: there is none for"
                + " differences that depend on the ratings");
  }

  @Test
  void saysHowItReadTheFile() throws IOException {
    Ratings ratings = Ratings.read(file(longForm(',')));
    assertThat(ratings.raters()).containsExactly("A", "B", "C", "D");
    assertThat(ratings.items()).isEqualTo(12);
    assertThat(ratings.toString())
        .contains("items in column item, raters in coder, ratings in warmth")
        .contains("levels in order: 1, 2, 3, 4, 5")
        .containsPattern("given +\\| 41 ")
        .containsPattern("missing +\\| 7 ");
    assertThat(ratings.html()).contains("levels in order: 1, 2, 3, 4, 5");
  }

  @Test
  void takesColumnsForWhatADraftDoes() throws IOException {
    Ratings wide =
        Ratings.read(
            file("text,gender,Anna,Ben,gpt-4\nI am so glad.,f,1,2,1\nOh no not that!,m,2,-99,1\n"));
    assertThat(wide.raters()).containsExactly("Anna", "Ben");
    assertThat(wide.toString())
        .contains("a row an item, ratings in a column for each rater")
        .contains("levels in order: 1, 2")
        .containsPattern("missing +\\| 1 with -99 ");
    Ratings rows =
        Ratings.read(
            file(
                "Beurteiler,item_id,comment,Wärme\nx,1,I am so glad to hear it.,2\ny,1,,3\n"
                    + "x,2,,1\ny,2,,k.A.\n"));
    assertThat(rows.raters()).containsExactly("x", "y");
    assertThat(rows.toString()).contains("items in column item_id").contains("levels in order: 1");
  }

  /** Two raters agree on 20 of 40 items: near to the binomial's quantiles, 14 and 26. */
  @Test
  void intervalsAreOfItemsLeftOutInTurn() throws IOException {
    StringBuilder text = new StringBuilder("item,a,b\n");
    for (int i = 0; i < 40; i++) {
      text.append(i).append(",x,").append(i < 20 ? "x" : "y").append('\n');
    }
    Ratings ratings = Ratings.read(file(text.toString()));
    TableView agreement = ratings.agreement("percent-agreement");
    assertThat(point(agreement)).isEqualTo(0.5);
    assertThat(interval(agreement).low()).isCloseTo(14 / 40.0, within(1 / 40.0));
    assertThat(interval(agreement).high()).isCloseTo(26 / 40.0, within(1 / 40.0));
    assertThat(agreement.cell().blocks()).isEqualTo(40);
    assertThat(agreement.toString()).contains("95 % interval from the jackknife of items");
    assertThat(ratings.agreement("percent-agreement")).isEqualTo(agreement);
  }

  /**
   * The same items, four times each unit: of 20 units 10 agree, the binomial's quantiles 6 and 14.
   */
  @Test
  void unitsAreDrawnWhole() throws IOException {
    StringBuilder text = new StringBuilder("item,conversation,a,b\n");
    for (int i = 0; i < 80; i++) {
      text.append(i).append(",c").append(i / 4).append(",x,").append(i < 40 ? "x" : "y");
      text.append('\n');
    }
    Ratings ratings = Ratings.read(file(text.toString())).units("conversation");
    assertThat(ratings.raters()).containsExactly("a", "b");
    TableView agreement = ratings.agreement("percent-agreement");
    assertThat(interval(agreement).low()).isCloseTo(6 / 20.0, within(1 / 20.0));
    assertThat(interval(agreement).high()).isCloseTo(14 / 20.0, within(1 / 20.0));
    assertThat(agreement.toString()).contains("jackknife of whole units (conversation)");
    assertThat(ratings.toString()).contains("20 units, by conversation");
  }

  @Test
  void tellsAgreementWithoutEachRater() throws IOException {
    TableView without = Ratings.read(file(WIDE)).withoutEach("krippendorff-alpha");
    assertThat(without.values("scorer"))
        .containsExactly("all raters", "without A", "without B", "without C", "without D");
    String three = WIDE.replaceAll("(?m),[^,]*$", "");
    assertThat(without.where("scorer", "without D").estimate())
        .isEqualTo(Ratings.read(file(three)).ordinal("1", "2", "3", "4", "5").alpha().estimate());
    assertThat(without.forest().figures()).hasSize(1);
  }

  @Test
  void comparesEveryTwoRaters() throws IOException {
    Ratings ratings = Ratings.read(file("item,a,b,c\n1,x,x,y\n2,y,y,y\n3,x,y,x\n4,y,y,\n"));
    TableView accuracy = ratings.pairs("accuracy");
    assertThat(accuracy.cells())
        .extracting(
            c ->
                c.scorer().words()
                    + " "
                    + c.reference().words()
                    + " "
                    + c.items()
                    + " "
                    + c.raters())
        .containsExactly("a b 4 2", "a c 3 2", "b c 3 2");
    assertThat(point(accuracy.where("scorer", "a").where("reference", "b"))).isEqualTo(0.75);
    assertThat(point(accuracy.where("scorer", "b"))).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(point(ratings.pairs("percent-agreement").where("scorer", "b")))
        .isCloseTo(1 / 3.0, within(1e-12));
    assertThat(ratings.map("cohen-kappa").figures()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "item,a,b\\n1,1,2\\n2,1,2,3,4 | my.csv:3: expected 3 columns as in the first row, found 5",
        "item,a,a\\n1,1,2 | my.csv:1: expected different names of columns, found \"a\" 2 times",
        "item,rater,x\\n1,a,2\\n1,a,3 | my.csv:3: expected one row an item and rater (columns [item, rater]), found 1 that repeat an earlier one, this the first",
        "item,rater,x,y\\n1,a,2,3\\n1,b,3,4\\n2,a,3,4\\n2,b,2,4 | my.csv: expected one dimension: Ratings.read(file, dimension), found ratings of [x, y]",
        "item,a,b\\n1,, | my.csv: expected columns with people's ratings",
        "item,a,b | my.csv: expected rows of ratings below the names of the columns, found only the first row"
      })
  void whatIsAmissIsToldByLine(String text, String message) throws IOException {
    String file = file(text.replace("\\n", "\n") + "\n");
    assertThatThrownBy(() -> Ratings.read(file))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining(message);
  }

  @Test
  void mistakesInWhatIsAskedAreTold() throws IOException {
    Ratings ratings = Ratings.read(file(WIDE));
    assertThatThrownBy(() -> Ratings.read("no/such.csv"))
        .hasMessage("no/such.csv: expected a file of ratings, found no such file here or above");
    assertThatThrownBy(() -> ratings.agreement("macro-f1"))
        .hasMessageContaining("expected a statistic of agreement that fits the scale, one of [")
        .hasMessageEndingWith("found \"macro-f1\"");
    assertThatThrownBy(() -> ratings.pairs("kappa"))
        .hasMessageContaining("expected a statistic of two raters that fits the scale");
    assertThatThrownBy(() -> ratings.ordinal("1", "2", "3", "4"))
        .hasMessageEndingWith("my.csv:11: expected one of [1, 2, 3, 4], found \"5\"");
    assertThatThrownBy(() -> ratings.units("talk"))
        .hasMessageEndingWith("expected a column, one of [unit, A, B, C, D], found \"talk\"");
    assertThatThrownBy(() -> Ratings.readWide(file(WIDE), "unit", "A", "E"))
        .hasMessageContaining("expected a column \"E\"");
    assertThatThrownBy(() -> Ratings.readWide(file(WIDE), "unit", "A").pairs("accuracy"))
        .hasMessageEndingWith("expected two raters or more, found [A]");
    assertThatThrownBy(
            () -> Ratings.read(file("item,rater,talk,score\n1,a,t1,2\n1,b,t2,2\n")).units("talk"))
        .hasMessageEndingWith(
            "my.csv:3: talk: expected one unit of an item, t1 as before, found t2");
  }

  @Test
  void statisticsThatFitDependOnTheScale() throws IOException {
    Ratings ratings = Ratings.read(file(WIDE));
    assertThat(ratings.statistics()).contains("krippendorff-alpha", "icc2").doesNotContain("f1");
    assertThat(ratings.nominal().statistics()).contains("gwet-ac1").doesNotContain("icc2");
  }

  @Test
  void equalRatingsHaveNoAlpha() throws IOException {
    assertThat(Ratings.read(file("item,a,b\n1,3,3\n2,3,3\n")).alpha().toString())
        .contains("—(1)")
        .contains("(1) all ratings are equal");
  }

  @Test
  void oneOfSeveralDimensionsIsNamed() throws IOException {
    String file = file("item,rater,x,y\n1,a,2,3\n1,b,3,4\n2,a,3,4\n2,b,3,4\n");
    assertThat(point(Ratings.read(file, "x").agreement("percent-agreement"))).isEqualTo(0.5);
    assertThat(point(Ratings.read(file, "y").agreement("percent-agreement"))).isEqualTo(0.5);
    assertThatThrownBy(() -> Ratings.read(file, "z"))
        .hasMessageEndingWith("expected a dimension, one of [x, y], found \"z\"");
  }

  @Test
  void decimalCommasAreReadAsInADraft() throws IOException {
    Ratings ratings = Ratings.read(file("item;a;b\n1;2,5;3,5\n2;1,0;1,5\n3;4,5;4,0\n"));
    assertThat(ratings.raters()).containsExactly("a", "b");
    assertThat(ratings.toString()).contains("numbers in equal steps").contains("written plainly");
  }

  /** Of the label warm two raters agree on all three items, of the label sad on two. */
  @Test
  void setsOfLabelsAreSeenLabelByLabel() throws IOException {
    Ratings ratings =
        Ratings.read(
            file(
                "item,rater,labels\n1,a,warm;sad\n1,b,warm;sad\n2,a,sad\n2,b,sad\n3,a,warm\n3,b,warm;sad\n"));
    TableView agreement = ratings.agreement("percent-agreement");
    assertThat(point(agreement.where("label", "warm"))).isEqualTo(1);
    assertThat(point(agreement.where("label", "sad"))).isCloseTo(2 / 3.0, within(1e-12));
  }
}
