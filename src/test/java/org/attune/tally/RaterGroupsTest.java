package org.attune.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.corpus.RatedItem;
import org.attune.corpus.RatedItem.By;
import org.attune.corpus.RatedItem.Rating;
import org.attune.corpus.Scale;
import org.attune.tally.Question.Entry;
import org.junit.jupiter.api.Test;

/** An item as each group of those who rated it sees it. */
class RaterGroupsTest {

  private static final Scale SCALE = new Scale.Nominal(List.of("no", "yes"));
  private static final Strata GENDER = Strata.of("gender");
  private static final Entry AGREEMENT = new Entry(PairTally.RATINGS.name(), 0, -1, -1, GENDER);
  private static final Entry ACROSS = new Entry(CrossGroupTally.RATINGS.name(), 0, -1, -1, GENDER);
  private static final Entry MODEL = new Entry(JointTally.CATEGORIES.name(), 0, 0, -1, GENDER);

  private static Rating rating(String rater, int code, String gender) {
    SortedMap<String, String> groups = new TreeMap<>();
    if (!gender.isEmpty()) {
      groups.put("gender", gender);
    }
    return new Rating("mood", By.RATER, rater, code, groups);
  }

  /** Two women say yes, one man says no, one of whom nothing is known says no. */
  private static RatedItem item(Map<String, String> strata) {
    return new RatedItem(
        "i",
        new TreeMap<>(strata),
        List.of(
            rating("a", 1, "woman"),
            rating("b", 1, "woman"),
            rating("c", 0, "man"),
            rating("d", 0, ""),
            new Rating("mood", By.MODEL, "m", 1)));
  }

  private static SortedMap<String, Counts> counted(RatedItem item, Entry entry) {
    Regrouping same = Regrouping.none(SCALE);
    Question question =
        new Question(
            List.of(new Question.Dimension("mood", "mood", same)),
            QuestionTest.MAJORITY,
            List.of(new Question.Model("m", new int[0], new int[0][])),
            List.of(entry));
    Map<String, Counts.Builder> sums = new TreeMap<>();
    question.count(
        new Question.Item(item, new long[1][], rater -> rater.charAt(0) - 'a', 0),
        (e, group) -> sums.computeIfAbsent(group, g -> Counts.builder()));
    SortedMap<String, Counts> counts = new TreeMap<>();
    sums.forEach((group, sum) -> counts.put(group, sum.build()));
    return counts;
  }

  @Test
  void eachGroupIsAPanelOfItsOwnAndThoseWithoutOneAreInNone() {
    SortedMap<String, Counts> counts = counted(item(Map.of()), AGREEMENT);
    assertThat(counts.keySet()).containsExactly("man", "woman");
    assertThat(PairTally.RATINGS.tally(counts.get("woman")).paired()).isOne();
    assertThat(PairTally.RATINGS.tally(counts.get("man")).paired()).isZero();
  }

  /** The majority of men says no, where the model says yes as women do. */
  @Test
  void theConsensusOfEachGroupIsTheReferenceOfAModel() {
    SortedMap<String, Counts> counts = counted(item(Map.of()), MODEL);
    assertThat(JointTally.of(counts.get("woman")).amount(1, 1)).isOne();
    assertThat(JointTally.of(counts.get("man")).amount(0, 1)).isOne();
  }

  @Test
  void ratingsOfAGroupStandBesideThoseOfAllOthers() {
    SortedMap<String, Counts> counts = counted(item(Map.of()), ACROSS);
    CrossGroupTally.Pair[] pairs = CrossGroupTally.RATINGS.tally(counts.get("woman")).pairs();
    assertThat(pairs).containsExactly(new CrossGroupTally.Pair(1, 0, 2, 1, 2));
    assertThat(CrossGroupTally.RATINGS.tally(counts.get("man")).shared()).isOne();
  }

  @Test
  void groupsOfRatersAndOfItemsCross() {
    Entry both =
        new Entry(PairTally.RATINGS.name(), 0, -1, -1, new Strata(List.of("register", "gender")));
    assertThat(counted(item(Map.of("register", "chat")), both).keySet())
        .containsExactly("chat\u001fman", "chat\u001fwoman");
    assertThat(counted(item(Map.of()), both)).isEmpty();
  }

  @Test
  void whatAPanelConcludedIsOfNoGroup() {
    List<Rating> ratings = new ArrayList<>(item(Map.of()).ratings());
    ratings.add(new Rating("mood", By.PANEL, "", 0));
    RatedItem item = new RatedItem("i", Collections.emptySortedMap(), ratings);
    assertThat(GENDER.parts(item, "mood").values())
        .allSatisfy(part -> assertThat(part.ratings()).noneMatch(r -> r.by() == By.PANEL));
    assertThat(GENDER.parts(item, "other")).isEmpty();
  }

  @Test
  void allOthersAreEveryGroupButOne() {
    String rest = GENDER.rest("man");
    assertThat(Strata.among(counted(item(Map.of()), AGREEMENT).keySet(), rest))
        .containsExactly("woman");
    assertThat(GENDER.words(rest)).isEqualTo("all others");
  }
}
