package org.attune.score.packed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.attune.score.packed.EncoderWeights.Columns;
import org.attune.score.packed.EncoderWeights.FirstToken;
import org.attune.score.packed.EncoderWeights.Layer;
import org.attune.score.packed.EncoderWeights.Linear;
import org.attune.score.packed.EncoderWeights.Norm;
import org.attune.score.packed.Product.Numbers;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;

/**
 * An encoder laid out for this processor, which runs on a stream of so many tokens: the tokens of
 * some texts, one text behind the other. What it makes of a text depends on no other text. Used by
 * all threads, each through a {@link TokenStream} of its own.
 */
public final class PackedEncoder {

  /** A layer normalisation with its weights. */
  record Normed(Computation computed, memory scale, memory shift) {}

  /** A layer. */
  record Products(
      Product queryKeyValue,
      Product attended,
      Normed attendedNorm,
      Product up,
      Product down,
      Normed downNorm) {}

  /** Texts whose first tokens' states are mapped at once. */
  static final int FIRST_TOKENS = 32;

  private record Shape(int texts, int length) {}

  final EncoderWeights encoder;
  final Arithmetic arithmetic;
  final int length;
  final int longest;
  final Normed norm;
  final Optional<Product> widened;
  final List<Products> layers = new ArrayList<>();
  final List<Product> answers;
  private final int parts;
  private final Map<Shape, Attention> attentions = new ConcurrentHashMap<>();

  /**
   * Lays it out.
   *
   * @param length tokens of the stream
   * @param longest most tokens of a text
   * @throws UnsupportedOperationException if oneDNN cannot compute it fast on this processor
   * @throws UnsatisfiedLinkError if there is no oneDNN for this system
   */
  public PackedEncoder(EncoderWeights encoder, Arithmetic arithmetic, int length, int longest) {
    this.encoder = encoder;
    this.arithmetic = arithmetic;
    this.length = length;
    this.longest = longest;
    OneDnn.oneThread();
    parts = arithmetic == Arithmetic.SPLIT ? inBfloat16(encoder) ? 2 : 3 : 1;
    stream in = new stream(OneDnn.CPU);
    int width = encoder.width();
    Computation normed = OneDnn.norm(length, width, encoder.epsilon());
    int embedded = encoder.words().columns();
    norm =
        normed(
            embedded == width ? normed : OneDnn.norm(length, embedded, encoder.epsilon()),
            encoder.norm());
    widened =
        encoder
            .widened()
            .map(w -> new Product(w, length, Numbers.FLOATS, Optional.empty(), false, in));
    memory.data_type between = between();
    for (Layer layer : encoder.layers()) {
      layers.add(
          new Products(
              product(layer.queryKeyValue(), between, Optional.empty(), false, in),
              product(layer.attended(), OneDnn.FLOAT, Optional.empty(), true, in),
              normed(normed, layer.attendedNorm()),
              product(layer.up(), between, Optional.of(encoder.activation()), false, in),
              product(layer.down(), OneDnn.FLOAT, Optional.empty(), true, in),
              normed(normed, layer.downNorm())));
    }
    answers = answers(in);
  }

  private static boolean inBfloat16(EncoderWeights encoder) {
    return encoder.layers().stream()
        .flatMap(l -> Stream.of(l.queryKeyValue(), l.attended(), l.up(), l.down()))
        .allMatch(linear -> linear.weight().inBfloat16());
  }

  private static Normed normed(Computation computed, Norm norm) {
    return new Normed(
        computed,
        OneDnn.filled(norm.scale(), norm.scale().columns()),
        OneDnn.filled(norm.shift(), norm.shift().columns()));
  }

  private Product product(
      Linear map,
      memory.data_type result,
      Optional<EncoderWeights.Activation> then,
      boolean added,
      stream in) {
    memory.data_type factors = arithmetic == Arithmetic.FP32 ? OneDnn.FLOAT : OneDnn.BFLOAT;
    return new Product(map, length, new Numbers(factors, result, parts), then, added, in);
  }

  /** Products that make the answer of the last states; always of 32 bits. */
  private List<Product> answers(stream in) {
    if (encoder.answer() instanceof FirstToken first) {
      return List.of(
          new Product(
              first.dense(), FIRST_TOKENS, Numbers.FLOATS, Optional.of(first.between()), false, in),
          new Product(
              first.projected(), FIRST_TOKENS, Numbers.FLOATS, Optional.empty(), false, in));
    }
    Columns columns = (Columns) encoder.answer();
    Matrix both = Matrix.joined(List.of(columns.query(), columns.weight()));
    return List.of(
        new Product(
            new Linear(both, Matrix.zeros(1, both.rows())),
            length,
            Numbers.FLOATS,
            Optional.empty(),
            false,
            in));
  }

  /** How many parts of a number stand side by side in the left factors. */
  int parts() {
    return parts;
  }

  /** Type of what stands between two products. */
  memory.data_type between() {
    return arithmetic == Arithmetic.BF16 ? OneDnn.BFLOAT : OneDnn.FLOAT;
  }

  Attention attention(int texts, int tokens) {
    return attentions.computeIfAbsent(
        new Shape(texts, tokens),
        shape ->
            Attention.of(
                shape.texts(), shape.length(), encoder.width(), encoder.heads(), between()));
  }

  /** Tokens of the stream. */
  public int length() {
    return length;
  }

  /** What its products are computed in, in words. */
  public String products() {
    return switch (arithmetic) {
      case FP32 -> "products of 32 bits";
      case SPLIT -> parts + " products of bfloat16 for one of 32 bits";
      case BF16 -> "products of bfloat16";
    };
  }

  /** The version of oneDNN. */
  public static String version() {
    return OneDnn.version();
  }

  /** For one thread. */
  public TokenStream stream() {
    return new TokenStream(this);
  }
}
