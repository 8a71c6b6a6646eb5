package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.corpus.Consensus;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Scale;
import org.attune.tally.Counts;
import org.attune.tally.PreferenceTally;
import org.attune.tally.Question;
import org.attune.tally.Question.Against;
import org.attune.tally.Question.Entry;
import org.attune.tally.Question.Model;
import org.attune.tally.Regrouping;
import org.attune.tally.Strata;
import org.attune.tally.TurnComparison;
import org.junit.jupiter.api.Test;

/**
 * Citations among four journals of statistics, 1987-1989: Stigler (1994), Statistical Science 9,
 * 94-108, doi:10.1214/ss/1177010655; the scores are those of the vignette of R's BradleyTerry2
 * (Turner and Firth 2012, doi:10.18637/jss.v048.i09), to more decimals as choix 0.4.1 gives them by
 * Newton's method (opt_pairwise).
 */
class BradleyTerryTest {

  private static final List<String> JOURNALS =
      List.of("Biometrika", "Comm Statist", "JASA", "JRSS-B");

  /** How often each journal is cited by each. */
  private static final int[][] CITED = {
    {714, 730, 498, 221}, {33, 425, 68, 17}, {320, 813, 1072, 142}, {284, 276, 325, 188}
  };

  private static final double[] TO_THE_AVERAGE = {0.78992205, -2.15915044, 0.31035228, 1.05887611};
  private static final double[] TO_THE_FIRST = {0, -2.94907, -0.47957, 0.26895};

  private static final Scale SCALE = new Scale.Ordinal(List.of("0", "1"));
  private static final Scale CHOICE = new Scale.Ordinal(List.of("second", "tie", "first"));
  private static final Strata SYSTEM = Strata.of("system");

  private static Question question(Scale scale) {
    return new Question(
        List.of(new Question.Dimension("worth", "worth", Regrouping.of(scale, Map.of()))),
        new Consensus(Consensus.Rule.MAJORITY, 2, Consensus.Ties.FAIR, 1),
        List.of(new Model("judge", new int[0], new int[0][])),
        List.of(
            new Entry(
                PreferenceTally.TURNS.name(), 0, Against.ALONE, 0, null, -1, -1, -1, SYSTEM)));
  }

  private static Question.Item item(String journal, int worth) {
    return item(new TreeMap<>(Map.of("system", journal)), SCALE, worth);
  }

  private static Question.Item item(SortedMap<String, String> strata, Scale scale, int level) {
    RatedItem.Rating rating =
        new RatedItem.Rating("worth", RatedItem.By.MODEL, "judge", scale.value(level));
    return new Question.Item(
        new RatedItem(strata.get("system"), strata, List.of(rating)), new long[1][], r -> -1, 0);
  }

  /** A choice between two journals, which names the first, neither or the second of them. */
  private static Question.Item choice(String first, String second, String chosen) {
    SortedMap<String, String> strata = new TreeMap<>(Map.of("system", first));
    strata.put("other-system", second);
    return item(strata, CHOICE, List.of("second", "tie", "first").indexOf(chosen));
  }

  /** Turns to which two journals reply; the one that is cited by the other is worth more. */
  private static List<List<Question.Item>> turns() {
    List<List<Question.Item>> turns = new ArrayList<>();
    for (int i = 0; i < CITED.length; i++) {
      for (int j = 0; j < CITED.length; j++) {
        if (i != j) {
          turns.addAll(
              Collections.nCopies(
                  CITED[i][j], List.of(item(JOURNALS.get(i), 1), item(JOURNALS.get(j), 0))));
        }
      }
    }
    return turns;
  }

  private static Map<String, PreferenceTally> tallies(List<List<Question.Item>> turns) {
    return tallies(SCALE, turns);
  }

  private static Map<String, PreferenceTally> tallies(
      Scale scale, List<List<Question.Item>> turns) {
    Map<String, Counts.Builder> counts = new TreeMap<>();
    turns.forEach(
        turn ->
            TurnComparison.count(
                question(scale),
                turn,
                Map.of(SYSTEM, JOURNALS),
                (entry, group) -> counts.computeIfAbsent(group, g -> Counts.builder())));
    Map<String, PreferenceTally> tallies = new TreeMap<>();
    counts.forEach((group, of) -> tallies.put(group, PreferenceTally.TURNS.tally(of.build())));
    return tallies;
  }

  private static double score(PreferenceTally tally) {
    return ((Estimate.Value) new BradleyTerry().estimate(tally, SCALE)).point();
  }

