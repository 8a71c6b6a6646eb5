package org.attune.corpus;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An utterance as a scorer reads it, with the turns before it, the oldest first: empathy cannot be
 * judged without what it answers.
 *
 * @param before the turns before, as many as the scorer asked for or the conversation has; of these
 *     none has turns before it
 * @param text the text to be rated; empty where there are only media
 * @param media what is to be heard and seen, in the order of the card; empty where only texts are
 *     read
 */
public record Turn(List<Turn> before, String text, List<Medium> media) {

  private static final int HALF = 32;

  public Turn {
    before = List.copyOf(before);
    media = List.copyOf(media);
  }

  /**
   * A turn of texts.
   *
   * @param context texts of the turns before
   */
  public Turn(List<String> context, String text) {
    this(
        context.stream().map(earlier -> new Turn(List.of(), earlier, List.of())).toList(),
        text,
        List.of());
  }

  /** The same with whole paths of the media, which lie below a folder. */
  public Turn in(Path folder) {
    return isText()
        ? this
        : new Turn(
            before.stream().map(earlier -> earlier.in(folder)).toList(),
            text,
            media.stream()
                .map(m -> new Medium(m.kind(), folder.resolve(m.path()).toString(), m.sha256()))
                .toList());
  }

  private boolean isText() {
    return media.isEmpty() && before.stream().allMatch(Turn::isText);
  }

  /** Texts of the turns before. */
  public List<String> context() {
    return before.stream().map(Turn::text).toList();
  }

  /**
   * What tells it from other turns: half of the SHA-256 of its texts and of the kinds and hashes of
   * its media, wherever these lie.
   */
  public String identity() {
    List<Turn> turns = new ArrayList<>(before);
    turns.add(this);
    String texts = Hashes.ofTexts(turns.stream().map(Turn::text).toList());
    if (isText()) {
      return texts.substring(0, HALF);
    }
    List<String> parts = new ArrayList<>(List.of("attune: a turn with media", texts));
    for (Turn turn : turns) {
      parts.add(Integer.toString(turn.media.size()));
      turn.media.forEach(medium -> parts.addAll(List.of(medium.kind().name(), medium.sha256())));
    }
    return Hashes.ofTexts(parts).substring(0, HALF);
  }
}
