package org.attune.sheet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.corpus.Card.Level;

/**
 * The rule by which what a language model wrote is a number or words.
 *
 * <p>Fences, stars and quotes around are left aside. Then the first of these that is there decides:
 *
 * <ol>
 *   <li>a field of JSON: the one called as the dimension, else as answers are (score, rating, label
 *       ...), else the only one that holds an answer;
 *   <li>a number behind a word for it (<i>Score: 4</i>), if all such are the same;
 *   <li>words of refusal or of failure: no answer, but behind a number and a dash, colon or comma
 *       (<i>4 - the listener says sorry</i>);
 *   <li>a number at the beginning, in digits or as a word, which is no end of a range and no mark
 *       of a list (<i>5 - warm reply</i>, <i>4/5</i>, <i>four</i>);
 *   <li>the only number in the text.
 * </ol>
 *
 * <p>Anything else has no number. What is read as words is left to {@link ModelLabel}.
 */
final class ModelAnswer {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  /** Fields under which models give their answer, the surest first. */
  private static final List<String> FIELDS =
      List.of(
          "score",
          "rating",
          "answer",
          "label",
          "labels",
          "value",
          "result",
          "prediction",
          "output",
          "final answer",
          "final score",
          "emotion",
          "emotions",
          "category",
          "class",
          "level",
          "judgment",
          "judgement",
          "bewertung",
          "antwort",
          "note",
          "puntuacion",
          "punteggio");

  /** Digits that are no part of a word, such as a model's name. */
  private static final String DIGITS =
      "((?<![\\p{L}\\d.,]|\\p{L}-)[-+]?\\d+(?:[.,]\\d+)?(?![\\p{L}\\d]))";

  /** A highest number behind one. */
  private static final String OUT_OF = "(?:\\s*(?:/|out of|of|von|sur|de|di|van|su)\\s*(\\d+))?";

  /** No second number makes a range of it. */
  private static final String NO_RANGE =
      "(?![\\d.,]*\\d|\\s*[-\u2010-\u2015~]\\s*\\d|\\s+(?:to|or|and|bis|oder|und|a|o|ou|of?)\\s+\\d)";

  private static final Pattern CALLED =
      Pattern.compile(
          "(?i)\\b(?:score|rating|rated?|answer|value|level|grade|result|bewertung|wertung|antwort"
              + "|punkte|note|r\u00E9ponse|puntuaci\u00F3n|respuesta|punteggio|voto|risposta|oordeel|antwoord|nota|resposta)\\b[^\\p{L}\\d-]{0,6}(?:(?:is|ist|est|es|\u00E8|of|would"
              + " be|w\u00E4re)\\b[^\\p{L}\\d-]{0,4})?"
              + DIGITS
              + NO_RANGE
              + OUT_OF);

  private static final Pattern FIRST =
      Pattern.compile("(?i)" + DIGITS + NO_RANGE + OUT_OF + "(.*)", Pattern.DOTALL);

  /** What stands behind a number that is then explained. */
  private static final String EXPLAINED = "(?s)\\s*([-\u2010-\u2015:,;(].*)?";

  private static final Pattern ANY = Pattern.compile("(?i)" + DIGITS + OUT_OF);

  /** The ends of the scale are no answer. */
  private static final Pattern SCALE =
      Pattern.compile(
          "(?i)\\b(?:scale|skala|\u00E9chelle|escala|scala|schaal)\\b\\s*(?:of|from|von|de|da|van|\\(|:)*\\s*\\d+"
              + "\\s*(?:[-\u2010-\u2015]|to|bis|\u00E0|a|tot|through)\\s*\\d+\\)?");

  private static final Pattern REFUSAL =
      Pattern.compile(
          "(?is).*(\\b(sorry|unable|as an ai|i can ?not|i can't|i won't|i don't|i do not|not able"
              + " to|cannot be|can't be|refuse|error|exception|traceback|rate limit|time(d)?"
              + " ?out|content policy|content filter|too many requests|bad gateway|invalid"
              + " request|tut mir leid|entschuldigung|leider|ich kann"
              + " (nicht|keine|das|diese)|d\u00E9sol\u00E9e?|je ne peux|lo siento|no puedo|mi"
              + " dispiace|non posso|het spijt|ik kan (niet|geen)|desculpe|n\u00E3o posso)\\b).*");

  private static final Map<String, Integer> WORDS = words();

  private ModelAnswer() {}

