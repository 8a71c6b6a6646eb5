package org.attune.score.neural;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.util.Pair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.attune.Scratch;
import org.attune.corpus.Turn;
import org.attune.score.Attributing;

/**
 * Integrated gradients of a TorchScript model (Sundararajan, Taly &amp; Yan 2017, arXiv:1703.01365)
 * over the vectors of its tokens: what token i adds to an output f is
 *
 * <p>(e<sub>i</sub> - b) &middot; &int;<sub>0</sub><sup>1</sup> &part;f / &part;e<sub>i</sub> at b
 * + &alpha; (e - b) d&alpha;,
 *
 * <p>b being the vector of the padding token, which stands for every token of the rated text; the
 * special tokens and the turn before stay as they are. The integral is taken at Gauss-Legendre
 * points, as many as it takes until the parts sum to the output's change within {@value #NEAR} of
 * it, {@value #MOST} at most.
 *
 * <p>The TorchScript file takes token ids, not vectors. So the vectors of the way are written into
 * rows of a copy of its word embedding, the model reads the numbers of these rows, and the gradient
 * of the embedding's weights, row by row, is that of the vectors.
 */
final class IntegratedGradients implements Attributing {

  /** How near, as a share of the output's change, the sum must come. */
  private static final double NEAR = 0.008;

  /** What is near where the output hardly changes, in its units. */
  private static final double HARDLY = 1e-3;

  private static final int FEWEST = 16;
  private static final int MOST = 256;

  /** Rows of the embedding that are written over: tokens of a call. */
  private static final int ROWS = 512;

  private static final double SAME = 1e-4;

  private final ModelFolder folder;
  private final TurnReader reader;
  private final List<Head> heads;
  private final Model model;
  private final PtSymbolBlock block;
  private final NDArray words;
  private final int width;

  /** The rows of the embedding that are written over, by their place among them. */
  private final long[] rows;

  private final float[][] written;
  private final float[] padding;

  /**
   * Opens a copy of the model.
   *
   * @throws IllegalArgumentException if it has no word embedding that gradients can be had of
   */
  IntegratedGradients(ModelFolder folder, String device, TurnReader reader, List<Head> heads) {
    this.folder = folder;
    this.reader = reader;
    this.heads = heads;
    model = Model.newInstance(folder.name(), Torch.device(device), "PyTorch");
    try {
      load();
      block = (PtSymbolBlock) model.getBlock();
      words = embedding();
      width = (int) words.getShape().get(1);
      int most = (int) Math.min(Math.max(ROWS, folder.positions()) + 1, words.getShape().get(0));
      rows = IntStream.range(0, most).filter(r -> r != folder.padding()).asLongStream().toArray();
      written = new float[most][];
      for (int row = 0; row < most; row++) {
        written[row] = words.get(row).toFloatArray();
      }
      padding = row(folder.padding());
      JniUtils.enableInferenceMode(block);
      checkRows();
    } catch (IOException e) {
      model.close();
      throw new UncheckedIOException(e);
    } catch (MalformedModelException | EngineException e) {
      model.close();
      throw unusable(String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("nothing"));
    } catch (IllegalArgumentException e) {
      model.close();
      throw e;
    }
  }

  private void load() throws IOException, MalformedModelException {
    Path place = Scratch.folder("model-");
    Path weights = place.resolve(folder.weights().getFileName());
    try {
      TorchScript.copy(folder.weights(), weights);
      model.load(place, folder.name(), Map.of("trainParam", "true", "mapLocation", "true"));
    } finally {
      Files.deleteIfExists(weights);
      Files.delete(place);
    }
  }

  private IllegalArgumentException unusable(String found) {
    return new IllegalArgumentException(
        folder.weights()
            + ": expected a model with a word embedding among its weights (one that is not frozen),"
            + " of which integrated gradients can be had, found "
            + found);
  }

  /** The matrix with most rows; nothing else takes a gradient. */
  private NDArray embedding() {
    List<NDArray> weights = new ArrayList<>();
    for (Pair<String, Parameter> parameter : block.getParameters()) {
      NDArray array = parameter.getValue().getArray();
      array.setRequiresGradient(false);
      weights.add(array);
    }
    return weights.stream()
        .filter(w -> w.getShape().dimension() == 2 && w.getDataType() == DataType.FLOAT32)
        .max(Comparator.comparingLong((NDArray w) -> w.getShape().get(0)))
        .orElseThrow(() -> unusable("none"));
  }

