package org.attune.corpus;

import java.util.SortedMap;

/**
 * One turn of talk.
 *
 * @param id unique in its corpus; the id of the rated item it is
 * @param conversation conversation it belongs to; its own id where the corpus has none
 * @param speaker who said it, or empty
 * @param turn position in the conversation, from 0
 * @param text what was said
 * @param strata groups it belongs to, by name
 */
public record Utterance(
    String id, String conversation, String speaker, int turn, String text, SortedMap<String, String> strata) {}
