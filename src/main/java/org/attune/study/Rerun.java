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
import org.attune.StudyFailed;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Hashes;
import org.attune.plan.Plan;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol;
import org.attune.reply.Replies;
import org.attune.result.ComparedCells;
import org.attune.result.ComparedCounts;
import org.attune.result.ComparedExplanations;
import org.attune.result.ComparedTallies;
import org.attune.result.Deviations;
import org.attune.result.Manifest;
import org.attune.result.Reliance;
import org.attune.result.RestrictedBundle;
import org.attune.result.ResultFolder;
import org.attune.result.SampledCodes;
import org.attune.result.Tolerance;
import org.attune.spark.Tallying;
import org.attune.yaml.YamlException;

/**
 * Rungs 3 and 2 of a verification, corpus by corpus: codes from corpus and models, tallies from
 * corpus and codes.
 */
final class Rerun {

  /**
   * How far it came.
   *
   * @param made corpora of which rungs 3 and 2 were climbed
   * @param left all others
   */
  record Climbed(List<String> made, List<String> left) {}

  private final Protocol protocol;
  private final Plan plan;
  private final Catalog catalog;
  private final SortedMap<String, String> recorded;
  private final Manifest manifest;
  private final Tolerance tolerance;
  private final VerificationLog findings;
  private final List<RemadeCorpus> made = new ArrayList<>();

  /**
   * @param recorded the files all others of the results follow from, and those with numbers that
   *     follow from them, by name
   * @param manifest their manifest
   * @param tolerance how near must come what rests on models of another machine
   */
  Rerun(
      Protocol protocol,
      Plan plan,
      Catalog catalog,
      SortedMap<String, String> recorded,
      Manifest manifest,
      Tolerance tolerance,
      VerificationLog findings) {
    this.protocol = protocol;
    this.plan = plan;
    this.catalog = catalog;
    this.recorded = recorded;
    this.manifest = manifest;
    this.tolerance = tolerance;
    this.findings = findings;
  }

