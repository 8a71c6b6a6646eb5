package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study's ratings lie in several files. */
class SeveralFilesTest {

  @TempDir Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private static Cases read(Path... files) {
    return new Cases(RatingsFile.of(List.of(files), Hints.none()));
  }

  private static List<String> answers(Stream<Rating> ratings) {
    return ratings.map(r -> r.item() + " " + r.rater() + " " + r.answer()).toList();
  }

  private List<String> people(Cases cases) {
    return answers(cases.reading().ratings(cases.dimension()).stream());
  }

  private List<String> models(Cases cases) {
    return answers(cases.reading().ofModels(cases.dimension()).stream());
  }

  @Test
  void aModelsFileIsJoinedByTheItemsId() throws IOException {
    Path people =
        file("people.csv", "item,rater1,rater2", "a,4,5", "b,2,2", "c,3,3", "d,1,2", "e,5,5");
    Path gpt = file("gpt.csv", "id,score", "b,2", "a,5", "c,3", "d,1", "x,4");
    Cases cases = read(people, gpt);
    assertThat(people(cases)).hasSize(10);
    assertThat(models(cases)).containsExactly("a gpt 5", "b gpt 2", "c gpt 3", "d gpt 1");
    assertThat(cases.told())
        .contains(
            "gpt.csv is joined by its column \"id\": 4 items in both, 1 only in people.csv, 1 only in"
                + " gpt.csv");
  }

  @Test
  void aModelsFileIsJoinedToRowsOfRatings() throws IOException {
    Path people =
        file(
            "people.csv",
            "item,rater,warmth",
            "a,anna,4",
            "a,ben,5",
            "b,anna,2",
            "b,ben,2",
            "c,anna,3",
            "c,ben,3");
    Path models =
        file(
            "models.csv",
            "item,model,warmth",
            "a,gpt-4o,5",
            "a,claude-3,4",
            "b,gpt-4o,2",
            "b,claude-3,1",
            "c,gpt-4o,3",
            "c,claude-3,3");
    Cases cases = read(people, models);
    assertThat(people(cases)).hasSize(6).contains("a anna 4");
    assertThat(cases.dimension().models()).containsExactly("gpt-4o", "claude-3");
    assertThat(models(cases)).hasSize(12).contains("b claude-3 1");
  }

  @Test
  void textsMayLieApart() throws IOException {
    Path people = file("people.csv", "item,r1,r2", "a,4,5", "b,2,2", "c,3,1");
    Path texts =
        file(
            "texts.csv",
            "item,text",
            "a,I can hear how much that hurt you.",
            "b,Whatever you say about it.",
            "c,Tell me more about your mother.");
    Cases cases = read(people, texts);
    assertThat(cases.reading().layout().about().text()).contains("text");
    assertThat(people(cases)).hasSize(6);
  }

  @Test
  void eachRaterMayHaveAFile() throws IOException {
    Path anna = file("anna.csv", "item,score", "a,4", "b,2", "c,3", "d,1");
    Path ben = file("ben.csv", "item,score", "a,5", "b,2", "c,3", "d,2");
    for (Cases cases : List.of(read(anna, ben), read(folder))) {
      assertThat(people(cases)).hasSize(8).contains("a anna 4", "a ben 5");
      assertThat(cases.value(cases.dimension(), "percent-agreement")).isCloseTo(0.5, within(1e-12));
    }
  }

  @Test
  void filesWithOtherItemsAreOneTable() throws IOException {
    Cases cases =
        read(
            file("monday.csv", "item,r1,r2", "a,4,5", "b,2,2"),
            file("tuesday.csv", "item,r1,r2", "c,3,3", "d,1,1"));
    assertThat(people(cases)).hasSize(8).contains("d r2 1");
  }

  @Test
  void idsThatDoNotMatchAreRefused() throws IOException {
    Path people = file("people.csv", "item,r1,r2", "a,4,5", "b,2,2");
    Path gpt = file("gpt.csv", "item,score", "1,4", "2,2");
    assertThatThrownBy(() -> read(people, gpt))
        .isInstanceOf(CorpusException.class)
        .hasMessage(
            "gpt.csv: expected a column with the ids that items have in column \"item\" of"
                + " people.csv, such as \"a\", \"b\", found none: columns [item, score]");
  }

  @Test
  void aFolderWithoutFilesIsRefused() {
    assertThatThrownBy(() -> read(folder))
        .hasMessage(
            folder + ": expected a folder with files of ratings (--ratings), found none in it");
  }

