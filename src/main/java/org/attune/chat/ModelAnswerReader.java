package org.attune.chat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.attune.chat.AnswerReading.Reason;

/**
 * The one rule by which an answer's text is read. A part {@code <think>...</think>} at its
 * beginning is no part of the answer. Then the answer is
 *
 * <ol>
 *   <li>a JSON object, alone or alone in one code fence, with the key that was asked for and at
 *       most {@code reason} beside it; or
 *   <li>lines {@code KEY: X}, or with {@code answer}, {@code label}, {@code rating} or {@code
 *       score} before the colon; other words may stand on other lines; or
 *   <li>nothing but X on one line.
 * </ol>
 *
 * X is a label or its number, compared without regard to case, Unicode's form (NFKC), and
 * punctuation around it; where sets are rated, several between commas, or {@code none}. All else is
 * unusable, with its {@link Reason}; nothing is guessed.
 */
public final class ModelAnswerReader implements AnswerRule {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private static final Pattern THOUGHT =
      Pattern.compile("\\A\\s*<think>.*?</think>", Pattern.DOTALL);
  private static final Pattern FENCE =
      Pattern.compile("\\A```[a-z]*\\s(.*?)\\s*```\\z", Pattern.DOTALL);
  private static final String BEFORE = "[\\s*_#>-]*(?:answer|label|rating|score|";
  private static final String BEHIND = ")[\\s*_]*:(.*)";
  private static final Pattern BETWEEN = Pattern.compile("\\s*[,;/|&]\\s*|\\s+(?:or|and)\\s+");

  /** Words of an X that is no label and yet an answer; a longer line is prose. */
  private static final int WORDS = 3;

  private final Allowed allowed;
  private final String key;
  private final Pattern keyed;

