package org.attune.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is otherwise in a table than in its file, and what was learned of it on the way.
 *
 * @param changes what was put right or turned, in sentences without a full stop
 * @param doubts what may be otherwise, and what to do then
 * @param left columns of the file that the table no longer has, and why
 * @param known what its columns are
 * @param rewritten true if rows or columns are no longer those of the file
 */
public record Edits(
    List<String> changes,
    List<String> doubts,
    Map<String, String> left,
    Hints known,
    boolean rewritten) {

  public Edits {
    changes = List.copyOf(changes);
    doubts = List.copyOf(doubts);
    left = new LinkedHashMap<>(left);
  }

  /** The table is as the file is, and nothing is known of it. */
  static Edits none() {
    return new Edits(List.of(), List.of(), Map.of(), Hints.none(), false);
  }

  /** One thing more is otherwise. */
  Edits changing(String change) {
    return new Edits(joined(changes, change), doubts, left, known, rewritten);
  }

  /** One thing more may be otherwise. */
  Edits doubting(String doubt) {
    return new Edits(changes, joined(doubts, doubt), left, known, rewritten);
  }

  /** A column fewer. */
  Edits leaving(String column, String why) {
    Map<String, String> more = new LinkedHashMap<>(left);
    more.put(column, why);
    return new Edits(changes, doubts, more, known, rewritten);
  }

  /** More is known of the columns, and counts before what was known. */
  Edits knowing(Hints more) {
    return new Edits(changes, doubts, left, more.or(known), rewritten);
  }

  /** Rows or columns are no longer those of the file. */
  Edits rewriting() {
    return new Edits(changes, doubts, left, known, true);
  }

  private static List<String> joined(List<String> some, String one) {
    List<String> all = new ArrayList<>(some);
    all.add(one);
    return all;
  }
}
