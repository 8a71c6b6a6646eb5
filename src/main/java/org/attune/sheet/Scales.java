package org.attune.sheet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.attune.corpus.Card.Level;

/** Guesses a scale from the answers that people gave on it. */
final class Scales {

  /** Whole numbers that span more than the levels 0 to 10 are read as numbers. */
  private static final int WIDEST = 10;

  /** More words than this are texts, not categories. */
  static final int MOST_CATEGORIES = 63;

  /** Decimals a scale can have. */
  static final int MOST_DECIMALS = 9;

  /** Steps of an interval scale can be counted in 31 bits. */
  private static final BigDecimal MOST_STEPS = BigDecimal.valueOf(1 << 30);

  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);

  /** Ends of scales that people use, the narrowest first. */
  private static final int[][] USUAL = {
    {0, 1},
    {-1, 1},
    {1, 5},
    {1, 7},
    {1, 9},
    {0, 5},
    {0, 10},
    {-4, 4},
    {-5, 5},
    {-10, 10},
    {0, 100},
    {-100, 100}
  };

  private Scales() {}

  /**
   * What is known of answers beside themselves.
   *
   * @param dimension its name, which may say that numbers are codes; may be empty
   * @param hints what the user says
   * @param codes true if it is known that numbers are codes of categories
   * @param lines where an answer stands, in words to be put behind its count
   */
  record Known(String dimension, Hints hints, boolean codes, UnaryOperator<String> lines) {
    static final Known NOTHING = new Known("", Hints.none(), false, text -> "");
  }

  /** The scale as answers alone tell it. */
  static Optional<GuessedScale> guess(AnswerCounts answers) {
    return guess(answers, Known.NOTHING);
  }

  /**
   * The scale, or nothing where the answers are neither numbers with at most nine decimals nor up
   * to 63 different words.
   */
  static Optional<GuessedScale> guess(AnswerCounts answers, Known known) {
    if (answers.isEmpty()) {
      return Optional.empty();
    }
    return (answers.numeric() ? numbers(answers, known) : WordScales.guess(answers, known.hints()))
        .map(scale -> scale.doubting(answers.oddities(known.lines())));
  }

  private static Optional<GuessedScale> numbers(AnswerCounts answers, Known known) {
    List<BigDecimal> numbers = answers.numbers();
    BigDecimal low = numbers.get(0);
    BigDecimal high = numbers.get(numbers.size() - 1);
    int decimals = numbers.stream().mapToInt(n -> n.stripTrailingZeros().scale()).max().orElse(0);
    if (decimals > MOST_DECIMALS || low.abs().max(high.abs()).compareTo(LARGEST) > 0) {
      return Optional.empty();
    }
    boolean codes =
        known.codes() || answers.spelled().isEmpty() && CategoryNames.codes(known.dimension());
    if (answers.integral() && codes && numbers.size() <= MOST_CATEGORIES) {
      return Optional.of(categories(answers));
    }
    if (answers.integral() && high.subtract(low).compareTo(BigDecimal.valueOf(WIDEST)) <= 0) {
      return Optional.of(levels(answers, known.dimension()));
    }
    return interval(answers, low, high);
  }

  /** Numbers that only name categories. */
  private static GuessedScale categories(AnswerCounts answers) {
    return new GuessedScale(
        Level.NOMINAL,
        answers.numbers().stream().map(n -> n.toBigInteger().toString()).toList(),
        Optional.empty(),
        "",
        spellings(answers),
        answers.missing(),
        "numbers that are called codes of categories",
        "if they have an order, write ordinal; names: {1: joy, ...} in the card gives them names");
  }

  private static GuessedScale levels(AnswerCounts answers, String dimension) {
    List<BigDecimal> given = answers.numbers();
    int low = given.get(0).intValueExact();
    int high =
        NumberedLevels.end(answers.spelled().keySet())
            .map(Integer::valueOf)
            .orElse(given.get(given.size() - 1).intValueExact());
    int lowest = low > 1 && high <= WIDEST ? 1 : low < 0 ? Math.min(low, -high) : low;
    int highest = low < 0 ? Math.max(high, -low) : Math.max(high, lowest + 1);
    List<String> labels =
        IntStream.rangeClosed(lowest, highest).mapToObj(Integer::toString).toList();
    List<String> unused = new ArrayList<>(labels);
    answers.numbers().forEach(n -> unused.remove(n.toBigInteger().toString()));
    boolean two = lowest == 0 && highest == 1;
    String why =
        two
            ? "only 0 and 1: two categories"
            : "few whole numbers ("
                + labels.size()
                + " levels): an order, but not surely equal steps";
    boolean perhaps = answers.spelled().isEmpty() && CategoryNames.perhapsCodes(dimension);
    String codes =
        perhaps
            ? "if the numbers are codes of categories, repeat with --nominal and the column's name;"
                + " "
            : "";
    String doubt =
        two
            ? ""
            : codes
                + (unused.isEmpty() ? "" : "nobody gave " + String.join(", ", unused) + "; ")
                + "correct the labels if the scale had others; for codes of categories write"
                + " nominal";
    return new GuessedScale(
        two ? Level.NOMINAL : Level.ORDINAL,
        labels,
        Optional.empty(),
        "",
        two ? spellings(answers) : answers.spelled(),
        answers.missing(),
        why,
        doubt);
  }

  /** 1.0 is the category 1. */
  private static Map<String, String> spellings(AnswerCounts answers) {
    Map<String, String> names = new TreeMap<>(answers.spelled());
    for (String text : answers.counts().keySet()) {
      String plain = new BigDecimal(text).toBigInteger().toString();
      if (!plain.equals(text)) {
        names.put(text, plain);
      }
    }
    return names;
  }

  private static Optional<GuessedScale> interval(
      AnswerCounts answers, BigDecimal low, BigDecimal high) {
    BigDecimal[] ends = ends(low, high);
    List<BigDecimal> numbers = new ArrayList<>(answers.numbers());
    numbers.add(ends[1]);
    BigDecimal step = step(ends[0], numbers);
    if (ends[1].subtract(ends[0]).divide(step, 0, RoundingMode.DOWN).compareTo(MOST_STEPS) > 0) {
      return Optional.empty();
    }
    String why =
        (answers.integral() ? "many whole numbers, " : "numbers with decimals, ")
            + low.toPlainString()
            + " to "
            + high.toPlainString();
    return Optional.of(
        new GuessedScale(
            Level.INTERVAL,
            List.of(),
            Optional.of(new GuessedScale.Range(ends[0], ends[1], step)),
            "",
            answers.spelled(),
            answers.missing(),
            why,
            "min, max and step are rounded out from what was given: put in those of the scale"));
  }

  /** The narrowest usual scale around two numbers, else the next numbers of one digit. */
  private static BigDecimal[] ends(BigDecimal low, BigDecimal high) {
    for (int[] usual : USUAL) {
      BigDecimal from = BigDecimal.valueOf(usual[0]);
      BigDecimal to = BigDecimal.valueOf(usual[1]);
      if (low.compareTo(from) >= 0 && high.compareTo(to) <= 0) {
        return new BigDecimal[] {from, to};
      }
    }
    BigDecimal most = low.abs().max(high.abs());
    int digits = most.precision() - most.scale() - 1;
    return new BigDecimal[] {
      low.signum() >= 0 ? BigDecimal.ZERO : low.setScale(-digits, RoundingMode.FLOOR),
      high.signum() <= 0 ? BigDecimal.ZERO : high.setScale(-digits, RoundingMode.CEILING)
    };
  }

  /** The greatest step from {@code min} that meets all numbers. */
  private static BigDecimal step(BigDecimal min, Collection<BigDecimal> numbers) {
    BigInteger step =
        numbers.stream()
            .map(n -> n.subtract(min).movePointRight(MOST_DECIMALS).toBigIntegerExact())
            .reduce(BigInteger.ZERO, BigInteger::gcd);
    return new BigDecimal(step, MOST_DECIMALS).stripTrailingZeros();
  }

  /** Names that tell categories without an order, of answers and of columns. */
  static final class CategoryNames {

    private static final Set<String> NAMES = new HashSet<>(WordForms.list("categories.txt"));

    /** Words in a column's name by which its numbers are codes of categories. */
    private static final Pattern CODED =
        Pattern.compile(
            "(.*-)?(category|categories|categorical|cat|class|classes|type|code|codes|kategorie|klasse"
                + "|categorie|categoria|classe|clase|label-id|labelid|cluster)(-(id|no|nr|code|num|number))?");

    /** Words in a column's name by which its numbers have an order, even as classes. */
    private static final Pattern ORDERED =
        Pattern.compile(
            "(.*-)?(intensity|intensit\\p{L}+|level|degree|strength|severity|score|rating|rank|valence|arousal"
                + "|size|age|income)(-.*)?");

    /** What is named by categories more often than by numbers. */
    private static final Pattern NAMED =
        Pattern.compile(
            "(.*-)?(emotions?|feelings?|labels?|gefuhle?|gefuehle?|emotionen|emocion|emozione|emotie|emocao"
                + "|sentiments?|topic|act|dialog-?act|strategy|intent)");

    private CategoryNames() {}

    /** True if at least half of some words, and two of them, name categories. */
    static boolean most(Collection<String> words) {
      long known = words.stream().map(WordForms::plain).filter(NAMES::contains).count();
      return known > 1 && 2 * known >= words.size();
    }

    /** True if a dimension's name says that its numbers are codes. */
    static boolean codes(String dimension) {
      String plain = plain(dimension);
      return CODED.matcher(plain).matches() && !ORDERED.matcher(plain).matches();
    }

    /** True if a dimension's name is that of something with categories, which may have numbers. */
    static boolean perhapsCodes(String dimension) {
      return NAMED.matcher(plain(dimension)).matches();
    }

    private static String plain(String dimension) {
      return WordForms.plain(ColumnNames.plain(dimension)).replace(' ', '-');
    }
  }
}
