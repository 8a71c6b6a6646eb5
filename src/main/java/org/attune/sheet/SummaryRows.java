package org.attune.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.attune.corpus.Decimals;

/**
 * Leaves out rows that are no ratings but conclusions from those above them, as people write them
 * below a table: means, totals, coefficients, remarks; and empty rows.
 *
 * <p>Such a row is known by its first value, which is a name of a statistic and nothing else, or is
 * missing where all others have one and the numbers are none of the scale.
 */
final class SummaryRows implements RatingsFile.Step {

  /** Names of statistics, of which a summary has one or more. */
  private static final Set<String> STATISTICS =
      words(
          "mean means average avg median mode modal sum total totals subtotal count n sd std stdev"
              + " stddev deviation variance var se sem ci min max minimum maximum range kappa alpha"
              + " icc agreement reliability correlation pearson spearman majority frequent"
              + " consistency pabak ac1 ac2 irr mw stabw stdabw moy gem m \u00f8 \u00b5 \u03bc"
              + " \u03c3 \u03a3 \u03ba \u03b1 mittelwert mittel durchschnitt summe gesamt"
              + " gesamtsumme anzahl standardabweichung varianz modus modalwert h\u00e4ufigste"
              + " h\u00e4ufigster \u00fcbereinstimmung reliabilit\u00e4t korrelation streuung"
              + " moyenne m\u00e9diane somme effectif accord \u00e9cart variance media promedio"
              + " mediana suma desviaci\u00f3n acuerdo moda somma totale deviazione accordo"
              + " gemiddelde totaal som aantal standaarddeviatie overeenstemming m\u00e9dia soma"
              + " desvio concord\u00e2ncia");

  /** What may stand beside them. */
  private static final Set<String> BESIDE =
      words(
          "of the for all per by and over most standard error percent percentage pct grand overall"
              + " valid cohen cohens fleiss krippendorff krippendorffs gwet gwets s weighted"
              + " quadratic linear pairwise mean inter rater raters coder coders annotator"
              + " annotators item items interrater intercoder score scores rating ratings value"
              + " values label p r type prozent prozentuale der die des aller wert type estandar"
              + " est\u00e1ndar t\u00edpica standard padr\u00e3o observed expected");

  private static final Pattern REMARK =
      Pattern.compile(
          "(?i)\\s*(\\*|(notes?|n\\.?b\\.?|remarks?|comments?|legend|legende|source|key|anmerkung(en)?|hinweise?|bemerkung(en)?|quelle|remarques?|notas?|nota"
              + " bene|opmerking(en)?)\\s*[:.-]).*");

  /** Names of statistics that are words or names of other things, too. */
  private static final Set<String> AMBIGUOUS =
      words(
          "max min range mode modal count n m r se sem sd var alpha media total sum moda soma som");

  private static final int MOST_WORDS = 8;

  private static Set<String> words(String words) {
    return Set.copyOf(new TreeSet<>(Arrays.asList(words.split(" "))));
  }

