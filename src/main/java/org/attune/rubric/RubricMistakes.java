package org.attune.rubric;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.corpus.Card;
import org.attune.corpus.Scale;
import org.attune.yaml.Spelling;
import org.attune.yaml.Unfit;

/** What in a rubric is of its type and still cannot be meant; each is told at its place. */
final class RubricMistakes {

  private RubricMistakes() {}

  /** Of a language: that it is one, and that there are words to put around the rubric's own. */
  static List<Unfit.Value> inLanguage(
      List<String> at, String language, Optional<FrameWords> frame) {
    String found = '"' + language + '"';
    try {
      if (new Locale.Builder().setLanguageTag(language).build().getLanguage().isEmpty()) {
        throw new IllformedLocaleException();
      }
    } catch (IllformedLocaleException e) {
      return List.of(new Unfit.Value(at, "a language such as en or pt-BR (BCP 47)", found));
    }
    if (frame.isPresent() || FrameWords.of(language).isPresent()) {
      return List.of();
    }
    String expected = "one of " + FrameWords.LANGUAGES + ", or the key frame with the words around";
    return List.of(new Unfit.Value(at, expected, found + " without it"));
  }

  /** Of a scale and its levels. */
  static List<Unfit.Value> inScale(
      Card.Level scale,
      Optional<BigDecimal> min,
      Optional<BigDecimal> max,
      BigDecimal step,
      int fewest,
      List<Rubric.Level> levels) {
    List<Unfit.Value> mistakes = new ArrayList<>();
    boolean interval = scale == Card.Level.INTERVAL;
    new TreeMap<>(Map.of("min", min, "max", max))
        .forEach(
            (key, value) -> {
              if (value.isPresent() != interval) {
                String expected = interval ? "a number" : "no such key but on an interval scale";
                String found = value.map(BigDecimal::toPlainString).orElse("no such key");
                mistakes.add(new Unfit.Value(key, expected, found));
              }
            });
    if (!interval && step.compareTo(BigDecimal.ONE) != 0) {
      String expected = "no such key but on an interval scale";
      mistakes.add(new Unfit.Value("step", expected, step.toPlainString()));
    }
    if (fewest < 0 || fewest > (scale == Card.Level.LABELS ? levels.size() : 0)) {
      String expected =
          scale == Card.Level.LABELS
              ? "a number from 0 to " + levels.size()
              : "no such key but on a scale of labels";
      mistakes.add(new Unfit.Value("fewest", expected, Integer.toString(fewest)));
    }
    if (levels.size() < 2 || scale == Card.Level.LABELS && levels.size() > 63) {
      String expected = scale == Card.Level.LABELS ? "2 to 63 levels" : "at least 2 levels";
      mistakes.add(new Unfit.Value("levels", expected, Integer.toString(levels.size())));
    }
    mistakes.addAll(inLevels(levels, interval));
    if (interval && mistakes.isEmpty()) {
      mistakes.addAll(inAnchors(min.orElseThrow(), max.orElseThrow(), step, levels));
    }
    return mistakes;
  }

  /** Of questions that ask which of two texts: that the answers say which. */
  static List<Unfit.Value> inChoices(Map<String, Rubric.Dimension> dimensions) {
    List<Unfit.Value> mistakes = new ArrayList<>();
    dimensions.forEach(
        (name, question) -> {
          List<String> labels = question.levels().stream().map(Rubric.Level::label).toList();
          boolean ties = List.of(Rubric.SECOND, Rubric.TIE, Rubric.FIRST).equals(labels);
          if (!ties && !List.of(Rubric.SECOND, Rubric.FIRST).equals(labels)) {
            mistakes.add(
                new Unfit.Value(
                    List.of("dimensions", name, "levels"),
                    "second, tie and first, or second and first, of a rubric that compares",
                    String.join(", ", labels)));
          }
          if (question.scale() != Card.Level.ORDINAL) {
            mistakes.add(
                new Unfit.Value(
                    List.of("dimensions", name, "scale"),
                    "ordinal, of a rubric that compares",
                    question.scale().name().toLowerCase(Locale.ROOT)));
          }
        });
    return mistakes;
  }

  private static List<Unfit.Value> inLevels(List<Rubric.Level> levels, boolean interval) {
    List<Unfit.Value> mistakes = new ArrayList<>();
    Set<String> before = new HashSet<>();
    for (int i = 0; i < levels.size(); i++) {
      String label = levels.get(i).label();
      List<String> at = List.of("levels", Integer.toString(i), "label");
      if (!label.equals(label.strip()) || !label.matches(Spelling.ONE_LINE)) {
        mistakes.add(Unfit.Value.text(at, Spelling.ONE_LINE_MEANS + " and blanks around", label));
      }
      if (!before.add(composed(label))) {
        mistakes.add(new Unfit.Value(at, "each level once", '"' + label + "\" again"));
      }
    }
    List<String> labels = levels.stream().map(Rubric.Level::label).toList();
    List<Optional<String>> words = levels.stream().map(Rubric.Level::word).toList();
    List<List<String>> places =
        IntStream.range(0, levels.size())
            .mapToObj(i -> List.of("levels", Integer.toString(i), "word"))
            .toList();
    mistakes.addAll(inWords(places, labels, words, interval));
    return mistakes;
  }

