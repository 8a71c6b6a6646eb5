/**
 * Which numbers about groups of people results keep back, so that none tells of fewer people than
 * the protocol allows, and none that is kept back follows from others. Knows groups and counts
 * alone: no tables, no files.
 */
package org.attune.privacy;
