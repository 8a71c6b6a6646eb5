package org.attune.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.attune.Names;
import org.attune.corpus.Scale;
import org.attune.explain.AttributionMethod;
import org.attune.explain.Explainer.Answer;
import org.attune.explain.Explainer.Explained;
import org.attune.explain.TextWord;
import org.attune.explain.WordAttribution;
import org.attune.table.Markdown;

/** An explained item in words, for the screen: it shows the text's own. */
final class ExplainedItem {

  /** Words that are shown: those that add or take away most. */
  private static final int SHOWN = 12;

  private static final int DECIMALS = 3;

  private ExplainedItem() {}

  /** What a scorer says of an item, and what each word adds to it, by each method. */
  static String text(
      String corpus, String scorer, SortedMap<String, Scale> dimensions, Explained of) {
    List<String> lines = new ArrayList<>();
    for (Answer answer : of.answers()) {
      Scale scale = dimensions.get(answer.dimension());
      boolean value = scale instanceof Scale.Interval;
      int first = first(dimensions, answer.dimension());
      String said =
          (value ? "" : scale.name(answer.output() - first) + ", degree ")
              + number(of.said()[answer.output()]);
      lines.add(
          "\n%s, item %s, %s by %s: %s"
              .formatted(corpus, of.item().id(), answer.dimension(), scorer, said));
      of.words().forEach((method, words) -> add(lines, method, words, answer, value));
    }
    if (of.answers().isEmpty()) {
      lines.add("\n%s, item %s: no answer by %s".formatted(corpus, of.item().id(), scorer));
    }
    return String.join("\n", lines);
  }

  private static int first(SortedMap<String, Scale> dimensions, String dimension) {
    return dimensions.headMap(dimension).values().stream().mapToInt(Scale::outputs).sum();
  }

  private static void add(
      List<String> lines,
      AttributionMethod method,
      WordAttribution of,
      Answer answer,
      boolean value) {
    int o = answer.output();
    String unit =
        value ? "value" : method == AttributionMethod.OCCLUSION ? "degree" : "log-odds or logit";
    String whole =
        method == AttributionMethod.OCCLUSION
            ? "without a word it would be lower by"
            : "%s without words, %s with them; the words add %s"
                .formatted(number(of.baseline()[o]), number(of.output()[o]), number(of.sum(o)));
    lines.add("  %s (%s): %s".formatted(Names.kebab(method), unit, whole));
    double[] added = of.added()[o];
    List<Integer> order =
        IntStream.range(0, added.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer w) -> -Math.abs(added[w])))
            .toList();
    order.stream()
        .limit(SHOWN)
        .forEach(
            w -> {
              TextWord word = of.words().get(w);
              lines.add("    %9s  %s".formatted(signed(added[w]), word.form()));
            });
    if (order.size() > SHOWN) {
      double rest = order.stream().skip(SHOWN).mapToDouble(w -> added[w]).sum();
      lines.add("    %9s  (%d more words)".formatted(signed(rest), order.size() - SHOWN));
    }
  }

  private static String signed(double number) {
    return (number > 0 ? "+" : "") + number(number);
  }

  private static String number(double number) {
    return Double.isFinite(number) ? Markdown.number(number, DECIMALS) : "none";
  }
}
