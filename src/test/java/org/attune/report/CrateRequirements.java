package org.attune.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.StreamSupport;

/**
 * What the specifications say a crate MUST have, read from their texts, and a reader of crates that
 * says which of it one lacks.
 */
final class CrateRequirements {

  /**
   * A requirement.
   *
   * @param source specification it is of
   * @param entity whom it is about
   * @param property what each of these entities must have
   * @param holds whether an entity of a crate has it
   * @param why the requirement in words
   */
  record Must(
      String source,
      Who entity,
      String property,
      BiPredicate<Crated, ObjectNode> holds,
      String why) {
    @Override
    public String toString() {
      return source + ", " + entity + ": " + property + ": " + why;
    }
  }

  /** Whom a requirement is about: the entities of a crate that it picks. */
  enum Who {
    DESCRIPTOR((crate, e) -> e == crate.get("ro-crate-metadata.json")),
    ROOT((crate, e) -> e == crate.get("./")),
    MAIN_WORKFLOW((crate, e) -> e == crate.get(crate.get("./").path("mainEntity").path("@id"))),
    ACTION((crate, e) -> types(e).contains("CreateAction")),
    PARAMETER((crate, e) -> types(e).contains("FormalParameter")),
    ENTITY((crate, e) -> true);

    private final BiPredicate<Crated, ObjectNode> picks;

    Who(BiPredicate<Crated, ObjectNode> picks) {
      this.picks = picks;
    }
  }

  /** A crate's metadata file. */
  record Crated(JsonNode context, Map<String, ObjectNode> entities) {

    static Crated read(String json) throws IOException {
      JsonNode whole = new ObjectMapper().readTree(json);
      Map<String, ObjectNode> entities = new LinkedHashMap<>();
      for (JsonNode entity : whole.path("@graph")) {
        if (entities.put(entity.path("@id").asText(), (ObjectNode) entity) != null) {
          throw new IllegalStateException("twice: " + entity.path("@id"));
        }
      }
      return new Crated(whole.path("@context"), entities);
    }

    ObjectNode get(String id) {
      return entities.getOrDefault(id, new ObjectMapper().createObjectNode());
    }

    ObjectNode get(JsonNode id) {
      return get(id.asText());
    }

    List<ObjectNode> of(Who who) {
      return entities.values().stream().filter(e -> who.picks.test(this, e)).toList();
    }

    /** Entities a property names; those that are not in the crate are empty. */
    List<ObjectNode> named(ObjectNode entity, String property) {
      return ids(entity, property).stream().map(this::get).toList();
    }

    boolean names(ObjectNode entity, String property, String type) {
      List<ObjectNode> named = named(entity, property);
      return !named.isEmpty() && named.stream().allMatch(e -> types(e).contains(type));
    }
  }

  private static final String RO = "RO-Crate 1.1";
  private static final String PROCESS = "Process Run Crate 0.5";
  private static final String RUN = "Workflow Run Crate 0.5";
  private static final String WORKFLOW = "Workflow RO-Crate 1.0";

