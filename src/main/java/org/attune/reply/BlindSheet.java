package org.attune.reply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.attune.corpus.TwoTexts;
import org.attune.rubric.Codebook;
import org.attune.rubric.Rubric;

/**
 * Replies for people to rate: a row each, in an order drawn by a seed, without a word of who gave
 * them, with an empty column for each question.
 */
public final class BlindSheet {

  /** Column with the reply's id, by which its ratings are known. */
  static final String ID = "id";

  /** Answer that says that none of the labels applies. */
  static final String NONE = "none";

  /** Between a question's name and what is said of its answers. */
  static final String HINT = " (";

  private static final String CONVERSATION = "conversation";
  private static final ObjectMapper JSON = new ObjectMapper();

  private BlindSheet() {}

  /**
   * The lines of a sheet, the names of its columns first.
   *
   * @param replies file of the replies
   * @param pairs whether two replies stand side by side, between which is chosen
   * @param questions what is asked
   * @param ids of the replies on sheets
   */
  public static List<List<String>> lines(
      Path replies, boolean pairs, Collection<Codebook.Question> questions, SheetIds ids, long seed)
      throws IOException {
    SortedMap<String, List<String>> shuffled = new TreeMap<>();
    try (Stream<String> lines = Files.lines(replies)) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode row = JSON.readTree(line);
        String item = row.path(DerivedCorpus.ITEM).asText();
        List<String> values = new ArrayList<>();
        values.add(ids.of(item));
        values.add("");
        values.add(conversation(row));
        values.addAll(shown(row.path(DerivedCorpus.REPLY).asText(), pairs));
        questions.forEach(question -> values.add(""));
        shuffled.put(ids.order(seed, item), values);
      }
    }
    List<String> head = new ArrayList<>();
    head.addAll(List.of(ID, DerivedCorpus.RATER, CONVERSATION));
    head.addAll(pairs ? List.of(Rubric.FIRST, Rubric.SECOND) : List.of(DerivedCorpus.REPLY));
    questions.forEach(question -> head.add(question.name() + hint(question)));
    List<List<String>> lines = new ArrayList<>();
    lines.add(head);
    lines.addAll(shuffled.values());
    return lines;
  }

  private static List<String> shown(String text, boolean pairs) {
    return TwoTexts.of(text)
        .filter(two -> pairs)
        .map(two -> List.of(two.first(), two.second()))
        .orElse(List.of(text));
  }

  /** What stands behind the name of a question in the head, where its answers are several. */
  private static String hint(Codebook.Question question) {
    return question.scale() instanceof Scale.Labels ? HINT + answers(question) + ")" : "";
  }

  private static String answers(Codebook.Question question) {
    if (question.scale() instanceof Scale.Interval scale) {
      return "a number from %s to %s in steps of %s"
          .formatted(
              scale.min().toPlainString(),
              scale.max().toPlainString(),
              scale.step().toPlainString());
    }
    if (question.scale() instanceof Scale.Labels) {
      String least = question.fewest() > 0 ? ", at least " + question.fewest() : "";
      return "all that apply, with ; between them"
          + (sayNone(question) ? ", or " + NONE + " where none does" : least);
    }
    return "one of "
        + question.levels().stream().map(Codebook.Level::word).collect(Collectors.joining(", "));
  }

  /** Whether {@link #NONE} is an answer: no label may apply, and none has that name. */
  static boolean sayNone(Codebook.Question question) {
    return question.fewest() == 0
        && question.levels().stream()
            .noneMatch(l -> NONE.equalsIgnoreCase(l.label()) || NONE.equalsIgnoreCase(l.word()));
  }

  /**
   * How a sheet is filled in, as Markdown.
   *
   * @param pairs whether it has two replies side by side
   */
  public static String howTo(boolean pairs, Collection<Codebook.Question> questions) {
    StringBuilder text =
        new StringBuilder(
            """
            # How to fill in the sheet

            Each row is %s and the conversation before it; A is whom it answers. %s by the questions
            below, in the column of the question's name. A cell that is left empty is no rating. Put your name, or a
            number, into the column `rater`, or name the file by it. Leave the ids as they are.

            """
                .formatted(
                    pairs ? "two replies" : "a reply",
                    pairs ? "Choose between the two" : "Rate each reply"));
    questions.forEach(
        q ->
            text.append(
                "- `"
                    + q.name()
                    + "`: "
                    + answers(q).replace("or " + NONE, "or `" + NONE + "`")
                    + "\n"));
    return text.append('\n').toString();
  }

  /** A line for each turn: A is whom the reply answers. */
  private static String conversation(JsonNode row) {
    JsonNode same = row.path(DerivedCorpus.SAME);
    List<String> turns = new ArrayList<>();
    for (int i = 0; i < same.size(); i++) {
      String text = row.path(DerivedCorpus.earlier(same.size() - i)).asText();
      turns.add((same.get(i).asBoolean() ? "A: " : "B: ") + text);
    }
    return String.join("\n", turns);
  }
}
