package org.attune.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.attune.corpus.Consensus;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Tallier;

/**
 * Kinds of data, each a source of conversations of 3 to 10 turns that people rated and two models
 * answered. Half the variance of what a turn is, and of what a model errs by, lies between
 * conversations. Both models err by the same law, so that no difference is the truth.
 */
enum Shape {
  /** Four categories, each as frequent as the others. */
  EVEN(nominal(4)) {
    @Override
    List<Case> next(SplittableRandom random) {
      return labelled(random, new double[] {.25, .25, .25, .25}, new double[] {.6, .6, .6, .6});
    }
  },
  /** Four categories, one of them given to 2 % of the turns. */
  RARE(nominal(4)) {
    @Override
    List<Case> next(SplittableRandom random) {
      return labelled(random, new double[] {.02, .4, .3, .28}, new double[] {.5, .7, .6, .6});
    }
  },
  /** Seven categories, five of them seldom found by models that mostly answer the first two. */
  POOR(nominal(7)) {
    @Override
    List<Case> next(SplittableRandom random) {
      return labelled(
          random,
          new double[] {.3, .2, .15, .12, .1, .08, .05},
          new double[] {.35, .2, .15, .1, .3, .1, .05},
          new double[] {.6, .2, .1, .04, .03, .02, .01});
    }
  },
  /** Four even categories, one to six conversations in a block, as where units share blocks. */
  MERGED(nominal(4)) {
    @Override
    List<Case> next(SplittableRandom random) {
      List<Case> block = new ArrayList<>();
      for (int conversation = random.nextInt(1, 7); conversation > 0; conversation--) {
        block.addAll(EVEN.next(random));
      }
      return block;
    }
  },
  /** Four categories that a model of raters concludes from four people. */
  CONCLUDED(nominal(4)) {
    @Override
    List<Case> next(SplittableRandom random) {
      return rated(random, this.scale(), 4, 4, 0);
    }

    @Override
    List<List<Case>> study(int conversations, SplittableRandom random) {
      return ConcludedTurns.of(super.study(conversations, random));
    }
  },
  /** Sets of five labels of which one is rare. */
  SETS(new Scale.Labels(List.of("a", "b", "c", "d", "e"))) {
    @Override
    List<Case> next(SplittableRandom random) {
      return sets(random, new double[] {.03, .15, .25, .3, .4});
    }
  },
  /** Values with normal errors. */
  NORMAL(numbers()) {
    @Override
    List<Case> next(SplittableRandom random) {
      return valued(random, SplittableRandom::nextGaussian, SplittableRandom::nextGaussian);
    }
  },
  /** Values with errors of Student's t with three degrees of freedom. */
  HEAVY(numbers()) {
    @Override
    List<Case> next(SplittableRandom random) {
      return valued(random, SplittableRandom::nextGaussian, Shape::student);
    }
  },
  /** Values and errors that are log-normal. */
  SKEWED(numbers()) {
    @Override
    List<Case> next(SplittableRandom random) {
      ToDoubleFunction<SplittableRandom> skewed = r -> Math.exp(r.nextGaussian());
      return valued(random, skewed, skewed);
    }
  },
  /** Points from 1 to 5 by the same four people throughout. */
  CROSSED(PlantedJudge.POINTS) {
    @Override
    List<Case> next(SplittableRandom random) {
      return rated(random, this.scale(), 4, 4, 0);
    }
  },
  /** Four categories by the same four people throughout. */
  CROSSED_NOMINAL(nominal(4)) {
    @Override
    List<Case> next(SplittableRandom random) {
      return rated(random, this.scale(), 4, 4, 0);
    }
  },
  /** Four categories by the same two people throughout. */
  TWO_RATERS(nominal(4)) {
    @Override
    List<Case> next(SplittableRandom random) {
      return rated(random, this.scale(), 2, 2, 0);
    }
  },
  /** Points from 1 to 5 by three of twenty people, others in each conversation; gaps. */
  SPARSE(PlantedJudge.POINTS) {
    @Override
    List<Case> next(SplittableRandom random) {
      return rated(random, this.scale(), 20, 3, .1);
    }
  },
  /** Four categories by three of twenty people, others in each conversation; gaps. */
  SPARSE_NOMINAL(nominal(4)) {
    @Override
    List<Case> next(SplittableRandom random) {
      return rated(random, this.scale(), 20, 3, .1);
    }
  },
  /** Points from 1 to 5 of which two of twenty people rated two in five, a model all. */
  PART_RATED(PlantedJudge.POINTS, Tallier::wholePanel) {
    @Override
    List<Case> next(SplittableRandom random) {
      return JudgedTurns.partly(random, rated(random, this.scale(), 20, 2, 0));
    }
  },
  /** Four categories of which two of twenty people rated two in five, a model all. */
  PART_RATED_NOMINAL(nominal(4), Tallier::wholePanel) {
    @Override
    List<Case> next(SplittableRandom random) {
      return JudgedTurns.partly(random, rated(random, this.scale(), 20, 2, 0));
    }
  },
  /** Intensities of four emotions of a question, which count together. */
  QUESTIONS(QuestionParts.SCALE, QuestionParts::areCounted) {
    @Override
    List<Case> next(SplittableRandom random) {
      return QuestionParts.next(random);
    }
  },
  /** Points from 1 to 5 on two dimensions by the same three people throughout. */
  TRAITS(PlantedJudge.POINTS, tallier -> tallier.traits() > 0 && !tallier.needsLength()) {
    @Override
    List<Case> next(SplittableRandom random) {
      return new JudgedTurns(this, random).ofPeople();
    }
  },
  /** The same by a model beside them. */
  TRAITS_OF_MODEL(PlantedJudge.POINTS, tallier -> tallier.traits() > 0 && !tallier.needsLength()) {
    @Override
    List<Case> next(SplittableRandom random) {
      return new JudgedTurns(this, random).ofModel();
    }
  },
  /** Points from 1 to 5 by three people and a judge that favours long texts. */
  LENGTHS(PlantedJudge.POINTS, Tallier::needsLength) {
    @Override
    List<Case> next(SplittableRandom random) {
      return PlantedJudge.LIKING_LENGTH.turns(random);
    }
  };

