package org.attune.reply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.corpus.Card;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Hashes;
import org.attune.rubric.Codebook;
import org.attune.rubric.Rubric;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The corpus that replies make: an item a reply, in the conversation of the turn it answers, with
 * the turns before it as its context.
 *
 * @param source card of the corpus answered
 * @param rubrics those of the replies, whose questions are its dimensions
 * @param rated whether people rated replies
 */
public record DerivedCorpus(Replies replies, Card source, List<Rubric> rubrics, boolean rated) {

  /** File of the replies in its folder. */
  public static final String FILE = "replies.jsonl";

  /** File of what people say of them. */
  public static final String RATINGS = "ratings.jsonl";

  static final String ITEM = "item";
  static final String RATER = "rater";
  static final String REPLY = "reply";

  /** Who said each of the earlier turns: true for the speaker of the turn answered. */
  static final String SAME = "same-speaker";

  private static final String ANSWERED = "answered";
  private static final String CONVERSATION = "conversation";
  private static final String TURN = "turn";
  private static final String SPLIT = "split";
  private static final int ID = 15;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Its questions by name, in the order of the rubrics. */
  public Map<String, Rubric.Dimension> questions() {
    Map<String, Rubric.Dimension> questions = new LinkedHashMap<>();
    for (Rubric rubric : rubrics) {
      rubric
          .dimensions()
          .forEach(
              (name, question) -> {
                if (questions.putIfAbsent(name, question) != null) {
                  throw new CorpusException(
                      "replies.rubrics", "each question in one rubric", name + " in two");
                }
              });
    }
    return questions;
  }

  /** What raters are asked, in the order of the rubrics. */
  public List<Codebook.Question> asked() {
    return rubrics.stream()
        .flatMap(rubric -> rubric.codebook(rubric.language()).questions().stream())
        .toList();
  }

  /** How a sheet is filled in and what raters are asked, as Markdown. */
  public String codebook() {
    return BlindSheet.howTo(asked())
        + rubrics.stream()
            .map(rubric -> rubric.codebook(rubric.language()).markdown())
            .collect(Collectors.joining("\n"));
  }

  /**
   * Text of its card.
   *
   * @throws CorpusException if a stratum of the corpus answered has a name that replies need
   */
  public String card() {
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("name", replies.name());
    card.put("title", "Replies to turns of " + source.name());
    card.put("source", "Made by this study from " + source.name() + " (" + source.source() + ")");
    card.put("licence", "The turns answered: " + source.licence());
    card.put("citation", "Replies made for this study to turns of: " + source.citation());
    card.put("language", source.language());
    card.put(
        "notes",
        List.of(
            "Each item is a reply to a turn of "
                + source.name()
                + ", by "
                + String.join(", ", replies.by().stream().map(ReplySystem::as).toList())
                + ". Refused, cut and empty replies are no items; the manifest counts them."));
    boolean shown = source.singleRatings() == Card.SingleRatings.PUBLIC && !rated;
    card.put("single-ratings", shown ? "public" : "protected");
    card.put("remote", source.remote());
    Map<String, Object> dimensions = new LinkedHashMap<>();
    questions().forEach((name, question) -> dimensions.put(name, dimension(question)));
    card.put("dimensions", dimensions);
    List<Object> tables = new ArrayList<>(List.of(table()));
    if (rated) {
      tables.add(ratings());
    }
    card.put("tables", tables);
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setAllowUnicode(true);
    options.setWidth(Integer.MAX_VALUE);
    return "# Written by Attune from the protocol, the card of the corpus answered and the rubrics.\n"
        + new Yaml(options).dump(card);
  }

  private static Map<String, Object> dimension(Rubric.Dimension question) {
    Map<String, Object> dimension = new LinkedHashMap<>();
    dimension.put("scale", question.scale().name().toLowerCase(Locale.ROOT));
    if (question.scale() == Card.Level.INTERVAL) {
      dimension.put("min", question.min().orElseThrow());
      dimension.put("max", question.max().orElseThrow());
      dimension.put("step", question.step());
    } else {
      dimension.put("labels", question.levels().stream().map(Rubric.Level::label).toList());
    }
    dimension.put("question", question.question().strip());
    return dimension;
  }

