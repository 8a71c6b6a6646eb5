package org.attune.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.attune.Names;
import org.attune.corpus.CorpusException;
import org.attune.statistic.Estimate;
import org.attune.statistic.Statistic;

/**
 * Reads back what {@link CsvWriter} wrote. Numbers come back with the decimals they were written
 * with, so that cells read and written again are the same bytes. Of a file that is none of ours the
 * first thing amiss is told in a {@link CorpusException}: file, line, what was expected and found.
 */
public final class CsvReader {

  private static final Pattern ADJUSTED = Pattern.compile("(.+), (.+) over ([0-9]{1,9})");
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  @SuppressWarnings("rawtypes") // a class literal has no type argument
  private static final Map<String, Class<? extends Statistic>> STATISTICS =
      Names.in(Statistic.class, Statistic.class);

  private CsvReader() {}

  /** What a file of estimates can be about. */
  public interface Meanings {

    /** Who the words of a table stand for; empty if it cannot have them. */
    Optional<Subject> scorer(String table, String words);

    /**
     * What the words of a table stand for, which it may have for what scorers are compared with.
     */
    Counterpart reference(String table, String words);

    /** Which items the words of a table stand for. */
    Stratum stratum(String table, String words);

    /** Whether an interval was asked for wherever a statistic has one. */
    boolean intervals();
  }

  /**
   * The cells of {@code estimates.csv}, in the order of the file, which may be of a version that
   * did not count answers.
   */
  public static List<Cell> estimates(Path file, Meanings asked) {
    return read(
        file, List.of(CsvWriter.ESTIMATES, CsvWriter.EARLIER_ESTIMATES), line -> cell(line, asked));
  }

  /** The words a file of estimates has for who its numbers are about, by table. */
  public static Map<String, Set<String>> scorers(Path file) {
    Map<String, Set<String>> words = new LinkedHashMap<>();
    read(file, List.of(CsvWriter.ESTIMATES, CsvWriter.EARLIER_ESTIMATES), line -> line)
        .forEach(
            line ->
                words
                    .computeIfAbsent(line.text("table"), table -> new LinkedHashSet<>())
                    .add(line.text("scorer")));
    return words;
  }

  /** The counts of {@code confusion.csv}, in the order of the file. */
  public static List<Confusion> confusions(Path file) {
    return read(
        file,
        List.of(ResultColumn.names(ResultColumns.CONFUSION)),
        line ->
            new Confusion(
                line.text("scorer"),
                line.text("dimension"),
                line.text("reference"),
                line.text("model"),
                line.count("items")));
  }

  /** The bins of {@code calibration.csv}, in the order of the file. */
  public static List<CalibrationBin> calibration(Path file) {
    return read(
        file,
        List.of(ResultColumn.names(ResultColumns.CALIBRATION)),
        line ->
            new CalibrationBin(
                line.text("scorer"),
                line.text("dimension"),
                line.text("label"),
                (int) line.count("bin"),
                line.count("items"),
                line.number("confidence"),
                line.number("right")));
  }

