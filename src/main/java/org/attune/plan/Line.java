package org.attune.plan;

import java.util.List;
import org.attune.statistic.Statistic;
import org.attune.table.Counterpart;
import org.attune.table.Subject;
import org.attune.tally.Question.Against;
import org.attune.tally.Tallier;

/**
 * A line of a table.
 *
 * @param against whom its answers are counted against
 * @param of position of the model that answers, or -1 for people
 * @param by whom the answers are compared with in difference or share
 * @param judge position of the model that is taken for the reference, or -1 for people
 * @param panel positions of models that rate in the place of people; none where people do
 */
record Line(
    Subject scorer,
    Counterpart reference,
    Against against,
    int of,
    int by,
    int judge,
    List<Integer> panel) {

  /** Who answers, or is compared with: people. */
  static final int PEOPLE = -1;

  /** People among themselves. */
  static Line ofRaters(Subject raters, Counterpart reference) {
    return new Line(raters, reference, Against.RATERS, PEOPLE, PEOPLE, PEOPLE, List.of());
  }

  /** The same line about other counts. */
  Line against(Against others) {
    return new Line(scorer, reference, others, of, by, judge, panel);
  }

  /** Models among themselves, as if they were raters. */
  static Line ofPanel(Subject models, Counterpart first, List<Integer> panel) {
    return new Line(models, first, Against.RATERS, PEOPLE, PEOPLE, PEOPLE, panel);
  }

  /**
   * What its answers are compared with by a statistic: of a model as a judge with what people say
   * where that is taken off, with nothing where only the length of texts is seen beside them.
   */
  Counterpart reference(Statistic<?> statistic) {
    Tallier<?> tallier = statistic.tallier();
    boolean judged = against == Against.JUDGE && of >= 0 && !tallier.needsModel();
    return !judged
        ? reference
        : tallier.needsLength() ? new Counterpart.None() : new Counterpart.Ratings("raters");
  }

  /** True if a statistic can be told of it where a table shows lines of all kinds. */
  boolean fits(Statistic<?> statistic) {
    Tallier<?> tallier = statistic.tallier();
    return switch (against) {
      case RATERS -> tallier.betweenRaters();
      case JUDGE -> tallier.traits() == 1 && (of >= 0 || !tallier.needsModel());
      case REST -> ofAnswers(statistic) && !statistic.needsReference() && !seesAll(tallier);
      default ->
          ofAnswers(statistic) && (judge < 0 ? !statistic.needsReference() : !seesAll(tallier));
    };
  }

  private static boolean ofAnswers(Statistic<?> statistic) {
    Tallier<?> tallier = statistic.tallier();
    return tallier.traits() == 0 && !tallier.betweenRaters() && !tallier.needsRival();
  }

  /** True if all raters of an item, by name perhaps, have to be seen. */
  private static boolean seesAll(Tallier<?> tallier) {
    return tallier.wholePanel() || tallier.needsRaters();
  }
}