  @Test
  void hintsMayBeOnColumnsOfEitherFile() throws IOException {
    Path people = file("people.csv", "bit,r1,r2", "a,4,5", "b,2,2", "c,1,1");
    Path texts = file("texts.csv", "bit,words", "a,Well done you.", "b,Whatever.", "c,No.");
    Hints hints = Hints.none().with(Hints.Hint.ITEM, "bit").with(Hints.Hint.TEXT, "words");
    RatingsFile reading = RatingsFile.of(List.of(folder), hints);
    assertThat(reading.layout().about().text()).contains("words");
    assertThatThrownBy(
            () -> RatingsFile.of(List.of(people, texts), hints.with(Hints.Hint.RATER, "who")))
        .hasMessage(
            "people.csv, texts.csv: expected a column \"who\" (--rater), found columns [bit, r1, r2],"
                + " and columns [bit, words]");
  }

  @Test
  void aFirstRowThatNamesNoColumnsIsNotTold() throws IOException {
    String long_ = "I have thought of ending it all, and told nobody of it";
    Path raters = file("raters.csv", "Anna Schmidt,1,sad", "Anna Schmidt,2,joy", "Ben,1,joy");
    Path texts = file("texts.csv", "Lea,\"" + long_ + "\",4", "Ben,A nice day it was,2");
    Hints hints = Hints.none().with(Hints.Hint.RATER, "who");
    assertThatThrownBy(() -> RatingsFile.of(List.of(raters), hints))
        .hasMessage(
            "raters.csv: expected a column \"who\" (--rater), found 3 columns, of which one is called as one of its"
                + " values (does the first line name them?)");
    assertThatThrownBy(() -> RatingsFile.of(List.of(texts), hints))
        .message()
        .doesNotContain("ending");
  }

  @Test
  void twoColumnsOfAnItemAreNamedTogetherOrAColumnWithAComma() throws IOException {
    Path two = file("two.csv", "talk,turn,r1,r2", "a,1,4,5", "a,2,2,2", "b,1,3,3", "b,2,1,1");
    Hints hints = Hints.none().with(Hints.Hint.ITEM, "talk,turn");
    assertThat(RatingsFile.of(two, hints).dimensions().get(0).panel().items()).isEqualTo(4);
    Path comma = file("comma.csv", "\"talk,turn\",r1,r2", "x,4,5", "y,2,2", "z,3,3");
    assertThat(RatingsFile.of(comma, hints).layout().item()).contains("talk,turn");
  }

  @Test
  void filesOfOneNameAreToldApartByTheirFolders() throws IOException {
    Path people = file("people.csv", "id,r1,r2", "a,joy,joy", "b,fear,joy", "c,fear,fear");
    List<Path> files = new ArrayList<>(List.of(people));
    for (String model : List.of("gpt", "claude", "ours")) {
      Files.createDirectory(folder.resolve(model));
      files.add(
          file(
              model + "/out.csv",
              "id,label",
              "a,joy",
              "b,fear",
              "c," + (model.equals("gpt") ? "joy" : "fear")));
    }
    Cases cases = new Cases(RatingsFile.of(files, Hints.none()));
    assertThat(cases.dimension().models()).containsExactly("gpt-out", "claude-out", "ours-out");
    assertThat(models(cases)).contains("c gpt-out joy", "c ours-out fear");
  }

  @Test
  void theSameColumnsInAnotherOrderAreTheSame() throws IOException {
    Cases cases =
        read(
            file("anna.csv", "item,score", "a,4", "b,2", "c,3"),
            file("ben.csv", "score,item", "5,a", "2,b", "3,c"));
    assertThat(people(cases)).hasSize(6).contains("a ben 5");
  }

  @Test
  void whatIsLeftOutOfEachFileIsTold() throws IOException {
    Cases cases =
        read(
            file("anna.csv", "item,score", "a,4", "b,2", "c,3", "d,5"),
            file("ben.csv", "item,score", "a,5", "b,2", "c,3", "d,5", "Mean,3.75"));
    assertThat(people(cases)).hasSize(8);
    assertThat(cases.told()).contains("ben.csv: rows that conclude from the others");
  }

  @Test
  void columnsOfAnotherFileThatAreNotReadAreTold() throws IOException {
    Path people = file("people.csv", "item,r1,r2", "a,4,5", "b,2,2", "c,3,1");
    Path models =
        file(
            "models.csv",
            "item,text,model,warmth,latency_seconds,note,spare",
            "a,I can hear how much that hurt you.,gpt-4o,5,0.31,first,",
            "a,I can hear how much that hurt you.,claude-3,4,0.52,,",
            "b,Whatever you say about it.,gpt-4o,2,0.44,,",
            "b,Whatever you say about it.,claude-3,1,0.61,,",
            "c,Tell me more about your mother.,gpt-4o,3,0.29,,",
            "c,Tell me more about your mother.,claude-3,3,0.38,,");
    Cases cases = read(people, models);
    assertThat(cases.dimension().models()).containsExactly("gpt-4o", "claude-3");
    assertThat(cases.reading().layout().about().text()).contains("text");
    for (String column : List.of("latency_seconds", "note")) {
      assertThat(cases.finding("models.csv: " + column).why())
          .isEqualTo("its name says that it is about how ratings were made");
    }
    assertThat(cases.finding("models.csv: spare").why()).isEqualTo("it is empty");
  }

