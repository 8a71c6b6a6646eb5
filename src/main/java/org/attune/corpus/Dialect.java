package org.attune.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.attune.yaml.Unfit;

/**
 * How values stand in a row: between delimiters and, where there is a quote character, in quotes,
 * which are doubled inside (RFC 4180). Nothing is trimmed and no text is taken for a missing value.
 */
public final class Dialect {
  private static final String ONE = "one ASCII character";

  private final char delimiter;
  private final Optional<Character> quote;
  private final CSVFormat format;

  /** Both are ASCII characters other than line ends. */
  Dialect(char delimiter, Optional<Character> quote) {
    if (quote.isPresent() && quote.get() == delimiter) {
      throw new IllegalArgumentException(
          "expected a quote other than the delimiter, found " + delimiter + " for both");
    }
    this.delimiter = delimiter;
    this.quote = quote;
    this.format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter)
            .setQuote(quote.orElse(null))
            .setIgnoreEmptyLines(false)
            .get();
  }

  /** This dialect with what a card says otherwise. */
  Dialect with(FormatSettings settings) {
    return new Dialect(
        settings.delimiter().isEmpty() ? delimiter : ascii("delimiter", settings.delimiter()),
        settings.quote().isEmpty()
            ? quote
            : settings.quote().equals("none")
                ? Optional.empty()
                : Optional.of(ascii("quote", settings.quote())));
  }

  /** What is wrong with how a card describes values of a format. */
  static List<Unfit.Value> mistakes(
      String format, Optional<String> delimiter, Optional<String> quote) {
    List<Unfit.Value> mistakes = new ArrayList<>();
    delimiter
        .filter(d -> !isOne(d))
        .ifPresent(d -> mistakes.add(Unfit.Value.text("delimiter", ONE, d)));
    quote
        .filter(q -> !q.equals("none") && !isOne(q))
        .ifPresent(q -> mistakes.add(Unfit.Value.text("quote", ONE + ", or none", q)));
    Dialect usual = CorpusFormat.of(format).dialect().orElse(new Dialect(',', Optional.empty()));
    String between = delimiter.orElse(String.valueOf(usual.delimiter));
    String around = quote.or(() -> usual.quote.map(String::valueOf)).orElse("none");
    if (mistakes.isEmpty() && between.equals(around)) {
      String key = delimiter.isPresent() ? "delimiter" : "quote";
      mistakes.add(
          Unfit.Value.text(key, "another character between values than around them", between));
    }
    return mistakes;
  }

  private static boolean isOne(String text) {
    return text.length() == 1 && text.charAt(0) <= 127 && !"\r\n\0".contains(text);
  }

  private static char ascii(String what, String text) {
    if (!isOne(text)) {
      throw new IllegalArgumentException(
          "expected one ASCII character as " + what + ", found " + text);
    }
    return text.charAt(0);
  }

  /** The character between values. */
  public char delimiter() {
    return delimiter;
  }

  RowEnd rowEnd() {
    return quote.isPresent() ? RowEnd.quoted(delimiter, quote.get()) : RowEnd.unquoted();
  }

  /** The values of a row. */
  String[] values(String row) throws Unreadable {
    return quote.isEmpty() || (row.indexOf(quote.get()) < 0 && row.indexOf('\r') < 0)
        ? split(row)
        : parse(row);
  }

  private String[] split(String row) {
    int count = 1;
    for (int at = row.indexOf(delimiter); at >= 0; at = row.indexOf(delimiter, at + 1)) {
      count++;
    }
    String[] values = new String[count];
    int from = 0;
    for (int i = 0; i < count - 1; i++) {
      int to = row.indexOf(delimiter, from);
      values[i] = row.substring(from, to);
      from = to + 1;
    }
    values[count - 1] = row.substring(from);
    return values;
  }

  /**
   * Quotes inside of a value that is not quoted stand for themselves in pairs, as in a list of
   * words; one that is alone shows that one is missing, or one too many.
   */
  private void checkQuotes(String row) throws Unreadable {
    char mark = quote.orElseThrow();
    boolean begins = true;
    boolean quoted = false;
    boolean alone = false;
    for (int i = 0; i <= row.length(); i++) {
      char c = i < row.length() ? row.charAt(i) : delimiter;
      if (quoted && i < row.length()) {
        boolean doubled = c == mark && i + 1 < row.length() && row.charAt(i + 1) == mark;
        i += doubled ? 1 : 0;
        quoted = c != mark || doubled;
        begins = false;
      } else if (c == mark && begins) {
        quoted = true;
      } else if (c == mark) {
        alone = !alone;
      } else if (c == delimiter && alone) {
        throw Unreadable.ofUnknownEnd(
            "expected quotes around a whole value (doubled inside of it), found one inside of an"
                + " unquoted value");
      } else {
        begins = c == delimiter;
      }
    }
  }

  private String[] parse(String row) throws Unreadable {
    checkQuotes(row);
    try (CSVParser parser = CSVParser.parse(row, format)) {
      Iterator<CSVRecord> records = parser.iterator();
      String[] values = records.next().values();
      if (records.hasNext()) {
        throw Unreadable.ofUnknownEnd(
            "expected \\n or \\r\\n as line end, found \\r alone outside of quotes");
      }
      return values;
    } catch (IOException | UncheckedIOException e) {
      throw Unreadable.ofUnknownEnd(
          "expected a delimiter or the end of the row after a closing quote, found other text");
    }
  }
}