  /**
   * @param key of the answer in a JSON object; before a colon too
   */
  public ModelAnswerReader(Allowed allowed, String key) {
    this.allowed = allowed;
    this.key = key;
    keyed =
        Pattern.compile(
            BEFORE + Pattern.quote(key) + BEHIND, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  @Override
  public AnswerReading read(Outcome.Answer answer) {
    Optional<Reason> none = withheld(answer);
    if (none.isPresent()) {
      return unusable(none.get());
    }
    String text = said(answer);
    if (text.isEmpty()) {
      return unusable(Reason.EMPTY);
    }
    AnswerReading reading = said(text);
    return reading instanceof AnswerReading.Label label
        ? new AnswerReading.Label(
            label.label(), Degrees.ofTokens(answer.tokens(), label.label(), allowed.levels()))
        : reading;
  }

  /** Why nothing that stands in an answer counts, if the protocol says so. */
  static Optional<Reason> withheld(Outcome.Answer answer) {
    if (answer.finish().equals("content_filter")) {
      return Optional.of(Reason.FILTERED);
    }
    if (answer.finish().equals(Outcome.TOO_LONG)) {
      return Optional.of(Reason.TOO_LONG);
    }
    if (answer.refusal().isPresent()) {
      return Optional.of(Reason.REFUSAL);
    }
    return answer.finish().equals("length") ? Optional.of(Reason.CUT) : Optional.empty();
  }

  /** The text of an answer without what was thought before. */
  static String said(Outcome.Answer answer) {
    return THOUGHT.matcher(answer.text()).replaceFirst("").strip();
  }

  private AnswerReading said(String text) {
    Matcher fence = FENCE.matcher(text);
    String inner = fence.matches() ? fence.group(1).strip() : text;
    if (inner.startsWith("{")) {
      return json(inner);
    }
    List<String> lines = inner.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    List<String> named =
        lines.stream().map(keyed::matcher).filter(Matcher::matches).map(m -> m.group(1)).toList();
    if (!named.isEmpty()) {
      return agreed(named.stream().map(this::named).toList());
    }
    if (lines.size() == 1) {
      AnswerReading reading = named(inner);
      boolean unknown = reading.equals(unusable(Reason.UNKNOWN_LABEL));
      return unknown && inner.split("\\s+").length > Math.max(WORDS, longest())
          ? unusable(Reason.PROSE)
          : reading;
    }
    boolean allNamed = lines.stream().map(this::named).allMatch(AnswerReading::usable);
    return allNamed ? agreed(lines.stream().map(this::named).toList()) : unusable(Reason.PROSE);
  }

  private int longest() {
    return allowed.levels().stream().mapToInt(l -> l.label().split("\\s+").length).max().orElse(0);
  }

  private AnswerReading json(String text) {
    List<AnswerReading> readings = new ArrayList<>();
    try (MappingIterator<JsonNode> nodes = JSON.readerFor(JsonNode.class).readValues(text)) {
      while (nodes.hasNextValue()) {
        readings.add(object(nodes.nextValue()));
      }
    } catch (IOException e) {
      return unusable(readings.isEmpty() ? Reason.WRONG_JSON : Reason.PROSE);
    }
    return agreed(readings);
  }

  private AnswerReading object(JsonNode object) {
    Set<String> keys = new HashSet<>();
    object.fieldNames().forEachRemaining(keys::add);
    JsonNode answer = object.get(key);
    if (answer == null || !Set.of(key, "reason").containsAll(keys) || answer.isObject()) {
      return unusable(Reason.WRONG_JSON);
    }
    if (answer.isNull() || answer.isTextual() && answer.textValue().isBlank()) {
      return unusable(Reason.EMPTY);
    }
    if (!answer.isArray()) {
      return named(answer.asText());
    }
    List<String> names = new ArrayList<>();
    answer.forEach(name -> names.add(name.asText()));
    if (allowed instanceof Allowed.SomeOf some) {
      return all(names, some);
    }
    return unusable(names.size() > 1 ? Reason.TWO_ANSWERS : Reason.WRONG_JSON);
  }

  private static AnswerReading agreed(List<AnswerReading> readings) {
    Optional<AnswerReading> wrong = readings.stream().filter(r -> !r.usable()).findFirst();
    if (wrong.isPresent()) {
      return wrong.get();
    }
    return Set.copyOf(readings).size() == 1 ? readings.get(0) : unusable(Reason.TWO_ANSWERS);
  }

  /** What X says. */
  private AnswerReading named(String name) {
    if (Allowed.folded(name).isEmpty()) {
      return unusable(Reason.EMPTY);
    }
    if (allowed instanceof Allowed.Range range) {
      return number(name, range);
    }
    Optional<Allowed.Level> level = level(name);
    if (allowed instanceof Allowed.SomeOf some) {
      boolean none = level.isEmpty() && (name.strip().equals("[]") || Allowed.same("none", name));
      return all(none ? List.of() : level.isPresent() ? List.of(name) : parts(name), some);
    }
    if (level.isPresent()) {
      return new AnswerReading.Label(level.get().label(), Map.of());
    }
    List<String> parts = parts(name);
    boolean several = parts.size() > 1 && parts.stream().allMatch(p -> level(p).isPresent());
    return unusable(several ? Reason.TWO_ANSWERS : unknown(name));
  }

  private static List<String> parts(String name) {
    return List.of(BETWEEN.split(name.strip().replaceAll("\\A\\[|]\\z", "")));
  }

  private static AnswerReading number(String name, Allowed.Range range) {
    Optional<BigDecimal> number = Allowed.number(name);
    if (number.isEmpty()) {
      List<String> parts = parts(name);
      boolean several =
          parts.size() > 1 && parts.stream().allMatch(p -> Allowed.number(p).isPresent());
      return unusable(several ? Reason.TWO_ANSWERS : Reason.UNKNOWN_LABEL);
    }
    return range.has(number.get())
        ? new AnswerReading.Number(number.get())
        : unusable(Reason.OUT_OF_RANGE);
  }

  private AnswerReading all(List<String> names, Allowed.SomeOf some) {
    for (String name : names) {
      if (level(name).isEmpty()) {
        return unusable(unknown(name));
      }
    }
    Set<Allowed.Level> said =
        names.stream().map(name -> level(name).orElseThrow()).collect(Collectors.toSet());
    if (said.size() < some.fewest()) {
      return unusable(Reason.EMPTY);
    }
    return new AnswerReading.Labels(
        allowed.levels().stream().filter(said::contains).map(Allowed.Level::label).toList());
  }

  private Optional<Allowed.Level> level(String name) {
    return allowed.levels().stream().filter(level -> level.called(name)).findFirst();
  }

  private Reason unknown(String name) {
    if (allowed.levels().stream().anyMatch(level -> level.calledElsewhere(name))) {
      return Reason.OTHER_LANGUAGE;
    }
    boolean numbered = allowed.levels().stream().anyMatch(level -> level.number().isPresent());
    return numbered && Allowed.number(name).isPresent()
        ? Reason.OUT_OF_RANGE
        : Reason.UNKNOWN_LABEL;
  }

  private static AnswerReading unusable(Reason reason) {
    return new AnswerReading.Unusable(reason);
  }
}
