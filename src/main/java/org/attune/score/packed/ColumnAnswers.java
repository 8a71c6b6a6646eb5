package org.attune.score.packed;

import java.util.Arrays;
import java.util.List;
import org.attune.score.packed.EncoderWeights.Columns;
import org.attune.score.packed.TokenStream.Text;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/** Answers of {@link Columns}, and the mean of the tokens' last states. */
final class ColumnAnswers implements Answering {

  private final Columns columns;
  private final int width;
  private final stream in;
  private final Step product;
  private final FloatPointer products;
  private final FloatPointer states;
  private final float[] multiplied;
  private final float[] state;

  ColumnAnswers(Columns columns, PackedEncoder packed, memory state, stream in, Scratchpad room) {
    this.columns = columns;
    this.in = in;
    width = packed.encoder.width();
    int both = 2 * columns.query().rows();
    memory made = OneDnn.zeros(OneDnn.FLOAT, packed.length, both);
    product = packed.answers.get(0).step(room, state, made, null);
    products = new FloatPointer(made.get_data_handle());
    states = new FloatPointer(state.get_data_handle());
    multiplied = new float[packed.length * both];
    this.state = new float[packed.length * width];
  }

  @Override
  public float[][] of(List<Text> texts) {
    product.run(in);
    in._wait();
    int tokens = texts.stream().mapToInt(Text::length).sum();
    int many = columns.query().rows();
    products.position(0).get(multiplied, 0, tokens * 2 * many);
    states.position(0).get(state, 0, tokens * width);
    float[] rows = new float[texts.size() * many];
    float[] means = new float[texts.size() * width];
    int from = 0;
    for (int text = 0; text < texts.size(); text++) {
      int to = from + texts.get(text).length();
      columns(from, to, rows, text * many);
      mean(from, to, means, text * width);
      from = to;
    }
    return new float[][] {rows, means};
  }

  private void columns(int from, int to, float[] rows, int at) {
    int many = columns.query().rows();
    double[] most = new double[many];
    double[] shares = new double[many];
    double[] sums = new double[many];
    Arrays.fill(most, Double.NEGATIVE_INFINITY);
    for (int token = from; token < to; token++) {
      for (int c = 0; c < many; c++) {
        most[c] = Math.max(most[c], multiplied[token * 2 * many + c]);
      }
    }
    for (int token = from; token < to; token++) {
      int row = token * 2 * many;
      for (int c = 0; c < many; c++) {
        double share = StrictMath.exp(columns.scale() * (multiplied[row + c] - most[c]));
        shares[c] += share;
        sums[c] += share * multiplied[row + many + c];
      }
    }
    for (int c = 0; c < many; c++) {
      rows[at + c] =
          (float) (columns.rate() * (sums[c] / shares[c] + columns.bias().numbers().get(c)));
    }
  }

  private void mean(int from, int to, float[] means, int at) {
    for (int k = 0; k < width; k++) {
      double sum = 0;
      for (int token = from; token < to; token++) {
        sum += state[token * width + k];
      }
      means[at + k] = (float) (sum / (to - from));
    }
  }
}
