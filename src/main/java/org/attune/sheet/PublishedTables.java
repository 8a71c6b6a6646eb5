package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;

/** Tables of published corpora, and those that formats of corpora are read as. */
final class PublishedTables {

  private PublishedTables() {}

  /**
   * The raw ratings of GoEmotions: a row a rater, a column an emotion, and one that says that the
   * rater found the text too unclear for any, which is no emotion and no set of none.
   *
   * @see <a href="https://doi.org/10.18653/v1/2020.acl-main.372">Demszky et al. (2020),
   *     GoEmotions</a>
   */
  static final class GoEmotionsRaw implements TableExport {

    private static final String UNCLEAR = "example_very_unclear";

    @Override
    public boolean wrote(Sheet sheet) {
      return sheet.columns().containsAll(List.of("text", "id", "rater_id", UNCLEAR));
    }

    @Override
    public Sheet read(Sheet sheet, Hints hints) {
      Hints known =
          Hints.none().with(Hint.ITEM, "id").with(Hint.RATER, "rater_id").with(Hint.TEXT, "text");
      List<String> unclear = sheet.values(UNCLEAR);
      Sheet read =
          TableExport.rows(
              TableExport.named(sheet, "read as raw ratings of GoEmotions", known),
              row -> !unclear.get(row).strip().matches("(?i)true|1"),
              "rows of raters who found the text too unclear to rate it are left out");
      read =
          TableExport.leaving(
              read,
              hints,
              TableExport.why("it says that a text was too unclear", List.of(UNCLEAR)));
      return TableExport.leaving(
          read,
          hints,
          TableExport.why(
              "it is about the comment on Reddit",
              List.of("author", "subreddit", "link_id", "parent_id", "created_utc")));
    }
  }

  /**
   * DICES: a row a rater's answers on the safety of a conversation, with who the rater is in each.
   *
   * @see <a href="https://doi.org/10.48550/arXiv.2306.11247">Aroyo et al. (2023), DICES</a>
   */
  static final class DicesTable implements TableExport {

    @Override
    public boolean wrote(Sheet sheet) {
      return sheet.columns().containsAll(List.of("rater_id", "item_id"))
          && sheet.columns().stream().anyMatch(c -> c.startsWith("Q_overall"));
    }

    @Override
    public Sheet read(Sheet sheet, Hints hints) {
      List<String> questions =
          sheet.columns().stream().filter(c -> c.matches("Q(\\d|_).*")).toList();
      Hints known =
          Hints.none()
              .with(Hint.ITEM, "item_id")
              .with(Hint.RATER, "rater_id")
              .with(Hint.RATED, questions);
      String text =
          Stream.of("response", "conversation", "context")
              .filter(sheet.columns()::contains)
              .findFirst()
              .orElse("");
      known = text.isEmpty() ? known : known.with(Hint.TEXT, text);
      Map<String, String> left = new LinkedHashMap<>();
      sheet.columns().stream()
          .filter(c -> c.startsWith("rater_") && !c.equals("rater_id"))
          .forEach(c -> left.put(c, "it tells of raters, not of items"));
      left.put("answer_time_ms", "the time of the answer");
      return TableExport.leaving(
          TableExport.named(sheet, "read as ratings of DICES", known), hints, left);
    }
  }

  /**
   * Texts of SemEval-2018, task 1, affect in tweets: the intensity of an emotion, which a column
   * names, or a column an emotion.
   *
   * @see <a href="https://doi.org/10.18653/v1/S18-1001">Mohammad et al. (2018), SemEval-2018 task
   *     1</a>
   */
  static final class SemEvalTable implements TableExport {

    private static final String DIMENSION = "Affect Dimension";

    @Override
    public boolean wrote(Sheet sheet) {
      return sheet.columns().containsAll(List.of("ID", "Tweet"));
    }

    @Override
    public Sheet read(Sheet sheet, Hints hints) {
      Hints known = Hints.none().with(Hint.ITEM, "ID").with(Hint.TEXT, "Tweet");
      Optional<String> value =
          sheet.columns().stream().filter(c -> c.startsWith("Intensity ")).findFirst();
      if (value.isPresent() && sheet.columns().contains(DIMENSION)) {
        known = known.with(Hint.DIMENSION, DIMENSION).with(Hint.VALUE, value.get());
      }
      return TableExport.named(sheet, "read as texts of SemEval-2018", known);
    }
  }

  /** Utterances of a ConvoKit corpus, of older ones too, with ratings in their {@code meta}. */
  static final class ConvokitTable implements TableExport {

    private static final List<String> CONVERSATION = List.of("conversation_id", "root");

    @Override
    public boolean wrote(Sheet sheet) {
      return sheet.columns().containsAll(List.of("id", "text"))
          && CONVERSATION.stream().anyMatch(sheet.columns()::contains)
          && Stream.of("reply-to", "reply_to").anyMatch(sheet.columns()::contains);
    }

