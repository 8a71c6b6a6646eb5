package org.attune.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;

/**
 * A judge of replies whose leanings are known. Replies of a conversation are alike in quality and
 * length; people find longer ones better, .25 points for each doubling, and those of the judge's
 * own make .3 points better than others. Three of six people, who differ in severity, rate each
 * conversation from 1 to 5; the judge errs as they do, being by turns as severe as each of them,
 * but for its leanings.
 *
 * @param perDoubling points it adds for each doubling of a reply's length
 * @param own points it adds to replies of its own
 * @param reversed points it adds where it is shown the levels in reversed order
 */
public record PlantedJudge(double perDoubling, double own, double reversed) {

  /** A judge without leanings. */
  public static final PlantedJudge FAIR = new PlantedJudge(0, 0, 0);

  /** A judge that adds .3 points for each doubling. */
  public static final PlantedJudge LIKING_LENGTH = new PlantedJudge(.3, 0, 0);

  /** The scale of the ratings. */
  public static final Scale POINTS = new Scale.Ordinal(List.of("1", "2", "3", "4", "5"));

  private static final double[] SEVERITY = {-.5, -.3, -.1, .1, .3, .5};
  private static final double NOISE = .6;

  /** log<sub>2</sub> of the median length. */
  private static final double MEDIAN = 7;

  /**
   * A reply.
   *
   * @param byJudge whether the judge wrote it
   * @param rated what people and the judge say of it, and as the rival what the judge says when it
   *     is shown the levels in reversed order
   */
  public record Reply(boolean byJudge, Case rated) {

    /** What it says in both orders, the given one as the reference. */
    public Case inBothOrders() {
      return Case.ofAnswers(POINTS, rated.model(), rated.rival());
    }

    /** The same as a panel of two. */
    public Case asPanel() {
      return Case.ofRaters(
          POINTS, new int[] {0, 1}, POINTS.category(rated.model()), POINTS.category(rated.rival()));
    }
  }

  List<Case> turns(SplittableRandom random) {
    return conversation(random).stream().map(Reply::rated).toList();
  }

  /** The replies of one conversation. */
  public List<Reply> conversation(SplittableRandom random) {
    double common = random.nextGaussian();
    double lengthy = random.nextGaussian();
    int[] raters = random.ints(0, SEVERITY.length).distinct().limit(3).sorted().toArray();
    double mood = severity(random.nextInt(SEVERITY.length));
    double moodReversed = severity(random.nextInt(SEVERITY.length));
    List<Reply> replies = new ArrayList<>();
    for (int reply = random.nextInt(3, 11); reply > 0; reply--) {
      boolean byJudge = random.nextBoolean();
      double doublings = .8 * (Shape.HALF * lengthy + Shape.HALF * random.nextGaussian());
      double quality =
          .7 * (Shape.HALF * common + Shape.HALF * random.nextGaussian())
              + .25 * doublings
              + (byJudge ? .3 : 0);
      double leaning = quality + perDoubling * doublings + (byJudge ? own : 0);
      long[] ratings =
          IntStream.of(raters)
              .mapToLong(rater -> point(random, quality + severity(rater)))
              .toArray();
      Case rated =
          new Case(
              POINTS,
              ratings,
              raters,
              mean(ratings),
              POINTS.value(point(random, leaning + mood)),
              POINTS.value(point(random, leaning + moodReversed + reversed)),
              Case.NO_DEGREES,
              0);
      replies.add(new Reply(byJudge, rated.ofLength(Math.round(Math.pow(2, MEDIAN + doublings)))));
    }
    return replies;
  }

  private static long mean(long[] ratings) {
    long sum = IntStream.range(0, ratings.length).mapToLong(i -> POINTS.value(ratings[i])).sum();
    return Math.round(sum / (double) ratings.length);
  }

  private static double severity(int rater) {
    return SEVERITY[rater];
  }

  private static long point(SplittableRandom random, double x) {
    return Math.round(Math.max(1, Math.min(5, 3 + x + NOISE * random.nextGaussian()))) - 1;
  }
}
