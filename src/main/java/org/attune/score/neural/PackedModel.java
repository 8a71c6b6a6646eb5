package org.attune.score.neural;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.attune.corpus.Turn;
import org.attune.score.packed.Arithmetic;
import org.attune.score.packed.EncoderWeights;
import org.attune.score.packed.KnownEncoders;
import org.attune.score.packed.PackedEncoder;
import org.attune.score.packed.TokenStream;
import org.attune.score.packed.TokenStream.Text;

/**
 * A model of a folder as a {@link PackedEncoder}, made once per JVM: recognised by its weights, and
 * compared with what TorchScript makes of some texts before it is used.
 *
 * @param encoder what computes it
 * @param typed whether it reads token types
 * @param offset whether positions are counted from the padding id + 1 on
 * @param padding id of the padding token
 * @param difference largest difference to an output of TorchScript, relative to 1 or the output
 */
record PackedModel(
    PackedEncoder encoder, boolean typed, boolean offset, long padding, double difference) {

  /** A model, or why it is none. */
  record Found(Optional<PackedModel> model, String reason) {
    static Found none(String reason) {
      return new Found(Optional.empty(), reason);
    }
  }

  private record Key(String identity, Arithmetic arithmetic, int length, int longest) {}

  private static final Map<Key, Found> FOUND = new ConcurrentHashMap<>();

  /** Furthest from TorchScript, relative to 1 or the output. */
  private static final Map<Arithmetic, Double> MOST =
      Map.of(Arithmetic.FP32, 1e-4, Arithmetic.SPLIT, 1e-4, Arithmetic.BF16, 0.1);

  /** Widths from which a stream of four times as many tokens keeps the products busy. */
  private static final int WIDE = 512;

  private static final List<String> PROBES =
      List.of(
          "",
          "I am so sorry to hear that.",
          "Congratulations! You have worked for this, and it shows; what will you do first?",
          "He said nothing at all, and the longer he said nothing the more it was plain to everybody in the"
              + " room that what had happened that morning on the way to school could not be undone by anyone.");

  /**
   * The model of a folder.
   *
   * @param loaded the same in TorchScript
   * @param tokens tokens of a stream, four times as many for wide models
   * @param longest most tokens of a text
   * @param abilities what the processor can do
   */
  static Found of(
      ModelFolder folder,
      LoadedModel loaded,
      NumericPrecision precision,
      int tokens,
      int longest,
      Set<String> abilities) {
    if (loaded.device().isGpu()) {
      return Found.none("it runs on a GPU");
    }
    Optional<Arithmetic> arithmetic = precision.arithmetic(abilities);
    if (arithmetic.isEmpty()) {
      return Found.none("the processor does not multiply tiles of bfloat16 (amx_bf16)");
    }
    int wished = Math.max(tokens, longest);
    return FOUND.computeIfAbsent(
        new Key(folder.identity(), arithmetic.get(), wished, longest),
        key -> made(folder, loaded, arithmetic.get(), wished, longest));
  }

  private static Found made(
      ModelFolder folder, LoadedModel loaded, Arithmetic arithmetic, int wished, int longest) {
    try {
      JsonNode config = new ObjectMapper().readTree(folder.path().resolve("config.json").toFile());
      EncoderWeights encoder =
          KnownEncoders.of(new TorchScript(folder.weights()).weights(), config);
      int length = encoder.width() < WIDE ? wished : 4 * wished;
      PackedModel model =
          new PackedModel(
              new PackedEncoder(encoder, arithmetic, length, longest),
              loaded.readsTypes(),
              ModelFolder.OFFSET.contains(config.path("model_type").asText()),
              folder.padding(),
              0);
      double difference = model.difference(folder, loaded, longest);
      return difference <= MOST.get(arithmetic)
          ? new Found(
              Optional.of(
                  new PackedModel(
                      model.encoder, model.typed, model.offset, model.padding, difference)),
              "")
          : Found.none(
              "its numbers are %.1e from TorchScript's, where at most %.0e are allowed"
                  .formatted(difference, MOST.get(arithmetic)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException | LinkageError e) { // all that the library, which is no Java, throws
      return Found.none(String.valueOf(e.getMessage()).lines().findFirst().orElse("not known"));
    }
  }

  /** The largest difference to what TorchScript makes of the probes, one by one. */
  private double difference(ModelFolder folder, LoadedModel loaded, int longest) {
    int[] widths = loaded.widths();
    int[] chosen = IntStream.range(0, widths.length).filter(o -> widths[o] > 0).toArray();
    TurnReader reader = new TurnReader(loaded.tokenizer(folder, longest), false, padding);
    double most = 0;
    try (TokenStream stream = encoder.stream();
        Predictor<Batch, float[][]> predictor = loaded.predictor(chosen)) {
      for (String probe : PROBES) {
        Tokens read = reader.tokens(reader.seen(new Turn(List.of(), probe)));
        float[][] right =
            predictor.predict(Batch.of(new int[1], new Tokens[] {read}, 1, read.length(), padding));
        float[][] ours = stream.answers(List.of(text(read)));
        if (ours.length != widths.length) {
          return Double.POSITIVE_INFINITY;
        }
        for (int output : chosen) {
          most = Math.max(most, difference(right[output], ours[output]));
        }
      }
      return most;
    } catch (TranslateException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static double difference(float[] right, float[] ours) {
    if (right.length != ours.length) {
      return Double.POSITIVE_INFINITY;
    }
    double most = 0;
    for (int i = 0; i < right.length; i++) {
      double apart = Math.abs(right[i] - ours[i]) / Math.max(1, Math.abs(right[i]));
      most = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(most, apart);
    }
    return most;
  }

  /** How it is run, in words. */
  String way() {
    return "one stream of %d tokens on oneDNN %s, %s; at most %.1e from TorchScript on %d texts"
        .formatted(
            encoder.length(),
            PackedEncoder.version(),
            encoder.products(),
            difference,
            PROBES.size());
  }

  /** What its numbers depend on beside the model and the processor. */
  Map<String, String> stack() {
    return Map.of(
        "onednn", PackedEncoder.version(),
        "products", encoder.products(),
        "stream", Integer.toString(encoder.length()));
  }

  /** A text as the encoder reads it. */
  Text text(Tokens tokens) {
    int[] words = new int[tokens.length()];
    int[] places = new int[words.length];
    int[] types = new int[words.length];
    int known = 0;
    for (int i = 0; i < words.length; i++) {
      words[i] = (int) tokens.ids()[i];
      types[i] = typed ? (int) tokens.types()[i] : 0;
      if (offset) {
        known += words[i] == padding ? 0 : 1;
        places[i] = (int) padding + (words[i] == padding ? 0 : known);
      } else {
        places[i] = i;
      }
    }
    return new Text(words, places, types);
  }
}
