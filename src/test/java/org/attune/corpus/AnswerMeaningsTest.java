package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerMeaningsTest {

  @TempDir Path folder;

  @Test
  void anAnswerIsKnownByItsTextOrItsNumber() {
    AnswerMeanings answers =
        new AnswerMeanings(Map.of("1", "joy", "2.50", "fear", "x ", "none", "03", "three"));
    assertThat(answers.meaning("1")).contains("joy");
    assertThat(answers.meaning(" 1.0 ")).contains("joy");
    assertThat(answers.meaning("2.5")).contains("fear");
    assertThat(answers.meaning("x ")).contains("none");
    assertThat(answers.meaning("3")).contains("three");
    assertThat(answers.meaning("x")).isEmpty();
    assertThat(answers.meaning("4")).isEmpty();
  }

  @Test
  void numbersThatAreWrittenApartStayApart() {
    AnswerMeanings answers = new AnswerMeanings(Map.of("1", "one", "01", "zero-one"));
    assertThat(answers.meaning("01")).contains("zero-one");
    assertThat(answers.meaning("1")).contains("one");
    assertThat(answers.meaning("1.0")).isEmpty();
  }

  @Test
  void categoriesWrittenAsNumbersHaveNames() throws IOException {
    Imported corpus =
        SmallCorpus.read(
            folder,
            "item: id, ratings: [{dimension: kind, shape: long, value: x, rater: who,"
                + " names: {1: a, 2: b, 3: c}, missing: [9]}]",
            "id,who,x",
            "i,r1,1",
            "i,r2, 2.0",
            "i,r3,9.0",
            "i,r4,4");
    assertThat(corpus.items().get("i").ratings())
        .extracting(RatedItem.Rating::code)
        .containsExactly(0L, 1L);
    assertThat(corpus.rejects())
        .extracting(Reject::toString)
        .containsExactly("a.csv:5: kind: expected one of [a, b, c], found \"4\"");
  }

  @Test
  void groupsMayBeMissingAndNamedInPart() throws IOException {
    Imported corpus =
        SmallCorpus.read(
            folder,
            "item: id, strata: {age: {column: age, names: {1: young}, missing: [NA, -9]}}",
            "id,age",
            "i,1",
            "j,old",
            "k,",
            "l,NA",
            "m,-9.0");
    assertThat(corpus.rejects()).isEmpty();
    assertThat(corpus.items().get("i").strata()).containsEntry("age", "young");
    assertThat(corpus.items().get("j").strata()).containsEntry("age", "old");
    for (String none : new String[] {"k", "l", "m"}) {
      assertThat(corpus.items().get(none).strata()).isEmpty();
    }
  }

  @Test
  void aSplitHasANameForEveryValue() throws IOException {
    Imported corpus =
        SmallCorpus.read(
            folder,
            "item: id, split: {column: s, names: {0: train, 1: test}, missing: [out]}",
            "id,s",
            "i,1",
            "j,2",
            "k,",
            "l,out");
    assertThat(corpus.items().get("i").split()).isEqualTo("test");
    assertThat(corpus.items().get("l").split()).isNull();
    assertThat(corpus.rejects())
        .extracting(Reject::toString)
        .containsExactly(
            "a.csv:3: s: expected one of [0, 1], found \"2\"",
            "a.csv:4: s: expected one of [0, 1], found nothing");
  }

  @Test
  void whatWasFoundIsToldButNotCounted() {
    Reject reject =
        new Reject("a.csv", 2, "x: expected y", Unreadable.quoted(" z\n" + "w".repeat(9)));
    assertThat(reject.toString()).isEqualTo("a.csv:2: x: expected y, found \"z wwwwwwwww\"");
    assertThat(Unreadable.quoted("I said ".repeat(9))).isEqualTo("62 characters");
    assertThat(reject.reason()).isEqualTo("x: expected y");
  }
}
