package org.attune.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.attune.corpus.Card.Level;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Decimals;
import org.attune.sheet.Hints.Hint;

/**
 * A dimension with its scale and what is known of those who rated it.
 *
 * @param rated its columns
 * @param scale its scale
 * @param panel its raters
 * @param models names of models that rated it
 */
public record RatedDimension(
    Layout.RatingColumns rated, GuessedScale scale, Panel panel, List<String> models) {

  /**
   * Who rated how much.
   *
   * @param known whether it is known of each rating whose it is
   * @param items items with a rating
   * @param raters number of raters; 0 if unknown
   * @param pairs items with two ratings or more
   * @param complete items that every rater rated; 0 if raters are unknown
   * @param fewest ratings of the rater with the fewest; 0 if raters are unknown
   */
  public record Panel(boolean known, int items, int raters, int pairs, int complete, int fewest) {}

  /** More lines with the same odd answer are not told. */
  private static final int MOST_LINES = 6;

  /** The dimension's name. */
  public String name() {
    return rated.name();
  }

  /**
   * Judges a dimension; tells of models whose ratings do not fit its scale and leaves them out.
   *
   * @throws CorpusException if people's ratings are on no scale
   */
  static RatedDimension of(
      ColumnProfiles survey, Layout layout, Layout.RatingColumns rated, ColumnGuesses findings) {
    Hints hints = survey.hints();
    IntPredicate byPeople = byPeople(survey, layout);
    List<String> people = new ArrayList<>();
    rated.people().values().forEach(c -> people.addAll(rows(survey, c, byPeople)));
    List<String> byModels =
        layout.modelRaters().isEmpty() ? List.of() : rows(survey, rated.value(), byPeople.negate());
    GuessedScale scale = people(survey, layout, rated, hints);
    Map<String, String> models = new LinkedHashMap<>(rated.models());
    Map<String, AnswerCounts> others = new LinkedHashMap<>();
    if (!byModels.isEmpty()) {
      others.put(String.join(", ", layout.modelRaters()), AnswerCounts.of(byModels, hints));
    }
    List<String> all = new ArrayList<>(people);
    all.addAll(byModels);
    rated
        .models()
        .forEach(
            (model, column) -> {
              if (fits(scale, survey.answers(column))) {
                all.addAll(survey.values(column));
                others.put(model, survey.answers(column));
              } else {
                models.remove(model);
                findings.unread(
                    column, "a model's, but its answers are not on the scale of people's");
              }
            });
    Optional<String> reference =
        rated.reference().filter(c -> fits(scale, survey.answers(c), c, findings));
    reference.ifPresent(c -> all.addAll(survey.values(c)));
    AnswerCounts given = AnswerCounts.of(people, hints);
    boolean categories =
        scale.range().isEmpty() && !given.numeric() && hints.all(Hint.LEVELS).isEmpty();
    GuessedScale whole =
        categories
            ? Scales.guess(AnswerCounts.of(all, hints), known(survey, rated, hints)).orElse(scale)
            : scale;
    boolean widened = whole.level() == scale.level();
    List<String> doubts = Apart.numbers(scale, others);
    if (widened) {
      doubts.addAll(Apart.words(scale, whole));
    }
    TreeSet<String> missing = new TreeSet<>();
    others.values().forEach(answers -> missing.addAll(answers.missing()));
    reference.ifPresent(c -> missing.addAll(survey.answers(c).missing()));
    missing.removeAll(given.counts().keySet());
    List<String> names = new ArrayList<>(models.keySet());
    names.addAll(layout.modelRaters());
    return new RatedDimension(
        rated.with(models, reference),
        (widened ? whole : scale).missing(missing).doubting(doubts),
        panel(survey, layout, rated, byPeople, scale),
        names);
  }

  /**
   * The scale that people rated a dimension on.
   *
   * @throws CorpusException if their ratings are on none, or it is open what their labels are
   */
  static GuessedScale people(
      ColumnProfiles survey, Layout layout, Layout.RatingColumns rated, Hints hints) {
    List<String> given = new ArrayList<>();
    rated.people().values().forEach(c -> given.addAll(rows(survey, c, byPeople(survey, layout))));
    AnswerCounts answers = AnswerCounts.of(given, hints);
    String file = survey.sheet().file();
    Optional<GuessedScale> hinted =
        hints.all(Hint.LEVELS).isEmpty()
            ? Optional.empty()
            : HintedLevels.of(answers, hints.all(Hint.LEVELS), file);
    String columns = "columns " + rated.people().values();
    if (hinted.isEmpty() && !answers.numeric()) {
      WordScales.checkSeparators(answers, hints, file, columns);
    }
    return hinted
        .or(() -> Scales.guess(answers, known(survey, rated, hints)))
        .orElseThrow(
            () ->
                new CorpusException(
                    file,
                    columns
                        + " to hold numbers with up to nine decimals, or up to 63"
                        + " different words",
                    answers.distinct() + " different answers"));
  }

  private static Scales.Known known(
      ColumnProfiles survey, Layout.RatingColumns rated, Hints hints) {
    boolean codes = rated.people().values().stream().anyMatch(hints.all(Hint.NOMINAL)::contains);
    return new Scales.Known(rated.name(), hints, codes, answer -> line(survey, rated, answer));
  }

  /** The lines with an answer, the first of many, in words that follow how often it was given. */
  private static String line(ColumnProfiles survey, Layout.RatingColumns rated, String answer) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < survey.rows(); row++) {
      for (String column : rated.people().values()) {
        if (survey.values(column).get(row).strip().equals(answer)) {
          lines.add(
              ", "
                  + survey.sheet().line(row, column)
                  + (rated.people().size() > 1 ? " in column \"" + column + "\"" : ""));
        }
      }
    }
    return lines.isEmpty()
        ? ""
        : lines.size() > MOST_LINES ? lines.get(0) + " the first" : String.join("", lines);
  }

  /** True if a panel's conclusions are on the scale of its members; else tells of it. */
  private static boolean fits(
      GuessedScale scale, AnswerCounts answers, String column, ColumnGuesses findings) {
    boolean fits =
        fits(scale, answers)
            && (!answers.numeric()
                || !scale.ordered()
                || answers.counts().keySet().stream().allMatch(a -> scale.code(a).isPresent()));
    if (!fits) {
      findings.unread(column, "a reference, but not on the scale of people's ratings");
    }
    return fits;
  }

  private static boolean fits(GuessedScale scale, AnswerCounts answers) {
    if (scale.ordered()) {
      return answers.numeric() || scale.labels().containsAll(answers.counts().keySet());
    }
    boolean numbers = scale.labels().equals(List.of("0", "1"));
    return numbers
        ? scale.labels().containsAll(answers.counts().keySet())
        : scale.level() == Level.LABELS || !answers.numeric();
  }

  /** Tells of rows whether people's ratings stand in them. */
  public static IntPredicate byPeople(ColumnProfiles survey, Layout layout) {
    return row ->
        layout.rater().isEmpty()
            || !layout.modelRaters().contains(survey.values(layout.rater().get()).get(row));
  }

  private static List<String> rows(ColumnProfiles survey, String column, IntPredicate which) {
    List<String> values = survey.values(column);
    return IntStream.range(0, values.size()).filter(which).mapToObj(values::get).toList();
  }

  private static Panel panel(
      ColumnProfiles survey,
      Layout layout,
      Layout.RatingColumns rated,
      IntPredicate byPeople,
      GuessedScale scale) {
    Map<String, Integer> ratings = new HashMap<>();
    Map<String, Integer> byRater = new TreeMap<>();
    boolean known = layout.wide() || layout.rater().isPresent();
    for (Map.Entry<String, String> person : rated.people().entrySet()) {
      List<String> values = survey.values(person.getValue());
      for (int row = 0; row < survey.rows(); row++) {
        String value = values.get(row).strip();
        if (byPeople.test(row) && scale.answered(value)) {
          int at = row;
          ratings.merge(
              layout.item().map(c -> survey.values(c).get(at)).orElse("" + at), 1, Integer::sum);
          byRater.merge(
              layout.rater().map(c -> survey.values(c).get(at)).orElse(person.getKey()),
              1,
              Integer::sum);
        }
      }
    }
    int raters = known ? byRater.size() : 0;
    return new Panel(
        known,
        ratings.size(),
        raters,
        (int) ratings.values().stream().filter(n -> n > 1).count(),
        known ? (int) ratings.values().stream().filter(n -> n == raters).count() : 0,
        known ? byRater.values().stream().min(Integer::compare).orElse(0) : 0);
  }

  /** Names of the dimensions' models, each once. */
  public static List<String> models(List<RatedDimension> dimensions) {
    Set<String> names = new LinkedHashSet<>();
    dimensions.forEach(d -> names.addAll(d.models()));
    return List.copyOf(names);
  }

  /** How answers of models lie apart from those of people. */
  private static final class Apart {

    /** Answers over less than this part of people's span are hardly on people's scale. */
    private static final BigDecimal NARROW = new BigDecimal("0.2");

    private Apart() {}

    /**
     * What to doubt of models' numbers.
     *
     * @param models answers by the model's name
     */
    static List<String> numbers(GuessedScale people, Map<String, AnswerCounts> models) {
      List<String> doubts = new ArrayList<>();
      GuessedScale.Range scale = people.span().orElse(null);
      models.forEach(
          (model, answers) -> {
            answers.oddities().forEach(odd -> doubts.add(model + ": " + odd));
            if (scale != null && answers.numeric() && apart(scale, answers.numbers())) {
              List<BigDecimal> numbers = answers.numbers();
              doubts.add(
                  "%s answers from %s to %s, people from %s: if that is another scale, bring both to one"
                      .formatted(
                          model,
                          numbers.get(0).toPlainString(),
                          numbers.get(numbers.size() - 1).toPlainString(),
                          scale));
            }
          });
      return doubts;
    }

    private static boolean apart(GuessedScale.Range scale, List<BigDecimal> numbers) {
      BigDecimal low = numbers.get(0);
      BigDecimal high = numbers.get(numbers.size() - 1);
      BigDecimal narrow = scale.max().subtract(scale.min()).multiply(NARROW);
      return low.compareTo(scale.min()) < 0
          || high.compareTo(scale.max()) > 0
          || numbers.size() > 2 && high.subtract(low).compareTo(narrow) < 0;
    }

    /** What to doubt of words that only models use. */
    static List<String> words(GuessedScale people, GuessedScale all) {
      List<String> added = new ArrayList<>(all.labels());
      added.removeAll(people.labels());
      return added.isEmpty() || people.labels().isEmpty()
          ? List.of()
          : List.of(
              "only models say "
                  + String.join(", ", added)
                  + ": if these are people's labels in other words, write them alike");
    }
  }

  /** A scale whose levels the user says. */
  private static final class HintedLevels {

    private HintedLevels() {}

    /**
     * The ordinal scale; nothing if most of the answers are none of the levels, which then are
     * those of another dimension.
     *
     * @param where file, for messages
     * @throws CorpusException if some answers are levels and others are not
     */
    static Optional<GuessedScale> of(AnswerCounts answers, List<String> levels, String where) {
      Map<String, String> names = new TreeMap<>();
      List<String> others = new ArrayList<>();
      int found = 0;
      for (String answer : answers.counts().keySet()) {
        Optional<String> level = levels.stream().filter(l -> same(l, answer)).findFirst();
        level.filter(l -> !l.equals(answer)).ifPresent(l -> names.put(answer, l));
        found += level.isPresent() ? 1 : 0;
        if (level.isEmpty()) {
          others.add(answer);
        }
      }
      if (found <= others.size()) {
        return Optional.empty();
      }
      if (!others.isEmpty()) {
        throw new CorpusException(
            where,
            "answers that are levels (--levels "
                + String.join(",", levels)
                + ") or missing (--missing)",
            "\"" + others.get(0) + "\" (" + answers.counts().get(others.get(0)) + " times)");
      }
      answers
          .spelled()
          .forEach(
              (raw, number) ->
                  levels.stream().filter(l -> same(l, number)).forEach(l -> names.put(raw, l)));
      return Optional.of(
          new GuessedScale(
                  Level.ORDINAL,
                  levels,
                  Optional.empty(),
                  "",
                  names,
                  answers.missing(),
                  "the order is known",
                  "")
              .doubting(answers.oddities()));
    }

    private static boolean same(String level, String answer) {
      Optional<BigDecimal> number = Decimals.number(level);
      String plain = WordForms.plain(level);
      return level.strip().equals(answer)
          || !plain.isEmpty() && plain.equals(WordForms.plain(answer))
          || number.isPresent()
              && Decimals.number(answer).filter(n -> n.compareTo(number.get()) == 0).isPresent();
    }
  }
}
