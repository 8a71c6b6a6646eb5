package org.attune.score.neural;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Attributing;
import org.attune.score.Extent;
import org.attune.score.NumbersVersion;
import org.attune.score.Request;
import org.attune.score.Scorer;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.Spelling;

/**
 * Any TorchScript model in the layout {@code djl-convert} writes: an encoder with one or more heads
 * that takes token ids, attention mask and, if its {@code serving.properties} say {@code
 * includeTokenTypes=true}, token types.
 *
 * <p>The scale of a dimension decides what the raw outputs mean. Nominal and ordinal: softmax over
 * the categories. Labels: a sigmoid for each. Interval: the number itself. Where {@code id2label}
 * of {@code config.json} names the outputs, its names must be those of the scale, in any order;
 * {@code LABEL_0}, ... are taken by position.
 */
@Cites({"djl", "pytorch"})
@NumbersVersion(1)
public final class Djl implements Scorer {

  /** What a protocol may set. */
  public record Options(
      @Doc("Name of the model's folder")
          @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
          String model,
      @Doc(
              "Tokens per call of the model, padding included: as many texts of about the same length as fit in;"
                  + " part of the shape its numbers are computed in")
          @Default("256")
          int batchTokens,
      @Doc("Longer texts are cut, of a pair the longer one first") @Default("128") int maxTokens,
      @Doc(
              "Whether the model rates pairs of texts: the turn before, or the empty text, and the turn;"
                  + " a model trained here knows")
          @Default("false")
          boolean pairs,
      @Doc(
              "Numbers the model computes in: fp32; fp32-fast, each factor as two numbers of bfloat16, for encoders like BERT"
                  + " on a processor with AMX, else as fp32; or bf16 (bfloat16), faster still and less precise, where"
                  + " the processor or GPU has it")
          @Default("fp32")
          NumericPrecision precision,
      @Doc(
              "Where each dimension stands: output N, column N or columns N-M, from 0, columns being those of output 0;"
                  + " or the name of a dimension the model was trained for here. May be left out for dimensions of the"
                  + " same name, and for one dimension that is all of output 0")
          @Default("")
          Map<String, String> heads)
      implements Serializable {
    private static final int BATCH_TOKENS = 256;
    private static final int MOST_TOKENS = 1 << 17;

    public Options {
      if (batchTokens < 1 || batchTokens > MOST_TOKENS) {
        throw new IllegalArgumentException(
            "batch-tokens: expected 1 to " + MOST_TOKENS + ", found " + batchTokens);
      }
      if (maxTokens < 4) {
        throw new IllegalArgumentException("max-tokens: expected at least 4, found " + maxTokens);
      }
      heads = Collections.unmodifiableSortedMap(new TreeMap<>(heads));
    }

    /** All else as it is where a protocol does not say it. */
    public Options(String model, int maxTokens, boolean pairs, Map<String, String> heads) {
      this(model, BATCH_TOKENS, maxTokens, pairs, NumericPrecision.FP32, heads);
    }
  }

  private final Options options;
  private final ModelFolder folder;
  private final String device;
  private final TurnReader reader;
  private final List<Head> heads;
  private final int[] widths;
  private final Meter meter;
  private final TextRunner runner;
  private final PackedModel.Found packed;

  /**
   * Opens a model; the first time in a JVM it is loaded and run once, to see what it gives.
   *
   * @throws IllegalArgumentException if the model is not there, cannot be run, or does not fit the
   *     dimensions
   */
  public Djl(Options options, Request request) {
    this(options, request, NumericPrecision.abilities());
  }

  /**
   * @param abilities what the processor can do
   */
  Djl(Options options, Request request, Set<String> abilities) {
    this.options = options;
    device = request.device();
    folder = ModelFolder.open(request.models().find(options.model()));
    if (options.maxTokens() > folder.positions()) {
      throw new IllegalArgumentException(
          "max-tokens: expected at most the "
              + folder.positions()
              + " positions of "
              + folder.path()
              + ", found "
              + options.maxTokens());
    }
    options.precision().check(Torch.device(request.device()), abilities);
    packed = packed(request.device(), abilities);
    LoadedModel model = loaded(request.device());
    meter = model.meter();
    widths = model.widths();
    heads = heads(request.dimensions());
    boolean pairs = pairs(request.dimensions());
    if (pairs && folder.types() && !model.readsTypes()) {
      throw new IllegalArgumentException(
          "pairs: expected a model whose numbers depend on the token types, which mark the two texts of"
              + " a pair, since its serving.properties say includeTokenTypes=true; found that those of "
              + folder.path()
              + " do not (djl-convert drops the types of BERT-like models), so numbers of pairs would be wrong");
    }
    reader = new TurnReader(model.tokenizer(folder, options.maxTokens()), pairs, folder.padding());
    runner =
        packed.model().isPresent()
            ? new PackedRunner(packed.model().get(), meter)
            : new ModelRunner(
                folder,
                model,
                options.batchTokens(),
                heads.stream().mapToInt(Head::output).distinct().toArray());
  }

  /** The model in one stream of tokens, where its precision asks for that and it can be had. */
  private PackedModel.Found packed(String device, Set<String> abilities) {
    if (options.precision() == NumericPrecision.FP32) {
      return PackedModel.Found.none("precision fp32");
    }
    return PackedModel.of(
        folder,
        LoadedModel.of(folder, device, NumericPrecision.FP32),
        options.precision(),
        options.batchTokens(),
        options.maxTokens(),
        abilities);
  }

