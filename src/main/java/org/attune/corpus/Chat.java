package org.attune.corpus;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Transcripts in CHAT, the format of TalkBank: a row an utterance. Columns: turn (its number, from
 * 1), speaker, text as transcribed, start and end in milliseconds where it is aligned, and a column
 * for each dependent tier, called as it is: {@code %emo} is emo.
 *
 * @see <a href="https://doi.org/10.21415/3mhn-0z89">MacWhinney, Tools for analyzing talk, part 1:
 *     the CHAT transcription format</a>
 */
public final class Chat implements CorpusFormat {

  private static final List<String> COLUMNS = List.of("turn", "speaker", "text", "start", "end");

  private static final Pattern TIER = Pattern.compile("([*%])([^:\\s]+):\\s*(.*)");
  private static final Pattern TIMES = Pattern.compile("\\s*\u0015(\\d+)_(\\d+)\u0015");

  @Override
  public boolean sliceable() {
    return false;
  }

  @Override
  public boolean sameColumns() {
    return false;
  }

  @Override
  public Rows read(Slice slice, FormatSettings settings) throws IOException {
    return new UtteranceRows(new Lines(slice, Encoding.of(settings), RowEnd.unquoted()));
  }

  private static final class UtteranceRows extends BlockRows {
    private long line;
    private int turn;
    private Map<String, String> utterance;
    private String tier = "";

    UtteranceRows(Lines lines) {
      super(lines, COLUMNS);
    }

    @Override
    void take(long number, String text) throws Unreadable {
      if (text.isBlank() || text.startsWith("@")) {
        tier = "";
        return;
      }
      if (text.startsWith("\t")) {
        if (utterance != null && !tier.isEmpty()) {
          utterance.merge(tier, text.strip(), (before, more) -> before + " " + more);
        }
        return;
      }
      Matcher begins = TIER.matcher(text);
      if (!begins.matches() || begins.group(1).equals("%") && utterance == null) {
        throw new Unreadable(
            "expected an utterance (*SPEAKER:), a tier of one (%tier:) or a header (@), found"
                + " another line");
      }
      if (begins.group(1).equals("%")) {
        tier = COLUMNS.contains(begins.group(2)) ? "%" + begins.group(2) : begins.group(2);
        utterance.put(tier, begins.group(3).strip());
        return;
      }
      end();
      line = number;
      utterance = new LinkedHashMap<>();
      utterance.put("turn", Integer.toString(++turn));
      utterance.put("speaker", begins.group(2));
      tier = "text";
      utterance.put(tier, begins.group(3).strip());
    }

    @Override
    void end() {
      if (utterance != null) {
        Matcher times = TIMES.matcher(utterance.get("text"));
        if (times.find()) {
          utterance.put("start", times.group(1));
          utterance.put("end", times.group(2));
          utterance.put("text", times.replaceAll("").strip());
        }
        give(line, utterance);
        utterance = null;
      }
    }
  }
}
