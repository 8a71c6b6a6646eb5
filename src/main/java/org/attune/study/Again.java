package org.attune.study;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A corpus of a study that was made again.
 *
 * @param corpus its name
 * @param before what the manifest said of it
 * @param now what came of it now
 * @param elsewhere scorers that ran on another machine than before, and on which
 */
record Again(String corpus, Map<?, ?> before, Verbs.Made now, SortedMap<String, String> elsewhere) {

  /** Files are compared by themselves. */
  private static final List<String> FILES =
      List.of("codes-sha256", "tallies-sha256", "tallies-bytes");

  /** What a scorer was fitted to follows from the machine. */
  private static final List<String> FITTED = List.of("model-sha256", "learned");

  /**
   * @param said what the manifest said, whatever it is
   */
  static Again of(String corpus, Object said, Verbs.Made now) {
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
    if (corpus.get("scorers") instanceof List<?> scorers) {
      for (Object scorer : scorers) {
        if (scorer instanceof Map<?, ?> own && own.get("stack") != null) {
          stacks.put(String.valueOf(own.get("name")), own.get("stack"));
        }
      }
    }
    return stacks;
  }

  /** A kept file of the corpus; empty if there is none. */
  String file(String name) {
    return now.files().getOrDefault(name, "");
  }

  /** Whether the manifest has the hash of this text for the tallies or codes of that name. */
  boolean hasHash(String name, String text) {
    String key = name.equals(ResultFiles.codes(corpus)) ? "codes-sha256" : "tallies-sha256";
    return Manifest.sha256(text).equals(before.get(key));
  }

  /** What the manifest said beside what it would say now, without what follows from the machine. */
  Comparison said() {
    return Comparison.ofValues(
        comparable(before, elsewhere.keySet()), comparable(now.manifest(), elsewhere.keySet()));
  }

  private static Map<String, Object> comparable(Map<?, ?> corpus, Set<String> elsewhere) {
    Map<String, Object> rest = new TreeMap<>();
    corpus.forEach((key, value) -> rest.put(key.toString(), value));
    rest.keySet().removeAll(FILES);
    if (rest.get("thresholds") instanceof Map<?, ?> byScorer) {
      Map<Object, Object> own = new TreeMap<>(byScorer);
      own.keySet().removeAll(elsewhere);
      rest.put("thresholds", own);
    }
    if (rest.get("scorers") instanceof List<?> scorers) {
      rest.put("scorers", scorers.stream().map(s -> scorer(s, elsewhere)).toList());
    }
    return rest;
  }

  private static Object scorer(Object said, Set<String> elsewhere) {
    if (!(said instanceof Map<?, ?> of)) {
      return said;
    }
    Map<Object, Object> rest = new TreeMap<>(of);
    rest.remove("stack");
    boolean fitted = of.get("learned") instanceof Map<?, ?> learned && !learned.isEmpty();
    if (fitted && elsewhere.contains(String.valueOf(of.get("name")))) {
      rest.keySet().removeAll(FITTED);
    }
    return rest;
  }
}
