package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.attune.Shared;
import org.attune.corpus.Scale;
import org.attune.tally.Case;

/**
 * Reference values of other programs on real data, {@code golden/NAME.json} of the shared folder.
 */
record Golden(String name, JsonNode root) {

  /** A file of reference values; fails if the data it is about has changed. */
  static Golden read(String name) throws IOException {
    JsonNode root =
        JsonMapper.builder().build().readTree(Shared.file("golden/" + name + ".json").toFile());
    for (JsonNode path :
        root.path("file").isTextual() ? List.of(root.path("file")) : list(root.path("file"))) {
      JsonNode sums = root.path("sha256");
      String expected = sums.isTextual() ? sums.asText() : sums.path(path.asText()).asText();
      byte[] data = Files.readAllBytes(Shared.file("datasets/" + path.asText()));
      assertThat(sha256(data)).as(path.asText()).isEqualTo(expected);
    }
    return new Golden(name, root);
  }

  /** The values of a file, or of one table of it. */
  static List<Value> values(JsonNode parent) {
    return list(parent.path("values")).stream().map(Value::new).toList();
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  static List<CSVRecord> csv(String path) throws IOException {
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .get();
    try (BufferedReader reader = Files.newBufferedReader(Shared.file("datasets/" + path))) {
      return format.parse(reader).getRecords();
    }
  }

  /** Fields of a file whose tabs are never quoted. */
  static List<String[]> tabs(String path) throws IOException {
    List<String[]> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Shared.file(path))) {
      rows.add(line.split("\t", -1));
    }
    return rows;
  }

  static String sha256(byte[] bytes) {
    try {
      return "%064x"
          .formatted(new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** One reference value. */
  record Value(JsonNode json) {

    String text(String key) {
      return json.path(key).asText("");
    }

    String statistic() {
      return text("statistic");
    }

    /**
     * Compares an estimate of ours with it, within the file's own tolerance; null stands for not
     * defined.
     */
    void check(Statistic<?> statistic, Scale scale, List<Case> items) {
      Estimate estimate = Tallying.estimate(statistic, scale, items);
      String what = statistic.name() + " of " + json;
      if (json.path("estimate").isNull()) {
        assertThat(estimate).as(what).isInstanceOf(Estimate.Undefined.class);
      } else {
        assertThat(estimate).as(what).isInstanceOf(Estimate.Value.class);
        assertThat(((Estimate.Value) estimate).point())
            .as(what)
            .isCloseTo(json.path("estimate").asDouble(), within(json.path("tolerance").asDouble()));
      }
    }
  }
}
