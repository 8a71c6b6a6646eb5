package org.attune.study;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.attune.corpus.Reach;
import org.attune.result.Manifest;
import org.attune.score.Scorer;
import org.attune.spark.Fold;
import org.attune.spark.Outputs;
import org.attune.spark.Scoring;

/** What score wrote of a scorer on a corpus, by what the scorer reads. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "reads")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Scored.Turns.class, name = "turns"),
  @JsonSubTypes.Type(value = Scored.Items.class, name = "ratings"),
  @JsonSubTypes.Type(value = Scored.Recorded.class, name = "nothing")
})
sealed interface Scored {

  /** Its name in the study. */
  String scorer();

  /** True if this is what was asked for, see {@link ScoreStep#asked}. */
  boolean answers(String asked);

  /** Outputs of what is reported, below the folder of a corpus's scores; none if recorded. */
  Optional<Outputs> reported(Path scores);

  /** Outputs of what thresholds are chosen on; none if it chooses none. */
  default Optional<Outputs> tried(Path scores) {
    return Optional.empty();
  }

  /** Whether all outputs are there as they were written. */
  boolean isWhole(Path scores);

  /** Folder of the outputs of a scorer, of all it depends on but what it reads. */
  private static Path folder(Path scores, String scorer, String key) {
    return scores.resolve(FolderName.of(scorer) + "-" + key.substring(0, 16));
  }

  /**
   * A model that was run on turns.
   *
   * @param key hash of all its outputs depend on but the turns
   * @param identity hash of its model
   * @param stack what its outputs depend on beside its model, see {@link Scorer#stack}
   * @param reach how much it reads
   * @param asked hash of the items it was to rate, and of how
   * @param turns distinct turns scored
   * @param cut how many of these are longer than it reads; empty if it reads turns of any length
   * @param groups files of what is reported, for each fold
   * @param triedOn files of what thresholds are chosen on; empty if it chooses none
   * @param learned what was chosen when it was fitted, by name, behind the number of the fold if
   *     there are several; empty if it was not
   * @param answers what a language model was asked, and answered; nothing of other models
   */
  record Turns(
      String scorer,
      String key,
      String identity,
      SortedMap<String, String> stack,
      Reach reach,
      String asked,
      long turns,
      Optional<Long> cut,
      List<List<String>> groups,
      List<String> triedOn,
      SortedMap<String, String> learned,
      Optional<Manifest.Answers> answers)
      implements Scored {

    Turns counted(
        long distinct, Optional<Long> tooLong, List<List<String>> inGroups, List<String> tried) {
      return new Turns(
          scorer, key, identity, stack, reach, asked, distinct, tooLong, inGroups, tried, learned,
          answers);
    }

    /** The same as far as it is known. */
    Optional<Turns> done(List<Scored> known) {
      return known.stream()
          .filter(Turns.class::isInstance)
          .map(Turns.class::cast)
          .filter(s -> s.equals(counted(s.turns, s.cut, s.groups, s.triedOn)))
          .findFirst();
    }

    Path folder(Path scores) {
      return Scored.folder(scores, scorer, key);
    }

    @Override
    public boolean answers(String question) {
      return asked.equals(question);
    }

    /** Outputs of what is reported. */
    Outputs.OfTurns outputs(Path scores) {
      return new Outputs.OfTurns(folder(scores), reach, groups);
    }

    @Override
    public Optional<Outputs> reported(Path scores) {
      return Optional.of(outputs(scores));
    }

    @Override
    public Optional<Outputs> tried(Path scores) {
      return triedOn.isEmpty()
          ? Optional.empty()
          : Optional.of(new Outputs.OfTurns(folder(scores), reach, List.of(triedOn)));
    }

    @Override
    public boolean isWhole(Path scores) {
      return Scoring.finished(folder(scores), triedOn)
          && Fold.all(groups.size()).stream()
              .allMatch(
                  fold -> Scoring.finished(fold.in(folder(scores)), groups.get(fold.number())));
    }
  }

  /**
   * A model of raters that was fitted to the ratings of items.
   *
   * @param asked hash of these, and of how, of all its outputs depend on
   * @param items how many of them people rated
   * @param groups files of what it concludes of each
   */
  record Items(String scorer, String asked, long items, List<String> groups) implements Scored {

    /** The same as far as it is known. */
    Optional<Items> done(List<Scored> known) {
      return known.stream()
          .filter(Items.class::isInstance)
          .map(Items.class::cast)
          .filter(s -> s.scorer.equals(scorer) && s.asked.equals(asked))
          .findFirst();
    }

    Path folder(Path scores) {
      return Scored.folder(scores, scorer, asked);
    }

    @Override
    public boolean answers(String question) {
      return asked.equals(question);
    }

    @Override
    public Optional<Outputs> reported(Path scores) {
      return Optional.of(new Outputs.OfItems(folder(scores), groups));
    }

    @Override
    public boolean isWhole(Path scores) {
      return Scoring.finished(folder(scores), groups);
    }
  }

  /** Nothing: its answers are recorded in the corpus, and it was asked nothing. */
  record Recorded(String scorer) implements Scored {

    @Override
    public boolean answers(String question) {
      return false;
    }

    @Override
    public Optional<Outputs> reported(Path scores) {
      return Optional.empty();
    }

    @Override
    public boolean isWhole(Path scores) {
      return true;
    }
  }
}
