/**
 * What is drawn: forest plots, maps of confusion and agreement, and calibration curves, each a file
 * that gives SVG. It knows {@code statistic} and {@code table}, and alone names Lets-Plot. A figure
 * draws the estimates it is given and computes none.
 */
package org.attune.figure;
