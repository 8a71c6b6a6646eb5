package org.attune.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.attune.Names;
import org.attune.statistic.Statistic;
import org.attune.yaml.StrictYaml;
import org.attune.yaml.Vocabulary;

/** The dataset cards of the project. */
final class Cards {

  private static final Path FOLDER = Path.of("datasets");
  private static final Vocabulary NAMES =
      new Vocabulary() {
        @Override
        public Set<String> names(String kind) {
          return switch (kind) {
            case "formats" -> Names.in(CorpusFormat.class, CorpusFormat.class).keySet();
            case "statistics" -> Names.in(Statistic.class, Statistic.class).keySet();
            default -> throw new IllegalArgumentException(kind);
          };
        }

        @Override
        public Class<? extends Record> variant(String kind, String name) {
          throw new IllegalArgumentException(kind);
        }
      };

  private Cards() {}

  static List<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .filter(Files::isDirectory)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  static Card card(String dataset) throws IOException {
    Path file = FOLDER.resolve(dataset).resolve("dataset.yaml");
    return card(file.toString(), Files.readString(file));
  }

  static Card card(String file, String text) {
    return StrictYaml.read(file, text, Card.class, NAMES);
  }
}
