package org.attune.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.attune.corpus.Card.Level;
import org.attune.corpus.CorpusException;

/**
 * A dimension with its scale and what is known of those who rated it.
 *
 * @param rated its columns
 * @param scale its scale
 * @param panel its raters
 * @param models names of models that rated it
 */
public record Judged(Rated rated, GuessedScale scale, Panel panel, List<String> models) {

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

  /** The dimension's name. */
  public String name() {
    return rated.name();
  }

  /**
   * Judges a dimension; tells of models whose ratings do not fit its scale and leaves them out.
   *
   * @throws CorpusException if people's ratings are on no scale
   */
  static Judged of(Survey survey, Layout layout, Rated rated, Findings findings) {
    IntPredicate byPeople = byPeople(survey, layout);
    List<String> people = new ArrayList<>();
    rated.people().values().forEach(c -> people.addAll(rows(survey, c, byPeople)));
    List<String> byModels =
        layout.modelRaters().isEmpty() ? List.of() : rows(survey, rated.value(), byPeople.negate());
    String columns = "columns " + rated.people().values();
    GuessedScale scale =
        Scales.guess(Answers.of(people))
            .orElseThrow(
                () ->
                    new CorpusException(
                        survey.sheet().file(),
                        columns
                            + " to hold numbers with up to nine decimals, or up to 63"
                            + " different words",
                        Answers.of(people).distinct() + " different answers"));
    Map<String, String> models = new LinkedHashMap<>(rated.models());
    Map<String, Answers> others = new LinkedHashMap<>();
    if (!byModels.isEmpty()) {
      others.put(String.join(", ", layout.modelRaters()), Answers.of(byModels));
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
    Answers given = Answers.of(people);
    boolean categories = scale.range().isEmpty() && !given.numeric();
    GuessedScale whole = categories ? Scales.guess(Answers.of(all)).orElse(scale) : scale;
    boolean widened = whole.level() == scale.level();
    List<String> doubts = Apart.numbers(scale, others);
    if (widened) {
      doubts.addAll(Apart.words(scale, whole));
    }
    TreeSet<String> missing = new TreeSet<>();
    others.values().forEach(answers -> missing.addAll(answers.missing()));
    missing.removeAll(given.counts().keySet());
    List<String> names = new ArrayList<>(models.keySet());
    names.addAll(layout.modelRaters());
    return new Judged(
        new Rated(rated.name(), rated.people(), models),
        (widened ? whole : scale).missing(missing).doubting(doubts),
        panel(survey, layout, rated, byPeople, scale),
        names);
  }

  private static boolean fits(GuessedScale scale, Answers answers) {
    if (scale.ordered()) {
      return answers.numeric() || scale.labels().containsAll(answers.counts().keySet());
    }
    boolean numbers = scale.labels().equals(List.of("0", "1"));
    return numbers
        ? scale.labels().containsAll(answers.counts().keySet())
        : scale.level() == Level.LABELS || !answers.numeric();
  }

  /** Tells of rows whether people's ratings stand in them. */
  public static IntPredicate byPeople(Survey survey, Layout layout) {
    return row ->
        layout.rater().isEmpty()
            || !layout.modelRaters().contains(survey.values(layout.rater().get()).get(row));
  }

  private static List<String> rows(Survey survey, String column, IntPredicate which) {
    List<String> values = survey.values(column);
    return IntStream.range(0, values.size()).filter(which).mapToObj(values::get).toList();
  }

  private static Panel panel(
      Survey survey, Layout layout, Rated rated, IntPredicate byPeople, GuessedScale scale) {
    Map<String, Integer> ratings = new HashMap<>();
    Map<String, Integer> byRater = new TreeMap<>();
    boolean known = layout.wide() || layout.rater().isPresent();
    for (Map.Entry<String, String> person : rated.people().entrySet()) {
      List<String> values = survey.values(person.getValue());
      for (int row = 0; row < survey.rows(); row++) {
        String value = values.get(row).strip();
        if (byPeople.test(row) && !value.isEmpty() && !scale.missing().contains(value)) {
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
  public static List<String> models(List<Judged> dimensions) {
    Set<String> names = new LinkedHashSet<>();
    dimensions.forEach(d -> names.addAll(d.models()));
    return List.copyOf(names);
  }
}
