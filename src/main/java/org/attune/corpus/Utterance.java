package org.attune.corpus;

import java.util.List;
import java.util.Optional;

/**
 * What was said at one place of a conversation.
 *
 * @param item id of the item it is
 * @param line line of the file where it stands
 * @param conversation id of its conversation; that of the item where it has none
 * @param speaker who said it
 * @param turn its number in the conversation; the line where it has none
 * @param replyTo id of the turn it answers
 * @param text the text
 * @param context texts before it that are not turns of their own; empty if none
 * @param media files of sound, pictures and video of it; empty if none
 * @param split its split
 */
public record Utterance(
    String item,
    long line,
    String conversation,
    Optional<String> speaker,
    long turn,
    Optional<String> replyTo,
    Optional<String> text,
    List<String> context,
    List<Medium> media,
    Optional<String> split) {}
