package org.attune.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.corpus.PublishedFigure;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol;
import org.attune.protocol.TableEntry;
import org.attune.statistic.Estimate;
import org.attune.table.AnswerCoverage;
import org.attune.table.Cell;
import org.attune.table.Counterpart;
import org.attune.table.Markdown;
import org.attune.table.Released;
import org.attune.table.Stratum;
import org.attune.table.Subject;
import org.attune.table.Subject.PeopleOn;
import org.attune.table.Subject.Rater;
import org.attune.tally.Question.Against;

/**
 * Published figures of the cards for the dimensions of a table, with ours beside them.
 *
 * <p>A figure on two raters, {@code on: rater 1 and rater 2}, belongs to tables of pairs, and there
 * to the pair it names; any other figure belongs to all other tables, and stands beside every
 * scorer, unless it is on the protocol's training or development split.
 */
public final class Published {

  /**
   * Published figures with ours beside them.
   *
   * @param lines the head first
   */
  public record Table(String caption, List<List<String>> lines) {

    /** Columns at the start that hold words. */
    public static final int WORDS = 4;
  }

  private final List<PlannedCorpus> corpora;
  private final Protocol.Splits splits;
  private final TableEntry table;
  private final List<Cell> cells;
  private final boolean pairs;

  public Published(
      List<PlannedCorpus> corpora,
      Protocol.Splits splits,
      TableEntry table,
      Released.Table released) {
    this.corpora = corpora;
    this.splits = splits;
    this.table = table;
    this.cells = released.shown().cells();
    pairs = table.against() == Against.PAIRS;
  }

  /** The figures that belong to the table. */
  public Table found() {
    return new Table(
        "Published figures, and ours"
            + splits.test().map(test -> " on the split " + test).orElse("")
            + " beside them"
            + AnswerCoverage.missing(cells).stream()
                .map(clause -> "; " + clause)
                .collect(Collectors.joining()),
        lines());
  }

  private List<List<String>> lines() {
    String ours = "ours" + splits.test().map(test -> " (" + test + ")").orElse("");
    List<Subject> columns = pairs ? List.of() : subjects();
    List<String> head =
        new ArrayList<>(List.of("published by", "dimension", "statistic", "on", "published"));
    head.addAll(
        pairs ? List.of(ours) : columns.stream().map(c -> ours + ": " + c.words()).toList());
    List<List<String>> lines = new ArrayList<>(List.of(head));
    for (PlannedCorpus corpus : corpora) {
      for (PublishedFigure p : corpus.card().published()) {
        if (shown(p.dimension(), corpus) && p.pair().isPresent() == pairs) {
          List<String> line =
              new ArrayList<>(
                  List.of(
                      p.name(),
                      p.dimension(),
                      p.statistic(),
                      p.on(),
                      p.estimate().toPlainString()));
          p.pair().ifPresent(pair -> line.add(ours(p, c -> of(c, pair))));
          columns.forEach(column -> line.add(ours(p, c -> c.scorer().equals(column))));
          lines.add(line);
        }
      }
    }
    return lines;
  }

  /** Differences, shares and ceilings of one model are none of what others published. */
  private List<Subject> subjects() {
    return cells.stream()
        .map(Cell::scorer)
        .filter(s -> !s.ofTwo() && !(s instanceof PeopleOn) && !s.several())
        .distinct()
        .toList();
  }

  private boolean shown(String dimension, PlannedCorpus corpus) {
    return corpus.dimensions().stream().anyMatch(d -> d.name().equals(dimension))
        && (table.dimensions().isEmpty() || table.dimensions().contains(dimension));
  }

  private static boolean of(Cell cell, PublishedFigure.Pair pair) {
    return cell.scorer().equals(Rater.numbered(pair.first()))
        && cell.reference().equals(new Counterpart.Answers(Rater.numbered(pair.second())));
  }

  private String ours(PublishedFigure p, Predicate<Cell> of) {
    if (Stream.of(splits.train(), splits.development()).anyMatch(Optional.of(p.on())::equals)) {
      return "";
    }
    return cells.stream()
        .filter(of)
        .filter(c -> c.statistic().equals(p.statistic()))
        .filter(c -> c.stratum() instanceof Stratum.All && c.label().isEmpty())
        .filter(
            c -> c.dimension().equals(p.dimension()) || c.dimension().endsWith("/" + p.dimension()))
        .findFirst()
        .map(
            c ->
                c.estimate() instanceof Estimate.Value v
                    ? Markdown.number(v.point(), table.decimals())
                    : "—")
        .orElse("");
  }
}
