package org.attune.score;

import java.util.List;
import java.util.Optional;
import org.attune.corpus.Card;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.Known;

/**
 * The scorer {@code recorded}: ratings that some model already gave, in a column the corpus's card
 * describes or in a file beside the corpus. They are read at import; nothing is run.
 */
public final class Recorded {

  private Recorded() {}

  /** What a protocol may set. */
  public record Options(
      @Doc("Name of the model in the corpus's card; the scorer's own name if left out")
          Optional<String> model,
      @Doc("File with the model's ratings in the corpus's folder, if they are not in the card")
          Optional<String> file,
      @Doc("SHA-256 of that file") Optional<String> sha256,
      @Doc("Format of that file") @Default("csv") @Known("formats") String format,
      @Doc("Column of that file with the item's id") @Default("item") String item,
      @Doc("Column of that file with the rating") @Default("rating") String rating,
      @Doc("Character between the labels of a set") Optional<String> separator)
      implements java.io.Serializable {

    public Options {
      if (file.isPresent() && sha256.isEmpty()) {
        throw new IllegalArgumentException("a file of recorded ratings needs its sha256");
      }
    }

    /** The file as a table of the corpus's card. */
    public Optional<Card.Table> table(String scorer, String dimension) {
      return file.map(
          path ->
              new Card.Table(
                  format,
                  Optional.empty(),
                  Optional.empty(),
                  true,
                  List.of(),
                  "UTF-8",
                  List.of(
                      new Card.File(
                          path,
                          sha256.orElseThrow(),
                          Optional.empty(),
                          Optional.empty(),
                          java.util.Map.of(),
                          Optional.empty())),
                  Optional.of(item),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  List.of(),
                  Optional.empty(),
                  java.util.Map.of(),
                  List.of(
                      new Card.Ratings(
                          dimension,
                          Card.Shape.WIDE,
                          Optional.empty(),
                          Optional.empty(),
                          java.util.Map.of(model.orElse(scorer), rating),
                          separator,
                          Card.By.NAME,
                          java.util.Map.of(),
                          List.of(),
                          true))));
    }
  }
}
