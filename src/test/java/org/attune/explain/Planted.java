package org.attune.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.explain.Explainer.Item;
import org.attune.score.Attributing;
import org.attune.score.Scorer;

/**
 * A scorer of which is known what it reads: two categories, whose first has a degree that follows
 * from the words.
 */
record Planted(ToDoubleFunction<List<String>> degree, Optional<Attributing> attributing)
    implements Scorer {

  static final SortedMap<String, Scale> DIMENSIONS =
      new TreeMap<>(Map.of("mood", new Scale.Nominal(List.of("good", "other"))));

  private static final List<String> VOCABULARY =
      List.of(
          "the", "day", "was", "long", "but", "we", "had", "no", "rain", "and", "sang", "all",
          "night", "never", "again", "friends", "came", "late", "!", "?");

  /** Reads one word and nothing else. */
  static Planted of(String word) {
    return new Planted(words -> words.contains(word) ? .9 : .2, Optional.empty());
  }

  /** Adds up what it thinks of each word of the vocabulary, most of the first ones. */
  static double sum(List<String> words) {
    double z =
        words.stream()
            .mapToDouble(w -> VOCABULARY.indexOf(w) < 4 ? .8 : VOCABULARY.indexOf(w) < 8 ? -.5 : 0)
            .sum();
    return 1 / (1 + Math.exp(-z));
  }

  /** Texts of 1 to 30 words of the vocabulary, two or three of a speaker. */
  static List<Item> items(int many, long seed, String... also) {
    Random random = new Random(seed);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      List<String> words = new ArrayList<>();
      int length = 1 + random.nextInt(30);
      for (int w = 0; w < length; w++) {
        words.add(VOCABULARY.get(random.nextInt(VOCABULARY.size())));
      }
      for (String word : also) {
        words.add(random.nextInt(words.size() + 1), word);
      }
      String speaker = "s" + i * 2 / 5;
      items.add(new Item("i" + i, speaker, speaker, new Turn(List.of(), String.join(" ", words))));
    }
    return items;
  }

  /** An account that has nothing to do with the scorer. */
  static Attributing atRandom() {
    return new Attributing() {
      @Override
      public boolean exact() {
        return true;
      }

      @Override
      public List<Attributed> of(List<Turn> turns, List<int[]> wanted) {
        return turns.stream().map(turn -> made(turn.text())).toList();
      }

      private Attributed made(String text) {
        Random random = new Random(text.hashCode());
        return new Attributed(
            new double[2],
            new double[2],
            TextWord.of(text).stream()
                .map(w -> new Part(w.from(), w.to(), random.doubles(2).toArray()))
                .toList());
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public String identity() {
    return "planted";
  }

  @Override
  public long[][] score(List<Turn> turns) {
    return IntStream.range(0, turns.size())
        .mapToObj(
            i -> {
              List<String> words =
                  TextWord.of(turns.get(i).text()).stream().map(TextWord::form).toList();
              long first = Math.round(10_000 * degree.applyAsDouble(words));
              return new long[] {first, 10_000 - first};
            })
        .toArray(long[][]::new);
  }

  @Override
  public void close() {}
}
