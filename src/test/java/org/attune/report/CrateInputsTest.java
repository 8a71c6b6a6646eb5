package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.attune.report.CrateRequirements.Crated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrateInputsTest {

  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "github.com/a/b-c.d, commit "
            + COMMIT
            + ", file x|https://github.com/a/b-c.d/tree/"
            + COMMIT,
        "'github.com/a/b, commit\n  " + COMMIT + "'|https://github.com/a/b/tree/" + COMMIT,
        "From https://example.org/set.zip, version 2.|https://example.org/set.zip",
        "See https://example.org/set.|https://example.org/set",
        "github.com/a/b, the newest|",
        "Written for this project|"
      })
  void aSourceIsAWebAddressWhereItNamesOne(String source, String url) {
    assertThat(CrateInputs.url(source).orElse(null)).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource({
    "arXiv:2005.00547, https://doi.org/10.48550/arXiv.2005.00547",
    "10.1609/icwsm.v8i1.14550, https://doi.org/10.1609/icwsm.v8i1.14550",
    "https://doi.org/10.1/x, https://doi.org/10.1/x",
    "ACL 2020,"
  })
  void anIdentifierIsResolvedByItsResolver(String identifier, String url) {
    assertThat(CrateInputs.resolved(identifier).orElse(null)).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Apache-2.0|Apache-2.0",
        "CC-BY-SA-4.0 (the README); what is derived too|CC-BY-SA-4.0",
        "MIT, but not the pictures|MIT",
        "None stated in the repository.|",
        "the repository's own terms, beside MIT|",
        "CC BY 4.0|"
      })
  void aLicenceIsOneOfSpdxOnlyWhereItIsNamed(String words, String spdx) {
    assertThat(CrateInputs.spdx(words).orElse(null)).isEqualTo(spdx);
  }

  @Test
  void aCorpusHasItsSourceLicenceAndCitation() throws IOException {
    FinishedStudy account = Folders.account("emobank");
    Crated crate = Crated.read(Crate.json(account, Folders.files(account)));
    var corpus = crate.get("#corpus-emobank");
    assertThat(corpus.path("url").asText())
        .isEqualTo(
            "https://github.com/JULIELab/EmoBank/tree/248ce2a43e165a66d31aeaed83cff9641d6654e0");
    var licence = crate.named(corpus, "license").get(0);
    assertThat(licence.path("@id").asText()).isEqualTo("#licence-emobank");
    assertThat(licence.path("url").asText()).isEqualTo("https://spdx.org/licenses/CC-BY-SA-4.0");
    assertThat(licence.path("description").asText())
        .isEqualTo(
            "CC-BY-SA-4.0 (the repository's README); what is derived from it carries the same"
                + " licence");
    assertThat(CrateRequirements.ids(corpus, "subjectOf"))
        .containsExactly("cards/emobank/citation.bib", "cards/emobank/dataset.yaml");
    assertThat(CrateRequirements.ids(crate.get("./"), "isBasedOn"))
        .containsExactly("#corpus-emobank");
  }

  @Test
  void aCorpusUnderALicenceAloneAndAPaperWithAnIdentifierAreNamedByThem() throws IOException {
    FinishedStudy everyday = Folders.account("quickstart");
    Crated crate = Crated.read(Crate.json(everyday, Folders.files(everyday)));
    assertThat(CrateRequirements.ids(crate.get("#corpus-everyday-conversations"), "license"))
        .containsExactly("https://spdx.org/licenses/Apache-2.0");
    FinishedStudy comments = Folders.account("goemotions");
    crate = Crated.read(Crate.json(comments, Folders.files(comments)));
    assertThat(CrateRequirements.ids(crate.get("#corpus-goemotions"), "citation"))
        .containsExactly("https://doi.org/10.48550/arXiv.2005.00547");
    assertThat(CrateRequirements.types(crate.get("https://doi.org/10.48550/arXiv.2005.00547")))
        .containsExactly("ScholarlyArticle");
  }
}