    @Override
    public Sheet read(Sheet sheet, Hints hints) {
      String conversation =
          CONVERSATION.stream().filter(sheet.columns()::contains).findFirst().orElseThrow();
      Hints known =
          Hints.none()
              .with(Hint.ITEM, "id")
              .with(Hint.TEXT, "text")
              .with(Hint.CONVERSATION, conversation);
      Map<String, String> left = new LinkedHashMap<>();
      for (String column : List.of("reply-to", "reply_to", "timestamp", "vectors")) {
        left.put(column, "ConvoKit's own");
      }
      sheet.columns().stream()
          .filter(c -> c.startsWith("meta.parsed"))
          .forEach(c -> left.put(c, "how the text was parsed"));
      return TableExport.leaving(
          TableExport.named(sheet, "read as utterances of ConvoKit", known), hints, left);
    }
  }

  /** Evaluations of IEMOCAP, as the format of that name gives them. */
  static final class IemocapTable implements TableExport {

    @Override
    public boolean wrote(Sheet sheet) {
      return sheet
          .columns()
          .containsAll(
              List.of(
                  "turn", "emotion", "rater", "category", "valence", "activation", "dominance"));
    }

    @Override
    public Sheet read(Sheet sheet, Hints hints) {
      Hints known =
          Hints.none()
              .with(Hint.ITEM, "turn")
              .with(Hint.RATER, "rater")
              .with(Hint.CONVERSATION, "conversation")
              .with(Hint.RATED, List.of("category", "valence", "activation", "dominance"));
      Sheet.Edits edits = sheet.edits().knowing(known);
      if (sheet.values("rater").stream().anyMatch(rater -> rater.matches("[FM]\\d*"))) {
        edits =
            edits.doubting(
                "raters whose names begin with F or M are the actors, who rated themselves: to have"
                    + " evaluators only, leave their lines out");
      }
      return TableExport.leaving(
          sheet.with(edits),
          hints,
          Map.of("emotion", "what the raters agree on", "start", "a time", "end", "a time"));
    }
  }

  /** Labels of MSP-Podcast, as the format of that name gives them. */
  static final class MspPodcastTable implements TableExport {

    @Override
    public boolean wrote(Sheet sheet) {
      return sheet
          .columns()
          .containsAll(List.of("file", "agreed", "rater", "category", "secondary", "arousal"));
    }

    @Override
    public Sheet read(Sheet sheet, Hints hints) {
      Hints known =
          Hints.none()
              .with(Hint.ITEM, "file")
              .with(Hint.RATER, "rater")
              .with(Hint.RATED, List.of("category", "arousal", "valence", "dominance"));
      return TableExport.leaving(
          sheet.with(sheet.edits().knowing(known)),
          hints,
          Map.of(
              "agreed",
              "what the workers agree on",
              "secondary",
              "all emotions a worker perceived; read by --rated secondary"));
    }
  }

  /** Transcripts in CHAT, as the format of that name gives them: tiers may be ratings. */
  static final class ChatTable implements TableExport {

    private static final List<String> OWN = List.of("turn", "speaker", "text", "start", "end");

    /** Tiers with words, grammar, sounds, times and comments. */
    private static final String OTHER =
        "mor|gra|pho|mod|wor|tim|com|act|exp|add|sit|xpho|ort|eng|flo|err";

    @Override
    public boolean wrote(Sheet sheet) {
      int own = OWN.size();
      return sheet.columns().size() >= own && sheet.columns().subList(0, own).equals(OWN);
    }

    @Override
    public Sheet read(Sheet sheet, Hints hints) {
      ColumnProfiles survey = new ColumnProfiles(sheet);
      Map<String, String> left = new LinkedHashMap<>();
      List<String> coded = new ArrayList<>(hints.all(Hint.RATED));
      for (String column : sheet.columns()) {
        if (column.matches(OTHER)) {
          left.put(column, "a tier that rates nothing");
        } else if (!OWN.contains(column)
            && hints.all(Hint.RATED).isEmpty()
            && Scales.guess(survey.answers(column)).isPresent()) {
          coded.add(column);
        }
      }
      if (coded.isEmpty()) {
        throw new CorpusException(
            sheet.file(),
            "ratings of its utterances (a tier such as %emo:, or a table of their own beside it: a"
                + " card joins both, and reads the transcript with format: chat)",
            "a transcript in CHAT without ratings");
      }
      left.put("start", "a time");
      left.put("end", "a time");
      Hints known = Hints.none().with(Hint.TEXT, "text").with(Hint.RATED, coded);
      return TableExport.leaving(sheet.with(sheet.edits().knowing(known)), hints, left);
    }
  }
}
