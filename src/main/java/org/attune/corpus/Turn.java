package org.attune.corpus;

import java.util.List;

/**
 * An utterance with the turns before it, the oldest first: empathy cannot be judged without what it
 * answers.
 *
 * @param context texts of the turns before, as many as the scorer asked for or the conversation has
 * @param text the text to be rated
 */
public record Turn(List<String> context, String text) {
  public Turn {
    context = List.copyOf(context);
  }
}
