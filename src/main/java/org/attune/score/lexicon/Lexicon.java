package org.attune.score.lexicon;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.attune.Cites;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Attributing;
import org.attune.score.NumbersVersion;
import org.attune.score.Request;
import org.attune.score.Scorer;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.Spelling;

/**
 * Rates turns by the words they hold.
 *
 * <p>The evidence of a text t for label l is the sum over its distinct words and pairs of words w
 * of weight (w, l) times the factors of the negations and intensifiers before its first occurrence.
 * With the prior and scale of the label in the lexicon, z<sub>l</sub> = prior<sub>l</sub> +
 * scale<sub>l</sub> &times; evidence is the label's log-odds (Platt 1999; learned by {@link
 * LexiconLearner} on a development split). The degree is
 *
 * <ul>
 *   <li>on {@link Scale.Labels}: 10,000 / (1 + e<sup>-z</sup>); for a group of lexicon labels
 *       10,000 &times; (1 - product of 1 / (1 + e<sup>z</sup>)), the probability of at least one of
 *       them were they independent;
 *   <li>on {@link Scale.Nominal}: 10,000 &times; e<sup>z</sup> / sum of e<sup>z</sup> over all
 *       labels asked for (softmax); for a group the sum of its labels' e<sup>z</sup>;
 * </ul>
 *
 * rounded half up. A text without any known word gets the priors, for emotion lexicons mostly
 * neutral. How the shipped lexicons were made, and what was measured: {@code
 * src/main/resources/lexicons/README.md}.
 */
@Cites({"monroe2008", "platt1999"})
@NumbersVersion(1)
public final class Lexicon implements Scorer {

  /** What a protocol may set. */
  public record Options(
      @Doc(
              "A shipped lexicon (goemotions, goemotions-ekman), or NAME of a file lexicons/NAME.tsv in the models folder")
          @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
          String lexicon,
      @Doc(
              "For a label of the scale, the lexicon's labels that speak for it; a label without an entry is spoken for"
                  + " by the lexicon's label of its own name")
          @Default("")
          Map<String, List<String>> groups)
      implements Serializable {
    public Options {
      SortedMap<String, List<String>> copy = new TreeMap<>();
      if (groups != null) {
        groups.forEach((label, members) -> copy.put(label, List.copyOf(members)));
      }
      groups = Collections.unmodifiableSortedMap(copy);
    }
  }

  private record Asked(boolean nominal, int[][] members) {}

  private final WordWeights weights;
  private final List<Asked> asked = new ArrayList<>();
  private final int outputs;

  /**
   * @throws IllegalArgumentException if there is no such lexicon, a dimension is neither nominal
   *     nor a set of labels, a label has no counterpart in the lexicon, or a group names a label
   *     that nobody has
   */
  public Lexicon(Options options, Request request) {
    weights = WordWeights.named(options.lexicon(), request.models().folder());
    Set<String> unused = new TreeSet<>(options.groups().keySet());
    int columns = 0;
    for (Map.Entry<String, Scale> dimension : request.dimensions().entrySet()) {
      Scale scale = dimension.getValue();
      if (scale.ordered()) {
        throw new IllegalArgumentException(
            "a lexicon rates nominal and label scales only; dimension "
                + dimension.getKey()
                + " is ordered: "
                + scale);
      }
      int[][] members = new int[scale.size()][];
      for (int i = 0; i < members.length; i++) {
        String label = scale.name(i);
        List<String> group = options.groups().getOrDefault(label, List.of(label));
        members[i] = positions(options, dimension.getKey(), scale, group);
        unused.remove(label);
      }
      asked.add(new Asked(scale instanceof Scale.Nominal, members));
      columns += members.length;
    }
    if (!unused.isEmpty()) {
      throw new IllegalArgumentException("groups: no dimension has the labels " + unused);
    }
    outputs = columns;
  }

