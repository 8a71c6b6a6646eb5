package org.attune.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.score.Learner;

/**
 * A corpus of a study that was made again.
 *
 * @param corpus the corpus
 * @param before what the manifest said of it
 * @param now what came of it now
 * @param elsewhere scorers that ran on another machine than before, and on which
 */
record Again(
    PlannedCorpus corpus, Map<?, ?> before, Verbs.Made now, SortedMap<String, String> elsewhere) {

  /** Files are compared by themselves. */
  private static final List<String> FILES =
      List.of("codes-sha256", "tallies-sha256", "tallies-bytes");

  private static final String SCORERS = "scorers";
  private static final String STACK = "stack";
  private static final String THRESHOLDS = "thresholds";

  /** What a scorer was fitted to follows from the machine. */
  private static final List<String> FITTED = List.of("model-sha256", "learned");

  /**
   * Compares the machines the scorers ran on. A scorer that names one on one side only did not run
   * elsewhere: that is a difference.
   *
   * @param said what the manifest said, whatever it is
   */
  static Again of(PlannedCorpus corpus, Object said, Verbs.Made now) {
    Map<?, ?> before = said instanceof Map<?, ?> own ? own : Map.of();
    SortedMap<String, String> elsewhere = new TreeMap<>();
    Map<String, Object> here = stacks(now.manifest());
    stacks(before)
        .forEach(
            (scorer, stack) -> {
              Object found = here.getOrDefault(scorer, stack);
              if (!found.equals(stack)) {
                elsewhere.put(scorer, "was run on " + stack + ", here on " + found);
              }
            });
    return new Again(corpus, before, now, elsewhere);
  }

  private static Map<String, Object> stacks(Map<?, ?> corpus) {
    Map<String, Object> stacks = new TreeMap<>();
    if (corpus.get(SCORERS) instanceof List<?> scorers) {
      for (Object scorer : scorers) {
        if (scorer instanceof Map<?, ?> own && own.get(STACK) != null) {
          stacks.put(String.valueOf(own.get("name")), own.get(STACK));
        }
      }
    }
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
    String key = name.equals(ResultFiles.codes(corpus.name())) ? "codes-sha256" : "tallies-sha256";
    return Manifest.sha256(text).equals(before.get(key));
  }

  /** What the manifest said beside what it would say now, without what follows from the machine. */
  Comparison said() {
    return Comparison.ofValues(parts(before, false), parts(now.manifest(), false));
  }

  /** What follows from another machine, as thresholds chosen there. */
  Comparison saidElsewhere() {
    return Comparison.ofValues(parts(before, true), parts(now.manifest(), true));
  }

  /** What follows from another machine, or all else. */
  private Map<String, Object> parts(Map<?, ?> said, boolean machine) {
    Map<String, Object> parts = new TreeMap<>();
    if (!machine) {
      said.forEach((key, value) -> parts.put(key.toString(), value));
      parts.keySet().removeAll(FILES);
    }
    if (said.get(THRESHOLDS) instanceof Map<?, ?> byScorer) {
      Map<Object, Object> own = new TreeMap<>(byScorer);
      own.keySet().removeIf(scorer -> elsewhere.containsKey(scorer.toString()) != machine);
      parts.put(THRESHOLDS, own);
    }
    if (said.get(SCORERS) instanceof List<?> scorers) {
      Set<String> both = new HashSet<>(stacks(before).keySet());
      both.retainAll(stacks(now.manifest()).keySet());
      List<Object> all = new ArrayList<>();
      scorers.forEach(scorer -> all.add(part(scorer, machine, both)));
      parts.put(SCORERS, all);
    }
    return parts;
  }

  private Object part(Object scorer, boolean machine, Set<String> onBoth) {
    if (!(scorer instanceof Map<?, ?> said)) {
      return machine ? "" : scorer;
    }
    String name = String.valueOf(said.get("name"));
    Set<String> moved = new TreeSet<>();
    if (elsewhere.containsKey(name) && learns(name)) {
      moved.addAll(FITTED);
    }
    Map<Object, Object> part = new TreeMap<>(said);
    part.keySet().removeIf(key -> moved.contains(key.toString()) != machine);
    part.put("name", name);
    if (onBoth.contains(name)) {
      part.remove(STACK); // told apart
    }
    return part;
  }

  private boolean learns(String scorer) {
    int at = corpus.model(scorer);
    ScorerEntry entry = at < 0 ? null : corpus.scorers().get(at);
    return entry != null && entry.options() instanceof Learner.Of;
  }
}
