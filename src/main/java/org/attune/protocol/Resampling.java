package org.attune.protocol;

import java.util.Optional;
import org.attune.Cites;
import org.attune.statistic.Bootstrap;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;

/** How intervals are made. */
public record Resampling(
    @Doc("Draws of intervals that are made of draws, and of tests; 0 gives no intervals")
        @Default("2000")
        int replicates,
    @Doc("Confidence level") @Default("0.95") double level,
    @Doc("Seed") @Default("1") long seed,
    @Doc("What is resampled as a whole: conversation, speaker, item, or the name of a stratum")
        @Default("conversation")
        String unit,
    @Doc("Largest number of blocks; with more units than that, units are hashed to blocks")
        @Default("1024")
        int blocks,
    @Doc(
            "How intervals are made: jackknife (each unit or rater left out in turn), or percentile of"
                + " draws, or bca of draws of units; jackknife if left out")
        Optional<Bootstrap.Method> interval,
    @Doc("What is left out or drawn: items in their units, raters, or both") @Default("items")
        Drawn draw) {

  private static final int MOST = 1_000_000;
  private static final long DRAWS = 100_000_000;

  public Resampling {
    if (replicates < 0 || replicates > MOST || level <= 0 || level >= 1 || blocks < 2) {
      throw new IllegalArgumentException(
          "expected replicates 0 to 1000000, level between 0 and 1, blocks 2 or more, found "
              + replicates
              + ", "
              + level
              + ", "
              + blocks);
    }
    if (draw != Drawn.ITEMS && interval.filter(i -> i == Bootstrap.Method.BCA).isPresent()) {
      throw new IllegalArgumentException("interval: bca goes with draw: items");
    }
    if ((long) replicates * blocks > DRAWS) {
      throw new IllegalArgumentException(
          "expected replicates times blocks to be at most "
              + DRAWS
              + ", found "
              + replicates
              + " times "
              + blocks);
    }
  }

  /** How intervals are made, by what is asked for or is best. */
  public Bootstrap.Method made() {
    return interval.orElse(Bootstrap.Method.JACKKNIFE);
  }

  /** The same without any interval. */
  public Resampling without() {
    return new Resampling(0, level, seed, unit, blocks, interval, draw);
  }

  /** What the way intervals are made is called. */
  public String method() {
    return made() == Bootstrap.Method.JACKKNIFE ? draw.jackknife() : draw.bootstrap();
  }

  /** Whether items are counted anew in every draw of raters. */
  public boolean replicated() {
    return draw != Drawn.ITEMS && made() != Bootstrap.Method.JACKKNIFE;
  }

  /** What is drawn. */
  public enum Drawn {
    ITEMS("block jackknife", "block bootstrap"),
    RATERS("jackknife of raters", "bootstrap of raters"),
    @Cites("owen2007")
    BOTH("jackknife of raters and blocks", "bootstrap of raters and blocks");

    private final String jackknife;
    private final String bootstrap;

    Drawn(String jackknife, String bootstrap) {
      this.jackknife = jackknife;
      this.bootstrap = bootstrap;
    }

    /** What leaving each out in turn is called. */
    public String jackknife() {
      return jackknife;
    }

    /** What the bootstrap is called. */
    public String bootstrap() {
      return bootstrap;
    }
  }
}
