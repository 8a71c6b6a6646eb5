package org.attune.score.packed;

import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;

/**
 * A computation of oneDNN, used by all threads. Room that it needs meanwhile is given by each
 * thread: oneDNN's own room is that of the thread that made it.
 *
 * @param scratch the room
 */
record Computation(primitive computed, memory.desc scratch) {}
