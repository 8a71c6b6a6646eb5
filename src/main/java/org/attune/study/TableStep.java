package org.attune.study;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.attune.Names;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.corpus.Consent;
import org.attune.corpus.Hashes;
import org.attune.plan.Plan;
import org.attune.protocol.Protocol;
import org.attune.protocol.TableEntry;
import org.attune.result.PeopleGroups;
import org.attune.result.RestrictedBundle;
import org.attune.result.ResultFolder;

/** The verb table: tallies to the files of results. */
final class TableStep {

  /** What table wrote: hash of all it depends on, and of each file. */
  record Tabled(String key, SortedMap<String, String> files) {}

  private final Setting setting;
  private final Protocol protocol;
  private final Plan plan;
  private final Catalog catalog;
  private final Terminal terminal;

  TableStep(Setting setting, Protocol protocol, Plan plan, Catalog catalog, Terminal terminal) {
    this.catalog = catalog;
    this.setting = setting;
    this.protocol = protocol;
    this.plan = plan;
    this.terminal = terminal;
  }

  /** Folder of the study's results. */
  Path folder() {
    return setting.results().resolve(protocol.study());
  }

  /**
   * Writes the files, unless they are there as they were written for the same kept ones.
   *
   * @param kept the files all others follow from
   */
  void run(SortedMap<String, String> kept, String code) throws IOException {
    checkUse();
    terminal.begin("table " + protocol.study());
    Path marker = setting.study(protocol.study()).resolve("table.json");
    List<String> read = new ArrayList<>(List.of(code));
    kept.forEach((name, text) -> read.addAll(List.of(name, text)));
    String key = Hashes.ofTexts(read);
    Tabled known = State.readJson(marker, Tabled.class).orElse(new Tabled("", new TreeMap<>()));
    if (known.key().equals(key) && known.files().equals(found(known.files().keySet()))) {
      terminal.end("unchanged");
    } else {
      if (known.key().equals(key)) {
        terminal.note(MadeAgain.of("files of results"));
      }
      SortedMap<String, String> all = new TreeMap<>(kept);
      all.putAll(new ResultFiles(protocol, plan, catalog, kept).derived(terminal::note));
      Set<String> restricted = ResultFiles.restricted(plan, kept);
      SortedMap<String, String> files = RestrictedBundle.placed(all, restricted, protocol.study());
      if (!restricted.isEmpty()) {
        prepare(RestrictedBundle.beside(folder()));
      }
      SortedMap<String, String> hashes = new TreeMap<>();
      for (Map.Entry<String, String> file : files.entrySet()) {
        State.write(file(file.getKey()), file.getValue());
        hashes.put(file.getKey(), Hashes.ofFile(file(file.getKey())));
      }
      for (String before : known.files().keySet()) {
        if (!files.containsKey(before)) {
          Files.deleteIfExists(file(before));
        }
      }
      State.writeJson(marker, new Tabled(key, hashes));
      terminal.end(files.size() + " files");
    }
    for (String name : ResultFiles.restricted(plan, kept)) {
      Files.deleteIfExists(folder().resolve(name)); // of a version that did not keep them apart
    }
    show();
  }

  /** What other studies tell, which lie beside this one, as it is kept with the results. */
  static SortedMap<String, String> beside(Setting setting, Protocol protocol) {
    SortedMap<String, String> beside = new TreeMap<>();
    for (String study : protocol.publication().beside()) {
      Path file = setting.results().resolve(study).resolve(ResultFolder.ESTIMATES);
      if (!Files.isRegularFile(file)) {
        throw new UserMistake(
            file
                + ": expected results of a study that publication: beside names, found no such file");
      }
      beside.put(PeopleGroups.beside(study), Catalog.read(file));
    }
    return beside;
  }

  /** Results are there to be shown. */
  private void checkUse() {
    plan.corpora()
        .forEach(
            corpus -> {
              if (!corpus.card().allows(Consent.PUBLICATION)) {
                throw new UserMistake(
                    corpus.name()
                        + "/"
                        + Catalog.CARD
                        + ": use: expected publication, because results of it are to be written, found "
                        + corpus.card().use().stream()
                            .map(Names::kebab)
                            .collect(Collectors.joining(", ")));
              }
            });
  }

  /** Makes the folder of the bundle, which is for nobody else of this machine. */
  private static void prepare(Path folder) throws IOException {
    Places.writable("--results", folder);
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    } catch (UnsupportedOperationException | FileSystemException e) {
      // A file system without such rights, or a folder of a colleague's.
    }
  }

  /** A file of results, or one beside them. */
  private Path file(String name) {
    return folder().resolve(name).normalize();
  }

  private SortedMap<String, String> found(Iterable<String> names) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    for (String name : names) {
      Path file = file(name);
      found.put(name, Files.isRegularFile(file) ? Hashes.ofFile(file) : "");
    }
    return found;
  }

  /** Prints the tables to be printed with their published figures, and where everything lies. */
  private void show() throws IOException {
    terminal.print("\n" + protocol.title());
    List<TableEntry> printed = printed(protocol);
    for (TableEntry table : protocol.tables()) {
      if (printed.contains(table)) {
        terminal.print("\n" + Files.readString(folder().resolve(table.name() + ".md")));
        if (table.published()) {
          terminal.print(
              Files.readString(folder().resolve(table.name() + Protocol.PUBLISHED + ".md")));
        }
      }
    }
    terminal.print("\nAll results: " + folder() + " (begin with report.html)");
  }

  /**
   * The tables that are to be printed, the first one, and of each dimension that is in none of
   * these the first table that has it.
   */
  static List<TableEntry> printed(Protocol protocol) {
    List<TableEntry> printed = new ArrayList<>();
    for (TableEntry table : protocol.tables()) {
      if (table.print() || table.equals(protocol.tables().get(0))) {
        printed.add(table);
      }
    }
    for (Protocol.Dimension dimension : protocol.dimensions()) {
      if (printed.stream().noneMatch(table -> about(table, dimension.name()))) {
        protocol.tables().stream()
            .filter(table -> about(table, dimension.name()))
            .findFirst()
            .ifPresent(printed::add);
      }
    }
    return printed;
  }

  private static boolean about(TableEntry table, String dimension) {
    return table.dimensions().isEmpty() || table.dimensions().contains(dimension);
  }
}
