package org.attune.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.attune.UserMistake;
import org.attune.Visible;
import org.attune.catalog.Catalog;
import org.attune.corpus.Hashes;
import org.attune.plan.Plan;
import org.attune.plan.PlannedCorpus;
import org.attune.plan.Reading;
import org.attune.protocol.Protocol;
import org.attune.result.ComparedCells;
import org.attune.result.Deviations;
import org.attune.result.JsonRecords;
import org.attune.result.Manifest;
import org.attune.result.RestrictedBundle;
import org.attune.result.ResultFolder;
import org.attune.result.Tolerance;

/**
 * Makes the results of a study again, as far as this machine can, and tells what is not the same.
 *
 * <p>Rung 1 makes tables from tallies, rung 2 tallies from corpora and codes, rung 3 codes from
 * corpora and models.
 */
public final class Verification {

  /** What a verification comes to. */
  public enum Verdict {
    /** Every rung was climbed, and all is the same, or near where it may be. */
    SAME,
    /** As far as the rungs could be climbed. */
    SAME_SO_FAR,
    DIFFERENT
  }

  /**
   * What a verification does beside comparing.
   *
   * @param all whether every difference is told
   * @param ask how many of the questions to each language model are put to it again; 0 for none
   */
  public record Scope(boolean all, int ask) {}

  private final Path folder;
  private final Setting setting;
  private final Terminal terminal;
  private final VerificationLog findings;
  private final ResultFolder files;
  private final SortedMap<String, String> recorded = new TreeMap<>();
  private final Manifest manifest;
  private final Catalog catalog;
  private final Protocol protocol;
  private final Plan plan;
  private final Tolerance asked;
  private final int ask;
  private final Tolerance tolerance;

  /** Names of files that are in the restricted bundle. */
  private final Set<String> restricted;

  /**
   * Reads a folder of results.
   *
   * @param setting where corpora and models lie, and what is kept while a study is made again
   * @param tolerance how near must come what rests on models that ran on another machine; the
   *     protocol of the results can make it narrower
   * @throws UserMistake if it holds no results
   */
  public Verification(
      Path folder, Setting setting, Tolerance tolerance, Terminal terminal, Scope scope)
      throws IOException {
    ask = scope.ask();
    this.folder = folder;
    this.setting = setting;
    this.terminal = terminal;
    findings = new VerificationLog(terminal, scope.all());
    files = new ResultFolder(folder);
    checkModels();
    manifest =
        Manifest.read(
            folder.resolve(ResultFolder.MANIFEST).toString(),
            files.text(ResultFolder.MANIFEST).orElseThrow());
    catalog =
        new Catalog(
            List.of(folder.resolve(ResultFolder.CARDS)),
            List.of(folder.resolve(ResultFolder.RUBRICS)));
    Path file = folder.resolve(ResultFolder.PROTOCOL);
    protocol = catalog.protocol(file);
    plan = new Plan(file.toString(), protocol, catalog);
    asked = tolerance;
    this.tolerance = tolerance.narrowed(protocol.reproduction());
    ResultFiles kept = new ResultFiles(protocol, plan, catalog, recorded);
    for (String name : files.names().keySet()) {
      if (kept.keeps(name)) {
        files.text(name).ifPresent(text -> recorded.put(name, text));
      }
    }
    restricted = RestrictedBundle.names(plan.corpora(), manifest);
    RestrictedBundle.read(folder, restricted).forEach(recorded::putIfAbsent);
  }

  /** No program is run that was handed over with the results. */
  private void checkModels() throws IOException {
    Path models = setting.models().folder();
    if (Files.exists(models)
        && (models.toRealPath().startsWith(folder.toRealPath())
            || folder.toRealPath().startsWith(models.toRealPath()))) {
      throw new UserMistake(
          "--models: expected a folder of yours, found "
              + models
              + " in or around the results; a model is a program, and none of theirs is run");
    }
  }

