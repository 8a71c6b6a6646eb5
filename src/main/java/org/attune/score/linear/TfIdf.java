package org.attune.score.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attune.Cites;
import org.attune.corpus.Turn;
import org.attune.score.Features;

/**
 * Texts as sparse vectors of word 1-2-grams and character 2-5-grams within words, weighted by (1 +
 * ln tf) · (1 + ln((1 + n) / (1 + df))); the word part and the character part have length 1 each.
 */
@Cites({"manning2008", "salton1988"})
public final class TfIdf implements Features {

  private static final char CHARACTERS = 'c';
  private static final char WORDS = 'w';

  /**
   * Characters a term may have, so that it can be written: DataOutput takes 65,535 bytes, 3 a
   * character at most.
   */
  private static final int LONGEST = 21_845;

  private final Map<String, Integer> positions;
  private final double[] weights;
  private final int firstWord;

  private TfIdf(Map<String, Integer> positions, double[] weights) {
    this.positions = positions;
    this.weights = weights;
    // terms are in order, so character terms stand before word terms
    firstWord =
        (int) positions.keySet().stream().filter(term -> term.charAt(0) == CHARACTERS).count();
  }

  /**
   * Learns vocabulary and weights; terms in fewer than {@code minDf} texts, and endless ones, are
   * left out.
   */
  public static TfIdf learn(List<String> texts, int minDf) {
    Map<String, Integer> frequencies = new HashMap<>();
    for (String text : texts) {
      for (String term : terms(text).keySet()) {
        frequencies.merge(term, 1, Integer::sum);
      }
    }
    List<String> vocabulary = new ArrayList<>();
    frequencies.forEach(
        (term, df) -> {
          if (df >= minDf && term.length() <= LONGEST) {
            vocabulary.add(term);
          }
        });
    vocabulary.sort(null);
    Map<String, Integer> positions = new HashMap<>();
    double[] weights = new double[vocabulary.size()];
    for (String term : vocabulary) {
      weights[positions.size()] =
          1 + StrictMath.log((1.0 + texts.size()) / (1.0 + frequencies.get(term)));
      positions.put(term, positions.size());
    }
    return new TfIdf(positions, weights);
  }

  @Override
  public int size() {
    return weights.length;
  }

  @Override
  public Stream<Vector> vectors(List<Turn> turns) {
    return turns.stream().map(turn -> vector(turn.text()));
  }

  /** The vector of a text. */
  public Vector vector(String text) {
    TreeMap<Integer, Double> entries = new TreeMap<>();
    double[] squares = new double[2];
    terms(text)
        .forEach(
            (term, tf) -> {
              Integer at = positions.get(term);
              if (at != null) {
                entries.put(at, (1 + StrictMath.log(tf)) * weights[at]);
              }
            });
    entries.forEach((at, value) -> squares[at < firstWord ? 0 : 1] += value * value);
    int[] indices = new int[entries.size()];
    double[] values = new double[indices.length];
    int n = 0;
    for (Map.Entry<Integer, Double> e : entries.entrySet()) {
      indices[n] = e.getKey();
      values[n++] = e.getValue() / Math.sqrt(squares[e.getKey() < firstWord ? 0 : 1]);
    }
    return new Vector(indices, values);
  }

  private static Map<String, Integer> terms(String text) {
    Map<String, Integer> counts = new HashMap<>();
    String previous = null;
    for (String word : words(text)) {
      counts.merge(WORDS + word, 1, Integer::sum);
      if (previous != null) {
        counts.merge(WORDS + previous + ' ' + word, 1, Integer::sum);
      }
      previous = word;
      int[] points = (' ' + word + ' ').codePoints().toArray();
      for (int n = 2; n <= 5; n++) {
        for (int from = 0; from + n <= points.length; from++) {
          counts.merge(CHARACTERS + new String(points, from, n), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  /**
   * Words in lower case: runs of letters with their marks, digits and apostrophes; every other sign
   * but spaces is a word of its own.
   */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int[] points = text.toLowerCase(Locale.ROOT).replace('\u2019', '\'').codePoints().toArray();
    for (int from = 0, to; from < points.length; from = to) {
      to = from + 1;
      if (inWord(points[from])) {
        while (to < points.length && inWord(points[to])) {
          to++;
        }
      } else if (Character.isWhitespace(points[from]) || Character.isSpaceChar(points[from])) {
        continue;
      }
      words.add(new String(points, from, to - from));
    }
    return words;
  }

  private static boolean inWord(int point) {
    int type = Character.getType(point);
    boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    return mark || Character.isLetterOrDigit(point) || point == '\'';
  }

  /** Writes vocabulary and weights. */
  @Override
  public void write(DataOutputStream out) throws IOException {
    String[] terms = new String[positions.size()];
    positions.forEach((term, at) -> terms[at] = term);
    out.writeInt(terms.length);
    for (int i = 0; i < terms.length; i++) {
      out.writeUTF(terms[i]);
      out.writeDouble(weights[i]);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static TfIdf read(DataInputStream in) throws IOException {
    int size = in.readInt();
    Map<String, Integer> positions = new HashMap<>(2 * size);
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      positions.put(in.readUTF(), i);
      weights[i] = in.readDouble();
    }
    return new TfIdf(positions, weights);
  }
}