  /**
   * Makes again whatever can be, and compares.
   *
   * @param setting where corpora and models lie, and where what is made again goes
   * @param folder where what was made again is written if it is not the same
   */
  Climbed run(Path file, Setting setting, Terminal terminal, Path folder) throws IOException {
    Map<String, String> hindered = new TreeMap<>();
    Map<String, String> different = new TreeMap<>();
    Set<String> atHand = new Catalog(setting.cards()).names("datasets");
    List<Path> cards = new ArrayList<>(setting.cards());
    cards.add(file.resolveSibling(ResultFolder.CARDS));
    try (Verbs verbs = new Verbs(file, setting, cards, terminal)) {
      for (PlannedCorpus corpus : verbs.corpora()) {
        String of = protocol.derived(corpus.name()).map(Replies::to).orElse(corpus.name());
        if (!atHand.contains(of)) {
          hindered.put(
              corpus.name(),
              "no card of "
                  + (of.equals(corpus.name()) ? "it" : of)
                  + " in datasets/ or below --data");
          continue;
        }
        try {
          made.add(RemadeCorpus.of(corpus, manifest.corpus(corpus.name()), verbs.make(corpus)));
        } catch (CorpusException e) {
          different.put(corpus.name(), e.getMessage());
        } catch (UserMistake | StudyFailed | Tallying.TooLarge e) {
          hindered.put(corpus.name(), e.getMessage());
        } catch (IOException | UncheckedIOException e) {
          hindered.put(corpus.name(), "cannot be read: " + Explanation.of(e).line());
        } catch (RuntimeException e) { // of Spark or PyTorch: other corpora may still be climbed
          hindered.put(corpus.name(), Explanation.of(e).line());
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
    Map<String, Set<String>> near = new TreeMap<>();
    for (RemadeCorpus again : made) {
      near.put(again.name(), codes(again));
      explanations(again);
    }
    findings.rung(2, "corpora and codes", "tallies");
    hindered.keySet().forEach(c -> findings.notClimbed(c + ": there are no codes without rung 3"));
    different.keySet().forEach(c -> findings.notClimbed(c + ": rung 3 gave something else"));
    tallies(new Reliance(plan, near), folder);
    List<String> names = made.stream().map(RemadeCorpus::name).toList();
    return new Climbed(
        names, protocol.corpora().stream().filter(corpus -> !names.contains(corpus)).toList());
  }

  /**
   * Takes files of the restricted bundle that were not handed over for the ones made here, if these
   * have the hash the manifest says.
   *
   * @return false if one has another, so that nothing can be compared
   */
  private boolean restricted(
      RemadeCorpus again, Map<String, String> hindered, Map<String, String> different) {
    for (String name : RestrictedBundle.names(plan.corpora(), manifest)) {
      String now = again.now().files().get(name);
      if (now == null || recorded.containsKey(name)) {
        continue;
      }
      if (again.hasHash(name, now)) {
        recorded.put(name, now);
      } else if (again.elsewhere().isEmpty()) {
        different.put(
            again.name(), name + ": another hash than in the restricted bundle, which is not here");
        return false;
      } else {
        hindered.put(
            again.name(),
            name + ": how near it comes only the restricted bundle can tell, which is not here");
        return false;
      }
    }
    return true;
  }

  /**
   * Compares what the manifest says of a corpus, and its codes.
   *
   * @return scorers that ran on another machine before, and whose codes come near enough
   */
  private Set<String> codes(RemadeCorpus again) {
    again
        .elsewhere()
        .forEach(
            (scorer, how) ->
                findings.note("another machine: " + again.name() + ", " + scorer + " " + how));
    String of = ResultFolder.MANIFEST + ", " + again.name();
    findings.compared(of, again.said(), "values");
    if (!again.saidElsewhere().equal()) {
      findings.near(of + ", what follows from the machine", again.saidElsewhere(), "values");
    }
    String citation = ResultFolder.citation(again.name());
    String cited = recorded.getOrDefault(citation, "");
    String citedNow = again.now().files().getOrDefault(citation, "");
    if (!cited.equals(citedNow)) {
      findings.compared(citation, Deviations.ofLines(cited, citedNow), "lines");
    }
    String name = ResultFolder.codes(again.name());
    if (recorded.containsKey(name) != again.now().files().containsKey(name)) {
      findings.different(
          name + ": " + (recorded.containsKey(name) ? "no model gave codes here" : "no such file"));
      return Set.of();
    }
    if (!recorded.containsKey(name)) {
      findings.note("no model rates texts of " + again.name());
      return Set.of();
    }
    SampledCodes before;
    try {
      before = SampledCodes.of(recorded.get(name));
    } catch (IllegalArgumentException e) {
      findings.different(name + ": expected codes, found " + e.getMessage());
      return Set.of();
    }
    SampledCodes now = SampledCodes.of(again.file(name));
    Set<String> scorers = new TreeSet<>(before.byScorer().keySet());
    scorers.addAll(now.byScorer().keySet());
    Set<String> near = new TreeSet<>();
    for (String scorer : scorers) {
      List<List<Long>> turns = before.byScorer().getOrDefault(scorer, List.of());
      boolean elsewhere = again.elsewhere().containsKey(scorer);
      boolean enough =
          codes(
              name + ", " + scorer + ", " + turns.size() + " turns",
              Deviations.ofCodes(turns, now.byScorer().getOrDefault(scorer, List.of())),
              elsewhere);
      if (elsewhere && enough) {
        near.add(scorer);
      }
    }
    return near;
  }

  /**
   * Compares what was counted of explanations, which follows from corpus and models as codes do.
   */
  private void explanations(RemadeCorpus again) {
    String name = ResultFolder.explanations(again.name());
    String before = recorded.getOrDefault(name, "");
    String now = again.file(name);
    if (before.isEmpty() && now.isEmpty()) {
      return;
    }
    if (before.equals(now)) {
      findings.equal(name + ": " + before.lines().count() + " lines");
      return;
    }
    try {
      ComparedExplanations of = ComparedExplanations.of(before, now, again.elsewhere().keySet());
      within(name, of.exact(), of.near(), "lines");
    } catch (IllegalArgumentException e) {
      findings.compared(name, Deviations.ofLines(before, now), "lines");
    }
  }

  private boolean codes(String title, Deviations comparison, boolean elsewhere) {
    double share = 1 - comparison.differences().size() / (double) comparison.compared();
    boolean near = comparison.equal() || elsewhere && share >= tolerance.codes();
    String shared =
        elsewhere
            ? "%s, %s of the codes equal (at least %s must be)"
                .formatted(title, VerificationLog.number(share), tolerance.codes())
            : title;
    if (near && !comparison.equal()) {
      findings.near(shared, comparison, "codes");
    } else {
      findings.compared(shared, comparison, "codes");
    }
    return near;
  }

  /** Compares tallies, and what follows from them if they are others. */
  private void tallies(Reliance reliance, Path folder) {
    boolean differ = false;
    SortedMap<String, String> kept = new TreeMap<>(recorded);
    SortedMap<String, Manifest.Corpus> corpora = new TreeMap<>(manifest.corpora());
    for (RemadeCorpus again : made) {
      kept.putAll(again.now().files());
      corpora.put(again.name(), again.now().manifest());
      differ |= tallies(again, reliance);
    }
    if (differ || !findings.exact() && !made.isEmpty()) {
      kept.put(
          ResultFolder.MANIFEST,
          Manifest.of(protocol, Hashes.of(kept.get(ResultFolder.PROTOCOL)), corpora).text());
      remade(kept, differ ? Optional.of(reliance) : Optional.empty(), folder);
    }
  }

  /**
   * Compares the tallies of a corpus.
   *
   * @return whether anything differs
   */
  private boolean tallies(RemadeCorpus again, Reliance reliance) {
    String name = ResultFolder.tallies(again.name());
    String before = recorded.getOrDefault(name, "");
    String now = again.file(name);
    if (before.equals(now)) {
      findings.equal(name + ": " + before.lines().count() + " lines");
      return false;
    }
    try {
      ComparedTallies tallies =
          ComparedTallies.of(before, now, entry -> reliance.entry(again.name(), entry));
      findings.compared(name, tallies.exact(), "lines");
      if (!tallies.near().equal()) {
        findings.near(name + ", of models on another machine", tallies.near(), "lines");
      }
    } catch (IllegalArgumentException e) {
      findings.compared(name, Deviations.ofLines(before, now), "lines");
    }
    return true;
  }

  private void remade(SortedMap<String, String> kept, Optional<Reliance> compare, Path folder) {
    ResultFiles files = new ResultFiles(protocol, plan, catalog, kept);
    Optional<SortedMap<String, String>> derived = findings.trying(files::derived);
    if (derived.isEmpty()) {
      return;
    }
    compare.ifPresent(reliance -> numbers(reliance, derived.get()));
    kept.keySet().removeIf(name -> !files.keeps(name));
    kept.putAll(derived.get());
    kept.forEach((name, text) -> State.write(folder.resolve(name), text));
    findings.note("what was made again lies in " + folder);
  }

  /** Compares all numbers of the results that follow from tallies. */
  private void numbers(Reliance reliance, SortedMap<String, String> now) {
    String name = ResultFolder.ESTIMATES;
    ComparedCells cells =
        ComparedCells.of(recorded.getOrDefault(name, ""), now.get(name), reliance);
    within(name, cells.exact(), cells.near(), "cells");
    name = ResultFolder.CONFUSION;
    ComparedCounts confusions =
        ComparedCounts.ofConfusions(
            recorded.getOrDefault(name, ""), now.getOrDefault(name, ""), reliance);
    within(name, confusions.exact(), confusions.near(), "counts");
    name = ResultFolder.CALIBRATION;
    ComparedCounts bins =
        ComparedCounts.ofCalibration(
            recorded.getOrDefault(name, ""), now.getOrDefault(name, ""), reliance);
    within(name, bins.exact(), bins.near(), "bins");
  }

  private void within(String name, Deviations exact, Deviations near, String things) {
    if (!exact.equal()) {
      findings.compared(name, exact, things);
    }
    String resting =
        name + ", of models on another machine (at most " + tolerance.estimates() + ")";
    if (near.equal()) {
      return;
    }
    if (near.within(tolerance.estimates())) {
      findings.near(resting, near, things);
    } else {
      findings.compared(resting, near, things);
    }
  }
}
