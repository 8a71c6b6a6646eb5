package org.attune.score.packed;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.lang.ref.Reference;
import java.nio.file.Path;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.layer_normalization_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** oneDNN's processor, and its memory as rows of numbers. */
final class OneDnn {

  static final memory.data_type FLOAT = memory.data_type.f32;
  static final memory.data_type BFLOAT = memory.data_type.bf16;

  /** oneDNN's slow way, which it takes without a word where it has no other. */
  private static final String REFERENCE = "ref";

  private static final memory.format_tag[] ROWS = {
    memory.format_tag.a, memory.format_tag.ab, memory.format_tag.abc, memory.format_tag.abcd
  };

  private static final Function THREADS = threads();
  static final engine CPU = new engine(engine.kind.cpu, 0);

  private OneDnn() {}

  private static Function threads() {
    Path library = Path.of(Loader.load(dnnl.class));
    return NativeLibrary.getInstance(library.resolveSibling("libgomp.so.1").toString())
        .getFunction("omp_set_num_threads");
  }

  /** From now on the calling thread computes alone, as every task has one core. */
  static void oneThread() {
    THREADS.invokeVoid(new Object[] {1});
  }

  /** The version of the library. */
  static String version() {
    org.bytedeco.dnnl.dnnl_version_t version = dnnl.dnnl_version();
    return version.major() + "." + version.minor() + "." + version.patch();
  }

  static memory.desc rows(memory.data_type type, long... sizes) {
    return new memory.desc(sizes, type, ROWS[sizes.length - 1]);
  }

  static memory.desc strided(memory.data_type type, long[] sizes, long[] strides) {
    return new memory.desc(sizes, type, strides);
  }

  /** Laid out as the product that reads it likes it best. */
  static memory.desc any(memory.data_type type, long... sizes) {
    return new memory.desc(sizes, type, memory.format_tag.any);
  }

  static memory zeros(memory.data_type type, long... sizes) {
    memory.desc desc = rows(type, sizes);
    memory made = new memory(desc, CPU);
    Pointer.memset(made.get_data_handle(), 0, desc.get_size());
    return made;
  }

  static memory filled(Matrix numbers, long... sizes) {
    memory made = new memory(rows(FLOAT, sizes), CPU);
    new FloatPointer(made.get_data_handle()).put(numbers.toArray());
    return made;
  }

  /** The same memory seen as other sizes. */
  static memory seen(memory of, memory.desc as) {
    return new memory(as, CPU, of.get_data_handle());
  }

  static IntMemoryMap arguments(Object... pairs) {
    IntMemoryMap map = new IntMemoryMap();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((Integer) pairs[i], (memory) pairs[i + 1]);
    }
    return map;
  }

  /** Copies to another layout or type of numbers. */
  static void copy(memory from, memory to, stream in) {
    try (reorder copied = new reorder(from, to);
        IntMemoryMap map = arguments(DNNL_ARG_FROM, from, DNNL_ARG_TO, to)) {
      copied.execute(in, map);
      in._wait();
    }
  }

  /**
   * What computes it.
   *
   * @throws UnsupportedOperationException if it is oneDNN's reference, a hundred times slower
   */
  static <T extends primitive_desc_base> T fast(T of) {
    String way = of.impl_info_str().getString();
    if (way.startsWith(REFERENCE)) {
      throw new UnsupportedOperationException(
          "oneDNN has only its reference implementation, " + way + ", on this processor");
    }
    return of;
  }

  /** Layer normalisation of rows of 32 bits, scale and shift given as arguments. */
  static Computation norm(int rows, int width, float epsilon) {
    memory.desc desc = rows(FLOAT, rows, width);
    primitive_attr attributes = attributes();
    try (PointerPointer<dnnl_primitive_desc> made = new PointerPointer<>(1)) {
      int status =
          dnnl.dnnl_layer_normalization_forward_primitive_desc_create(
              made,
              CPU.get(),
              dnnl.prop_kind.forward_inference.value,
              desc.get(),
              desc.get(),
              null,
              epsilon,
              dnnl.normalization_flags.use_scale.value | dnnl.normalization_flags.use_shift.value,
              attributes.get());
      if (status != 0) {
        throw new UnsupportedOperationException("no layer normalisation in oneDNN: " + status);
      }
      Reference.reachabilityFence(desc); // until here only their addresses were used
      Reference.reachabilityFence(attributes);
      layer_normalization_forward.primitive_desc described =
          fast(
              new layer_normalization_forward.primitive_desc(
                  made.get(dnnl_primitive_desc.class, 0)));
      return new Computation(
          new layer_normalization_forward(described), described.scratchpad_desc());
    }
  }

  /**
   * Attributes of what threads give the room for, and whose numbers do not depend on how it runs.
   */
  static primitive_attr attributes() {
    primitive_attr attributes = new primitive_attr();
    attributes.set_scratchpad_mode(dnnl.scratchpad_mode.user);
    attributes.set_deterministic(true);
    return attributes;
  }
}
