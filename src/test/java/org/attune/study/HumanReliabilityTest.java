package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.attune.Shared;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shipped study of seven real corpora against the reference values, all the way from files to
 * results.
 */
@Tag("published-size")
class HumanReliabilityTest {

  /** Half of the last decimal that is printed. */
  private static final double PRINTED = 0.5e-6;

  private static final List<String> CHECKED =
      List.of("percent-agreement", "krippendorff-alpha", "fleiss-kappa");

  private static List<CSVRecord> estimates;

  @BeforeAll
  static void runTheStudy(@TempDir Path folder) throws IOException {
    Path results =
        Shipped.run(Path.of("protocols", "human-reliability.yaml"), "human-reliability", folder);
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader reader = Files.newBufferedReader(results.resolve("estimates.csv"))) {
      estimates = format.parse(reader).getRecords();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "facebook-valence-arousal/valence, '', interval, facebook-valence-arousal.valence",
    "facebook-valence-arousal/arousal, '', interval, facebook-valence-arousal.arousal",
    "popquorn-offensiveness/offensiveness, '', ordinal, popquorn-offensiveness.ratings",
    "vader-ground-truth/sentiment, kind=tweets, interval, vader-ground-truth.tweets-ratings",
    "affective-cognition/happy, '', interval, affective-cognition.expt1-happy",
    "affective-cognition/fear, '', interval, affective-cognition.expt1-fear",
    "crema-d-votes/emotion-in-clips, '', nominal, crema-d-votes.all",
    "crema-d-votes/emotion-in-clips, presentation=voice, nominal, crema-d-votes.voice",
    "crema-d-votes/emotion-in-clips, presentation=face, nominal, crema-d-votes.face",
    "crema-d-votes/emotion-in-clips, presentation=audio-visual, nominal, crema-d-votes.audiovisual",
    "ferplus/emotion-in-faces, '', nominal, ferplus.ten-categories",
    "ferplus/eight-emotions-in-faces, '', nominal, ferplus.eight-emotions"
  })
  void agreementIsThatOfTheReferenceValues(
      String dimension, String stratum, String level, String view) throws IOException {
    JsonNode golden = new ObjectMapper().readTree(Shared.file("golden/" + view + ".json").toFile());
    List<CSVRecord> cells =
        estimates.stream()
            .filter(
                cell ->
                    cell.get("dimension").equals(dimension) && cell.get("stratum").equals(stratum))
            .filter(cell -> CHECKED.contains(cell.get("statistic")))
            .toList();
    assertThat(cells).hasSizeGreaterThanOrEqualTo(2);
    for (CSVRecord cell : cells) {
      assertThat(Double.parseDouble(cell.get("estimate")))
          .as(cell.get("statistic"))
          .isCloseTo(estimate(golden, cell.get("statistic"), level, ""), within(PRINTED));
      assertThat(cell.get("items")).isEqualTo(golden.get("items").asText());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "reader, valence, V",
    "reader, arousal, A",
    "reader, dominance, D",
    "writer, valence, V",
    "writer, arousal, A",
    "writer, dominance, D"
  })
  void alphaOfEmoBankIsThatOfTheReferenceValues(String side, String dimension, String column)
      throws IOException {
    JsonNode golden =
        new ObjectMapper().readTree(Shared.file("golden/emobank." + side + ".json").toFile());
    assertThat(estimates)
        .filteredOn(cell -> cell.get("dimension").equals("emobank/" + side + "-" + dimension))
        .filteredOn(cell -> cell.get("statistic").equals("krippendorff-alpha"))
        .singleElement()
        .satisfies(
            cell ->
                assertThat(Double.parseDouble(cell.get("estimate")))
                    .isCloseTo(
                        estimate(golden, "krippendorff-alpha", "interval", column),
                        within(PRINTED)))
        .returns("10548", cell -> cell.get("items"));
  }

  private static double estimate(JsonNode golden, String statistic, String level, String column) {
    for (JsonNode value : golden.get("values")) {
      boolean named =
          value.get("statistic").asText().replace('_', '-').equals(statistic)
              && value.path("column").asText().equals(column);
      boolean unweighted = value.path("weights").asText().equals("unweighted");
      if (named && (unweighted || value.path("level").asText().equals(level))) {
        return value.get("estimate").asDouble();
      }
    }
    throw new IllegalArgumentException(statistic);
  }

  @Test
  void intervalsLieAroundTheirEstimates() {
    assertThat(estimates).hasSize(21 * 4 + 18 * 3 + 18 * 2 + 11 * 4 + 4 * 3 + 5 * 2);
    assertThat(estimates)
        .filteredOn(cell -> !cell.get("low").isEmpty())
        .hasSizeGreaterThan(200)
        .allSatisfy(
            cell ->
                assertThat(Double.parseDouble(cell.get("estimate")))
                    .isBetween(
                        Double.parseDouble(cell.get("low")), Double.parseDouble(cell.get("high"))));
  }
}
