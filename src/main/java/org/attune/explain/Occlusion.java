package org.attune.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.corpus.Turn;

/**
 * What a word adds to a degree or value, of any scorer: the output of the text less that of the
 * text without the word (Zeiler &amp; Fergus 2014, doi:10.1007/978-3-319-10590-1_53, for parts of
 * pictures; Li, Monroe &amp; Jurafsky 2016, arXiv:1612.08220, for words). A word that stands
 * several times is left out everywhere at once, and each place has an equal share, because leaving
 * out one of two changes nothing where a model asks whether a word is there.
 *
 * <p>A text costs a call for each different word, but at most {@value #MOST}: of a longer one runs
 * of neighbouring words are left out together and share what they add.
 */
final class Occlusion {

  /** Most texts that are rated for one. */
  static final int MOST = 100;

  private Occlusion() {}

  /** The turns that must be rated for one: without each word, and without any. */
  static List<Turn> turns(Turn turn) {
    List<TextWord> words = TextWord.of(turn.text());
    List<Turn> without = new ArrayList<>(List.of(with(turn, "")));
    parts(words).forEach(part -> without.add(without(turn, words, part)));
    return without;
  }

  /** What its words add, once these turns are rated. */
  static WordAttribution of(Turn turn, Rated rated) {
    List<TextWord> words = TextWord.of(turn.text());
    double[] output = rated.of(turn);
    double[][] added = new double[output.length][words.size()];
    for (BitSet part : parts(words)) {
      double[] less = rated.of(without(turn, words, part));
      for (int o = 0; o < output.length; o++) {
        double share = (output[o] - less[o]) / part.cardinality();
        int at = o;
        part.stream().forEach(w -> added[at][w] = Double.isNaN(share) ? 0 : share);
      }
    }
    return new WordAttribution(words, added, rated.of(with(turn, "")), output);
  }

  /** Places of what is left out at once. */
  private static List<BitSet> parts(List<TextWord> words) {
    Map<String, BitSet> byForm = new LinkedHashMap<>();
    for (int w = 0; w < words.size(); w++) {
      byForm.computeIfAbsent(words.get(w).form(), f -> new BitSet()).set(w);
    }
    if (byForm.size() <= MOST) {
      return List.copyOf(byForm.values());
    }
    List<BitSet> runs = new ArrayList<>();
    for (int run = 0; run < MOST; run++) {
      BitSet part = new BitSet();
      part.set(
          (int) ((long) words.size() * run / MOST), (int) ((long) words.size() * (run + 1) / MOST));
      runs.add(part);
    }
    return runs;
  }

  private static Turn without(Turn turn, List<TextWord> words, BitSet part) {
    BitSet kept = new BitSet();
    kept.set(0, words.size());
    kept.andNot(part);
    return with(turn, TextWord.only(turn.text(), words, kept));
  }

  /** The same turn with another text. */
  static Turn with(Turn turn, String text) {
    return new Turn(turn.before(), text, turn.media());
  }
}
