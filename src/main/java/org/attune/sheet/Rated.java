package org.attune.sheet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A dimension and the columns its ratings stand in.
 *
 * @param name its name in card and protocol
 * @param people column of each person by id in a wide table; in a long one the column of all, by
 *     the empty id
 * @param models column of each model by name
 * @param reference column with what a panel concluded, if there is one beside people's ratings
 */
public record Rated(
    String name,
    Map<String, String> people,
    Map<String, String> models,
    Optional<String> reference) {

  public Rated {
    people = new LinkedHashMap<>(people);
    models = new LinkedHashMap<>(models);
  }

  /** The same with fewer models, or without a reference. */
  Rated with(Map<String, String> fewer, Optional<String> otherReference) {
    return new Rated(name, people, fewer, otherReference);
  }

  /** The column with the ratings of a long table. */
  public String value() {
    return people.get("");
  }
}
