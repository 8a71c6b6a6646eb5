package org.attune.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.corpus.CorpusException;
import org.attune.protocol.Protocol;
import org.attune.spark.Tallying;
import org.attune.yaml.YamlException;

/**
 * Rungs 3 and 2 of a verification, corpus by corpus: codes from corpus and models, tallies from
 * corpus and codes.
 */
final class Rerun {

  private final Protocol protocol;
  private final Plan plan;
  private final Catalog catalog;
  private final SortedMap<String, String> recorded;
  private final Map<?, ?> manifest;
  private final Findings findings;
  private final List<Again> made = new ArrayList<>();

  /**
   * @param recorded the files of the results by name
   * @param manifest the values of their manifest
   */
  Rerun(
      Protocol protocol,
      Plan plan,
      Catalog catalog,
      SortedMap<String, String> recorded,
      Map<String, Object> manifest,
      Findings findings) {
    this.protocol = protocol;
    this.plan = plan;
    this.catalog = catalog;
    this.recorded = recorded;
    this.manifest = manifest.get("corpora") instanceof Map<?, ?> corpora ? corpora : Map.of();
    this.findings = findings;
  }

  /**
   * Makes again whatever can be, and compares.
   *
   * @param setting where corpora and models lie, and where what is made again goes
   * @param folder where what was made again is written if it is not the same
   */
  void run(Path file, Setting setting, Terminal terminal, Path folder) throws IOException {
    Map<String, String> hindered = new TreeMap<>();
    Map<String, String> different = new TreeMap<>();
    Set<String> atHand = new Catalog(setting.cards()).names("datasets");
    List<Path> cards = new ArrayList<>(setting.cards());
    cards.add(file.resolveSibling("cards"));
    try (Verbs verbs = new Verbs(file, setting, cards, terminal)) {
      for (PlannedCorpus corpus : verbs.corpora()) {
        if (!atHand.contains(corpus.name())) {
          hindered.put(corpus.name(), "no card of it in datasets/ or below --data");
          continue;
        }
        try {
          made.add(Again.of(corpus.name(), manifest.get(corpus.name()), verbs.make(corpus)));
        } catch (CorpusException e) {
          different.put(corpus.name(), e.getMessage());
        } catch (UserMistake | StudyFailed | Tallying.TooLarge e) {
          hindered.put(corpus.name(), e.getMessage());
        } catch (IOException | UncheckedIOException e) {
          hindered.put(corpus.name(), "cannot be read: " + Explanation.of(e).line());
        } finally {
          terminal.stop();
        }
      }
    } catch (UserMistake | YamlException e) {
      protocol.corpora().forEach(corpus -> hindered.put(corpus, e.getMessage()));
    }
    made.removeIf(again -> !restricted(again, hindered, different));
    findings.rung(3, "corpora and models", "codes");
    hindered.forEach((corpus, why) -> findings.notClimbed(corpus + ": " + why));
    different.values().forEach(findings::different);
    Set<String> near = new TreeSet<>();
    for (Again again : made) {
      if (codes(again) && !again.elsewhere().isEmpty()) {
        near.add(again.corpus());
      }
    }
    findings.rung(2, "corpora and codes", "tallies");
    hindered.keySet().forEach(c -> findings.notClimbed(c + ": there are no codes without rung 3"));
    different.keySet().forEach(c -> findings.notClimbed(c + ": the corpus is another one"));
    tallies(near, folder);
  }

  /**
   * Takes files of the restricted bundle that were not handed over for the ones made here, if these
   * have the hash the manifest says.
   *
   * @return false if one has another, so that nothing can be compared
   */
  private boolean restricted(
      Again again, Map<String, String> hindered, Map<String, String> different) {
    for (String name : RestrictedBundle.names(plan.corpora(), Map.of("corpora", manifest))) {
      String now = again.now().files().get(name);
      if (now == null || recorded.containsKey(name)) {
        continue;
      }
      if (again.hasHash(name, now)) {
        recorded.put(name, now);
      } else if (again.elsewhere().isEmpty()) {
        different.put(
            again.corpus(),
            name + ": another hash than in the restricted bundle, which is not here");
        return false;
      } else {
        hindered.put(
            again.corpus(),
            name + ": how near it comes only the restricted bundle can tell, which is not here");
        return false;
      }
    }
    return true;
  }

