package org.attune.score.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Texts of about the same length in a fixed shape, so that what a model makes of one does not
 * depend on how many others there are or how long they are.
 *
 * @param rows which texts of the group it holds
 * @param size rows of the shape; what {@code rows} does not fill repeats the last text
 * @param length tokens of each row
 * @param ids token ids, row after row; all arrays have {@code size * length} numbers
 * @param mask 1 for a token, 0 for padding
 * @param types token types
 */
public record Batch(int[] rows, int size, int length, long[] ids, long[] mask, long[] types) {

  /** Short texts are many, and a token of padding is a larger part of them. */
  private static final int SHORT = 32;

  /**
   * Cuts a group into batches.
   *
   * @param budget most tokens in a batch, padding included, unless a single text has more
   * @param longest most tokens a row may have
   * @return the texts of each batch: by length, then by position, only with texts whose rows have
   *     the same length
   */
  public static List<int[]> cut(Tokens[] group, int budget, int longest) {
    long[] order = new long[group.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (long) group[i].length() << 32 | i;
    }
    Arrays.sort(order);
    int[] sorted = Arrays.stream(order).mapToInt(o -> (int) o).toArray();
    List<int[]> batches = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= sorted.length; i++) {
      int length = rowLength(group[sorted[from]].length(), longest);
      if (i == sorted.length
          || i - from == size(length, budget)
          || rowLength(group[sorted[i]].length(), longest) != length) {
        batches.add(Arrays.copyOfRange(sorted, from, i));
        from = i;
      }
    }
    return batches;
  }

  /** Rows of the shape for texts of some length: what goes into the budget, but at least one. */
  static int size(int length, int budget) {
    return Math.max(1, budget / length);
  }

  /**
   * A batch of texts that {@link #cut} put together.
   *
   * @param budget as there
   */
  static Batch filled(int[] rows, Tokens[] group, int budget, int longest, long padding) {
    int length = rowLength(group[rows[0]].length(), longest);
    return of(rows, group, size(length, budget), longest, padding);
  }

  /** A batch of some texts of a group. */
  public static Batch of(int[] rows, Tokens[] group, int size, int longest, long padding) {
    int length = rowLength(group[rows[0]].length(), longest);
    long[] ids = new long[size * length];
    long[] mask = new long[ids.length];
    long[] types = new long[ids.length];
    Arrays.fill(ids, padding);
    for (int i = 0; i < size; i++) {
      Tokens tokens = group[rows[Math.min(i, rows.length - 1)]];
      int at = i * length;
      System.arraycopy(tokens.ids(), 0, ids, at, tokens.length());
      System.arraycopy(tokens.types(), 0, types, at, tokens.length());
      Arrays.fill(mask, at, at + tokens.length(), 1);
    }
    return new Batch(rows, size, length, ids, mask, types);
  }

  /**
   * Tokens of the row for a text: as many as it has to 32 tokens, rounded up to a multiple of 2 to
   * 64, of 4 to 128, and so on.
   */
  public static int rowLength(int tokens, int longest) {
    int step = Math.max(1, 2 * Integer.highestOneBit((tokens - 1) / SHORT));
    return Math.min(longest, (tokens + step - 1) / step * step);
  }
}