  /**
   * Every record of a text that {@link CsvWriter#lines(List)} wrote, with its cells as they were.
   *
   * @throws IllegalArgumentException if it is no such text
   */
  public static List<List<String>> lines(String text) {
    try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
      List<List<String>> lines = new ArrayList<>();
      parser.forEach(line -> lines.add(line.stream().map(SpreadsheetText::read).toList()));
      return lines;
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static <T> List<T> read(Path file, List<List<String>> headers, Function<Line, T> as) {
    List<T> all = new ArrayList<>();
    List<String> header = headers.get(0);
    try (CSVParser parser = parser(file)) {
      for (CSVRecord line : parser) {
        if (line.getRecordNumber() > 1) {
          all.add(as.apply(new Line(file, header, line, parser.getCurrentLineNumber())));
        } else if (headers.contains(line.toList())) {
          header = line.toList();
        } else {
          throw new CorpusException(
              file + ":1", String.join(",", header), "a first row of " + line.size() + " values");
        }
      }
      if (parser.getRecordNumber() == 0) {
        throw new CorpusException(file + ":1", String.join(",", header), "an empty file");
      }
    } catch (IOException | UncheckedIOException e) {
      throw new CorpusException(file.toString(), "comma-separated values", e.getMessage());
    }
    return all;
  }

  private static CSVParser parser(Path file) throws IOException {
    return CSVParser.parse(Files.newBufferedReader(file, StandardCharsets.UTF_8), FORMAT);
  }

  /** A record of a file and the line it ends on. */
  private record Line(Path file, List<String> header, CSVRecord values, long number) {

    Line {
      if (values.size() != header.size()) {
        throw new CorpusException(
            file + ":" + number, header.size() + " values", Integer.toString(values.size()));
      }
    }

    /** Empty, too, where the file has no such column. */
    String text(String column) {
      int at = header.indexOf(column);
      return at < 0 ? "" : SpreadsheetText.read(values.get(at));
    }

    boolean has(String column) {
      return !text(column).isEmpty();
    }

    long count(String column) {
      try {
        long count = Long.parseLong(text(column));
        if (count >= 0) {
          return count;
        }
      } catch (NumberFormatException e) {
        // told below, as a negative count is
      }
      throw wrong(column, "a whole number from 0");
    }

    double number(String column) {
      try {
        double number = Double.parseDouble(text(column));
        if (Double.isFinite(number)) {
          return number;
        }
      } catch (NumberFormatException e) {
        // told below, as infinity is
      }
      throw wrong(column, "a number");
    }

    private CorpusException wrong(String column, String expected) {
      return new CorpusException(
          file + ":" + number + ": " + column, expected, "\"" + text(column) + "\"");
    }
  }

  private static Cell cell(Line line, Meanings asked) {
    List<String> warnings =
        line.has("warnings") ? List.of(line.text("warnings").split("; ")) : List.of();
    return new Cell(
        line.text("table"),
        asked
            .scorer(line.text("table"), line.text("scorer"))
            .orElseThrow(() -> line.wrong("scorer", "one that the protocol has in the table")),
        asked.reference(line.text("table"), line.text("reference")),
        line.text("dimension"),
        line.text("label"),
        asked.stratum(line.text("table"), line.text("stratum")),
        line.text("statistic"),
        estimate(line, warnings, asked.intervals()),
        line.has("formula")
            ? Optional.of(
                new Cell.ByFormula(
                    line.text("formula"),
                    new Estimate.Interval(line.number("formula-low"), line.number("formula-high"))))
            : Optional.empty(),
        line.has("test") ? Optional.of(test(line)) : Optional.empty(),
        line.count("items"),
        line.has("raters") ? line.count("raters") : 0,
        (int) line.count("blocks"),
        line.text("missing"),
        warnings,
        line.has("of")
            ? Optional.of(new Cell.Coverage(line.count("answered"), line.count("of")))
            : Optional.empty(),
        line.has("counted-on") ? Optional.of(compared(line)) : Optional.empty(),
        List.of());
  }

  private static Cell.Compared compared(Line line) {
    return new Cell.Compared(
        line.text("counted-on"),
        line.has("otherwise")
            ? OptionalDouble.of(line.number("otherwise"))
            : OptionalDouble.empty());
  }

  /** Of what a number has to be warned of, the first says why an interval is missing. */
  private static Estimate estimate(Line line, List<String> warnings, boolean intervals) {
    if (!line.has("estimate")) {
      return Estimate.undefined(line.text("reason"));
    }
    double point = line.number("estimate");
    if (line.has("low")) {
      return Estimate.of(point, line.number("low"), line.number("high"));
    }
    boolean missing = intervals && !warnings.isEmpty() && resampled(line.text("statistic"));
    return missing ? Estimate.without(point, warnings.get(0)) : Estimate.of(point);
  }

  /** True, too, of a statistic that another version has. */
  private static boolean resampled(String statistic) {
    return !STATISTICS.containsKey(statistic)
        || Names.create(STATISTICS.get(statistic)).resampled();
  }

  private static Cell.Test test(Line line) {
    Matcher adjusted = ADJUSTED.matcher(line.text("test"));
    boolean of = adjusted.matches();
    return new Cell.Test(
        of ? adjusted.group(1) : line.text("test"),
        line.number("p"),
        line.number("p-adjusted"),
        of ? adjusted.group(2) : "",
        of ? Integer.parseInt(adjusted.group(3)) : 1);
  }
}