  /** Climbs the rungs and tells what it finds. */
  public Verdict run() throws IOException {
    terminal.print("Verifying " + folder + ": " + Visible.line(protocol.title().strip()));
    if (ask > 0) { // an endpoint that is not known is told before hours of work
      AskAgain.outOfReach(asking(), setting.endpoints()).forEach(findings::note);
    }
    if (!Manifest.version().equals(manifest.attune())) {
      String by = Visible.line(manifest.attune());
      findings.note("made by Attune " + by + ", this is " + Manifest.version());
    }
    for (String wider : asked.wider(protocol.reproduction())) {
      findings.note("not used: the protocol allows more difference, " + wider);
    }
    findings.rung(1, "tallies", "tables, report");
    Set<String> absent = withheld();
    boolean tables = kept();
    if (tables) {
      tables();
    } else {
      findings.notClimbed(
          absent.isEmpty()
              ? "not all tallies are there"
              : "tallies are in the restricted bundle, "
                  + RestrictedBundle.beside(folder)
                  + ", which is not there");
    }
    for (String name :
        List.of(ResultFolder.ESTIMATES, ResultFolder.CONFUSION, ResultFolder.CALIBRATION)) {
      files.text(name).ifPresent(text -> recorded.put(name, text));
    }
    Path again = setting.work().resolve("verify").resolve(protocol.study());
    Setting elsewhere = elsewhere(again, setting.endpoints().unasked());
    terminal.print("");
    terminal.print("Making again what can be made here");
    Rerun.Climbed climbed =
        new Rerun(protocol, plan, catalog, recorded, manifest, tolerance, findings)
            .run(
                folder.resolve(ResultFolder.PROTOCOL),
                elsewhere,
                terminal,
                elsewhere.results().resolve(protocol.study()));
    if (!tables && !absent.isEmpty() && withheld().isEmpty()) {
      findings.rung(
          1,
          "tallies made again, whose hashes are those of the restricted bundle",
          "tables, report");
      tables();
      tables = true;
    }
    if (ask > 0) {
      askAgain(climbed.made(), elsewhere(again, setting.endpoints()));
    }
    if (findings.exact()) {
      WorkFolder.remove(again);
    }
    Verdict verdict =
        !findings.same()
            ? Verdict.DIFFERENT
            : tables && climbed.left().isEmpty() ? Verdict.SAME : Verdict.SAME_SO_FAR;
    terminal.print("");
    terminal.print(Visible.line(line(verdict, rungs(tables, climbed))));
    return verdict;
  }

  /** What was made again lies apart from what was made first. */
  private Setting elsewhere(Path again, Endpoints endpoints) {
    return new Setting(
        setting.home(),
        setting.data(),
        setting.models().byName(),
        again.resolve("results"),
        again.resolve("work"),
        setting.conf(),
        setting.master(),
        endpoints,
        setting.withdrawn());
  }

  private List<Reading.Asked> asking() {
    return protocol.scorers().stream()
        .flatMap(s -> Reading.of(s) instanceof Reading.Asked of ? Stream.of(of) : Stream.empty())
        .toList();
  }

  /**
   * Asks language models again, and tells how often they say what they said; no rung hangs on it.
   */
  private void askAgain(List<String> made, Setting reached) throws IOException {
    terminal.print("");
    terminal.print("Asking again, of each language model " + ask + " questions at most");
    if (asking().isEmpty()) {
      findings.note("no language model was asked");
      return;
    }
    List<Path> cards = new ArrayList<>(setting.cards());
    cards.add(folder.resolve(ResultFolder.CARDS));
    List<String> lines = new ArrayList<>();
    try (Verbs verbs = new Verbs(folder.resolve(ResultFolder.PROTOCOL), reached, cards, terminal)) {
      for (PlannedCorpus corpus : verbs.corpora()) {
        if (made.contains(corpus.name())) {
          try {
            lines.addAll(verbs.askAgain(corpus, ask));
          } catch (UserMistake e) { // of data that are no longer there
            lines.add(corpus.name() + ": not asked, " + e.getMessage());
          }
        } else {
          lines.add(
              corpus.name()
                  + ": not asked; that takes rungs 2 and 3, and these the corpus and the answers"
                  + " that were kept, in "
                  + setting.endpoints().answers());
        }
      }
    } finally {
      terminal.stop();
    }
    lines.forEach(line -> findings.note("asked again  " + line));
  }

  /** The last line. */
  private String line(Verdict verdict, String rungs) {
    String same =
        findings.exact()
            ? "the same"
            : "the same, or near where it may be (" + tolerance.words() + ")";
    return switch (verdict) {
      case SAME -> "Everything is " + same + ": " + rungs + ".";
      case SAME_SO_FAR ->
          "As far as it could be made again, everything is " + same + ": " + rungs + ".";
      case DIFFERENT -> "Not everything is the same: " + rungs + ".";
    };
  }

