package org.attune.score;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.corpus.Card;
import org.attune.corpus.CardMistakes;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.Known;
import org.attune.yaml.OneOrMore;

/**
 * The scorer {@code recorded}: ratings, or probabilities, that some model already gave, in columns
 * the corpus's card describes or in a file beside the corpus. They are read at import; nothing is
 * run. Of probabilities the answer is concluded as of those of a model that is run ({@link
 * org.attune.tally.Decision}).
 */
public final class Recorded {

  private static final String RATING = "rating";

  private Recorded() {}

  /** What a protocol may set. */
  public record Options(
      @Doc("Name of the model in the corpus's card; the scorer's own name if left out")
          Optional<String> model,
      @Doc(
              "File with the model's ratings in the corpus's folder, if they are not in the card, where more can be said"
                  + " of it")
          Optional<String> file,
      @Doc("SHA-256 of that file; the one found at the first import if left out")
          Optional<String> sha256,
      @Doc("Format of that file") @Default("csv") @Known("formats") String format,
      @Doc("Column of that file with the item's id, or as many as the card's item has")
          @Default("item")
          @OneOrMore
          List<String> item,
      @Doc("Column of that file with the rating, where it has no probabilities; rating if left out")
          Optional<String> rating,
      @Doc(
              "Column of that file with the probabilities of all categories: a JSON object by label, a JSON list in the"
                  + " labels' order, or, of two categories, a number, that of the second")
          Optional<String> probability,
      @Doc("Column of that file with the probability of each category, by label") @Default("")
          Map<String, String> probabilities,
      @Doc("Character between the labels of a set") Optional<String> separator)
      implements java.io.Serializable {

    public Options {
      file.ifPresent(path -> CardMistakes.inPath("file", path));
      int given = (rating.isPresent() ? 1 : 0) + (probability.isPresent() ? 1 : 0);
      if (given + (probabilities.isEmpty() ? 0 : 1) > 1) {
        throw new IllegalArgumentException(
            "expected one of rating, probability and probabilities, found several");
      }
    }

    /** The file as a table of the corpus's card. */
    public Optional<Card.Table> table(String scorer, String dimension) {
      return file.map(path -> table(path, ratings(model.orElse(scorer), dimension)));
    }

    private Card.Table table(String path, Card.Ratings ratings) {
      return new Card.Table(
          format,
          Optional.empty(),
          Optional.empty(),
          true,
          List.of(),
          "UTF-8",
          List.of(
              new Card.File(
                  path, sha256, Optional.empty(), Optional.empty(), Map.of(), Optional.empty())),
          item,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Map.of(),
          List.of(ratings));
    }

    private Card.Ratings ratings(String name, String dimension) {
      boolean degrees = probability.isPresent() || !probabilities.isEmpty();
      return new Card.Ratings(
          dimension,
          degrees ? Card.Shape.PROBABILITIES : Card.Shape.WIDE,
          probability,
          Optional.empty(),
          degrees ? probabilities : Map.of(name, rating.orElse(RATING)),
          separator,
          Card.By.NAME,
          Optional.empty(),
          Map.of(),
          List.of(),
          Card.Empty.MISSING,
          List.of(),
          true,
          degrees ? Optional.of(name) : Optional.empty(),
          Map.of());
    }
  }
}