  private Map<String, Object> table() {
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("format", "jsonl");
    table.put("files", List.of(Map.of("path", FILE)));
    table.put("item", ITEM);
    table.put("conversation", CONVERSATION);
    table.put("turn", TURN);
    table.put("reply-to", ANSWERED);
    table.put("text", REPLY);
    table.put("context", earlier());
    boolean split =
        source.tables().stream()
            .anyMatch(
                t ->
                    t.split().isPresent()
                        || t.files().stream().anyMatch(f -> f.split().isPresent()));
    if (split) {
      table.put(SPLIT, Map.of("column", SPLIT));
    }
    Map<String, Object> strata = new LinkedHashMap<>();
    strata.put(Replies.SYSTEM, Map.of("column", Replies.SYSTEM));
    strata.put(Replies.INSTRUCTIONS, Map.of("column", Replies.INSTRUCTIONS));
    strata().forEach(name -> strata.put(name, Map.of("column", of(name))));
    table.put("strata", strata);
    return table;
  }

  private Map<String, Object> ratings() {
    List<Object> all = new ArrayList<>();
    for (Map.Entry<String, Rubric.Dimension> dimension : questions().entrySet()) {
      String question = dimension.getKey();
      Map<String, Object> ratings = new LinkedHashMap<>();
      ratings.put("dimension", question);
      ratings.put("shape", "long");
      ratings.put("value", rating(question));
      ratings.put("rater", RATER);
      if (dimension.getValue().scale() == Card.Level.LABELS) {
        ratings.put("empty", "none");
      }
      all.add(ratings);
    }
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("format", "jsonl");
    table.put("files", List.of(Map.of("path", RATINGS)));
    table.put("item", ITEM);
    table.put("ratings", all);
    return table;
  }

  /** Strata of the corpus answered. */
  private Set<String> strata() {
    Set<String> strata = new TreeSet<>();
    for (Card.Table table : source.tables()) {
      strata.addAll(table.strata().keySet());
      table.files().forEach(file -> strata.addAll(file.strata().keySet()));
    }
    for (String own : List.of(Replies.SYSTEM, Replies.INSTRUCTIONS)) {
      if (strata.contains(own)) {
        throw new CorpusException(
            "replies.to", "a corpus without a stratum " + own, source.name() + ", which has one");
      }
    }
    return strata;
  }

  private static String of(String stratum) {
    return "of " + stratum;
  }

  static String rating(String question) {
    return "rating of " + question;
  }

  /** Columns of the turns shown, the oldest first; the last is that of the turn answered. */
  private List<String> earlier() {
    return IntStream.iterate(replies.context() + 1, n -> n > 0, n -> n - 1)
        .mapToObj(DerivedCorpus::earlier)
        .toList();
  }

  /** Column of the turn that many turns before the reply. */
  static String earlier(int turns) {
    return "earlier " + turns;
  }

  /** The line of a reply in its file. */
  public String line(AnsweredTurn turn, ReplySystem system, String reply) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(ITEM, id(turn, system, reply));
    row.put(CONVERSATION, turn.conversation());
    row.put(TURN, turn.turn() + 1);
    row.put(ANSWERED, turn.item());
    row.put(REPLY, reply);
    List<String> columns = earlier();
    List<String> texts = turn.texts();
    for (int i = 0; i < columns.size(); i++) {
      int at = i - columns.size() + texts.size();
      row.put(columns.get(i), at < 0 ? null : texts.get(at));
    }
    row.put(
        SAME,
        Stream.concat(turn.before().stream().map(AnsweredTurn.Before::same), Stream.of(true))
            .toList());
    row.put(SPLIT, turn.split().orElse(null));
    row.put(Replies.SYSTEM, system.as());
    row.put(Replies.INSTRUCTIONS, system.instructions().orElse(null));
    strata().forEach(name -> row.put(of(name), turn.strata().get(name)));
    return json(row);
  }

  static String json(Map<String, Object> row) {
    try {
      return JSON.writeValueAsString(row) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Whoever has the protocol and the corpus can make out which system's it is; sheets for people
   * show another ({@link SheetIds}).
   */
  private String id(AnsweredTurn turn, ReplySystem system, String reply) {
    String hash = Hashes.ofTexts(List.of("reply", replies.to(), turn.item(), system.as(), reply));
    return "r" + hash.substring(0, ID);
  }
}
