package org.attune.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.catalog.Catalog;
import org.attune.corpus.Card;
import org.attune.protocol.Protocol;
import org.attune.protocol.TableEntry;
import org.attune.result.Manifest;
import org.attune.statistic.Estimate;
import org.attune.table.Cell;
import org.attune.table.CellBuilder;
import org.attune.table.ResultTable;
import org.attune.table.Shown;
import org.attune.yaml.StrictYaml;

/** Studies of shipped corpora as a report is told of them, with as few numbers as a test needs. */
final class SmallStudy {

  private static final Catalog CATALOG = new Catalog(List.of(Path.of("datasets")));

  private SmallStudy() {}

  /**
   * A study.
   *
   * @param protocol its protocol but for name and title
   * @param corpora what its manifest says of corpora, by name
   */
  static FinishedStudy of(String protocol, Map<String, ?> corpora, Cell... cells) {
    return of(protocol, corpora, Map.of(), cells);
  }

  /** The same with scorers that learned. */
  static FinishedStudy of(
      String protocol, Map<String, ?> corpora, Map<String, Learning> learning, Cell... cells) {
    Protocol read =
        StrictYaml.read(
            "protocol.yaml", "study: small\ntitle: small\n" + protocol, Protocol.class, CATALOG);
    Map<String, Card> cards = new LinkedHashMap<>();
    read.corpora().forEach(name -> cards.put(name, CATALOG.card(name)));
    return new FinishedStudy(
        read,
        cards,
        manifest(Map.of("attune", "1.0", "corpora", corpora)),
        Shown.all(
            read.tables().stream().map(table -> table(table, cells)).toList(),
            List.of(),
            List.of()),
        Map.of(),
        Map.of(),
        learning,
        List.of());
  }

  private static Manifest manifest(Map<String, ?> values) {
    return Manifest.read("manifest", new ObjectMapper().valueToTree(values).toString());
  }

  private static ResultTable table(TableEntry table, Cell... cells) {
    return new ResultTable(
        table.name(),
        "",
        List.of(ResultTable.Axis.DIMENSION),
        List.of(ResultTable.Axis.STATISTIC),
        3,
        Stream.of(cells).filter(c -> c.table().equals(table.name())).toList());
  }

  /** A cell of a table. */
  static Cell cell(String table, String dimension, String stratum, long items) {
    return CellBuilder.of("scorer", "bias", Estimate.of(0.5))
        .in(table)
        .with("mean")
        .on(dimension)
        .stratum(stratum)
        .counted(items, 0, 1)
        .cell();
  }
}
