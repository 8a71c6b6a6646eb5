package org.attune.rubric;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.attune.corpus.Hashes;

/** The order levels are shown in, since judges may lean to what stands first or last. */
public sealed interface Order {

  /** As the rubric has them. */
  record Given() implements Order {}

  /** The last one first. */
  record Reversed() implements Order {}

  /** By a hash of the seed, the question and the level: the same at any place and time. */
  record Shuffled(long seed) implements Order {}

  /** The levels of a question in this order. */
  default List<Codebook.Level> of(Codebook.Question question) {
    List<Codebook.Level> levels = new ArrayList<>(question.levels());
    if (this instanceof Reversed) {
      Collections.reverse(levels);
    } else if (this instanceof Shuffled shuffled) {
      String seed = Long.toString(shuffled.seed());
      levels.sort(
          Comparator.comparing(l -> Hashes.ofTexts(List.of(seed, question.name(), l.label()))));
    }
    return List.copyOf(levels);
  }
}
