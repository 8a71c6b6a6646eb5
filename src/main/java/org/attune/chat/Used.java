package org.attune.chat;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What came of the calls for a question, beside its answer.
 *
 * @param failed how many of them failed, by kind; kinds that did not occur are left out
 */
public record Used(Spent spent, Map<Outcome.Kind, Long> failed) {

  public static final Used NOTHING = new Used(Spent.NOTHING, Map.of());

  public Used {
    failed =
        Collections.unmodifiableMap(
            failed.isEmpty() ? new EnumMap<>(Outcome.Kind.class) : new EnumMap<>(failed));
  }

  public Used plus(Used other) {
    Map<Outcome.Kind, Long> both = new EnumMap<>(Outcome.Kind.class);
    both.putAll(failed);
    other.failed.forEach((kind, calls) -> both.merge(kind, calls, Math::addExact));
    return new Used(spent.plus(other.spent), both);
  }

  /** With one more call. */
  Used and(Spent call, Outcome outcome) {
    return plus(
        new Used(
            call,
            outcome instanceof Outcome.Failure failure ? Map.of(failure.kind(), 1L) : Map.of()));
  }
}
