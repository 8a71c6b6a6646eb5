package org.attune.table;

import java.util.ArrayList;
import java.util.List;
import org.attune.statistic.Estimate;

/**
 * What another study has told of a group, or that it kept it back.
 *
 * @param dimension what was rated, as results call it
 * @param label label of the scale; empty for the whole scale
 * @param stratum the group's words; empty for all items
 * @param items items counted; meaningless where it is kept back
 * @param kept whether it was kept back
 */
public record ToldElsewhere(
    String dimension, String label, String stratum, long items, boolean kept) {

  /**
   * What {@code estimates.csv} of a study tells of groups.
   *
   * @param file what the user knows it by
   * @throws org.attune.corpus.CorpusException if it is no such file
   */
  public static List<ToldElsewhere> of(String file, String text) {
    List<List<String>> lines = CsvReader.lines(text);
    if (lines.isEmpty() || !lines.get(0).containsAll(CsvWriter.EARLIER_ESTIMATES)) {
      throw new org.attune.corpus.CorpusException(
          file, "estimates.csv of a study", "other columns");
    }
    List<String> head = lines.get(0);
    List<ToldElsewhere> told = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      String items = line.get(head.indexOf("items"));
      told.add(
          new ToldElsewhere(
              line.get(head.indexOf("dimension")),
              line.get(head.indexOf("label")),
              line.get(head.indexOf("stratum")),
              items.matches("[0-9]{1,18}") ? Long.parseLong(items) : 0,
              line.get(head.indexOf("reason")).startsWith(Estimate.Suppressed.WORDS)));
    }
    return told;
  }
}
