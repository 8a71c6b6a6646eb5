/**
 * What is told of a study: its page, the methods paragraph, the bibliography and the RO-Crate. It
 * knows what was asked, read, concluded, shown and drawn, and not how it was run. It reads no
 * corpus and holds no text of one.
 */
package org.attune.report;
