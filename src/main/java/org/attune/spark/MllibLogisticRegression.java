package org.attune.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.attune.corpus.Hashes;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Learner;
import org.attune.score.Request;
import org.attune.score.Scorer;
import org.attune.score.TfIdf;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;

/**
 * The baseline: logistic regression by Spark MLlib over word 1-2-grams and character 2-5-grams
 * ({@link TfIdf}), multinomial on nominal and ordinal scales, one model per label on label scales;
 * the regularisation is chosen on the development split. It reads the rated text only, no earlier
 * turns.
 */
public final class MllibLogisticRegression implements Scorer {

  static final String FILE = "model.bin";

  private static final Map<Path, Loaded> LOADED = new ConcurrentHashMap<>();

  /** What a protocol may set. */
  public record Options(
      @Doc(
              "Inverse strengths of regularisation (scikit-learn's C) to choose from on the development split; 1, 3 and"
                  + " 10 if left out")
          @Default("")
          List<Double> c,
      @Doc("Terms in fewer training texts than this are left out") @Default("2") int minDf,
      @Doc("Most iterations of L-BFGS") @Default("100") int iterations)
      implements Serializable, Learner.Of {
    public Options {
      c = c.isEmpty() ? List.of(1.0, 3.0, 10.0) : c;
      if (c.stream().anyMatch(strength -> strength <= 0)) {
        throw new IllegalArgumentException("c must be above 0, found " + c);
      }
    }

    @Override
    public Learner learner() {
      return new MllibLearner(this);
    }
  }

  private record Loaded(LinearModel model, String identity) {}

  private final Request request;
  private final Loaded loaded;

  public MllibLogisticRegression(Options options, Request request) {
    this.request = request;
    check(request);
    loaded =
        LOADED.computeIfAbsent(
            request.fitted().resolve(FILE).toAbsolutePath(), MllibLogisticRegression::load);
  }

  static void check(Request request) {
    request
        .dimensions()
        .forEach(
            (name, scale) -> {
              if (scale instanceof Scale.Interval) {
                throw new IllegalArgumentException(
                    "mllib-logistic-regression rates categories, but dimension \""
                        + name
                        + "\" is on an interval scale");
              }
            });
  }

  private static Loaded load(Path file) {
    try {
      return new Loaded(LinearModel.read(file), Hashes.ofFile(file));
    } catch (IOException e) {
      throw new UncheckedIOException("no fitted model at " + file, e);
    }
  }

  @Override
  public String identity() {
    return loaded.identity();
  }

  @Override
  public long[][] score(List<Turn> turns) {
    long[][] rows =
        new long[turns.size()]
            [request.dimensions().values().stream().mapToInt(Scale::outputs).sum()];
    for (int t = 0; t < rows.length; t++) {
      TfIdf.Vector x = loaded.model().features().vector(turns.get(t).text());
      int at = 0;
      for (LinearModel.Head head : loaded.model().heads()) {
        for (double degree : head.degrees(x)) {
          rows[t][at++] =
              BigDecimal.valueOf(degree)
                  .movePointRight(4)
                  .setScale(0, RoundingMode.HALF_EVEN)
                  .longValueExact();
        }
      }
    }
    return rows;
  }

  @Override
  public void close() {
    // the model stays loaded for the next task of this JVM
  }
}
