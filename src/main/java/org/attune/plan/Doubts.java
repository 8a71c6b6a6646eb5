package org.attune.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.Names;
import org.attune.ask.Chat;
import org.attune.ask.Chat.Variation;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.protocol.TableEntry;
import org.attune.tally.Question.Against;

/** What a study does that may not be meant, a line each: it runs all the same. */
final class Doubts {

  private Doubts() {}

  static List<String> of(Protocol protocol, List<PlannedCorpus> corpora) {
    List<String> doubts = new ArrayList<>(hiddenTurns(corpora));
    doubts.addAll(ownJudges(protocol));
    return doubts;
  }

  /** Who rates replies without the turn they answer. */
  private static List<String> hiddenTurns(List<PlannedCorpus> corpora) {
    List<String> lines = new ArrayList<>();
    for (PlannedCorpus corpus : corpora) {
      String scorers =
          corpus.scorers().stream()
              .filter(corpus::hidesTurns)
              .map(ScorerEntry::name)
              .collect(Collectors.joining(", "));
      if (!scorers.isEmpty()) {
        lines.add(
            "scorers."
                + scorers
                + ": context: 0 shows each of the "
                + corpus.name()
                + " without the turn it answers; context: 1 shows that, too");
      }
    }
    return lines;
  }

  /** Scorers that ask what another asks, but otherwise in several ways at once. */
  private static List<String> ownJudges(Protocol protocol) {
    List<String> lines = new ArrayList<>();
    for (TableEntry table : protocol.tables()) {
      if (table.against() == Against.JUDGE) {
        List<ScorerEntry> judges = new ArrayList<>();
        for (ScorerEntry scorer : protocol.scorers()) {
          boolean wanted = table.scorers().isEmpty() || table.scorers().contains(scorer.name());
          if (wanted && judges.stream().noneMatch(judge -> ways(scorer, judge).size() == 1)) {
            judges.stream()
                .filter(judge -> ways(scorer, judge).size() > 1)
                .findFirst()
                .ifPresent(judge -> lines.add(line(table, scorer, judge)));
            judges.add(scorer);
          }
        }
      }
    }
    return lines;
  }

  private static Set<Variation> ways(ScorerEntry scorer, ScorerEntry judge) {
    return scorer.options() instanceof Chat.Options of
            && judge.options() instanceof Chat.Options other
        ? of.waysApart(other)
        : Set.of();
  }

  private static String line(TableEntry table, ScorerEntry scorer, ScorerEntry judge) {
    return "tables."
        + table.name()
        + ": "
        + scorer.name()
        + " asks as "
        + judge.name()
        + " does, but "
        + ways(scorer, judge).stream()
            .map(way -> Names.kebab(way).replace('-', ' '))
            .collect(Collectors.joining(" and "))
        + " at once, so it is a judge of its own and not set beside that one";
  }
}
