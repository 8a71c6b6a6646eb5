package org.attune.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.attune.Names;
import org.attune.ask.Chat;
import org.attune.corpus.Card;
import org.attune.corpus.Consensus;
import org.attune.corpus.Group;
import org.attune.corpus.Scale;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.tally.Question;
import org.attune.tally.Question.Dimension;
import org.attune.tally.Question.Entry;
import org.attune.tally.Question.Model;

/**
 * One corpus of the study.
 *
 * @param name its name
 * @param shared whether the study has other corpora, too
 * @param replies whether it is made of replies to turns of another
 * @param card its card, with the files of recorded ratings the protocol names
 * @param dimensions dimensions of the study it has
 * @param scorers scorers that run on it or whose ratings it holds
 * @param entries what is counted
 * @param cells what comes of it
 * @param confusions entries whose tallies are shown as confusion matrices
 */
public record PlannedCorpus(
    String name,
    boolean shared,
    boolean replies,
    Card card,
    List<Dimension> dimensions,
    List<ScorerEntry> scorers,
    List<Entry> entries,
    List<PlannedCell> cells,
    List<Integer> confusions) {

  /** A corpus of which nothing is asked but what it holds. */
  public static PlannedCorpus unasked(Card card) {
    return new PlannedCorpus(
        card.name(), true, false, card, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  /** True of a language model that rates replies and is not shown the turns they answer. */
  public boolean hidesTurns(ScorerEntry scorer) {
    return replies && scorer.options() instanceof Chat.Options of && of.context() == 0;
  }

  /** Whether its tables show groups of people. */
  public boolean showsPeople() {
    Set<String> people = Group.ofPeople(card);
    return entries.stream().anyMatch(e -> e.strata().names().stream().anyMatch(people::contains));
  }

  /** Positions of the dimensions a scorer rates. */
  public int[] dimensionsOf(ScorerEntry scorer) {
    return IntStream.range(0, dimensions.size())
        .filter(
            d ->
                scorer.dimensions().isEmpty()
                    || scorer.dimensions().contains(dimensions.get(d).name()))
        .toArray();
  }

  /** Positions of the dimensions on which a scorer gives degrees or values, not an answer. */
  public int[] outputsOf(ScorerEntry scorer) {
    return Arrays.stream(dimensionsOf(scorer))
        .filter(d -> Reading.of(scorer).givesDegrees(card, dimensions.get(d).source()))
        .toArray();
  }

  /**
   * True if a scorer's labels need thresholds that the protocol does not give, or its outputs are
   * taken in each group by rules that are learned. A model of raters gives probabilities, which
   * need none: one half.
   */
  public boolean choosesThresholds(ScorerEntry scorer) {
    if (scorer.byGroup().isPresent()) {
      return true;
    }
    for (int d : outputsOf(scorer)) {
      Scale scale = dimensions.get(d).scale();
      for (int label = 0; scale instanceof Scale.Labels && label < scale.size(); label++) {
        if (!scorer.thresholds().containsKey(scale.name(label))) {
          return Reading.of(scorer).choosesThresholds();
        }
      }
    }
    return false;
  }

  /** The question with these models, in the order of {@link #scorers}. */
  public Question question(Consensus consensus, List<Model> models) {
    return new Question(dimensions, consensus, models, entries);
  }

  /** True if the scorer rates the dimension at this position. */
  boolean rates(ScorerEntry scorer, int dimension) {
    return Arrays.stream(dimensionsOf(scorer)).anyMatch(d -> d == dimension);
  }

  /** Name of a dimension in results: below the corpus, if the study has several. */
  public String shown(int dimension) {
    String own = dimensions.get(dimension).name();
    return shared ? name + "/" + own : own;
  }

  /** All that the dimensions are made of, as text. */
  public String described() {
    return dimensions.stream()
        .map(
            d ->
                d.name()
                    + " "
                    + d.source()
                    + " "
                    + d.scale()
                    + " "
                    + Arrays.toString(d.regrouping().target()))
        .toList()
        .toString();
  }

  /** Position of a scorer by name, or -1. */
  public int model(String name) {
    return scorers.stream().map(ScorerEntry::name).toList().indexOf(name);
  }

  /** Position of an entry, which is added if it is new. */
  int entry(Entry entry) {
    int at = entries.indexOf(entry);
    if (at < 0) {
      entries.add(entry);
      return entries.size() - 1;
    }
    return at;
  }

  /**
   * What models are compared with on a dimension: the consensus rule, what a panel concluded, the
   * author, or what writers report of themselves.
   */
  String reference(String dimension, Consensus consensus) {
    Card.Origin by = card.dimensions().get(dimension).by();
    return by != Card.Origin.PEOPLE
        ? Names.kebab(by)
        : card.aggregated(dimension) || consensus.recorded()
            ? "aggregated"
            : Names.kebab(consensus.rule());
  }
}
