package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.attune.table.CsvWriter;
import org.attune.table.ResultColumns;
import org.attune.table.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnsTest {

  /** Properties schema.org gives a PropertyValue; Psych-DS warns of others. */
  private static final Set<String> SCHEMA_ORG =
      Set.of("@type", "additionalType", "description", "maxValue", "minValue", "name", "unitText");

  private static final Path GOLDEN = Path.of("src", "test", "resources", "studies", "golden");

  private static List<Path> studies() throws IOException {
    return Stream.concat(
            Folders.studies().stream().map(study -> Path.of("results", study)),
            Stream.of("agreement", "tables").map(GOLDEN::resolve))
        .toList();
  }

  private static JsonNode described(String file) throws IOException {
    Map<String, String> files = Columns.files(Folders.account("quickstart"));
    assertThat(files).containsOnlyKeys("estimates.json", "confusion.json", "calibration.json");
    return new ObjectMapper().readTree(files.get(file));
  }

  @ParameterizedTest
  @CsvSource({"estimates", "confusion"})
  void eachColumnOfTheFileIsDescribedInItsOrder(String file) throws IOException {
    JsonNode whole = described(file + ".json");
    assertThat(whole.path("@context").asText()).isEqualTo("https://schema.org/");
    assertThat(whole.path("@type").asText()).isEqualTo("Dataset");
    assertThat(whole.path("name").asText()).isEqualTo(file + " of the study quickstart");
    assertThat(whole.path("description").asText()).isNotBlank();
    assertThat(whole.path("variableMeasured").findValuesAsText("name"))
        .isEqualTo(
            List.of(
                Files.readAllLines(GOLDEN.resolve("tables").resolve(file + ".csv"))
                    .get(0)
                    .split(",")));
  }

  @ParameterizedTest
  @CsvSource({"estimates", "confusion", "calibration"})
  void aColumnIsAPropertyValueOfSchemaOrg(String file) throws IOException {
    for (JsonNode column : described(file + ".json").path("variableMeasured")) {
      assertThat(column.path("@type").asText()).isEqualTo("PropertyValue");
      assertThat(column.path("description").asText()).endsWith(".").hasSizeGreaterThan(10);
      column.fieldNames().forEachRemaining(key -> assertThat(SCHEMA_ORG).contains(key));
    }
  }

  @Test
  void aColumnSaysWhatItsValuesAreAndWhenItHasNone() throws IOException {
    List<String> columns = new ArrayList<>();
    described("estimates.json").path("variableMeasured").forEach(c -> columns.add(c.toString()));
    assertThat(columns)
        .contains(
            "{\"@type\":\"PropertyValue\",\"additionalType\":\"https://schema.org/Number\","
                + "\"description\":\"p value of that test, two-sided. Empty where nothing is"
                + " tested.\",\"maxValue\":1,\"minValue\":0,\"name\":\"p\"}",
            "{\"@type\":\"PropertyValue\",\"additionalType\":\"https://schema.org/Integer\","
                + "\"description\":\"Items counted.\",\"minValue\":0,\"name\":\"items\","
                + "\"unitText\":\"items\"}");
  }

  @ParameterizedTest
  @MethodSource("studies")
  void whatIsSaidOfColumnsIsTrueOfTheResults(Path study) throws IOException {
    Path file = study.resolve("estimates.csv");
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser lines = CSVParser.parse(Files.newBufferedReader(file), format)) {
      for (CSVRecord line : lines) {
        for (JsonNode column : described("estimates.json").path("variableMeasured")) {
          String name = column.path("name").asText();
          if (!line.isMapped(name)) {
            assertThat(ResultColumns.LATER).as(study.toString()).contains(name);
            continue;
          }
          String value = line.get(name);
          if (value.isEmpty()) {
            assertThat(column.path("description").asText()).contains(" Empty where ");
          } else if (!column.path("additionalType").asText().endsWith("/Text")) {
            BigDecimal number = new BigDecimal(value);
            assertThat(column.path("minValue").asDouble(-1e9))
                .isLessThanOrEqualTo(number.doubleValue());
            assertThat(column.path("maxValue").asDouble(1e9))
                .isGreaterThanOrEqualTo(number.doubleValue());
            assertThat(number.scale())
                .isEqualTo(column.path("additionalType").asText().endsWith("/Integer") ? 0 : 6);
          }
        }
      }
    }
  }

  @Test
  void aStudyWithoutConfusionsOrCalibrationDescribesNone() throws IOException {
    FinishedStudy all = Folders.account("quickstart");
    FinishedStudy bare =
        new FinishedStudy(
            all.protocol(),
            all.cards(),
            all.manifest(),
            Shown.all(all.tables(), List.of(), List.of()),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of());
    assertThat(Columns.files(bare)).containsOnlyKeys("estimates.json");
  }

  @Test
  void linesOfOtherFilesAreFilledFromTheSameColumns() throws IOException {
    FinishedStudy account = Folders.account("quickstart");
    assertThat(CsvWriter.confusions(account.released()))
        .isEqualTo("scorer,dimension,reference,model,items\nlexicon,emotion,joy,joy,3\n");
    assertThat(CsvWriter.calibration(account.released()))
        .isEqualTo(
            "scorer,dimension,label,bin,items,confidence,right\n"
                + "lexicon,emotion,,0,3,0.500000,1.000000\n");
  }
}
