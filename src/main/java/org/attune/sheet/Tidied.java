package org.attune.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.corpus.Decimals;
import org.attune.sheet.Hints.Hint;

/** Puts right what spreadsheets and survey tools write into tables, and tells it. */
final class Tidied implements RatingsFile.Step {

  /** A number with a decimal comma, a percent sign or its meaning: 5,5 or 10 % or 7 = very much. */
  private static final Pattern NUMBER =
      Pattern.compile("([+-]?\\d+)(?:[.,](\\d+))?(?:\\s*%|\\s*=\\s*\\p{L}.*)?");

  /** A number of four digits or more, whose marks cannot be taken for decimals. */
  private static final Pattern THOUSANDS =
      Pattern.compile(
          "([+-]?\\d{1,3}(?:,\\d{3})+\\.\\d+|[+-]?\\d{1,3}(?:\\.\\d{3})+,\\d+"
              + "|[+-]?\\d{1,3}(?:,\\d{3}){2,}|[+-]?\\d{1,3}(?:\\.\\d{3}){2,}"
              + "|[+-]?\\d{1,3}(?:['\u2019 \u00A0\u202F]\\d{3})+(?:[.,]\\d+)?)(?:\\s*%)?");

  /** Numbers of categories, several in one answer. */
  private static final Pattern CODES = Pattern.compile("\\d+(\\s*,\\s*\\d+){2,}");

  private static final Pattern PAIR = Pattern.compile("(\\d{1,3})\\s*,\\s*(\\d{1,3})");

  /** A longer answer among numbers is a remark, which is to get into no card. */
  private static final int LONGEST = 30;

  /** The same table with plain numbers in columns of numbers. */
  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    List<Sheet.Line> lines = sheet.lines();
    List<String> changes = new ArrayList<>();
    boolean codes =
        hints.is(Hint.SEPARATOR, ",")
            || lines.stream()
                .flatMap(l -> l.values().stream())
                .anyMatch(v -> CODES.matcher(v).matches());
    List<List<String>> columns = new ArrayList<>();
    List<String> written = new ArrayList<>();
    Sheet.Edits edits = sheet.edits();
    String example = "";
    for (String column : sheet.columns()) {
      int at = sheet.columns().indexOf(column);
      List<String> raw = lines.stream().map(line -> line.values().get(at)).toList();
      boolean model = ModelColumns.is(column, sheet.columns(), hints);
      List<String> plain =
          !codes && !model && numbers(raw) ? raw.stream().map(Tidied::plain).toList() : raw;
      columns.add(plain);
      edits = plain == raw ? edits : pairs(doubted(edits, column, raw), column, raw);
      long remarks = empty(plain) - empty(raw);
      if (remarks > 0) {
        changes.add("remarks among numbers in column \"" + column + "\" are left out: " + remarks);
      }
      TreeSet<String> changed = new TreeSet<>(raw);
      plain.forEach(changed::remove);
      changed.removeIf(value -> plain(value).isEmpty());
      if (!changed.isEmpty()) {
        written.add(column);
        example = plain(changed.first()) + " for \"" + changed.first() + "\"";
      }
    }
    if (!written.isEmpty()) {
      changes.add("numbers in columns " + written + " are written plainly, such as " + example);
    }
    if (changes.isEmpty()) {
      return sheet;
    }
    for (String change : changes) {
      edits = edits.changing(change);
    }
    return sheet.with(sheet.columns(), Sheet.Rows.of(sheet, columns), edits);
  }

  /** Numbers with a percent sign and others without may be of two sorts. */
  private static Sheet.Edits doubted(Sheet.Edits edits, String column, List<String> raw) {
    long percent = raw.stream().filter(v -> v.strip().matches("[+-]?\\d.*%")).count();
    long bare = raw.stream().filter(v -> v.strip().matches("[+-]?\\d[^%]*")).count();
    return percent == 0 || bare == 0
        ? edits
        : edits.doubting(
            "column \"%s\" has %d numbers with a percent sign and %d without: they are read alike"
                .formatted(column, percent, bare));
  }

  /**
   * Two numbers with a comma between them, the second always the greater, beside whole numbers may
   * be sets of codes, which are written in order.
   */
  private static Sheet.Edits pairs(Sheet.Edits edits, String column, List<String> raw) {
    TreeSet<String> pairs = new TreeSet<>();
    raw.forEach(v -> pairs.add(v.strip()));
    boolean whole = pairs.stream().anyMatch(v -> v.matches("\\d+"));
    pairs.removeIf(v -> !PAIR.matcher(v).matches());
    boolean rising =
        pairs.stream()
            .map(PAIR::matcher)
            .filter(Matcher::matches)
            .allMatch(p -> Integer.parseInt(p.group(1)) < Integer.parseInt(p.group(2)));
    long seconds = pairs.stream().map(v -> v.replaceFirst(".*,\\s*", "")).distinct().count();
    return whole && rising && pairs.size() > 2 && seconds > 1
        ? edits.doubting(
            "answers such as \"%s\" in column \"%s\" are read as numbers with a decimal comma: if they are several codes, repeat with --separator \",\""
                .formatted(pairs.last(), column))
        : edits;
  }

  private static long empty(List<String> values) {
    return values.stream().filter(String::isEmpty).count();
  }

  /** True if most answers are numbers, however they are written, and not all with a meaning. */
  private static boolean numbers(List<String> values) {
    List<String> given =
        values.stream().map(String::strip).filter(v -> !Unanswered.amongNumbers(v)).toList();
    long numbers =
        given.stream()
            .filter(v -> NUMBER.matcher(v).matches() || THOUSANDS.matcher(v).matches())
            .count();
    boolean some =
        2 * numbers >= given.size() && given.stream().allMatch(v -> v.length() <= LONGEST);
    return (some || numbers >= AnswerCounts.MOST * given.size())
        && numbers > 0
        && !given.stream().allMatch(v -> v.contains("="));
  }

  private static String plain(String value) {
    Matcher number = NUMBER.matcher(value.strip());
    if (Decimals.number(value).isPresent()) {
      return value;
    }
    Matcher thousands = THOUSANDS.matcher(value.strip());
    if (thousands.matches()) {
      return thousands(thousands.group(1));
    }
    if (!number.matches()) {
      return value.strip().length() > LONGEST ? "" : value;
    }
    return number.group(1) + (number.group(2) == null ? "" : "." + number.group(2));
  }

  /** The number without marks between thousands: a mark that stands once, and last, is decimal. */
  private static String thousands(String text) {
    int last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
    boolean decimal = last >= 0 && text.indexOf(text.charAt(last)) == last;
    String whole = decimal ? text.substring(0, last) : text;
    return whole.replaceAll("[^\\d+-]", "") + (decimal ? "." + text.substring(last + 1) : "");
  }
}