  /** The model must read the vectors of a text, and nothing else of its ids. */
  private void checkRows() {
    Text probe = text(new Turn(List.of(""), "So glad you came!"));
    try (NDManager manager = model.getNDManager().newSubManager()) {
      double[] plain = outputs(run(manager, probe, probe.ids, 1, false)).get(0);
      double[] numbered = ends(probe)[1];
      double[] without = ends(probe)[0];
      for (int k = 0; k < plain.length; k++) {
        if (Math.abs(plain[k] - numbered[k]) > SAME * Math.max(1, Math.abs(plain[k]))) {
          throw unusable("one that reads more of a token than its row of " + words.getShape());
        }
      }
      if (Arrays.equals(numbered, without)) {
        throw unusable("one whose numbers do not depend on its matrix of " + words.getShape());
      }
    }
  }

  /** A text as tokens: those that can be left out, and where they stand in it. */
  private record Text(long[] ids, long[] types, boolean[] own, int[][] places) {}

  private Text text(Turn turn) {
    Turn seen = reader.seen(turn);
    Encoding encoding = reader.encoding(seen);
    Tokens tokens = reader.tokens(seen);
    int n = tokens.length();
    if (n > rows.length) { // of toys: others know some ten thousand tokens
      throw unusable("one that knows " + words.getShape().get(0) + " tokens, for a text of " + n);
    }
    boolean[] own = new boolean[n];
    int[][] places = new int[n][];
    CharSpan[] spans = encoding.getCharTokenSpans();
    long[] special = encoding.getSpecialTokenMask();
    long[] sequences = encoding.getSequenceIds();
    for (int i = 0; i < n && i < spans.length; i++) {
      own[i] = special[i] == 0 && spans[i] != null && sequences[i] == (reader.pairs() ? 1 : 0);
      if (own[i]) {
        places[i] = place(seen.text(), spans[i]);
      }
    }
    return new Text(tokens.ids(), tokens.types(), own, places);
  }

  /** Tokenizers count code points, Java counts characters of 16 bits. */
  private static int[] place(String text, CharSpan span) {
    int from = text.offsetByCodePoints(0, span.getStart());
    return new int[] {from, text.offsetByCodePoints(from, span.getEnd() - span.getStart())};
  }

  @Override
  public boolean exact() {
    return false;
  }

  @Override
  public List<Attributed> of(List<Turn> turns, List<int[]> wanted) {
    return IntStream.range(0, turns.size())
        .mapToObj(i -> attributed(turns.get(i), wanted.get(i)))
        .toList();
  }

  private Attributed attributed(Turn turn, int[] wanted) {
    Text text = text(turn);
    double[][] ends = ends(text);
    double[][] added = new double[text.ids.length][ends[0].length];
    for (double[] of : added) {
      Arrays.fill(of, Double.NaN);
    }
    int[] far = wanted;
    for (int points = FEWEST; far.length > 0 && points <= MOST; points *= 2) {
      integrate(text, new GaussIntegratorFactory().legendre(points, 0, 1), far, added);
      far = Arrays.stream(far).filter(k -> !near(added, ends, k)).toArray();
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < added.length; i++) {
      if (text.own[i]) {
        parts.add(new Part(text.places[i][0], text.places[i][1], added[i]));
      }
    }
    return new Attributed(ends[0], ends[1], parts);
  }

  private static boolean near(double[][] added, double[][] ends, int output) {
    double change = ends[1][output] - ends[0][output];
    double sum = Arrays.stream(added).mapToDouble(of -> of[output]).sum();
    return Math.abs(sum - change) <= Math.max(HARDLY, NEAR * Math.abs(change));
  }

  /** Puts what each token adds to some outputs. */
  @SuppressWarnings("try") // gradients are collected while it is open
  private void integrate(Text text, GaussIntegrator way, int[] outputs, double[][] added) {
    int n = text.ids.length;
    for (double[] of : added) {
      Arrays.stream(outputs).forEach(k -> of[k] = 0);
    }
    int size = Math.max(1, rows.length / n);
    for (int from = 0; from < way.getNumberOfPoints(); from += size) {
      int to = Math.min(way.getNumberOfPoints(), from + size);
      double[] alphas = IntStream.range(from, to).mapToDouble(way::getPoint).toArray();
      write(text, alphas);
      words.setRequiresGradient(true);
      try (NDManager manager = model.getNDManager().newSubManager();
          GradientCollector open = Engine.getEngine("PyTorch").newGradientCollector()) {
        List<NDArray> columns =
            columns(run(manager, text, numbers(text, to - from), to - from, true));
        NDArray one = manager.ones(new Shape());
        for (int k : outputs) {
          JniUtils.zeroGrad((PtNDArray) words);
          NDArray sum = columns.get(k).sum();
          sum.attach(manager);
          JniUtils.backward((PtNDArray) sum, (PtNDArray) one, true, false);
          float[] slopes = gradient(manager, (to - from) * n);
          for (int p = from; p < to; p++) {
            for (int i = 0; i < n; i++) {
              int at = ((p - from) * n + i) * width;
              added[i][k] += way.getWeight(p) * along(text, i, slopes, at);
            }
          }
        }
      } finally {
        words.setRequiresGradient(false);
      }
    }
  }

