package org.attune.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.attune.catalog.Catalog;
import org.attune.corpus.Card;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Scale;
import org.attune.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RubricTest {

  private static final Path FOLDER = Path.of("protocols", "rubrics");
  private static final Catalog CATALOG = new Catalog(List.of(Path.of("datasets")));

  static List<Rubric> shipped() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(Catalog::rubric)
          .toList();
    }
  }

  @Test
  void whatIsShipped() throws IOException {
    assertThat(shipped().stream().map(Rubric::name))
        .containsExactly(
            "compassion-choice",
            "compassion",
            "ekman",
            "empathetic-dialogues",
            "empathic-concern",
            "epitome",
            "goemotions",
            "lend-an-ear",
            "perceived-empathy",
            "valence-arousal-dominance");
    assertThat(Catalog.rubric(FOLDER.resolve("compassion.yaml")).dimensions().keySet())
        .containsExactly(
            "recognising-suffering",
            "universality",
            "feeling-for",
            "tolerating-discomfort",
            "motivation-to-act");
    assertThat(Catalog.rubric(FOLDER.resolve("ekman.yaml")).languages())
        .containsExactly("de", "en", "es");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everySourceCanBeFound(Rubric rubric) {
    assertThat(rubric.sources())
        .allSatisfy(
            source -> {
              assertThat(source.citation()).containsPattern("\\((19|20)\\d\\d\\)\\. .+\\. .+\\.");
              assertThat(source.doi()).isPresent();
            });
  }

  /** A text that two levels or two dimensions share is one that was copied and forgotten. */
  @ParameterizedTest
  @MethodSource("shipped")
  void everyLanguageSaysEverythingOnce(Rubric rubric) {
    for (String language : rubric.languages()) {
      Codebook codebook = rubric.codebook(language);
      assertThat(codebook.questions()).hasSameSizeAs(rubric.dimensions().keySet());
      Set<String> examples = new HashSet<>();
      Set<String> questions = new HashSet<>();
      for (Codebook.Question question : codebook.questions()) {
        assertThat(question.definition()).isNotBlank();
        assertThat(questions.addAll(question.wordings())).isTrue();
        assertThat(new HashSet<>(question.wordings())).hasSameSizeAs(question.wordings());
        assertThat(question.levels().stream().map(Codebook.Level::meaning)).doesNotHaveDuplicates();
        for (Codebook.Level level : question.levels()) {
          assertThat(level.meaning()).isNotBlank();
          assertThat(examples.add(level.example())).as(level.example()).isTrue();
        }
      }
    }
  }

  /** What is translated is not left in the language of the rubric. */
  @ParameterizedTest
  @MethodSource("shipped")
  void noTwoLanguagesShareASentence(Rubric rubric) {
    Set<String> sentences = new HashSet<>();
    for (String language : rubric.languages()) {
      Codebook codebook = rubric.codebook(language);
      List<String> own = new ArrayList<>(List.of(codebook.title(), codebook.definition()));
      for (Codebook.Question question : codebook.questions()) {
        own.add(question.definition());
        own.addAll(question.wordings());
        question.levels().stream().map(Codebook.Level::example).forEach(own::add);
      }
      assertThat(own).allSatisfy(text -> assertThat(sentences.add(text)).as(text).isTrue());
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void scalesAreThoseOfTheCardsTheyAreComparedWith(Rubric rubric) {
    for (Rubric.Dimension dimension : rubric.dimensions().values()) {
      for (Rubric.Counterpart other : dimension.counterparts()) {
        Card.Dimension rated = CATALOG.card(other.dataset()).dimensions().get(other.dimension());
        assertThat(rated).as(other.toString()).isNotNull();
        assertThat(dimension.toScale()).as(other.toString()).isEqualTo(rated.toScale());
      }
    }
  }

  @Test
  void everyDimensionOfTheExpertsHasARubric() throws IOException {
    Set<String> asked = new TreeSet<>();
    for (Rubric rubric : shipped()) {
      rubric.dimensions().values().stream()
          .flatMap(d -> d.counterparts().stream())
          .filter(c -> c.dataset().equals("empathy-expert-ratings"))
          .forEach(c -> assertThat(asked.add(c.dimension())).isTrue());
    }
    assertThat(asked)
        .isEqualTo(new TreeSet<>(CATALOG.card("empathy-expert-ratings").dimensions().keySet()));
  }

  @Test
  void ekmansLabelsAreTheGroupsOfTheStudyOnGoEmotions() {
    var groups =
        CATALOG
            .protocol(Path.of("protocols", "goemotions-ekman.yaml"))
            .dimensions()
            .get(0)
            .groups();
    Rubric rubric = Catalog.rubric(FOLDER.resolve("ekman.yaml"));
    assertThat(rubric.dimensions().get("emotion").toScale())
        .isEqualTo(new Scale.Nominal(List.copyOf(groups.keySet())));
  }

  /** Line 1 is empty, so that lines count as in an editor that shows this text. */
  private static final String SOUND =
      """

      name: sound
      title: Whether a voice is loud
      definition: How loud a voice sounds.
      sources:
        - citation: Doe, J. (2020). Voices. A journal.
      dimensions:
        loud:
          title: Loudness
          definition: As heard.
          question: Is it loud?
          phrasings: ["Is this a loud voice?"]
          scale: nominal
          levels:
            - label: soft
              meaning: It is soft.
              example: A whisper.
            - label: loud
              meaning: It is loud.
              example: A shout.
        pitch:
          title: Pitch
          definition: As heard.
          question: How high is it?
          scale: interval
          min: 1
          max: 5
          levels:
            - label: "1"
              meaning: Low.
              example: A bass.
            - label: "5"
              meaning: High.
              example: A soprano.
      translations:
        de:
          title: Ob eine Stimme laut ist
          definition: Wie laut eine Stimme klingt.
          dimensions:
            loud:
              title: Lautstärke
              definition: Wie gehört.
              question: Ist sie laut?
              phrasings: ["Ist das eine laute Stimme?"]
              levels:
                soft: {word: leise, meaning: Sie ist leise., example: Ein Flüstern.}
                loud: {word: laut, meaning: Sie ist laut., example: Ein Ruf.}
            pitch:
              title: Höhe
              definition: Wie gehört.
              question: Wie hoch ist sie?
              levels:
                "1": {meaning: Tief., example: Ein Bass.}
                "5": {meaning: Hoch., example: Ein Sopran.}
      """;

  @Test
  void whatIsSoundIsRead() {
    Rubric rubric = Rubric.read("sound.yaml", SOUND);
    assertThat(rubric.codebook("de").questions().get(0).levels().stream().map(Codebook.Level::word))
        .containsExactly("leise", "laut");
    assertThat(rubric.codebook("de").questions().get(1).scale())
        .isEqualTo(rubric.dimensions().get("pitch").toScale());
    assertThatThrownBy(() -> rubric.codebook("fr"))
        .isInstanceOf(CorpusException.class)
        .hasMessage("rubric sound: expected one of its languages [de, en], found fr");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "'title: Loudness' | 'titel: Loudness' | 9: dimensions.loud.titel: expected a key of this section: title, definition, question, phrasings, scale, min, max, step, fewest, levels, counterparts, found \"titel\" (did you mean title?)",
        "'label: loud' | 'label: soft' | 18: dimensions.loud.levels[1].label: expected each level once, found \"soft\" again",
        "'        loud: {word: laut, meaning: Sie ist laut., example: Ein Ruf.}' | '' | 45: translations.de.dimensions.loud.levels: expected words for loud, found none",
        "'word: laut' | 'word: leise' | 47: translations.de.dimensions.loud.levels.loud.word: expected a word that stands for no other level, found \"leise\"",
        "'word: laut' | 'word: soft' | 47: translations.de.dimensions.loud.levels.loud.word: expected a word that stands for no other level, found \"soft\"",
        "'\"5\": {' | '\"5\": {word: hoch, ' | 54: translations.de.dimensions.pitch.levels.5.word: expected no such key on an interval scale, whose answers are numbers, found \"hoch\"",
        "'\"5\": {meaning' | '\"6\": {meaning: x, example: y}\n          \"5\": {meaning' | 54: translations.de.dimensions.pitch.levels.6: expected one of 1, 5, found \"6\"",
        "'      phrasings: [\"Ist das eine laute Stimme?\"]' | '' | 40: translations.de.dimensions.loud.phrasings: expected as many as in the rubric's own language, 1, found 0",
        "'    max: 5\n' | '' | 22: dimensions.pitch.max: expected a number, found no such key",
        "'label: \"5\"' | 'label: \"7\"' | 32: dimensions.pitch.levels[1].label: expected a number from 1 to 5 in steps of 1, found \"7\"",
        "'label: \"5\"' | 'label: \"4\"' | 28: dimensions.pitch.levels: expected one for 5, found none",
        "'label: \"5\"' | 'label: \"1.0\"' | 32: dimensions.pitch.levels[1].label: expected values from the lowest to the highest, found \"1.0\"",
        "'max: 5' | 'max: 5\n    step: 3' | 25: dimensions.pitch.scale: expected steps that lead from min to max, found steps of 3 from 1 do not lead to 5",
        "'scale: nominal' | 'scale: nominal\n    max: 2' | 14: dimensions.loud.max: expected no such key but on an interval scale, found 2",
        "'scale: nominal' | 'scale: nominal\n    fewest: 1' | 14: dimensions.loud.fewest: expected no such key but on a scale of labels, found 1",
        "'scale: nominal' | 'scale: labels\n    fewest: 3' | 14: dimensions.loud.fewest: expected a number from 0 to 2, found 3",
        "'  de:' | '  fr:' | 36: translations.fr: expected one of [en, de, es], or the key frame with the words around, found \"fr\" without it",
        "'  de:' | '  en:' | 36: translations.en: expected a language other than that of the rubric itself, found \"en\"",
        "'  de:' | '  german_x:' | 36: translations.german_x: expected a language such as en or pt-BR (BCP 47), found \"german_x\"",
        "'A journal.' | 'A journal.\n    doi: none' | 7: sources[0].doi: expected a DOI such as 10.1000/182, or an identifier of arXiv, found \"none\"",
        "'name: sound' | 'name: So und' | 2: name: expected small letters, digits and hyphens, found \"So und\"",
        "'meaning: It is loud.' | '' | 18: dimensions.loud.levels[1].meaning: expected a text (When it is the answer), found no such key"
      })
  void aMistakeIsOneLineThatSaysWhere(String right, String wrong, String told) {
    assertThat(SOUND).contains(right);
    String text = SOUND.replaceFirst(java.util.regex.Pattern.quote(right), quoted(wrong));
    assertThatThrownBy(() -> Rubric.read("sound.yaml", text))
        .isInstanceOf(YamlException.class)
        .hasMessage("sound.yaml:" + told);
  }

  private static String quoted(String replacement) {
    return java.util.regex.Matcher.quoteReplacement(replacement);
  }

  @Test
  void noTextLooksLikeALevelOfItsOwn() {
    String more =
        SOUND.replace("meaning: It is loud.", "meaning: |\n          Loud.\n          - soft: x\n");
    Codebook codebook = Rubric.read("sound.yaml", more).codebook("en");
    assertThat(Instructions.of(codebook, 0, Order.GIVEN).system().lines())
        .filteredOn(line -> line.startsWith("- soft: "))
        .hasSize(1);
    assertThat(codebook.questions().get(0).levels().get(1).meaning()).isEqualTo("Loud. - soft: x");
  }

  @Test
  void nominalScalesNeedLevels() {
    String none = SOUND.replaceFirst("(?s)levels:\n +- label: soft.*?A shout\\.", "levels: []");
    assertThatThrownBy(() -> Rubric.read("sound.yaml", none))
        .hasMessage("sound.yaml:14: dimensions.loud.levels: expected at least 2 levels, found 0");
  }

  @Test
  void aLanguageOfOnesOwnBringsItsFrame() {
    String frame =
        """
            frame:
              task: Juge.
              definition: "Définition :"
              question: "Question :"
              one: "Réponds par un seul de ces niveaux :"
              several: "Réponds par au moins {fewest} de ces étiquettes :"
              number: "Réponds par un nombre de {min} à {max}, par pas de {step} :"
              example: "Exemple :"
              form: "Écris cet objet JSON :"
              answer: réponse
              before: "Avant :"
              text: "Texte :"
              sources: "Sources :"
        """;
    String french = SOUND.replace("  de:\n", "  fr:\n" + frame.indent(0));
    assertThat(Rubric.read("sound.yaml", french).codebook("fr").markdown())
        .contains("Réponds par un nombre de 1 à 5, par pas de 1 :");
    assertThatThrownBy(
            () -> Rubric.read("sound.yaml", french.replace("au moins {fewest}", "toutes")))
        .hasMessage(
            "sound.yaml:42: translations.fr.frame.several: expected a sentence with {fewest} in it,"
                + " found \"Réponds par toutes de ces étiquettes :\"");
  }

  @Test
  void someDimensionsCanBeAskedAlone() {
    Codebook all = Catalog.rubric(FOLDER.resolve("epitome.yaml")).codebook("en");
    Codebook some = all.only(List.of("explorations", "emotional-reactions"));
    assertThat(some.questions().stream().map(Codebook.Question::name))
        .containsExactly("emotional-reactions", "explorations");
    assertThatThrownBy(() -> all.only(List.of("warmth")))
        .hasMessage(
            "rubric epitome: expected one of its dimensions [emotional-reactions, interpretations,"
                + " explorations], found \"warmth\"");
  }

  @Test
  void theFileIsCalledAsTheRubric(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("other.yaml"), SOUND);
    assertThatThrownBy(() -> Catalog.rubric(file))
        .hasMessage(file + ": name: expected the name of the file without .yaml, found \"sound\"");
  }
}
