package org.attune.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.attune.corpus.Card;
import org.attune.protocol.Protocol;
import org.attune.statistic.Estimate;
import org.attune.table.Cell;
import org.attune.table.Markdown;

/**
 * Published figures of the cards for the dimensions of a table, with ours beside them.
 *
 * <p>A figure on two raters, {@code on: rater 1 and rater 2}, belongs to tables of pairs, and there
 * to the pair it names; any other figure belongs to all other tables, and stands beside every
 * scorer.
 */
final class Published {

  private static final Pattern PAIR = Pattern.compile("rater \\d+ and rater \\d+");

  private final List<PlannedCorpus> corpora;
  private final Protocol.Table table;
  private final List<Cell> cells;
  private final boolean pairs;

  Published(List<PlannedCorpus> corpora, Protocol.Table table, List<Cell> cells) {
    this.corpora = corpora;
    this.table = table;
    this.cells = cells;
    pairs = table.against() == Protocol.Against.PAIRS;
  }

  /** Head and lines. */
  List<List<String>> lines() {
    List<String> columns = pairs ? List.of("ours") : scorers();
    List<String> head =
        new ArrayList<>(List.of("published by", "dimension", "statistic", "on", "published"));
    head.addAll(columns);
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
        .map(Cell::scorer)
        .distinct()
        .filter(s -> !s.isEmpty() && !s.contains(" - "))
        .toList();
  }

  private boolean shown(String dimension, PlannedCorpus corpus) {
    return corpus.dimensions().stream().anyMatch(d -> d.name().equals(dimension))
        && (table.dimensions().isEmpty() || table.dimensions().contains(dimension));
  }

  private static String pair(Cell cell) {
    return cell.scorer() + " and " + cell.reference();
  }

  private String ours(Card.Published p, Predicate<Cell> of) {
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
