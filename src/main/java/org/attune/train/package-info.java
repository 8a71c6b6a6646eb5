/**
 * How a model learns from ratings: targets, loss, steps of the optimizer, what is kept of it in
 * case of an interruption, and packaging. It uses DJL and knows {@code corpus}, {@code score},
 * {@code statistic} and {@code protocol}. No file of a study is known here, and no Spark.
 */
package org.attune.train;
