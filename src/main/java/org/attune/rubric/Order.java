package org.attune.rubric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.attune.corpus.Hashes;

/**
 * The order levels are shown in, since judges may lean to what stands first or last.
 *
 * @param seed of a shuffled order; others follow from none
 */
public record Order(Kind kind, long seed) {

  /** How the order comes about. */
  public enum Kind {
    /** As the rubric has them. */
    GIVEN,
    /** The last one first. */
    REVERSED,
    /** By a hash of the seed, the question and the level: the same at any place and time. */
    SHUFFLED
  }

  public static final Order GIVEN = new Order(Kind.GIVEN, 0);
  public static final Order REVERSED = new Order(Kind.REVERSED, 0);

  public static Order shuffled(long seed) {
    return new Order(Kind.SHUFFLED, seed);
  }

  /** The levels of a question in this order. */
  public List<Codebook.Level> of(Codebook.Question question) {
    List<Codebook.Level> levels = new ArrayList<>(question.levels());
    if (kind == Kind.REVERSED) {
      Collections.reverse(levels);
    } else if (kind == Kind.SHUFFLED) {
      String text = Long.toString(seed);
      levels.sort(
          Comparator.comparing(l -> Hashes.ofTexts(List.of(text, question.name(), l.label()))));
    }
    return List.copyOf(levels);
  }
}
