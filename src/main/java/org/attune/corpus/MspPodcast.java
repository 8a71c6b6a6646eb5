package org.attune.corpus;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The detailed labels of MSP-Podcast and the corpora made like it: a row for each sound and worker.
 * Columns: file, agreed (category by plurality), rater, category (a letter, or O- and a word),
 * secondary (all categories a worker perceived, with commas between them), arousal, valence and
 * dominance from 1 to 7.
 *
 * @see <a href="https://doi.org/10.1109/TAFFC.2017.2736999">Lotfian and Busso (2019), Building
 *     naturalistic emotionally balanced speech corpora</a>
 */
public final class MspPodcast implements CorpusFormat {

  private static final List<String> COLUMNS =
      List.of(
          "file", "agreed", "rater", "category", "secondary", "arousal", "valence", "dominance");

  private static final Pattern DEGREE = Pattern.compile("([AVD]):\\s*(-?[\\d.]+)");

  @Override
  public boolean sliceable() {
    return false;
  }

  @Override
  public Rows read(Slice slice, FormatSettings settings) throws IOException {
    return new WorkerRows(new Lines(slice, Encoding.of(settings), RowEnd.unquoted()));
  }

  private static final class WorkerRows extends BlockRows {
    private String file;
    private String agreed;

    WorkerRows(Lines lines) {
      super(lines, COLUMNS);
    }

    @Override
    void take(long line, String text) throws Unreadable {
      if (text.isBlank()) {
        return;
      }
      String[] parts = text.strip().split("\\s*;\\s*", -1);
      if (parts.length >= 2 && parts[0].matches("(?i).+\\.(wav|mp3|flac|mp4)")) {
        file = parts[0];
        agreed = parts[1];
        return;
      }
      if (file == null || parts.length < 6) {
        throw new Unreadable(
            "expected a sound (name.wav; category; A: V: D:) or a worker's labels (worker;"
                + " category; secondary; A: V: D:), found another line");
      }
      Map<String, String> row = new LinkedHashMap<>();
      row.put("file", file);
      row.put("agreed", agreed);
      row.put("rater", parts[0]);
      row.put("category", parts[1]);
      row.put("secondary", parts[2]);
      Matcher degree = DEGREE.matcher(text);
      while (degree.find()) {
        String name =
            switch (degree.group(1)) {
              case "A" -> "arousal";
              case "V" -> "valence";
              default -> "dominance";
            };
        row.put(name, degree.group(2));
      }
      give(line, row);
    }
  }
}
