package org.attune.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.attune.Names;
import org.attune.protocol.Explaining;
import org.attune.protocol.Protocol;
import org.attune.protocol.Resampling;
import org.attune.protocol.TableEntry;
import org.attune.result.Explanations;
import org.attune.result.Manifest;
import org.attune.statistic.Adjustment;
import org.attune.statistic.Bootstrap;
import org.attune.statistic.Remark;
import org.attune.statistic.Statistic;
import org.attune.statistic.WithEpsilon;
import org.attune.table.AnswerCoverage;
import org.attune.table.Cell;
import org.attune.table.Counterpart;
import org.attune.table.ResultTable;

/** How a study was made, in sentences for a paper, with the numbers of its references. */
final class Methods {

  /** More names than this are counted, not listed. */
  private static final int LISTED = 8;

  private final FinishedStudy account;
  private final Protocol protocol;
  private final Set<String> keys = new LinkedHashSet<>();
  private final String paragraph;

  Methods(FinishedStudy account) {
    this.account = account;
    protocol = account.protocol();
    List<String> sentences = new ArrayList<>(List.of(question()));
    sentences.addAll(new Comparisons(account).others());
    sentences.addAll(new Comparisons(account).ties());
    protocol
        .splits()
        .test()
        .ifPresent(split -> sentences.add("Results are those of the split " + split + "."));
    sentences.addAll(new TrainingSentences(account).sentences());
    sentences.add(statistics());
    answers(sentences);
    resampling(sentences);
    tests(sentences);
    gaps(sentences);
    explanations(sentences);
    sentences.add(software());
    paragraph = String.join(" ", sentences);
  }

  /** The paragraph; {@code [1]} stands for the first of {@link #keys}. */
  String paragraph() {
    return paragraph;
  }

  /** Keys of its references in the order of their numbers. */
  List<String> keys() {
    return List.copyOf(keys);
  }

  private void explanations(List<String> sentences) {
    Explanations of = account.explanations();
    if (!of.isEmpty()) {
      sentences.add(
          "What words add to the answers of %s was found by %s, for up to %d items of a corpus, and compared by comprehensiveness and sufficiency with random orders of the same words%s."
              .formatted(
                  listed(of.scorers(), "scorers"),
                  of.methods().stream()
                      .map(method -> method.words() + cite(source(method.words())))
                      .collect(Collectors.joining(", ")),
                  of.items(),
                  cite(source(Explaining.FAITHFULNESS))));
    }
  }

  private String question() {
    Sample sample = new Sample(account);
    String corpora =
        account.cards().keySet().stream()
            .map(name -> "%s%s (%s)".formatted(name, cite(List.of(name)), sample.of(name)))
            .collect(Collectors.joining(", "));
    String dimensions =
        listed(protocol.dimensions().stream().map(Protocol.Dimension::name).toList(), "dimensions");
    if (protocol.scorers().isEmpty()) {
      return "How far people agree was measured on " + dimensions + " of " + corpora + ".";
    }
    List<String> scorers =
        protocol.scorers().stream()
            .map(s -> s.name() + cite(source(s.scorer(), s.name())))
            .toList();
    return "The %s %s %s compared with %s on %s of %s."
        .formatted(
            scorers.size() == 1 ? "scorer" : "scorers",
            listed(scorers, "scorers"),
            scorers.size() == 1 ? "was" : "were",
            new Comparisons(account).reference(),
            dimensions,
            corpora);
  }

  @SuppressWarnings("rawtypes") // a class literal has no type argument
  private String statistics() {
    Map<String, Class<? extends Statistic>> known = Names.in(Statistic.class, Statistic.class);
    Set<String> titles = new LinkedHashSet<>();
    for (TableEntry table : protocol.tables()) {
      for (String name : table.statistics()) {
        Statistic<?> statistic = Names.create(known.get(name));
        titles.add(
            statistic.title()
                + (statistic instanceof WithEpsilon
                    ? " (epsilon " + plain(table.epsilon()) + ")"
                    : "")
                + cite(source(name)));
      }
    }
    return "Statistics: " + String.join("; ", titles) + ".";
  }

  /** What is missing, and what comparisons rest on then. */
  private void answers(List<String> sentences) {
    Set<String> missing = new LinkedHashSet<>();
    account.tables().forEach(table -> missing.addAll(AnswerCoverage.missing(table.cells())));
    if (missing.isEmpty()) {
      return;
    }
    sentences.add("Answers were missing: " + String.join("; ", missing) + ".");
    List<String> rules =
        cells(c -> c.compared().isPresent()).stream()
            .map(c -> c.compared().orElseThrow().items())
            .distinct()
            .sorted()
            .toList();
    if (rules.equals(List.of(Cell.COMMON))) {
      sentences.add("What is compared was counted on the items both sides have.");
    } else if (!rules.isEmpty()) {
      List<String> own =
          account.tables().stream()
              .filter(
                  t ->
                      t.cells().stream()
                          .flatMap(c -> c.compared().stream())
                          .anyMatch(c -> !c.items().equals(Cell.COMMON)))
              .map(ResultTable::name)
              .toList();
      sentences.add(
          "What is compared was counted on the items both sides have, but in %s %s on each side's own."
              .formatted(own.size() == 1 ? "table" : "tables", listed(own)));
    }
  }

