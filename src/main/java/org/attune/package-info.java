/**
 * The command line, and what every package may name: how classes are called in files ({@link
 * org.attune.Names}), what they cite, where temporary files lie, and which characters are not shown
 * as they are. Only {@link org.attune.Attune} knows other packages; nothing about a corpus, a model
 * or a number belongs here.
 */
package org.attune;
