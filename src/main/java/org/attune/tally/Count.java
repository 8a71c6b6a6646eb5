package org.attune.tally;

/**
 * A count of one entry of the question. A negative entry -1 - e has a count for each known rater of
 * entry e's dimension and stratum, under hashes of the rater; e is the first entry with that
 * dimension and stratum.
 */
public record Count(int entry, String stratum, int block, long first, long second, long amount) {

  /** Entry under which the items of each block are counted. */
  public static final int ITEMS = Integer.MIN_VALUE;

  /** Entries from here to {@link #ITEMS} count the items behind those of the question. */
  private static final int BEHIND = ITEMS / 2;

  /** The entry of counts of the items behind those of an entry. */
  public static int behind(int entry) {
    return ITEMS + 1 + entry;
  }

  /**
   * True if this is how many different items are behind the counts of entry {@link #of} in this
   * stratum, or group of raters, and block. Only counted where ids are numbered in secret order.
   */
  public boolean behind() {
    return entry < BEHIND && entry != ITEMS;
  }

  /** The entry of the question of which this tells how many items are behind. */
  public int of() {
    return entry - ITEMS - 1;
  }
}
