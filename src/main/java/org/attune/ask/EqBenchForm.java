package org.attune.ask;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * EQ-Bench v2: the whole question is the first text before each of its four emotions. The answer
 * has scores of all four under a heading, a critique, and revised scores of all four. As the
 * benchmark's program reads it (commit d28c60c, {@code parse_answers} and {@code
 * parse_answers_de}), a score is digits behind a word and a colon, so that decimals of an English
 * answer are cut, and an answer counts only if it has scores of just these four. A score above 10,
 * with which that program reckons, is none here, and so is a German one with decimals, at which it
 * stops.
 *
 * <p>Paech (2023), doi:10.48550/arXiv.2312.06281.
 *
 * @param revised whether the scores after the critique are read
 */
record EqBenchForm(boolean revised) implements Benchmark.Form {

  private static final BigDecimal HIGHEST = BigDecimal.TEN;
  private static final int EMOTIONS = 4;
  private static final String GERMAN = "Erste Bewertung:";
  private static final String ENGLISH = "First pass scores:";
  private static final Pattern ASKED = Pattern.compile("(?Um)^(\\w+): ?<");

  private static final Pattern FIRST =
      Pattern.compile("First pass scores:(.*?)Revised scores:", Pattern.DOTALL);
  private static final Pattern SECOND = Pattern.compile("Revised scores:(.*)", Pattern.DOTALL);
  private static final Pattern SCORE = Pattern.compile("(?U)(\\w+):\\s+(\\d+)");

  private static final Pattern FIRST_DE =
      Pattern.compile("(?iu)Erste.*?:\\s*(.*?)(?=Überarbeitete|$)", Pattern.DOTALL);
  private static final Pattern SECOND_DE =
      Pattern.compile("(?iu)Überarbeitete.*?:\\s*(.*)", Pattern.DOTALL);
  private static final Pattern SCORE_DE =
      Pattern.compile("([a-zA-ZäöüßÄÖÜ\\s]+):\\s*\\**(\\d+(?:,\\d+)?)\\**");

  @Override
  public Optional<String> expected(Scale scale) {
    boolean fits =
        scale instanceof Scale.Interval of
            && of.min().signum() == 0
            && of.max().compareTo(HIGHEST) == 0;
    return fits ? Optional.empty() : Optional.of("an interval scale from 0 to 10, as of eq-bench");
  }

  @Override
  public List<Message> messages(Turn item) {
    return List.of(new Message(Role.USER, question(item)));
  }

  private static String question(Turn item) {
    List<String> before = item.context();
    if (before.isEmpty() || emotions(before.get(0)).size() != EMOTIONS) {
      throw new CorpusException(
          "benchmark eq-bench",
          "the benchmark's whole question as the first text of an item's context, as on the card"
              + " eq-bench",
          "another or none");
    }
    return before.get(0);
  }

  /** The emotions a question wants scores of. */
  private static Set<String> emotions(String question) {
    int from = Math.max(question.indexOf(ENGLISH), question.indexOf(GERMAN));
    Set<String> emotions = new LinkedHashSet<>();
    Matcher asked = ASKED.matcher(question);
    while (from >= 0 && emotions.size() < EMOTIONS && asked.find(from)) {
      emotions.add(asked.group(1));
      from = asked.end();
    }
    return emotions;
  }

  @Override
  public AnswerRule rule(Turn item) {
    String question = question(item);
    Set<String> emotions = emotions(question);
    boolean german = question.contains(GERMAN);
    return answer ->
        new ReplyReader().read(answer) instanceof AnswerReading.Words said
            ? reading(scores(said.text(), german), emotions, item.text())
            : new ReplyReader().read(answer);
  }

  /** Scores by emotion; of one that is scored twice the last. */
  private Map<String, String> scores(String answer, boolean german) {
    Pattern part = german ? (revised ? SECOND_DE : FIRST_DE) : revised ? SECOND : FIRST;
    Map<String, String> scores = new LinkedHashMap<>();
    Matcher found = part.matcher(answer);
    if (found.find()) {
      Matcher score = (german ? SCORE_DE : SCORE).matcher(found.group(1));
      while (score.find()) {
        scores.put(score.group(1).strip(), score.group(2));
      }
    }
    return scores;
  }

  private static AnswerReading reading(
      Map<String, String> scores, Set<String> emotions, String emotion) {
    if (scores.isEmpty()) {
      return new AnswerReading.Unusable(Reason.PROSE);
    }
    if (!scores.keySet().equals(emotions)) {
      return new AnswerReading.Unusable(Reason.UNKNOWN_LABEL);
    }
    String score = scores.get(emotion);
    if (score == null
        || !score.matches("\\d{1,9}")
        || HIGHEST.compareTo(new BigDecimal(score)) < 0) {
      return new AnswerReading.Unusable(Reason.OUT_OF_RANGE);
    }
    return new AnswerReading.Number(new BigDecimal(score));
  }

  @Override
  public String example() {
    String scores = "Remorseful: 2\nIndifferent: 3\nAffectionate: 0\nAnnoyed: 5\n\n";
    return "First pass scores:\n" + scores + "Critique: " + "word ".repeat(120) + scores;
  }
}
