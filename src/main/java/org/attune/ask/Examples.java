package org.attune.ask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.UserMistake;
import org.attune.corpus.Hashes;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;

/**
 * Turns a model is shown with what people say of them, before it is asked about another.
 *
 * @param byDimension those of each dimension, in the order in which they are shown
 * @param hash of which these are: of dimensions and ids of items
 */
public record Examples(List<List<Example>> byDimension, String hash) {

  /** No examples. */
  public static final Examples NONE = new Examples(List.of(), "");

  /**
   * A turn that may be shown.
   *
   * @param answers what people conclude on each dimension, {@link Scale#ABSENT} for nothing
   */
  public record Candidate(String item, Turn turn, long[] answers) {}

  /**
   * A turn, and what people say of it.
   *
   * @param answer as the model is to answer
   */
  record Example(Turn turn, String answer) {
    @Override
    public String toString() {
      return "example " + turn.identity();
    }
  }

  /**
   * Draws examples by the hash of the seed, the question and the item's id, whatever the order of
   * the candidates. As far as there are such, each level has as many as another: of levels on an
   * interval scale, equal parts as many as there are examples; of labels, the set of them.
   *
   * @param who scorer and corpus, for messages
   * @param split the turns are from, for messages
   * @param number how many for each dimension
   * @throws UserMistake if there are fewer
   */
  static Examples draw(
      String who,
      String split,
      List<Candidate> from,
      List<AskedDimension> dimensions,
      int number,
      long seed) {
    List<List<Example>> all = new ArrayList<>();
    List<String> which = new ArrayList<>();
    for (int d = 0; d < dimensions.size(); d++) {
      AskedDimension dimension = dimensions.get(d);
      List<Candidate> drawn = draw(from, d, dimension, number, seed);
      if (drawn.size() < number) {
        throw new UserMistake(
            "scorer %s, examples of %s: expected %d turns that people rated, in conversations of the training split (%s) alone, found %d"
                .formatted(who, dimension.question(), number, split, drawn.size()));
      }
      List<Example> own = new ArrayList<>();
      for (Candidate candidate : drawn) {
        own.add(new Example(candidate.turn(), dimension.answer(candidate.answers()[d])));
        which.addAll(List.of(dimension.question(), candidate.item()));
      }
      all.add(own);
    }
    return new Examples(all, Hashes.ofTexts(which));
  }

  private static List<Candidate> draw(
      List<Candidate> from, int d, AskedDimension dimension, int number, long seed) {
    List<Candidate> inOrder =
        from.stream()
            .filter(candidate -> dimension.answerable(candidate.answers()[d]))
            .sorted(
                Comparator.comparing(
                        (Candidate candidate) ->
                            Hashes.ofTexts(
                                List.of("" + seed, dimension.question(), candidate.item())))
                    .thenComparing(Candidate::item))
            .toList();
    Set<String> shown = new HashSet<>();
    Map<Long, List<Candidate>> byLevel = new LinkedHashMap<>();
    for (Candidate candidate : inOrder) {
      if (shown.add(candidate.turn().identity())) {
        byLevel
            .computeIfAbsent(
                level(dimension.scale(), candidate.answers()[d], number), l -> new ArrayList<>())
            .add(candidate);
      }
    }
    List<Candidate> drawn = new ArrayList<>();
    for (int round = 0; drawn.size() < Math.min(number, shown.size()); round++) {
      for (List<Candidate> level : byLevel.values()) {
        if (round < level.size() && drawn.size() < number) {
          drawn.add(level.get(round));
        }
      }
    }
    return drawn;
  }

  private static long level(Scale scale, long answer, int number) {
    if (scale instanceof Scale.Labels) {
      return answer;
    }
    long category = scale.category(answer);
    return scale instanceof Scale.Interval ? category * number / scale.size() : category;
  }

  /** How many there are, of all dimensions. */
  public long number() {
    return byDimension.stream().mapToLong(List::size).sum();
  }
}
