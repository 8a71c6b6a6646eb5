package org.attune.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.Names;
import org.attune.explain.ClusteredMean;
import org.attune.explain.ExplanationCounts;
import org.attune.explain.ExplanationCounts.Of;
import org.attune.explain.ExplanationCounts.Sample;
import org.attune.result.Deviations.Measured;

/**
 * What was counted of explanations as it was recorded beside what was made again.
 *
 * @param exact of what must be the same
 * @param near means of scorers that ran on another machine, measured by their difference
 */
public record ComparedExplanations(Deviations exact, Deviations near) {

  /**
   * Compares counts.
   *
   * @param elsewhere scorers that ran on another machine
   * @throws IllegalArgumentException if one of them is anything else
   */
  public static ComparedExplanations of(String recorded, String again, Set<String> elsewhere) {
    if (recorded.equals(again)) {
      return new ComparedExplanations(Deviations.NONE, Deviations.NONE);
    }
    Map<List<String>, Line> before = lines(ExplanationCounts.of(recorded));
    Map<List<String>, Line> now = lines(ExplanationCounts.of(again));
    Set<List<String>> names = new LinkedHashSet<>(before.keySet());
    names.addAll(now.keySet());
    Measured exact = new Measured();
    Measured near = new Measured();
    int resting = 0;
    for (List<String> name : names) {
      Line a = before.getOrDefault(name, Line.NONE);
      Line b = now.getOrDefault(name, Line.NONE);
      boolean rests = elsewhere.contains(name.get(0));
      resting += rests ? 1 : 0;
      if (!a.whole.equals(b.whole)) {
        String named = String.join(", ", name) + ":";
        if (rests && a.counted.equals(b.counted)) {
          near.measured(named, a.whole, b.whole, Math.abs(a.mean - b.mean));
        } else {
          exact.words(named, a.whole, b.whole);
        }
      }
    }
    return new ComparedExplanations(exact.of(names.size() - resting), near.of(resting));
  }

  /**
   * What a line says.
   *
   * @param whole all of it
   * @param counted what follows from the texts alone
   * @param mean what follows from the scorer; 0 where there is none
   */
  private record Line(String whole, String counted, double mean) {
    static final Line NONE = new Line("", "", 0);

    static Line of(long people, ClusteredMean mean) {
      return new Line(
          people + " " + mean,
          people + " " + mean.count() + " " + mean.clusters() + " " + mean.counts(),
          mean.mean());
    }

    static Line of(Sample s) {
      String counted = s.items() + " " + s.unanswered() + " " + s.words() + " " + s.rare();
      return new Line(counted + " " + s.farthest(), counted, 0);
    }
  }

  private static Map<List<String>, Line> lines(ExplanationCounts of) {
    Map<List<String>, Line> lines = new LinkedHashMap<>();
    of.samples().forEach(s -> lines.put(name(s.of()), Line.of(s)));
    of.truths()
        .forEach(
            t ->
                lines.put(
                    name(t.of(), Names.kebab(t.measure()), Names.kebab(t.order())),
                    Line.of(0, t.mean())));
    of.effects()
        .forEach(e -> lines.put(name(e.of(), e.label(), e.word()), Line.of(e.people(), e.added())));
    return lines;
  }

  private static List<String> name(Of of, String... more) {
    List<String> name =
        new ArrayList<>(List.of(of.scorer(), of.dimension(), Names.kebab(of.method())));
    name.addAll(List.of(more));
    return name;
  }
}
