package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets of labels of which none is given, beside ratings that are missing. */
class EmptySetTest {

  private static final String SETS =
      "item: id, ratings: [{dimension: set, shape: long, value: x, rater: who%s}]";

  @TempDir Path folder;

  /** Codes by rater of the one item. */
  private Map<String, Long> read(String more, String... answers) throws IOException {
    String[] lines = new String[answers.length + 1];
    lines[0] = "id;who;x";
    for (int i = 0; i < answers.length; i++) {
      lines[i + 1] = "i;r" + (i + 1) + ";" + answers[i];
    }
    Imported corpus = SmallCorpus.read(folder, "delimiter: ';', " + SETS.formatted(more), lines);
    assertThat(corpus.rejects()).isEmpty();
    return codes(corpus);
  }

  private static Map<String, Long> codes(Imported corpus) {
    Map<String, Long> codes = new TreeMap<>();
    corpus.items().get("i").ratings().forEach(r -> codes.put(r.rater(), r.code()));
    return codes;
  }

  @Test
  void anEmptyAnswerIsMissingUnlessTheCardSaysOtherwise() throws IOException {
    assertThat(read(", separator: ','", "a,c", "", "[]")).containsExactly(entry("r1", 0b101L));
    assertThat(read(", separator: ',', empty: none", "a,c", " ", "[ ]", "b"))
        .containsExactly(entry("r1", 0b101L), entry("r2", 0L), entry("r3", 0L), entry("r4", 0b10L));
  }

  @Test
  void aWordMayStandForTheEmptySetWhereEmptyIsMissing() throws IOException {
    assertThat(read(", none: none of these", "none of these", "", "a"))
        .containsExactly(entry("r1", 0L), entry("r3", 1L));
    assertThat(read(", none: ['0', '[]'], missing: [NA]", "0.0", "[]", "NA", "['0']"))
        .containsExactly(entry("r1", 0L), entry("r2", 0L), entry("r4", 0L));
  }

  @Test
  void missingAnswersStayMissing() throws IOException {
    assertThat(read(", empty: none, missing: [NA]", "NA", "")).containsExactly(entry("r2", 0L));
  }

  @Test
  void listsOfJsonAndPythonAreSets() throws IOException {
    assertThat(
            read("", "\"[\"\"a\"\", \"\"b\"\"]\"", "['c']", "[\"a\", null]".replace(", null", "")))
        .containsExactly(entry("r1", 0b11L), entry("r2", 0b100L), entry("r3", 1L));
    assertThat(read(", labels: position", "[0, 2]", "[1.0]", "1"))
        .containsExactly(entry("r1", 0b101L), entry("r2", 0b10L), entry("r3", 0b10L));
    assertThat(read(", separator: ','", "[a, c]")).containsExactly(entry("r1", 0b101L));
  }

  @Test
  void nullIsMissingInEveryCase() throws IOException {
    Files.write(
        folder.resolve("a.jsonl"),
        List.of(
            "{\"id\": \"i\", \"who\": \"r1\", \"x\": []}",
            "{\"id\": \"i\", \"who\": \"r2\", \"x\": null}",
            "{\"id\": \"i\", \"who\": \"r3\", \"x\": [\"b\"]}"));
    Imported corpus =
        Imported.of(
            SmallCorpus.card(
                "[{format: jsonl, files: [{path: a.jsonl}], "
                    + SETS.formatted(", empty: none")
                    + "}]"),
            folder);
    assertThat(corpus.rejects()).isEmpty();
    assertThat(codes(corpus)).containsExactly(entry("r1", 0L), entry("r3", 0b10L));
  }

  @Test
  void onlySetsCanBeEmpty() {
    for (String more : List.of("empty: none", "none: nothing")) {
      assertThatThrownBy(
              () ->
                  SmallCorpus.read(
                      folder,
                      "ratings: [{dimension: kind, shape: long, value: x, " + more + "}]",
                      "x",
                      "a"))
          .isInstanceOf(CorpusException.class)
          .hasMessage(
              "dataset card small: expected empty: none and none only where sets of labels are"
                  + " rated, found them for kind");
    }
  }
}