  @Test
  void whatSeveralModelsSaidMayBeProse() throws IOException {
    List<String> lines = new ArrayList<>(List.of("item,model,response"));
    List<String> ratings = new ArrayList<>(List.of("item,r1,r2"));
    for (int item = 0; item < 40; item++) {
      int warmth = 1 + item % 5;
      ratings.add("i%d,%d,%d".formatted(item, warmth, 1 + (item + item % 2) % 5));
      for (String model : List.of("gpt-4o", "claude-3")) {
        lines.add(
            "i%d,%s,\"Case %d of %s. Score: %d\"".formatted(item, model, item, model, warmth));
      }
    }
    Cases cases =
        read(
            file("people.csv", ratings.toArray(String[]::new)),
            file("models.csv", lines.toArray(String[]::new)));
    assertThat(cases.dimension().models()).containsExactly("gpt-4o", "claude-3");
    assertThat(models(cases)).hasSize(80).contains("i3 gpt-4o 4");
  }

  @Test
  void lineAndFileAreNamed() throws IOException {
    Cases below =
        read(
            file("anna.csv", "item,score", "a,4", "b,2", "c,3", "d,5"),
            file("ben.csv", "item,score", "a,4", "b,2", "C,3", "d,five"));
    assertThat(below.told()).contains("such as in line 4 of anna.csv and line 4 of ben.csv");
    assertThat(below.dimension().scale().doubt()).contains("\"five\" (once, line 5 of ben.csv");
    Cases beside =
        read(
            file("items.csv", "item,cleo", "a,4", "b,2", "c,3", "d,5", "e,5"),
            file("others.csv", "item,dora,emil", "b,2,1", "a,4,3", "d,5,five", "e,4,4", "c,3,3"));
    assertThat(beside.dimension().scale().doubt())
        .contains("\"five\" (once, line 4 of others.csv in column \"emil\")");
    assertThatThrownBy(
            () ->
                read(
                    file("fay.csv", "item,rater,score", "a,1,4", "b,1,2", "a,2,4"),
                    file("gus.csv", "item,rater,score", "a,1,4", "b,2,2")))
        .hasMessageStartingWith("gus.csv:2: expected")
        .hasMessageContaining("as in line 2 of fay.csv");
  }

  @Test
  void whatIsLeftOutOfTheFirstFileIsToldWithItsName() throws IOException {
    Cases cases =
        read(
            file("anna.csv", "item,score", "a,4", "b,2", "c,3", "d,5", "Mean,3.5"),
            file("ben.csv", "item,score", "a,5", "b,2", "c,3", "d,5"));
    assertThat(cases.told())
        .contains("anna.csv: rows that conclude from the others")
        .contains("line 6");
  }

  @Test
  void peoplesFileSaysWhatWasRatedWhereverItStands() throws IOException {
    Path models =
        file(
            "answers.csv",
            "item,model,warmth,tokens",
            "a,gpt-4o,5,130",
            "a,claude-3,4,211",
            "b,gpt-4o,2,180",
            "b,claude-3,1,199",
            "c,gpt-4o,3,167",
            "c,claude-3,3,120");
    Path people =
        file(
            "people.csv",
            "item,rater,warmth",
            "a,anna,4",
            "a,ben,5",
            "b,anna,2",
            "b,ben,2",
            "c,anna,3",
            "c,ben,3");
    for (Cases cases : List.of(read(models, people), read(people, models))) {
      assertThat(cases.dimensions()).containsExactly("warmth");
      assertThat(people(cases)).hasSize(6).contains("a anna 4");
      assertThat(cases.dimension().models()).containsExactly("gpt-4o", "claude-3");
      assertThat(cases.finding("answers.csv: tokens").as()).isEmpty();
      assertThat(cases.told()).doesNotContain("taken for no rating");
    }
  }

  @Test
  void columnsOfOnePersonInEachFileArePeoples() throws IOException {
    Cases cases =
        read(
            file("1.csv", "item,anna", "a,4", "b,2", "c,3", "d,1"),
            file("2.csv", "item,ben", "a,5", "b,2", "c,3", "d,2"),
            file("3.csv", "item,cleo", "a,5", "b,1", "c,3", "d,2"));
    assertThat(cases.dimension().panel().raters()).isEqualTo(3);
    assertThat(cases.dimension().models()).isEmpty();
  }
}
