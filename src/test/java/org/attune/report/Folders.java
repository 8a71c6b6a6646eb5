package org.attune.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.attune.catalog.Catalog;
import org.attune.corpus.Card;
import org.attune.protocol.Protocol;
import org.attune.result.Manifest;
import org.attune.table.CalibrationBin;
import org.attune.table.Confusion;
import org.attune.table.Shown;

/** Shipped studies and the folders of results they have, with what else a folder will hold. */
final class Folders {

  private static final Path RESULTS = Path.of("results");
  private static final Path DATASETS = Path.of("datasets");

  private static final Map<String, FinishedStudy> READ = new ConcurrentHashMap<>();

  private Folders() {}

  /** Studies with results. */
  static List<String> studies() throws IOException {
    try (Stream<Path> folders = Files.list(RESULTS)) {
      return folders
          .filter(f -> Files.exists(f.resolve(Manifest.FILE)))
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** What is known of a shipped study. */
  static FinishedStudy account(String study) throws IOException {
    FinishedStudy known = READ.get(study);
    if (known == null) {
      known = read(study);
      READ.put(study, known);
    }
    return known;
  }

  private static FinishedStudy read(String study) throws IOException {
    Catalog catalog = new Catalog(List.of(DATASETS));
    Protocol protocol = catalog.protocol(Path.of("protocols", study + ".yaml"));
    Map<String, Card> cards = new LinkedHashMap<>();
    protocol.corpora().forEach(name -> cards.put(name, catalog.card(name)));
    Path file = RESULTS.resolve(study).resolve(Manifest.FILE);
    Manifest manifest = Manifest.read(file.toString(), Files.readString(file));
    return new FinishedStudy(
        protocol,
        cards,
        manifest,
        Shown.all(
            List.of(),
            List.of(new Confusion("lexicon", "emotion", "joy", "joy", 3)),
            List.of(new CalibrationBin("lexicon", "emotion", "", 0, 3, 0.5, 1))),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of());
  }

  /** The files of its results, with one of each kind a folder can hold besides. */
  static SortedMap<String, byte[]> files(FinishedStudy account) throws IOException {
    String study = account.protocol().study();
    SortedMap<String, byte[]> files = new TreeMap<>();
    Path folder = RESULTS.resolve(study);
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        files.put(name, Files.readAllBytes(path));
      }
    }
    files.remove(Crate.FILE);
    files.put("protocol.yaml", Files.readAllBytes(Path.of("protocols", study + ".yaml")));
    Columns.files(account).forEach((name, text) -> files.put(name, bytes(text)));
    files.put("calibration.csv", bytes("scorer\n"));
    files.put("confusion.csv", bytes("scorer\n"));
    files.put("report.html", bytes("<!DOCTYPE html>\n"));
    files.put("citations.bib", bytes("@misc{a}\n"));
    files.put("codes/sample of words.tsv", bytes("abc"));
    for (String corpus : account.cards().keySet()) {
      Path card = DATASETS.resolve(corpus).resolve("dataset.yaml");
      files.put("cards/" + corpus + "/dataset.yaml", Files.readAllBytes(card));
      files.put("cards/" + corpus + "/citation.bib", bytes("@misc{b}\n"));
      files.put("tallies/" + corpus + ".tsv", bytes("0\t1\n"));
    }
    return files;
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
