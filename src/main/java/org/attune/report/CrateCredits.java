package org.attune.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.protocol.Publication;
import org.attune.report.Graph.Entity;

/** Who did a study and who may use its results, as entities of the crate. */
final class CrateCredits {

  private final Graph graph;
  private final Publication publication;

  CrateCredits(Graph graph, Publication publication) {
    this.graph = graph;
    this.publication = publication;
  }

  /** Adds the licence of the results; gives its id. */
  String licence() {
    String address = publication.licenceAddress().orElse("");
    if (address.isEmpty()) {
      return graph
          .add("#licence", "CreativeWork")
          .with("name", "No licence chosen yet")
          .with(
              "description",
              "These results hold numbers, no texts of a corpus. Whoever publishes them says under"
                  + " which licence; they must keep to those of the corpora, named with each corpus.")
          .id();
    }
    if (!graph.has(address)) {
      graph
          .add(address, "CreativeWork")
          .with("name", publication.licence().orElseThrow())
          .with("description", "Licence of these results")
          .with("url", address);
    }
    return address;
  }

  /** Adds those who did the study; gives their ids. */
  List<String> authors() {
    Map<String, String> institutions = new TreeMap<>();
    List<String> ids = new ArrayList<>();
    for (Publication.Author author : publication.authors()) {
      String number = "#author-" + (ids.size() + 1);
      Entity person =
          graph
              .add(author.orcid().map(id -> "https://orcid.org/" + id).orElse(number), "Person")
              .with("name", author.name());
      author
          .affiliation()
          .map(name -> institutions.computeIfAbsent(name, this::institution))
          .ifPresent(id -> person.to("affiliation", id));
      ids.add(person.id());
    }
    return ids;
  }

  private String institution(String name) {
    return graph
        .add("#institution-" + CrateFile.encoded(name), "Organization")
        .with("name", name)
        .id();
  }
}
