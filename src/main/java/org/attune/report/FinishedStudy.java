package org.attune.report;

import java.util.List;
import java.util.Map;
import org.attune.corpus.Card;
import org.attune.protocol.Protocol;
import org.attune.result.Explanations;
import org.attune.result.Manifest;
import org.attune.result.Published;
import org.attune.rubric.Codebook;
import org.attune.table.CalibrationBin;
import org.attune.table.Confusion;
import org.attune.table.Released;
import org.attune.table.ResultTable;

/**
 * A finished study: all that is told of it.
 *
 * @param protocol what was asked
 * @param cards cards of its corpora by name, in the protocol's order
 * @param manifest what it was made of
 * @param released its tables in the protocol's order, confusion matrices of scorers on scales of
 *     categories, and bins of scorers whose calibration was counted
 * @param published published figures of the cards with ours beside them, by table
 * @param sources keys of the references of each statistic, scorer and method, by its name in the
 *     protocol
 * @param learning where what each scorer knows comes from, by name; those that never learned are
 *     left out
 * @param codebooks by which language models were asked, in the protocol's order
 * @param explanations what scorers looked at; empty where that was not asked for
 */
public record FinishedStudy(
    Protocol protocol,
    Map<String, Card> cards,
    Manifest manifest,
    Released released,
    Map<String, Published.Table> published,
    Map<String, List<String>> sources,
    Map<String, Learning> learning,
    List<Asked> codebooks,
    Explanations explanations) {

  /** A study in which nothing was explained. */
  public FinishedStudy(
      Protocol protocol,
      Map<String, Card> cards,
      Manifest manifest,
      Released released,
      Map<String, Published.Table> published,
      Map<String, List<String>> sources,
      Map<String, Learning> learning,
      List<Asked> codebooks) {
    this(
        protocol,
        cards,
        manifest,
        released,
        published,
        sources,
        learning,
        codebooks,
        Explanations.none());
  }

  /**
   * A codebook.
   *
   * @param codebook in the wording and the order that were used
   * @param scorers who were asked by it
   */
  public record Asked(Codebook codebook, List<String> scorers) {}

  /** Its tables, in the protocol's order. */
  public List<ResultTable> tables() {
    return released.tables().stream().map(Released.Table::shown).toList();
  }

  /** Confusion matrices of scorers on scales of categories. */
  public List<Confusion> confusions() {
    return released.confusions();
  }

  /** Bins of scorers whose calibration was counted. */
  public List<CalibrationBin> calibration() {
    return released.calibration();
  }

  /** What the manifest says of a corpus. */
  Manifest.Corpus corpus(String name) {
    return manifest.corpus(name);
  }
}
