package org.attune.spark;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.hash.Murmur3_x86_32;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Which block each unit of dependence (conversation, speaker, ...) belongs to. With no more units
 * than blocks each unit has its own, by rank of its id; else the hash of its id decides. Never
 * depends on partitions.
 */
public final class Blocks implements Serializable {

  private final int blocks;
  private final Map<String, Integer> ranks;

  private Blocks(int blocks, Map<String, Integer> ranks) {
    this.blocks = blocks;
    this.ranks = ranks;
  }

  /**
   * Blocks of units.
   *
   * @param units distinct unit ids in order, or any list of more than {@code blocks}
   */
  static Blocks of(List<String> units, int blocks) {
    if (units.size() > blocks) {
      return new Blocks(blocks, null);
    }
    Map<String, Integer> ranks = new HashMap<>();
    units.forEach(unit -> ranks.put(unit, ranks.size()));
    return new Blocks(units.size(), ranks);
  }

  /** Number of blocks. */
  int size() {
    return blocks;
  }

  int of(String unit) {
    return ranks != null ? ranks.get(unit) : Math.floorMod(hash(unit), blocks);
  }

  /**
   * What Spark SQL's {@code hash} gives for a text: Murmur3 (x86, 32 bits) of the UTF-8 bytes with
   * seed 42, but with the up to three bytes after the last whole word each mixed in as a word of
   * its own.
   */
  static int hash(String text) {
    UTF8String bytes = UTF8String.fromString(text);
    return Murmur3_x86_32.hashUnsafeBytes(
        bytes.getBaseObject(), bytes.getBaseOffset(), bytes.numBytes(), 42);
  }

  /** XXH64 of the UTF-8 bytes with seed 42. */
  static long longHash(String text) {
    UTF8String bytes = UTF8String.fromString(text);
    return XXH64.hashUnsafeBytes(
        bytes.getBaseObject(), bytes.getBaseOffset(), bytes.numBytes(), 42);
  }
}
