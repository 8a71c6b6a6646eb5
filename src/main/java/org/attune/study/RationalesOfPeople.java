package org.attune.study;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.attune.corpus.CorpusException;
import org.attune.explain.Marked;
import org.attune.protocol.Explaining;

/** Reads the passages that people marked, from files of a corpus whose card does not read them. */
final class RationalesOfPeople {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  private RationalesOfPeople() {}

  /**
   * The passages of a corpus.
   *
   * @param folder of the corpus
   * @throws CorpusException if a file lacks a column
   */
  static Marked of(List<Explaining.Rationale> asked, String corpus, Path folder)
      throws IOException {
    SortedMap<String, Map<String, List<String>>> passages = new TreeMap<>();
    for (Explaining.Rationale of : asked) {
      if (of.corpus().equals(corpus)) {
        read(of, folder.resolve(of.file()), passages);
      }
    }
    return new Marked(passages);
  }

  private static void read(
      Explaining.Rationale of, Path file, SortedMap<String, Map<String, List<String>>> passages)
      throws IOException {
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser rows = FORMAT.parse(reader)) {
      for (String column : List.of(of.item(), of.passages())) {
        if (!rows.getHeaderNames().contains(column)) {
          throw new CorpusException(
              file + ":1", "a column among " + rows.getHeaderNames(), "\"" + column + "\"");
        }
      }
      Map<String, List<String>> own =
          passages.computeIfAbsent(of.dimension(), d -> new HashMap<>());
      for (CSVRecord row : rows) {
        String cell = row.isSet(of.passages()) ? row.get(of.passages()) : "";
        List<String> marked = own.computeIfAbsent(row.get(of.item()), i -> new ArrayList<>());
        Arrays.stream(cell.split(Pattern.quote(of.between())))
            .filter(passage -> !passage.isBlank())
            .forEach(marked::add);
      }
    }
  }
}
