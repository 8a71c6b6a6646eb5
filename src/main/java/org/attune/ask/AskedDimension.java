package org.attune.ask;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attune.Names;
import org.attune.chat.Allowed;
import org.attune.chat.ModelAnswerReader;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Scale;
import org.attune.rubric.Answer;
import org.attune.rubric.Codebook;
import org.attune.rubric.Instructions;
import org.attune.rubric.Rubric;

/**
 * A dimension of a study about which a model is asked.
 *
 * @param scale of the study
 * @param instructions what the model is told before each turn; null where a benchmark asks, which
 *     has its own form
 * @param schema JSON schema of its answer, an object with the question's name as its only key
 * @param words the word by which each label of the scale is answered
 */
public record AskedDimension(
    Scale scale,
    Instructions instructions,
    String schema,
    Map<String, String> words,
    ModelAnswerReader reader) {

  /** Where a question of a rubric stands. */
  private record Place(Rubric rubric, String question) {}

  /**
   * What a model is asked about a dimension.
   *
   * @param rubrics those of the options
   * @param corpus name of the corpus, which counterparts of questions name
   * @param dimension its name in the study
   * @param source its name in the corpus's card
   * @throws CorpusException if the rubrics have no question for it, or one with other levels, or
   *     not in the language or wording of the options
   */
  public static AskedDimension of(
      List<Rubric> rubrics,
      Chat.Options options,
      String corpus,
      String dimension,
      String source,
      Scale scale) {
    if (options.benchmark().isPresent()) {
      return of(options.benchmark().get(), dimension, scale);
    }
    Place place = place(rubrics, options, new Rubric.Counterpart(corpus, source), dimension);
    String language = options.language().orElse(place.rubric().language());
    Codebook codebook = place.rubric().codebook(language).only(List.of(place.question()));
    Codebook.Question question = codebook.questions().get(0);
    String expected = described(scale);
    if (!described(question.scale()).equals(expected)) {
      throw new CorpusException(
          "rubric " + codebook.rubric() + ", question " + question.name(),
          expected + ", as " + dimension + " has",
          described(question.scale()));
    }
    check(options.placement(), codebook, question);
    Map<String, String> words = new TreeMap<>();
    question.levels().forEach(level -> words.put(level.label(), level.word()));
    Instructions instructions = Instructions.of(codebook, options.wording(), options.levels());
    Answer answer = instructions.answers().get(question.name());
    return new AskedDimension(
        scale,
        instructions,
        instructions.schema().toString(),
        words,
        new ModelAnswerReader(allowed(place.rubric(), question, answer), question.name()));
  }

  /**
   * A dimension about which a model is asked in the form of a benchmark.
   *
   * @throws CorpusException if the answers have no place on its scale
   */
  static AskedDimension of(Benchmark benchmark, String dimension, Scale scale) {
    benchmark
        .form()
        .expected(scale)
        .ifPresent(
            expected -> {
              throw new CorpusException(
                  "benchmark " + Names.kebab(benchmark),
                  "on dimension " + dimension + " " + expected,
                  described(scale));
            });
    Map<String, String> words = new TreeMap<>();
    if (!(scale instanceof Scale.Interval)) {
      IntStream.range(0, scale.size()).forEach(i -> words.put(scale.name(i), scale.name(i)));
    }
    return new AskedDimension(scale, null, "", words, null);
  }

  private static void check(Placement places, Codebook codebook, Codebook.Question question) {
    boolean ties = question.levels().stream().anyMatch(l -> l.label().equals(Rubric.TIE));
    if (places != Placement.GIVEN && !codebook.compares()) {
      throw new CorpusException(
          "places",
          "given, as rubric " + codebook.rubric() + " compares no two texts",
          Names.kebab(places));
    }
    if (places == Placement.BOTH && !ties) {
      throw new CorpusException(
          "places",
          "given or swapped, as question " + question.name() + " has no tie",
          Names.kebab(places));
    }
  }

  private static Place place(
      List<Rubric> rubrics, Chat.Options options, Rubric.Counterpart of, String dimension) {
    String named = options.questions().get(dimension);
    List<Place> all =
        rubrics.stream()
            .flatMap(r -> r.dimensions().keySet().stream().map(name -> new Place(r, name)))
            .toList();
    List<Place> found =
        named != null
            ? all.stream().filter(p -> p.question().equals(named)).toList()
            : all.stream()
                .filter(p -> p.rubric().dimensions().get(p.question()).counterparts().contains(of))
                .toList();
    if (named == null && found.isEmpty()) {
      found = all.stream().filter(p -> p.question().equals(dimension)).toList();
    }
    if (found.size() != 1) {
      throw new CorpusException(
          "rubric " + String.join(", ", options.rubric()),
          "one question for " + dimension + " (questions of the scorer name others)",
          found.isEmpty() ? "none among " + all.stream().map(Place::question).toList() : "several");
    }
    return found.get(0);
  }

  private static Allowed allowed(Rubric rubric, Codebook.Question of, Answer answer) {
    if (answer instanceof Answer.Number number) {
      return new Allowed.Range(number.min(), number.max(), number.step());
    }
    List<Allowed.Level> levels =
        of.levels().stream()
            .map(
                level ->
                    new Allowed.Level(
                        level.word(), Optional.empty(), elsewhere(rubric, of.name(), level)))
            .toList();
    return answer instanceof Answer.Several several
        ? new Allowed.SomeOf(levels, several.fewest())
        : new Allowed.OneOf(levels);
  }

  /** The words of a level in the other languages of its rubric. */
  private static Set<String> elsewhere(Rubric rubric, String question, Codebook.Level level) {
    return rubric.languages().stream()
        .flatMap(language -> rubric.codebook(language).questions().stream())
        .filter(other -> other.name().equals(question))
        .flatMap(other -> other.levels().stream())
        .filter(other -> other.label().equals(level.label()))
        .map(Codebook.Level::word)
        .filter(word -> !word.equals(level.word()))
        .collect(Collectors.toSet());
  }

  private static String described(Scale scale) {
    if (scale instanceof Scale.Interval of) {
      return "numbers from "
          + of.min().stripTrailingZeros().toPlainString()
          + " to "
          + of.max().stripTrailingZeros().toPlainString();
    }
    String kind =
        scale instanceof Scale.Labels ? "labels " : scale.ordered() ? "levels " : "categories ";
    return kind + IntStream.range(0, scale.size()).mapToObj(scale::name).toList();
  }

  String word(String label) {
    return words.get(label);
  }

  /** Of the word for one of two texts that are compared the word for the other. */
  String opposite(String word) {
    if (word.equals(word(Rubric.FIRST))) {
      return word(Rubric.SECOND);
    }
    return word.equals(word(Rubric.SECOND)) ? word(Rubric.FIRST) : word;
  }

  /** Name of the question. */
  String question() {
    return instructions.answers().keySet().iterator().next();
  }

  /** Whether what people conclude can be answered: some questions want more labels than none. */
  boolean answerable(long answer) {
    return answer != Scale.ABSENT
        && !(form() instanceof Answer.Several some && Long.bitCount(answer) < some.fewest());
  }

  /**
   * What people conclude, as the JSON object a model is to answer with; a number is rounded to the
   * next one that may be answered.
   */
  String answer(long answer) {
    ObjectNode object = Answer.JSON.objectNode();
    if (form() instanceof Answer.Number number) {
      Scale steps = new Scale.Interval(number.min(), number.max(), number.step());
      object.put(question(), new BigDecimal(steps.name(steps.category(answer))));
    } else if (form() instanceof Answer.Several some) {
      ArrayNode given = object.putArray(question());
      some.choices().stream()
          .filter(choice -> (answer >>> label(choice.label()) & 1) == 1)
          .forEach(choice -> given.add(choice.word()));
    } else {
      object.put(question(), word(scale.name(scale.category(answer))));
    }
    return object.toString();
  }

  private int label(String name) {
    return IntStream.range(0, scale.size())
        .filter(i -> scale.name(i).equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Answer form() {
    return instructions.answers().get(question());
  }

  /** An answer of usual length, as JSON: with the word of median length, or a number. */
  String example() {
    List<String> byLength =
        words.values().stream().sorted(Comparator.comparing(String::length)).toList();
    return "{\"" + question() + "\":\"" + byLength.get(byLength.size() / 2) + "\"}";
  }
}
