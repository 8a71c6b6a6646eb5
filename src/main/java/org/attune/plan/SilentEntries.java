package org.attune.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.attune.plan.PlannedCell.Combine;
import org.attune.protocol.NoAnswer;
import org.attune.tally.CoverageTally;
import org.attune.tally.Question;
import org.attune.tally.Question.Against;
import org.attune.tally.Question.Entry;
import org.attune.tally.Question.Instead;

/**
 * What is counted so that comparisons can rest on the items both sides have: what a scorer is
 * counted on without an answer of the other, and how much each answered; and what stands in for
 * answers that are missing. Where nothing is missing, nothing is counted under these entries.
 */
public final class SilentEntries {

  private SilentEntries() {}

  /** Adds to the entries of a corpus what its cells need to rest on items both sides have. */
  static void plan(PlannedCorpus corpus) {
    for (PlannedCell cell : corpus.cells()) {
      Entry first = corpus.entries().get(cell.entry());
      Entry second = cell.second() < 0 ? null : corpus.entries().get(cell.second());
      if (second != null) {
        add(corpus, first, second.model());
        add(corpus, second, first.model());
      }
      Entry judged = cell.combine() == Combine.CEILING ? second : first;
      if (judged.model() >= 0) {
        corpus.entry(coverage(judged));
        add(corpus, coverage(judged), other(cell, judged, second));
      }
      first.panel().forEach(model -> corpus.entry(coverage(first, model)));
    }
    for (PlannedCell cell : corpus.cells()) {
      for (Instead instead : instead(corpus, cell)) {
        for (int entry : new int[] {cell.entry(), cell.second()}) {
          if (entry >= 0 && corpus.entries().get(entry).model() >= 0) {
            corpus.entry(instead(corpus.entries().get(entry), instead));
          }
        }
      }
    }
  }

  /**
   * What is counted in the place of missing answers, for a cell that takes these for wrong ones, or
   * to tell what it would be.
   */
  private static List<Instead> instead(PlannedCorpus corpus, PlannedCell cell) {
    Entry entry = corpus.entries().get(cell.entry());
    boolean wrong = cell.table().noAnswer() == NoAnswer.WRONG;
    boolean told = cell.combine() == Combine.NONE;
    boolean modelled =
        entry.rival() < 0
            && !cell.statistic().tallier().together()
            && (entry.against() == Against.CONSENSUS
                || entry.against() == Against.REST
                || entry.against() == Against.ALONE);
    List<Instead> all = new ArrayList<>();
    if (modelled && cell.statistic().countsWrong() && (wrong || told)) {
      all.add(wrong ? Instead.WRONG : Instead.IF_WRONG);
    }
    if (modelled && told && corpus.dimensions().get(entry.dimension()).scale().ordered()) {
      all.addAll(List.of(Instead.IF_LOWEST, Instead.IF_HIGHEST));
    }
    return all;
  }

  /** The same of those items only to which its own model gave no answer, with something instead. */
  public static Entry instead(Entry of, Instead instead) {
    return with(of, of.model(), instead);
  }

  private static void add(PlannedCorpus corpus, Entry of, int model) {
    if (model >= 0) {
      corpus.entry(silent(of, model));
    }
  }

  /** The model that has to answer beside the one judged; -1 for none. */
  public static int other(PlannedCell cell, Entry judged, Entry second) {
    return cell.combine() == Combine.DIFFERENCE ? second.model() : judged.rival();
  }

  /** The same of those items only to which a model gave no answer. */
  public static Entry silent(Entry of, int model) {
    return with(of, model, of.instead());
  }

  /** How many of the items with a reference the entry's model answered. */
  public static Entry coverage(Entry of) {
    return new Entry(
        CoverageTally.ANSWERS.name(),
        of.dimension(),
        of.against() == Against.JUDGE ? Against.CONSENSUS : of.against(),
        of.model(),
        of.consensus(),
        of.reference(),
        -1,
        -1,
        of.strata(),
        -1,
        of.other(),
        Instead.NOTHING);
  }

  /** Whether the items of a coverage are those that an entry's model, or another, had to answer. */
  public static boolean toAnswer(Entry coverage, Entry entry) {
    Entry own = coverage(entry);
    return coverage.against() == own.against()
        && coverage.reference() == own.reference()
        && coverage.other() == own.other()
        && Objects.equals(coverage.consensus(), own.consensus())
        && !Question.TALLIERS.get(entry.tallier()).together();
  }

  /** How many of the items its panel could rate one of the panel answered. */
  public static Entry coverage(Entry of, int member) {
    return new Entry(
            CoverageTally.ANSWERS.name(),
            of.dimension(),
            Against.ALONE,
            member,
            of.consensus(),
            -1,
            -1,
            -1,
            of.strata())
        .ratedBy(of.panel());
  }

  private static Entry with(Entry of, int silent, Instead instead) {
    return new Entry(
        of.tallier(),
        of.dimension(),
        of.against(),
        of.model(),
        of.consensus(),
        of.reference(),
        of.rival(),
        of.label(),
        of.strata(),
        silent,
        of.other(),
        instead,
        of.panel());
  }
}
