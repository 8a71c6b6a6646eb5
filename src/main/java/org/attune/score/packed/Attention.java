package org.attune.score.packed;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.softmax_forward;

/**
 * The attention of some texts of one length that stand one behind the other in a stream, read and
 * written where they stand (Vaswani et al. 2017, arXiv:1706.03762). Used by all threads.
 *
 * @param query where queries stand, text by head by token; keys and values stand so, too
 * @param likeness products of queries and keys
 * @param shares their softmax
 * @param seen where the sum of the values goes
 */
record Attention(
    memory.desc query,
    memory.desc key,
    memory.desc likeness,
    memory.desc shares,
    memory.desc seen,
    Computation compared,
    Computation shared,
    Computation summed) {

  /** Of a shape. */
  static Attention of(int texts, int length, int width, int heads, memory.data_type type) {
    long size = width / heads;
    long row = 3L * width;
    long[] states = {texts, heads, length, size};
    memory.desc query = OneDnn.strided(type, states, new long[] {length * row, size, row, 1});
    memory.desc key =
        OneDnn.strided(
            type, new long[] {texts, heads, size, length}, new long[] {length * row, size, 1, row});
    memory.desc seen =
        OneDnn.strided(type, states, new long[] {(long) length * width, size, width, 1});
    memory.desc likeness = OneDnn.rows(OneDnn.FLOAT, texts, heads, length, length);
    memory.desc shares = OneDnn.rows(type, texts, heads, length, length);
    primitive_attr scaled = OneDnn.attributes();
    post_ops after = new post_ops();
    after.append_eltwise(dnnl.algorithm.eltwise_linear, (float) (1 / Math.sqrt(size)), 0);
    scaled.set_post_ops(after);
    softmax_forward.primitive_desc shared =
        OneDnn.fast(
            new softmax_forward.primitive_desc(
                OneDnn.CPU,
                dnnl.prop_kind.forward_inference,
                dnnl.algorithm.softmax_accurate,
                likeness,
                shares,
                states.length - 1,
                OneDnn.attributes(),
                false));
    return new Attention(
        query,
        key,
        likeness,
        shares,
        seen,
        product(query, key, likeness, scaled),
        new Computation(new softmax_forward(shared), shared.scratchpad_desc()),
        product(shares, query, seen, OneDnn.attributes()));
  }

  private static Computation product(
      memory.desc left, memory.desc right, memory.desc to, primitive_attr attributes) {
    matmul.primitive_desc described =
        OneDnn.fast(new matmul.primitive_desc(OneDnn.CPU, left, right, to, attributes, false));
    return new Computation(new matmul(described), described.scratchpad_desc());
  }
}
