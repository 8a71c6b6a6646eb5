package org.attune.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cell of an executed notebook that ended with an error.
 *
 * @param cell number of the code cell, from 1
 * @param message what the kernel says of it, without the calls it came through
 */
record CellError(int cell, String message) {

  /** Colours on a terminal. */
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

  /** The rule above an error and the bar before each of its lines. */
  private static final Pattern FRAME = Pattern.compile("^(-{20,}|\\|\\s*)");

  /** The first of a notebook, if any: those after it may follow from it. */
  static Optional<CellError> first(Path executed) throws IOException {
    int number = 0;
    for (JsonNode cell : new ObjectMapper().readTree(executed.toFile()).path("cells")) {
      number += cell.path("cell_type").asText().equals("code") ? 1 : 0;
      for (JsonNode output : cell.path("outputs")) {
        if (output.path("output_type").asText().equals("error")) {
          return Optional.of(new CellError(number, message(output)));
        }
      }
    }
    return Optional.empty();
  }

  private static String message(JsonNode error) {
    List<String> lines = new ArrayList<>();
    for (JsonNode traced : error.path("traceback")) {
      String line = FRAME.matcher(COLOUR.matcher(traced.asText()).replaceAll("")).replaceAll("");
      if (!line.isBlank() && !line.strip().startsWith("at ")) {
        lines.add(line.strip());
      }
    }
    return lines.isEmpty() ? error.path("evalue").asText() : String.join("\n", lines);
  }
}
