package org.attune.score;

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

  private static final int STEP = 8;

  /**
   * Cuts a group into batches.
   *
   * @param size most texts in a batch
   * @param longest most tokens a row may have
   * @return the texts of each batch: by length, then by position, only with texts whose rows have
   *     the same length
   */
  public static List<int[]> cut(Tokens[] group, int size, int longest) {
    long[] order = new long[group.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (long) group[i].length() << 32 | i;
    }
    Arrays.sort(order);
    int[] sorted = Arrays.stream(order).mapToInt(o -> (int) o).toArray();
    List<int[]> batches = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length
          || i - from == size
          || rowLength(group[sorted[i]], longest) != rowLength(group[sorted[from]], longest)) {
        batches.add(Arrays.copyOfRange(sorted, from, i));
        from = i;
      }
    }
    return batches;
  }

  /** A batch of some texts of a group. */
  public static Batch of(int[] rows, Tokens[] group, int size, int longest, long padding) {
    int length = rowLength(group[rows[0]], longest);
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

  private static int rowLength(Tokens tokens, int longest) {
    return Math.min(longest, (tokens.length() + STEP - 1) / STEP * STEP);
  }
}