  /** The rungs behind a verdict. */
  private static String rungs(boolean tables, Rerun.Climbed climbed) {
    String made = String.join(", ", climbed.made());
    String left = String.join(", ", climbed.left());
    if (climbed.left().isEmpty()) {
      return tables ? "rungs 1 to 3" : "rungs 2 and 3, not rung 1";
    }
    if (climbed.made().isEmpty()) {
      return tables ? "rung 1 only, tables from tallies" : "no rung was climbed";
    }
    return (tables ? "rung 1, and rungs 2 and 3" : "rungs 2 and 3, not rung 1,")
        + " of "
        + made
        + ", not of "
        + left;
  }

  /** Files of the restricted bundle that are neither there nor made again. */
  private Set<String> withheld() {
    Set<String> withheld = new TreeSet<>(restricted);
    withheld.removeAll(recorded.keySet());
    return withheld;
  }

  /** Compares the kept files with their hashes; false if tallies are missing. */
  private boolean kept() {
    List<String> apart = List.of("corpora", "attune", "attune-released");
    Manifest now =
        Manifest.of(
            protocol, Hashes.of(recorded.get(ResultFolder.PROTOCOL)), Collections.emptySortedMap());
    findings.compared(
        ResultFolder.MANIFEST,
        Deviations.ofValues(
            JsonRecords.tree(manifest).without(apart), JsonRecords.tree(now).without(apart)),
        "values");
    boolean tallies = true;
    for (PlannedCorpus corpus : plan.corpora()) {
      Manifest.Corpus own = manifest.corpus(corpus.name());
      hash(ResultFolder.card(corpus.name()), own.cardWithoutRatersSha256());
      hash(ResultFolder.tallies(corpus.name()), own.talliesSha256());
      own.replies().ifPresent(of -> hash(ResultFolder.card(of.to()), of.cardWithoutRatersSha256()));
      String codes = ResultFolder.codes(corpus.name());
      if (recorded.containsKey(codes) || own.codesSha256().isPresent()) {
        hash(codes, own.codesSha256().orElse(""));
      }
      String explanations = ResultFolder.explanations(corpus.name());
      if (recorded.containsKey(explanations) || own.explanationsSha256().isPresent()) {
        hash(explanations, own.explanationsSha256().orElse(""));
      }
      tallies &= recorded.containsKey(ResultFolder.tallies(corpus.name()));
    }
    return tallies;
  }

  private void hash(String name, String expected) {
    String text = recorded.get(name);
    if (text == null && restricted.contains(name)) {
      findings.note("restricted " + name + ": not there to compare");
      return;
    }
    String found = text == null ? instead(name) : Hashes.of(text);
    if (found.equals(expected)) {
      findings.equal(name);
    } else if (expected.isEmpty()) {
      findings.different(name + ": the manifest does not name it, found " + found);
    } else {
      findings.different(name + ": expected SHA-256 " + expected + ", found " + found);
    }
  }

  private void tables() {
    ResultFiles kept = new ResultFiles(protocol, plan, catalog, recorded);
    SortedMap<String, String> made = findings.trying(kept::derived).orElse(null);
    if (made == null) {
      return;
    }
    made.forEach(
        (name, now) -> {
          String before = files.text(name).orElse(null);
          if (before == null) {
            findings.different(name + ": " + instead(name));
          } else if (name.equals(ResultFolder.ESTIMATES)) {
            findings.compared(name, ComparedCells.all(before, now), "cells");
          } else {
            findings.compared(name, Deviations.ofLines(before, now), "lines");
          }
        });
    files
        .names()
        .forEach(
            (name, kind) -> {
              if (!made.containsKey(name) && !kept.keeps(name)) {
                String what =
                    kind == ResultFolder.Kind.FILE
                        ? "the study does not make it"
                        : ResultFolder.described(kind);
                findings.note("unknown    " + Visible.line(name) + ": " + what);
              }
            });
  }

  /** What there is in place of a file. */
  private String instead(String name) {
    return Optional.ofNullable(files.names().get(name))
        .map(ResultFolder::described)
        .orElse("no such file");
  }
}
