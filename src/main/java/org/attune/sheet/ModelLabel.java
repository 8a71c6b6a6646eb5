package org.attune.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.attune.corpus.Card.Level;

/**
 * The rule by which what a language model wrote is one of people's labels.
 *
 * <p>Fences, stars, quotes and a full stop are left aside, and of JSON all but the field with the
 * answer. What is one of the labels then, whatever its case, is that label. Where people gave sets,
 * each part between separators must be. A word that people do not use stays as it is: it is an
 * answer, and a wrong one. Of a longer text that neither denies nor refuses, the only label in it
 * is the answer. Anything else is none.
 */
final class ModelLabel {

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
      boolean none = scale.level() == Level.LABELS && json.get().isArray() && json.get().isEmpty();
      return none
          ? Optional.of(Vocabulary.NO_LABELS)
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
      for (String part : PARTS.split(Spelling.blanks(answer))) {
        label(part).or(() -> unknown(part)).ifPresent(labels::add);
      }
      if (labels.size() == PARTS.split(Spelling.blanks(answer)).length) {
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
    String plain = Spelling.plain(text);
    return scale.labels().stream()
        .filter(label -> Spelling.plain(label).equals(plain) && !plain.isEmpty())
        .findFirst();
  }

  /** A word or two that people do not use, where words have no order. */
  private Optional<String> unknown(String text) {
    String word = Spelling.blanks(text).replaceAll("[.!\\s]+$", "");
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
    String words = " " + Spelling.plain(text).replaceAll("[^\\p{L}\\p{N}]+", " ") + " ";
    List<String> found =
        scale.labels().stream()
            .filter(
                label -> {
                  String plain = Spelling.plain(label).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
                  return !plain.isEmpty() && words.contains(" " + plain + " ");
                })
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
