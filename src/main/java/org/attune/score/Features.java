package org.attune.score;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.attune.corpus.Turn;

/** Turns as vectors, for models that read no text. */
public interface Features {

  /** A sparse vector; indices rise. */
  record Vector(int[] indices, double[] values) {}

  /** Length of the vectors. */
  int size();

  /** A vector for each turn, in their order, made when it is asked for. */
  Stream<Vector> vectors(List<Turn> turns);

  /** What they depend on beside what they were learned from, or made by: {@link Scorer#stack}. */
  default SortedMap<String, String> stack() {
    return Collections.emptySortedMap();
  }

  /** Most tokens that are read of a turn, see {@link Scorer#longest}. */
  default OptionalInt longest() {
    return OptionalInt.empty();
  }

  /** Whether a turn is longer than that. */
  default boolean cut(Turn turn) {
    return false;
  }

  /** Where in a text a feature comes from. */
  interface Places {
    /**
     * Takes a share of a feature.
     *
     * @param share of its value; the shares of a feature sum to 1
     * @param from first character of the place
     * @param to the one behind its last
     */
    void take(int feature, double share, int from, int to);
  }

  /**
   * Tells where in a text each feature comes from.
   *
   * @return false where features have no place in the text, and nothing is told
   */
  default boolean places(String text, Places places) {
    return false;
  }

  /** Writes what they were learned from, or made by. */
  void write(DataOutputStream out) throws IOException;

  /** Reads what {@link #write} wrote. */
  @FunctionalInterface
  interface Reader {
    Features read(DataInputStream in) throws IOException;
  }
}