  private int[] positions(Options options, String dimension, Scale scale, List<String> names) {
    if (names.isEmpty() || !weights.labels().containsAll(names)) {
      throw new IllegalArgumentException(
          "dimension "
              + dimension
              + " has labels "
              + names(scale)
              + ", each needs a label of lexicon "
              + options.lexicon()
              + " or a group of them, "
              + weights.labels()
              + "; not found: "
              + names);
    }
    return names.stream().distinct().mapToInt(weights.labels()::indexOf).toArray();
  }

  private static List<String> names(Scale scale) {
    return IntStream.range(0, scale.size()).mapToObj(scale::name).toList();
  }

  /** What a lexicon that comes along was learned from; empty if it is not the one asked for. */
  public static Optional<String> source(String name, String identity) {
    return WordWeights.source(name, identity);
  }

  @Override
  public String identity() {
    return weights.identity();
  }

  @Override
  public long[][] score(List<Turn> turns) {
    long[][] rows = new long[turns.size()][outputs];
    for (int i = 0; i < rows.length; i++) {
      double[] odds = weights.logOdds(turns.get(i).text());
      int column = 0;
      for (Asked dimension : asked) {
        double[] shares =
            dimension.nominal
                ? softmax(odds, dimension.members)
                : logistic(odds, dimension.members);
        for (double share : shares) {
          rows[i][column++] = Math.round(10_000 * share);
        }
      }
    }
    return rows;
  }

  private static double[] logistic(double[] odds, int[][] members) {
    double[] shares = new double[members.length];
    for (int i = 0; i < shares.length; i++) {
      double none = 1;
      for (int label : members[i]) {
        none *= 1 / (1 + StrictMath.exp(odds[label]));
      }
      shares[i] = 1 - none;
    }
    return shares;
  }

  private static double[] softmax(double[] odds, int[][] members) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int[] group : members) {
      for (int label : group) {
        greatest = Math.max(greatest, odds[label]);
      }
    }
    double[] shares = new double[members.length];
    double total = 0;
    for (int i = 0; i < shares.length; i++) {
      for (int label : members[i]) {
        shares[i] += StrictMath.exp(odds[label] - greatest);
      }
      total += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= total;
    }
    return shares;
  }

  @Override
  public Optional<Attributing> attributing() {
    return Optional.of(
        new Attributing() {
          @Override
          public boolean exact() {
            return true;
          }

          @Override
          public List<Attributed> of(List<Turn> turns, List<int[]> wanted) {
            return turns.stream().map(turn -> attributed(turn.text())).toList();
          }

          @Override
          public void close() {}
        });
  }

  /**
   * The log-odds of labels, and the z of categories, as sums of what words add. For a group of
   * lexicon labels they are no sums of their evidence x; a word that adds &Delta;x<sub>l</sub> then
   * adds &Delta;x<sub>l</sub> times the mean slope of the output in x<sub>l</sub> on the straight
   * way from the priors to the text, which sums to the output's change.
   */
  private Attributing.Attributed attributed(String text) {
    double[] from = weights.priors();
    double[] to = weights.logOdds(text);
    double[] baseline = new double[outputs];
    double[] output = new double[outputs];
    double[][] slopes = new double[outputs][];
    int column = 0;
    for (Asked dimension : asked) {
      for (int[] group : dimension.members) {
        Spoken spoken = new Spoken(dimension.nominal, group);
        baseline[column] = spoken.at(from);
        output[column] = spoken.at(to);
        slopes[column++] = spoken.slopes(from, to);
      }
    }
    List<Attributing.Part> parts =
        weights.parts(text).stream()
            .map(part -> new Attributing.Part(part.from(), part.to(), sums(slopes, part.added())))
            .toList();
    return new Attributing.Attributed(baseline, output, parts);
  }

  private static double[] sums(double[][] slopes, double[] added) {
    double[] sums = new double[slopes.length];
    for (int o = 0; o < sums.length; o++) {
      for (int label = 0; label < added.length; label++) {
        sums[o] += slopes[o][label] * added[label];
      }
    }
    return sums;
  }

  @Override
  public void close() {}
}
