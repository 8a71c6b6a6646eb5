package org.attune.sheet;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.corpus.Decimals;
import org.attune.sheet.Hints.Hint;

/**
 * Writes numbers that stand in signs in digits: stars, -- to ++, Roman and Chinese numbers, digits
 * of other scripts, halves as 3½. Columns are looked at together, for one rater may have used a
 * part of the signs only.
 */
final class NumberSigns implements RatingsFile.Step {

  /** Fewer different signs may be marks of another meaning. */
  private static final int ENOUGH = 3;

  @Override
  public Sheet apply(Sheet sheet, Hints hints) {
    if (!hints.all(Hint.LEVELS).isEmpty()) {
      return sheet;
    }
    Sheet turned = sheet;
    for (NumberSign sign : NumberSign.values()) {
      turned = turned(turned, hints, sign);
    }
    return turned;
  }

  private static Sheet turned(Sheet sheet, Hints hints, NumberSign sign) {
    Set<String> roles =
        Stream.of(Hint.ITEM, Hint.RATER, Hint.TEXT, Hint.CONVERSATION, Hint.NOMINAL, Hint.DIMENSION)
            .flatMap(hint -> hints.all(hint).stream())
            .collect(Collectors.toSet());
    List<String> columns = new ArrayList<>();
    Set<String> signs = new LinkedHashSet<>();
    for (String column : sheet.columns()) {
      Set<String> given = new TreeSet<>();
      sheet.values(column).forEach(cell -> given.add(cell.strip()));
      given.removeIf(cell -> sign.number(cell).isEmpty() && none(cell, hints));
      boolean open = !roles.contains(column) && !aside(column);
      if (open && given.size() > 1 && given.stream().allMatch(c -> is(sign, c))) {
        columns.add(column);
        given.removeIf(cell -> sign.number(cell).isEmpty());
        signs.addAll(given);
      }
    }
    if (sign.several() && signs.size() < ENOUGH || !sign.scale(signs)) {
      return sheet;
    }
    columns.removeIf(
        c -> sheet.values(c).stream().noneMatch(cell -> sign.number(cell.strip()).isPresent()));
    return columns.isEmpty() ? sheet : written(sheet, columns, sign.numbers(signs));
  }

  private static boolean aside(String column) {
    return ColumnNames.item(column)
        || ColumnNames.group(column)
        || ColumnNames.occasion(column)
        || ColumnNames.rater(column)
        || ColumnNames.turn(column);
  }

  private static boolean none(String cell, Hints hints) {
    return Unanswered.surely(cell) || Unanswered.words(cell) || hints.missing(cell);
  }

  /** True of a sign; beside some signs plain numbers may stand. */
  private static boolean is(NumberSign sign, String cell) {
    return sign.number(cell).isPresent()
        || !sign.several() && Decimals.number(cell.replace(',', '.')).isPresent();
  }

