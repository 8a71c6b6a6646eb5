package org.attune.score.neural;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.Cites;
import org.attune.corpus.Turn;
import org.attune.score.Features;
import org.attune.score.Request;

/**
 * Texts as the vectors a neural model makes of them: its last output that has a row of numbers per
 * text. For a base made by {@code make_base.py}, and what is trained from it, that is the mean of
 * the tokens' last states. They have length 1. Texts that are longer than the model can read are
 * cut.
 */
@Cites({"djl", "pytorch", "reimers2019"})
public final class TextVectors implements Features {

  private static final int BATCH_TOKENS = 512;
  private static final int CHUNK = 512;
  private static final NumericPrecision PRECISION = NumericPrecision.FP32;

  private final ModelFolder folder;
  private final LoadedModel model;
  private final TurnReader reader;
  private final int output;
  private final int[] indices;

  /**
   * Opens a model.
   *
   * @param name name of its folder
   * @throws IllegalArgumentException if the model is not there, cannot be run, or gives no vectors
   */
  public TextVectors(Request request, String name) {
    folder = ModelFolder.open(request.models().find(name));
    model = LoadedModel.of(folder, request.device(), PRECISION);
    reader = new TurnReader(model.tokenizer(folder, folder.positions()), false, folder.padding());
    int[] widths = model.widths();
    output =
        IntStream.range(0, widths.length)
            .filter(o -> widths[o] > 0)
            .reduce((a, b) -> b)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        folder.path()
                            + ": expected a model that gives a row of numbers per text, found none"));
    indices = IntStream.range(0, widths[output]).toArray();
  }

  /** What the vectors depend on but the texts. */
  public String identity() {
    return folder.identity();
  }

  @Override
  public SortedMap<String, String> stack() {
    return Torch.stack(PRECISION, NumericPrecision.abilities());
  }

  @Override
  public OptionalInt longest() {
    return OptionalInt.of(folder.positions());
  }

  @Override
  public boolean cut(Turn turn) {
    return reader.tokens(reader.seen(turn)).cut();
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public Stream<Vector> vectors(List<Turn> turns) {
    return IntStream.iterate(0, from -> from < turns.size(), from -> from + CHUNK)
        .mapToObj(from -> turns.subList(from, Math.min(turns.size(), from + CHUNK)))
        .map(this::chunk)
        .flatMap(Arrays::stream);
  }

  private Vector[] chunk(List<Turn> turns) {
    Tokens[] texts = turns.stream().map(t -> reader.tokens(reader.seen(t))).toArray(Tokens[]::new);
    Vector[] vectors = new Vector[texts.length];
    try (ModelRunner runner = new ModelRunner(folder, model, BATCH_TOKENS, output)) {
      runner.run(
          texts,
          (text, outputs, row) -> vectors[text] = vector(outputs[output], row * indices.length));
    }
    return vectors;
  }

  private Vector vector(float[] numbers, int from) {
    double[] values = Arrays.stream(indices).mapToDouble(k -> numbers[from + k]).toArray();
    double length = Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
    return new Vector(
        indices, Arrays.stream(values).map(v -> length == 0 ? 0 : v / length).toArray());
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    out.writeUTF(identity());
  }

  /**
   * The same, if {@link #write} wrote what is read.
   *
   * @throws IllegalArgumentException if it was written for another model
   */
  public TextVectors read(DataInputStream in) throws IOException {
    String written = in.readUTF();
    if (!written.equals(identity())) {
      throw new IllegalArgumentException(
          folder.path() + ": expected the model " + written + ", found " + identity());
    }
    return this;
  }
}
