package org.attune.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.attune.corpus.Hashes;
import org.attune.corpus.Turn;
import org.attune.score.Scorer;

/**
 * A group on its way: rated in pieces as small as the scorer asks for, each of which is put by as a
 * file of its own until the group is finished. A piece that an interrupted run left is not rated
 * again.
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
   * @param known its outputs as another group has them; null if none has
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
    int size = Math.max(1, Math.min(scorer.piece(), keys.size()));
    boolean whole = size == keys.size();
    Map<String, Path> left = whole ? Map.of() : Groups.pieces(folder);
    List<Path> written = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += size) {
      int to = Math.min(from + size, keys.size());
      int[] missing = IntStream.range(from, to).filter(i -> outputs.get(i) == null).toArray();
      List<String> own = keys.subList(from, to);
      String piece = name(own);
      if (left.containsKey(piece)) {
        take(left.get(piece), from);
        written.add(left.get(piece));
      } else if (missing.length > 0) {
        List<Turn> asked = IntStream.of(missing).mapToObj(turns::get).toList();
        long[][] rated = scorer.score(asked);
        for (int i = 0; i < missing.length; i++) {
          outputs.set(missing[i], rated[i]);
        }
        if (!whole) {
          long[][] rows = outputs.subList(from, to).toArray(long[][]::new);
          written.add(folder.resolve(Groups.write(folder, piece, own, rows)));
        }
      }
    }
    String finished = Groups.write(folder, name, keys, outputs.toArray(long[][]::new));
    for (Path file : written) {
      Files.deleteIfExists(file);
    }
    return finished;
  }

  private void take(Path piece, int from) throws IOException {
    Map<String, long[]> rows = new HashMap<>();
    Groups.rows(piece).forEach(row -> rows.put(row.getString(0), Groups.outputs(row.getList(1))));
    for (int i = from; i < from + rows.size(); i++) {
      outputs.set(i, rows.get(keys.get(i)));
    }
  }

  private static String name(List<String> keys) {
    String all = Hashes.of(String.join(",", keys).getBytes(StandardCharsets.UTF_8));
    return "piece-" + all.substring(0, 16);
  }
}
