package org.attune.score.neural;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.attune.score.packed.TokenStream;
import org.attune.score.packed.TokenStream.Text;

/** Runs a model on texts whose tokens stand in one stream, without padding; for one thread. */
final class PackedRunner implements TextRunner {

  private final PackedModel model;
  private final TokenStream stream;
  private final Meter meter;

  PackedRunner(PackedModel model, Meter meter) {
    this.model = model;
    this.meter = meter;
    stream = model.encoder().stream();
  }

  @Override
  public void run(Tokens[] texts, Sink sink) {
    for (int[] together : streams(texts, model.encoder().length())) {
      long start = System.nanoTime();
      List<Text> read = new ArrayList<>(together.length);
      for (int text : together) {
        read.add(model.text(texts[text]));
      }
      float[][] outputs = stream.answers(read);
      meter.ran(model.encoder().length(), System.nanoTime() - start);
      for (int row = 0; row < together.length; row++) {
        sink.take(together[row], outputs, row);
      }
    }
  }

  /**
   * Puts texts together: each time the longest that are left, and behind them, where the next
   * longest has no room, the shortest; so texts of a length stand one behind the other.
   *
   * @param room tokens of a stream
   */
  static List<int[]> streams(Tokens[] texts, int room) {
    long[] order = new long[texts.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (long) texts[i].length() << 32 | i;
    }
    Arrays.sort(order);
    int[] sorted = Arrays.stream(order).mapToInt(o -> (int) o).toArray();
    List<int[]> streams = new ArrayList<>();
    int shortest = 0;
    int longest = sorted.length - 1;
    while (shortest <= longest) {
      int[] together = new int[longest - shortest + 1];
      int many = 0;
      int left = room;
      while (shortest <= longest && texts[sorted[longest]].length() <= left) {
        left -= texts[sorted[longest]].length();
        together[many++] = sorted[longest--];
      }
      while (shortest <= longest && texts[sorted[shortest]].length() <= left) {
        left -= texts[sorted[shortest]].length();
        together[many++] = sorted[shortest++];
      }
      if (many == 0) {
        throw new IllegalArgumentException(
            "expected texts of at most %d tokens, found one of %d"
                .formatted(room, texts[sorted[longest]].length()));
      }
      streams.add(Arrays.copyOf(together, many));
    }
    return streams;
  }

  @Override
  public void close() {
    stream.close();
  }
}
