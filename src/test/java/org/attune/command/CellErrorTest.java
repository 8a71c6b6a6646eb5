package org.attune.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellErrorTest {

  @TempDir private Path folder;

  private Path notebook(String outputs) throws IOException {
    return Files.writeString(
        folder.resolve("a.ipynb"),
        """
        {"cells": [
          {"cell_type": "markdown", "source": []},
          {"cell_type": "code", "outputs": [{"output_type": "execute_result"}]},
          {"cell_type": "code", "outputs": [%s]}]}
        """
            .formatted(outputs));
  }

  @Test
  void isToldWithoutColoursAndCalls() throws IOException {
    Path failed =
        notebook(
            """
            {"output_type": "stream"},
            {"output_type": "error", "evalue": "x", "traceback": [
              "\\u001b[1m\\u001b[31m---------------------------\\u001b[0m",
              "\\u001b[39m\\u001b[1m|   \\u001b[1m\\u001b[31mjava.lang.RuntimeException: no such study\\u001b[0m",
              "\\u001b[1m|   \\u001b[31m\\tat org.A.b(A.java:1)\\u001b[0m"]}
            """);
    assertThat(CellError.first(failed))
        .contains(new CellError(2, "java.lang.RuntimeException: no such study"));
  }

  @Test
  void itsValueIsEnough() throws IOException {
    assertThat(CellError.first(notebook("{\"output_type\": \"error\", \"evalue\": \"x\"}")))
        .contains(new CellError(2, "x"));
  }

  @Test
  void noneIsNone() throws IOException {
    assertThat(CellError.first(notebook(""))).isEmpty();
  }
}
