/**
 * Models of raters: what the categories of items are, from who rated them how ({@link
 * org.attune.score.raters.DawidSkene}, {@link org.attune.score.raters.Mace}). Each {@link
 * org.attune.score.raters.RaterModel} gives its steps over some items; what goes over all of a
 * corpus is not known here. No text is read.
 */
package org.attune.score.raters;
