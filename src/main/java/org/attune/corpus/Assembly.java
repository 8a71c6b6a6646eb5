package org.attune.corpus;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Joins the fragments of one item, in file order, to the whole item. A row that contradicts an
 * earlier one, or rates a second time for the same rater, is rejected as a whole.
 */
public final class Assembly {

  private static final Map<String, Function<Fragment, Object>> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put("text", Fragment::text);
    FIELDS.put("context", f -> f.context().isEmpty() ? null : f.context());
    FIELDS.put("split", Fragment::split);
    FIELDS.put("conversation", Fragment::conversation);
    FIELDS.put("speaker", Fragment::speaker);
    FIELDS.put("turn", Fragment::turn);
    FIELDS.put("reply-to", Fragment::replyTo);
  }

  private Fragment whole;
  private final TreeMap<String, String> strata = new TreeMap<>();
  private final List<Fragment.Rating> ratings = new ArrayList<>();
  private final Set<Fragment.Rating> seen = new HashSet<>();

  /** Adds a fragment; the reason if it is rejected. */
  public Optional<String> add(Fragment f) {
    if (whole != null) {
      String field = contradiction(f);
      if (field != null) {
        return Optional.of(field + " of the item differs from an earlier row");
      }
    }
    Set<Fragment.Rating> own = new HashSet<>();
    for (Fragment.Rating r : f.ratings()) {
      Fragment.Rating who = new Fragment.Rating(r.dimension(), r.by(), r.rater(), r.category());
      boolean named = r.by() != Fragment.By.RATER || !r.rater().isEmpty();
      if (named && (seen.contains(who) || !own.add(who))) {
        return Optional.of(r.dimension() + " of the item is rated a second time by the same rater");
      }
    }
    seen.addAll(own);
    strata.putAll(f.strata());
    ratings.addAll(f.ratings());
    whole = whole == null ? f : joined(f);
    return Optional.empty();
  }

  private String contradiction(Fragment f) {
    for (Map.Entry<String, String> group : f.strata().entrySet()) {
      if (differ(strata.get(group.getKey()), group.getValue())) {
        return group.getKey();
      }
    }
    for (Map.Entry<String, Function<Fragment, Object>> field : FIELDS.entrySet()) {
      if (differ(field.getValue().apply(whole), field.getValue().apply(f))) {
        return field.getKey();
      }
    }
    return null;
  }

  private static boolean differ(Object a, Object b) {
    return a != null && b != null && !a.equals(b);
  }

  private Fragment joined(Fragment f) {
    return new Fragment(
        whole.item(),
        whole.text() == null && f.text() != null ? f.line() : whole.line(),
        first(whole.conversation(), f.conversation()),
        first(whole.speaker(), f.speaker()),
        whole.turn() == null ? f.turn() : whole.turn(),
        first(whole.replyTo(), f.replyTo()),
        first(whole.text(), f.text()),
        whole.context().isEmpty() ? f.context() : whole.context(),
        first(whole.split(), f.split()),
        whole.strata(),
        List.of());
  }

  private static String first(String a, String b) {
    return a == null ? b : a;
  }

  /**
   * The item: conversation, where no row named one, is the item itself; ratings by rater, then
   * code.
   */
  public Fragment item() {
    ratings.sort(
        Comparator.comparing(Fragment.Rating::dimension)
            .thenComparing(Fragment.Rating::by)
            .thenComparing(Fragment.Rating::rater)
            .thenComparing(Fragment.Rating::code));
    return new Fragment(
        whole.item(),
        whole.line(),
        whole.conversation() == null ? whole.item() : whole.conversation(),
        whole.speaker(),
        whole.turn() == null ? Long.valueOf(whole.line()) : whole.turn(),
        whole.replyTo(),
        whole.text(),
        whole.context(),
        whole.split(),
        strata,
        List.copyOf(ratings));
  }
}
