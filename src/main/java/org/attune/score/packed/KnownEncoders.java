package org.attune.score.packed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.attune.score.packed.EncoderWeights.Activation;
import org.attune.score.packed.EncoderWeights.Answer;
import org.attune.score.packed.EncoderWeights.Columns;
import org.attune.score.packed.EncoderWeights.FirstToken;
import org.attune.score.packed.EncoderWeights.Layer;
import org.attune.score.packed.EncoderWeights.Linear;
import org.attune.score.packed.EncoderWeights.Norm;

/**
 * Recognises encoders by the names of their weights and the model's {@code config.json}: BERT
 * (MiniLM among them), RoBERTa, XLM-RoBERTa, CamemBERT, ELECTRA and DistilBERT with the heads that
 * transformers gives them for classification, and what {@code make_base.py} makes. Every weight
 * must have its place. That the numbers are the model's is for others to check.
 */
public final class KnownEncoders {

  /** How a kind of encoder calls its parts. */
  private record Names(
      String words,
      String places,
      String types,
      String norm,
      String layers,
      List<String> queryKeyValue,
      String attended,
      String attendedNorm,
      String up,
      String down,
      String downNorm) {}

  private static final Names OWN =
      new Names(
          "words",
          "places",
          "types",
          "norm",
          "layers.",
          List.of("query_key_value"),
          "attended",
          "attended_norm",
          "up",
          "down",
          "down_norm");

  private static final Names BERT =
      new Names(
          "embeddings.word_embeddings",
          "embeddings.position_embeddings",
          "embeddings.token_type_embeddings",
          "embeddings.LayerNorm",
          "encoder.layer.",
          List.of("attention.self.query", "attention.self.key", "attention.self.value"),
          "attention.output.dense",
          "attention.output.LayerNorm",
          "intermediate.dense",
          "output.dense",
          "output.LayerNorm");

  private static final Names DISTILBERT =
      new Names(
          "embeddings.word_embeddings",
          "embeddings.position_embeddings",
          "",
          "embeddings.LayerNorm",
          "transformer.layer.",
          List.of("attention.q_lin", "attention.k_lin", "attention.v_lin"),
          "attention.out_lin",
          "sa_layer_norm",
          "ffn.lin1",
          "ffn.lin2",
          "output_layer_norm");

  private static final Set<String> LIKE_BERT =
      Set.of("bert", "roberta", "xlm-roberta", "camembert", "electra");

  private static final Map<String, Activation> ACTIVATIONS =
      Map.of(
          "gelu", Activation.GELU,
          "gelu_new", Activation.GELU_TANH,
          "gelu_pytorch_tanh", Activation.GELU_TANH,
          "relu", Activation.RELU);

  /** Width of a head in what {@code make_base.py} makes. */
  private static final int OWN_HEAD = 32;

  private static final float OWN_EPSILON = 1e-12f;
  private static final float OWN_RATE = 10;

  private final Map<String, Matrix> weights;
  private final JsonNode config;
  private final Set<String> unused;

  private KnownEncoders(Map<String, Matrix> weights, JsonNode config) {
    this.weights = weights;
    this.config = config;
    unused = new TreeSet<>(weights.keySet());
  }

  /**
   * The encoder of a model.
   *
   * @param weights by the paths of the modules they belong to
   * @param config the model's {@code config.json}
   * @throws IllegalArgumentException if it is none that is known; the message is the reason
   */
  public static EncoderWeights of(Map<String, Matrix> weights, JsonNode config) {
    KnownEncoders known = new KnownEncoders(weights, config);
    EncoderWeights encoder = known.read();
    if (!known.unused.isEmpty()) {
      throw new IllegalArgumentException(
          "weights that no known encoder has, such as " + known.unused.iterator().next());
    }
    return encoder;
  }

