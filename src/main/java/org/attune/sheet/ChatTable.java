package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;

/** Transcripts in CHAT, as the format of that name gives them: tiers may be ratings. */
final class ChatTable implements TableExport {

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
    Survey survey = new Survey(sheet);
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
