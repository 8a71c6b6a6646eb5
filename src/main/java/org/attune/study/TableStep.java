package org.attune.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.Names;
import org.attune.corpus.Hashes;
import org.attune.protocol.Protocol;
import org.attune.protocol.Resampling;
import org.attune.statistic.Adjustment;
import org.attune.table.Cell;
import org.attune.table.CsvWriter;
import org.attune.table.Markdown;
import org.attune.table.ResultTable;

/** The verb table: tallies to the files of results. */
final class TableStep {

  /** What table wrote: hash of all it depends on, and of each file. */
  record Tabled(String key, SortedMap<String, String> files) {}

  private final Setting setting;
  private final Protocol protocol;
  private final Plan plan;
  private final Terminal terminal;

  TableStep(Setting setting, Protocol protocol, Plan plan, Terminal terminal) {
    this.setting = setting;
    this.protocol = protocol;
    this.plan = plan;
    this.terminal = terminal;
  }

  /** Folder of the study's results. */
  Path folder() {
    return setting.results().resolve(protocol.study());
  }

  /** Writes the files, unless they are there as they were written for the same tallies. */
  void run(Map<String, Object> manifest, String tallied, String code) throws IOException {
    terminal.begin("table " + protocol.study());
    Path marker = setting.work().resolve("studies").resolve(protocol.study()).resolve("table.json");
    String key = Hashes.ofTexts(List.of(code, tallied, protocol.toString(), State.json(manifest)));
    Tabled known = State.readJson(marker, Tabled.class).orElse(new Tabled("", new TreeMap<>()));
    if (known.key().equals(key) && known.files().equals(found(known.files().keySet()))) {
      terminal.end("unchanged");
    } else {
      SortedMap<String, String> files = files(manifest);
      SortedMap<String, String> hashes = new TreeMap<>();
      for (Map.Entry<String, String> file : files.entrySet()) {
        State.write(folder().resolve(file.getKey()), file.getValue());
        hashes.put(file.getKey(), Hashes.ofFile(folder().resolve(file.getKey())));
      }
      for (String before : known.files().keySet()) {
        if (!files.containsKey(before)) {
          Files.deleteIfExists(folder().resolve(before));
        }
      }
      State.writeJson(marker, new Tabled(key, hashes));
      terminal.end(files.size() + " files");
    }
    show();
  }

  private SortedMap<String, String> found(Iterable<String> names) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    for (String name : names) {
      Path file = folder().resolve(name);
      found.put(name, Files.isRegularFile(file) ? Hashes.ofFile(file) : "");
    }
    return found;
  }

  /** Prints the tables to be printed with their published figures, and where everything lies. */
  private void show() throws IOException {
    terminal.print("\n" + protocol.title());
    for (Protocol.Table table : protocol.tables()) {
      if (table.print() || table.equals(protocol.tables().get(0))) {
        terminal.print("\n" + Files.readString(folder().resolve(table.name() + ".md")));
        if (table.published()) {
          terminal.print(Files.readString(folder().resolve(table.name() + "-published.md")));
        }
      }
    }
    terminal.print(
        "\nAll results: "
            + folder()
            + " ("
            + String.join(", ", tables())
            + ", estimates.csv, manifest.json)");
  }

  private List<String> tables() {
    return protocol.tables().stream().map(t -> t.name() + ".md").toList();
  }

  private SortedMap<String, String> files(Map<String, Object> manifest) {
    List<Cell> cells = new ArrayList<>();
    List<List<String>> confusions = new ArrayList<>(List.of(Confusions.HEAD));
    for (PlannedCorpus corpus : plan.corpora()) {
      Tallies tallies =
          Tallies.read(
              Tallies.file(setting, protocol.study(), corpus.name()),
              protocol.resampling().draw() != Resampling.Drawn.ITEMS);
      cells.addAll(new Evaluation(corpus, tallies, protocol.resampling()).cells());
      confusions.addAll(Confusions.lines(corpus, tallies));
    }
    SortedMap<String, String> files = new TreeMap<>();
    List<Cell> ordered = new ArrayList<>();
    for (Protocol.Table table : protocol.tables()) {
      List<Cell> own =
          adjusted(table, cells.stream().filter(c -> c.table().equals(table.name())).toList());
      ordered.addAll(own);
      ResultTable result =
          new ResultTable(
              table.name(),
              table.caption().orElse(""),
              axes(table.rows()),
              axes(table.columns()),
              table.decimals(),
              own);
      files.put(table.name() + ".csv", CsvWriter.table(result));
      files.put(
          table.name() + ".md",
          Markdown.table(
              result, protocol.resampling().level(), protocol.resampling().draw().bootstrap()));
      if (table.published()) {
        List<List<String>> lines = new Published(plan.corpora(), table, own).lines();
        files.put(table.name() + "-published.csv", CsvWriter.lines(lines));
        files.put(
            table.name() + "-published.md",
            "Published figures, and ours beside them\n\n" + Markdown.grid(lines, 3));
      }
    }
    files.put("estimates.csv", CsvWriter.estimates(ordered));
    if (confusions.size() > 1) {
      files.put("confusion.csv", CsvWriter.lines(confusions));
    }
    files.put("manifest.json", State.json(manifest));
    return files;
  }

  /** The cells with the p values of the table's whole family of tests adjusted. */
  private static List<Cell> adjusted(Protocol.Table table, List<Cell> cells) {
    if (table.adjust() == Protocol.Adjust.NONE) {
      return cells;
    }
    double[] p = cells.stream().flatMap(c -> c.test().stream()).mapToDouble(Cell.Test::p).toArray();
    double[] adjusted = Adjustment.valueOf(table.adjust().name()).adjust(p);
    List<Cell> all = new ArrayList<>();
    int at = 0;
    for (Cell cell : cells) {
      all.add(
          cell.test().isEmpty()
              ? cell
              : cell.adjusted(adjusted[at++], Names.kebab(table.adjust()), p.length));
    }
    return all;
  }

  private static List<ResultTable.Axis> axes(List<Protocol.Axis> axes) {
    return axes.stream().map(axis -> ResultTable.Axis.valueOf(axis.name())).toList();
  }
}
