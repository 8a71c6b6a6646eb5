package org.attune.bench;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Tallier;
import org.attune.tally.UnitTally;

/** Questions of four parts, on which a model is the more wrong the harder a question is. */
final class QuestionParts {

  static final Scale SCALE = new Scale.Interval(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE);

  private static final int PARTS = 4;

  private QuestionParts() {}

  static boolean areCounted(Tallier<?> tallier) {
    return tallier == UnitTally.DISTANCES;
  }

  static List<Case> next(SplittableRandom random) {
    long unit = random.nextLong();
    double hard = random.nextDouble();
    return IntStream.range(0, PARTS).mapToObj(part -> part(random, hard, unit)).toList();
  }

  private static Case part(SplittableRandom random, double hard, long unit) {
    int reference = random.nextInt(11);
    int error = random.nextDouble() < hard ? random.nextInt(-4, 5) : 0;
    return new Case(
        SCALE,
        new long[0],
        Case.NO_RATERS,
        SCALE.value(reference),
        SCALE.value(Math.max(0, Math.min(10, reference + error))),
        Scale.ABSENT,
        Case.NO_DEGREES,
        unit);
  }
}
