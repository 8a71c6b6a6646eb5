package org.attune.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.attune.protocol.Protocol;

/**
 * Makes the results of a study again, as far as this machine can, and tells what is not the same.
 *
 * <p>Rung 1 makes tables from tallies, rung 2 tallies from corpora and codes, rung 3 codes from
 * corpora and models.
 */
public final class Verification {

  /** Bytes of the largest file of results that is read: many times as much as any has. */
  private static final long MOST = 256L << 20;

  private final Path folder;
  private final Setting setting;
  private final Terminal terminal;
  private final Findings findings;
  private final SortedMap<String, String> recorded;
  private final Map<String, Object> manifest;
  private final Catalog catalog;
  private final Protocol protocol;
  private final Plan plan;

  /** Names of files that are in the restricted bundle. */
  private final Set<String> restricted;

  /**
   * Reads a folder of results.
   *
   * @param setting where corpora and models lie, and what is kept while a study is made again
   * @param all whether every difference is told
   * @throws UserMistake if it holds no results
   */
  public Verification(Path folder, Setting setting, Terminal terminal, boolean all)
      throws IOException {
    this.folder = folder;
    this.setting = setting;
    this.terminal = terminal;
    findings = new Findings(terminal, all);
    for (String name : List.of(ResultFiles.PROTOCOL, ResultFiles.MANIFEST)) {
      if (!Files.isRegularFile(folder.resolve(name))) {
        throw new UserMistake(
            folder + ": expected results as `attune run` writes them, found no " + name);
      }
    }
    recorded = files(folder.toRealPath());
    try {
      manifest = State.parsed(recorded.get(ResultFiles.MANIFEST));
    } catch (IllegalArgumentException e) {
      throw new UserMistake(
          folder.resolve(ResultFiles.MANIFEST) + ": expected JSON, found " + e.getMessage());
    }
    catalog = new Catalog(List.of(folder.resolve("cards")));
    Path file = folder.resolve(ResultFiles.PROTOCOL);
    protocol = catalog.protocol(file);
    plan = new Plan(file.toString(), protocol, catalog);
    restricted = RestrictedBundle.names(plan.corpora(), manifest);
    RestrictedBundle.read(folder, restricted).forEach(recorded::putIfAbsent);
  }

  /** All files but those of a version control system and the like; other bytes than text differ. */
  private static SortedMap<String, String> files(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (!name.matches("(.*/)?\\..*")) {
          if (Files.size(path) > MOST) {
            throw new UserMistake(
                path
                    + ": expected at most "
                    + (MOST >> 20)
                    + " MiB in a file of results, found "
                    + (Files.size(path) >> 20)
                    + " MiB");
          }
          files.put(name, new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
        }
      }
    }
    return files;
  }

  /**
   * Climbs the rungs and tells what it finds.
   *
   * @return whether all that could be made again is the same
   */
  public boolean run() throws IOException {
    terminal.print("Verifying " + folder + ": " + protocol.title());
    if (!Manifest.version().equals(manifest.get("attune"))) {
      findings.note("made by Attune " + manifest.get("attune") + ", this is " + Manifest.version());
    }
    findings.rung(1, "tallies", "tables, report");
    Set<String> absent = withheld();
    if (kept()) {
      tables();
    } else {
      findings.notClimbed(
          absent.isEmpty()
              ? "not all tallies are there"
              : "tallies are in the restricted bundle, "
                  + RestrictedBundle.beside(folder)
                  + ", which is not there");
    }
    Path again = setting.work().resolve("verify").resolve(protocol.study());
    Setting elsewhere =
        new Setting(
            setting.home(),
            setting.data(),
            setting.models(),
            again.resolve("results"),
            again.resolve("work"),
            setting.conf(),
            setting.master());
    terminal.print("\nMaking again what can be made here");
    new Rerun(protocol, plan, catalog, recorded, manifest, findings)
        .run(
            folder.resolve(ResultFiles.PROTOCOL),
            elsewhere,
            terminal,
            elsewhere.results().resolve(protocol.study()));
    if (!absent.isEmpty() && withheld().isEmpty()) {
      findings.rung(
          1,
          "tallies made again, whose hashes are those of the restricted bundle",
          "tables, report");
      tables();
    }
    if (findings.exact()) {
      WorkFolder.remove(again);
    }
    terminal.print(
        findings.exact()
            ? "\nEverything that could be made again is the same."
            : findings.same()
                ? "\nEverything that could be made again is the same, or as near as the protocol asks."
                : "\nNot everything is the same.");
    return findings.same();
  }

  /** Files of the restricted bundle that are neither there nor made again. */
  private Set<String> withheld() {
    Set<String> withheld = new TreeSet<>(restricted);
    withheld.removeAll(recorded.keySet());
    return withheld;
  }

  /** Compares the kept files with their hashes; false if tallies are missing. */
  private boolean kept() {
    Map<String, Object> said = Manifest.of(protocol, recorded.get(ResultFiles.PROTOCOL), Map.of());
    Map<String, Object> recordedOf = new TreeMap<>(manifest);
    for (String apart : List.of("corpora", "attune", "attune-released")) {
      said.remove(apart);
      recordedOf.remove(apart);
    }
    findings.compared(ResultFiles.MANIFEST, Comparison.ofValues(recordedOf, said), "values");
    boolean tallies = true;
    for (PlannedCorpus corpus : plan.corpora()) {
      Map<?, ?> own =
          manifest.get("corpora") instanceof Map<?, ?> corpora
                  && corpora.get(corpus.name()) instanceof Map<?, ?> of
              ? of
              : Map.of();
      hash(ResultFiles.card(corpus.name()), own.get("card-without-raters-sha256"));
      hash(ResultFiles.tallies(corpus.name()), own.get("tallies-sha256"));
      String codes = ResultFiles.codes(corpus.name());
      if (recorded.containsKey(codes) || own.get("codes-sha256") != null) {
        hash(codes, own.get("codes-sha256"));
      }
      tallies &= recorded.containsKey(ResultFiles.tallies(corpus.name()));
    }
    return tallies;
  }

  private void hash(String name, Object expected) {
    String text = recorded.get(name);
    if (text == null && restricted.contains(name)) {
      findings.note("restricted " + name + ": not there to compare");
      return;
    }
    String found = text == null ? "no such file" : Manifest.sha256(text);
    if (found.equals(expected)) {
      findings.equal(name);
    } else if (expected == null) {
      findings.different(name + ": the manifest does not name it, found " + found);
    } else {
      findings.different(name + ": expected SHA-256 " + expected + ", found " + found);
    }
  }

  private void tables() {
    ResultFiles files = new ResultFiles(protocol, plan, catalog, recorded);
    SortedMap<String, String> made = findings.trying(files::derived).orElse(null);
    if (made == null) {
      return;
    }
    made.forEach(
        (name, now) -> {
          String before = recorded.get(name);
          if (before == null) {
            findings.different(name + ": no such file");
          } else if (name.equals(ResultFiles.ESTIMATES)) {
            findings.compared(name, Comparison.ofEstimates(before, now), "cells");
          } else {
            findings.compared(name, Comparison.ofLines(before, now), "lines");
          }
        });
    for (String name : recorded.keySet()) {
      if (!made.containsKey(name) && !files.keeps(name)) {
        findings.note("unknown    " + name + ": the study does not make it");
      }
    }
  }
}
