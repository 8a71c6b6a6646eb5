package org.attune.rubric;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.attune.corpus.Card;
import org.attune.corpus.Doi;
import org.attune.corpus.Scale;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.Spelling;
import org.attune.yaml.StrictYaml;
import org.attune.yaml.Unfit;
import org.attune.yaml.Vocabulary;

/**
 * A construct as people and language models judge it: its definition, where that is from, and one
 * question or several, each with its scale and the meaning of its levels.
 */
public record Rubric(
    @Doc("Name of the rubric: the name of its file without .yaml")
        @Spelling(value = "[a-z0-9]+(-[a-z0-9]+)*", means = "small letters, digits and hyphens")
        String name,
    @Doc("What it judges, in a line") String title,
    @Doc("The construct in words of one's own: what it is, and what it is not") String definition,
    @Doc("The works that the construct and its scale are from") List<Source> sources,
    @Doc("What a researcher should know before using it; raters do not see it") @Default("")
        List<String> notes,
    @Doc(
            "Whether it asks which of two texts, such as two replies to the same turn. Each question then has the levels second,"
                + " tie (which may be left out) and first, in this order")
        @Default("false")
        boolean compares,
    @Doc("Language of the words outside of translations (BCP 47)") @Default("en") String language,
    @Doc("Words around the rubric's own, where Attune has none in its language")
        Optional<FrameWords> frame,
    @Doc("What is asked, by name")
        @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
        Map<String, Dimension> dimensions,
    @Doc("The same words in other languages, by language (BCP 47)") @Default("")
        Map<String, Translation> translations) {

  /** Levels of a question that asks which of two texts. */
  public static final String FIRST = "first";

  /** Neither of the two. */
  public static final String TIE = "tie";

  /** The other of the two. */
  public static final String SECOND = "second";

  /** Refuses a rubric that leaves something unsaid in one of its languages. */
  public Rubric {
    List<Unfit.Value> mistakes = new ArrayList<>();
    if (sources.isEmpty()) {
      mistakes.add(new Unfit.Value("sources", "at least one work", "none"));
    }
    if (dimensions.isEmpty()) {
      mistakes.add(new Unfit.Value("dimensions", "at least one dimension", "none"));
    }
    if (compares) {
      mistakes.addAll(RubricMistakes.inChoices(dimensions));
    }
    mistakes.addAll(RubricMistakes.inLanguage(List.of("language"), language, frame));
    if (translations.containsKey(language)) {
      mistakes.add(
          new Unfit.Value(
              List.of("translations", language),
              "a language other than that of the rubric itself",
              '"' + language + '"'));
    }
    translations.forEach(
        (tongue, words) ->
            mistakes.addAll(RubricMistakes.inTranslation(tongue, words, dimensions)));
    Unfit.raise(mistakes);
  }

  /**
   * The rubric a file describes.
   *
   * @param file how messages name it
   * @throws org.attune.yaml.YamlException with all mistakes of the file
   */
  public static Rubric read(String file, String text) {
    return StrictYaml.read(file, text, Rubric.class, Vocabulary.OPEN);
  }

  /** The languages it exists in, in alphabetical order. */
  public Set<String> languages() {
    Set<String> languages = new TreeSet<>(translations.keySet());
    languages.add(language);
    return languages;
  }

  /** Its words in one of its {@link #languages}. */
  public Codebook codebook(String in) {
    return Codebook.of(this, in);
  }

  /** A work, and where in it if need be. */
  public record Source(
      @Doc("How to cite it: authors, year, title, and where it appeared") String citation,
      @Doc("Its DOI or arXiv identifier") Optional<String> doi) {
    public Source {
      doi.filter(written -> !Doi.is(written))
          .ifPresent(written -> Unfit.raise(List.of(Unfit.Value.text("doi", Doi.MEANS, written))));
    }

    /** How to cite it, with its identifier. */
    public String line() {
      return citation + doi.map(id -> (id.startsWith("10.") ? " doi:" : " ") + id).orElse("");
    }
  }

  /** One question with its answers. */
  public record Dimension(
      @Doc("What is judged, in a few words") String title,
      @Doc("What counts, and what does not") String definition,
      @Doc("What people and models are asked") String question,
      @Doc("The same question in other words, to see how far answers hang on the wording")
          @Default("")
          List<String> phrasings,
      @Doc("Level of measurement, as on the card of a dataset") Card.Level scale,
      @Doc("Lowest value of an interval scale") Optional<BigDecimal> min,
      @Doc("Highest value of an interval scale") Optional<BigDecimal> max,
      @Doc("Step between possible answers on an interval scale") @Default("1") BigDecimal step,
      @Doc("How many labels an answer has at least, on a scale of labels") @Default("0") int fewest,
      @Doc(
              "The answers, in order; of an interval scale what some of its values mean, the lowest and the highest"
                  + " among them")
          List<Level> levels,
      @Doc(
              "Dimensions of datasets rated on the same scale, whose ratings answers are compared with")
          @Default("")
          List<Counterpart> counterparts) {

    /** Refuses levels that are not those of the scale. */
    public Dimension {
      Unfit.raise(RubricMistakes.inScale(scale, min, max, step, fewest, levels));
    }

    /** The scale. */
    public Scale toScale() {
      List<String> labels = levels.stream().map(Level::label).toList();
      return switch (scale) {
        case NOMINAL -> new Scale.Nominal(labels);
        case ORDINAL -> new Scale.Ordinal(labels);
        case INTERVAL -> new Scale.Interval(min.orElseThrow(), max.orElseThrow(), step);
        case LABELS -> new Scale.Labels(labels);
      };
    }
  }

  /** One answer, or one value of an interval scale. */
  public record Level(
      @Doc("Name of the level as data hold it, or value on an interval scale") String label,
      @Doc("The word people and models answer with, where it is not the label")
          Optional<String> word,
      @Doc("When it is the answer") String meaning,
      @Doc("An example of one's own") String example) {}

  /** A dimension of a dataset. */
  public record Counterpart(
      @Doc("Name of the dataset") String dataset, @Doc("Name of its dimension") String dimension) {}

  /** All words of a rubric in another language. */
  public record Translation(
      @Doc("What the rubric judges, in a line") String title,
      @Doc("The construct") String definition,
      @Doc("Words around the rubric's own, where Attune has none in this language")
          Optional<FrameWords> frame,
      @Doc("The words of every dimension, by its name") Map<String, Words> dimensions) {}

  /** The words of a dimension in another language. */
  public record Words(
      @Doc("What is judged, in a few words") String title,
      @Doc("What counts, and what does not") String definition,
      @Doc("What people and models are asked") String question,
      @Doc("The question's other phrasings, as many as in the language of the rubric") @Default("")
          List<String> phrasings,
      @Doc("The words of every level, by its label") Map<String, LevelWords> levels) {}

  /** The words of a level in another language. */
  public record LevelWords(
      @Doc("The word people and models answer with, where it is not the label")
          Optional<String> word,
      @Doc("When it is the answer") String meaning,
      @Doc("An example of one's own") String example) {}
}
