package org.attune.score.linear;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.attune.corpus.Hashes;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Attributing;
import org.attune.score.Extent;
import org.attune.score.Features;
import org.attune.score.Request;
import org.attune.score.Scorer;

/**
 * Rates by a {@link LinearModel} that was fitted to the study. Its scores depend on libraries and
 * processor as far as its {@link Features} do.
 */
public abstract class LinearScorer implements Scorer {

  private static final String FILE = "model.bin";

  private static final int DECIMALS = 4;

  private static final Map<Path, Loaded> LOADED = new ConcurrentHashMap<>();

  private record Loaded(LinearModel model, String identity) {}

  private final Request request;
  private final Loaded loaded;

  /**
   * The model that lies in a study's folder of fitted models, loaded once per JVM.
   *
   * @param reader reads the features it stands on
   */
  protected LinearScorer(Request request, Features.Reader reader) {
    this.request = request;
    loaded = LOADED.computeIfAbsent(file(request).toAbsolutePath(), file -> load(file, reader));
  }

  /** Where the model of a study is. */
  public static Path file(Request request) {
    return request.fitted().resolve(FILE);
  }

  private static Loaded load(Path file, Features.Reader reader) {
    try {
      return new Loaded(LinearModel.read(file, reader), Hashes.ofFile(file));
    } catch (IOException e) {
      throw new UncheckedIOException("no fitted model at " + file, e);
    }
  }

  @Override
  public String identity() {
    return loaded.identity();
  }

  @Override
  public SortedMap<String, String> stack() {
    return loaded.model().features().stack();
  }

  @Override
  public OptionalInt longest() {
    return loaded.model().features().longest();
  }

  @Override
  public Extent extent(Turn turn) {
    return new Extent(length(turn), loaded.model().features().cut(turn));
  }

  @Override
  public long[][] score(List<Turn> turns) {
    long[][] rows =
        new long[turns.size()]
            [request.dimensions().values().stream().mapToInt(Scale::outputs).sum()];
    Iterator<Features.Vector> vectors = loaded.model().features().vectors(turns).iterator();
    for (int t = 0; t < rows.length; t++) {
      Features.Vector x = vectors.next();
      int at = 0;
      for (LinearModel.Head head : loaded.model().heads()) {
        long unit = head.link() == LinearModel.Link.IDENTITY ? Scale.UNIT / 10_000 : 1;
        for (double output : head.outputs(x)) {
          rows[t][at++] =
              Math.multiplyExact(
                  unit,
                  BigDecimal.valueOf(output)
                      .movePointRight(DECIMALS)
                      .setScale(0, RoundingMode.HALF_EVEN)
                      .longValueExact());
        }
      }
    }
    return rows;
  }

  @Override
  public Optional<Attributing> attributing() {
    LinearModel model = loaded.model();
    if (!model.features().places("", (feature, share, from, to) -> {})) {
      return Optional.empty();
    }
    return Optional.of(
        new Attributing() {
          @Override
          public boolean exact() {
            return true;
          }

          @Override
          public List<Attributed> of(List<Turn> turns, List<int[]> wanted) {
            Iterator<Features.Vector> vectors = model.features().vectors(turns).iterator();
            return turns.stream().map(turn -> attributed(turn.text(), vectors.next())).toList();
          }

          @Override
          public void close() {}
        });
  }

  /** Each sum in parts: feature by feature, weight times value, laid to where the feature is. */
  private Attributing.Attributed attributed(String text, Features.Vector x) {
    LinearModel.Head[] heads = loaded.model().heads();
    Map<Integer, Double> values = new HashMap<>();
    for (int i = 0; i < x.indices().length; i++) {
      values.put(x.indices()[i], x.values()[i]);
    }
    double[] baseline =
        Arrays.stream(heads).flatMapToDouble(h -> Arrays.stream(h.intercepts())).toArray();
    double[] output = Arrays.stream(heads).flatMapToDouble(h -> Arrays.stream(h.sums(x))).toArray();
    Map<Integer, Attributing.Part> parts = new TreeMap<>();
    loaded
        .model()
        .features()
        .places(
            text,
            (feature, share, from, to) -> {
              double[] added =
                  parts
                      .computeIfAbsent(
                          from, f -> new Attributing.Part(f, to, new double[output.length]))
                      .added();
              double value = share * values.get(feature);
              int at = 0;
              for (LinearModel.Head head : heads) {
                for (int k = 0; k < head.intercepts().length; k++, at++) {
                  if (output[at] != Double.NEGATIVE_INFINITY) {
                    added[at] += value * head.weights()[k][feature];
                  }
                }
              }
            });
    return new Attributing.Attributed(baseline, output, List.copyOf(parts.values()));
  }

  @Override
  public void close() {
    // the model stays loaded for the next task of this JVM
  }
}
