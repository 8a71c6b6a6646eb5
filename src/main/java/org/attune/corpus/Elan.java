package org.attune.corpus;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tab-delimited text as ELAN exports it, with or without names of the columns, times in any of its
 * forms. Columns: tier, participant, annotator (with names of the columns only), begin and end in
 * seconds, annotation, and item, which is begin and end together: annotations of the same interval
 * on other tiers have the same.
 *
 * @see <a href="https://www.mpi.nl/corpus/html/elan/">ELAN, manual</a>
 */
public final class Elan implements CorpusFormat {

  private static final List<String> COLUMNS =
      List.of("item", "tier", "participant", "annotator", "begin", "end", "annotation");

  private static final Pattern CLOCK = Pattern.compile("(\\d+):(\\d\\d):(\\d\\d(?:\\.\\d+)?)");
  private static final Pattern TIME =
      Pattern.compile("\\d+:\\d\\d:\\d\\d(\\.\\d+)?|\\d+(\\.\\d+)?");

  @Override
  public boolean sliceable() {
    return false;
  }

  @Override
  public Rows read(Slice slice, FormatSettings settings) throws IOException {
    return new ElanRows(new Lines(slice, Encoding.of(settings), RowEnd.unquoted()));
  }

  private static final class ElanRows extends BlockRows {
    private List<String> names = List.of();
    private boolean first = true;

    ElanRows(Lines lines) {
      super(lines, COLUMNS);
    }

    @Override
    void take(long line, String text) throws Unreadable {
      if (text.isBlank() || text.startsWith("\"#") || text.startsWith("#")) {
        return;
      }
      String[] values = text.split("\t", -1);
      if (first) {
        first = false;
        if (text.toLowerCase(Locale.ROOT).contains("begin time")) {
          names = List.of(values);
          return;
        }
      }
      Map<String, String> row = names.isEmpty() ? unnamed(values) : named(values);
      row.put("item", row.get("begin") + "-" + row.get("end"));
      give(line, row);
    }

    /** Tier, participant, times and annotation in this order. */
    private static Map<String, String> unnamed(String[] values) throws Unreadable {
      List<String> times = new ArrayList<>();
      int at = Math.min(2, values.length);
      while (at < values.length - 1 && TIME.matcher(values[at]).matches()) {
        times.add(values[at++]);
      }
      if (times.size() < 3 || times.size() % 3 != 0 || at != values.length - 1) {
        throw new Unreadable(
            "expected tier, participant, begin, end, duration and annotation between tabs, found"
                + " other columns");
      }
      int forms = times.size() / 3;
      Map<String, String> row = new LinkedHashMap<>();
      row.put("tier", values[0]);
      row.put("participant", values[1]);
      row.put("begin", seconds(times.get(0), forms > 1 ? times.get(1) : ""));
      row.put("end", seconds(times.get(forms), forms > 1 ? times.get(forms + 1) : ""));
      row.put("annotation", values[at]);
      return row;
    }

    private Map<String, String> named(String[] values) throws Unreadable {
      if (values.length > names.size()) {
        throw new Unreadable(
            "expected at most " + names.size() + " columns, found " + values.length);
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < values.length; i++) {
        String name = names.get(i).toLowerCase(Locale.ROOT).strip();
        if (name.startsWith("begin time") || name.startsWith("end time")) {
          String time = name.substring(0, name.indexOf(' '));
          row.putIfAbsent(
              time, name.endsWith(" msec") ? thousandth(values[i]) : seconds(values[i], ""));
        } else if (COLUMNS.contains(name)) {
          row.put(name, values[i]);
        }
      }
      if (!row.containsKey("begin") || !row.containsKey("end")) {
        throw new Unreadable("expected begin and end time, found " + row.keySet());
      }
      return row;
    }

    /** Seconds with their decimals; without clock or decimals they are thousandths. */
    private static String seconds(String time, String other) throws Unreadable {
      Matcher clock = CLOCK.matcher(time);
      if (clock.matches()) {
        BigDecimal whole =
            new BigDecimal(clock.group(1))
                .multiply(BigDecimal.valueOf(3600))
                .add(new BigDecimal(clock.group(2)).multiply(BigDecimal.valueOf(60)));
        return plain(whole.add(new BigDecimal(clock.group(3))));
      }
      if (!TIME.matcher(time).matches()) {
        throw new Unreadable("expected a time, found another value");
      }
      return time.contains(".") || !other.isEmpty()
          ? plain(new BigDecimal(time))
          : thousandth(time);
    }

    private static String thousandth(String time) throws Unreadable {
      if (!time.matches("\\d+")) {
        throw new Unreadable("expected a time in milliseconds, found another value");
      }
      return plain(new BigDecimal(time).movePointLeft(3));
    }

    private static String plain(BigDecimal seconds) {
      return seconds.setScale(Math.max(3, seconds.stripTrailingZeros().scale())).toPlainString();
    }
  }
}
