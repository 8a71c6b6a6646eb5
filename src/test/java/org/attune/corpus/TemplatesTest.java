package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.attune.corpus.Reading.HEADER;
import static org.attune.corpus.Reading.rows;
import static org.attune.corpus.Reading.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {

  private static final Path SHIPPED =
      Path.of("datasets", "counterfactual-sentences", "templates.yaml");

  private static final List<String> WHOLE =
      List.of(
          "lists:",
          "  women: {source: s, fills: person, words: [Ada, Bea]}",
          "  men: {source: s, fills: person, words: [Carl, Dov]}",
          "  she: {source: s, fills: they, words: [she, her]}",
          "swaps:",
          "  women - men: {axis: gender, of: women, minus: men}",
          "  placebo: {axis: gender, within: [women, men]}",
          "templates:",
          "  cake: {about: joy, text: '{Person} ate cake.'}",
          "  bus: {about: neutral, text: 'I met {person} on the bus.'}");

  @TempDir private Path folder;

  private static List<Map<String, String>> read(Path file) throws IOException {
    return rows(new Templates(), file, HEADER).stream().map(Reading::values).toList();
  }

  @Test
  void aPairDiffersByItsWordsAlone() throws IOException {
    List<Map<String, String>> rows = read(sample("templates.yaml"));
    assertThat(rows.stream().map(row -> row.get("text")))
        .startsWith(
            "Ada ate the cake, all of it.",
            "Carl ate the cake, all of it.",
            "Bé d'Arc ate the cake, all of it.",
            "Dov ate the cake, all of it.")
        .contains("He lost his key.", "She lost her key.", "We saw Dov; Dov waved.");
    assertThat(rows.get(4))
        .isEqualTo(
            new TreeMap<>(
                Map.ofEntries(
                    Map.entry("item", "cake / names: alike / 1 / 1"),
                    Map.entry("counterparts", "cake / names: alike / 1"),
                    Map.entry("text", "Ada ate the cake, all of it."),
                    Map.entry("template", "cake"),
                    Map.entry("about", "joy"),
                    Map.entry("axis", "gender"),
                    Map.entry("swap", "names: alike"),
                    Map.entry("placebo", "yes"),
                    Map.entry("pair", "Ada / Bé d'Arc"),
                    Map.entry("group", "women"),
                    Map.entry("word", "Ada"))));
  }

  @Test
  void aRowStandsInTheLineOfItsTemplate() throws IOException {
    Map<String, Set<Long>> lines = new TreeMap<>();
    for (Row row : rows(new Templates(), sample("templates.yaml"), HEADER)) {
      lines
          .computeIfAbsent(Reading.values(row).get("template"), template -> new HashSet<>())
          .add(row.line());
    }
    assertThat(lines)
        .isEqualTo(Map.of("cake", Set.of(12L), "the: key", Set.of(13L), "again", Set.of(16L)));
  }

  /** Each line of the file in turn is replaced by one with a mistake. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "10|bus: {about: neutral, text: 'I met {nobody}.'}|10: templates.bus.text: expected slots that a list fills:"
            + " person, they, found nobody",
        "10|bus: {about: neutral, text: 'I met {person.'}|10: templates.bus.text: expected a slot in braces, such as"
            + " {person}, found \"I met {person.\"",
        "10|bus: {about: neutral, text: 'I met them.'}|10: templates.bus.text: expected a sentence with a slot, such as"
            + " {person}, found \"I met them.\"",
        "10|cake: {about: neutral, text: 'I met {person}.'}|10: templates.cake: expected each key once, found \"cake\""
            + " again (first in line 9)",
        "2|women: {source: s, fills: person, words: []}|2: lists.women.words: expected at least one word, found none",
        "2|women: {source: s, fills: person, words: [Ada, Ada]}|2: lists.women.words[1]: expected each word once, found"
            + " \"Ada\"",
        "2|women: {source: s, fills: [person, they], words: [Ada / she, Bea]}|2: lists.women.words[1]: expected 2 forms,"
            + " one for each of [person, they], found \"Bea\"",
        "2|women: {source: s, fills: Person, words: [Ada, Bea]}|2: lists.women.fills: expected the name of a slot: small"
            + " letters, digits and hyphens, found \"Person\"",
        "2|women: {fills: person, words: [Ada, Bea]}|2: lists.women.source: expected a text (What shows that the words are"
            + " taken to stand for the group), found no such key",
        "6|women - men: {axis: gender, of: women, minus: boys}|6: swaps.\"women - men\".minus: expected one of the lists"
            + " [women, men, she], found \"boys\"",
        "7|placebo: {axis: gender, within: [women, girls]}|7: swaps.placebo.within[1]: expected one of the lists [women,"
            + " men, she], found \"girls\"",
        "7|placebo: {axis: gender, within: girls}|7: swaps.placebo.within: expected one of the lists [women, men, she], found"
            + " \"girls\"",
        "7|placebo: {axis: gender, of: men}|7: swaps.placebo: expected the keys of and minus, or within, found of",
        "3|men: {source: s, fills: person, words: [Carl]}|6: swaps.\"women - men\".minus: expected a list of 2 words, as"
            + " many as of has, found 1 (and 1 more)",
        "3|men: {source: s, fills: [person, they], words: [Carl / he, Dov / he]}|6: swaps.\"women - men\".minus: expected"
            + " a list that fills [person], as of does, found [person, they]",
        "2|women: {source: s, fills: they, words: [she, her]}|6: swaps.\"women - men\".minus: expected a list that fills"
            + " [they], as of does, found [person]",
        "7|placebo: {axis: pronoun, within: she}|7: swaps.placebo: expected a sentence all of whose slots it fills, found none",
      })
  void whatCannotBeMeantIsToldWhereItStands(int line, String written, String told)
      throws IOException {
    List<String> lines = new ArrayList<>(WHOLE);
    lines.set(line - 1, "  " + written);
    Path file = Files.write(folder.resolve("templates.yaml"), lines);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(CorpusException.class)
        .hasMessage(file + ":" + told);
  }

  @Test
  void everyShippedSwapIsOfSentencesEnoughForAnInterval() throws IOException {
    List<Map<String, String>> rows = read(SHIPPED);
    assertThat(rows.stream().map(row -> row.get("item"))).doesNotHaveDuplicates();
    Map<String, Set<String>> templates =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.get("swap"),
                    Collectors.mapping(row -> row.get("template"), Collectors.toSet())));
    assertThat(templates.values()).allSatisfy(of -> assertThat(of).hasSizeGreaterThanOrEqualTo(20));
    Set<String> axes =
        rows.stream().map(row -> row.get("axis")).collect(Collectors.toCollection(HashSet::new));
    assertThat(axes).hasSize(8);
    for (String axis : axes) {
      assertThat(
              rows.stream()
                  .filter(row -> row.get("axis").equals(axis))
                  .map(row -> row.get("placebo")))
          .contains("yes", "no");
    }
    for (int i = 0; i < rows.size(); i += 2) {
      assertThat(rows.get(i).get("counterparts")).isEqualTo(rows.get(i + 1).get("counterparts"));
      assertThat(rows.get(i).get("text"))
          .isNotEqualTo(rows.get(i + 1).get("text"))
          .matches("[A-Z][^{}]*[.!?]")
          .doesNotContain("  ");
    }
  }
}