  /** Of the words of all levels: that an answer says one level and no other. */
  private static List<Unfit.Value> inWords(
      List<List<String>> places,
      List<String> labels,
      List<Optional<String>> words,
      boolean interval) {
    List<Unfit.Value> mistakes = new ArrayList<>();
    Set<String> before = new HashSet<>();
    for (int i = 0; i < labels.size(); i++) {
      String word = words.get(i).orElse(labels.get(i));
      boolean again = !before.add(composed(word));
      boolean others = !word.equals(labels.get(i)) && labels.contains(word);
      if (words.get(i).isPresent()) {
        if (interval) {
          String expected = "no such key on an interval scale, whose answers are numbers";
          mistakes.add(Unfit.Value.text(places.get(i), expected, word));
        } else if (again || others) {
          String expected = "a word that stands for no other level";
          mistakes.add(Unfit.Value.text(places.get(i), expected, word));
        } else if (!word.equals(word.strip()) || !word.matches(Spelling.ONE_LINE)) {
          String expected = Spelling.ONE_LINE_MEANS + " and blanks around";
          mistakes.add(Unfit.Value.text(places.get(i), expected, word));
        }
      }
    }
    return mistakes;
  }

  /** Of the values of an interval scale that have a meaning. */
  private static List<Unfit.Value> inAnchors(
      BigDecimal min, BigDecimal max, BigDecimal step, List<Rubric.Level> levels) {
    Scale scale;
    try {
      scale = new Scale.Interval(min, max, step);
    } catch (IllegalArgumentException e) {
      return List.of(new Unfit.Value("scale", "steps that lead from min to max", e.getMessage()));
    }
    List<Unfit.Value> mistakes = new ArrayList<>();
    long last = -1;
    for (int i = 0; i < levels.size(); i++) {
      String label = levels.get(i).label();
      List<String> at = List.of("levels", Integer.toString(i), "label");
      OptionalLong code = scale.code(label);
      if (code.isEmpty()) {
        mistakes.add(Unfit.Value.text(at, scale.expected(), label));
      } else if (code.getAsLong() <= last) {
        mistakes.add(Unfit.Value.text(at, "values from the lowest to the highest", label));
      }
      last = code.orElse(last);
    }
    if (mistakes.isEmpty()) {
      Stream.of(0, scale.size() - 1)
          .map(scale::name)
          .filter(end -> levels.stream().noneMatch(l -> same(scale, l.label(), end)))
          .forEach(end -> mistakes.add(new Unfit.Value("levels", "one for " + end, "none")));
    }
    return mistakes;
  }

  private static boolean same(Scale scale, String one, String other) {
    return scale.code(one).equals(scale.code(other));
  }

  /** Of a translation: that it has the words of all dimensions and levels, and no others. */
  static List<Unfit.Value> inTranslation(
      String language, Rubric.Translation words, Map<String, Rubric.Dimension> dimensions) {
    List<String> at = List.of("translations", language);
    List<Unfit.Value> mistakes = new ArrayList<>(inLanguage(at, language, words.frame()));
    List<String> below = below(at, "dimensions");
    mistakes.addAll(inNames(below, dimensions.keySet(), words.dimensions().keySet()));
    dimensions.forEach(
        (name, dimension) -> {
          Rubric.Words own = words.dimensions().get(name);
          if (own != null) {
            mistakes.addAll(inDimension(below(below, name), own, dimension));
          }
        });
    return mistakes;
  }

  private static List<Unfit.Value> inDimension(
      List<String> at, Rubric.Words words, Rubric.Dimension dimension) {
    List<String> labels = dimension.levels().stream().map(Rubric.Level::label).toList();
    List<String> below = below(at, "levels");
    List<Unfit.Value> mistakes = new ArrayList<>();
    if (words.phrasings().size() != dimension.phrasings().size()) {
      mistakes.add(
          new Unfit.Value(
              below(at, "phrasings"),
              "as many as in the rubric's own language, " + dimension.phrasings().size(),
              Integer.toString(words.phrasings().size())));
    }
    List<Unfit.Value> names = inNames(below, labels, words.levels().keySet());
    mistakes.addAll(names);
    if (names.isEmpty()) {
      mistakes.addAll(
          inWords(
              labels.stream().map(label -> below(below(below, label), "word")).toList(),
              labels,
              labels.stream().map(label -> words.levels().get(label).word()).toList(),
              dimension.scale() == Card.Level.INTERVAL));
    }
    return mistakes;
  }

  private static List<Unfit.Value> inNames(
      List<String> at, Iterable<String> all, Set<String> given) {
    List<Unfit.Value> mistakes = new ArrayList<>();
    Set<String> unknown = new HashSet<>(given);
    for (String name : all) {
      if (!unknown.remove(name)) {
        mistakes.add(new Unfit.Value(at, "words for " + name, "none"));
      }
    }
    given.stream()
        .filter(unknown::contains)
        .forEach(
            name ->
                mistakes.add(
                    Unfit.Value.text(below(at, name), "one of " + String.join(", ", all), name)));
    return mistakes;
  }

  private static List<String> below(List<String> at, String step) {
    List<String> steps = new ArrayList<>(at);
    steps.add(step);
    return List.copyOf(steps);
  }

  /** Letters with their accents in one, as scales compare them. */
  private static String composed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