  private static Sheet written(Sheet sheet, List<String> columns, Map<String, String> numbers) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String column : sheet.columns()) {
      List<String> raw = sheet.values(column);
      values.put(
          column,
          columns.contains(column)
              ? raw.stream().map(c -> numbers.getOrDefault(c.strip(), c)).toList()
              : raw);
    }
    Optional<Map.Entry<String, String>> example = numbers.entrySet().stream().findFirst();
    return sheet.with(
        sheet.columns(),
        Sheet.Rows.of(sheet, List.copyOf(values.values())),
        sheet
            .edits()
            .changing(
                "numbers in columns %s are written in digits, such as %s for %s"
                    .formatted(
                        columns,
                        example.map(Map.Entry::getValue).orElse(""),
                        example.map(Map.Entry::getKey).orElse(""))));
  }

  /** Signs that stand for numbers, other than the digits 0 to 9. */
  private enum NumberSign {

    /** As many as are filled: {@code ★★★☆☆}, {@code ***}, {@code ●●○}. */
    STARS {
      @Override
      Optional<String> number(String cell) {
        Matcher stars = FILLED.matcher(cell.replace("\uFE0F", ""));
        if (cell.length() > LONGEST || !stars.matches()) {
          return Optional.empty();
        }
        int whole = stars.group(1).codePointCount(0, stars.group(1).length());
        return Optional.of(whole + (stars.group(2) == null ? "" : ".5"));
      }

      @Override
      boolean scale(Set<String> signs) {
        return signs.stream().anyMatch(s -> s.codePointCount(0, s.length()) > 1);
      }
    },

    /** Below and above a middle: {@code --}, {@code -}, {@code 0}, {@code +}, {@code ++}. */
    PLUS_AND_MINUS {
      @Override
      Optional<String> number(String cell) {
        String plain = cell.replaceAll("[\u2212\u2010-\u2015]", "-").replace('\uFF0B', '+');
        if (plain.matches("0|[oO]|\u00B1|\\+/-|\\+-|=")) {
          return Optional.of("0");
        }
        return plain.matches("-{1,4}|\\+{1,4}")
            ? Optional.of((plain.startsWith("-") ? "-" : "") + plain.length())
            : Optional.empty();
      }

      @Override
      boolean scale(Set<String> signs) {
        List<String> numbers = signs.stream().flatMap(s -> number(s).stream()).toList();
        return numbers.stream().anyMatch(n -> n.startsWith("-"))
            && numbers.stream().anyMatch(n -> n.matches("[1-4]"));
      }

      @Override
      Map<String, String> numbers(Set<String> signs) {
        Map<String, String> numbers = super.numbers(signs);
        boolean absent = // to ++ and +++ a single minus is none of it
            !numbers.containsValue("0") && !numbers.containsValue("-2");
        if (absent && numbers.containsValue("2")) {
          numbers.replaceAll((sign, n) -> n.equals("-1") ? "0" : n);
        }
        return numbers;
      }
    },

    /** {@code I} to {@code XII}. */
    ROMAN {
      @Override
      Optional<String> number(String cell) {
        String plain = Normalizer.normalize(cell, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        return at(ROMANS.indexOf(plain));
      }

      @Override
      boolean scale(Set<String> signs) {
        return signs.stream().flatMap(s -> number(s).stream()).anyMatch("2"::equals);
      }
    },

    /** {@code 一} to {@code 十}. */
    CHINESE {
      @Override
      Optional<String> number(String cell) {
        String plain = cell.replaceFirst("[\u5206\u661F\u7EA7\u7D1A\u70B9\u9EDE]$", "");
        return plain.length() == 1 ? at(CHINESE_NUMBERS.indexOf(plain)) : Optional.empty();
      }
    },

    /** Digits of other scripts, in circles or of full width. */
    DIGITS {
      @Override
      Optional<String> number(String cell) {
        if (cell.length() > LONGEST || cell.chars().allMatch(c -> c < 128)) {
          return Optional.empty();
        }
        String plain =
            Normalizer.normalize(cell.replaceAll("[\uFE0F\u20E3]", ""), Normalizer.Form.NFKC)
                .replace('\u066B', '.')
                .replace('\u2212', '-');
        boolean fraction = plain.indexOf('\u2044') >= 0;
        return fraction ? Optional.empty() : Decimals.number(plain).map(BigDecimal::toPlainString);
      }

      @Override
      boolean several() {
        return false;
      }
    },

    /** Halves and quarters: {@code 3½}, {@code 3 1/2}. */
    FRACTIONS {
      @Override
      Optional<String> number(String cell) {
        String plain =
            Normalizer.normalize(
                    cell.replaceAll("(?<=\\d)\\s*(?=[\u00BC-\u00BE])", " "), Normalizer.Form.NFKC)
                .replace('\u2044', '/');
        Matcher parts = FRACTION.matcher(plain);
        boolean signed = cell.chars().anyMatch(c -> c >= 0xBC && c <= 0xBE);
        if (cell.length() > LONGEST || !parts.matches() || parts.group(1) == null && !signed) {
          return Optional.empty();
        }
        BigDecimal part =
            new BigDecimal(parts.group(2)).divide(new BigDecimal(parts.group(3))); // 2 or 4: exact
        String whole = parts.group(1) == null ? "0" : parts.group(1);
        return Optional.of(new BigDecimal(whole).add(part).toPlainString());
      }

      @Override
      boolean several() {
        return false;
      }
    };

    private static final int LONGEST = 40;

    private static final Pattern FILLED =
        Pattern.compile(
            "([\u2605\u2B50\u272D\u272E*\u2764\u2665\u25CF\u25A0\u25C6\u2022\\x{1F31F}]*)(\u00BD)?"
                + "[\u2606\u2729\u25CB\u25A1\u25C7\u2661]*(?<=.)");

    private static final Pattern FRACTION = Pattern.compile("(?:(\\d{1,3})\\s+)?([13])/([24])");

    private static final List<String> ROMANS =
        List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");

    private static final String CHINESE_NUMBERS =
        "\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03\u516B\u4E5D\u5341";

    /** The number a cell stands for. */
    abstract Optional<String> number(String cell);

    /** True if nothing but such signs, and some of them, are numbers; else digits stand beside. */
    boolean several() {
      return true;
    }

    /** True if all different signs of a table are a scale. */
    boolean scale(Set<String> signs) {
      return !signs.isEmpty();
    }

    /** The number of each sign. */
    Map<String, String> numbers(Set<String> signs) {
      Map<String, String> numbers = new LinkedHashMap<>();
      signs.forEach(sign -> number(sign).ifPresent(n -> numbers.put(sign, n)));
      return numbers;
    }

    private static Optional<String> at(int place) {
      return place < 0 ? Optional.empty() : Optional.of("" + (place + 1));
    }
  }
}
