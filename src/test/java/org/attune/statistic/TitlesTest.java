package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.Names;
import org.junit.jupiter.api.Test;

/** What statistics are called in sentences. */
class TitlesTest {

  private static SortedMap<String, String> titles() {
    SortedMap<String, String> titles = new TreeMap<>();
    Names.in(Statistic.class, Statistic.class)
        .forEach((name, type) -> titles.put(name, Names.create(type).title()));
    return titles;
  }

  @Test
  void aTitleIsTheNameWithoutHyphensOrWhatTheFieldSays() {
    assertThat(titles())
        .containsEntry("mean-absolute-error", "mean absolute error")
        .containsEntry("macro-f1", "macro-averaged F1")
        .containsEntry(
            "icc2k",
            "intraclass correlation ICC(2,k), two-way random effects, absolute agreement, mean rating")
        .containsEntry("gwet-ac2-quadratic", "Gwet's AC2 with quadratic weights");
  }

  @Test
  void titlesAreDistinct() {
    assertThat(titles().values()).doesNotHaveDuplicates();
  }

  /** Proper names have capitals, and no title has a digit or an abbreviation of code. */
  @Test
  void titlesAreWords() {
    List<String> code =
        List.of(
            "brennan",
            "brier",
            "cohen",
            "conger",
            "euclid",
            "fleiss",
            "gwet",
            "hamming",
            "jaccard",
            "jensen",
            "kendall",
            "krippendorff",
            "kullback",
            "manhattan",
            "matthews",
            "mcnemar",
            "pearson",
            "scott",
            "spearman",
            "wasserstein",
            "icc",
            "roc",
            "auc",
            "f1",
            "ac1",
            "ac2",
            ";");
    titles()
        .values()
        .forEach(title -> assertThat(title).doesNotContain(code.toArray(String[]::new)));
  }
}
