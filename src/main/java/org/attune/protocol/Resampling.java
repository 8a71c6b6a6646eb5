package org.attune.protocol;

import java.util.Optional;
import org.attune.Cites;
import org.attune.Names;
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
            "How intervals are made: jackknife (each unit left out in turn), or percentile or bca of"
                + " draws; jackknife if left out, percentile where raters are drawn")
        Optional<Interval> interval,
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
    if (draw != Drawn.ITEMS && interval.filter(i -> i != Interval.PERCENTILE).isPresent()) {
      throw new IllegalArgumentException(
          "interval: " + Names.kebab(interval.get()) + " goes with draw: items");
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
  public Interval made() {
    return interval.orElse(draw == Drawn.ITEMS ? Interval.JACKKNIFE : Interval.PERCENTILE);
  }

  /** What the way intervals are made is called. */
  public String method() {
    return made() == Interval.JACKKNIFE ? "block jackknife" : draw.bootstrap();
  }

  /** Ways to make intervals. */
  public enum Interval {
    JACKKNIFE,
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
