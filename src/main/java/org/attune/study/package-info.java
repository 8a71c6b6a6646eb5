/**
 * How a protocol becomes results: the verbs in their order, where a run works and what it says, the
 * files of results, and how they are made again. What is planned is in {@code plan}, what results
 * are in {@code result}. It may know every package but the command line and those that read
 * people's own tables; no package but {@code command} knows it.
 */
package org.attune.study;
