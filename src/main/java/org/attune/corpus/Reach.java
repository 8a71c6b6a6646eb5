package org.attune.corpus;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * How much of a conversation a scorer reads for a turn.
 *
 * @param before how many earlier turns, at most
 * @param media what it hears and sees beside texts. If nothing, it rates utterances that have a
 *     text; else those that have all of these, with a text or without
 */
public record Reach(int before, Set<Medium.Kind> media) implements Serializable {

  public Reach {
    media = Set.copyOf(media);
  }

  /** Texts alone. */
  public static Reach texts(int before) {
    return new Reach(before, Set.of());
  }

  /** An utterance as it is read, without those before it. */
  public Turn turn(Utterance of) {
    return turn(of.text().orElse(""), of.media());
  }

  /** A text and media as they are read. */
  public Turn turn(String text, List<Medium> all) {
    List<Medium> read =
        media.isEmpty() ? List.of() : all.stream().filter(m -> media.contains(m.kind())).toList();
    return new Turn(List.of(), text, read);
  }
}
