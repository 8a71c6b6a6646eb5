/**
 * What was asked: the records a protocol is read into, with the words its author reads about each
 * key. It knows {@code corpus} and {@code yaml}. Nothing is run or looked up here: whether an
 * answer exists is decided in {@code plan}.
 */
package org.attune.protocol;
