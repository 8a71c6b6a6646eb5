/**
 * How it scales: import, scoring, tallying and MLlib on partitions that decide nothing about a
 * result. Nobody else names Spark, beside a session in {@code study}. It knows what is read, rated,
 * counted and concluded, and no protocol: what shall be done is told to it.
 */
package org.attune.spark;
