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
import org.attune.corpus.RatedItem.Rating;

/**
 * Joins the rows of one item, in file order, to the whole item. A row that contradicts an earlier
 * one, or rates a second time for the same rater, is rejected as a whole.
 */
public final class Assembly {

  private static final Map<String, Function<ItemRow, Optional<?>>> FIELDS = new LinkedHashMap<>();

  static {
    FIELDS.put("text", ItemRow::text);
    FIELDS.put("context", row -> Optional.of(row.context()).filter(texts -> !texts.isEmpty()));
    FIELDS.put("media", row -> Optional.of(row.media()).filter(media -> !media.isEmpty()));
    FIELDS.put("split", ItemRow::split);
    FIELDS.put("conversation", ItemRow::conversation);
    FIELDS.put("speaker", ItemRow::speaker);
    FIELDS.put("turn", ItemRow::turn);
    FIELDS.put("reply-to", ItemRow::replyTo);
  }

  private ItemRow whole;
  private final TreeMap<String, String> strata = new TreeMap<>();
  private final List<Rating> ratings = new ArrayList<>();
  private final Set<Rating> seen = new HashSet<>();

  /** Adds a row; the reason if it is rejected. */
  public Optional<String> add(ItemRow row) {
    if (whole != null) {
      Optional<String> field = contradiction(row);
      if (field.isPresent()) {
        return Optional.of(field.get() + " of the item differs from an earlier row");
      }
    }
    Set<Rating> own = new HashSet<>();
    for (Rating r : row.ratings()) {
      Rating who = new Rating(r.dimension(), r.by(), r.rater(), r.category());
      boolean named = r.by() != RatedItem.By.RATER || !r.rater().isEmpty();
      if (named && (seen.contains(who) || !own.add(who))) {
        return Optional.of(r.dimension() + " of the item is rated a second time by the same rater");
      }
    }
    seen.addAll(own);
    strata.putAll(row.strata());
    ratings.addAll(row.ratings());
    whole = whole == null ? row : joined(row);
    return Optional.empty();
  }

  private Optional<String> contradiction(ItemRow row) {
    for (Map.Entry<String, String> group : row.strata().entrySet()) {
      if (!strata.getOrDefault(group.getKey(), group.getValue()).equals(group.getValue())) {
        return Optional.of(group.getKey());
      }
    }
    for (Map.Entry<String, Function<ItemRow, Optional<?>>> field : FIELDS.entrySet()) {
      Optional<?> before = field.getValue().apply(whole);
      Optional<?> now = field.getValue().apply(row);
      if (before.isPresent() && now.isPresent() && !before.equals(now)) {
        return Optional.of(field.getKey());
      }
    }
    return Optional.empty();
  }

  private ItemRow joined(ItemRow row) {
    return new ItemRow(
        whole.item(),
        whole.text().isEmpty() && row.text().isPresent() ? row.line() : whole.line(),
        whole.conversation().or(row::conversation),
        whole.speaker().or(row::speaker),
        whole.turn().or(row::turn),
        whole.replyTo().or(row::replyTo),
        whole.text().or(row::text),
        whole.context().isEmpty() ? row.context() : whole.context(),
        whole.media().isEmpty() ? row.media() : whole.media(),
        whole.split().or(row::split),
        whole.strata(),
        List.of());
  }

  /** What was said: the conversation, where no row named one, is the item itself. */
  public Utterance utterance() {
    return new Utterance(
        whole.item(),
        whole.line(),
        whole.conversation().orElse(whole.item()),
        whole.speaker(),
        whole.turn().orElse(whole.line()),
        whole.replyTo(),
        whole.text(),
        whole.context(),
        whole.media(),
        whole.split());
  }

  /** How it was rated: ratings by dimension, rater, then code. */
  public RatedItem rated() {
    ratings.sort(
        Comparator.comparing(Rating::dimension)
            .thenComparing(Rating::by)
            .thenComparing(Rating::rater)
            .thenComparing(Rating::code));
    return new RatedItem(whole.item(), strata, List.copyOf(ratings));
  }
}