  /** Compares what the manifest says of a corpus, and its codes; false if these are too far. */
  private boolean codes(Again again) {
    again
        .elsewhere()
        .forEach(
            (scorer, how) ->
                findings.note("another machine: " + again.corpus() + ", " + scorer + " " + how));
    findings.compared(ResultFiles.MANIFEST + ", " + again.corpus(), again.said(), "values");
    String name = ResultFiles.codes(again.corpus());
    if (recorded.containsKey(name) != again.now().files().containsKey(name)) {
      findings.different(
          name + ": " + (recorded.containsKey(name) ? "no model gave codes here" : "no such file"));
      return false;
    }
    if (!recorded.containsKey(name)) {
      findings.note("no model rates texts of " + again.corpus());
      return true;
    }
    SampledCodes before;
    try {
      before = SampledCodes.of(recorded.get(name));
    } catch (IllegalArgumentException e) {
      findings.different(name + ": expected codes, found " + e.getMessage());
      return false;
    }
    SampledCodes now = SampledCodes.of(again.file(name));
    Set<String> scorers = new TreeSet<>(before.byScorer().keySet());
    scorers.addAll(now.byScorer().keySet());
    boolean near = true;
    for (String scorer : scorers) {
      List<List<Long>> turns = before.byScorer().getOrDefault(scorer, List.of());
      near &=
          codes(
              name + ", " + scorer + ", " + turns.size() + " turns",
              Comparison.ofCodes(turns, now.byScorer().getOrDefault(scorer, List.of())),
              again.elsewhere().containsKey(scorer));
    }
    return near;
  }

  private boolean codes(String title, Comparison comparison, boolean elsewhere) {
    double share = 1 - comparison.differences().size() / (double) comparison.compared();
    double least = protocol.reproduction().codes();
    boolean near = comparison.equal() || elsewhere && share >= least;
    String shared =
        elsewhere
            ? "%s, %s of the codes equal (at least %s must be)"
                .formatted(title, Findings.number(share), least)
            : title;
    if (near && !comparison.equal()) {
      findings.near(shared, comparison, "codes");
    } else {
      findings.compared(shared, comparison, "codes");
    }
    return near;
  }

  /**
   * Compares tallies, and estimates if there are others.
   *
   * @param near corpora that may differ as far as the protocol allows
   */
  private void tallies(Set<String> near, Path folder) {
    boolean differ = false;
    boolean all = true;
    SortedMap<String, String> kept = new TreeMap<>(recorded);
    Map<String, Object> corpora = new TreeMap<>();
    manifest.forEach((corpus, own) -> corpora.put(corpus.toString(), own));
    for (Again again : made) {
      kept.putAll(again.now().files());
      corpora.put(again.corpus(), again.now().manifest());
      String name = ResultFiles.tallies(again.corpus());
      String before = recorded.getOrDefault(name, "");
      if (before.equals(again.file(name))) {
        findings.equal(name + ": " + before.lines().count() + " lines");
        continue;
      }
      differ = true;
      if (near.contains(again.corpus())) {
        findings.near(
            name + " (codes may differ)", Comparison.ofLines(before, again.file(name)), "lines");
      } else {
        all = false;
        findings.compared(name, Comparison.ofLines(before, again.file(name)), "lines");
      }
    }
    if (differ || !findings.exact() && !made.isEmpty()) {
      kept.put(
          ResultFiles.MANIFEST,
          State.json(Manifest.of(protocol, kept.get(ResultFiles.PROTOCOL), corpora)));
      remade(kept, differ, all, folder);
    }
  }

  private void remade(SortedMap<String, String> kept, boolean compare, boolean near, Path folder) {
    ResultFiles files = new ResultFiles(protocol, plan, catalog, kept);
    Optional<SortedMap<String, String>> derived = findings.trying(files::derived);
    if (derived.isEmpty()) {
      return;
    }
    if (compare) {
      String now = derived.get().get(ResultFiles.ESTIMATES);
      String before = recorded.getOrDefault(ResultFiles.ESTIMATES, "");
      double most = protocol.reproduction().estimates();
      Comparison cells = Comparison.ofEstimates(before, now);
      if (near && cells.within(most)) {
        findings.near(ResultFiles.ESTIMATES + " (at most " + most + ")", cells, "cells");
      } else {
        findings.compared(ResultFiles.ESTIMATES, cells, "cells");
      }
    }
    kept.keySet().removeIf(name -> !files.keeps(name));
    kept.putAll(derived.get());
    kept.forEach((name, text) -> State.write(folder.resolve(name), text));
    findings.note("what was made again lies in " + folder);
  }
}
