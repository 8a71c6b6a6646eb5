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
import java.util.stream.Stream;
import org.attune.corpus.Hashes;

/**
 * Replies for people to rate: a row each, in an order drawn by a seed, without a word of who gave
 * them, with an empty column for each question.
 */
public final class BlindSheet {

  /** Column with the reply's id, by which its ratings are known. */
  static final String ID = "id";

  private static final String CONVERSATION = "conversation";
  private static final ObjectMapper JSON = new ObjectMapper();

  private BlindSheet() {}

  /**
   * The lines of a sheet, the names of its columns first.
   *
   * @param replies file of the replies
   * @param questions what is asked
   */
  public static List<List<String>> lines(Path replies, Collection<String> questions, long seed)
      throws IOException {
    SortedMap<String, List<String>> shuffled = new TreeMap<>();
    try (Stream<String> lines = Files.lines(replies)) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode row = JSON.readTree(line);
        String id = row.path(DerivedCorpus.ITEM).asText();
        List<String> values = new ArrayList<>();
        values.add(id);
        values.add("");
        values.add(conversation(row));
        values.add(row.path(DerivedCorpus.REPLY).asText());
        questions.forEach(question -> values.add(""));
        shuffled.put(Hashes.ofTexts(List.of(Long.toString(seed), id)), values);
      }
    }
    List<String> head = new ArrayList<>();
    head.addAll(List.of(ID, DerivedCorpus.RATER, CONVERSATION, DerivedCorpus.REPLY));
    head.addAll(questions);
    List<List<String>> lines = new ArrayList<>();
    lines.add(head);
    lines.addAll(shuffled.values());
    return lines;
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
