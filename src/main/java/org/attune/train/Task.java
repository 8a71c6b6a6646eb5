package org.attune.train;

import java.util.List;
import java.util.SortedMap;
import org.attune.corpus.Scale;
import org.attune.score.Learner.Example;

/**
 * What a model learns from one corpus in one way of reading.
 *
 * @param corpus name of the corpus
 * @param pairs whether the turn before is read
 * @param dimensions scale of each dimension, by name
 * @param training items to learn from, with an answer per dimension in the order of their names
 * @param development items on which it is decided when to stop, likewise
 */
public record Task(
    String corpus,
    boolean pairs,
    SortedMap<String, Scale> dimensions,
    List<Example> training,
    List<Example> development) {

  /** Position of a dimension among the answers of an example. */
  int position(String dimension) {
    return dimensions.headMap(dimension).size();
  }
}
