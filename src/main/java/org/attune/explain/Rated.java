package org.attune.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.DoubleStream;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Scorer;

/** What a scorer says of turns, each asked once, many at a time. */
final class Rated {

  private final Scorer scorer;
  private final double[] units;
  private final Map<Turn, double[]> known = new LinkedHashMap<>();

  Rated(Scorer scorer, SortedMap<String, Scale> dimensions) {
    this.scorer = scorer;
    units =
        dimensions.values().stream()
            .flatMapToDouble(
                scale ->
                    DoubleStream.generate(
                            () -> scale instanceof Scale.Interval ? Scale.UNIT : 10_000)
                        .limit(scale.outputs()))
            .toArray();
  }

  /** Rates turns that will be asked for. */
  void rate(List<Turn> turns) {
    List<Turn> asked = new ArrayList<>();
    for (Turn turn : turns) {
      if (known.putIfAbsent(turn, new double[0]) == null) {
        asked.add(turn);
      }
    }
    long[][] rows = scorer.score(asked);
    for (int t = 0; t < rows.length; t++) {
      double[] outputs = new double[units.length];
      for (int o = 0; o < outputs.length; o++) {
        boolean silent = rows[t][o] == Scorer.NO_ANSWER || rows[t][o] == Scorer.NOT_ASKED;
        outputs[o] = silent ? Double.NaN : rows[t][o] / units[o];
      }
      known.put(asked.get(t), outputs);
    }
  }

  /** Degrees (0 to 1) and values of a turn that was rated; NaN where it was not answered. */
  double[] of(Turn turn) {
    return known.get(turn);
  }

  /** How many different turns were rated. */
  int turns() {
    return known.size();
  }
}