  /** The model in TorchScript, which also says what a packed one gives. */
  private LoadedModel loaded(String device) {
    boolean whole = options.precision() != NumericPrecision.BF16 || packed.model().isPresent();
    return LoadedModel.of(folder, device, whole ? NumericPrecision.FP32 : NumericPrecision.BF16);
  }

  private List<Head> heads(SortedMap<String, Scale> dimensions) {
    if (!dimensions.keySet().containsAll(options.heads().keySet())) {
      throw new IllegalArgumentException(
          "heads: expected some of " + dimensions.keySet() + ", found " + options.heads().keySet());
    }
    List<Head> found = new ArrayList<>();
    for (Map.Entry<String, Scale> dimension : dimensions.entrySet()) {
      String name = dimension.getKey();
      String place = place(name, dimensions.size() == 1);
      TrainedHead trained = folder.heads().get(place);
      found.add(
          trained == null
              ? Head.of(name, dimension.getValue(), place, folder, widths)
              : Head.of(name, dimension.getValue(), trained, folder));
    }
    return found;
  }

  /** Where a dimension stands: where the protocol says, or under its own name, or alone. */
  private String place(String dimension, boolean alone) {
    String place = options.heads().get(dimension);
    if (place == null && !folder.heads().containsKey(dimension)) {
      if (!alone) {
        throw new IllegalArgumentException(
            "heads: expected one for " + dimension + ", found " + options.heads().keySet());
      }
      place = "output 0";
    }
    return place == null ? dimension : place;
  }

  /** Whether the turn before is read: the protocol says so, or the model was trained so. */
  private boolean pairs(SortedMap<String, Scale> dimensions) {
    List<Boolean> trained =
        dimensions.keySet().stream()
            .map(name -> folder.heads().get(place(name, dimensions.size() == 1)))
            .filter(Objects::nonNull)
            .map(TrainedHead::pairs)
            .distinct()
            .toList();
    if (trained.size() > 1) {
      throw new IllegalArgumentException(
          "dimensions: expected only some for which the model reads the turn before, or only others,"
              + " each in a scorer of its own; found both among "
              + dimensions.keySet());
    }
    return options.pairs() || trained.contains(true);
  }

  @Override
  public int context() {
    return reader.pairs() ? 1 : 0;
  }

  @Override
  public int length(Turn turn) {
    return extent(turn).length();
  }

  @Override
  public OptionalInt longest() {
    return OptionalInt.of(options.maxTokens());
  }

  @Override
  public Extent extent(Turn turn) {
    Tokens tokens = reader.tokens(reader.seen(turn));
    return new Extent(tokens.length(), tokens.cut());
  }

  @Override
  public String identity() {
    return folder.identity();
  }

  @Override
  public SortedMap<String, String> stack() {
    SortedMap<String, String> stack =
        Torch.stack(options.precision(), NumericPrecision.abilities());
    packed.model().ifPresent(model -> stack.putAll(model.stack()));
    return stack;
  }

  /** How the model is run, and why not in one stream of tokens, where it is not. */
  public String way() {
    return packed
        .model()
        .map(PackedModel::way)
        .orElseGet(() -> "TorchScript in batches: " + packed.reason());
  }

  @Override
  public long[][] score(List<Turn> turns) {
    long start = System.nanoTime();
    Map<Turn, Integer> positions = new HashMap<>();
    List<Tokens> distinct = new ArrayList<>();
    int[] position = new int[turns.size()];
    for (int i = 0; i < position.length; i++) {
      Turn read = reader.seen(turns.get(i));
      Integer known = positions.putIfAbsent(read, distinct.size());
      position[i] = known == null ? distinct.size() : known;
      if (known == null) {
        distinct.add(reader.tokens(read));
      }
    }
    meter.read(distinct, System.nanoTime() - start);
    long[][] rows = rows(distinct.toArray(Tokens[]::new));
    long[][] scores = new long[position.length][];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = rows[position[i]].clone();
    }
    return scores;
  }

  private long[][] rows(Tokens[] texts) {
    int width = heads.stream().mapToInt(h -> h.scale().outputs()).sum();
    long[][] rows = new long[texts.length][width];
    runner.run(
        texts,
        (text, outputs, row) -> {
          int at = 0;
          for (Head head : heads) {
            int o = head.output();
            head.code(outputs[o], row * widths[o], rows[text], at);
            at += head.scale().outputs();
          }
        });
    return rows;
  }

  @Override
  public Optional<Attributing> attributing() {
    return Optional.of(new IntegratedGradients(folder, device, reader, heads));
  }

  /** What this JVM did so far with the model this scorer runs. */
  public Meter.Reading meter() {
    return meter.reading();
  }

  /**
   * Numbers in the model's matrices, but those that are looked up; 2 operations each per token,
   * which leaves out the products of attention.
   */
  public long matrices() throws IOException {
    return new TorchScript(folder.weights()).matrices();
  }

  /** Drops a model from memory that nobody uses any more. */
  public static void forget(Path model, String device) {
    LoadedModel.forget(ModelFolder.open(model), device);
  }

  @Override
  public void close() {
    runner.close();
  }
}
