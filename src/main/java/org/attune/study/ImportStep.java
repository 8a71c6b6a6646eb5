package org.attune.study;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.attune.Names;
import org.attune.UserMistake;
import org.attune.corpus.Card;
import org.attune.corpus.CorpusException;
import org.attune.corpus.CorpusFormat;
import org.attune.corpus.Globs;
import org.attune.corpus.Hashes;
import org.attune.corpus.MediaColumn;
import org.attune.corpus.Medium;
import org.attune.corpus.Reject;
import org.attune.corpus.Row;
import org.attune.corpus.Slice;
import org.attune.corpus.Slices;
import org.attune.corpus.TableReader;
import org.attune.corpus.Withdrawn;
import org.attune.corpus.Written;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol;
import org.attune.spark.Imports;

/** The verb import: corpora to items. */
final class ImportStep {

  /**
   * What import wrote of a corpus.
   *
   * @param key hash of all it depends on
   * @param files SHA-256 of each file
   * @param undeclared files of which the card does not say what they hash to
   * @param items number of items
   * @param rejects rejected rows by reason
   * @param first the first rejected rows
   * @param written the files of the items
   */
  record Imported(
      String key,
      Map<String, String> files,
      List<String> undeclared,
      long items,
      Map<String, Long> rejects,
      List<String> first,
      Written written) {
    long rejected() {
      return rejects.entrySet().stream()
          .filter(rows -> !Withdrawn.is(rows.getKey()))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }

    /** Items and ratings of people who withdrew. */
    long withdrawn() {
      return rejects.values().stream().mapToLong(Long::longValue).sum() - rejected();
    }
  }

  private final Setting setting;
  private final Protocol protocol;
  private final Terminal terminal;
  private final Supplier<SparkSession> spark;

  /** What was found as it was written, or was written, in this run. */
  private final Set<Imported> whole = new HashSet<>();

  ImportStep(Setting setting, Protocol protocol, Terminal terminal, Supplier<SparkSession> spark) {
    this.setting = setting;
    this.protocol = protocol;
    this.terminal = terminal;
    this.spark = spark;
  }

  /** Folder of a corpus's items. */
  static Path items(Setting setting, String corpus, Imported imported) {
    return setting
        .work()
        .resolve("corpora")
        .resolve(FolderName.of(corpus) + "-" + imported.key().substring(0, 16))
        .resolve("items");
  }

  /** Imports a corpus unless the same files were imported under the same card before. */
  Imported run(PlannedCorpus corpus, String code, String cardText) throws IOException {
    terminal.begin("import " + corpus.name());
    Map<String, String> files = new TreeMap<>();
    Set<String> declared = new HashSet<>();
    List<Imports.Source> sources = sources(corpus, files, declared);
    SortedMap<String, String> media = media(corpus.name(), sources, files);
    Withdrawn withdrawn = withdrawn(corpus);
    List<String> read =
        new ArrayList<>(
            List.of(code, cardText, corpus.card().tables().toString(), files.toString()));
    withdrawn.key().ifPresent(read::add);
    String key = Hashes.ofTexts(read);
    Path folder =
        setting
            .work()
            .resolve("corpora")
            .resolve(FolderName.of(corpus.name()) + "-" + key.substring(0, 16));
    Path marker = folder.resolve("import.json");
    Imported known = State.readJson(marker, Imported.class).orElse(null);
    if (known != null && isWhole(corpus, known)) {
      terminal.end("unchanged, " + summary(known));
      return known;
    }
    if (Files.exists(marker)) {
      terminal.note(MadeAgain.of("items of " + corpus.name()));
      Files.delete(marker);
    }
    if (!withdrawn.ids().isEmpty()) {
      forget(corpus, folder);
    }
    Places.writable("--work", folder);
    Imports.Result result =
        Imports.run(spark.get(), sources, media, withdrawn, folder.resolve("items"));
    checkAny(corpus.name(), files.keySet(), result);
    Imported imported =
        new Imported(
            key,
            files,
            files.keySet().stream().filter(name -> !declared.contains(name)).toList(),
            result.items(),
            result.rejects(),
            result.first().stream().map(Reject::toString).toList(),
            Written.in(folder.resolve("items"), ""));
    State.writeJson(marker, imported);
    whole.add(imported);
    terminal.end(summary(imported));
    return imported;
  }

  private Withdrawn withdrawn(PlannedCorpus corpus) throws IOException {
    List<Path> files = new ArrayList<>();
    corpus
        .card()
        .withdrawn()
        .ifPresent(file -> files.add(setting.files(protocol, corpus.name()).resolve(file)));
    setting.withdrawn().ifPresent(files::add);
    return Withdrawn.in(files);
  }

  /** Removes what is kept of a corpus with people in it who withdrew: its items and scores. */
  private void forget(PlannedCorpus corpus, Path folder) throws IOException {
    Path corpora = folder.getParent();
    if (Files.isDirectory(corpora)) {
      String own = Pattern.quote(FolderName.of(corpus.name())) + "-[0-9a-f]{16}";
      try (Stream<Path> kept = Files.list(corpora)) {
        for (Path of : kept.toList()) {
          if (!of.equals(folder) && of.getFileName().toString().matches(own)) {
            WorkFolder.remove(of);
          }
        }
      }
    }
    WorkFolder.remove(ScoreStep.scores(setting, corpus.name()));
  }

