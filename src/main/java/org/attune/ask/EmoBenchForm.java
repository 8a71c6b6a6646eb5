package org.attune.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.chat.AnswerReading;
import org.attune.chat.AnswerReading.Reason;
import org.attune.chat.AnswerRule;
import org.attune.chat.Prompt.Message;
import org.attune.chat.Prompt.Role;
import org.attune.chat.ReplyReader;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;

/**
 * EmoBench: a scenario and, of a question of understanding, which emotion and which cause, at once;
 * of one of application, which action or response. Answers are offered behind letters in the order
 * of the corpus, and given as a JSON object of letters, which may stand in a fence, as the
 * benchmark's program asks and reads them (commit 3b4f843, {@code parse_json_response}). The words
 * around are ours, in the language of the scenario; those of the program are no part of the corpus.
 *
 * <p>An item has the answers it offers as its text. The texts before it are the answers offered on
 * emotion and on cause, or the kind of what is asked for, then the scenario and whom it is about.
 *
 * <p>Sabour et al. (2024), doi:10.18653/v1/2024.acl-long.326.
 */
record EmoBenchForm() implements Benchmark.Form {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Python takes no text behind an object. */
  private static final ObjectReader WHOLE =
      JSON.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final int UNDERSTANDING = 4;
  private static final int APPLICATION = 3;
  private static final Pattern FENCE = Pattern.compile("```json\\s*(.*?)```", Pattern.DOTALL);
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  private static final Map<String, String> KINDS_IN_CHINESE =
      Map.of("Action", "行动", "Response", "回应");

  /** Keys of the answers on emotion and cause, and of the one on what to do. */
  private static final List<String> KEYS = List.of("answer_q1", "answer_q2");

  private static final String KEY = "answer";

  @Override
  public Optional<String> expected(Scale scale) {
    boolean fits = scale instanceof Scale.Nominal;
    for (int i = 0; i < scale.size() && fits; i++) {
      fits = scale.name(i).equals(place(i));
    }
    return fits ? Optional.empty() : Optional.of("places from 1, as of emobench");
  }

  private static String place(int at) {
    return Integer.toString(at + 1);
  }

  @Override
  public List<Message> messages(Turn item) {
    List<String> before = before(item);
    boolean understanding = before.size() == UNDERSTANDING;
    String scenario = before.get(before.size() - 2);
    String subject = before.get(before.size() - 1);
    boolean chinese = CHINESE.matcher(scenario).find();
    StringBuilder asked = new StringBuilder();
    asked.append(chinese ? "情境：\n" : "Situation:\n").append(scenario);
    if (understanding) {
      asked.append(
          chinese
              ? "\n\n问题1：在这个情境的最后，" + subject + "会有什么感受？\n"
              : "\n\nQuestion 1: What does " + subject + " feel at the end of this situation?\n");
      asked.append(offered(before.get(0)));
      asked.append(
          chinese
              ? "\n\n问题2：" + subject + "为什么会有这种感受？\n"
              : "\n\nQuestion 2: Why does " + subject + " feel so?\n");
      asked.append(offered(before.get(1)));
    } else {
      String kind = before.get(0);
      asked.append(
          chinese
              ? "\n\n问题：在这个情境中，对"
                  + subject
                  + "来说最有效的"
                  + KINDS_IN_CHINESE.getOrDefault(kind, kind)
                  + "是什么？\n"
              : "\n\nQuestion: What is the most effective "
                  + kind.toLowerCase(java.util.Locale.ROOT)
                  + " for "
                  + subject
                  + " in this situation?\n");
      asked.append(offered(item.text()));
    }
    return List.of(
        new Message(Role.SYSTEM, told(understanding, chinese)),
        new Message(Role.USER, asked.toString()));
  }

  private static String told(boolean understanding, boolean chinese) {
    String letter = chinese ? "<字母>" : "<letter>";
    List<String> answers = new ArrayList<>();
    for (String key : understanding ? KEYS : List.of(KEY)) {
      answers.add("\"" + key + "\": \"" + letter + "\"");
    }
    return (chinese
            ? "下面是一个情境和相关的选择题。请根据你对人的情绪的理解作答。只写一个如下形式的JSON对象，不要写别的内容："
            : "Below are a situation and multiple-choice questions about it. Answer by what you"
                + " understand of people's emotions. Write one JSON object of this form and nothing"
                + " else:")
        + "\n```json\n{"
        + String.join(", ", answers)
        + "}\n```";
  }

  private static List<String> before(Turn item) {
    List<String> before = item.context();
    boolean offers =
        before.size() == APPLICATION
            || before.size() == UNDERSTANDING && before.subList(0, 2).contains(item.text());
    if (!offers) {
      throw new CorpusException(
          "benchmark emobench",
          "items with the texts of the benchmark before them, as on the card emobench",
          before.size() + " others");
    }
    return before;
  }

  private static String offered(String list) {
    List<String> lines = new ArrayList<>();
    for (String answer : answers(list)) {
      lines.add(letter(lines.size()) + ") " + answer);
    }
    return String.join("\n", lines);
  }

  private static String letter(int at) {
    return Character.toString('A' + at);
  }

  private static List<String> answers(String list) {
    try {
      return JSON.readValue(list, TEXTS);
    } catch (JsonProcessingException e) {
      throw new CorpusException(
          "benchmark emobench", "items whose text is a JSON list of answers", "another text");
    }
  }

  @Override
  public AnswerRule rule(Turn item) {
    List<String> before = before(item);
    boolean understanding = before.size() == UNDERSTANDING;
    String key = understanding ? KEYS.get(before.indexOf(item.text())) : KEY;
    int offered = answers(item.text()).size();
    return answer ->
        new ReplyReader().read(answer) instanceof AnswerReading.Words said
            ? reading(said.text(), key, offered)
            : new ReplyReader().read(answer);
  }

  private static AnswerReading reading(String said, String key, int offered) {
    Matcher fence = FENCE.matcher(said);
    JsonNode answer;
    try {
      answer = WHOLE.readTree(fence.find() ? fence.group(1) : said).path(key);
    } catch (JsonProcessingException e) {
      return new AnswerReading.Unusable(said.contains("{") ? Reason.WRONG_JSON : Reason.PROSE);
    }
    if (answer.isMissingNode() || answer.isNull() || answer.asText().isBlank()) {
      return new AnswerReading.Unusable(Reason.EMPTY);
    }
    for (int at = 0; at < offered; at++) {
      if (answer.asText().equals(letter(at))) {
        return new AnswerReading.Label(place(at), Map.of());
      }
    }
    return new AnswerReading.Unusable(Reason.UNKNOWN_LABEL);
  }

  @Override
  public String example() {
    return "```json\n{\"answer_q1\": \"A\", \"answer_q2\": \"B\"}\n```";
  }
}