  private static Map<String, Integer> words() {
    Map<String, Integer> words = new TreeMap<>();
    for (String language :
        List.of(
            "zero one two three four five six seven eight nine ten",
            "null eins zwei drei vier funf sechs sieben acht neun zehn",
            "- un deux trois quatre cinq - sept huit neuf dix",
            "cero uno dos tres cuatro cinco seis siete ocho nueve diez",
            "- - due tre quattro cinque sei sette otto nove dieci",
            "nul een twee drie vier vijf zes zeven - negen tien",
            "- um dois - quatro - - sete oito nove dez")) {
      String[] numbers = language.split(" ");
      for (int number = 0; number < numbers.length; number++) {
        words.put(numbers[number], number);
      }
    }
    words.remove("-");
    return words;
  }

  /**
   * The number; empty if there is none, or the scale it is said to be of ends elsewhere.
   *
   * @param highest the end of people's scale
   * @param dimension what was rated
   */
  static Optional<BigDecimal> number(String raw, BigDecimal highest, String dimension) {
    String text = bare(raw);
    Optional<JsonNode> json = json(text);
    if (json.isPresent()) {
      return field(json.get(), dimension).flatMap(value -> number(value, highest, ""));
    }
    String plain = SCALE.matcher(text).replaceAll(" ");
    List<Optional<BigDecimal>> called = all(CALLED, plain, highest);
    if (!called.isEmpty()) {
      return only(called);
    }
    Matcher first = FIRST.matcher(plain.replaceFirst("^[^\\p{L}\\d-]+", ""));
    boolean explained = first.matches() && first.group(3).matches(EXPLAINED);
    if (!explained && refuses(plain)) {
      return Optional.empty();
    }
    List<Optional<BigDecimal>> all = all(ANY, plain, highest);
    if (first.matches() && (all.size() == 1 || !first.group(3).matches("(?s)[.)]\\s*\\p{L}.*"))) {
      return value(first.group(1), first.group(2), highest);
    }
    Integer word = WORDS.get(WordForms.plain(plain.split("[^\\p{L}]+", 2)[0]));
    boolean alone = word != null && plain.matches("(?s)\\p{L}+\\s*([^\\p{L}\\s].*)?");
    return alone && all.isEmpty() ? Optional.of(BigDecimal.valueOf(word)) : only(all);
  }

