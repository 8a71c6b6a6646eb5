package org.attune.ask;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Hashes;
import org.attune.corpus.Turn;
import org.attune.score.OutputsText;
import org.attune.score.Scorer;

/**
 * The turns that a language model rated, as a scorer: it gives what a file says of each. A line is
 * a turn's {@link Turn#identity}, a tab, and its outputs.
 */
public final class RatedTurns implements Scorer {

  private static final Map<Path, Map<String, String>> READ = new ConcurrentHashMap<>();

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
    lines = READ.computeIfAbsent(file, RatedTurns::read);
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
    return turn.identity() + "\t" + OutputsText.of(java.util.Arrays.stream(outputs)) + "\n";
  }

  @Override
  public int context() {
    return context;
  }

  @Override
  public String identity() {
    return Hashes.ofTexts(List.of(file.getFileName().toString()));
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