  @Override
  public Sheet apply(Sheet all, Hints hints) {
    Sheet sheet = Sheet.Rows.filled(all);
    List<Sheet.Line> rows = sheet.lines();
    Sheet.Edits edits = sheet.edits();
    Names names = new Names(sheet.columns(), rows);
    int end = rows.size();
    while (end > 1 && names.concludes(end - 1, end)) {
      end--;
    }
    List<Sheet.Line> kept = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      boolean named = names.statistic(row);
      boolean odd = named && names.offScale(row, end);
      if (row >= end || named && odd) {
        left.add(names.told(row));
        if (row >= end && named && !odd && names.answered(row)) {
          edits =
              edits.doubting(
                  names.told(row)
                      + " is taken for a summary by its name, though its values may be ratings: if"
                      + " it is an item, call it otherwise");
        }
      } else {
        kept.add(rows.get(row));
        if (named) {
          edits =
              edits.doubting(
                  names.told(row)
                      + " is read as an item, for others follow and its values may be ratings: if"
                      + " it is a summary, delete it");
        }
      }
    }
    if (!left.isEmpty()) {
      edits =
          edits.changing(
              "rows that conclude from the others, or remark on them, are left out: "
                  + String.join(", ", left));
    }
    return kept.size() == sheet.lines().size() || kept.isEmpty()
        ? sheet.with(edits)
        : sheet.with(sheet.columns(), kept, edits);
  }

  /** What rows are called. */
  private static final class Names {

    /** A word and a number. */
    private static final String NUMBERED = "\\p{L}+[^\\p{L}\\d]*\\d+";

    /** A single number is a mean of others by chance. */
    private static final int LEAST_MEANS = 2;

    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final List<Sheet.Line> rows;
    private final List<Integer> columns = new ArrayList<>();
    private final BitSet statistics = new BitSet();

    Names(List<String> names, List<Sheet.Line> rows) {
      this.rows = rows;
      for (int at = 0; at < names.size(); at++) {
        if (!ColumnNames.index(names, names.get(at))) {
          columns.add(at);
        }
      }
      int numbered = 0;
      for (int row = 0; row < rows.size(); row++) {
        statistics.set(row, statistic(name(row)));
        numbered += statistics.get(row) && name(row).matches(NUMBERED) ? 1 : 0;
      }
      if (numbered > 1) { // M_01, M_02 ... are items
        for (int row = 0; row < rows.size(); row++) {
          statistics.set(row, statistics.get(row) && !name(row).matches(NUMBERED));
        }
      }
    }

    private String cell(int row, int column) {
      return rows.get(row).values().get(column).strip();
    }

    private Optional<Integer> first(int row) {
      return columns.stream().filter(c -> !cell(row, c).isEmpty()).findFirst();
    }

    private String name(int row) {
      return first(row).map(c -> cell(row, c)).orElse("");
    }

    String told(int row) {
      boolean named = statistic(row);
      return "line " + rows.get(row).number() + (named ? " (\"" + name(row) + "\")" : "");
    }

    /** True if other values than the name are there. */
    boolean answered(int row) {
      return columns.stream().filter(c -> !cell(row, c).isEmpty()).count() > 1;
    }

    /** True if a row is called as a statistic. */
    boolean statistic(int row) {
      return statistics.get(row);
    }

    private static boolean statistic(String name) {
      List<String> words =
          Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}%]+"))
              .filter(word -> !word.isEmpty())
              .toList();
      return words.size() <= MOST_WORDS
          && words.stream().anyMatch(STATISTICS::contains)
          && words.stream()
              .allMatch(w -> STATISTICS.contains(w) || BESIDE.contains(w) || w.matches("[\\d%]+"));
    }

    /**
     * True if a row below the others is no rating: a statistic, a remark, numbers without a name.
     */
    boolean concludes(int row, int end) {
      boolean remark = REMARK.matcher(name(row)).matches() && !answered(row);
      boolean surely =
          !answered(row)
              || offScale(row, end)
              || !AMBIGUOUS.contains(name(row).toLowerCase(Locale.ROOT));
      return remark || statistic(row) && surely || unnamed(row) && offScale(row, end) || means(row);
    }

    /** True if numbers are the means of those above, whatever the row is called. */
    private boolean means(int row) {
      int numbers = 0;
      int means = 0;
      boolean fraction = false;
      for (int column : columns) {
        Optional<BigDecimal> own = number(cell(row, column));
        if (own.isPresent()) {
          numbers++;
          means += mean(own.get(), row, column) ? 1 : 0;
          fraction |= !AnswerCounts.whole(own.get());
        }
      }
      return fraction && means >= LEAST_MEANS && 2 * means > numbers;
    }

    /** True if a number is the mean of whole ones above it, as exactly as it is written. */
    private boolean mean(BigDecimal own, int row, int column) {
      List<BigDecimal> above = new ArrayList<>();
      for (int other = 0; other < row; other++) {
        if (!statistic(other)) {
          number(cell(other, column)).ifPresent(above::add);
        }
      }
      if (above.size() < LEAST_MEANS || !above.stream().allMatch(AnswerCounts::whole)) {
        return false;
      }
      BigDecimal n = BigDecimal.valueOf(above.size());
      BigDecimal sum = above.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal off = own.multiply(n).subtract(sum).abs();
      return off.compareTo(n.multiply(HALF.movePointLeft(Math.max(0, own.scale())))) <= 0;
    }

    private boolean unnamed(int row) {
      int column = columns.get(0);
      return cell(row, column).isEmpty()
          && rows.subList(0, row).stream().noneMatch(l -> l.values().get(column).isBlank());
    }

    /** True if a number is none of those that others in its column may be. */
    boolean offScale(int row, int end) {
      return columns.stream().anyMatch(column -> offScale(row, column, end));
    }

    private boolean offScale(int row, int column, int end) {
      String cell = cell(row, column);
      Optional<BigDecimal> number = number(cell);
      if (number.isEmpty()) {
        return false;
      }
      List<BigDecimal> others = new ArrayList<>();
      int words = 0;
      for (int other = 0; other < end; other++) {
        Optional<BigDecimal> one = number(cell(other, column));
        if (other != row && !cell(other, column).isEmpty() && !statistic(other)) {
          one.ifPresent(others::add);
          words += one.isEmpty() ? 1 : 0;
        }
      }
      if (others.size() < words || others.isEmpty()) {
        return words > 0 && first(row).filter(c -> c == column).isEmpty();
      }
      boolean fraction =
          !AnswerCounts.whole(number.get()) && others.stream().allMatch(AnswerCounts::whole);
      BigDecimal low = others.stream().min(BigDecimal::compareTo).orElseThrow();
      BigDecimal high = others.stream().max(BigDecimal::compareTo).orElseThrow();
      return fraction
          || cell.endsWith("%") && others.size() > 1
          || number.get().compareTo(low) < 0
          || number.get().compareTo(high) > 0;
    }

    private static Optional<BigDecimal> number(String text) {
      return Decimals.number(text.replaceFirst("\\s*%$", "").replace(',', '.'));
    }
  }
}
