package org.attune.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The flat list of entities of an RO-Crate: each stands once, under its {@code @id}, and names
 * others by theirs.
 */
final class Graph {

  private final SortedMap<String, SortedMap<String, Object>> entities = new TreeMap<>();

  /** A new entity, of one or several types. */
  Entity add(String id, String... types) {
    SortedMap<String, Object> properties = new TreeMap<>();
    if (entities.putIfAbsent(id, properties) != null) {
      throw new IllegalStateException("two entities of the crate are called " + id);
    }
    properties.put("@id", id);
    return new Entity(properties).list("@type", List.of(types));
  }

  /** An entity that several others name; whoever is first tells of it. */
  boolean has(String id) {
    return entities.containsKey(id);
  }

  /** All entities: those named {@code first} in this order, then the others by id. */
  List<Map<String, Object>> inOrder(List<String> first) {
    List<Map<String, Object>> all = new ArrayList<>();
    first.forEach(id -> all.add(entities.get(id)));
    entities.forEach(
        (id, entity) -> {
          if (!first.contains(id)) {
            all.add(entity);
          }
        });
    return all;
  }

  /** An entity whose properties are being told. */
  record Entity(SortedMap<String, Object> properties) {

    /** Its name by which others refer to it. */
    String id() {
      return properties.get("@id").toString();
    }

    /** A property that is a text; an empty text is left out. */
    Entity with(String property, String text) {
      if (!text.isEmpty()) {
        properties.put(property, text);
      }
      return this;
    }

    /** A property that names another entity. */
    Entity to(String property, String id) {
      return to(property, List.of(id));
    }

    /** A property that names other entities; none is left out. */
    Entity to(String property, Collection<String> ids) {
      return list(property, ids.stream().map(id -> Map.of("@id", id)).toList());
    }

    /** RO-Crate 1.1 wants a single value without its list. */
    private Entity list(String property, List<?> values) {
      if (!values.isEmpty()) {
        properties.put(property, values.size() == 1 ? values.get(0) : values);
      }
      return this;
    }
  }
}
