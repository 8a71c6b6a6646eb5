package org.attune.score.neural;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A dimension a model was trained for, as its {@code config.json} describes it under {@code
 * attune.dimensions}.
 *
 * @param first its first column of output 0
 * @param names categories or labels its columns stand for; empty where the column is a value
 * @param pairs whether the model reads the turn before
 * @param centre what is added to each column: the log odds or log share of a category among the
 *     training items, or the mean of their values
 * @param spread what each column is multiplied by before: 1, or the standard deviation of the
 *     values
 * @param thresholds degree (0 to 1) from which each label is given, chosen on development items;
 *     empty on other scales
 */
public record TrainedHead(
    int first,
    List<String> names,
    boolean pairs,
    double[] centre,
    double spread,
    Map<String, Double> thresholds) {

  /** Number of columns. */
  public int columns() {
    return centre.length;
  }

  /** The same head with other thresholds. */
  public TrainedHead with(Map<String, Double> chosen) {
    return new TrainedHead(first, names, pairs, centre, spread, chosen);
  }

  /** The heads of a {@code config.json}, by dimension; none where nothing is said of them. */
  static SortedMap<String, TrainedHead> of(JsonNode config) {
    SortedMap<String, TrainedHead> heads = new TreeMap<>();
    config
        .path("attune")
        .path("dimensions")
        .properties()
        .forEach(entry -> heads.put(entry.getKey(), read(entry.getKey(), entry.getValue())));
    return heads;
  }

  private static TrainedHead read(String dimension, JsonNode node) {
    List<String> names = new ArrayList<>();
    node.path("names").forEach(name -> names.add(name.asText()));
    JsonNode centre = node.path("centre");
    double[] centres =
        IntStream.range(0, centre.size()).mapToDouble(i -> centre.get(i).asDouble()).toArray();
    Map<String, Double> thresholds = new LinkedHashMap<>();
    node.path("thresholds")
        .properties()
        .forEach(t -> thresholds.put(t.getKey(), t.getValue().asDouble()));
    if (!node.path("first").isInt()
        || !node.path("spread").isNumber()
        || centres.length != Math.max(1, names.size())) {
      throw new IllegalArgumentException(
          "attune.dimensions."
              + dimension
              + ": expected first, names, pairs, a centre for each column, spread and thresholds, found "
              + node);
    }
    return new TrainedHead(
        node.path("first").asInt(),
        names,
        node.path("pairs").asBoolean(),
        centres,
        node.path("spread").asDouble(),
        thresholds);
  }
}
