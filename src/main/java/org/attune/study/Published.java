package org.attune.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.corpus.Card;
import org.attune.protocol.Protocol;
import org.attune.report.Account;
import org.attune.statistic.Estimate;
import org.attune.table.Answers;
import org.attune.table.Cell;
import org.attune.table.Markdown;
import org.attune.tally.Question.Against;

/**
 * Published figures of the cards for the dimensions of a table, with ours beside them.
 *
 * <p>A figure on two raters, {@code on: rater 1 and rater 2}, belongs to tables of pairs, and there
 * to the pair it names; any other figure belongs to all other tables, and stands beside every
 * scorer, unless it is on the protocol's training or development split.
 */
final class Published {

  private static final Pattern PAIR = Pattern.compile("rater \\d+ and rater \\d+");

  private final List<PlannedCorpus> corpora;
  private final Protocol.Splits splits;
  private final Protocol.Table table;
  private final List<Cell> cells;
  private final boolean pairs;

  Published(
      List<PlannedCorpus> corpora, Protocol.Splits splits, Protocol.Table table, List<Cell> cells) {
    this.corpora = corpora;
    this.splits = splits;
    this.table = table;
    this.cells = cells;
    pairs = table.against() == Against.PAIRS;
  }

  /** The figures that belong to the table. */
  Account.Published found() {
    return new Account.Published(
        "Published figures, and ours"
            + splits.test().map(test -> " on the split " + test).orElse("")
            + " beside them"
            + Answers.missing(cells).stream()
                .map(clause -> "; " + clause)
                .collect(Collectors.joining()),
        lines());
  }

  private List<List<String>> lines() {
    String ours = "ours" + splits.test().map(test -> " (" + test + ")").orElse("");
    List<String> columns = pairs ? List.of("") : scorers();
    List<String> head =
        new ArrayList<>(List.of("published by", "dimension", "statistic", "on", "published"));
    columns.forEach(column -> head.add(pairs ? ours : ours + ": " + column));
    List<List<String>> lines = new ArrayList<>(List.of(head));
    for (PlannedCorpus corpus : corpora) {
      for (Card.Published p : corpus.card().published()) {
        if (shown(p.dimension(), corpus) && PAIR.matcher(p.on()).matches() == pairs) {
          List<String> line =
              new ArrayList<>(
                  List.of(
                      p.name(),
                      p.dimension(),
                      p.statistic(),
                      p.on(),
                      p.estimate().toPlainString()));
          columns.forEach(
              column ->
                  line.add(
                      ours(p, c -> pairs ? pair(c).equals(p.on()) : c.scorer().equals(column))));
          lines.add(line);
        }
      }
    }
    return lines;
  }

  private List<String> scorers() {
    return cells.stream()
        .filter(Published::alone)
        .map(Cell::scorer)
        .distinct()
        .filter(s -> !s.isEmpty())
        .toList();
  }

  /** Differences, shares and ceilings of one model are none of what others published. */
  private static boolean alone(Cell cell) {
    return cell.compared().isEmpty();
  }

  private boolean shown(String dimension, PlannedCorpus corpus) {
    return corpus.dimensions().stream().anyMatch(d -> d.name().equals(dimension))
        && (table.dimensions().isEmpty() || table.dimensions().contains(dimension));
  }

  private static String pair(Cell cell) {
    return cell.scorer() + " and " + cell.reference();
  }

  private String ours(Card.Published p, Predicate<Cell> of) {
    if (Stream.of(splits.train(), splits.development()).anyMatch(Optional.of(p.on())::equals)) {
      return "";
    }
    return cells.stream()
        .filter(of)
        .filter(c -> c.statistic().equals(p.statistic()))
        .filter(c -> c.stratum().isEmpty() && c.label().isEmpty())
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
