package org.attune.score.packed;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.score.packed.EncoderWeights.Columns;
import org.attune.score.packed.PackedEncoder.Normed;
import org.attune.score.packed.PackedEncoder.Products;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Runs a {@link PackedEncoder}; for one thread. */
public final class TokenStream implements AutoCloseable {

  /**
   * A text.
   *
   * @param words ids of its tokens
   * @param places their positions
   * @param types their types
   */
  public record Text(int[] words, int[] places, int[] types) {
    int length() {
      return words.length;
    }
  }

  /**
   * Texts of one length that stand one behind the other; a power of two, so that shapes are few.
   */
  private record Run(int from, int texts, int length) {}

  private record Attending(
      memory query,
      memory key,
      memory value,
      memory seen,
      Step compared,
      Step shared,
      Step summed) {}

  private final PackedEncoder packed;
  private final int length;
  private final int width;
  private final stream in = new stream(OneDnn.CPU);
  private final Scratchpad room = new Scratchpad();
  private final float[] embedded;
  private final memory embeddings;
  private final memory state;
  private final memory summed;
  private final memory queries;
  private final memory attended;
  private final memory inner;
  private final BytePointer queriesAt;
  private final BytePointer attendedAt;
  private final BytePointer likenesses;
  private final BytePointer shares;
  private final List<List<Step>> between = new ArrayList<>();
  private final Map<Long, Attending> attending = new HashMap<>();
  private final Answering answering;
  private final FloatPointer embeddingsAt;

  TokenStream(PackedEncoder packed) {
    this.packed = packed;
    EncoderWeights encoder = packed.encoder;
    length = packed.length;
    width = encoder.width();
    memory.data_type type = packed.between();
    int narrow = encoder.words().columns();
    embedded = new float[length * narrow];
    embeddings = OneDnn.zeros(OneDnn.FLOAT, length, narrow);
    embeddingsAt = new FloatPointer(embeddings.get_data_handle());
    state = OneDnn.zeros(OneDnn.FLOAT, length, width);
    summed = OneDnn.zeros(OneDnn.FLOAT, length, width);
    queries = OneDnn.zeros(type, length, 3L * width);
    attended = OneDnn.zeros(type, length, width);
    inner = OneDnn.zeros(type, length, encoder.inner());
    queriesAt = new BytePointer(queries.get_data_handle());
    attendedAt = new BytePointer(attended.get_data_handle());
    long most = (long) encoder.heads() * length * packed.longest;
    likenesses = new BytePointer(Float.BYTES * most);
    shares = type == OneDnn.FLOAT ? likenesses : new BytePointer(Short.BYTES * most);
    answering =
        encoder.answer() instanceof Columns columns
            ? new ColumnAnswers(columns, packed, state, in, room)
            : new FirstTokenAnswers(packed, state, in, room);
    steps();
  }

  /** What is computed before, between and after the attentions of the layers. */
  private void steps() {
    List<Step> now = new ArrayList<>();
    if (packed.widened.isPresent()) {
      memory normed = OneDnn.zeros(OneDnn.FLOAT, length, packed.encoder.words().columns());
      now.add(norm(packed.norm, embeddings, normed));
      now.add(packed.widened.get().step(room, normed, state, null));
    } else {
      now.add(norm(packed.norm, embeddings, state));
    }
    memory stateFactor = factor(width, OneDnn.FLOAT, state);
    memory attendedFactor = factor(width, packed.between(), attended);
    memory innerFactor = factor(packed.encoder.inner(), packed.between(), inner);
    List<Step> ofState = parts(state, stateFactor, width);
    List<Step> ofAttended = parts(attended, attendedFactor, width);
    List<Step> ofInner = parts(inner, innerFactor, packed.encoder.inner());
    for (Products layer : packed.layers) {
      now.addAll(ofState);
      now.add(layer.queryKeyValue().step(room, stateFactor, queries, null));
      between.add(now);
      now = new ArrayList<>(ofAttended);
      now.add(layer.attended().step(room, attendedFactor, summed, state));
      now.add(norm(layer.attendedNorm(), summed, state));
      now.addAll(ofState);
      now.add(layer.up().step(room, stateFactor, inner, null));
      now.addAll(ofInner);
      now.add(layer.down().step(room, innerFactor, summed, state));
      now.add(norm(layer.downNorm(), summed, state));
    }
    between.add(now);
  }

  private Step norm(Normed by, memory from, memory to) {
    return Step.of(
        by.computed(),
        room,
        DNNL_ARG_SRC,
        from,
        DNNL_ARG_DST,
        to,
        DNNL_ARG_SCALE,
        by.scale(),
        DNNL_ARG_SHIFT,
        by.shift());
  }

  /**
   * Where the left factor of a product stands: the numbers themselves, where nothing is rounded.
   */
  private memory factor(int columns, memory.data_type type, memory numbers) {
    boolean itself = packed.arithmetic == Arithmetic.FP32 || type == OneDnn.BFLOAT;
    return itself ? numbers : OneDnn.zeros(OneDnn.BFLOAT, length, (long) columns * packed.parts());
  }

