package org.attune.score.packed;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;

/**
 * A computation of oneDNN with all it reads and writes.
 *
 * @param kept what oneDNN holds by its address alone, so that it stays
 */
record Step(primitive computed, IntMemoryMap arguments, Object... kept) {

  static Step of(primitive computed, Object... pairs) {
    return new Step(computed, OneDnn.arguments(pairs), pairs);
  }

  void run(stream in) {
    computed.execute(in, arguments);
  }
}
