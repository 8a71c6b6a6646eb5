package org.attune.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.attune.corpus.Card;
import org.attune.protocol.Explaining;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;

/** Which scorers can show what they looked at: those that can be asked about any text, for free. */
public final class ExplainedScorers {

  /** Texts that must be rated to explain one of 20 words: without each, and in part. */
  private static final int CALLS = 80;

  private ExplainedScorers() {}

  /** Why a scorer cannot be asked; empty if it can. */
  public static Optional<String> refused(ScorerEntry scorer, int items) {
    Reading reading = Reading.of(scorer);
    String why;
    if (reading instanceof Reading.Turns turns) {
      why = turns.media().isEmpty() ? "" : "reads more than texts";
    } else if (reading instanceof Reading.Asked) {
      why =
          "is a language model: it would be asked about each text again and again with some words only, for "
              + items
              + (items == 1 ? " text" : " texts")
              + " of 20 words some "
              + String.format(Locale.ROOT, "%,d", (long) items * CALLS)
              + " calls";
    } else if (reading instanceof Reading.Recorded) {
      why = "is recorded and cannot be asked about a text without one of its words";
    } else {
      why = "reads ratings, not texts";
    }
    return Optional.of(why).filter(said -> !said.isEmpty());
  }

  /** The scorers of a corpus that are explained. */
  public static List<ScorerEntry> of(Explaining asked, PlannedCorpus corpus) {
    return corpus.scorers().stream()
        .filter(s -> asked.scorers().isEmpty() || asked.scorers().contains(s.name()))
        .filter(s -> refused(s, asked.items()).isEmpty())
        .toList();
  }

  private static List<String> files(Card card) {
    return card.tables().stream()
        .flatMap(table -> table.files().stream())
        .map(file -> file.path())
        .distinct()
        .toList();
  }

  /** Tells what is asked for in vain. */
  static void check(Protocol protocol, List<PlannedCorpus> corpora, Mistakes mistakes) {
    Explaining asked = protocol.explain().orElse(null);
    if (asked == null) {
      return;
    }
    List<String> names = protocol.scorers().stream().map(ScorerEntry::name).toList();
    asked.scorers().forEach(name -> mistakes.known("explain.scorers", name, names));
    protocol.scorers().stream()
        .filter(s -> asked.scorers().contains(s.name()))
        .forEach(
            s ->
                refused(s, asked.items())
                    .ifPresent(
                        why ->
                            mistakes.add(
                                "explain.scorers",
                                "scorers that rate texts here",
                                s.name() + ", which " + why)));
    List<String> dimensions = protocol.dimensions().stream().map(Protocol.Dimension::name).toList();
    for (Explaining.Rationale of : asked.rationales()) {
      mistakes.known("explain.rationales.corpus", of.corpus(), protocol.corpora());
      mistakes.known("explain.rationales.dimension", of.dimension(), dimensions);
      corpora.stream()
          .filter(corpus -> corpus.name().equals(of.corpus()))
          .forEach(
              corpus -> mistakes.known("explain.rationales.file", of.file(), files(corpus.card())));
    }
    if (asked.scorers().isEmpty() && corpora.stream().allMatch(c -> of(asked, c).isEmpty())) {
      mistakes.add("explain", "a scorer that rates texts here", "none");
    }
  }
}
