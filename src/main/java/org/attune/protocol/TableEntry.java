package org.attune.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.attune.Cites;
import org.attune.Names;
import org.attune.corpus.Consensus;
import org.attune.statistic.Adjustment;
import org.attune.table.Cell;
import org.attune.table.ResultTable;
import org.attune.table.ResultTable.Axis;
import org.attune.tally.Question.Against;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.Known;
import org.attune.yaml.OneOrMore;
import org.attune.yaml.Spelling;

/** A table that is asked for. */
public record TableEntry(
    @Doc("Name of the table's files") @Spelling(value = Protocol.NAME, means = Protocol.NAME_MEANS)
        String name,
    @Doc("What it shows") Optional<String> caption,
    @Doc("What its rows are: any of scorer, reference, dimension, label, stratum, statistic")
        List<Axis> rows,
    @Doc("What its columns are; what rows and columns do not name must have one value")
        List<Axis> columns,
    @Doc("Statistics") @Known("statistics") List<String> statistics,
    @Doc(
            "What is compared with what. consensus: models with the consensus of people, or with reference. raters:"
                + " people among themselves. rest: models, and each rater in turn, with the consensus of the other"
                + " raters: the human ceiling. each-rater: every rater with the others. pairs: every two raters. traits:"
                + " people among themselves, and each model with them, on each dimension and on every two dimensions at once."
                + " judge: how good each model is as a judge: beside people, beside itself where other scorers ask the same"
                + " again, in other words or in another order, and people among themselves; each statistic where it fits."
                + " alone: each model, and the consensus of people, by themselves")
        @Default("consensus")
        Against against,
    @Doc("How ratings become the reference in this table; as in the whole study if left out")
        Optional<Consensus> consensus,
    @Doc("Scorer whose answers are the reference, by name; the consensus if left out")
        Optional<String> reference,
    @Doc("Scorers, by name; all if left out") @Default("") List<String> scorers,
    @Doc("Dimensions, by name; all if left out") @Default("") List<String> dimensions,
    @Doc(
            "Panels of scorers, by name, whose answers take the place of people's ratings, under against raters or judge;"
                + " of two, statistics of answers compare the second with the first")
        @Default("")
        @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
        Map<String, List<String>> panels,
    @Doc("Differences between two scorers to show beside them") @Default("")
        List<Difference> differences,
    @Doc("Under against rest, each scorer also as a share of what raters reach") @Default("false")
        boolean share,
    @Doc(
            "What the two sides of differences and shares, and the raters' ceiling of a model, are counted on."
                + " common: the items both have. own: each its own. A paired test takes what both have anyway")
        @Default("common")
        CountedItems items,
    @Doc(
            "What an answer is that a model did not give. missing: the item is left out. wrong: an answer that is none of"
                + " the scale's, of statistics of categories and labels. Where answers are missing, notes tell what the"
                + " numbers would be the other way, and with the lowest or highest value of the scale in their place")
        @Default("missing")
        NoAnswer noAnswer,
    @Doc(
            "Test of the differences: permutation, which swaps the two scorers block by block, or bootstrap")
        @Default("none")
        Test test,
    @Doc(
            "How p values of the test are adjusted over all differences of the table, in all its cells")
        @Default("none")
        Adjustment adjust,
    @Doc("Advantage a rater may have over a model in the Alternative Annotator Test")
        @Default("0.2")
        double epsilon,
    @Doc("Whether intervals by formula stand beside the others, where there are any")
        @Default("true")
        boolean analytic,
    @Doc(
            "Stratum by which the items are divided; of a list each combination of their values is a group")
        @Default("")
        @OneOrMore
        List<String> strata,
    @Doc("Differences and ratios of two groups of the strata to show beside these") @Default("")
        List<GroupDifference> between,
    @Doc("How far all groups of the strata lie apart, to show below them") Optional<GroupGaps> gaps,
    @Doc("Whether it is printed at the end of a run; the first table always is") @Default("false")
        boolean print,
    @Doc("Whether published figures of the cards stand below") @Default("false") boolean published,
    @Doc("Decimals shown") @Default("3") int decimals) {

  /** Names of files that every study has. */
  private static final Set<String> TAKEN =
      Set.of("estimates", "confusion", "calibration", "report", "manifest", "citations");

  public TableEntry {
    if (TAKEN.contains(name)) {
      throw new IllegalArgumentException(
          "expected a name that no other file of results has, found " + name);
    }
    if (statistics.isEmpty()) {
      throw new IllegalArgumentException("expected at least one statistic");
    }
    if (decimals < 0 || decimals > 9) {
      throw new IllegalArgumentException("expected decimals from 0 to 9, found " + decimals);
    }
    Protocol.distinct(
        "axis among rows and columns",
        Stream.concat(rows.stream(), columns.stream()).map(Names::kebab).toList());
    Protocol.distinct("statistic", statistics);
    Protocol.distinct("difference", differences);
    if (!panels.isEmpty() && against != Against.RATERS && against != Against.JUDGE) {
      throw new IllegalArgumentException("panels go with against: raters or judge");
    }
    panels.forEach(
        (panel, members) -> {
          Protocol.distinct("scorer of panel " + panel, members);
          if (members.size() < 2) {
            throw new IllegalArgumentException(
                "expected two scorers or more in panel " + panel + ", found " + members);
          }
        });
    if (against == Against.JUDGE && !differences.isEmpty()) {
      throw new IllegalArgumentException("differences do not go with against: judge");
    }
    boolean models = against == Against.CONSENSUS || against == Against.REST;
    if (!models && !differences.isEmpty()) {
      throw new IllegalArgumentException(
          "expected no differences in a table of raters, found " + differences.get(0));
    }
    if (share && against != Against.REST) {
      throw new IllegalArgumentException("share goes with against: rest");
    }
    if (items == CountedItems.OWN && differences.isEmpty() && against != Against.REST) {
      throw new IllegalArgumentException("items: own goes with differences or against: rest");
    }
    if (noAnswer == NoAnswer.WRONG && !models) {
      throw new IllegalArgumentException("no-answer: wrong goes with against: consensus or rest");
    }
    if (reference.isPresent() && against != Against.CONSENSUS) {
      throw new IllegalArgumentException("reference goes with against: consensus");
    }
    Protocol.distinct("stratum", strata);
    Protocol.distinct("difference between groups", between);
    if (!strata.isEmpty() && against.grouped()) {
      throw new IllegalArgumentException("strata do not go with against: each-rater or pairs");
    }
    for (GroupDifference groups : between) {
      for (List<String> group : List.of(groups.of(), groups.minus())) {
        boolean rest = group.isEmpty() && group == groups.minus();
        if (group.size() != strata.size() && !rest) {
          throw new IllegalArgumentException(
              "expected groups of between by a value for each of the strata "
                  + strata
                  + ", found "
                  + group);
        }
      }
    }
    if (gaps.isPresent() && strata.isEmpty()) {
      throw new IllegalArgumentException("gaps need strata");
    }
    if (test != Test.NONE && differences.isEmpty() && between.isEmpty()) {
      throw new IllegalArgumentException("a test needs differences");
    }
    if (test == Test.PERMUTATION && !between.isEmpty()) {
      throw new IllegalArgumentException(
          "expected test: bootstrap, because permutation swaps scorers and not groups (between),"
              + " found permutation");
    }
    if (adjust != Adjustment.NONE && test == Test.NONE && gaps.isEmpty()) {
      throw new IllegalArgumentException("adjust needs a test");
    }
    if (epsilon < 0 || epsilon >= 1) {
      throw new IllegalArgumentException("expected epsilon from 0 to 1, found " + epsilon);
    }
  }

  /**
   * The table with its cells. Where not all statistics fit each line, they stand as they are asked
   * for.
   */
  public ResultTable of(List<Cell> cells) {
    return new ResultTable(
        name,
        caption.orElse(""),
        rows,
        columns,
        decimals,
        cells,
        against == Against.JUDGE ? statistics : List.of());
  }

  /** Tests of a difference. */
  public enum Test {
    NONE,
    @Cites({"efron1993", "hesterberg2015", "phipson2010"})
    BOOTSTRAP,
    @Cites({"noreen1989", "phipson2010", "winkler2015", "yeh2000"})
    PERMUTATION
  }

  /** The difference of a statistic between two scorers on the same items. */
  public record Difference(
      @Doc("The scorer") String of, @Doc("The scorer subtracted from it") String minus) {

    @Override
    public String toString() {
      return of + " - " + minus;
    }
  }
}
