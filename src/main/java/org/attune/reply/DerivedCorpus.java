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
import org.attune.corpus.RatedItem;
import org.attune.corpus.TwoTexts;
import org.attune.rubric.Codebook;
import org.attune.rubric.Rubric;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The corpus that replies make: an item a reply, or two between which is chosen, in the
 * conversation of the turn answered, with the turns before it as its context.
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

  /** What a system says to a turn. */
  public record Given(ReplySystem system, String reply) {}

  /**
   * Its questions by name, in the order of the rubrics.
   *
   * @throws CorpusException if one is in two rubrics, or a rubric is for other items
   */
  public Map<String, Rubric.Dimension> questions() {
    Map<String, Rubric.Dimension> questions = new LinkedHashMap<>();
    for (Rubric rubric : rubrics) {
      if (rubric.compares() != replies.inPairs()) {
        throw new CorpusException(
            "replies.rubrics",
            replies.inPairs()
                ? "rubrics with compares: true, as items are pairs"
                : "rubrics of single texts, or items: pairs beside them",
            rubric.name() + (rubric.compares() ? ", which compares two" : ", which compares none"));
      }
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
    return BlindSheet.howTo(rubrics.stream().anyMatch(Rubric::compares), asked())
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
            (replies.inPairs()
                    ? "Each item is two replies to a turn of "
                    : "Each item is a reply to a turn of ")
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
    own().forEach(name -> strata.put(name, Map.of("column", name)));
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

  /** Strata of who answers. */
  private List<String> own() {
    List<String> one = List.of(Replies.SYSTEM, Replies.INSTRUCTIONS);
    return replies.inPairs()
        ? Stream.concat(one.stream(), one.stream().map(RatedItem.OTHER::concat)).toList()
        : one;
  }

  /** Strata of the corpus answered. */
  private Set<String> strata() {
    Set<String> strata = new TreeSet<>();
    for (Card.Table table : source.tables()) {
      strata.addAll(table.strata().keySet());
      table.files().forEach(file -> strata.addAll(file.strata().keySet()));
    }
    for (String own : own()) {
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

  /** The lines in its file of what is rated of the replies to a turn. */
  public String lines(AnsweredTurn turn, List<Given> given) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < given.size(); i++) {
      Given one = given.get(i);
      if (!replies.inPairs()) {
        lines.append(
            json(row(turn, id(turn, one.system(), one.reply()), one.reply(), List.of(one))));
      }
      for (int j = 0; j < i && replies.inPairs(); j++) {
        List<Given> two = drawn(turn, given.get(j), one);
        String text = new TwoTexts(two.get(0).reply(), two.get(1).reply()).text();
        lines.append(json(row(turn, id(turn, two), text, two)));
      }
    }
    return lines.toString();
  }

  /** Two replies in an order that depends on the seed, the turn and who answers. */
  private List<Given> drawn(AnsweredTurn turn, Given one, Given other) {
    List<String> of =
        List.of("" + replies.seed(), turn.item(), one.system().as(), other.system().as());
    return Integer.parseInt(Hashes.ofTexts(of).substring(0, 1), 16) % 2 == 0
        ? List.of(one, other)
        : List.of(other, one);
  }

  private Map<String, Object> row(AnsweredTurn turn, String id, String text, List<Given> by) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(ITEM, id);
    row.put(CONVERSATION, turn.conversation());
    row.put(TURN, turn.turn() + 1);
    row.put(ANSWERED, turn.item());
    row.put(REPLY, text);
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
    for (int i = 0; i < by.size(); i++) {
      String of = i == 0 ? "" : RatedItem.OTHER;
      row.put(of + Replies.SYSTEM, by.get(i).system().as());
      row.put(of + Replies.INSTRUCTIONS, by.get(i).system().instructions().orElse(null));
    }
    strata().forEach(name -> row.put(of(name), turn.strata().get(name)));
    return row;
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

  private String id(AnsweredTurn turn, List<Given> two) {
    List<String> of = new ArrayList<>(List.of("pair", replies.to(), turn.item()));
    two.forEach(one -> of.addAll(List.of(one.system().as(), one.reply())));
    return "p" + Hashes.ofTexts(of).substring(0, ID);
  }
}
