package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.attune.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardMistakesTest {

  private static final String CARD =
      """
      name: small
      title: Small
      source: Made up
      licence: None
      citation: None
      dimensions:
        kind: {scale: nominal, labels: [a, b]}
      tables:
        - format: csv
          files:
            - path: a.csv
              sha256: "0"
          text: text
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      value = {
        "delimiter: '::' ! tables[0].delimiter: expected one ASCII character, found \"::\"",
        "delimiter: \u2022 ! tables[0].delimiter: expected one ASCII character, found \"\u2022\"",
        "delimiter: '\"' ! tables[0].delimiter: expected another character between values than around"
            + " them, found \"\"\"",
        "quote: ',' ! tables[0].quote: expected another character between values than around them,"
            + " found \",\"",
        "quote: '``' ! tables[0].quote: expected one ASCII character, or none, found \"``\"",
        "encoding: utf-9 ! tables[0].encoding: expected the name of a character set, such as UTF-8,"
            + " UTF-16 or windows-1252, found \"utf-9\"",
        "encoding: '::' ! tables[0].encoding: expected the name of a character set, such as UTF-8,"
            + " UTF-16 or windows-1252, found \"::\""
      })
  void valuesThatCannotBeMeantAreToldAtTheirLine(String entry, String message) {
    assertThatThrownBy(() -> card(CARD + "    " + entry + "\n"))
        .isInstanceOf(YamlException.class)
        .hasMessage("dataset.yaml:14: " + message);
  }

  @Test
  void groupsAreOfPeopleWhoAreKnownAndNoStrata() {
    String ratings = "    ratings: [{dimension: kind, shape: %s, value: kind, %s}]\n";
    String group = "groups: {sex: {column: sex}}";
    assertThatThrownBy(() -> card(CARD + ratings.formatted("list", group)))
        .hasMessageContaining("groups go with people's long ratings with a rater");
    assertThatThrownBy(
            () ->
                card(
                    CARD
                        + "    strata: {sex: {column: other}}\n"
                        + ratings.formatted("long", "rater: who, " + group)))
        .hasMessageContaining(
            "expected other names for groups of raters than for strata of items, found sex");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      value = {
        "'../a.csv' ! a name inside of the dataset folder",
        "/etc/passwd ! a name inside of the dataset folder",
        "'a{b' ! a name or a pattern of names without a brace { that is not closed",
        "'a[b' ! a name or a pattern of names without a bracket [ that is not closed",
        "'{a,{b}}' ! a name or a pattern of names without braces within braces",
        "'a\\' ! a name or a pattern of names without a \\ at the end"
      })
  void pathsThatNameNoFileOfTheFolderAreToldAtTheirLine(String path, String expected) {
    assertThatThrownBy(() -> card(CARD.replace("path: a.csv", "path: " + path)))
        .isInstanceOf(YamlException.class)
        .hasMessage(
            "dataset.yaml:11: tables[0].files[0].path: expected "
                + expected
                + ", found \""
                + path.replace("'", "")
                + "\"");
  }

  @ParameterizedTest
  @CsvSource({"' joy', ' joy'", "'joy ', 'joy '", "' ', ' '"})
  void labelsThatNoAnswerHasAreRefused(String label, String shown) {
    assertThatThrownBy(() -> card(CARD.replace("[a, b]", "[a, '" + label + "']")))
        .isInstanceOf(YamlException.class)
        .hasMessage(
            "dataset.yaml:7: dimensions.kind.labels: expected labels without blanks around, as no answer has,"
                + " found \""
                + shown
                + "\"");
  }

  @Test
  void namesHaveNoMarksOfDirection() {
    assertThatThrownBy(() -> card(CARD.replace("kind:", "\"ki\\u202end\":")))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining("dataset.yaml:7: dimensions: expected a name without tabs")
        .hasMessageContaining("marks of direction");
  }

  /** Names stand in tables, and in tallies one a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '~',
      value = {
        "labels: [a, b] ! labels: [a, \"b\\tc\"] ! 7: dimensions.kind.labels",
        "labels: [a, b] ! labels: [\"a\\n\", b] ! 7: dimensions.kind.labels",
        "  kind: ! \"kind\\t1\": ! 7: dimensions",
        "name: small ! name: \"small\\tcorpus\" ! 1: name",
        "sha256: \"0\" ! strata: {season: \"win\\nter\"} ! 12: tables[0].files[0].strata",
        "text: text ! strata: {season: {column: s, names: {w: \"win\\tter\"}}} ! 13: tables[0].strata.season.names",
        "text: text ! strata: {season: {hash: s, parts: {\"a\\e[2J\": 1}}} ! 13: tables[0].strata.season.parts"
      })
  void namesStandOnOneLine(String before, String after, String place) {
    assertThatThrownBy(() -> card(CARD.replace(before.strip(), after)))
        .isInstanceOf(YamlException.class)
        .message()
        .startsWith(
            "dataset.yaml:"
                + place
                + ": expected a name without tabs, line breaks, marks of direction and other control characters, found ")
        .matches("\\P{Cntrl}+");
  }

  @Test
  void allAreToldAtOnce() {
    String card =
        CARD.replace("path: a.csv", "path: '{a'")
            .replace("    text: text\n", "    text: text ~ x\n    speaker: who ~ (\n")
            .replace("format: csv\n", "format: csv\n    encoding: latin-17\n    quote: ''''''\n");
    assertThatThrownBy(() -> card(card))
        .hasMessage(
            """
            dataset.yaml:13: tables[0].files[0].path: expected a name or a pattern of names without a brace { that \
            is not closed, found "{a\"""");
    String form = card.replace("'{a'", "a.csv");
    assertThatThrownBy(() -> card(form))
        .hasMessage(
            """
            dataset.yaml:10: tables[0].encoding: expected the name of a character set, such as UTF-8, UTF-16 or \
            windows-1252, found "latin-17"
            dataset.yaml:11: tables[0].quote: expected one ASCII character, or none, found "''"
            dataset.yaml:15: tables[0].text: expected a group (...) in the regular expression after ~, found \
            "text ~ x"
            dataset.yaml:16: tables[0].speaker: expected a regular expression after ~ (Unclosed group), found \
            "who ~ (\"""");
  }

  private static Card card(String text) {
    return Cards.card("dataset.yaml", text);
  }
}
