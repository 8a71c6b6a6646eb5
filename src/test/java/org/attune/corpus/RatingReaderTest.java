package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatingReaderTest {

  private static final String LONG =
      "item: id, ratings: [{dimension: %s, shape: long, value: x, rater: who}]";
  private static final String ONE = "item: id, ratings: [{dimension: %s, shape: %s, value: x%s}]";

  @TempDir Path folder;

  private Imported read(String table, String... lines) throws IOException {
    return SmallCorpus.read(folder, table, lines);
  }

  private static AbstractListAssert<?, List<? extends Tuple>, Tuple, ObjectAssert<Tuple>> ratings(
      Imported corpus, String item) {
    return assertThat(corpus.items().get(item).ratings())
        .extracting(
            RatedItem.Rating::dimension,
            RatedItem.Rating::by,
            RatedItem.Rating::rater,
            RatedItem.Rating::code);
  }

  @Test
  void readsLongRatingsOfAnItemFromItsRows() throws IOException {
    Imported corpus =
        read(LONG.formatted("level"), "id,who,x", "i,r2,high", "j,r1,low", "i,r1,mid", "j,r2,");
    ratings(corpus, "i")
        .containsExactly(
            tuple("level", RatedItem.By.RATER, "r1", 1L),
            tuple("level", RatedItem.By.RATER, "r2", 2L));
    ratings(corpus, "j").containsExactly(tuple("level", RatedItem.By.RATER, "r1", 0L));
    assertThat(corpus.rejects()).isEmpty();
  }

  @Test
  void readsWideRatingsAColumnARater() throws IOException {
    String wide = "ratings: [{dimension: score, shape: wide, columns: {r1: x, r2: y}}]";
    Imported corpus = read(wide, "x,y", "-4,4", ",0", "1.0,2e0");
    ratings(corpus, "a.csv:2")
        .containsExactly(
            tuple("score", RatedItem.By.RATER, "r1", 0L),
            tuple("score", RatedItem.By.RATER, "r2", 8L));
    ratings(corpus, "a.csv:3").containsExactly(tuple("score", RatedItem.By.RATER, "r2", 4L));
    assertThat(corpus.items().get("a.csv:4").ratings())
        .extracting(RatedItem.Rating::code)
        .containsExactly(5L, 6L);
  }

  @Test
  void aScoreIsTheMeanOfItsColumns() throws IOException {
    String wide =
        "ratings: [{dimension: score, shape: wide, missing: [NA], columns: {r: 'mean of x, y'}}]";
    Imported corpus = read(wide, "x,y", "-4,4", "NA,0", "1,2", "3,4", "1,much");
    ratings(corpus, "a.csv:2").containsExactly(tuple("score", RatedItem.By.RATER, "r", 4L));
    ratings(corpus, "a.csv:3").isEmpty();
    // 1.5 and 3.5 lie between two steps: the even ones are taken.
    ratings(corpus, "a.csv:4").containsExactly(tuple("score", RatedItem.By.RATER, "r", 6L));
    ratings(corpus, "a.csv:5").containsExactly(tuple("score", RatedItem.By.RATER, "r", 8L));
    assertThat(corpus.rejects())
        .extracting(Reject::line, Reject::reason)
        .containsExactly(tuple(6L, "column \"y\": expected a number to take the mean of"));
    String other = "ratings: [{dimension: score, shape: wide, columns: {r: 'mean of x, z'}}]";
    assertThatThrownBy(() -> read(other, "x,y", "1,2")).hasMessageContaining("\"z\"");
  }

  @Test
  void leavesOutWhatTheCardCallsMissing() throws IOException {
    String wide =
        "ratings: [{dimension: score, shape: wide, columns: {r1: x, r2: y}, missing: [NA, \"-9\"]}]";
    Imported corpus = read(wide, "x,y", "NA,4", "-9, NA ", "nan,1");
    ratings(corpus, "a.csv:2").containsExactly(tuple("score", RatedItem.By.RATER, "r2", 8L));
    assertThat(corpus.rejects()).hasSize(1);
    String counts = "ratings: [{dimension: kind, shape: counts, columns: {c: y}, missing: [NA]}]";
    ratings(read(counts, "y,z", "NA,1"), "a.csv:2").isEmpty();
  }

  @Test
  void readsCountsAsThatManyRatings() throws IOException {
    String counts =
        "item: id, ratings: [{dimension: kind, shape: counts, columns: {c: z, a: x}, labels: position}]";
    Imported corpus =
        read(
            counts,
            "id,x,z",
            "i,2,1",
            "j,0,3.0",
            "k,,1",
            "l,-1,1",
            "m,1.5,1",
            "n,many,1",
            "o,1,4e9");
    ratings(corpus, "i")
        .containsExactly(
            tuple("kind", RatedItem.By.RATER, "", 0L),
            tuple("kind", RatedItem.By.RATER, "", 0L),
            tuple("kind", RatedItem.By.RATER, "", 2L));
    assertThat(corpus.items().get("j").ratings())
        .extracting(RatedItem.Rating::code)
        .containsExactly(2L, 2L, 2L);
    assertThat(corpus.items().get("k").ratings())
        .extracting(RatedItem.Rating::code)
        .containsExactly(2L);
    assertThat(corpus.rejects())
        .extracting(Reject::line, Reject::reason)
        .containsExactly(
            tuple(5L, "column \"x\": expected a number of votes"),
            tuple(6L, "column \"x\": expected a number of votes"),
            tuple(7L, "column \"x\": expected a number of votes"),
            tuple(8L, "column \"z\": expected a number of votes"));
  }

  @Test
  void readsListsWithAndWithoutBrackets() throws IOException {
    String list = ONE.formatted("score", "list", ", separator: ';'");
    Imported corpus = read(list, "id,x", "i,[1; -1;1]", "j,0", "k,[]", "l,", "m,1;;2");
    assertThat(corpus.items().get("i").ratings())
        .extracting(RatedItem.Rating::code)
        .containsExactly(3L, 5L, 5L);
    ratings(corpus, "j").containsExactly(tuple("score", RatedItem.By.RATER, "", 4L));
    assertThat(corpus.items().get("k").ratings()).isEmpty();
    assertThat(corpus.items().get("l").ratings()).isEmpty();
    assertThat(corpus.items().get("m").ratings())
        .extracting(RatedItem.Rating::code)
        .containsExactly(5L, 6L);
    assertThat(corpus.rejects()).isEmpty();
  }

  @Test
  void readsWhatAPanelConcludedAsAnAnswer() throws IOException {
    Imported levels =
        read(ONE.formatted("level", "aggregated", ""), "id,x", "i,mid", "j,2.5", "k,4");
    ratings(levels, "i").containsExactly(tuple("level", RatedItem.By.PANEL, "", 2 * Scale.UNIT));
    assertThat(levels.items().get("j").ratings())
        .extracting(RatedItem.Rating::code)
        .containsExactly(2_500_000_000L);
    assertThat(levels.items().get("k").ratings())
        .extracting(RatedItem.Rating::code)
        .containsExactly(4 * Scale.UNIT);
    Imported kinds = read(ONE.formatted("kind", "aggregated", ""), "id,x", "i,b");
    ratings(kinds, "i").containsExactly(tuple("kind", RatedItem.By.PANEL, "", 1L));
  }

  @Test
  void rejectsAPanelsAnswerBeyondTheScale() throws IOException {
    Imported corpus =
        read(
            ONE.formatted("level", "aggregated", ""), "id,x", "i,0.9", "j,4.1", "k,1e99", "l,much");
    assertThat(corpus.items()).isEmpty();
    assertThat(corpus.rejects())
        .extracting(Reject::reason)
        .containsExactly(
            "level: expected a number from low to high",
            "level: expected a number from low to high",
            "level: expected a number from low to high",
            "level: expected a number");
  }

  @Test
  void readsModelsAnswersAlsoBeyondTheScale() throws IOException {
    String models =
        "item: id, ratings: [{dimension: score, shape: wide, columns: {m1: x, m2: y}, models: true}]";
    Imported corpus = read(models, "id,x,y", "i,0.123456789,-4.5", "j,1,1e10");
    ratings(corpus, "i")
        .containsExactly(
            tuple("score", RatedItem.By.MODEL, "m1", 123_456_789L),
            tuple("score", RatedItem.By.MODEL, "m2", -4_500_000_000L));
    assertThat(corpus.rejects())
        .extracting(Reject::reason)
        .containsExactly("score: expected a number from -4 to 4");
  }

  @Test
  void takesTheRaterOfAFile() throws IOException {
    Files.write(folder.resolve("one.csv"), List.of("id,x,y", "i,1,a", "j,2,b"));
    Files.write(folder.resolve("two.csv"), List.of("y,x,id", "c,-1,j", "b,,i"));
    Files.write(folder.resolve("m.csv"), List.of("id,x", "i,0.5"));
    Imported corpus =
        Imported.of(
            SmallCorpus.card(
                """
                [{format: csv, item: id,
                  files: [{path: one.csv, sha256: x, rater: r1}, {path: two.csv, sha256: x, rater: r2}],
                  ratings: [{dimension: score, shape: long, value: x},
                            {dimension: kind, shape: long, value: y, rater: y}]},
                 {format: csv, item: id, files: [{path: m.csv, sha256: x, rater: gpt}],
                  ratings: [{dimension: score, shape: long, value: x, models: true}]}]
                """),
            folder);
    assertThat(corpus.rejects()).isEmpty();
    ratings(corpus, "i")
        .containsExactly(
            tuple("kind", RatedItem.By.RATER, "a", 0L),
            tuple("kind", RatedItem.By.RATER, "b", 1L),
            tuple("score", RatedItem.By.RATER, "r1", 5L),
            tuple("score", RatedItem.By.MODEL, "gpt", Scale.UNIT / 2));
    ratings(corpus, "j")
        .containsExactly(
            tuple("kind", RatedItem.By.RATER, "b", 1L),
            tuple("kind", RatedItem.By.RATER, "c", 2L),
            tuple("score", RatedItem.By.RATER, "r1", 6L),
            tuple("score", RatedItem.By.RATER, "r2", 3L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shape: long, value: x, models: true | {path: a.csv, sha256: x, rater: r}, {path: b.csv, sha256: x}"
            + " | models' ratings need the models' names: wide columns, or long with the column rater",
        "shape: long, value: x, rater: y | {path: a.csv, sha256: x, rater: r}"
            + " | a file's rater is for long ratings without a column rater, and there are none",
        "shape: wide, columns: {r: x} | {path: a.csv, sha256: x, rater: r}"
            + " | a file's rater is for long ratings without a column rater, and there are none",
        "shape: aggregated, value: x, models: true | {path: a.csv, sha256: x}"
            + " | models' ratings are wide or long"
      })
  void saysWhoRatedInOneWay(String ratings, String files, String message) {
    String tables =
        "[{format: csv, files: [%s], ratings: [{dimension: score, %s}]}]".formatted(files, ratings);
    assertThatThrownBy(() -> SmallCorpus.card(tables)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "name, a, 1",
    "name, 'c, a', 5",
    "name, 'a,a', 1",
    "position, 1, 2",
    "position, '0,2', 5",
    "position, ' 2 ', 4"
  })
  void readsSetsOfLabels(String by, String raw, long mask) throws IOException {
    String sets = ONE.formatted("set", "aggregated", ", separator: ',', labels: " + by);
    Imported corpus = read(sets, "id,x", "i,\"" + raw + "\"");
    assertThat(corpus.items().get("i").ratings())
        .extracting(RatedItem.Rating::code)
        .containsExactly(mask);
  }

  @ParameterizedTest
  @CsvSource({
    "name, 'a,d', 'expected labels of [a, b, c]'",
    "name, 'a,', 'expected labels of [a, b, c]'",
    "name, '0', 'expected labels of [a, b, c]'",
    "position, '0,3', 'expected a position from 0 to 2'",
    "position, '-1', 'expected a position from 0 to 2'",
    "position, 'a', 'expected a position from 0 to 2'"
  })
  void rejectsSetsWithOtherLabels(String by, String raw, String reason) throws IOException {
    String sets = ONE.formatted("set", "long", ", separator: ',', labels: " + by);
    Imported corpus = read(sets, "id,x", "i,\"" + raw + "\"");
    assertThat(corpus.rejects()).extracting(Reject::reason).containsExactly("set: " + reason);
  }

  @Test
  void readsPositionsOfCategories() throws IOException {
    Imported corpus =
        read(ONE.formatted("kind", "long", ", labels: position"), "id,x", "i,2", "j,3");
    assertThat(corpus.items().get("i").ratings())
        .extracting(RatedItem.Rating::code)
        .containsExactly(2L);
    assertThat(corpus.rejects())
        .extracting(Reject::reason)
        .containsExactly("kind: expected a position from 0 to 2");
  }

  @Test
  void translatesNames() throws IOException {
    String names = ONE.formatted("kind", "long", ", names: {Alpha: a, '2': b}");
    Imported corpus = read(names, "id,x", "i,Alpha", "j,2", "k,c", "l,alpha");
    assertThat(corpus.items().values())
        .flatExtracting(Imported.Item::ratings)
        .extracting(RatedItem.Rating::code)
        .containsExactly(0L, 1L, 2L);
    assertThat(corpus.rejects()).extracting(Reject::line).containsExactly(5L);
  }

  @Test
  void rejectsWhatIsOffTheScaleWithoutItsText() throws IOException {
    Imported corpus =
        read(
            ONE.formatted("score", "long", ""),
            "id,x",
            "i,5",
            "j,0.5",
            "k,secret",
            "l,NaN",
            "m,1e-999999999",
            "n,1");
    assertThat(corpus.items()).containsOnlyKeys("n");
    assertThat(corpus.rejects())
        .hasSize(5)
        .allSatisfy(
            r ->
                assertThat(r.reason())
                    .isEqualTo("score: expected a number from -4 to 4 in steps of 1"));
  }

  @Test
  void anAnswerOfThoseAnItemOffersIsItsPlace() throws IOException {
    Imported corpus =
        SmallCorpus.read(
            folder,
            "item: id, ratings: [{dimension: kind, shape: long, value: said, choices: offered}]",
            "id,said,offered",
            "1,yes,\"[\"\"no\"\", \"\"yes\"\"]\"",
            "2,,\"[\"\"no\"\", \"\"yes\"\"]\"",
            "3,maybe,\"[\"\"no\"\", \"\"yes\"\"]\"",
            "4,d,\"[\"\"a\"\", \"\"b\"\", \"\"c\"\", \"\"d\"\"]\"",
            "5,yes,no or yes");
    assertThat(corpus.items().get("1").ratings())
        .extracting(RatedItem.Rating::code)
        .containsExactly(1L);
    assertThat(corpus.items().get("2").ratings()).isEmpty();
    assertThat(corpus.rejects())
        .extracting(Reject::toString)
        .containsExactly(
            "a.csv:4: kind: expected one of the first 3 answers the item offers, found \"maybe\"",
            "a.csv:5: kind: expected one of the first 3 answers the item offers, found \"d\"",
            "a.csv:6: column \"offered\": expected a list of answers");
    assertThatThrownBy(
            () ->
                SmallCorpus.card(
                    "[{format: csv, files: [{path: a.csv}], item: id, ratings: [{dimension: kind,"
                        + " shape: list, value: said, choices: offered}]}]"))
        .hasMessageContaining("choices go with long, wide or aggregated ratings");
  }
}