  @Test
  void citationsAmongJournals() {
    Map<String, PreferenceTally> tallies = tallies(turns());
    for (int i = 0; i < CITED.length; i++) {
      double score = score(tallies.get(JOURNALS.get(i)));
      assertThat(score).isCloseTo(TO_THE_AVERAGE[i], within(1e-6));
      assertThat(score - score(tallies.get(JOURNALS.get(0))))
          .isCloseTo(TO_THE_FIRST[i], within(1e-5));
    }
    Estimate.Value rate = (Estimate.Value) new WinRate().estimate(tallies.get("Biometrika"), SCALE);
    assertThat(rate.point()).isEqualTo((730 + 498 + 221) / (730. + 498 + 221 + 33 + 320 + 284));
  }

  /** Half of the choices have the journal that is cited second; all of them are of one turn. */
  @Test
  void choicesBetweenJournalsAreTheSameComparisons() {
    List<Question.Item> choices = new ArrayList<>();
    for (int i = 0; i < CITED.length; i++) {
      for (int j = 0; j < CITED.length; j++) {
        for (int n = 0; n < CITED[i][j]; n++) {
          choices.add(
              n % 2 == 0
                  ? choice(JOURNALS.get(i), JOURNALS.get(j), "first")
                  : choice(JOURNALS.get(j), JOURNALS.get(i), "second"));
        }
      }
    }
    Map<String, PreferenceTally> rated = tallies(turns());
    Map<String, PreferenceTally> chosen = tallies(CHOICE, List.of(choices));
    assertThat(chosen.keySet()).isEqualTo(rated.keySet());
    chosen.forEach((of, tally) -> assertThat(score(tally)).isEqualTo(score(rated.get(of))));
    assertThat(score(chosen.get("JASA"))).isCloseTo(TO_THE_AVERAGE[2], within(1e-6));
  }

  @Test
  void aTieIsHalfAWinForBothAndAChoiceIsComparedWithNoOther() {
    List<Question.Item> choices =
        List.of(choice("JASA", "JRSS-B", "tie"), choice("JASA", "JRSS-B", "first"));
    Estimate.Value rate =
        (Estimate.Value)
            new WinRate().estimate(tallies(CHOICE, List.of(choices)).get("JASA"), CHOICE);
    assertThat(rate.point()).isEqualTo(0.75);
    double odds = score(tallies(CHOICE, List.of(choices)).get("JASA"));
    assertThat(2 * odds).isCloseTo(Math.log(3), within(1e-9));
    assertThat(tallies(CHOICE, List.of(otherwise(choices))).values())
        .allSatisfy(
            tally ->
                assertThat(new WinRate().estimate(tally, CHOICE))
                    .isInstanceOf(Estimate.Undefined.class));
  }

  /** The same choices, by an attribute that does not say between which two they are. */
  private static List<Question.Item> otherwise(List<Question.Item> choices) {
    for (int i = 0; i < choices.size(); i++) {
      SortedMap<String, String> strata = choices.get(i).rated().strata();
      strata.put("of", strata.remove("system"));
      strata.put("other-of", strata.remove("other-system"));
      strata.put("system", JOURNALS.get(i));
    }
    return choices;
  }

  @Test
  void repliesOfOneSystemAreNotCompared() {
    List<List<Question.Item>> alone =
        List.of(
            List.of(item("JASA", 1)), List.of(item("JASA", 1), item("JASA", 0), item("other", 1)));
    tallies(alone)
        .values()
        .forEach(
            tally ->
                assertThat(new WinRate().estimate(tally, SCALE))
                    .isInstanceOf(Estimate.Undefined.class));
  }

  @Test
  void whatIsOfNoGroupIsNotCompared() {
    Question.Item nobodys = item(new TreeMap<>(Map.of("system", "JASA")), SCALE, 1);
    nobodys.rated().strata().clear();
    List<Question.Item> turn = List.of(item("JASA", 1), nobodys, item("JRSS-B", 0));
    Estimate.Value rate =
        (Estimate.Value) new WinRate().estimate(tallies(List.of(turn)).get("JASA"), SCALE);
    assertThat(rate.point()).isEqualTo(1);
  }

  @Test
  void oneWhoIsNeverBetterThanAnyHasNoScore() {
    List<List<Question.Item>> turns = new ArrayList<>(turns());
    turns.removeIf(turn -> turn.get(0).rated().item().equals("JASA"));
    Estimate estimate = new BradleyTerry().estimate(tallies(turns).get("Biometrika"), SCALE);
    assertThat(estimate).isEqualTo(Estimate.undefined(BradleyTerry.PARTED));
  }
}
