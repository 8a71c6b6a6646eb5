/**
 * What results are, as plain values: tallies, the cells that follow from them and from a plan, the
 * published figures beside them, the manifest, a folder of results somebody handed over, and two
 * results beside each other. It knows {@code plan} and what stands below it. Nothing here runs
 * anything, and nothing knows of pages or Spark.
 */
package org.attune.result;
