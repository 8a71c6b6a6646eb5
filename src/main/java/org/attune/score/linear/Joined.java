package org.attune.score.linear;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.corpus.Turn;
import org.attune.score.Features;

/**
 * Two kinds of features side by side.
 *
 * @param first those that stand first
 * @param second those behind them
 */
public record Joined(Features first, Features second) implements Features {

  private static final int CHUNK = 512;

  @Override
  public int size() {
    return first.size() + second.size();
  }

  @Override
  public SortedMap<String, String> stack() {
    SortedMap<String, String> both = new TreeMap<>(first.stack());
    both.putAll(second.stack());
    return both;
  }

  @Override
  public OptionalInt longest() {
    return first.longest().isPresent() ? first.longest() : second.longest();
  }

  @Override
  public boolean cut(Turn turn) {
    return first.cut(turn) || second.cut(turn);
  }

  @Override
  public Stream<Vector> vectors(List<Turn> turns) {
    return IntStream.iterate(0, from -> from < turns.size(), from -> from + CHUNK)
        .mapToObj(from -> turns.subList(from, Math.min(turns.size(), from + CHUNK)))
        .flatMap(this::chunk);
  }

  private Stream<Vector> chunk(List<Turn> turns) {
    List<Vector> before = first.vectors(turns).toList();
    List<Vector> behind = second.vectors(turns).toList();
    return IntStream.range(0, turns.size()).mapToObj(i -> join(before.get(i), behind.get(i)));
  }

  private Vector join(Vector before, Vector behind) {
    IntStream moved = IntStream.of(behind.indices()).map(i -> first.size() + i);
    return new Vector(
        IntStream.concat(IntStream.of(before.indices()), moved).toArray(),
        DoubleStream.concat(DoubleStream.of(before.values()), DoubleStream.of(behind.values()))
            .toArray());
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    first.write(out);
    second.write(out);
  }

  /** Reads what {@link #write} wrote. */
  public static Joined read(Reader first, Reader second, DataInputStream in) throws IOException {
    return new Joined(first.read(in), second.read(in));
  }
}