  /**
   * Rounds numbers to bfloat16, with what is left of them beside, where a number has parts: the
   * nearest number of bfloat16, the nearest to the rest, and of three parts the first again.
   */
  private List<Step> parts(memory numbers, memory factor, int columns) {
    if (factor == numbers) {
      return List.of();
    }
    if (packed.parts() == 1) {
      return List.of(copy(numbers, factor));
    }
    memory upper = OneDnn.zeros(OneDnn.BFLOAT, length, columns);
    memory rest = OneDnn.zeros(OneDnn.FLOAT, length, columns);
    binary.primitive_desc less =
        OneDnn.fast(
            new binary.primitive_desc(
                OneDnn.CPU,
                dnnl.algorithm.binary_sub,
                OneDnn.rows(OneDnn.FLOAT, length, columns),
                OneDnn.rows(OneDnn.BFLOAT, length, columns),
                OneDnn.rows(OneDnn.FLOAT, length, columns),
                OneDnn.attributes(),
                false));
    List<Step> steps = new ArrayList<>();
    steps.add(copy(numbers, upper));
    steps.add(
        Step.of(
            new Computation(new binary(less), less.scratchpad_desc()),
            room,
            DNNL_ARG_SRC_0,
            numbers,
            DNNL_ARG_SRC_1,
            upper,
            DNNL_ARG_DST,
            rest));
    steps.add(copy(upper, part(factor, 0, columns)));
    steps.add(copy(rest, part(factor, 1, columns)));
    if (packed.parts() == 3) {
      steps.add(copy(upper, part(factor, 2, columns)));
    }
    return steps;
  }

  private memory part(memory factor, int number, int columns) {
    Pointer at =
        new BytePointer(factor.get_data_handle()).position((long) Short.BYTES * columns * number);
    return new memory(
        OneDnn.strided(
            OneDnn.BFLOAT,
            new long[] {length, columns},
            new long[] {(long) columns * packed.parts(), 1}),
        OneDnn.CPU,
        at);
  }

  private Step copy(memory from, memory to) {
    reorder.primitive_desc described =
        new reorder.primitive_desc(from, to, OneDnn.attributes(), false);
    return Step.of(
        new Computation(new reorder(described), described.scratchpad_desc()),
        room,
        DNNL_ARG_FROM,
        from,
        DNNL_ARG_TO,
        to);
  }

  /**
   * What the model makes of some texts: the rows of each of its outputs, text after text.
   *
   * @param texts those of a length one behind the other, together no more tokens than the stream
   *     has
   */
  public float[][] answers(List<Text> texts) {
    OneDnn.oneThread();
    embed(texts);
    List<Run> runs = runs(texts);
    for (int i = 0; i < between.size(); i++) {
      between.get(i).forEach(step -> step.run(in));
      if (i < packed.layers.size()) {
        runs.forEach(this::attend);
      }
    }
    in._wait();
    return answering.of(texts);
  }

  private void embed(List<Text> texts) {
    EncoderWeights encoder = packed.encoder;
    int narrow = encoder.words().columns();
    float[] row = new float[narrow];
    int at = 0;
    for (Text text : texts) {
      for (int i = 0; i < text.length(); i++) {
        encoder.words().numbers().get(text.words()[i] * narrow, embedded, at, narrow);
        add(encoder.places(), text.places()[i], row, at);
        if (encoder.types().isPresent()) {
          add(encoder.types().get(), text.types()[i], row, at);
        }
        at += narrow;
      }
    }
    embeddingsAt.position(0).put(embedded, 0, at);
  }

  private void add(Matrix table, int number, float[] row, int at) {
    table.numbers().get(number * row.length, row);
    for (int k = 0; k < row.length; k++) {
      embedded[at + k] += row[k];
    }
  }

  private static List<Run> runs(List<Text> texts) {
    List<Run> runs = new ArrayList<>();
    int from = 0;
    int first = 0;
    while (first < texts.size()) {
      int tokens = texts.get(first).length();
      int last = first;
      while (last < texts.size() && texts.get(last).length() == tokens) {
        last++;
      }
      while (first < last) {
        int many = Integer.highestOneBit(last - first);
        runs.add(new Run(from, many, tokens));
        first += many;
        from += many * tokens;
      }
    }
    return runs;
  }

  private void attend(Run run) {
    Attending now =
        attending.computeIfAbsent(
            (long) run.texts() << 32 | run.length(), k -> attending(run.texts(), run.length()));
    long bytes = packed.between() == OneDnn.FLOAT ? Float.BYTES : Short.BYTES;
    long at = bytes * 3 * width * run.from();
    now.query().set_data_handle(queriesAt.position(at));
    now.key().set_data_handle(queriesAt.position(at + bytes * width));
    now.value().set_data_handle(queriesAt.position(at + 2 * bytes * width));
    now.seen().set_data_handle(attendedAt.position(bytes * width * run.from()));
    now.compared().run(in);
    now.shared().run(in);
    now.summed().run(in);
  }

  private Attending attending(int texts, int tokens) {
    Attention of = packed.attention(texts, tokens);
    memory query = new memory(of.query(), OneDnn.CPU, queriesAt.position(0));
    memory key = new memory(of.key(), OneDnn.CPU, queriesAt.position(0));
    memory value = new memory(of.query(), OneDnn.CPU, queriesAt.position(0));
    memory seen = new memory(of.seen(), OneDnn.CPU, attendedAt.position(0));
    memory likeness = new memory(of.likeness(), OneDnn.CPU, likenesses);
    memory shared = new memory(of.shares(), OneDnn.CPU, shares);
    return new Attending(
        query,
        key,
        value,
        seen,
        Step.of(
            of.compared(),
            room,
            DNNL_ARG_SRC,
            query,
            DNNL_ARG_WEIGHTS,
            key,
            DNNL_ARG_DST,
            likeness),
        Step.of(of.shared(), room, DNNL_ARG_SRC, likeness, DNNL_ARG_DST, shared),
        Step.of(
            of.summed(), room, DNNL_ARG_SRC, shared, DNNL_ARG_WEIGHTS, value, DNNL_ARG_DST, seen));
  }

  /** Gives back what is large; all else goes with the garbage. */
  @Override
  public void close() {
    room.close();
    likenesses.close();
    shares.close();
    for (memory large : List.of(embeddings, state, summed, queries, attended, inner)) {
      large.close();
    }
  }
}
