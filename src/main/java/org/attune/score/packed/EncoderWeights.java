package org.attune.score.packed;

import java.util.List;
import java.util.Optional;

/**
 * An encoder of BERT's kind, whose residual streams are normalised after each sum (Devlin et al.
 * 2019, doi:10.18653/v1/N19-1423), as its weights.
 *
 * @param heads heads of attention; they share the width evenly
 * @param epsilon what layer normalisation adds to the variance
 * @param words embeddings of tokens, which may be narrower than the encoder
 * @param places embeddings of positions
 * @param types embeddings of token types; of DistilBERT none
 * @param norm normalises the sum of the three
 * @param widened from the width of the embeddings to that of the encoder, where they differ
 */
public record EncoderWeights(
    int heads,
    float epsilon,
    Activation activation,
    Matrix words,
    Matrix places,
    Optional<Matrix> types,
    Norm norm,
    Optional<Linear> widened,
    List<Layer> layers,
    Answer answer) {

  /** Functions between two linear maps. */
  public enum Activation {
    GELU,
    GELU_TANH,
    RELU,
    TANH
  }

  /**
   * A linear map.
   *
   * @param weight a row for each output
   */
  public record Linear(Matrix weight, Matrix bias) {
    int inputs() {
      return weight.columns();
    }

    int outputs() {
      return weight.rows();
    }
  }

  /** A layer normalisation (Ba, Kiros and Hinton 2016, arXiv:1607.06450). */
  public record Norm(Matrix scale, Matrix shift) {}

  /**
   * A layer.
   *
   * @param queryKeyValue three times as many outputs as inputs: queries, keys, values
   */
  public record Layer(
      Linear queryKeyValue,
      Linear attended,
      Norm attendedNorm,
      Linear up,
      Linear down,
      Norm downNorm) {}

  /** What an encoder makes of the last states of a text's tokens. */
  public sealed interface Answer permits Columns, FirstToken {}

  /**
   * Columns with an attention of their own over the tokens, as {@code make_base.py} describes them:
   * column c is {@code rate · (Σ_t softmax_t(scale · query_c · x_t) · weight_c · x_t + bias_c)}. A
   * second output is the mean of the tokens' last states.
   */
  public record Columns(Matrix query, Matrix weight, Matrix bias, float rate, float scale)
      implements Answer {}

  /** Two linear maps of the first token's last state, with a function between them. */
  public record FirstToken(Linear dense, Activation between, Linear projected) implements Answer {}

  /** Numbers of a token's state. */
  public int width() {
    return layers.get(0).queryKeyValue().inputs();
  }

  /** Numbers of a token inside a layer, at its widest. */
  int inner() {
    return layers.get(0).up().outputs();
  }
}
