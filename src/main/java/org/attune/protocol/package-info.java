/**
 * What was asked: the records a protocol is read into, with the words its author reads about each
 * key. It knows {@code corpus}, {@code yaml} and {@code reply}, whose section it has. Nothing is
 * run or looked up here: whether an answer exists is decided in {@code plan}.
 */
package org.attune.protocol;
