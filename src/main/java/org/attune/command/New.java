package org.attune.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.draft.Draft;
import org.attune.draft.TrialRead;
import org.attune.plan.Plan;
import org.attune.sheet.SheetFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code new}. */
@Command(
    name = "new",
    description = "Drafts a study of your own ratings: a card of the corpus and a protocol.",
    mixinStandardHelpOptions = true)
public final class New implements Callable<Integer> {
  @Parameters(
      paramLabel = "STUDY",
      description = "Name of the study and its corpus: lower-case letters, digits, hyphens")
  String study;

  @Option(
      names = "--ratings",
      paramLabel = "FILE",
      required = true,
      description =
          "A table of ratings as you keep it: CSV and the like, JSON, JSONL, XLSX, Parquet, an export"
              + " of a tool that collects ratings. Several (once for each, or a folder): rows below"
              + " rows where they have the same columns, else joined by the item's id")
  List<Path> ratings;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the corpus is made: DIR/STUDY/ (default: ${DEFAULT-VALUE})")
  Path data = Path.of("data");

  @Option(
      names = "--protocol",
      paramLabel = "FILE",
      description = "The protocol to write (default: STUDY.yaml)")
  Path protocol;

  @Mixin HintOptions hints;

  @Option(names = "--replace", description = "Write over the files of an earlier draft")
  boolean replace;

  @Override
  public Integer call() throws IOException {
    Path home = Path.of(System.getProperty("attune.home", "."));
    Path study = protocol == null ? Path.of(this.study + ".yaml") : protocol;
    Path folder = data.resolve(this.study);
    Draft draft = Draft.of(this.study, ratings, hints.hints());
    Catalog shipped = new Catalog(List.of(home.resolve("datasets")));
    if (shipped.names("datasets").contains(this.study)) {
      throw new UserMistake(
          "STUDY: expected another name than those of Attune's own datasets, found " + this.study);
    }
    Path own = home.resolve("protocols").resolve(this.study + ".yaml");
    if (Files.exists(own) && !(Files.exists(study) && Files.isSameFile(own, study))) {
      throw new UserMistake(
          "STUDY: expected another name than those of Attune's own studies, found " + this.study);
    }
    Path card = folder.resolve(Catalog.CARD);
    Map<Path, byte[]> files = new LinkedHashMap<>();
    files.put(card, bytes(schema(home, card, "datasets/dataset.schema.json") + draft.card()));
    draft.files().forEach((name, bytes) -> files.put(folder.resolve(name), bytes));
    files.put(
        study, bytes(schema(home, study, "protocols/protocol.schema.json") + draft.protocol()));
    write(
        files,
        () -> {
          TrialRead.of(draft.card(), folder);
          Catalog catalog = new Catalog(List.of(home.resolve("datasets"), data));
          new Plan(study.toString(), catalog.protocol(study), catalog);
        });
    draft.told().forEach(System.out::println);
    System.out.printf("%nWritten:%n");
    files.keySet().forEach(file -> System.out.println("  " + file + purpose(file, card, study)));
    Path results = Path.of("results", this.study);
    if (Files.exists(results)) {
      System.out.printf("%nA run will write over what is in %s.%n", results);
    }
    System.out.printf("%nNext:%n  jobs/attune run %s --data %s%n", shell(study), shell(data));
    return 0;
  }

  /** A path as one word of a shell. */
  private static String shell(Path path) {
    String text = path.toString();
    return text.matches("[\\p{L}\\p{N}/._~+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static String purpose(Path file, Path card, Path study) {
    return file.equals(card)
        ? "  (columns and scales: correct them here)"
        : file.equals(study) ? "  (tables and statistics: change them here)" : "";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Where an editor finds what may stand in a file; nothing for files outside of the project. */
  private static String schema(Path home, Path file, String schema) {
    Path root = home.toAbsolutePath().normalize();
    Path folder = file.toAbsolutePath().normalize().getParent();
    return folder.startsWith(root)
        ? "# yaml-language-server: $schema="
            + folder.relativize(root.resolve(schema)).toString().replace('\\', '/')
            + "\n#\n"
        : "";
  }

  private interface Check {
    void run() throws IOException;
  }

  /** Writes files, and puts back what was there before if they fail the check. */
  private void write(Map<Path, byte[]> files, Check check) throws IOException {
    Map<Path, byte[]> before = new LinkedHashMap<>();
    for (Path file : files.keySet()) {
      if (Files.exists(file)) {
        for (Path own : SheetFiles.in(ratings)) {
          if (Files.isSameFile(file, own)) {
            throw new UserMistake(
                "--ratings: expected a file outside of the folder to write, found " + own);
          }
        }
        before.put(file, Files.readAllBytes(file));
      }
    }
    if (!replace && !before.isEmpty()) {
      throw new UserMistake(
          "STUDY: expected no such files yet, found "
              + before.keySet()
              + " (add --replace to write over them, or choose another STUDY)");
    }
    boolean good = false;
    try {
      for (Map.Entry<Path, byte[]> file : files.entrySet()) {
        Files.createDirectories(file.getKey().toAbsolutePath().getParent());
        Files.write(file.getKey(), file.getValue());
      }
      check.run();
      good = true;
    } finally {
      for (Path file : good ? List.<Path>of() : files.keySet()) {
        if (before.containsKey(file)) {
          Files.write(file, before.get(file));
        } else {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
