package org.attune.statistic;

import java.io.Serializable;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * How often each of some units is drawn in each replicate, when as many are drawn with replacement
 * as there are.
 *
 * @param units number of units
 * @param replicates number of replicates
 * @param seed seed of a SplitMix64 whose outputs seed the SplitMix64 of each replicate; seeds in
 *     equal steps would not do, because the generator itself goes in equal steps and replicates
 *     would be shifts of each other
 */
public record Draws(int units, int replicates, long seed) implements Serializable {

  /** Weights by replicate and unit. */
  public int[][] weights() {
    int[][] weights = new int[replicates][units];
    UniformRandomProvider seeds = RandomSource.SPLIT_MIX_64.create(seed);
    for (int[] own : weights) {
      UniformRandomProvider random = RandomSource.SPLIT_MIX_64.create(seeds.nextLong());
      for (int i = 0; i < units; i++) {
        own[random.nextInt(units)]++;
      }
    }
    return weights;
  }
}
