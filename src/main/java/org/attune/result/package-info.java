/**
 * What results are, as plain values that the report, notebooks and verification read: the manifest
 * and how it is written as JSON. Nothing here runs anything, and nothing knows of pages or Spark.
 */
package org.attune.result;
