package org.attune.score.packed;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;

/**
 * A computation of one thread with all it reads and writes.
 *
 * @param kept what oneDNN holds by its address alone, so that it stays
 */
record Step(primitive computed, IntMemoryMap arguments, Object... kept) {

  static Step of(Computation of, Scratchpad room, Object... pairs) {
    memory scratch = room.of(of.scratch());
    IntMemoryMap arguments = OneDnn.arguments(pairs).put(DNNL_ARG_SCRATCHPAD, scratch);
    return new Step(of.computed(), arguments, pairs, scratch);
  }

  void run(stream in) {
    computed.execute(in, arguments);
  }
}
