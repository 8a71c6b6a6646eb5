package org.attune.score.neural;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;

/**
 * Where a dimension is found in what a model gives, and what its numbers mean: the scale alone
 * decides.
 *
 * @param columns a column of the output for each output of the scale, in the scale's order
 * @param centre what is added to each column, after it was multiplied by {@code spread}
 */
record Head(
    String dimension, Scale scale, int output, int[] columns, double[] centre, double spread) {

  private static final int SHOWN = 60;

  private static final Pattern PLACE =
      Pattern.compile("output (\\d{1,6})|columns? (\\d{1,6})(?:-(\\d{1,6}))?");

  /**
   * Finds a dimension in a model.
   *
   * @param place {@code output N}, {@code column N} or {@code columns N-M}, all from 0; columns are
   *     those of output 0
   * @param widths number of columns of each output
   * @throws IllegalArgumentException if the place is not there, or has other columns than the scale
   *     has categories
   */
  static Head of(String dimension, Scale scale, String place, ModelFolder folder, int[] widths) {
    Matcher read = PLACE.matcher(place);
    if (!read.matches()) {
      throw wrong(dimension, "'output N', 'column N' or 'columns N-M'", "'" + place + "'");
    }
    boolean whole = read.group(1) != null;
    int output = whole ? Integer.parseInt(read.group(1)) : 0;
    int width = output < widths.length ? widths[output] : -1;
    if (width < 0) {
      throw wrong(dimension, "an output with a row for each text", place + " of " + folder.path());
    }
    int first = whole ? 0 : Integer.parseInt(read.group(2));
    int last = whole ? width - 1 : read.group(3) == null ? first : Integer.parseInt(read.group(3));
    if (last >= width || last < first) {
      throw wrong(
          dimension, "columns between 0 and " + (width - 1), place + " of " + folder.path());
    }
    if (last - first + 1 != scale.outputs()) {
      throw wrong(
          dimension,
          scale.outputs() + " outputs (" + scale.expected() + ")",
          (last - first + 1) + " in " + place + " of " + folder.path());
    }
    List<String> labels =
        output == 0 && !(scale instanceof Scale.Interval) ? folder.labels() : List.of();
    if (!labels.isEmpty() && labels.size() != width) {
      throw wrong(
          dimension, width + " labels, as the model has columns", "in its config.json " + labels);
    }
    int[] columns = columns(dimension, scale, labels, first, last);
    return new Head(dimension, scale, output, columns, new double[columns.length], 1);
  }

  /**
   * A dimension the model was trained for.
   *
   * @throws IllegalArgumentException if it was trained for another scale
   */
  static Head of(String dimension, Scale scale, TrainedHead trained, ModelFolder folder) {
    boolean value = scale instanceof Scale.Interval;
    List<String> names =
        value ? List.of() : IntStream.range(0, scale.size()).mapToObj(scale::name).toList();
    if (value != trained.names().isEmpty()
        || !trained.names().containsAll(names)
        || names.size() != trained.names().size()) {
      throw wrong(
          dimension,
          value ? "a model trained for values" : "a model trained for " + names,
          (trained.names().isEmpty() ? "one for values" : "one for " + trained.names())
              + " in "
              + folder.path());
    }
    int[] order = value ? new int[1] : names.stream().mapToInt(trained.names()::indexOf).toArray();
    return new Head(
        dimension,
        scale,
        0,
        Arrays.stream(order).map(i -> trained.first() + i).toArray(),
        Arrays.stream(order).mapToDouble(i -> trained.centre()[i]).toArray(),
        trained.spread());
  }

  private static int[] columns(
      String dimension, Scale scale, List<String> labels, int first, int last) {
    if (labels.isEmpty()) {
      return IntStream.rangeClosed(first, last).toArray();
    }
    List<String> names = IntStream.range(0, scale.size()).mapToObj(scale::name).toList();
    List<String> found = labels.subList(first, last + 1);
    if (!found.containsAll(names)) {
      throw wrong(
          dimension,
          "the labels of the scale, " + names,
          "id2label of the model's config.json, " + found.stream().map(Head::shown).toList());
    }
    return names.stream().mapToInt(n -> first + found.indexOf(n)).toArray();
  }

  /** A name of others, of which a message shows no more than of a label. */
  private static String shown(String name) {
    return name.length() <= SHOWN ? name : "(" + name.length() + " characters)";
  }

  private static IllegalArgumentException wrong(String dimension, String expected, String found) {
    return new IllegalArgumentException(
        "dimension " + dimension + ": expected " + expected + ", found " + found);
  }

  /**
   * Codes of one text.
   *
   * @param numbers the model's output
   * @param from where the row of the text begins in it
   * @param codes row of the scorer
   * @param at where the dimension begins in it
   */
  void code(float[] numbers, int from, long[] codes, int at) {
    double[] x = new double[columns.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = numbers[from + columns[i]] * spread + centre[i];
      if (!Double.isFinite(x[i])) {
        throw new IllegalStateException(
            "dimension " + dimension + ": the model gave " + x[i] + ", expected a number");
      }
    }
    if (scale instanceof Scale.Interval) {
      codes[at] = Math.multiplyExact((long) StrictMath.rint(x[0] * 10_000), Scale.UNIT / 10_000);
    } else if (scale instanceof Scale.Labels) {
      for (int i = 0; i < x.length; i++) {
        codes[at + i] = degree(1 / (1 + StrictMath.exp(-x[i])));
      }
    } else {
      softmax(x, codes, at);
    }
  }

  private static void softmax(double[] x, long[] codes, int at) {
    double max = x[0];
    for (double v : x) {
      max = Math.max(max, v);
    }
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = StrictMath.exp(x[i] - max);
      sum += x[i];
    }
    for (int i = 0; i < x.length; i++) {
      codes[at + i] = degree(x[i] / sum);
    }
  }

  private static long degree(double p) {
    return (long) StrictMath.rint(p * 10_000);
  }
}
