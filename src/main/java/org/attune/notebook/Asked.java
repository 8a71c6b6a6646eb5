package org.attune.notebook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.protocol.GroupDifference;
import org.attune.protocol.GroupGaps;
import org.attune.protocol.Protocol;
import org.attune.protocol.TableEntry;
import org.attune.statistic.Gap;
import org.attune.table.Counterpart;
import org.attune.table.CsvReader;
import org.attune.table.Stratum;
import org.attune.table.Subject;
import org.attune.table.Subject.Model;
import org.attune.tally.Question.Against;
import org.attune.tally.Strata;

/**
 * Who and what the numbers of a study are about, by the words its tables have for them.
 *
 * @param tables by name
 * @param intervals whether the study asks for intervals
 */
record Asked(Map<String, Table> tables, boolean intervals) implements CsvReader.Meanings {

  /**
   * @param subjects who it can be about, by their words; of single raters nobody knows the words
   * @param differences and gaps between groups of items, by their words
   * @param against what it compares with what
   * @param scored whether the reference is a scorer
   */
  private record Table(
      Map<String, Subject> subjects,
      Map<String, Stratum> differences,
      Against against,
      boolean scored) {}

  /** What a protocol asks for. */
  static Asked of(Protocol protocol) {
    Map<String, Table> tables = new LinkedHashMap<>();
    for (TableEntry table : protocol.tables()) {
      List<Model> models =
          protocol.scorers().stream()
              .map(Protocol.ScorerEntry::name)
              .filter(
                  name ->
                      table.against() == Against.JUDGE
                          || table.scorers().isEmpty()
                          || table.scorers().contains(name))
              .map(Model::new)
              .toList();
      // Models come last: where words could be two's, the plan saw to it that they are a model's.
      List<Subject> subjects = new ArrayList<>(panels(table, models));
      subjects.addAll(models);
      if (table.against() == Against.RATERS) {
        subjects = new ArrayList<>(List.of(new Subject.Among()));
        if (!table.panels().isEmpty()) {
          subjects.addAll(panels(table, models));
          subjects.add(new Subject.Among("raters"));
        }
      } else if (Set.of(Against.TRAITS, Against.JUDGE, Against.ALONE).contains(table.against())) {
        subjects.add(new Subject.Among("raters"));
      } else if (table.against() == Against.REST) {
        subjects.addAll(besideRaters(models, table.share()));
      }
      table.differences().stream()
          .map(d -> new Subject.Difference(new Model(d.of()), new Model(d.minus())))
          .forEach(subjects::add);
      tables.put(
          table.name(),
          new Table(
              byWords(subjects),
              differences(table),
              table.against(),
              table.reference().isPresent() || !table.panels().isEmpty()));
    }
    return new Asked(tables, protocol.resampling().replicates() > 0);
  }

  /**
   * What the words of a file can mean of which no protocol tells: differences are those of two
   * whose own words stand in the same table.
   */
  static Asked of(Path estimates) {
    Map<String, Table> tables = new LinkedHashMap<>();
    CsvReader.scorers(estimates)
        .forEach(
            (table, words) -> {
              List<Model> models = words.stream().map(Model::new).toList();
              List<Subject> subjects = new ArrayList<>(models);
              subjects.add(new Subject.Among());
              subjects.addAll(besideRaters(models, true));
              models.forEach(
                  of -> models.forEach(by -> subjects.add(new Subject.Difference(of, by))));
              tables.put(table, new Table(byWords(subjects), Map.of(), Against.CONSENSUS, false));
            });
    return new Asked(tables, true);
  }

  /** Models together, and each of them beside the first. */
  private static List<Subject> panels(TableEntry table, List<Model> models) {
    List<Subject> subjects = new ArrayList<>();
    if (table.against() == Against.JUDGE) {
      for (Model judge : models) {
        for (Subject.Way way : Subject.Way.values()) {
          subjects.addAll(panel(new Subject.AskedOtherwise(judge, way), models));
        }
      }
    }
    table
        .panels()
        .forEach(
            (name, members) ->
                subjects.addAll(
                    panel(new Subject.Panel(name), members.stream().map(Model::new).toList())));
    return subjects;
  }

  private static List<Subject> panel(Subject panel, List<Model> members) {
    List<Subject> subjects = new ArrayList<>(List.of(panel));
    members.forEach(member -> subjects.add(new Subject.Member(panel, member)));
    return subjects;
  }

  private static List<Subject> besideRaters(List<Model> models, boolean shares) {
    List<Subject> subjects = new ArrayList<>(List.of(new Subject.People()));
    models.forEach(model -> subjects.add(new Subject.PeopleOn(model)));
    if (shares) {
      models.forEach(model -> subjects.add(new Subject.Share(model)));
    }
    return subjects;
  }

  private static Map<String, Stratum> differences(TableEntry table) {
    Strata strata = new Strata(table.strata());
    Map<String, Stratum> byWords = new LinkedHashMap<>();
    for (GroupDifference groups : table.between()) {
      String one = strata.group(groups.of());
      Stratum.Group of = new Stratum.Group(strata.words(one));
      Stratum.Group other =
          new Stratum.Group(
              strata.words(
                  groups.minus().isEmpty() ? strata.rest(one) : strata.group(groups.minus())));
      Stratum compared =
          groups.as() == GroupDifference.As.RATIO
              ? new Stratum.Ratio(of, other)
              : new Stratum.Difference(of, other);
      byWords.put(compared.words(), compared);
    }
    for (Gap gap : table.gaps().map(GroupGaps::show).orElse(List.of())) {
      for (Stratum.Part part : Stratum.Part.values()) {
        Stratum between = new Stratum.Between(gap, part);
        byWords.put(between.words(), between);
      }
    }
    return byWords;
  }

  private static Map<String, Subject> byWords(List<Subject> subjects) {
    Map<String, Subject> byWords = new LinkedHashMap<>();
    subjects.forEach(subject -> byWords.put(subject.words(), subject));
    return byWords;
  }

  @Override
  public Optional<Subject> scorer(String table, String words) {
    return Optional.ofNullable(tables.get(table))
        .map(
            t ->
                Set.of(Against.EACH_RATER, Against.PAIRS).contains(t.against())
                    ? new Subject.Rater(words)
                    : t.subjects().get(words));
  }

  @Override
  public Stratum stratum(String table, String words) {
    Stratum difference = tables.get(table).differences().get(words);
    return difference == null ? Stratum.of(words) : difference;
  }

  @Override
  public Counterpart reference(String table, String words) {
    Table of = tables.get(table);
    if (words.isEmpty()) {
      return new Counterpart.None();
    }
    if (of.against() == Against.PAIRS) {
      return new Counterpart.Answers(new Subject.Rater(words));
    }
    boolean scored =
        of.against() == Against.JUDGE ? of.subjects().get(words) instanceof Model : of.scored();
    return scored ? new Counterpart.Answers(new Model(words)) : new Counterpart.Ratings(words);
  }
}
