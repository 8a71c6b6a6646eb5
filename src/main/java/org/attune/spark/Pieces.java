package org.attune.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.attune.corpus.Turn;
import org.attune.score.Scorer;

/**
 * A group on its way: what is not known of it is rated in pieces as small as the scorer asks for,
 * each of which is put by as a file of its own, so that the next run knows it if this one is
 * interrupted, see {@link Groups#withKnown}.
 */
final class Pieces {

  private final Path folder;
  private final List<String> keys = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  private final List<long[]> outputs = new ArrayList<>();

  Pieces(Path folder) {
    this.folder = folder;
  }

  /**
   * Adds a turn.
   *
   * @param known its outputs as another group or a piece has them; null if none has
   */
  void add(String key, Turn turn, long[] known) {
    keys.add(key);
    turns.add(turn);
    outputs.add(known);
  }

  /**
   * Rates what is not yet rated, and writes the group.
   *
   * @param name how the name of its file begins
   * @return the name of its file
   */
  String finish(Scorer scorer, String name) throws IOException {
    int[] missing = IntStream.range(0, keys.size()).filter(i -> outputs.get(i) == null).toArray();
    int size = Math.max(1, Math.min(scorer.piece(), missing.length));
    for (int from = 0; from < missing.length; from += size) {
      int[] piece = Arrays.copyOfRange(missing, from, Math.min(from + size, missing.length));
      long[][] rated = scorer.score(IntStream.of(piece).mapToObj(turns::get).toList());
      for (int i = 0; i < piece.length; i++) {
        outputs.set(piece[i], rated[i]);
      }
      if (size < missing.length) {
        List<String> own = IntStream.of(piece).mapToObj(keys::get).toList();
        Groups.write(folder, Groups.piece(name), own, rated);
      }
    }
    return Groups.write(folder, name, keys, outputs.toArray(long[][]::new));
  }
}
