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
 * than blocks each unit has its own, by its rank in the order of ids; else a hash of its id
 * decides. Never depends on partitions.
 */
public final class Blocks implements Serializable {

  private final int blocks;
  private final Map<String, Integer> ranks;
  private final IdOrder order;

  private Blocks(int blocks, Map<String, Integer> ranks, IdOrder order) {
    this.blocks = blocks;
    this.ranks = ranks;
    this.order = order;
  }

  /**
   * Blocks of units.
   *
   * @param units distinct unit ids, all of them or more than {@code blocks}
   */
  static Blocks of(List<String> units, int blocks, IdOrder order) {
    if (units.size() > blocks) {
      return new Blocks(blocks, null, order);
    }
    Map<String, Integer> ranks = new HashMap<>();
    units.stream().sorted(order.by(IdOrder.Of.UNIT)).forEach(unit -> ranks.put(unit, ranks.size()));
    return new Blocks(units.size(), ranks, order);
  }

  /** Number of blocks. */
  int size() {
    return blocks;
  }

  int of(String unit) {
    return ranks != null
        ? ranks.get(unit)
        : order.secret()
            ? Math.floorMod(order.number(IdOrder.Of.UNIT, unit), blocks)
            : Math.floorMod(hash(unit), blocks);
  }

  /** A hash that tells units apart, whatever their blocks. */
  long cluster(String unit) {
    return order.number(IdOrder.Of.UNIT, unit);
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
