package org.attune.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;
import org.attune.protocol.Protocol;

/** Rungs 3 and 2 of a verification: codes from corpus and models, tallies from corpus and codes. */
final class Rerun {

  /** What the manifest says of a machine, or of files that are compared by themselves. */
  private static final List<String> APART =
      List.of("stack", "codes-sha256", "tallies-sha256", "tallies-bytes");

  private final Protocol protocol;
  private final Plan plan;
  private final Catalog catalog;
  private final SortedMap<String, String> recorded;
  private final Findings findings;

  Rerun(
      Protocol protocol,
      Plan plan,
      Catalog catalog,
      SortedMap<String, String> recorded,
      Findings findings) {
    this.protocol = protocol;
    this.plan = plan;
    this.catalog = catalog;
    this.recorded = recorded;
    this.findings = findings;
  }

  /** Reads and plans the study. */
  interface Opening {
    Verbs open() throws IOException;
  }

  /**
   * Runs the study again and compares.
   *
   * @param opening the study with the cards and data at hand
   * @param folder where what was made again is written if it is not the same
   */
  void run(Opening opening, Path folder) throws IOException {
    SortedMap<String, String> again;
    String step = "the corpora are not all here";
    try (Verbs verbs = opening.open()) {
      verbs.importCorpora();
      step = "there are no codes without the models";
      verbs.score();
      verbs.tally();
      again = verbs.kept();
    } catch (UserMistake e) {
      third();
      findings.notClimbed(e.getMessage());
      second();
      findings.notClimbed(step);
      return;
    } catch (CorpusException e) {
      third();
      findings.different(e.getMessage());
      return;
    }
    compare(again, folder);
  }

  private void third() {
    findings.rung(3, "corpora and models", "codes");
  }

  private void second() {
    findings.rung(2, "corpora and codes", "tallies");
  }

  private void compare(SortedMap<String, String> again, Path folder) {
    boolean models = recorded.keySet().stream().anyMatch(name -> name.startsWith("codes/"));
    Map<String, Object> before = State.parsed(recorded.get(ResultFiles.MANIFEST));
    Map<String, Object> now = State.parsed(again.get(ResultFiles.MANIFEST));
    List<String> stacks = stacks(before, now);
    third();
    stacks.forEach(findings::note);
    boolean elsewhere = !stacks.isEmpty();
    findings.compared(
        ResultFiles.MANIFEST,
        Comparison.ofValues(without(before, elsewhere), without(now, elsewhere)),
        "values");
    boolean sameCodes = !models;
    if (models) {
      sameCodes = codes(again, elsewhere);
    } else {
      findings.note("no model rates texts in this study");
    }
    second();
    tallies(again, elsewhere && !sameCodes);
    if (!findings.same()) {
      SortedMap<String, String> files = new TreeMap<>(again);
      files.putAll(new ResultFiles(protocol, plan, catalog, again).derived());
      files.forEach((name, text) -> State.write(folder.resolve(name), text));
      findings.note("what was made again lies in " + folder);
    }
  }

  /** Wherein the machine is not that of the manifest, a line a scorer. */
  private static List<String> stacks(Map<String, Object> before, Map<String, Object> now) {
    List<String> stacks = new ArrayList<>();
    Map<String, Object> here = scorers(now);
    scorers(before)
        .forEach(
            (name, stack) -> {
              Object found = here.get(name);
              if (found != null && !found.equals(stack)) {
                stacks.add(
                    "another machine: " + name + " was run on " + stack + ", here on " + found);
              }
            });
    return stacks;
  }

  private static Map<String, Object> scorers(Map<String, Object> manifest) {
    Map<String, Object> stacks = new TreeMap<>();
    ((Map<?, ?>) manifest.get("corpora"))
        .forEach(
            (corpus, of) -> {
              if (of instanceof Map<?, ?> own && own.get("scorers") instanceof List<?> scorers) {
                for (Object scorer : scorers) {
                  if (scorer instanceof Map<?, ?> s && s.get("stack") != null) {
                    stacks.put(corpus + "/" + s.get("name"), s.get("stack"));
                  }
                }
              }
            });
    return stacks;
  }

  /** Elsewhere thresholds may differ, too: they are chosen from codes. */
  private static Map<String, Object> without(Map<?, ?> values, boolean elsewhere) {
    Map<String, Object> rest = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (!APART.contains(key) && !(elsewhere && key.equals("thresholds"))) {
            rest.put(key.toString(), plain(value, elsewhere));
          }
        });
    return rest;
  }

  private static Object plain(Object value, boolean elsewhere) {
    if (value instanceof Map<?, ?> map) {
      return without(map, elsewhere);
    }
    return value instanceof List<?> list
        ? list.stream().map(v -> plain(v, elsewhere)).toList()
        : value;
  }

  private boolean codes(SortedMap<String, String> again, boolean elsewhere) {
    boolean same = true;
    for (PlannedCorpus corpus : plan.corpora()) {
      String name = ResultFiles.codes(corpus.name());
      if (!recorded.containsKey(name)) {
        continue;
      }
      SampledCodes before = SampledCodes.of(recorded.get(name));
      SampledCodes now = SampledCodes.of(again.getOrDefault(name, ""));
      for (Map.Entry<String, List<List<Long>>> scorer : before.byScorer().entrySet()) {
        Comparison comparison =
            Comparison.ofCodes(
                scorer.getValue(), now.byScorer().getOrDefault(scorer.getKey(), List.of()));
        same &= comparison.equal();
        double share = 1 - comparison.differences().size() / (double) comparison.compared();
        String title = name + ", " + scorer.getKey() + ", " + scorer.getValue().size() + " turns";
        if (elsewhere && !comparison.equal() && share >= protocol.reproduction().codes()) {
          findings.near(
              title
                  + ", "
                  + Findings.number(share)
                  + " of the codes equal (at least "
                  + protocol.reproduction().codes()
                  + " must be)",
              comparison,
              "codes");
        } else {
          findings.compared(title, comparison, "codes");
        }
      }
    }
    return same;
  }

  private void tallies(SortedMap<String, String> again, boolean near) {
    boolean same = true;
    for (PlannedCorpus corpus : plan.corpora()) {
      String name = ResultFiles.tallies(corpus.name());
      String before = recorded.getOrDefault(name, "");
      if (before.equals(again.get(name))) {
        findings.equal(name + ": " + before.lines().count() + " lines");
      } else {
        same = false;
        if (near) {
          findings.note("differs    " + name + ", as codes do");
        } else {
          findings.compared(name, Comparison.ofLines(before, again.get(name)), "lines");
        }
      }
    }
    if (!same) {
      Comparison cells =
          Comparison.ofCells(
              recorded.getOrDefault(ResultFiles.ESTIMATES, ""),
              new ResultFiles(protocol, plan, catalog, again).derived().get(ResultFiles.ESTIMATES));
      double most = protocol.reproduction().estimates();
      if (near && cells.largest() <= most) {
        findings.near(ResultFiles.ESTIMATES + " (at most " + most + ")", cells, "cells");
      } else {
        findings.compared(ResultFiles.ESTIMATES, cells, "cells");
      }
    }
  }

  /** Removes what a finished re-run leaves. */
  static void remove(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