  private EncoderWeights read() {
    if (weights.containsKey("columns.query")) {
      return own();
    }
    String type = config.path("model_type").asText();
    boolean distilled = type.equals("distilbert");
    if (!distilled && !LIKE_BERT.contains(type)) {
      throw new IllegalArgumentException("model_type " + (type.isEmpty() ? "not given" : type));
    }
    if (!config.path("position_embedding_type").asText("absolute").equals("absolute")) {
      throw new IllegalArgumentException("positions that are not absolute");
    }
    Names names = distilled ? DISTILBERT : BERT;
    String end = names.words() + ".weight";
    String prefix =
        weights.keySet().stream()
            .filter(name -> name.endsWith(end))
            .findFirst()
            .map(name -> name.substring(0, name.length() - end.length()))
            .orElseThrow(() -> new IllegalArgumentException("no weights " + end));
    Activation activation =
        ACTIVATIONS.get(config.path(distilled ? "activation" : "hidden_act").asText("gelu"));
    if (activation == null) {
      throw new IllegalArgumentException("an activation other than " + ACTIVATIONS.keySet());
    }
    return encoder(
        names,
        prefix,
        config.path(distilled ? "n_heads" : "num_attention_heads").asInt(),
        (float) config.path("layer_norm_eps").asDouble(1e-12),
        activation,
        answer(type, prefix));
  }

  private EncoderWeights own() {
    Matrix query = take("columns.query");
    Columns columns =
        new Columns(
            query,
            take("columns.weight"),
            take("columns.bias"),
            OWN_RATE,
            OWN_RATE / (float) Math.sqrt(query.columns()));
    return encoder(OWN, "", query.columns() / OWN_HEAD, OWN_EPSILON, Activation.GELU, columns);
  }

  private Answer answer(String type, String prefix) {
    String outer =
        prefix.substring(0, Math.max(0, prefix.lastIndexOf('.', prefix.length() - 2) + 1));
    if (type.equals("distilbert")) {
      return new FirstToken(
          linear(outer + "pre_classifier"), Activation.RELU, linear(outer + "classifier"));
    }
    if (weights.containsKey(outer + "classifier.out_proj.weight")) {
      return new FirstToken(
          linear(outer + "classifier.dense"),
          type.equals("electra") ? Activation.GELU : Activation.TANH,
          linear(outer + "classifier.out_proj"));
    }
    return new FirstToken(
        linear(prefix + "pooler.dense"), Activation.TANH, linear(outer + "classifier"));
  }

  private EncoderWeights encoder(
      Names names, String prefix, int heads, float epsilon, Activation activation, Answer answer) {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0;
        weights.containsKey(prefix + names.layers() + i + "." + names.up() + ".weight");
        i++) {
      layers.add(layer(names, prefix + names.layers() + i + "."));
    }
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("no layers " + prefix + names.layers() + "0");
    }
    Matrix words = take(prefix + names.words() + ".weight");
    int width = layers.get(0).queryKeyValue().inputs();
    if (heads < 1 || width % heads != 0) {
      throw new IllegalArgumentException(heads + " heads of attention for a width of " + width);
    }
    return new EncoderWeights(
        heads,
        epsilon,
        activation,
        words,
        take(prefix + names.places() + ".weight"),
        names.types().isEmpty()
            ? Optional.empty()
            : Optional.of(take(prefix + names.types() + ".weight")),
        norm(prefix + names.norm()),
        words.columns() == width
            ? Optional.empty()
            : Optional.of(linear(prefix + "embeddings_project")),
        layers,
        answer);
  }

  private Layer layer(Names names, String prefix) {
    List<Linear> parts = names.queryKeyValue().stream().map(part -> linear(prefix + part)).toList();
    return new Layer(
        new Linear(
            Matrix.joined(parts.stream().map(Linear::weight).toList()),
            Matrix.joined(parts.stream().map(Linear::bias).toList())),
        linear(prefix + names.attended()),
        norm(prefix + names.attendedNorm()),
        linear(prefix + names.up()),
        linear(prefix + names.down()),
        norm(prefix + names.downNorm()));
  }

  private Linear linear(String name) {
    return new Linear(take(name + ".weight"), take(name + ".bias"));
  }

  private Norm norm(String name) {
    return new Norm(take(name + ".weight"), take(name + ".bias"));
  }

  private Matrix take(String name) {
    Matrix found = weights.get(name);
    if (found == null) {
      throw new IllegalArgumentException("no weights " + name);
    }
    unused.remove(name);
    return found;
  }
}
