package org.attune.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attune.corpus.Card;
import org.attune.corpus.CorpusException;
import org.attune.protocol.Protocol;
import org.attune.protocol.TableEntry;
import org.attune.result.ResultFolder;
import org.attune.table.CalibrationBin;
import org.attune.table.Cell;
import org.attune.table.Confusion;
import org.attune.table.CsvReader;
import org.attune.table.ResultTable;
import org.attune.table.TableLayout;
import org.attune.yaml.StrictYaml;
import org.attune.yaml.Vocabulary;
import org.attune.yaml.YamlException;

/**
 * What the files of a folder of results say.
 *
 * @param name name of the study
 * @param title the question it asks; its name where that is not told
 * @param level confidence level of its intervals
 * @param method how they were made
 * @param tables its tables by name, in its order
 * @param labels categories of a dimension in the order of its scale; none where that is not told
 * @param confusions counts of scorers on scales of categories; none where nobody counted them
 * @param calibration bins of scorers whose calibration was counted
 */
record StudyFiles(
    String name,
    String title,
    double level,
    String method,
    Map<String, ResultTable> tables,
    Function<String, List<String>> labels,
    List<Confusion> confusions,
    List<CalibrationBin> calibration) {

  private static final double USUAL_LEVEL = 0.95;

  /** Reads a folder that lies here or in a folder above. */
  static StudyFiles read(String folder) {
    Path found =
        Folders.find(Path.of(folder), Files::isDirectory)
            .orElseThrow(
                () ->
                    new CorpusException(
                        folder,
                        "a folder of results that jobs/attune run wrote",
                        "no such folder here or above"));
    if (!isFile(found, ResultFolder.ESTIMATES)) {
      throw new CorpusException(
          folder,
          "results that jobs/attune run wrote, with " + ResultFolder.ESTIMATES + " among them",
          "no " + ResultFolder.ESTIMATES);
    }
    return isFile(found, ResultFolder.PROTOCOL)
        ? asked(found, yaml(found.resolve(ResultFolder.PROTOCOL), Protocol.class))
        : alone(found);
  }

  /** A study with the protocol that asked for it. */
  private static StudyFiles asked(Path folder, Protocol protocol) {
    Map<String, List<Cell>> cells = cells(folder, Asked.of(protocol));
    Map<String, ResultTable> tables = new LinkedHashMap<>();
    for (TableEntry table : protocol.tables()) {
      List<Cell> own = cells.getOrDefault(table.name(), List.of());
      tables.put(table.name(), table.of(own));
    }
    Map<String, Card> cards = new LinkedHashMap<>();
    for (String corpus : protocol.corpora()) {
      Path card = folder.resolve(ResultFolder.card(corpus));
      if (Files.isRegularFile(card)) {
        cards.put(corpus, yaml(card, Card.class));
      }
    }
    return new StudyFiles(
        protocol.study(),
        protocol.title(),
        protocol.resampling().level(),
        protocol.resampling().method(),
        tables,
        dimension -> protocol.labels(dimension, cards),
        confusions(folder),
        calibration(folder));
  }

  /** Estimates that lie without the protocol that asked for them: they are laid out as usual. */
  private static StudyFiles alone(Path folder) {
    JsonNode manifest = manifest(folder.resolve(ResultFolder.MANIFEST));
    String name = manifest.path("study").asText(String.valueOf(folder.normalize().getFileName()));
    JsonNode resampling = manifest.path("resampling");
    Map<String, ResultTable> tables = new LinkedHashMap<>();
    cells(folder, Asked.of(folder.resolve(ResultFolder.ESTIMATES)))
        .forEach(
            (table, own) -> {
              TableLayout layout = TableLayout.usual(own);
              tables.put(
                  table,
                  new ResultTable(
                      table, "", layout.rows(), layout.columns(), layout.decimals(), own));
            });
    return new StudyFiles(
        name,
        manifest.path("title").asText(name),
        resampling.path("level").asDouble(USUAL_LEVEL),
        resampling.path("method").asText("resampling"),
        tables,
        dimension -> List.of(),
        confusions(folder),
        calibration(folder));
  }

  private static Map<String, List<Cell>> cells(Path folder, Asked asked) {
    return CsvReader.estimates(folder.resolve(ResultFolder.ESTIMATES), asked).stream()
        .collect(Collectors.groupingBy(Cell::table, LinkedHashMap::new, Collectors.toList()));
  }

  private static List<Confusion> confusions(Path folder) {
    return isFile(folder, ResultFolder.CONFUSION)
        ? CsvReader.confusions(folder.resolve(ResultFolder.CONFUSION))
        : List.of();
  }

  private static List<CalibrationBin> calibration(Path folder) {
    return isFile(folder, ResultFolder.CALIBRATION)
        ? CsvReader.calibration(folder.resolve(ResultFolder.CALIBRATION))
        : List.of();
  }

  private static boolean isFile(Path folder, String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  /** Options of scorers are left unread, and names that another version had are taken. */
  private static <T extends Record> T yaml(Path file, Class<T> type) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return StrictYaml.read(file.toString(), text, type, Vocabulary.OPEN);
    } catch (YamlException e) {
      throw new CorpusException(
          file.toString(), "a file that this version reads", e.findings().get(0).toString());
    } catch (CharacterCodingException e) {
      throw new CorpusException(file.toString(), "UTF-8 text", "other bytes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode manifest(Path file) {
    try {
      return Files.isRegularFile(file)
          ? new ObjectMapper().readTree(Files.readString(file, StandardCharsets.UTF_8))
          : new ObjectMapper().createObjectNode();
    } catch (IOException e) {
      throw new CorpusException(file.toString(), "a manifest in JSON", "other text");
    }
  }
}
