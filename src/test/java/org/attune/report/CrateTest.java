package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.attune.report.CrateRequirements.Crated;
import org.attune.report.CrateRequirements.Must;
import org.attune.result.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class CrateTest {

  private static final String QUICKSTART = "quickstart";
  private static final List<Must> MUSTS = CrateRequirements.ALL;

  private static List<String> studies() throws IOException {
    return Folders.studies();
  }

  private static String json(String study) throws IOException {
    FinishedStudy account = Folders.account(study);
    return Crate.json(account, Folders.files(account));
  }

  private static Crated crate(String study) throws IOException {
    return Crated.read(json(study));
  }

  @ParameterizedTest
  @MethodSource("studies")
  void meetsEveryRequirement(String study) throws IOException {
    Crated crate = crate(study);
    assertThat(CrateRequirements.unmet(crate)).isEmpty();
    assertThat(crate.context().toString())
        .isEqualTo(
            "[\"https://w3id.org/ro/crate/1.1/context\","
                + "\"https://w3id.org/ro/terms/workflow-run/context\"]");
  }

  @ParameterizedTest
  @FieldSource("MUSTS")
  void aRequirementIsMissedWhereItIsNotMet(Must must) throws IOException {
    Crated whole = crate(QUICKSTART);
    assertThat(whole.of(must.entity())).isNotEmpty();
    for (ObjectNode entity : whole.of(must.entity())) {
      JsonNode value = entity.remove(must.property());
      assertThat(value).as("%s of %s", must.property(), entity).isNotNull();
      assertThat(CrateRequirements.unmet(whole)).as("without, %s", entity).contains(must);
      entity.put(must.property(), "");
      assertThat(CrateRequirements.unmet(whole)).as("empty, %s", entity).contains(must);
      entity.set(must.property(), value);
      assertThat(CrateRequirements.unmet(whole)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("studies")
  void describesEveryFileAndNothingElse(String study) throws IOException {
    FinishedStudy account = Folders.account(study);
    SortedMap<String, byte[]> files = Folders.files(account);
    Crated crate = Crated.read(Crate.json(account, files));
    TreeSet<String> described = new TreeSet<>();
    for (ObjectNode entity : crate.entities().values()) {
      if (CrateRequirements.types(entity).contains("File")) {
        described.add(entity.path("name").asText());
        byte[] bytes = files.get(entity.path("name").asText());
        assertThat(entity.path("contentSize").asText()).isEqualTo("" + bytes.length);
        assertThat(entity.path("sha256").asText()).matches("[0-9a-f]{64}");
        assertThat(entity.path("description").asText()).isNotBlank();
        assertThat(entity.path("encodingFormat").asText()).matches("[a-z]+/[a-z+-]+");
      }
    }
    assertThat(described).isEqualTo(files.keySet());
    assertThat(crate.named(crate.get("./"), "hasPart")).hasSameSizeAs(files.keySet());
  }

  /** Hash of "abc": FIPS 180-4, example of SHA-256. */
  @Test
  void aFileIsKnownByItsHashAndItsPathAsAReference() throws IOException {
    ObjectNode file = crate(QUICKSTART).get("codes/sample%20of%20words.tsv");
    assertThat(file.path("name").asText()).isEqualTo("codes/sample of words.tsv");
    assertThat(file.path("contentSize").asText()).isEqualTo("3");
    assertThat(file.path("encodingFormat").asText()).isEqualTo("text/tab-separated-values");
    assertThat(file.path("sha256").asText())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(CrateFile.encoded("a:b/50 %/zur Größe.md"))
        .isEqualTo("a%3Ab/50%20%25/zur%20Gr%C3%B6%C3%9Fe.md");
  }

  @ParameterizedTest
  @MethodSource("studies")
  void isFlatAndEveryNameLeadsSomewhere(String study) throws IOException {
    Crated crate = crate(study);
    List<String> nowhere = new ArrayList<>();
    for (ObjectNode entity : crate.entities().values()) {
      entity
          .properties()
          .forEach(
              property ->
                  CrateRequirements.values(property.getValue()).stream()
                      .filter(value -> !value.isTextual())
                      .forEach(
                          value -> {
                            assertThat(value.properties())
                                .as(entity.path("@id").asText())
                                .extracting(Map.Entry::getKey)
                                .containsExactly("@id");
                            if (!crate.entities().containsKey(value.path("@id").asText())) {
                              nowhere.add(value.path("@id").asText());
                            }
                          }));
    }
    assertThat(nowhere).allMatch(id -> id.startsWith("https://"));
  }

  @Test
  void theRunTakesCorporaModelsAndCardsAndGivesTheRest() throws IOException {
    Crated crate = crate(QUICKSTART);
    ObjectNode run = crate.get("#run");
    assertThat(CrateRequirements.ids(run, "object"))
        .containsExactly(
            "#corpus-everyday-conversations",
            "#model-lexicon",
            "#model-mllib-logistic-regression",
            "#model-attune-mini",
            "cards/everyday-conversations/citation.bib",
            "cards/everyday-conversations/dataset.yaml");
    assertThat(CrateRequirements.ids(run, "result"))
        .contains(
            "report.html", "estimates.csv", "models.csv", "tallies/everyday-conversations.tsv")
        .doesNotContain("protocol.yaml");
    assertThat(crate.get("models.md").path("description").asText())
        .isEqualTo(
            "Table models: Models against the authors' intended emotions, on conversations they did"
                + " not learn from");
    assertThat(CrateRequirements.ids(crate.get("estimates.json"), "about"))
        .containsExactly("estimates.csv");
    assertThat(CrateRequirements.ids(crate.get("protocol.yaml"), "input"))
        .containsExactly("#input-corpora", "#input-scorers");
    for (ObjectNode realised : crate.entities().values()) {
      CrateRequirements.ids(realised, "exampleOfWork")
          .forEach(
              parameter -> {
                boolean taken =
                    CrateRequirements.ids(run, "object").contains(realised.path("@id").asText());
                assertThat(
                        CrateRequirements.ids(
                            crate.get("protocol.yaml"), taken ? "input" : "output"))
                    .contains(parameter);
              });
    }
  }

  @Test
  void inputsAreKnownByHashes() throws IOException {
    Crated crate = crate(QUICKSTART);
    ObjectNode corpus = crate.get("#corpus-everyday-conversations");
    assertThat(crate.named(corpus, "identifier"))
        .singleElement()
        .satisfies(
            hash -> {
              assertThat(hash.path("name").asText()).isEqualTo("turns.csv");
              assertThat(hash.path("value").asText())
                  .isEqualTo("b34491bd4a924944d23a130e779473d70b3d074714a68772149c10abb6e6f9fb");
            });
    assertThat(crate.named(crate.get("#model-attune-mini"), "identifier"))
        .singleElement()
        .satisfies(
            hash ->
                assertThat(hash.path("value").asText())
                    .isEqualTo("cb98ef261d831b35c79c2310517511982c01e0174738f36f206aee003a8f2863"));
    assertThat(crate.get("#model-attune-mini").path("value").asText()).isEqualTo("djl");
    assertThat(crate.get("#model-attune-mini").path("description").asText())
        .isEqualTo(
            "batch-tokens 256, heads {\"emotion\":\"ekman\"}, max-tokens 128, model"
                + " attune-mini, pairs false, precision fp32");
    assertThat(crate.get("#attune").path("softwareVersion").asText()).isEqualTo("0.1.0");
  }

  /** The same object with its keys, and those of objects in it, the other way round. */
  private static JsonNode reversed(JsonNode node) {
    if (!node.isObject()) {
      return node;
    }
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    Collections.reverse(keys);
    ObjectNode reversed = new ObjectMapper().createObjectNode();
    keys.forEach(key -> reversed.set(key, reversed(node.get(key))));
    return reversed;
  }

  @ParameterizedTest
  @MethodSource("studies")
  void theSameStudyGivesTheSameBytes(String study) throws IOException {
    FinishedStudy account = Folders.account(study);
    JsonNode manifest = new ObjectMapper().readTree(account.manifest().text());
    Manifest reversed = Manifest.read("manifest", reversed(manifest).toString());
    FinishedStudy again =
        new FinishedStudy(
            account.protocol(),
            account.cards(),
            reversed,
            account.released(),
            account.published(),
            account.sources(),
            account.learning(),
            account.codebooks());
    String json = json(study);
    assertThat(Crate.json(again, Folders.files(again))).isEqualTo(json);
    assertThat(json).endsWith("}\n").doesNotContain("\r");
  }

  @ParameterizedTest
  @MethodSource("studies")
  void holdsNoTimesAndNoPathsOfThisMachine(String study) throws IOException {
    String json = json(study);
    assertThat(Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\d:\\d{2}\\b").matcher(json).results())
        .extracting(found -> found.group())
        .containsExactly(Manifest.RELEASED);
    assertThat(json)
        .doesNotContain(
            Path.of("").toAbsolutePath().toString(),
            System.getProperty("user.home") + "/",
            System.getProperty("java.io.tmpdir") + "/");
  }

  @Test
  void theDateIsTheReleasesOwn() throws IOException {
    assertThat(Files.readAllLines(Path.of("CITATION.cff")))
        .contains("date-released: " + Manifest.RELEASED);
  }

  @Test
  void refusesAFolderWithoutProtocolOrWithItself() throws IOException {
    FinishedStudy account = Folders.account(QUICKSTART);
    SortedMap<String, byte[]> files = new TreeMap<>(Map.of("models.md", Folders.bytes("")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Crate.json(account, files))
        .withMessage(
            "expected files with protocol.yaml and without ro-crate-metadata.json, found"
                + " [models.md]");
    files.put("protocol.yaml", Folders.bytes(""));
    files.put(Crate.FILE, Folders.bytes(""));
    assertThatIllegalArgumentException().isThrownBy(() -> Crate.json(account, files));
  }
}
