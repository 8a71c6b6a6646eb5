package org.attune.protocol;

import org.attune.Cites;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;

/** The bootstrap. */
public record Resampling(
    @Doc("Number of resamples") @Default("2000") int replicates,
    @Doc("Confidence level") @Default("0.95") double level,
    @Doc("Seed") @Default("1") long seed,
    @Doc("What is resampled as a whole: conversation, speaker, item, or the name of a stratum")
        @Default("conversation")
        String unit,
    @Doc("Largest number of blocks; with more units than that, units are hashed to blocks")
        @Default("1024")
        int blocks,
    @Doc("Interval from the draws: percentile, or bca (bias-corrected and accelerated)")
        @Default("percentile")
        Interval interval,
    @Doc("What is drawn: items in their units, raters, or both") @Default("items") Drawn draw) {

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
    if (interval == Interval.BCA && draw != Drawn.ITEMS) {
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

  /** Intervals from draws. */
  public enum Interval {
    PERCENTILE,
    BCA
  }

  /** What is drawn. */
  public enum Drawn {
    ITEMS("block bootstrap"),
    RATERS("bootstrap of raters"),
    @Cites("owen2007")
    BOTH("bootstrap of raters and blocks");

    private final String bootstrap;

    Drawn(String bootstrap) {
      this.bootstrap = bootstrap;
    }

    /** What the bootstrap is called. */
    public String bootstrap() {
      return bootstrap;
    }
  }
}
