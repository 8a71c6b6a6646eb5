/**
 * How a protocol becomes results: the plan, the verbs in their order, the files of results, and how
 * they are made again and compared. It may know every package but the command line and those that
 * read people's own tables; no package but {@code command} knows it.
 */
package org.attune.study;