  static final List<Must> ALL =
      List.of(
          new Must(RO, Who.ENTITY, "@id", (c, e) -> !e.path("@id").asText().isEmpty(), "a name"),
          new Must(
              RO,
              Who.ENTITY,
              "@type",
              (c, e) -> !types(e).isEmpty() && types(e).stream().noneMatch(String::isEmpty),
              "a type"),
          new Must(RO, Who.DESCRIPTOR, "@type", typed("CreativeWork"), "a CreativeWork"),
          new Must(RO, Who.DESCRIPTOR, "about", naming("./"), "the root"),
          new Must(
              RO,
              Who.DESCRIPTOR,
              "conformsTo",
              (c, e) -> ids(e, "conformsTo").contains("https://w3id.org/ro/crate/1.1"),
              "the versioned permalink of the specification"),
          new Must(RO, Who.ROOT, "@type", typed("Dataset"), "a Dataset"),
          new Must(RO, Who.ROOT, "name", text("name", ".+"), "a name"),
          new Must(RO, Who.ROOT, "description", text("description", ".+"), "a summary"),
          new Must(
              RO,
              Who.ROOT,
              "datePublished",
              text("datePublished", "\\d{4}-\\d{2}-\\d{2}"),
              "an ISO 8601 date, at least to the day"),
          new Must(
              RO,
              Who.ROOT,
              "license",
              (c, e) -> c.names(e, "license", "CreativeWork"),
              "a licence, linked"),
          new Must(
              RO,
              Who.ROOT,
              "hasPart",
              (c, e) ->
                  ids(e, "hasPart")
                      .containsAll(
                          c.entities().values().stream()
                              .filter(f -> types(f).contains("File"))
                              .map(f -> f.path("@id").asText())
                              .toList()),
              "all data entities, directly or not"),
          profile(PROCESS, "https://w3id.org/ro/wfrun/process/0.5"),
          profile(RUN, "https://w3id.org/ro/wfrun/workflow/0.5"),
          new Must(
              PROCESS,
              Who.ACTION,
              "instrument",
              (c, e) ->
                  c.named(e, "instrument").stream()
                      .anyMatch(
                          tool ->
                              types(tool).contains("SoftwareApplication")
                                  || types(tool).contains("SoftwareSourceCode")
                                  || types(tool).contains("ComputationalWorkflow")),
              "the executed tool"),
          new Must(
              RUN,
              Who.ACTION,
              "instrument",
              (c, e) -> ids(e, "instrument").equals(ids(c.get("./"), "mainEntity")),
              "the main workflow"),
          new Must(
              RUN,
              Who.ROOT,
              "mainEntity",
              (c, e) -> c.names(e, "mainEntity", "ComputationalWorkflow"),
              "a ComputationalWorkflow"),
          new Must(
              RUN,
              Who.MAIN_WORKFLOW,
              "input",
              (c, e) -> c.names(e, "input", "FormalParameter"),
              "FormalParameters of what it takes"),
          new Must(
              RUN,
              Who.MAIN_WORKFLOW,
              "output",
              (c, e) -> c.names(e, "output", "FormalParameter"),
              "FormalParameters of what it gives"),
          new Must(
              RUN,
              Who.PARAMETER,
              "additionalType",
              text("additionalType", "File|Dataset|PropertyValue"),
              "the type of what realises it"),
          new Must(
              WORKFLOW,
              Who.MAIN_WORKFLOW,
              "@type",
              (c, e) ->
                  types(e)
                      .containsAll(List.of("File", "SoftwareSourceCode", "ComputationalWorkflow")),
              "a File, SoftwareSourceCode and ComputationalWorkflow"),
          new Must(
              WORKFLOW,
              Who.MAIN_WORKFLOW,
              "programmingLanguage",
              (c, e) -> c.names(e, "programmingLanguage", "ComputerLanguage"),
              "its language"));

  private CrateRequirements() {}

  private static Must profile(String source, String permalink) {
    return new Must(
        source,
        Who.ROOT,
        "conformsTo",
        (c, e) ->
            ids(e, "conformsTo").contains(permalink)
                && types(c.get(permalink)).contains("CreativeWork"),
        "the versioned permalink of the profile, a CreativeWork");
  }

  private static BiPredicate<Crated, ObjectNode> typed(String type) {
    return (crate, entity) -> types(entity).contains(type);
  }

  private static BiPredicate<Crated, ObjectNode> naming(String id) {
    return (crate, entity) -> ids(entity, "about").contains(id);
  }

  private static BiPredicate<Crated, ObjectNode> text(String property, String pattern) {
    return (crate, entity) ->
        entity.path(property).isTextual() && entity.path(property).asText().matches(pattern);
  }

  static Set<String> types(ObjectNode entity) {
    Set<String> types = new LinkedHashSet<>();
    values(entity.path("@type")).forEach(type -> types.add(type.asText()));
    return types;
  }

  static List<String> ids(ObjectNode entity, String property) {
    return values(entity.path(property)).stream().map(v -> v.path("@id").asText()).toList();
  }

  /** The values of a property, one or a list. */
  static List<JsonNode> values(JsonNode value) {
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false).toList();
    }
    return value.isMissingNode() ? List.of() : List.of(value);
  }

  /** The requirements a crate does not meet; one that is about nobody is not met. */
  static List<Must> unmet(Crated crate) {
    List<Must> unmet = new ArrayList<>();
    for (Must must : ALL) {
      List<ObjectNode> entities = crate.of(must.entity());
      if (entities.isEmpty() || !entities.stream().allMatch(e -> must.holds().test(crate, e))) {
        unmet.add(must);
      }
    }
    return unmet;
  }
}
