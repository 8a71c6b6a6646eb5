package org.attune.rubric;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.StrictYaml;
import org.attune.yaml.Unfit;
import org.attune.yaml.Vocabulary;

/**
 * The words around those of a rubric, in one language. They say nothing about any construct.
 * Attune's own are in the resources {@code frame-LANGUAGE.yaml}; a rubric in another language
 * brings them along.
 */
public record FrameWords(
    @Doc("What a model is told first: that it judges a text by nothing but what follows")
        String task,
    @Doc("Before the definition of a construct or dimension") String definition,
    @Doc("Before a question") String question,
    @Doc("Before the levels of which an answer is one") String one,
    @Doc("Before the labels of which an answer has some, {fewest} at least") String several,
    @Doc("Before what values mean of an interval scale from {min} to {max} in steps of {step}")
        String number,
    @Doc("Before an example") String example,
    @Doc("What a model is told last, before a JSON object as its answer has to be") String form,
    @Doc("Stands for an answer in that JSON object") String answer,
    @Doc("Before what was said before the text") String before,
    @Doc("Before the text to judge") String text,
    @Doc("Before the first of two texts that are compared") @Default("1:") String first,
    @Doc("Before the second of two texts that are compared") @Default("2:") String second,
    @Doc("Before the works a rubric is from") String sources) {

  /** The languages Attune has these words in. */
  static final List<String> LANGUAGES = List.of("en", "de", "es");

  /** Refuses sentences that leave out what they are to say. */
  public FrameWords {
    List<Unfit.Value> mistakes = new ArrayList<>();
    holds("several", several, List.of("{fewest}"), mistakes);
    holds("number", number, List.of("{min}", "{max}", "{step}"), mistakes);
    Unfit.raise(mistakes);
  }

  private static void holds(
      String key, String text, List<String> places, List<Unfit.Value> mistakes) {
    places.stream()
        .filter(place -> !text.contains(place))
        .forEach(
            place ->
                mistakes.add(Unfit.Value.text(key, "a sentence with " + place + " in it", text)));
  }

  /** Attune's words in a language; those of German for German as in Austria. */
  static Optional<FrameWords> of(String tag) {
    String language = Locale.forLanguageTag(tag).getLanguage();
    if (!LANGUAGES.contains(language)) {
      return Optional.empty();
    }
    String file = "frame-" + language + ".yaml";
    try (InputStream in = FrameWords.class.getResourceAsStream("/org/attune/rubric/" + file)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(StrictYaml.read(file, text, FrameWords.class, Vocabulary.OPEN));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