  /** The gradient of the rows that were written over. */
  private float[] gradient(NDManager manager, int many) {
    NDArray gradient = words.getGradient();
    gradient.attach(manager);
    NDArray own = gradient.get(manager.create(Arrays.copyOf(rows, many)));
    return own.toFloatArray();
  }

  private double along(Text text, int token, float[] slopes, int at) {
    if (!text.own[token]) {
      return 0;
    }
    float[] vector = row(text.ids[token]);
    double sum = 0;
    for (int d = 0; d < width; d++) {
      sum += slopes[at + d] * (double) (vector[d] - padding[d]);
    }
    return sum;
  }

  /** The outputs without the tokens of the text, and with them. */
  private double[][] ends(Text text) {
    double[][] ends = new double[2][];
    for (int end = 0; end < 2; end++) {
      write(text, new double[] {end});
      try (NDManager manager = model.getNDManager().newSubManager()) {
        ends[end] = outputs(run(manager, text, numbers(text, 1), 1, false)).get(0);
      }
    }
    return ends;
  }

  /** The numbers of the rows that stand for a text's tokens, several times. */
  private long[] numbers(Text text, int times) {
    return Arrays.copyOf(rows, text.ids.length * times);
  }

  /** Writes places of the way into the rows. */
  private void write(Text text, double[] alphas) {
    int n = text.ids.length;
    float[] vectors = new float[alphas.length * n * width];
    for (int p = 0; p < alphas.length; p++) {
      for (int i = 0; i < n; i++) {
        float[] vector = row(text.ids[i]);
        for (int d = 0; d < width; d++) {
          double moved = padding[d] + alphas[p] * (vector[d] - padding[d]);
          vectors[(p * n + i) * width + d] = text.own[i] ? (float) moved : vector[d];
        }
      }
    }
    try (NDManager manager = model.getNDManager().newSubManager()) {
      int first =
          (int) Arrays.stream(rows, 0, alphas.length * n).filter(r -> r < folder.padding()).count();
      put(manager, vectors, 0, first);
      put(manager, vectors, first, alphas.length * n);
    }
  }

  /** Writes neighbouring rows: those before the padding token's, or those behind. */
  private void put(NDManager manager, float[] vectors, int from, int to) {
    if (from < to) {
      NDIndex place = new NDIndex(rows[from] + ":" + (rows[to - 1] + 1));
      float[] part = Arrays.copyOfRange(vectors, from * width, to * width);
      words.set(place, manager.create(part, new Shape(to - from, width)));
    }
  }

  /** The vector of a token, as the model has it. */
  private float[] row(long id) {
    return id < written.length ? written[(int) id] : words.get(id).toFloatArray();
  }

  private NDList run(NDManager manager, Text text, long[] ids, int times, boolean gradients) {
    int n = text.ids.length;
    Shape shape = new Shape(times, n);
    long[] types = new long[times * n];
    for (int t = 0; t < times; t++) {
      System.arraycopy(text.types, 0, types, t * n, n);
    }
    NDList inputs = new NDList(manager.create(ids, shape), manager.ones(shape, DataType.INT64));
    if (folder.types()) {
      inputs.add(manager.create(types, shape));
    }
    NDList outputs = IValueUtils.forward(block, inputs, gradients);
    outputs.attach(manager);
    return outputs;
  }

  /** Each output of the scorer: of every row of the call one number. */
  private List<NDArray> columns(NDList outputs) {
    List<NDArray> columns = new ArrayList<>();
    for (Head head : heads) {
      NDArray of = outputs.get(head.output());
      for (int i = 0; i < head.columns().length; i++) {
        NDArray column =
            of.getShape().dimension() == 1 ? of : of.get(new NDIndex(":, " + head.columns()[i]));
        columns.add(column.mul(head.spread()).add(head.centre()[i]));
      }
    }
    return columns;
  }

  private List<double[]> outputs(NDList given) {
    List<NDArray> columns = columns(given);
    List<float[]> numbers = columns.stream().map(NDArray::toFloatArray).toList();
    return IntStream.range(0, numbers.get(0).length)
        .mapToObj(row -> numbers.stream().mapToDouble(of -> of[row]).toArray())
        .toList();
  }

  @Override
  public void close() {
    model.close();
  }
}
