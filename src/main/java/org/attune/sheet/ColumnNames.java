package org.attune.sheet;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What names of columns say. Habits of people who collect ratings, not rules: what stands in a
 * column decides where it can.
 */
final class ColumnNames {

  private static final String ID =
      "(-?(id|ids|idx|no|nr|num|number|index|key|name|hash|code|initials|e-?mail))";

  private static final Pattern ITEM =
      Pattern.compile(
          "id|uid|uuid|nr|key|item|stimulus|stim|sample|example|instance|case|clip"
              + "|(item|stimulus|stim|sample|example|instance|unit|case|text|post|comment|message"
              + "|msg|tweet|utterance|utt|response|reply|sentence|clip|video|image|audio|trial|task"
              + "|question|snippet|passage|story|pair)"
              + ID);

  /** Anything else that is called an id. */
  private static final Pattern SOME_ID = Pattern.compile(".*(-id|id|-uid|-uuid)");

  private static final Pattern RATER =
      Pattern.compile(
          "(rater|annotator|coder|judge|worker|participant|subject|user|expert|evaluator"
              + "|respondent|reviewer|assessor|labell?er|turker|observer|crowdworker|crowd-worker"
              + "|student|person|prolific|mturk|sona|subj?|ppt|vpn?|versuchsperson"
              + "|(teilnehmer|beurteiler|bewerter|kodierer|codierer|rater|proband)(in)?)"
              + ID
              + "?|(prolific-)?pid|e-?mail(-address|-adresse)?|initials|annotation-method"
              + "|(annotated|rated|coded|labelled|judged)-by(-.*)?|who|by");

  private static final Pattern TEXT =
      Pattern.compile(
          "(.*-)?(text|utterance|message|comment|post|tweet|sentence|response|reply|content|body"
              + "|essay|transcript|transcription|statement|snippet|passage|story|quote|review)");

  private static final Pattern CONTEXT =
      Pattern.compile(
          "(.*-)?(context|prompt|seeker.*|question|parent.*|previous.*|preceding.*|history)");

  private static final Pattern CONVERSATION =
      Pattern.compile(
          "(conversation|conv|dialogue|dialog|thread|session|chat|discussion|interaction|document"
              + "|doc|article)"
              + ID
              + "?");

  private static final Pattern SPEAKER =
      Pattern.compile("(speaker|author|writer|actor|sender)" + ID + "?");

  private static final Pattern TURN =
      Pattern.compile(
          "turn(-.*)?|(utterance|utt|message|sentence)-?(idx|index|no|nr|num|number)|position|seq");

  private static final Pattern ASIDE =
      Pattern.compile(
          "unnamed(-.*)?|index|row(-.*)?|trial(-.*)?|order|batch"
              + "|(.*-)?(time|timestamp|date|datetime|duration|seconds|rt|created|started|submitted"
              + "|ip|url|version|count|length|len|confidence|certainty|note|notes|reason|rationale"
              + "|rationales|explanation|feedback|remark|remarks)(-.*)?");

  private static final Pattern SUMMARY =
      Pattern.compile("(.*-)?(mean|avg|average|median|sd|std|var|consensus|gold|majority)(-.*)?");

  private static final Pattern GROUP =
      Pattern.compile(
          "age(-.*)?|alter|gender|geschlecht|sex|race|ethnicity|education|edu|income|occupation|employment|country"
              + "|nationality|language|religion|political.*|condition|group|arm|treatment|source"
              + "|domain|topic|genre|register|split|fold|wave|site|platform|dataset|corpus"
              + "|framework|round|scenario|setting|medium|presentation|role");

  private static final Pattern RATED =
      Pattern.compile(
          "(.*-)?(rating|ratings|score|label|labels|value|answer|judg?ment|annotation|emotion"
              + "|emotions|sentiment|valence|arousal|dominance|warmth|empathy|distress|joy"
              + "|happiness|happy|sadness|sad|anger|angry|fear|disgust|surprise|trust|anticipation"
              + "|contempt|mood|affect|intensity|offensiveness|toxicity|politeness|support"
              + "|understanding|validation|relevance|fluency|quality|helpfulness|appropriateness"
              + "|coherence|engagement|sincerity|stress|clarity|competence)(-.*)?");

