package org.attune.score;

import java.nio.file.Path;
import java.util.SortedMap;
import org.attune.corpus.Scale;

/**
 * What a study wants of a scorer.
 *
 * @param dimensions the scale of each dimension to rate, by name
 * @param models where models are found by name
 * @param fitted folder with what the scorer learned from this study's training split; empty before
 * @param device {@code cpu} or {@code gpu:N}
 */
public record Request(
    SortedMap<String, Scale> dimensions, Models models, Path fitted, String device) {

  /** The same with a folder of models of one's own. */
  public Request(SortedMap<String, Scale> dimensions, Path models, Path fitted, String device) {
    this(dimensions, new Models(models), fitted, device);
  }
}
