package org.attune.score.packed;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.BytePointer;

/** Room of a thread, which its computations, one after the other, all use. */
final class Scratchpad implements AutoCloseable {

  /** The largest stands last; what uses an earlier one goes on doing so. */
  private final List<BytePointer> rooms = new ArrayList<>();

  memory of(memory.desc desc) {
    long needed = Math.max(1, desc.get_size());
    if (rooms.isEmpty() || rooms.get(rooms.size() - 1).capacity() < needed) {
      rooms.add(new BytePointer(2 * needed));
    }
    return new memory(desc, OneDnn.CPU, rooms.get(rooms.size() - 1));
  }

  @Override
  public void close() {
    rooms.forEach(BytePointer::close);
  }
}