  private static final Pattern MODEL =
      Pattern.compile(
          "(gpt|chatgpt|claude|llama|gemini|mistral|mixtral|qwen|deepseek|gemma|grok|bert|roberta"
              + "|distilbert|deberta|vader|liwc|llm|model|classifier|prediction|predicted|pred"
              + "|y-pred|yhat|baseline)(\\d+[a-z]?)?(-.*)?|o[134](-mini)?|palm-?2|phi-?\\d.*");

  private static final Pattern RATER_IN_NAME =
      Pattern.compile(
          "\\d+|[acehjprsx]-?\\d+"
              + "|(rater|annotator|ann|coder|judge|worker|participant|expert|evaluator|reviewer"
              + "|human|person|observer|labell?er)(-?\\d+|-\\p{L}+)");

  /** Who answered, in files of Qualtrics. */
  static final String RESPONDENT = "ResponseId";

  /** Columns that Qualtrics puts before the answers. */
  private static final Set<String> OF_QUALTRICS =
      Set.of(
          RESPONDENT,
          "StartDate",
          "EndDate",
          "RecordedDate",
          "Status",
          "Progress",
          "Finished",
          "Duration (in seconds)",
          "IPAddress",
          "RecipientFirstName",
          "RecipientLastName",
          "RecipientEmail",
          "ExternalReference",
          "LocationLatitude",
          "LocationLongitude",
          "DistributionChannel",
          "UserLanguage");

  private ColumnNames() {}

  /** {@code Valence_R1} and {@code valence R1} are {@code valence-r1}. */
  static String plain(String name) {
    return name.replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})", "-")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "-")
        .replaceAll("^-|-$", "");
  }

  static boolean item(String name) {
    return is(ITEM, name);
  }

  static boolean someId(String name) {
    return is(SOME_ID, name);
  }

  static boolean rater(String name) {
    return is(RATER, name);
  }

  static boolean text(String name) {
    return is(TEXT, name);
  }

  static boolean context(String name) {
    return is(CONTEXT, name);
  }

  static boolean conversation(String name) {
    return is(CONVERSATION, name);
  }

  static boolean speaker(String name) {
    return is(SPEAKER, name);
  }

  static boolean turn(String name) {
    return is(TURN, name);
  }

  /** Times, counts, reasons: about how a rating was made. */
  static boolean aside(String name) {
    return is(ASIDE, name);
  }

  /** Means and other conclusions from ratings. */
  static boolean summary(String name) {
    return is(SUMMARY, name);
  }

  /** Groups of items or of people. */
  static boolean group(String name) {
    return is(GROUP, name);
  }

  /** One of the columns that Qualtrics puts before the answers. */
  static boolean ofQualtrics(String name) {
    return OF_QUALTRICS.contains(name);
  }

  /** What is rated. */
  static boolean rated(String name) {
    return is(RATED, name);
  }

  /** A model's name, also the name of a rater that is one. */
  static boolean model(String name) {
    return is(MODEL, name);
  }

  /** A person by number or letter, such as {@code r1}. */
  static boolean numberedRater(String name) {
    return is(RATER_IN_NAME, name);
  }

  /**
   * A column of one rater's ratings of one dimension.
   *
   * @param dimension what is rated; empty where the name does not say
   * @param who the person or model
   */
  record Part(String dimension, String who) {}

  /** What the name says of person or model and dimension, if it holds one of the former. */
  static Optional<Part> part(String name) {
    String plain = plain(name);
    if (numberedRater(plain) || model(plain)) {
      return Optional.of(new Part("", plain));
    }
    for (int at = plain.indexOf('-'); at >= 0; at = plain.indexOf('-', at + 1)) {
      String left = plain.substring(0, at);
      String right = plain.substring(at + 1);
      if (numberedRater(right) || model(right) && !model(left)) {
        return Optional.of(new Part(left, right));
      }
      if (numberedRater(left) && !numberedRater(right)) {
        return Optional.of(new Part(right, left));
      }
    }
    String numbered = plain.replaceFirst("\\d+$", "");
    return numbered.equals(plain)
        ? Optional.empty()
        : Optional.of(new Part(numbered, plain.substring(numbered.length())));
  }

  private static boolean is(Pattern pattern, String name) {
    return pattern.matcher(plain(name)).matches();
  }
}
