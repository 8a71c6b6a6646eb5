package org.attune.statistic;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * How well intervals at 95 % of a statistic held in simulated data of one kind, as measured by
 * {@code org.attune.bench.Coverage}.
 *
 * @param statistic its name
 * @param kind {@code value}, {@code difference} of two models or {@code share} of one in another
 * @param shape kind of data
 * @param blocks conversations in each data set
 * @param given share of data sets that give an interval
 * @param holds share of these intervals that hold the truth; empty where none is given
 * @param width mean width beside that of an ideal interval, the quantiles at 2.5 and 97.5 % of the
 *     estimates themselves; empty where none is given
 */
public record Measured(
    String statistic,
    String kind,
    String shape,
    int blocks,
    double given,
    OptionalDouble holds,
    OptionalDouble width) {

  private static final String FILE = "/org/attune/coverage.csv";

  /** All that was measured, in the order of the file. */
  public static List<Measured> all() {
    try (InputStream file = Measured.class.getResourceAsStream(FILE);
        Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(reader)
          .stream()
          .map(Measured::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  private static Measured of(CSVRecord line) {
    return new Measured(
        line.get("statistic"),
        line.get("kind"),
        line.get("shape"),
        Integer.parseInt(line.get("blocks")),
        Double.parseDouble(line.get("given")),
        number(line.get("holds")),
        number(line.get("width")));
  }

  private static OptionalDouble number(String text) {
    return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
  }
}