  static final double HALF = Math.sqrt(.5);

  private static final Consensus MEAN =
      new Consensus(Consensus.Rule.MEAN, 1, Consensus.Ties.FIRST, 1);

  private static final Consensus MAJORITY =
      new Consensus(Consensus.Rule.MAJORITY, 1, Consensus.Ties.FIRST, 1);

  private final Scale scale;
  private final Predicate<Tallier<?>> about;

  Shape(Scale scale) {
    this(scale, of -> of.traits() == 0 && !of.wholePanel() && !QuestionParts.areCounted(of));
  }

  Shape(Scale scale, Predicate<Tallier<?>> about) {
    this.scale = scale;
    this.about = about;
  }

  /** The scale of the ratings. */
  Scale scale() {
    return scale;
  }

  /** True if statistics of such tallies are measured in it. */
  boolean isFor(Tallier<?> tallier) {
    return about.test(tallier);
  }

  /** The turns of one conversation. */
  abstract List<Case> next(SplittableRandom random);

  /** Conversations, with what is concluded of all of them together. */
  List<List<Case>> study(int conversations, SplittableRandom random) {
    return Stream.generate(() -> next(random)).limit(conversations).toList();
  }

  private static Scale nominal(int categories) {
    return new Scale.Nominal(IntStream.range(0, categories).mapToObj(i -> "c" + i).toList());
  }

  private static Scale numbers() {
    return new Scale.Interval(
        BigDecimal.valueOf(-1000), BigDecimal.valueOf(1000), new BigDecimal("0.01"));
  }

  /** A number from 0 to 1 that shares half its variance with {@code common}. */
  private static double shared(SplittableRandom random, double common) {
    return NormalDistribution.of(0, 1)
        .cumulativeProbability(HALF * common + HALF * random.nextGaussian());
  }

  private static int category(double[] shares, double at) {
    int category = 0;
    double rest = at;
    while (category < shares.length - 1 && rest >= shares[category]) {
      rest -= shares[category++];
    }
    return category;
  }

  /** Right with a chance that depends on the category, else a guess. */
  private static int answer(SplittableRandom random, double[] shares, double right, double at) {
    return at < right ? -1 : category(shares, random.nextDouble());
  }

  List<Case> labelled(SplittableRandom random, double[] shares, double[] right) {
    return labelled(random, shares, right, shares);
  }

  /**
   * Turns of one label.
   *
   * @param shares how frequent each category is
   * @param right how often a model finds each
   * @param guesses how frequent each is among the other answers
   */
  List<Case> labelled(SplittableRandom random, double[] shares, double[] right, double[] guesses) {
    double common = random.nextGaussian();
    double ofModel = random.nextGaussian();
    double ofRival = random.nextGaussian();
    List<Case> cases = new ArrayList<>();
    for (int turn = random.nextInt(3, 11); turn > 0; turn--) {
      int truth = category(shares, shared(random, common));
      double hard = shared(random, ofModel);
      int model = answer(random, guesses, right[truth], hard);
      int rival = answer(random, guesses, right[truth], shared(random, ofRival));
      int given = model < 0 ? truth : model;
      double confidence = .86 - .28 * hard + .15 * random.nextGaussian();
      int top = (int) (10_000 * Math.max(.3, Math.min(.99, confidence)));
      int[] degrees = new int[shares.length];
      Arrays.fill(degrees, (10_000 - top) / (shares.length - 1));
      degrees[given] = top;
      cases.add(
          new Case(
              scale,
              new long[] {truth},
              new int[] {0},
              truth,
              given,
              rival < 0 ? truth : rival,
              degrees,
              random.nextLong()));
    }
    return cases;
  }

