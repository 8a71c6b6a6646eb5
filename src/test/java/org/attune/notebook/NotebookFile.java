package org.attune.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A notebook of the project.
 *
 * @param path the file
 * @param json what it holds
 */
public record NotebookFile(Path path, JsonNode json) {

  private static final Path FOLDER = Path.of("notebooks");

  /** All notebooks of the project. */
  public static List<NotebookFile> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".ipynb"))
          .sorted()
          .map(NotebookFile::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a notebook. */
  public static NotebookFile read(Path path) {
    try {
      return new NotebookFile(path, new ObjectMapper().readTree(path.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its name without ending. */
  public String name() {
    return path.getFileName().toString().replace(".ipynb", "");
  }

  /** Its code cells. */
  public List<JsonNode> codeCells() {
    List<JsonNode> cells = new ArrayList<>();
    json.path("cells")
        .forEach(
            cell -> {
              if (cell.path("cell_type").asText().equals("code")) {
                cells.add(cell);
              }
            });
    return cells;
  }

  /** Source text of a cell. */
  public static String source(JsonNode cell) {
    StringBuilder text = new StringBuilder();
    cell.path("source").forEach(line -> text.append(line.asText()));
    return text.toString();
  }

  @Override
  public String toString() {
    return name();
  }
}
