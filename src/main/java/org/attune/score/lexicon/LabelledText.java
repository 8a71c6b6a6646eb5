package org.attune.score.lexicon;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A text and the labels people gave it.
 *
 * @param labels bit mask, label {@code i} is bit {@code i}
 */
record LabelledText(String text, long labels) {

  private static final CSVFormat FORMAT =
      CSVFormat.TDF
          .builder()
          .setQuote(null)
          .setIgnoreSurroundingSpaces(false)
          .setIgnoreEmptyLines(true)
          .get();

  /**
   * Reads a file of rows text, labels (comma-separated), and further columns that are ignored:
   * tab-separated, UTF-8, without header or quoting.
   *
   * @param position bit of a label as written in the file; negative if there is no such label
   * @throws IllegalArgumentException if a row has no labels or an unknown one
   */
  static List<LabelledText> read(Path file, ToIntFunction<String> position) throws IOException {
    List<LabelledText> texts = new ArrayList<>();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (CSVRecord row : FORMAT.parse(reader)) {
        long labels = 0;
        for (String name : row.size() < 2 ? new String[] {""} : row.get(1).split(",")) {
          int bit = position.applyAsInt(name.strip());
          if (bit < 0) {
            throw new IllegalArgumentException(
                file.getFileName() + ", row " + row.getRecordNumber() + ": unknown label " + name);
          }
          labels |= 1L << bit;
        }
        texts.add(new LabelledText(row.get(0), labels));
      }
    }
    return texts;
  }

  boolean has(int label) {
    return (labels >> label & 1) != 0;
  }
}
