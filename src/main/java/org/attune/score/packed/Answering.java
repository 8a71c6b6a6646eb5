package org.attune.score.packed;

import java.util.List;
import org.attune.score.packed.TokenStream.Text;

/** Makes the outputs of a model of the last states of its tokens; for one thread. */
interface Answering {

  /** The rows of each output, text after text. */
  float[][] of(List<Text> texts);
}
