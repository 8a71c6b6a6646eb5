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
import org.attune.rubric.Codebook;

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
   * @param questions what is asked
   * @param ids of the replies on sheets
   */
  public static List<List<String>> lines(
      Path replies, Collection<Codebook.Question> questions, SheetIds ids, long seed)
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
        values.add(row.path(DerivedCorpus.REPLY).asText());
        questions.forEach(question -> values.add(""));
        shuffled.put(ids.order(seed, item), values);
      }
    }
    List<String> head = new ArrayList<>();
    head.addAll(List.of(ID, DerivedCorpus.RATER, CONVERSATION, DerivedCorpus.REPLY));
    questions.forEach(question -> head.add(question.name() + hint(question)));
    List<List<String>> lines = new ArrayList<>();
    lines.add(head);
    lines.addAll(shuffled.values());
    return lines;
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

  /** How a sheet is filled in, as Markdown. */
  public static String howTo(Collection<Codebook.Question> questions) {
    StringBuilder text =
        new StringBuilder(
            """
            # How to fill in the sheet

            Each row is a reply and the conversation before it; A is whom it answers. Rate each reply by the questions
            below, in the column of the question's name. A cell that is left empty is no rating. Put your name, or a
            number, into the column `rater`, or name the file by it. Leave the ids as they are.

            """);
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
