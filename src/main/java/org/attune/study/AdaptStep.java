package org.attune.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.attune.corpus.Group;
import org.attune.corpus.Scale;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.ByGroup;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.tally.Count;
import org.attune.tally.Counts;
import org.attune.tally.Decision;
import org.attune.tally.GroupDecisions;
import org.attune.tally.GroupDecisions.Line;
import org.attune.tally.GroupDecisions.Rules;
import org.attune.tally.JointTally;
import org.attune.tally.MomentTally;
import org.attune.tally.Question.Entry;
import org.attune.tally.Question.Model;
import org.attune.tally.Strata;

/** Learns on the development split how outputs of scorers are taken in each group of items. */
final class AdaptStep {

  private final PlannedCorpus corpus;

  /** What is counted of each group: entries of a dimension and a label, or the whole. */
  private record Asked(int model, int place, int label) {}

  AdaptStep(PlannedCorpus corpus) {
    this.corpus = corpus;
  }

  /**
   * Puts models that treat groups apart in the place of those that shall.
   *
   * @param count counts entries on the development split
   * @param told by scorer, dimension and label the thresholds of groups, in ten-thousandths; of
   *     numbers the lines, offsets in points of the scale
   */
  void adapt(
      List<Model> models,
      BiFunction<List<Model>, List<Entry>, List<Count>> count,
      Map<String, Map<String, Map<String, Integer>>> told) {
    List<Entry> entries = new ArrayList<>();
    Map<Asked, Integer> whole = new HashMap<>();
    Map<Asked, Integer> grouped = new HashMap<>();
    for (int m = 0; m < models.size(); m++) {
      if (corpus.scorers().get(m).byGroup().isPresent()) {
        Strata strata = new Strata(corpus.scorers().get(m).byGroup().get().strata());
        for (Asked asked : asked(models.get(m), m)) {
          whole.put(asked, entries.size());
          entries.add(entry(models.get(m), asked, Strata.NONE));
          grouped.put(asked, entries.size());
          entries.add(entry(models.get(m), asked, strata));
        }
      }
    }
    if (entries.isEmpty()) {
      return;
    }
    Map<Integer, SortedMap<String, Counts>> counts = byGroup(count.apply(models, entries));
    for (int m = 0; m < models.size(); m++) {
      ScorerEntry scorer = corpus.scorers().get(m);
      if (scorer.byGroup().isPresent()) {
        Model model = models.get(m);
        GroupDecisions groups = decisions(scorer.byGroup().get(), model, m, whole, grouped, counts);
        models.set(
            m,
            new Model(
                model.name(), model.dimensions(), model.thresholds(), model.recorded(), groups));
        if (Collections.disjoint(groups.strata().names(), Group.ofPeople(corpus.card()))) {
          tell(scorer, model, groups, told);
        }
      }
    }
  }

  private List<Asked> asked(Model model, int m) {
    List<Asked> asked = new ArrayList<>();
    for (int place = 0; place < model.dimensions().length; place++) {
      Scale scale = scale(model, place);
      if (scale instanceof Scale.Interval) {
        asked.add(new Asked(m, place, -1));
      } else {
        for (int label = scale instanceof Scale.Labels ? 0 : 1; label < scale.size(); label++) {
          asked.add(new Asked(m, place, label));
        }
      }
    }
    return asked;
  }

  private Scale scale(Model model, int place) {
    return corpus.dimensions().get(model.dimensions()[place]).scale();
  }

  private static Entry entry(Model model, Asked asked, Strata strata) {
    String tallier = asked.label() < 0 ? MomentTally.VALUES.name() : JointTally.DEGREES.name();
    return new Entry(
        tallier, model.dimensions()[asked.place()], asked.model(), asked.label(), strata);
  }

  private static Map<Integer, SortedMap<String, Counts>> byGroup(List<Count> counts) {
    Map<Integer, SortedMap<String, Counts.Builder>> sums = new HashMap<>();
    for (Count c : counts) {
      if (c.entry() >= 0) {
        sums.computeIfAbsent(c.entry(), e -> new TreeMap<>())
            .computeIfAbsent(c.stratum(), g -> Counts.builder())
            .add(c.first(), c.second(), c.amount());
      }
    }
    Map<Integer, SortedMap<String, Counts>> built = new HashMap<>();
    sums.forEach(
        (entry, groups) -> {
          SortedMap<String, Counts> own = new TreeMap<>();
          groups.forEach((group, sum) -> own.put(group, sum.build()));
          built.put(entry, own);
        });
    return built;
  }

  private GroupDecisions decisions(
      ByGroup by,
      Model model,
      int m,
      Map<Asked, Integer> whole,
      Map<Asked, Integer> grouped,
      Map<Integer, SortedMap<String, Counts>> counts) {
    SortedMap<String, Rules> rules = new TreeMap<>();
    for (Asked asked : asked(model, m)) {
      Counts all = counts.getOrDefault(whole.get(asked), new TreeMap<>()).get("");
      counts
          .getOrDefault(grouped.get(asked), new TreeMap<>())
          .forEach(
              (group, own) -> {
                Rules of = rules.computeIfAbsent(group, g -> common(model));
                if (asked.label() < 0) {
                  MomentTally tally = MomentTally.VALUES.tally(own);
                  if (tally.items() >= by.least()) {
                    of.lines()[asked.place()] = Line.of(tally);
                  }
                } else if (JointTally.of(own).items() >= by.least()) {
                  int[] thresholds = of.thresholds()[asked.place()];
                  thresholds[asked.label()] =
                      GroupDecisions.threshold(
                          JointTally.of(own),
                          JointTally.of(all),
                          thresholds[asked.label()],
                          by.equal());
                }
              });
    }
    return new GroupDecisions(new Strata(by.strata()), rules);
  }

  /** The model's own rules: of two categories the second from one half on. */
  private Rules common(Model model) {
    int[][] thresholds = new int[model.dimensions().length][];
    Line[] lines = new Line[thresholds.length];
    for (int place = 0; place < thresholds.length; place++) {
      boolean two = scale(model, place) instanceof Scale.Nominal;
      thresholds[place] =
          two ? new int[] {Decision.ONE / 2, Decision.ONE / 2} : model.thresholds()[place].clone();
      lines[place] = new Line(0, 1);
    }
    return new Rules(thresholds, lines);
  }

  private void tell(
      ScorerEntry scorer,
      Model model,
      GroupDecisions groups,
      Map<String, Map<String, Map<String, Integer>>> told) {
    groups
        .groups()
        .forEach(
            (group, rules) -> {
              String words = groups.strata().words(group);
              for (int place = 0; place < model.dimensions().length; place++) {
                Map<String, Integer> of =
                    told.computeIfAbsent(scorer.name(), k -> new TreeMap<>())
                        .computeIfAbsent(
                            corpus.dimensions().get(model.dimensions()[place]).name(),
                            k -> new TreeMap<>());
                Scale scale = scale(model, place);
                if (scale instanceof Scale.Interval) {
                  Line line = rules.lines()[place];
                  double points = line.offset() / Scale.UNIT * Decision.ONE;
                  of.put("offset (" + words + ")", (int) Math.rint(points));
                  of.put("slope (" + words + ")", (int) Math.rint(line.slope() * Decision.ONE));
                } else {
                  for (int l = scale instanceof Scale.Labels ? 0 : 1; l < scale.size(); l++) {
                    of.put(scale.name(l) + " (" + words + ")", rules.thresholds()[place][l]);
                  }
                }
              }
            });
  }
}
