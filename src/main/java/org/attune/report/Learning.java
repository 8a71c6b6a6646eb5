package org.attune.report;

import java.util.List;
import java.util.SortedMap;

/**
 * Where what a scorer knows comes from.
 *
 * @param folds in how many folds it rated, each by a model that learned from the others; 1 if one
 *     model that learned from the training split rated all; 0 if it had learned before the study
 * @param before what it had learned from before the study, as the end of a sentence; empty if that
 *     is not known
 * @param card what the card of a model that comes with the program says, by heading
 */
public record Learning(int folds, String before, SortedMap<String, List<String>> card) {}