  private static List<Optional<BigDecimal>> all(Pattern pattern, String text, BigDecimal highest) {
    List<Optional<BigDecimal>> all = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      all.add(value(matcher.group(1), matcher.group(2), highest));
    }
    return all;
  }

  private static Optional<BigDecimal> only(List<Optional<BigDecimal>> all) {
    TreeSet<BigDecimal> different = new TreeSet<>();
    all.forEach(number -> number.ifPresent(different::add));
    return different.size() == 1 && all.stream().allMatch(Optional::isPresent)
        ? Optional.of(different.first())
        : Optional.empty();
  }

  private static Optional<BigDecimal> value(String digits, String end, BigDecimal highest) {
    BigDecimal number = new BigDecimal(digits.replace(',', '.'));
    return end == null || new BigDecimal(end).compareTo(highest) == 0
        ? Optional.of(number)
        : Optional.empty();
  }

  /** True of words by which models refuse, or programs say that none answered. */
  static boolean refuses(String text) {
    return REFUSAL.matcher(text.replace('\u2019', '\'')).matches();
  }

  /** The text without fences, stars and quotes around. */
  static String bare(String raw) {
    return raw.strip()
        .replace('\u2212', '-')
        .replaceAll("(?s)^```\\w*\\s*|\\s*```$", "")
        .replaceAll("[*`]+|(?<!\\w)_+|_+(?!\\w)", "")
        .replaceAll("^[\\s\"'\u201C\u201E#>]+|[\\s\"'\u201D\u201C]+$", "");
  }

  /** The object in a text. */
  static Optional<JsonNode> json(String text) {
    int from = text.indexOf('{');
    int to = text.lastIndexOf('}');
    String part = from >= 0 && to > from ? text.substring(from, to + 1) : text;
    if (!part.startsWith("{") && !(part.startsWith("[") && part.endsWith("]"))) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSON.readTree(part)).filter(JsonNode::isContainerNode);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The text of the field that holds the answer, parts of a list with a comma between. */
  static Optional<String> field(JsonNode node, String dimension) {
    if (node.isArray()) {
      List<String> parts = new ArrayList<>();
      node.forEach(part -> field(part, dimension).ifPresent(parts::add));
      return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
    }
    if (!node.isObject()) {
      return node.isNull() ? Optional.empty() : Optional.of(node.asText());
    }
    Map<String, JsonNode> fields = new TreeMap<>();
    node.fieldNames().forEachRemaining(name -> fields.put(WordForms.plain(name), node.get(name)));
    List<String> wanted = new ArrayList<>(List.of(WordForms.plain(dimension)));
    wanted.addAll(FIELDS);
    return wanted.stream()
        .filter(fields::containsKey)
        .findFirst()
        .map(fields::get)
        .or(() -> fields.size() == 1 ? fields.values().stream().findFirst() : Optional.empty())
        .flatMap(value -> field(value, dimension));
  }

  /**
   * The rule by which what a language model wrote is one of people's labels.
   *
   * <p>Fences, stars, quotes and a full stop are left aside, and of JSON all but the field with the
   * answer. What is one of the labels then, whatever its case, is that label. Where people gave
   * sets, each part between separators must be. A word that people do not use stays as it is: it is
   * an answer, and a wrong one. Of a longer text that neither denies nor refuses, the only label in
   * it is the answer. Anything else is none.
   */
  static final class ModelLabel {

    /** A word or two. */
    private static final Pattern SHORT =
        Pattern.compile("\\p{L}[\\p{L}'-]{0,24}( \\p{L}[\\p{L}'-]{0,24})?");

    private static final Pattern DENIAL =
        Pattern.compile(
            "(?is).*(\\b(not?|neither|nor|without|nicht|kein\\p{L}*|ni|pas|non|niet|geen|n\u00E3o|rather"
                + " than)\\b|n['\u2019]t\\b).*");

    private static final Pattern PARTS =
        Pattern.compile("\\s*[,;|/\n&+]\\s*|\\s+(?:and|und|et|y|e|en)\\s+");

    private final GuessedScale scale;
    private final String dimension;

    ModelLabel(GuessedScale scale, String dimension) {
      this.scale = scale;
      this.dimension = dimension;
    }

    /** The label, or labels with people's separator between; empty if there is none. */
    Optional<String> read(String raw) {
      String text = ModelAnswer.bare(raw);
      Optional<JsonNode> json = ModelAnswer.json(text);
      if (json.isPresent()) {
        boolean none =
            scale.level() == Level.LABELS && json.get().isArray() && json.get().isEmpty();
        return none
            ? Optional.of(SeparatedLabels.NO_LABELS)
            : ModelAnswer.field(json.get(), dimension).flatMap(this::words);
      }
      return words(text);
    }

    private Optional<String> words(String text) {
      String answer =
          text.replaceFirst(
              "(?is)^(the )?(final"
                  + " )?(answer|label|emotions?|category|class|feeling|prediction|antwort|gef\u00FChl)s?("
                  + " is| are| ist|:|=)+\\s*",
              "");
      Optional<String> whole = label(answer);
      if (whole.isPresent()) {
        return whole;
      }
      if (scale.level() == Level.LABELS) {
        List<String> labels = new ArrayList<>();
        for (String part : PARTS.split(WordForms.blanks(answer))) {
          label(part).or(() -> unknown(part)).ifPresent(labels::add);
        }
        if (labels.size() == PARTS.split(WordForms.blanks(answer)).length) {
          return Optional.of(String.join(scale.separator(), labels));
        }
      }
      Optional<String> unknown = unknown(answer);
      return unknown.isPresent() || refused(answer) || list(answer) ? unknown : only(text);
    }

    private static boolean refused(String text) {
      return ModelAnswer.refuses(text) || DENIAL.matcher(text).matches();
    }

    /** True of a few words with separators between, of which some are no labels. */
    private static boolean list(String text) {
      String[] parts = PARTS.split(text);
      return parts.length > 1
          && List.of(parts).stream().allMatch(p -> SHORT.matcher(p.strip()).matches());
    }

    /** The label that is written so, but for case and what stands around. */
    private Optional<String> label(String text) {
      String plain = WordForms.plain(text);
      return scale.labels().stream()
          .filter(label -> WordForms.plain(label).equals(plain) && !plain.isEmpty())
          .findFirst();
    }

    /** A word or two that people do not use, where words have no order. */
    private Optional<String> unknown(String text) {
      String word = WordForms.blanks(text).replaceAll("[.!\\s]+$", "");
      boolean fits =
          !scale.ordered()
              && SHORT.matcher(word).matches()
              && !refused(word)
              && !Unanswered.surely(word)
              && !Unanswered.words(word)
              && !Unanswered.open(word);
      boolean small = scale.labels().stream().allMatch(l -> l.equals(l.toLowerCase(Locale.ROOT)));
      return fits ? Optional.of(small ? word.toLowerCase(Locale.ROOT) : word) : Optional.empty();
    }

    private Optional<String> only(String text) {
      String words = " " + WordForms.plain(text).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
      List<String> found =
          scale.labels().stream()
              .filter(
                  label -> {
                    String plain =
                        WordForms.plain(label).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
                    return !plain.isEmpty() && words.contains(" " + plain + " ");
                  })
              .toList();
      return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
  }
}
