package org.attune.score.linear;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.attune.score.Features;

/**
 * A linear model over {@link Features}.
 *
 * @param features the features
 * @param heads one head for each dimension
 */
public record LinearModel(Features features, Head[] heads) {

  /** What becomes of the sums of a head. */
  public enum Link {
    /** A degree of each label for itself. */
    LOGISTIC,
    /** Degrees of categories that exclude each other. */
    SOFTMAX,
    /** The sum is the value. */
    IDENTITY
  }

  /**
   * One dimension: for each output an intercept and a weight per feature. A category never seen in
   * training has intercept negative infinity.
   */
  public record Head(Link link, double[] intercepts, float[][] weights) {

    /** The sums, of which {@link #outputs} makes degrees. */
    double[] sums(Features.Vector x) {
      double[] z = intercepts.clone();
      for (int k = 0; k < z.length; k++) {
        for (int i = 0; i < x.indices().length && z[k] != Double.NEGATIVE_INFINITY; i++) {
          z[k] += x.values()[i] * weights[k][x.indices()[i]];
        }
      }
      return z;
    }

    /** A degree (0 to 1) of each category, or the value. */
    public double[] outputs(Features.Vector x) {
      double[] z = sums(x);
      double max = Arrays.stream(z).reduce(Double.NEGATIVE_INFINITY, Math::max);
      return switch (link) {
        case SOFTMAX -> softmax(z, max);
        case LOGISTIC -> Arrays.stream(z).map(v -> 1 / (1 + StrictMath.exp(-v))).toArray();
        case IDENTITY -> z;
      };
    }

    private static double[] softmax(double[] z, double max) {
      double sum = 0;
      for (int k = 0; k < z.length; k++) {
        z[k] = StrictMath.exp(z[k] - max);
        sum += z[k];
      }
      for (int k = 0; k < z.length; k++) {
        z[k] /= sum;
      }
      return z;
    }
  }

  /** Writes the model, all of it or nothing. */
  public void write(Path file) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16))) {
      features.write(out);
      out.writeInt(heads.length);
      for (Head head : heads) {
        out.writeByte(head.link().ordinal());
        out.writeInt(head.intercepts().length);
        for (int k = 0; k < head.intercepts().length; k++) {
          out.writeDouble(head.intercepts()[k]);
          for (float weight : head.weights()[k]) {
            out.writeFloat(weight);
          }
        }
      }
    }
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  static LinearModel read(Path file, Features.Reader reader) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      Features features = reader.read(in);
      Head[] heads = new Head[in.readInt()];
      for (int h = 0; h < heads.length; h++) {
        Link link = Link.values()[in.readByte()];
        double[] intercepts = new double[in.readInt()];
        float[][] weights = new float[intercepts.length][features.size()];
        for (int k = 0; k < intercepts.length; k++) {
          intercepts[k] = in.readDouble();
          for (int i = 0; i < features.size(); i++) {
            weights[k][i] = in.readFloat();
          }
        }
        heads[h] = new Head(link, intercepts, weights);
      }
      return new LinearModel(features, heads);
    }
  }
}
