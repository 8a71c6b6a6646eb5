package org.attune.score.packed;

import java.util.List;
import org.attune.score.packed.EncoderWeights.FirstToken;
import org.attune.score.packed.TokenStream.Text;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/** Answers of {@link FirstToken}. */
final class FirstTokenAnswers implements Answering {

  private final int width;
  private final int outputs;
  private final stream in;
  private final FloatPointer states;
  private final FloatPointer first;
  private final FloatPointer answered;
  private final Step dense;
  private final Step projected;
  private final float[] row;

  FirstTokenAnswers(PackedEncoder packed, memory state, stream in, Scratchpad room) {
    this.in = in;
    FirstToken answer = (FirstToken) packed.encoder.answer();
    width = packed.encoder.width();
    outputs = answer.projected().outputs();
    int rows = PackedEncoder.FIRST_TOKENS;
    memory from = OneDnn.zeros(OneDnn.FLOAT, rows, width);
    memory middle = OneDnn.zeros(OneDnn.FLOAT, rows, answer.dense().outputs());
    memory to = OneDnn.zeros(OneDnn.FLOAT, rows, outputs);
    dense = packed.answers.get(0).step(room, from, middle, null);
    projected = packed.answers.get(1).step(room, middle, to, null);
    states = new FloatPointer(state.get_data_handle());
    first = new FloatPointer(from.get_data_handle());
    answered = new FloatPointer(to.get_data_handle());
    row = new float[width];
  }

  @Override
  public float[][] of(List<Text> texts) {
    float[] rows = new float[texts.size() * outputs];
    long token = 0;
    int done = 0;
    for (int i = 0; i < texts.size(); i++) {
      states.position(token * width).get(row);
      first.position((long) (i - done) * width).put(row);
      token += texts.get(i).length();
      if (i + 1 - done == PackedEncoder.FIRST_TOKENS || i + 1 == texts.size()) {
        dense.run(in);
        projected.run(in);
        in._wait();
        answered.position(0).get(rows, done * outputs, (i + 1 - done) * outputs);
        done = i + 1;
      }
    }
    return new float[][] {rows};
  }
}
