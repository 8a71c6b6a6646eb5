package org.attune.sheet;

import java.util.List;
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
              + "|(items?|stimulus|stimuli|stim|sample|example|instance|unit|case|text|post|comment|message"
              + "|msg|tweet|utterance|utt|response|reply|sentence|clip|video|image|audio|trial|task"
              + "|question|snippet|passage|story|pair)"
              + ID);

  /** Anything else that is called an id. */
  private static final Pattern SOME_ID = Pattern.compile(".*(-id|id|-uid|-uuid)");

  private static final Pattern RATER =
      Pattern.compile(
          "(raters?|annotators?|coders?|judges?|workers?|participants?|subjects?|users?|experts?|evaluators?"
              + "|respondents?|reviewers?|assessors?|labell?ers?|turkers?|observers?|crowdworkers?|crowd-workers?"
              + "|students?|persons?|prolific|mturk|sona|subj?|ppt|vpn?|versuchsperson"
              + "|(teilnehmer|beurteiler|bewerter|kodierer|codierer|rater|proband)(in)?)"
              + ID
              + "?|(prolific-)?pid|e-?mail(-address|-adresse)?|initials|annotation-method"
              + "|(annotated|rated|coded|labelled|judged|submitted)-by(-.*)?|who|by"
              + "|participant-(private|public)-id");

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
              + "|doc|article|interview|gespr\u00e4ch|sitzung)"
              + ID
              + "?|(transcript|transcription|recording|call|meeting|episode|consultation|encounter)"
              + ID);

  private static final Pattern SPEAKER =
      Pattern.compile("(speaker|author|writer|actor|sender)" + ID + "?");

  private static final Pattern TURN =
      Pattern.compile(
          "turn(-.*)?|(utterance|utt|message|sentence)-?(idx|index|no|nr|num|number)|position|seq");

  private static final Pattern ASIDE =
      Pattern.compile(
          "unnamed(-.*)?|redcap-.*|.+-complete|n-(word|char|token|sent|sentence|character)s?|(event-)?index|(spreadsheet-)?row(-.*)?|trial(-.*)?|order|batch"
              + "|(.*-)?(time|timestamp|date|datetime|duration|seconds|rt|created|started|submitted"
              + "|ip|url|version|count|length|len|confidence|conf|certainty|ttr|latency|note|notes|reason|rationale"
              + "|rationales|explanation|feedback|remark|remarks)(-.*)?");

  private static final Pattern SUMMARY =
      Pattern.compile(
          "(.*-)?(mean|avg|average|median|sd|std|var|mittelwert|durchschnitt|moyenne|promedio)(-.*)?"
              + "|total|sum|summe|gesamt|kappa|alpha|icc|(percent-)?agreement|stdev|variance|entropy"
              + "|(rater|coder|annotator|inter-rater)-agreement|n-(raters|ratings|votes)");

  private static final Pattern GROUP =
      Pattern.compile(
          "age(-.*)?|alter|gender|geschlecht|sex|race|ethnicity|education|edu|income|occupation|employment|country"
              + "|nationality|language|religion|political.*|condition|group|arm|treatment|source"
              + "|domain|topic|genre|register|split|fold|wave|site|platform|dataset|corpus"
              + "|framework|round|scenario|setting|medium|presentation|role|season|episode|chapter");

  private static final Pattern RATED =
      Pattern.compile(
          "(.*-)?(rating|ratings|score|label|labels|value|answer|judg?ment|annotation|emotion"
              + "|emotions|sentiment|valence|arousal|dominance|warmth|empathy|distress|joy"
              + "|happiness|happy|sadness|sad|anger|angry|fear|disgust|surprise|trust|anticipation"
              + "|contempt|mood|affect|intensity|offensiveness|toxicity|politeness|support"
              + "|understanding|validation|relevance|fluency|quality|helpfulness|appropriateness"
              + "|coherence|engagement|sincerity|stress|clarity|competence)(-.*)?|primary|secondary|tertiary");

  private static final Pattern MODEL =
      Pattern.compile(
          "(gpt|chatgpt|claude|llama|gemini|mistral|mixtral|qwen|deepseek|gemma|grok|bert|roberta"
              + "|distilbert|deberta|vader|liwc|llm|model|classifier|prediction|predicted|pred"
              + "|y-pred|yhat|baseline)(\\d+[a-z]?)?(-.*)?|o[134]-mini(-.*)?|palm-?2|phi-?\\d.*");

  private static final Pattern RATER_IN_NAME =
      Pattern.compile(
          "\\d+|[acehjprsx]-?\\d+"
              + "|(rater|annotator|ann|coder|judge|worker|participant|expert|evaluator|reviewer"
              + "|human|person|observer|labell?er)(-?\\d+|-\\p{L}+)");

  private static final Pattern REFERENCE =
      Pattern.compile(
          "(.*-)?(final|finals|finale?r?|adjudicat(ed|ion|or)|agreed|consensus|consensual|resolved"
              + "|resolution|reconciled|harmoni[sz]ed|arbitrated|arbiter|gold|golden|goldstandard"
              + "|groundtruth|ground-truth|majority|tie-?break(er)?|definitive|konsens|konsensus|einigung"
              + "|referenz|endg\u00fcltig|abgestimmt|mehrheit|musterl\u00f6sung|consenso|consensuel|r\u00e9f\u00e9rence"
              + "|referencia|riferimento|refer\u00eancia|referentie|definitief|d\u00e9finiti[fv]e?|definitivo"
              + "|majorit\u00e9|mayor\u00eda|maggioranza|maioria|meerderheid|concordato|acordado|verit\u00e0"
              + "|v\u00e9rit\u00e9)(-.*)?"
              + "|(correct|true|original|official|master|expert|reference|target|actual|intended|agreed-upon"
              + "|richtige?[rs]?|korrekte?[rs]?|wahre?[rs]?|juist|correcto|corretto|correcte?)"
              + "(-(label|labels|code|answer|class|category|value|rating|score|emotion|sentiment|annotation"
              + "|judg?ment|key))?"
              + "|ref|gt|truth|y-true|wahrheit|official|decision|discussed|(.*-)?truth");

  /** Who is no rater among raters; experts and masters may be. */
  private static final Pattern REFERENCE_RATER =
      Pattern.compile(
          "(gold(en)?|gold-?standard|ground-?truth|truth|consensus|adjudicat(ed|ion)|reconciled|resolved"
              + "|majority(-vote)?|final|konsens(us)?|goldlabel|mehrheit|consenso|r\u00e9f\u00e9rence"
              + "|referencia|referenz)(-(labels?|codes?|ratings?|annotations?|set|answers?))?");

  private static final Pattern ADMINISTRATIVE =
      Pattern.compile(
          "approved?|reject(ed)?|finished|completed?|consent(ed)?|(.*-)?(attention|check|consent|bot)(-.*)?"
              + "|native(-.*)?|valid|excluded?|included?|practice|is-practice|training|test|status");

  private static final Pattern UNCLEAR =
      Pattern.compile(
          "(.*-)?(unclear|uncertain|unsure|unintelligible|flag|flagged|skip|skipped|cannot-tell"
              + "|can-t-tell|not-applicable|unklar)(-.*)?");

  private static final Pattern SCHEME =
      Pattern.compile(
          "(.*-)?(emotions?|labels?|class(es)?|categor(y|ies)|codes?|tags?|topics?|themes?|types?|emo"
              + "|feelings?|choices?|options?|is|has|gef\u00fchle?|emotionen|kategorien?|\u00e9motions?"
              + "|emoci\u00f3n|emociones|emozion[ei]|emoties?|q\\d*)");

  /** When in a session something was shown, which is no id of it where there is another. */
  private static final Pattern PRESENTED =
      Pattern.compile("trial-?(no|nr|num|number|index|idx|order)");

  private static final Pattern NUMBER = Pattern.compile("n|k|nobs|n-obs|anzahl|nombre|aantal");

  private static final Pattern PLACE =
      Pattern.compile(
          "(turn|utterance|utt|message|msg|line|sentence|segment|reply|sent|\u00e4u\u00dferung|satz|zeile|tour)"
              + ID
              + "?");

  private static final Pattern OCCASION =
      Pattern.compile(
          "(session|round|wave|time|timepoint|time-point|occasion|phase|block|day|week|visit|pass|run"
              + "|iteration|repetition|rep|t|messzeitpunkt|zeitpunkt|durchgang|runde|sitzung|welle)"
              + "(-(id|no|nr|number))?");

  /** One of several occasions. */
  private static final Pattern TIME =
      Pattern.compile(
          "(t|time|timepoint|time-point|session|round|wave|occasion|week|day|visit|pass|messzeitpunkt"
              + "|zeitpunkt|durchgang|runde|sitzung|welle)-?\\d+|pre|post|pre-?test|post-?test|test|retest"
              + "|before|after|baseline|follow-?up|vorher|nachher|first|second|avant|apres|antes|despues");

  private static final Pattern DIMENSION =
      Pattern.compile(
          "(.*-)?(dimensions?|dim|questions?|attributes?|traits?|scales?|measures?|variables?|aspects?"
              + "|constructs?|criteri(on|a)|metrics?|facets?|subscale|prompt|merkmal|frage|skala"
              + "|kriterium|eigenschaft|pregunta|escala|question|domanda|vraag|schaal|pergunta"
              + "|emotion|rating-type|label-type|annotation-type)(-(name|id|label|text))?");

  private static final Pattern VALUE =
      Pattern.compile(
          "(.*-)?(value|score|rating|response|answer|intensity|judg?ment|points|wert|antwort|bewertung"
              + "|valeur|r\u00e9ponse|note|valor|respuesta|valore|risposta|waarde|antwoord)");

  private static final Pattern OF_PERSON =
      Pattern.compile(
          "(.*-)?(rater|annotator|coder|judge|worker|participant|respondent)-.*"
              + "|(.*-)?(age|alter|gender|geschlecht|sex|race|ethnicity|education|bildung|income|occupation"
              + "|beruf|nationality|religion|native-.*|first-language|mother-tongue|muttersprache|locale"
              + "|political.*|experience|expertise)(-(group|range|band|level|bin))?");

  private static final Pattern SURELY_RATER =
      Pattern.compile(
          "r-?\\d+"
              + "|(rater|annotator|ann|coder|judge|expert|evaluator|reviewer|observer|labell?er)"
              + "(-?\\d+|-\\p{L}+)");

  private static final Pattern ANY_ID =
      Pattern.compile(
          "id|uid|uuid|nr|no|key|case|fall|name|code|index|lfd-?nr"
              + "|(response|submission|case|fall|survey|interview)-?(id|nr|no|number)");

  private static final Pattern QUESTION =
      Pattern.compile("(q|question|item|x|var|frage|pregunta|domanda|vraag|pergunta)-?\\d+");

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

  private static final Pattern HUMPS = Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern ENDS = Pattern.compile("^-|-$");

  private ColumnNames() {}

  /** {@code Valence_R1} and {@code valence R1} are {@code valence-r1}. */
  static String plain(String name) {
    String parted = HUMPS.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    return ENDS.matcher(SIGNS.matcher(parted).replaceAll("-")).replaceAll("");
  }

  static boolean item(String name) {
    return is(ITEM, name);
  }

  static boolean presented(String name) {
    return is(PRESENTED, name);
  }

  static boolean someId(String name) {
    return is(SOME_ID, name);
  }

  static boolean rater(String name) {
    return is(RATER, name);
  }

  /** An id of anything: rows are called so whatever they are. */
  static boolean anyId(String name) {
    return is(ANY_ID, name);
  }

  /** A person by a word that says so, such as {@code rater1} or {@code coder_b}, or as R1. */
  static boolean surelyRater(String name) {
    return part(name).filter(p -> SURELY_RATER.matcher(p.who()).matches()).isPresent();
  }

  /** What programs write about how a row came to be, though it may be ticked. */
  static boolean administrative(String name) {
    return is(ADMINISTRATIVE, name);
  }

  /** That no answer could be given. */
  static boolean unclear(String name) {
    return is(UNCLEAR, name);
  }

  /** Something of which there are kinds, each with a column of its own. */
  static boolean scheme(String name) {
    return is(SCHEME, name);
  }

  /** A place in a conversation, not an id of its own. */
  static boolean place(String name) {
    return turn(name) || is(PLACE, name);
  }

  /** When something was rated. */
  static boolean occasion(String name) {
    return is(OCCASION, name);
  }

  /** What says which dimension a rating is of. */
  static boolean dimension(String name) {
    return is(DIMENSION, name);
  }

  /** What is called as nothing but a rating. */
  static boolean value(String name) {
    return is(VALUE, name);
  }

  /** What a panel concluded, or what is held for the truth. */
  static boolean reference(String name) {
    return is(REFERENCE, name);
  }

  /** What tells about a person. */
  static boolean ofPerson(String name) {
    return is(OF_PERSON, name);
  }

  /** A numbered question. */
  static boolean question(String name) {
    return is(QUESTION, name);
  }

  /**
   * A column that numbers the rows by its name, as pandas and spreadsheets write it: without a name
   * it is called by its own number.
   */
  static boolean index(List<String> columns, String name) {
    boolean unnamed = columns.indexOf(name) == 0 && name.equals("1") && !columns.contains("2");
    return unnamed || name.matches("(?i)unnamed.*|index|row|#");
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

  /** A name among raters' that is that of what they concluded, or of what is right. */
  static boolean referenceRater(String name) {
    return is(REFERENCE_RATER, name);
  }

  /** Means and other conclusions from ratings. */
  static boolean summary(String name) {
    return is(SUMMARY, name);
  }

  /** How many rated, if it is always as many. */
  static boolean number(String name) {
    return is(NUMBER, name);
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
    return is(RATED, name) || EmotionWords.in(plain(name));
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

  /** One of several occasions, such as pre and t2. */
  static boolean time(String name) {
    return is(TIME, name);
  }

  /**
   * Who rated and on which occasion, which stands in place of the dimension, if the name says both.
   */
  static Optional<Part> timed(String name) {
    String plain = plain(name);
    for (int at = plain.indexOf('-'); at >= 0; at = plain.indexOf('-', at + 1)) {
      String left = plain.substring(0, at);
      String right = plain.substring(at + 1);
      boolean number = right.matches("\\d+") && SURELY_RATER.matcher(left).matches();
      if (TIME.matcher(right).matches() || number) {
        return Optional.of(new Part(right, left));
      }
      if (TIME.matcher(left).matches()) {
        return Optional.of(new Part(left, right));
      }
    }
    return Optional.empty();
  }

  private static boolean is(Pattern pattern, String name) {
    String plain = plain(name);
    return pattern.matcher(plain).matches()
        || pattern.matcher(WordForms.ForeignNames.inEnglish(plain)).matches();
  }
}
