package org.attune.corpus;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Evaluation files of IEMOCAP: a row for each turn and who rated it. Columns: turn, conversation,
 * speaker, start and end in seconds, emotion (what the categories of the raters agree on), rater,
 * category (several with semicolons between them), valence, activation and dominance from 1 to 5.
 * Raters whose names begin with E are evaluators; F and M are the actors, of themselves.
 *
 * @see <a href="https://doi.org/10.1007/s10579-008-9076-6">Busso et al. (2008), IEMOCAP</a>
 */
public final class Iemocap implements CorpusFormat {

  private static final List<String> COLUMNS =
      List.of(
          "turn",
          "conversation",
          "speaker",
          "start",
          "end",
          "emotion",
          "rater",
          "category",
          "valence",
          "activation",
          "dominance");

  private static final Pattern TURN =
      Pattern.compile("\\[([\\d.]+)\\s*-\\s*([\\d.]+)]\\s+(\\S+)\\s+(\\S+)\\s+\\[.*]\\s*");
  private static final Pattern RATING = Pattern.compile("([CA])-(\\w+):\\s*([^(]*)(\\(.*)?");
  private static final Pattern SPEAKER = Pattern.compile("(.+)_([FM])\\d+");
  private static final Pattern DEGREE = Pattern.compile("(val|act|dom)\\s+([\\d.]+)\\s*;");

  @Override
  public boolean sliceable() {
    return false;
  }

  @Override
  public Rows read(Slice slice, FormatSettings settings) throws IOException {
    return new TurnRows(new Lines(slice, Encoding.of(settings), RowEnd.unquoted()));
  }

  private static final class TurnRows extends BlockRows {
    private long line;
    private Map<String, String> turn;
    private final Map<String, Map<String, String>> byRater = new LinkedHashMap<>();

    TurnRows(Lines lines) {
      super(lines, COLUMNS);
    }

    @Override
    void take(long number, String text) throws Unreadable {
      if (text.isBlank() || text.startsWith("%")) {
        return;
      }
      Matcher begins = TURN.matcher(text);
      Matcher rating = RATING.matcher(text);
      if (begins.matches()) {
        end();
        line = number;
        turn = turn(begins);
      } else if (rating.matches() && turn != null) {
        rate(rating);
      } else {
        throw new Unreadable(
            "expected a turn ([start - end], name, emotion, degrees) or a rating (C-E1: or A-E1:),"
                + " found another line");
      }
    }

    private static Map<String, String> turn(Matcher begins) {
      Map<String, String> values = new LinkedHashMap<>();
      values.put("start", begins.group(1));
      values.put("end", begins.group(2));
      values.put("turn", begins.group(3));
      values.put("emotion", begins.group(4));
      Matcher speaker = SPEAKER.matcher(begins.group(3));
      if (speaker.matches()) {
        values.put("conversation", speaker.group(1));
        values.put("speaker", speaker.group(2));
      }
      return values;
    }

    private void rate(Matcher rating) {
      Map<String, String> values =
          byRater.computeIfAbsent(rating.group(2), rater -> new LinkedHashMap<>());
      String said = rating.group(3).strip();
      if (rating.group(1).equals("C")) {
        values.put("category", said.replaceFirst("\\s*;$", ""));
        return;
      }
      Matcher degree = DEGREE.matcher(said);
      while (degree.find()) {
        String name =
            switch (degree.group(1)) {
              case "val" -> "valence";
              case "act" -> "activation";
              default -> "dominance";
            };
        values.put(name, degree.group(2));
      }
    }

    @Override
    void end() {
      byRater.forEach(
          (rater, values) -> {
            Map<String, String> row = new LinkedHashMap<>(turn);
            row.put("rater", rater);
            row.putAll(values);
            give(line, row);
          });
      byRater.clear();
    }
  }
}