  List<Case> sets(SplittableRandom random, double[] shares) {
    double[] common = random.doubles(shares.length).toArray();
    Arrays.setAll(common, label -> random.nextGaussian());
    double ofModel = random.nextGaussian();
    double ofRival = random.nextGaussian();
    List<Case> cases = new ArrayList<>();
    for (int turn = random.nextInt(3, 11); turn > 0; turn--) {
      long truth = 0;
      for (int label = 0; label < shares.length; label++) {
        truth |= (shared(random, common[label]) < shares[label] ? 1L : 0) << label;
      }
      int[] degrees = new int[shares.length];
      long model = errs(random, truth, shares, shared(random, ofModel), degrees);
      long rival = errs(random, truth, shares, shared(random, ofRival), new int[shares.length]);
      cases.add(
          new Case(
              scale,
              new long[] {truth},
              new int[] {0},
              truth,
              model,
              rival,
              degrees,
              random.nextLong()));
    }
    return cases;
  }

  private static long errs(
      SplittableRandom random, long truth, double[] shares, double hard, int[] degrees) {
    long answer = 0;
    for (int label = 0; label < shares.length; label++) {
      boolean given = (truth >>> label & 1) == 1;
      boolean found =
          given ? random.nextDouble() > .6 * hard : random.nextDouble() < shares[label] * hard / 2;
      answer |= (found ? 1L : 0) << label;
      double degree = (found ? .7 : .25) + .15 * random.nextGaussian();
      degrees[label] = (int) (10_000 * Math.max(.01, Math.min(.99, degree)));
    }
    return answer;
  }

  private static double student(SplittableRandom random) {
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double z = random.nextGaussian();
      squares += z * z;
    }
    return random.nextGaussian() / Math.sqrt(squares);
  }

  List<Case> valued(
      SplittableRandom random,
      ToDoubleFunction<SplittableRandom> values,
      ToDoubleFunction<SplittableRandom> errors) {
    double common = values.applyAsDouble(random);
    double ofModel = errors.applyAsDouble(random);
    double ofRival = errors.applyAsDouble(random);
    List<Case> cases = new ArrayList<>();
    for (int turn = random.nextInt(3, 11); turn > 0; turn--) {
      double x = HALF * common + HALF * values.applyAsDouble(random);
      double y = .7 * x + .8 * (HALF * ofModel + HALF * errors.applyAsDouble(random));
      double z = .7 * x + .8 * (HALF * ofRival + HALF * errors.applyAsDouble(random));
      cases.add(
          new Case(
              scale,
              new long[] {hundredths(x)},
              new int[] {0},
              hundredths(x),
              hundredths(y),
              hundredths(z),
              Case.NO_DEGREES,
              random.nextLong()));
    }
    return cases;
  }

  private static long hundredths(double value) {
    return Math.round(100 * Math.max(-1000, Math.min(1000, value))) * (Scale.UNIT / 100);
  }

  List<Case> rated(SplittableRandom random, Scale scale, int people, int panel, double gaps) {
    double common = random.nextGaussian();
    double hard = Math.exp(.4 * random.nextGaussian());
    int[] who = random.ints(0, people).distinct().limit(panel).sorted().toArray();
    List<Case> cases = new ArrayList<>();
    for (int turn = random.nextInt(3, 11); turn > 0; turn--) {
      double x = HALF * common + HALF * random.nextGaussian();
      int[] raters = Arrays.stream(who).filter(rater -> random.nextDouble() >= gaps).toArray();
      long[] ratings =
          Arrays.stream(raters)
              .mapToLong(rater -> rating(random, x, JudgedTurns.severity(rater), hard))
              .toArray();
      long reference = Scale.ABSENT;
      if (ratings.length > 0) {
        reference = (scale.ordered() ? MEAN : MAJORITY).answer(scale, ratings, "", false);
      }
      cases.add(
          new Case(
              scale,
              ratings,
              raters,
              reference,
              modelled(random, x, hard),
              modelled(random, x, hard),
              Case.NO_DEGREES,
              random.nextLong()));
    }
    return cases;
  }

  long rating(SplittableRandom random, double x, double severity, double hard) {
    if (scale.ordered()) {
      return Math.round(point(x + severity + .6 * hard * random.nextGaussian())) - 1;
    }
    return random.nextDouble() < .65 + .2 * severity ? quarter(x) : random.nextInt(4);
  }

  long modelled(SplittableRandom random, double x, double hard) {
    if (scale.ordered()) {
      double answer = point(x + .6 * hard * random.nextGaussian());
      return Math.round(100 * answer) * (Scale.UNIT / 100);
    }
    return random.nextDouble() < .6 ? quarter(x) : random.nextInt(4);
  }

  private static double point(double x) {
    return Math.max(1, Math.min(5, 3 + 1.2 * x));
  }

  private static int quarter(double x) {
    return Math.min(3, (int) (4 * NormalDistribution.of(0, 1).cumulativeProbability(x)));
  }
}
