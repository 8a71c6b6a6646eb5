package org.attune.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.UserMistake;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol;
import org.attune.protocol.Resampling;
import org.attune.protocol.TableEntry;
import org.attune.table.Cell;
import org.attune.table.Gate;
import org.attune.table.ResultTable;
import org.attune.table.ToldElsewhere;
import org.attune.tally.Question.Entry;

/** Which groups of a study's tables are groups of people, as its gate has to know them. */
public final class PeopleGroups {

  private PeopleGroups() {}

  /** Where what another study tells is kept with the results. */
  public static String beside(String study) {
    return "beside/" + study + ".csv";
  }

  /**
   * The gate of a study.
   *
   * @param kept files of results, among them what other studies tell
   */
  public static Gate gate(
      Protocol protocol,
      List<PlannedCorpus> corpora,
      Map<String, Tallies> tallies,
      Map<String, String> kept) {
    Map<String, Map<String, SortedMap<String, String>>> groups = new TreeMap<>();
    for (PlannedCorpus corpus : corpora) {
      if (corpus.showsPeople()) {
        for (int e = 0; e < corpus.entries().size(); e++) {
          Entry entry = corpus.entries().get(e);
          Map<String, SortedMap<String, String>> own =
              groups.computeIfAbsent(corpus.shown(entry.dimension()), k -> new TreeMap<>());
          if (!entry.strata().none()) {
            for (String group : tallies.get(corpus.name()).of(e).keySet()) {
              own.put(entry.strata().words(group), entry.strata().values(group));
            }
          }
        }
      }
    }
    if (groups.isEmpty()) {
      return Gate.open();
    }
    List<ToldElsewhere> elsewhere = new ArrayList<>();
    for (String study : protocol.publication().beside()) {
      String file = beside(study);
      if (!kept.containsKey(file)) {
        throw new UserMistake(
            file
                + ": expected what study "
                + study
                + " tells (publication: beside), found no such file");
      }
      elsewhere.addAll(ToldElsewhere.of(file, kept.get(file)));
    }
    return new Gate(protocol.publication().people(), groups, elsewhere);
  }

  /** What the manifest says of a corpus whose tables show groups of people. */
  public static Optional<Manifest.People> told(
      Protocol protocol, PlannedCorpus corpus, String tallies, Map<String, String> kept) {
    if (!corpus.showsPeople()) {
      return Optional.empty();
    }
    Resampling asked = protocol.resampling();
    Tallies own = Tallies.of(tallies, asked.replicated());
    List<Cell> cells = new Evaluation(corpus, own, asked.without(), Map.of()).cells();
    List<ResultTable> tables = new ArrayList<>();
    for (TableEntry table : protocol.tables()) {
      tables.add(table.of(cells.stream().filter(c -> c.table().equals(table.name())).toList()));
    }
    Gate gate = gate(protocol, List.of(corpus), Map.of(corpus.name(), own), kept);
    Gate.Cost cost = gate.cost(tables);
    return Optional.of(
        new Manifest.People(gate.least(), cost.of(), cost.cells(), cost.beside(), "restricted"));
  }
}
