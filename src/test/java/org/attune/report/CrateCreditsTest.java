package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.protocol.Publication;
import org.attune.protocol.Publication.Author;
import org.junit.jupiter.api.Test;

class CrateCreditsTest {

  private final Graph graph = new Graph();

  private CrateCredits credits(String licence, Author... authors) {
    return new CrateCredits(
        graph,
        new Publication(
            List.of(authors), Optional.of(licence).filter(l -> !l.isEmpty()), 5, List.of()));
  }

  private Map<String, Object> entity(String id) {
    return graph.inOrder(List.of(id)).get(0);
  }

  @Test
  void authorsAreKnownByTheirOrcidAndShareTheirInstitutions() {
    CrateCredits credits =
        credits(
            "",
            new Author("Ada A.", Optional.of("0000-0002-1825-0097"), Optional.of("Open Lab")),
            new Author("Ben B.", Optional.empty(), Optional.of("Open Lab")));
    assertThat(credits.authors())
        .containsExactly("https://orcid.org/0000-0002-1825-0097", "#author-2");
    assertThat(entity("#author-2"))
        .containsEntry("@type", "Person")
        .containsEntry("name", "Ben B.")
        .containsEntry("affiliation", Map.of("@id", "#institution-Open%20Lab"));
    assertThat(entity("#institution-Open%20Lab"))
        .containsEntry("@type", "Organization")
        .containsEntry("name", "Open Lab");
  }

  @Test
  void theLicenceIsThatOfTheProtocol() {
    assertThat(credits("CC-BY-4.0").licence()).isEqualTo("https://spdx.org/licenses/CC-BY-4.0");
    assertThat(entity("https://spdx.org/licenses/CC-BY-4.0")).containsEntry("name", "CC-BY-4.0");
    assertThat(credits("https://example.org/terms").licence())
        .isEqualTo("https://example.org/terms");
  }

  @Test
  void aLicenceThatACorpusHasTooStandsOnce() {
    String address = "https://spdx.org/licenses/CC-BY-4.0";
    graph.add(address, "CreativeWork").with("name", "that of a corpus");
    assertThat(credits("CC-BY-4.0").licence()).isEqualTo(address);
    assertThat(entity(address)).containsEntry("name", "that of a corpus");
  }

  @Test
  void withoutALicenceNothingIsGranted() {
    assertThat(credits("").licence()).isEqualTo("#licence");
    assertThat(entity("#licence")).containsEntry("name", "No licence chosen yet");
  }
}