  /**
   * @throws CorpusException if the files have no row at all
   */
  static void checkAny(String corpus, Set<String> files, Imports.Result result) {
    if (result.items() == 0 && result.rejects().isEmpty()) {
      throw new CorpusException(
          corpus + "/" + String.join(", ", files), "rows below the names of the columns", "none");
    }
  }

  /** Whether the items of a corpus are there as they were written, and nothing else. */
  boolean isWhole(PlannedCorpus corpus, Imported imported) throws IOException {
    if (!whole.contains(imported)
        && imported.written().onlyIn(items(setting, corpus.name(), imported), "")) {
      whole.add(imported);
    }
    return whole.contains(imported);
  }

  private static String summary(Imported imported) {
    return imported.items()
        + " items"
        + (imported.rejected() == 0 ? "" : ", " + imported.rejected() + " rows rejected")
        + (imported.withdrawn() == 0
            ? ""
            : ", " + imported.withdrawn() + " of people who withdrew left out");
  }

  /** The slices of a corpus's files, whose hashes must be those of its card, if it has some. */
  List<Imports.Source> sources(
      PlannedCorpus corpus, Map<String, String> hashes, Set<String> declared) throws IOException {
    Path folder = setting.files(protocol, corpus.name());
    List<Imports.Source> sources = new ArrayList<>();
    for (Card.Table table : corpus.card().tables()) {
      CorpusFormat format = CorpusFormat.of(table.format());
      for (Card.File file : table.files()) {
        Map<String, String> own = new TreeMap<>();
        for (Path path : files(folder, file.path())) {
          String name = folder.relativize(path).toString().replace('\\', '/');
          Slices slices =
              Slices.of(
                  path, path.toAbsolutePath().toString(), Slices.TARGET, format, table.settings());
          own.put(name, slices.sha256());
          TableReader reader = new TableReader(corpus.card(), table, file, name);
          for (Slice slice : slices.slices()) {
            sources.add(new Imports.Source(name, slice, table.format(), table.settings(), reader));
          }
        }
        if (file.sha256().isPresent()) {
          check(corpus.name(), file, file.sha256().get(), own);
          declared.addAll(own.keySet());
        }
        hashes.putAll(own);
      }
    }
    return sources;
  }

  /**
   * SHA-256 of the media that rows name and that are there, by path; those of one kind together are
   * told of as of one file, since they may be many, and be called by people's names.
   *
   * @param told receives the hash of what sha256sum prints of them, sorted by name
   */
  SortedMap<String, String> media(
      String corpus, List<Imports.Source> sources, Map<String, String> told) throws IOException {
    Map<String, SortedSet<String>> named = new TreeMap<>();
    for (Imports.Source source : sources) {
      if (source.reader().namesMedia()) {
        CorpusFormat format = CorpusFormat.of(source.format());
        try (CorpusFormat.Rows rows = format.read(source.slice(), source.settings())) {
          while (rows.hasNext()) {
            if (rows.next() instanceof Row.Read row) {
              for (Medium medium : source.reader().media(row)) {
                named
                    .computeIfAbsent(
                        "media: " + Names.kebab(medium.kind()), kind -> new TreeSet<>())
                    .add(medium.path());
              }
            }
          }
        }
      }
    }
    Set<String> all = new HashSet<>();
    named.values().forEach(all::addAll);
    SortedMap<String, String> hashes = new TreeMap<>();
    if (!all.isEmpty()) {
      hashes.putAll(MediaColumn.hashes(setting.files(protocol, corpus), all));
    }
    named.forEach((name, paths) -> told.put(name, sums(hashes, paths)));
    return hashes;
  }

  private static List<Path> files(Path folder, String pattern) throws IOException {
    try {
      return Globs.files(folder, pattern);
    } catch (FileNotFoundException e) {
      throw new UserMistake(
          folder
              + ": expected the file "
              + pattern
              + " of the corpus's card (--data names the folder above), found "
              + (Files.isDirectory(folder) ? "no such file" : "no such folder"));
    }
  }

  /** The hash of what sha256sum prints of those files that are there. */
  private static String sums(Map<String, String> hashes, Set<String> names) {
    StringBuilder sums = new StringBuilder();
    for (String name : names) {
      if (hashes.containsKey(name)) {
        sums.append(hashes.get(name)).append("  ").append(name).append('\n');
      }
    }
    return Hashes.of(sums.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** One file has its own hash; several the hash of what sha256sum prints of them. */
  private static void check(
      String corpus, Card.File file, String declared, Map<String, String> hashes) {
    String found = hashes.values().iterator().next();
    if (hashes.size() > 1) {
      found = sums(hashes, hashes.keySet());
    }
    if (!found.equalsIgnoreCase(declared)) {
      throw new CorpusException(
          corpus + "/" + file.path(), "SHA-256 " + declared + " (its card)", found);
    }
  }
}
