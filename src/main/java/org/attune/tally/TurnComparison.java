package org.attune.tally;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.corpus.Hashes;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Scale;

/**
 * Counts how items that answer the same turn compare. An item that is itself a choice between two
 * groups, {@link Strata#other}, is a comparison by itself, and is compared with no other item: an
 * answer above the middle of its scale is for the first of the two, one below it for the second.
 */
public final class TurnComparison {

  /** The stratum that names what two items of a turn differ by, such as two words. */
  public static final String PAIR = "pair";

  private static final int DIGITS = 15;

  private TurnComparison() {}

  /**
   * One of two items that are compared.
   *
   * @param group 0 for the group that is counted, the others in the order of their names
   * @param pair a number for the item's value of the stratum {@link #PAIR}, by a hash of it; 0 if
   *     it has none
   * @param item what is said of it
   */
  public record Compared(int group, long pair, Case item) {
    boolean own() {
      return group == 0;
    }
  }

  /** What divides the items that are compared with others of the same turn. */
  public static Set<Strata> strata(Question question) {
    return question.entries().stream()
        .filter(Question.Entry::together)
        .map(Question.Entry::strata)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * Counts how the items that answer one turn compare, under every entry that asks for it. Each
   * group of the strata has all comparisons, numbered as seen from it.
   *
   * @param items in the order of their ids
   * @param groups all groups of the strata, in order
   */
  public static void count(
      Question question,
      List<Question.Item> items,
      Map<Strata, List<String>> groups,
      Question.Destination destination) {
    List<Views> views = items.stream().map(item -> new Views(question, item)).toList();
    long[] pairs = items.stream().mapToLong(item -> pair(item.rated())).toArray();
    for (int e = 0; e < question.entries().size(); e++) {
      Question.Entry entry = question.entries().get(e);
      if (entry.together()) {
        Tallier<?> tallier = Question.TALLIERS.get(entry.tallier());
        List<String> all = groups.get(entry.strata());
        int[] group = new int[items.size()];
        int[] other = new int[items.size()];
        Case[] seen = new Case[items.size()];
        for (int i = 0; i < group.length; i++) {
          group[i] = place(all, entry.strata().group(items.get(i).rated()));
          other[i] = place(all, entry.strata().other(items.get(i).rated()));
          Case whole = views.get(i).of(entry).get(0).item();
          seen[i] = entry.label() < 0 ? whole : whole.label(entry.label());
        }
        Scale scale = question.dimensions().get(entry.dimension()).scale();
        boolean ordered = entry.label() < 0 && scale.ordered();
        long middle = ordered ? scale.value(0) / 2 + scale.value(scale.size() - 1L) / 2 : 0;
        for (int own = 0; own < all.size(); own++) {
          Counts.Sink sink = destination.of(e, all.get(own));
          for (int i = 0; i < group.length; i++) {
            if (group[i] >= 0 && other[i] >= 0 && ordered) {
              tallier.choose(
                  seen(group[i], own), seen(other[i], own), seen[i].model(), middle, sink);
            }
            for (int j = 0; j < i; j++) {
              if (group[i] >= 0 && group[j] >= 0 && !choice(items, i) && !choice(items, j)) {
                tallier.compare(
                    new Compared(seen(group[j], own), pairs[j], seen[j]),
                    new Compared(seen(group[i], own), pairs[i], seen[i]),
                    sink);
              }
            }
          }
        }
      }
    }
  }

  private static boolean choice(List<Question.Item> items, int i) {
    return items.get(i).rated().isChoice();
  }

  /** Of a group among all; -1 of an item that is in none. */
  private static int place(List<String> all, String group) {
    return group == null ? -1 : all.indexOf(group);
  }

  /** Number of a group where one of them is 0. */
  private static int seen(int group, int own) {
    return group == own ? 0 : group < own ? group + 1 : group;
  }

  private static long pair(RatedItem item) {
    String name = item.strata().get(PAIR);
    return name == null ? 0 : key(name);
  }

  /** The number under which a pair of this name is counted. */
  public static long key(String pair) {
    return Long.parseLong(Hashes.of(pair).substring(0, DIGITS), 16);
  }
}
