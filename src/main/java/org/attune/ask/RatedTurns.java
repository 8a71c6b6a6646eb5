package org.attune.ask;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Turn;
import org.attune.score.OutputsText;
import org.attune.score.Scorer;

/**
 * The turns that a language model rated, as a scorer: it gives what a file says of each. A line is
 * a turn's {@link Turn#identity}, a tab, and its outputs.
 */
public final class RatedTurns implements Scorer {

  /** What a file says, by turn. */
  private record Lines(Path file, Map<String, String> byTurn) {}

  /** Those of one file, for all tasks that read it side by side. */
  private static Lines last = new Lines(Path.of(""), Map.of());

  private final Path file;
  private final int context;
  private final Map<String, String> lines;

  /**
   * @param file its name is the hash of what is in it
   * @param context how many earlier turns the model was shown
   */
  public RatedTurns(Path file, int context) {
    this.file = file;
    this.context = context;
    lines = lines(file);
  }

  private static synchronized Map<String, String> lines(Path file) {
    if (!last.file().equals(file)) {
      last = new Lines(file, read(file));
    }
    return last.byTurn();
  }

  private static Map<String, String> read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(line -> line.split("\t", 2))
          .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** The line of a turn. */
  public static String line(Turn turn, long[] outputs) {
    return turn.identity() + "\t" + OutputsText.of(Arrays.stream(outputs)) + "\n";
  }

  @Override
  public int context() {
    return context;
  }

  @Override
  public String identity() {
    return file.getFileName().toString();
  }

  @Override
  public long[][] score(List<Turn> turns) {
    return turns.stream().map(this::outputs).toArray(long[][]::new);
  }

  private long[] outputs(Turn turn) {
    String line = lines.get(turn.identity());
    if (line == null) {
      throw new CorpusException(file.toString(), "what a model said of each turn", "none of one");
    }
    return OutputsText.read(line).toArray();
  }

  @Override
  public void close() {
    // nothing is held
  }
}
