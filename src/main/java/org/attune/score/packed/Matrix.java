package org.attune.score.packed;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Weights, outside the heap.
 *
 * @param numbers row after row, from index 0
 * @param rows 1 for a vector
 */
public record Matrix(FloatBuffer numbers, int rows, int columns) {

  /** Without numbers yet: all 0. */
  public static Matrix zeros(int rows, int columns) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(
            Math.multiplyExact(Float.BYTES, Math.multiplyExact(rows, columns)));
    return new Matrix(bytes.order(ByteOrder.nativeOrder()).asFloatBuffer(), rows, columns);
  }

  /** The rows of some matrices one below the other; of vectors, one behind the other. */
  static Matrix joined(List<Matrix> parts) {
    int rows = parts.get(0).rows();
    int columns = parts.get(0).columns();
    boolean vectors = rows == 1;
    int all = parts.stream().mapToInt(vectors ? Matrix::columns : Matrix::rows).sum();
    Matrix joined = vectors ? zeros(1, all) : zeros(all, columns);
    int at = 0;
    for (Matrix part : parts) {
      joined.numbers.put(at, part.numbers, 0, part.size());
      at += part.size();
    }
    return joined;
  }

  /** How many numbers. */
  int size() {
    return rows * columns;
  }

  float at(int row, int column) {
    return numbers.get(row * columns + column);
  }

  float[] toArray() {
    float[] array = new float[size()];
    numbers.get(0, array);
    return array;
  }

  /** Whether each number is one of bfloat16, whose lower 16 bits are 0. */
  boolean inBfloat16() {
    for (int i = 0; i < size(); i++) {
      if ((Float.floatToRawIntBits(numbers.get(i)) & 0xffff) != 0) {
        return false;
      }
    }
    return true;
  }
}
