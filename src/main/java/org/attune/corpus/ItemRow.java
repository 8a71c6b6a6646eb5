package org.attune.corpus;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What one row of a file says about one item. Rows of one item are joined by {@link Assembly}.
 *
 * @param item id of the item
 * @param line line of the file
 * @param conversation id of its conversation
 * @param speaker who said it
 * @param turn its number in the conversation
 * @param replyTo id of the turn it answers
 * @param text the text
 * @param context texts before it that are not turns of their own; empty if none
 * @param media files of sound, pictures and video of it; empty if none
 * @param split its split
 * @param strata groups it belongs to
 * @param ratings ratings of it
 */
public record ItemRow(
    String item,
    long line,
    Optional<String> conversation,
    Optional<String> speaker,
    Optional<Long> turn,
    Optional<String> replyTo,
    Optional<String> text,
    List<String> context,
    List<Medium> media,
    Optional<String> split,
    SortedMap<String, String> strata,
    List<RatedItem.Rating> ratings) {}