  private void resampling(List<String> sentences) {
    Resampling r = protocol.resampling();
    if (r.replicates() > 0) {
      String units =
          r.draw() == Resampling.Drawn.RATERS
              ? ""
              : ", unit %s, at most %d blocks".formatted(r.unit(), r.blocks());
      sentences.add(
          r.made() == Bootstrap.Method.JACKKNIFE
              ? "Intervals are %s %% intervals from the studentised %s%s%s."
                  .formatted(percent(r.level()), r.method(), cite(source(r.method())), units)
              : "Intervals are %s %% %s intervals from %d draws of a %s%s%s, seed %d."
                  .formatted(
                      percent(r.level()),
                      r.made() == Bootstrap.Method.BCA
                          ? "bias-corrected and accelerated (BCa)"
                          : "percentile",
                      r.replicates(),
                      r.method(),
                      cite(source(r.method())),
                      units,
                      r.seed()));
      if (r.draw() == Resampling.Drawn.ITEMS
          && !cells(c -> !(c.reference() instanceof Counterpart.None)).isEmpty()) {
        sentences.add("Intervals take the reference as known.");
      }
    }
    List<String> formulas =
        cells(c -> c.analytic().isPresent()).stream()
            .map(c -> c.analytic().orElseThrow().method())
            .distinct()
            .toList();
    if (!formulas.isEmpty()) {
      sentences.add(
          "Intervals in parentheses come from formulas that take items as independent ("
              + String.join("; ", formulas)
              + ").");
    }
  }

  private void tests(List<String> sentences) {
    for (TableEntry table : protocol.tables()) {
      if (table.test() != TableEntry.Test.NONE) {
        String test = Names.kebab(table.test());
        sentences.add(
            "Differences in table %s were tested by a two-sided paired %s test%s%s with %d draws%s%s%s."
                .formatted(
                    table.name(),
                    test,
                    protocol.resampling().draw() == Resampling.Drawn.ITEMS ? " by block" : "",
                    cite(source(test)),
                    protocol.resampling().replicates(),
                    protocol.resampling().made() == Bootstrap.Method.JACKKNIFE
                        ? ", seed " + protocol.resampling().seed()
                        : "",
                    exchanged(table),
                    table.adjust() == Adjustment.NONE
                        ? ", not adjusted"
                        : ", p values adjusted over the table by the method of %s%s"
                            .formatted(
                                adjustment(table.adjust()),
                                cite(source(Names.kebab(table.adjust()))))));
      }
    }
  }

  /** How gaps between groups came by their intervals and by what chance makes of them. */
  private void gaps(List<String> sentences) {
    List<String> tables =
        protocol.tables().stream()
            .filter(table -> table.gaps().isPresent())
            .map(TableEntry::name)
            .toList();
    if (!tables.isEmpty() && protocol.resampling().replicates() > 0) {
      sentences.add(
          "Intervals of gaps between groups (%s) come from limits that hold for all groups at once, over %d draws of blocks; what chance makes of a gap, from as many permutations of the groups' labels among blocks of like size%s."
              .formatted(
                  String.join(", ", tables),
                  protocol.resampling().replicates(),
                  cite(source("gaps"))));
    }
  }

  /** What models exchanged in place of their answers, by statistic. */
  private String exchanged(TableEntry table) {
    Set<String> exchanged = new LinkedHashSet<>();
    for (Cell cell : cells(c -> c.table().equals(table.name()))) {
      for (Remark remark : cell.remarks()) {
        if (remark instanceof Remark.Exchanged of) {
          exchanged.add(cell.statistic() + " on " + of.value());
        }
      }
    }
    return exchanged.isEmpty() ? "" : " (" + String.join(", ", exchanged) + ")";
  }

  private static String adjustment(Adjustment adjust) {
    return switch (adjust) {
      case NONE -> "";
      case HOLM -> "Holm";
      case BENJAMINI_HOCHBERG -> "Benjamini and Hochberg";
      case BENJAMINI_YEKUTIELI -> "Benjamini and Yekutieli";
    };
  }

  private String software() {
    Set<String> stacks = new TreeSet<>();
    for (String corpus : account.cards().keySet()) {
      for (Manifest.Scorer scorer : account.corpus(corpus).scorers()) {
        Map<String, String> stack = scorer.stack();
        if (!stack.isEmpty()) {
          stacks.add(
              "PyTorch %s through DJL %s (instructions %s)"
                  .formatted(stack.get("pytorch"), stack.get("djl"), stack.get("instructions")));
        }
      }
    }
    return "Computed with Attune "
        + account.manifest().attune()
        + cite(source("attune"))
        + (stacks.isEmpty() ? "" : "; neural models ran on " + String.join(" and ", stacks))
        + ".";
  }

  private List<String> source(String... names) {
    List<String> found = new ArrayList<>();
    for (String name : names) {
      found.addAll(account.sources().getOrDefault(name, List.of()));
    }
    return found;
  }

  private List<Cell> cells(Predicate<Cell> of) {
    return account.tables().stream().flatMap(t -> t.cells().stream()).filter(of).toList();
  }

  private static String listed(List<String> names, String what) {
    return names.size() > LISTED ? names.size() + " " + what : listed(names);
  }

  /** Names as a sentence has them. */
  static String listed(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  /** Numbers of references, which are given where they are first needed. */
  private String cite(Collection<String> of) {
    List<Integer> numbers = new ArrayList<>();
    for (String key : of) {
      keys.add(key);
      numbers.add(List.copyOf(keys).indexOf(key) + 1);
    }
    return numbers.isEmpty()
        ? ""
        : numbers.stream()
            .distinct()
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", ", " [", "]"));
  }

  private static String percent(double level) {
    return BigDecimal.valueOf(level).movePointRight(2).stripTrailingZeros().toPlainString();
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
