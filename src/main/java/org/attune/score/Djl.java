package org.attune.score;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;

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
public final class Djl implements Scorer {

  /** What a protocol may set. */
  public record Options(
      @Doc("Name of the model's folder") String model,
      @Doc("Texts per call of the model; part of the shape its numbers are computed in")
          @Default("32")
          int batch,
      @Doc("Longer texts are cut, of a pair the longer one first") @Default("128") int maxTokens,
      @Doc(
              "Whether the model rates pairs of texts: the turn before, or the empty text, and the turn")
          @Default("false")
          boolean pairs,
      @Doc(
              "Where each dimension stands: output N, column N or columns N-M, from 0, columns being those of output 0;"
                  + " may be left out for one dimension that is all of output 0")
          @Default("")
          Map<String, String> heads)
      implements Serializable {
    public Options {
      if (batch < 1 || batch > 4096) {
        throw new IllegalArgumentException("batch: expected 1 to 4096, found " + batch);
      }
      if (maxTokens < 4) {
        throw new IllegalArgumentException("max-tokens: expected at least 4, found " + maxTokens);
      }
      heads = Collections.unmodifiableSortedMap(new TreeMap<>(heads));
    }
  }

  private final Options options;
  private final ModelFolder folder;
  private final HuggingFaceTokenizer tokenizer;
  private final List<Head> heads;
  private final int[] widths;
  private final Predictor<Batch, float[][]> predictor;

  /**
   * Opens a model; the first time in a JVM it is loaded and run once, to see what it gives.
   *
   * @throws IllegalArgumentException if the model is not there, cannot be run, or does not fit the
   *     dimensions
   */
  public Djl(Options options, Request request) {
    this.options = options;
    folder = ModelFolder.open(request.models().resolve(options.model()));
    if (options.maxTokens() > folder.positions()) {
      throw new IllegalArgumentException(
          "max-tokens: expected at most the "
              + folder.positions()
              + " positions of "
              + folder.path()
              + ", found "
              + options.maxTokens());
    }
    LoadedModel model = LoadedModel.of(folder, request.device());
    widths = model.widths();
    heads = heads(request.dimensions());
    tokenizer = model.tokenizer(options.maxTokens());
    predictor = model.predictor(heads.stream().mapToInt(Head::output).distinct().toArray());
  }

  private List<Head> heads(SortedMap<String, Scale> dimensions) {
    Map<String, String> places = options.heads();
    if (places.isEmpty() && dimensions.size() == 1) {
      places = Map.of(dimensions.firstKey(), "output 0");
    }
    if (!places.keySet().equals(dimensions.keySet())) {
      throw new IllegalArgumentException(
          "heads: expected one for each of "
              + dimensions.keySet()
              + ", found "
              + new TreeSet<>(places.keySet()));
    }
    List<Head> found = new ArrayList<>();
    for (Map.Entry<String, Scale> dimension : dimensions.entrySet()) {
      String name = dimension.getKey();
      found.add(Head.of(name, dimension.getValue(), places.get(name), folder, widths));
    }
    return found;
  }

  @Override
  public int context() {
    return options.pairs() ? 1 : 0;
  }

  @Override
  public String identity() {
    return folder.identity();
  }

  @Override
  public long[][] score(List<Turn> turns) {
    Map<Turn, Integer> positions = new HashMap<>();
    List<Tokens> distinct = new ArrayList<>();
    int[] position = new int[turns.size()];
    for (int i = 0; i < position.length; i++) {
      Turn read = read(turns.get(i));
      Integer known = positions.putIfAbsent(read, distinct.size());
      position[i] = known == null ? distinct.size() : known;
      if (known == null) {
        distinct.add(tokens(read));
      }
    }
    long[][] rows = rows(distinct.toArray(Tokens[]::new));
    long[][] scores = new long[position.length][];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = rows[position[i]].clone();
    }
    return scores;
  }

  /** What the model sees of a turn. */
  private Turn read(Turn turn) {
    if (!options.pairs()) {
      return new Turn(List.of(), turn.text());
    }
    List<String> before = turn.context();
    return new Turn(List.of(before.isEmpty() ? "" : before.get(before.size() - 1)), turn.text());
  }

  private Tokens tokens(Turn read) {
    Encoding encoding =
        options.pairs()
            ? tokenizer.encode(read.context().get(0), read.text())
            : tokenizer.encode(read.text());
    long[] ids = encoding.getIds();
    // A tokenizer without special tokens gives none for the empty text.
    return ids.length == 0
        ? Tokens.padding(folder.padding())
        : new Tokens(ids, encoding.getTypeIds());
  }

  private long[][] rows(Tokens[] group) {
    int width = heads.stream().mapToInt(h -> h.scale().outputs()).sum();
    long[][] rows = new long[group.length][width];
    for (int[] cut : Batch.cut(group, options.batch(), folder.positions())) {
      Batch batch = Batch.of(cut, group, options.batch(), folder.positions(), folder.padding());
      float[][] numbers = predict(batch);
      int at = 0;
      for (Head head : heads) {
        float[] output = numbers[head.output()];
        for (int i = 0; i < cut.length; i++) {
          head.code(output, i * widths[head.output()], rows[cut[i]], at);
        }
        at += head.scale().outputs();
      }
    }
    return rows;
  }

  private float[][] predict(Batch batch) {
    try {
      return predictor.predict(batch);
    } catch (TranslateException e) {
      throw new IllegalStateException(
          folder.path()
              + ": the model failed on a batch of "
              + batch.size()
              + " x "
              + batch.length()
              + " tokens",
          e);
    }
  }

  @Override
  public void close() {
    predictor.close();
  }
}
