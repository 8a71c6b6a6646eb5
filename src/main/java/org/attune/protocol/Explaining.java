package org.attune.protocol;

import java.util.List;
import org.attune.Cites;
import org.attune.Names;
import org.attune.explain.AttributionMethod;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.Known;

/** What scorers are asked to show of what they looked at. */
@Cites({"cameron2015", "deyoung2020"})
public record Explaining(
    @Doc("Scorers to explain, by their names in the study; all that rate texts here if left out")
        @Default("")
        List<String> scorers,
    @Doc(
            "How what a word adds is found: exact (summands of linear models and lexica), gradients (integrated"
                + " gradients of TorchScript models), occlusion (leaving words out, of any scorer); if left out all that"
                + " fit a scorer")
        @Default("")
        List<AttributionMethod> methods,
    @Doc(
            "How many of the items that are reported are explained of each corpus: those that come first by a hash of"
                + " seed and id")
        @Default("200")
        int items,
    @Doc(
            "Seed of the choice of items, and of the random orders that explanations are compared with")
        @Default("1")
        long seed,
    @Doc("Fewest people who use a word, among the items explained, for it to stand in results")
        @Default("5")
        int people,
    @Doc(
            "Who counts as one person: speaker (all whose speaker is not known count as one), conversation or item, where"
                + " each is by another person")
        @Default("speaker")
        Person person,
    @Doc("Where passages lie that people marked as their reasons, to compare explanations with")
        @Default("")
        List<Rationale> rationales) {

  /** Where marked passages lie. */
  public record Rationale(
      @Doc("Corpus they are of") @Known("datasets") String corpus,
      @Doc("Dimension whose judgement they are the reason of") String dimension,
      @Doc("File of the corpus, as its card names it: CSV whose first line names the columns")
          String file,
      @Doc("Column of the item's id") String item,
      @Doc("Column of the passages, in the words of the text") String passages,
      @Doc("What stands between two passages") @Default("|") String between) {

    public Rationale {
      if (between.isEmpty()) {
        throw new IllegalArgumentException(
            "between: expected what stands between two, found nothing");
      }
    }
  }

  /** Name of what explanations are measured by. */
  public static final String FAITHFULNESS = "faithfulness of explanations";

  /** Who counts as one person. */
  public enum Person {
    SPEAKER,
    CONVERSATION,
    ITEM;

    /** In words, of several. */
    public String counted() {
      return this == SPEAKER ? "speakers" : this == CONVERSATION ? "conversations" : "items";
    }

    /** The column of an item that says so. */
    public String column() {
      return Names.kebab(this);
    }
  }

  private static final int MOST_ITEMS = 100_000;

  public Explaining {
    if (items < 1 || items > MOST_ITEMS) {
      throw new IllegalArgumentException("items: expected 1 to " + MOST_ITEMS + ", found " + items);
    }
    if (people < 2) {
      throw new IllegalArgumentException(
          "people: expected 2 or more, because a word of one person's tells of that person, found "
              + people);
    }
    Protocol.distinct("scorer", scorers);
    Protocol.distinct("method", methods);
  }
}
