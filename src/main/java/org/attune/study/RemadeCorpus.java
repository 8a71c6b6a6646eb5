package org.attune.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.corpus.Hashes;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.result.Deviations;
import org.attune.result.JsonRecords;
import org.attune.result.Manifest;
import org.attune.result.ResultFolder;
import org.attune.score.Learner;

/**
 * A corpus of a study that was made again.
 *
 * @param corpus the corpus
 * @param before what the manifest said of it
 * @param now what came of it now
 * @param elsewhere scorers that ran on another machine than before, and on which
 */
record RemadeCorpus(
    PlannedCorpus corpus, Manifest.Corpus before, Made now, SortedMap<String, String> elsewhere) {

  /** Files are compared by themselves. */
  private static final List<String> FILES =
      List.of("codes-sha256", "explanations-sha256", "tallies-sha256", "tallies-bytes");

  private static final String NAME = "name";
  private static final String SCORERS = "scorers";
  private static final String STACK = "stack";
  private static final String THRESHOLDS = "thresholds";

  /** What a scorer was fitted to follows from the machine. */
  private static final Set<String> FITTED = Set.of("model-sha256", "learned");

  /**
   * Compares the machines the scorers ran on. A scorer that names one on one side only did not run
   * elsewhere: that is a difference.
   *
   * @param before what the manifest said
   */
  static RemadeCorpus of(PlannedCorpus corpus, Manifest.Corpus before, Made now) {
    SortedMap<String, String> elsewhere = new TreeMap<>();
    Map<String, SortedMap<String, String>> here = stacks(now.manifest());
    stacks(before)
        .forEach(
            (scorer, stack) -> {
              SortedMap<String, String> found = here.getOrDefault(scorer, stack);
              if (!found.equals(stack)) {
                elsewhere.put(scorer, "was run on " + stack + ", here on " + found);
              }
            });
    return new RemadeCorpus(corpus, before, now, elsewhere);
  }

  private static Map<String, SortedMap<String, String>> stacks(Manifest.Corpus corpus) {
    Map<String, SortedMap<String, String>> stacks = new TreeMap<>();
    corpus.scorers().stream()
        .filter(scorer -> !scorer.stack().isEmpty())
        .forEach(scorer -> stacks.put(scorer.name(), scorer.stack()));
    return stacks;
  }

  /** Name of the corpus. */
  String name() {
    return corpus.name();
  }

  /** A kept file of the corpus; empty if there is none. */
  String file(String name) {
    return now.files().getOrDefault(name, "");
  }

  /** Whether the manifest has the hash of this text for the tallies or codes of that name. */
  boolean hasHash(String name, String text) {
    return Hashes.of(text)
        .equals(
            name.equals(ResultFolder.codes(corpus.name()))
                ? before.codesSha256().orElse("")
                : before.talliesSha256());
  }

  /** What the manifest said beside what it would say now, without what follows from the machine. */
  Deviations said() {
    return Deviations.ofValues(parts(before, false), parts(now.manifest(), false));
  }

  /** What follows from another machine, as thresholds chosen there. */
  Deviations saidElsewhere() {
    return Deviations.ofValues(parts(before, true), parts(now.manifest(), true));
  }

  /** What follows from another machine, or all else. */
  private ObjectNode parts(Manifest.Corpus said, boolean machine) {
    ObjectNode parts = JsonRecords.tree(said);
    if (machine) {
      parts.retain(THRESHOLDS, SCORERS);
    } else {
      parts.remove(FILES);
    }
    ObjectNode thresholds = (ObjectNode) parts.get(THRESHOLDS);
    part(thresholds, elsewhere.keySet(), machine);
    Set<String> onBoth = new TreeSet<>(stacks(before).keySet());
    onBoth.retainAll(stacks(now.manifest()).keySet());
    for (JsonNode scorer : parts.get(SCORERS)) {
      String name = scorer.get(NAME).asText();
      ObjectNode own = (ObjectNode) scorer;
      part(own, elsewhere.containsKey(name) && learns(name) ? FITTED : Set.of(), machine);
      own.put(NAME, name);
      if (onBoth.contains(name)) {
        own.remove(STACK); // told apart
      }
    }
    return parts;
  }

  private static void part(ObjectNode values, Set<String> ofMachine, boolean machine) {
    if (machine) {
      values.retain(ofMachine);
    } else {
      values.remove(ofMachine);
    }
  }

  private boolean learns(String scorer) {
    int at = corpus.model(scorer);
    ScorerEntry entry = at < 0 ? null : corpus.scorers().get(at);
    return entry != null && entry.options() instanceof Learner.Of;
  }
}
