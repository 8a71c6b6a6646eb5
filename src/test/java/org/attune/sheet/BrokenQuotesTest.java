package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.attune.corpus.CorpusException;
import org.attune.corpus.CorpusFormat;
import org.attune.corpus.Csv;
import org.attune.corpus.FormatSettings;
import org.attune.corpus.Row;
import org.attune.corpus.Slice;
import org.attune.corpus.Tsv;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tables with a quote, delimiter or line end too many or too few: no row is lost or gained without
 * a word.
 */
class BrokenQuotesTest {

  private static final int ROWS = 40;
  private static final int TABLES = 1500;

  @TempDir private Path folder;

  /** How many tables were read with fewer, or with more, rows than they have. */
  private record Silent(int lost, int gained) {}

  @ParameterizedTest
  @CsvSource({"csv, false, 1", "csv, true, 2", "tsv, false, 3", "tsv, true, 4"})
  void noRowIsLostOrGainedWithoutAWord(String format, boolean draft, int seed) throws IOException {
    Random random = new Random(seed);
    int lost = 0;
    int gained = 0;
    int told = 0;
    for (int i = 0; i < TABLES; i++) {
      String delimiter = format.equals("csv") ? "," : "\t";
      Path file = folder.resolve("table." + format);
      Files.writeString(file, altered(table(delimiter, random), delimiter, random));
      List<String> ids = draft ? drafted(file) : read(file, format);
      told += ids.isEmpty() ? 1 : 0;
      if (!ids.isEmpty()) {
        lost += ids.containsAll(ids()) ? 0 : 1;
        gained += ids.size() > ROWS || !ids().containsAll(ids) ? 1 : 0;
      }
    }
    System.out.printf(
        "%s %s: %d tables, %d refused, %d lost rows, %d gained rows%n",
        format, draft ? "drafted" : "read", TABLES, told, lost, gained);
    assertThat(new Silent(lost, gained)).isEqualTo(new Silent(0, 0));
  }

  private static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      ids.add("u" + i);
    }
    return ids;
  }

  /** Ids of the rows of a corpus; none if a row was rejected. */
  private static List<String> read(Path file, String format) throws IOException {
    CorpusFormat of = format.equals("csv") ? new Csv() : new Tsv();
    FormatSettings settings = new FormatSettings("", "\"", true, List.of(), "");
    List<String> ids = new ArrayList<>();
    Slice whole = new Slice(file.toString(), 0, Files.size(file), 1);
    try (CorpusFormat.Rows rows = of.read(whole, settings)) {
      while (rows.hasNext()) {
        if (!(rows.next() instanceof Row.Read row)) {
          return List.of();
        }
        ids.add(row.get("id").orElse(""));
      }
    } catch (CorpusException e) {
      return List.of();
    }
    return ids;
  }

  private static List<String> drafted(Path file) {
    try {
      Sheet sheet = SheetReader.read(file);
      return sheet.values(sheet.columns().get(0));
    } catch (CorpusException e) {
      return List.of();
    }
  }

  private static String table(String delimiter, Random random) {
    StringBuilder text =
        new StringBuilder(String.join(delimiter, "id", "text", "ann", "ben")).append('\n');
    for (String id : ids()) {
      String said =
          switch (random.nextInt(4)) {
            case 0 -> "\"Well,\nI think\"";
            case 1 -> "\"I \"\"think\"\" so\"";
            case 2 -> "\"\"";
            default -> "Yes";
          };
      String ann = random.nextInt(5) == 0 ? "\"joy\"" : "joy";
      text.append(String.join(delimiter, id, said, ann, "fear")).append('\n');
    }
    return text.toString();
  }

  /** One or two characters of its structure put in, taken out or turned into others. */
  private static String altered(String table, String delimiter, Random random) {
    StringBuilder text = new StringBuilder(table);
    int head = table.indexOf('\n') + 1;
    String signs = "\"\"\"" + delimiter + "\n\r";
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      int at = head + random.nextInt(text.length() - head - 1);
      char sign = signs.charAt(random.nextInt(signs.length()));
      if (random.nextBoolean()) {
        text.insert(at, sign);
      } else {
        int next = text.indexOf(String.valueOf(sign), at);
        if (next > 0 && next < text.length() - 1) {
          text.deleteCharAt(next);
          if (random.nextInt(3) == 0) {
            text.insert(next, signs.charAt(random.nextInt(signs.length())));
          }
        }
      }
    }
    return text.toString();
  }
}
