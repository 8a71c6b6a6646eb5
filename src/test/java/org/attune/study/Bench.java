package org.attune.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attune.Launch;
import org.attune.corpus.Hashes;
import org.attune.spark.SharedSession;

/**
 * A project folder of its own, with copies of the test studies and their corpora that a test may
 * change.
 */
final class Bench {

  private static final Path STUDIES = Path.of("src", "test", "resources", "studies");
  private static final Path MODELS = Path.of("src", "test", "resources", "models");
  private static final List<Path> DATASETS =
      List.of(STUDIES.resolve("datasets"), Path.of("datasets"));

  private final Path home;
  private String master;
  private Path models = MODELS;

  private Bench(Path home) {
    this.home = home;
  }

  /** A folder with the test protocols and corpora of the tests or of the project. */
  static Bench at(Path home, String... corpora) {
    copy(STUDIES.resolve("protocols"), home.resolve("protocols"));
    Bench bench = new Bench(home);
    for (String name : corpora) {
      DATASETS.stream()
          .map(d -> d.resolve(name))
          .filter(Files::isDirectory)
          .forEach(d -> copy(d, bench.corpus(name)));
    }
    return bench.spark("local[2]", 2);
  }

  /** Runs on this master with so many shuffle partitions from now on. */
  Bench spark(String newMaster, int partitions) {
    master = newMaster;
    write(
        home.resolve("spark.conf"),
        "spark.sql.shuffle.partitions " + partitions + "\nspark.driver.host 127.0.0.1\n");
    return this;
  }

  /** Adds a line to the settings. */
  Bench setting(String key, String value) {
    write(home.resolve("spark.conf"), read(home.resolve("spark.conf")) + key + " " + value + "\n");
    return this;
  }

  /** Has a folder of models of its own from now on, with copies of these. */
  Bench ownModels(String... names) {
    models = home.resolve("models");
    for (String name : names) {
      copy(MODELS.resolve(name), models.resolve(name));
    }
    return this;
  }

  /** Finds models in another folder from now on. */
  Bench modelsIn(Path folder) {
    models = folder;
    return this;
  }

  Path model(String name) {
    return models.resolve(name);
  }

  /** A copy of all that is here, at another place. */
  Bench copyTo(Path newHome) {
    copy(home, newHome);
    Bench copy = new Bench(newHome);
    copy.master = master;
    return copy;
  }

  Path corpus(String name) {
    return home.resolve("datasets").resolve(name);
  }

  Path protocol(String study) {
    return home.resolve("protocols").resolve(study + ".yaml");
  }

  Path work() {
    return home.resolve("work");
  }

  Path results(String study) {
    return home.resolve("results").resolve(study);
  }

  /** Runs a verb on a study. */
  Launch run(String verb, String study, String... more) {
    List<String> arguments = new ArrayList<>(List.of(verb, protocol(study).toString()));
    Collections.addAll(
        arguments, "--results", home.resolve("results").toString(), "--work", work().toString());
    Collections.addAll(arguments, "--models", models.toString(), "--master", master);
    Collections.addAll(arguments, "--conf", home.resolve("spark.conf").toString());
    Collections.addAll(arguments, more);
    return launch(arguments);
  }

  private Launch launch(List<String> arguments) {
    if (master.startsWith("local")) {
      SharedSession.on(master);
    }
    return Launch.of(home, arguments);
  }

  /** Verifies a study's results. */
  Launch verify(String study, String... more) {
    return verify(results(study), more);
  }

  /** Verifies a folder of results. */
  Launch verify(Path results, String... more) {
    List<String> arguments = new ArrayList<>(List.of("verify", results.toString()));
    Collections.addAll(arguments, "--work", work().toString(), "--models", models.toString());
    Collections.addAll(arguments, "--master", master, "--verbose");
    Collections.addAll(arguments, "--conf", home.resolve("spark.conf").toString());
    Collections.addAll(arguments, more);
    return launch(arguments);
  }

  /** The files of a study's results by name. */
  SortedMap<String, String> files(String study) {
    return files(results(study));
  }

  /** The files of a folder and those below it by name. */
  static SortedMap<String, String> files(Path folder) {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), read(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  /** Replaces text that must be there. */
  static void edit(Path file, String from, String to) {
    String text = read(file);
    if (!text.contains(from)) {
      throw new IllegalArgumentException(file + " does not hold " + from);
    }
    write(file, text.replace(from, to));
  }

  /** Replaces text in a corpus's file and writes the new hash into the card. */
  void editCorpus(String corpus, String file, String from, String to) {
    String before = hash(corpus(corpus).resolve(file));
    edit(corpus(corpus).resolve(file), from, to);
    edit(corpus(corpus).resolve("dataset.yaml"), before, hash(corpus(corpus).resolve(file)));
  }

  /**
   * Cuts a comma-separated file into as many of a header each, and lists them in the card, the last
   * one first.
   */
  void cut(String corpus, String file, int parts) {
    Path whole = corpus(corpus).resolve(file);
    List<String> lines = List.of(read(whole).split("\n"));
    List<String> entries = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = 1 + (lines.size() - 1) * part / parts;
      int to = 1 + (lines.size() - 1) * (part + 1) / parts;
      Path cut = corpus(corpus).resolve("part-" + part + "-" + file);
      write(cut, lines.get(0) + "\n" + String.join("\n", lines.subList(from, to)) + "\n");
      entries.add(
          0, "      - path: " + cut.getFileName() + "\n        sha256: " + hash(cut) + "\n");
    }
    String entry = "      - path: " + file + "\n        sha256: " + hash(whole) + "\n";
    edit(corpus(corpus).resolve("dataset.yaml"), entry, String.join("", entries));
    delete(whole);
  }

  static String hash(Path file) {
    try {
      return Hashes.ofFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file's bytes as characters. */
  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    files(from).forEach((name, text) -> write(to.resolve(name), text));
  }
}
