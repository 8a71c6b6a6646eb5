package org.attune.score.packed;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attune.score.packed.EncoderWeights.Activation;
import org.attune.score.packed.EncoderWeights.Linear;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.stream;

/**
 * A linear map of a fixed number of rows, its weights laid out for this processor, with what
 * follows it in one pass: bias, a function, a sum. Used by all threads.
 */
final class Product {

  /**
   * What a product computes with.
   *
   * @param factors type of its factors
   * @param result type of its result
   * @param parts how many parts stand side by side in a row of its left factor
   */
  record Numbers(memory.data_type factors, memory.data_type result, int parts) {
    static final Numbers FLOATS = new Numbers(OneDnn.FLOAT, OneDnn.FLOAT, 1);
  }

  private final Computation multiplied;
  private final memory weights;
  private final memory bias;
  private final boolean added;
  private final int addedAt;

  /**
   * @param added whether rows of 32 bits are added to the result
   */
  Product(
      Linear map, int rows, Numbers numbers, Optional<Activation> then, boolean added, stream in) {
    this.added = added;
    long inputs = (long) map.inputs() * numbers.parts();
    long outputs = map.outputs();
    post_ops after = new post_ops();
    then.ifPresent(function -> after.append_eltwise(algorithm(function), 0, 0));
    addedAt = then.isPresent() ? 2 : 1;
    if (added) {
      after.append_binary(dnnl.algorithm.binary_add, OneDnn.rows(OneDnn.FLOAT, rows, outputs));
    }
    primitive_attr attributes = OneDnn.attributes();
    attributes.set_post_ops(after);
    matmul.primitive_desc described =
        OneDnn.fast(
            new matmul.primitive_desc(
                OneDnn.CPU,
                OneDnn.rows(numbers.factors(), rows, inputs),
                OneDnn.any(numbers.factors(), inputs, outputs),
                OneDnn.rows(OneDnn.FLOAT, 1, outputs),
                OneDnn.rows(numbers.result(), rows, outputs),
                attributes,
                false));
    multiplied = new Computation(new matmul(described), described.scratchpad_desc());
    bias = OneDnn.filled(map.bias(), 1, outputs);
    weights = new memory(described.weights_desc(), OneDnn.CPU);
    memory laid = OneDnn.filled(columns(map.weight(), numbers), inputs, outputs);
    if (numbers.factors() == OneDnn.BFLOAT) {
      memory rounded = new memory(OneDnn.rows(OneDnn.BFLOAT, inputs, outputs), OneDnn.CPU);
      OneDnn.copy(laid, rounded, in);
      OneDnn.copy(rounded, weights, in);
    } else {
      OneDnn.copy(laid, weights, in);
    }
  }

  /**
   * A row for each input, once for each part of the left factor. Of three parts the left factor has
   * upper, lower, upper, this upper, upper, lower.
   */
  private static Matrix columns(Matrix weight, Numbers numbers) {
    int inputs = weight.columns();
    int outputs = weight.rows();
    Matrix turned = Matrix.zeros(inputs * numbers.parts(), outputs);
    for (int part = 0; part < numbers.parts(); part++) {
      for (int in = 0; in < inputs; in++) {
        for (int out = 0; out < outputs; out++) {
          float number = weight.at(out, in);
          if (numbers.parts() == 3) {
            float upper = upper(number);
            number = part < 2 ? upper : number - upper;
          }
          turned.numbers().put((part * inputs + in) * outputs + out, number);
        }
      }
    }
    return turned;
  }

  /** The nearest number of bfloat16, ties to even. */
  private static float upper(float number) {
    int bits = Float.floatToRawIntBits(number);
    return Float.intBitsToFloat((bits + 0x7fff + (bits >>> 16 & 1)) & 0xffff0000);
  }

  private static dnnl.algorithm algorithm(Activation function) {
    return switch (function) {
      case GELU -> dnnl.algorithm.eltwise_gelu_erf;
      case GELU_TANH -> dnnl.algorithm.eltwise_gelu_tanh;
      case RELU -> dnnl.algorithm.eltwise_relu;
      case TANH -> dnnl.algorithm.eltwise_tanh;
    };
  }

  /**
   * The product for one thread.
   *
   * @param sum what is added to the result, where something is
   */
  Step step(Scratchpad room, memory from, memory to, memory sum) {
    List<Object> pairs =
        new ArrayList<>(
            List.of(
                DNNL_ARG_SRC, from,
                DNNL_ARG_WEIGHTS, weights,
                DNNL_ARG_BIAS, bias,
                DNNL_ARG_DST, to));
    if (added) {
      pairs.add(DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE * addedAt | DNNL_ARG_SRC_1);
      pairs.add(sum);
    }
    return Step.of(multiplied, room, pairs.toArray());
  }
}
