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
    terms(words(text), (term, first, last) -> counts.merge(term, 1, Integer::sum));
    return counts;
  }

  /** Takes a term and the words it stands in. */
  private interface Terms {
    void take(String term, int first, int last);
  }

  private static void terms(List<String> words, Terms terms) {
    for (int w = 0; w < words.size(); w++) {
      String word = words.get(w);
      terms.take(WORDS + word, w, w);
      if (w > 0) {
        terms.take(WORDS + words.get(w - 1) + ' ' + word, w - 1, w);
      }
      int[] points = (' ' + word + ' ').codePoints().toArray();
      for (int n = 2; n <= 5; n++) {
        for (int from = 0; from + n <= points.length; from++) {
          terms.take(CHARACTERS + new String(points, from, n), w, w);
        }
      }
    }
  }

  /** A term that stands in several places has equal shares in them, a pair a half in each word. */
  @Override
  public boolean places(String text, Places places) {
    Map<String, Integer> counts = terms(text);
    List<String> words = words(text);
    List<int[]> spans = spans(text);
    terms(
        words,
        (term, first, last) -> {
          Integer at = positions.get(term);
          if (at != null) {
            double share = 1.0 / counts.get(term) / (last - first + 1);
            for (int w = first; w <= last; w++) {
              places.take(at, share, spans.get(w)[0], spans.get(w)[1]);
            }
          }
        });
    return true;
  }

  /** Where the words of a text stand in it: its lower case may have other lengths. */
  private static List<int[]> spans(String text) {
    int[] original = new int[lower(text).length() + 1];
    int lower = 0;
    for (int at = 0; at < text.length(); ) {
      int next = at + Character.charCount(text.codePointAt(at));
      int end = lower + text.substring(at, next).toLowerCase(Locale.ROOT).length();
      for (; lower < end && lower < original.length - 1; lower++) {
        original[lower] = at;
      }
      at = next;
    }
    original[original.length - 1] = text.length();
    List<int[]> spans = new ArrayList<>();
    cut(lower(text), (from, to) -> spans.add(new int[] {original[from], original[to]}));
    return spans;
  }

  /**
   * Words in lower case: runs of letters with their marks, digits and apostrophes; every other sign
   * but spaces is a word of its own.
   */
  static List<String> words(String text) {
    String lower = lower(text);
    List<String> words = new ArrayList<>();
    cut(lower, (from, to) -> words.add(lower.substring(from, to)));
    return words;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
  }

  /** Takes the first character of a word, and the one behind its last. */
  private interface Cut {
    void take(int from, int to);
  }

  private static void cut(String lower, Cut words) {
    for (int from = 0, to; from < lower.length(); from = to) {
      int first = lower.codePointAt(from);
      to = from + Character.charCount(first);
      if (inWord(first)) {
        while (to < lower.length() && inWord(lower.codePointAt(to))) {
          to += Character.charCount(lower.codePointAt(to));
        }
      } else if (Character.isWhitespace(first) || Character.isSpaceChar(first)) {
        continue;
      }
      words.take(from, to);
    }
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
