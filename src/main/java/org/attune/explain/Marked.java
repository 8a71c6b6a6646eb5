package org.attune.explain;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Words of items that people marked as the reason of their judgement of a dimension.
 *
 * @param passages by dimension and item
 */
public record Marked(SortedMap<String, Map<String, List<String>>> passages) {

  /** Nothing marked. */
  public static final Marked NOTHING = new Marked(new TreeMap<>());

  /**
   * How far some words are those that were marked.
   *
   * @param f1 harmonic mean of the shares of each that are the other's
   * @param iou words of both among those of either (intersection over union)
   */
  record Overlap(double f1, double iou) {}

  /**
   * The marked words of an item; empty where nothing was marked, or no passage stands in the text.
   */
  BitSet of(String dimension, Explainer.Item item) {
    List<String> words = forms(item.turn().text());
    BitSet marked = new BitSet();
    for (String passage :
        passages.getOrDefault(dimension, Map.of()).getOrDefault(item.id(), List.of())) {
      List<String> part = forms(passage);
      for (int at = 0; !part.isEmpty() && at + part.size() <= words.size(); at++) {
        if (words.subList(at, at + part.size()).equals(part)) {
          marked.set(at, at + part.size());
          break;
        }
      }
    }
    return marked;
  }

  private static List<String> forms(String text) {
    return TextWord.of(text).stream().map(TextWord::form).toList();
  }

  /** How far the first words of an order are the marked ones. */
  static Overlap overlap(int[] order, int first, BitSet marked) {
    BitSet chosen = new BitSet();
    for (int i = 0; i < first; i++) {
      chosen.set(order[i]);
    }
    BitSet both = (BitSet) chosen.clone();
    both.and(marked);
    chosen.or(marked);
    return new Overlap(
        2.0 * both.cardinality() / (first + marked.cardinality()),
        (double) both.cardinality() / chosen.cardinality());
  }
}
