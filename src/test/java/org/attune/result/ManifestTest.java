package org.attune.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestTest {

  static List<Path> shipped() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("results"))) {
      return folders.map(f -> f.resolve(Manifest.FILE)).filter(Files::exists).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void aShippedManifestIsWrittenAsItWasRead(Path file) throws IOException {
    String text = Files.readString(file);
    Manifest manifest = Manifest.read(file.toString(), text);
    assertThat(manifest.text()).isEqualTo(text);
    assertThat(manifest.others()).isEmpty();
    assertThat(manifest.resampling().others()).isEmpty();
    assertThat(manifest.corpora()).isNotEmpty();
    for (Manifest.Corpus corpus : manifest.corpora().values()) {
      assertThat(corpus.others()).isEmpty();
      assertThat(corpus.scorers()).allMatch(scorer -> scorer.others().isEmpty());
    }
  }

  @Test
  void keysOfNoVersionAreKept() {
    String text =
        """
        {
          "attune" : "1",
          "attune-released" : "",
          "corpora" : {
            "home" : {
              "a" : [ 1, { } ],
              "card-sha256" : "",
              "card-without-raters-sha256" : "",
              "files-sha256" : { },
              "items" : 3,
              "rejects" : { },
              "restricted" : [ ],
              "scorers" : [ {
                "aside" : null,
                "name" : "lexicon",
                "options" : { },
                "scorer" : "",
                "zeal" : 2.5
              } ],
              "tallies-bytes" : 0,
              "tallies-sha256" : "",
              "thresholds" : { }
            }
          },
          "more" : "of it",
          "protocol-sha256" : "",
          "resampling" : {
            "blocks" : 0,
            "draw" : "",
            "interval" : "",
            "level" : "",
            "method" : "",
            "replicates" : 0,
            "seed" : 0,
            "unit" : ""
          },
          "study" : "",
          "title" : ""
        }
        """;
    assertThat(Manifest.read("m", text).text()).isEqualTo(text);
  }

  @Test
  void whatIsMissingIsEmpty() {
    Manifest none = Manifest.read("m", "{\"corpora\": {\"home\": {\"scorers\": [{}]}}}");
    assertThat(none.attune()).isEmpty();
    assertThat(none.resampling().level()).isEmpty();
    Manifest.Corpus home = none.corpora().get("home");
    assertThat(home.items()).isZero();
    assertThat(home.rejects()).isEmpty();
    assertThat(home.restricted()).isEmpty();
    assertThat(home.codesSha256()).isEmpty();
    assertThat(home.filesHashedAtImport()).isEmpty();
    assertThat(home.scorers().get(0).learned()).isEmpty();
    assertThat(home.scorers().get(0).stack()).isEmpty();
    assertThat(Manifest.read("m", none.text())).isEqualTo(none);
    assertThat(Manifest.read("m", "{\"corpora\": null}").corpora()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"corpora\": {\"home\": {\"items\": \"many\"}}}"
            + " | corpora.home.items: expected a whole number, found \"many\"",
        "{\"corpora\": {\"home\": {\"items\": 2.5}}}"
            + " | corpora.home.items: expected a whole number, found 2.5",
        "{\"corpora\": {\"home\": {\"rejects\": {\"empty\": true}}}}"
            + " | corpora.home.rejects.empty: expected a whole number, found true",
        "{\"corpora\": {\"home\": {\"scorers\": {}}}}"
            + " | corpora.home.scorers: expected a list, found {}",
        "{\"corpora\": {\"home\": {\"scorers\": [{\"name\": 1}]}}}"
            + " | corpora.home.scorers[0].name: expected text, found 1",
        "{\"corpora\": {\"home\": {\"scorers\": [{}, \"\\u001b\"]}}}"
            + " | corpora.home.scorers[1]: expected an object, found \"\\u001B\"",
        "{\"corpora\": {\"home\": {\"codes-sha256\": 7}}}"
            + " | corpora.home.codes-sha256: expected text, found 7",
        "{\"corpora\": []} | corpora: expected an object, found []",
        "{\"resampling\": {\"level\": 0.95}} | resampling.level: expected text, found 0.95",
        "{\"resampling\": {\"seed\": 99999999999999999999}}"
            + " | resampling.seed: expected a whole number, found 99999999999999999999",
        "[1] | expected JSON, found no object but [1]",
        "null | expected JSON, found no object but null"
      })
  void aMistakeSaysWhereWhatIsExpectedAndWhatIsFound(String text, String told) {
    assertThatThrownBy(() -> Manifest.read("m", text))
        .isInstanceOf(CorpusException.class)
        .hasMessage("m: " + told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "'{} {}'", "'{'", "'{\"study\": x}'"})
  void whatIsNoJsonIsTold(String text) {
    assertThatThrownBy(() -> Manifest.read("m", text))
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith("m: expected JSON, found ")
        .message()
        .doesNotContain("com.fasterxml", "JsonToken");
  }
}
