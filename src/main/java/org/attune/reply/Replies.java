package org.attune.reply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.Known;
import org.attune.yaml.OneOrMore;
import org.attune.yaml.Spelling;
import org.attune.yaml.Unfit;

/**
 * Who answers which turns of a corpus, and how. The replies make a corpus of their own, whose items
 * name the turn they answer and have the strata {@code system} and {@code instructions} beside
 * those of that turn.
 */
public record Replies(
    @Doc("Corpus whose turns are answered") @Known("datasets") String to,
    @Doc("Name of the corpus the replies make, which is one of the study beside those of corpora")
        @Default("replies")
        @Spelling(value = "[a-z0-9][a-z0-9-]{0,59}", means = "small letters, digits and hyphens")
        String name,
    @Doc(
            "Which turns are answered: last, one of each conversation, or every. Where people are among those who answer,"
                + " it is of the turns that a turn of somebody else follows")
        @Default("last")
        Which turns,
    @Doc("Speakers whose turns are answered; everybody's if left out") @Default("")
        List<String> speakers,
    @Doc("Split whose turns are answered; that of splits.test, or all, if left out")
        Optional<String> split,
    @Doc("How many turns are answered at most, drawn by the seed; all if left out")
        Optional<Long> most,
    @Doc("Seed of what is drawn") @Default("0") long seed,
    @Doc(
            "How many turns before the one answered are shown to who answers; scorers with context read as far")
        @Default("10")
        int context,
    @Doc(
            "Rubrics by which replies are rated, one or a list: their dimensions are those of the corpus of replies")
        @OneOrMore
        List<String> rubrics,
    @Doc(
            "What is rated. replies: each reply by itself. pairs: each two replies to a turn, between which rubrics that compare"
                + " have raters choose; which of the two is the first is drawn by the seed")
        @Default("replies")
        Items items,
    @Doc("What models are told to do, by name")
        @Default("")
        @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
        Map<String, String> instructions,
    @Doc("Who answers") List<ReplySystem> by) {

  /** Stratum of a reply that says who gave it. */
  public static final String SYSTEM = "system";

  /** Stratum of a reply that says under which instructions it was given. */
  public static final String INSTRUCTIONS = "instructions";

  private static final int MOST_CONTEXT = 100;

  /** Which turns are answered. */
  public enum Which {
    LAST,
    EVERY
  }

  /** What is rated. */
  public enum Items {
    REPLIES,
    PAIRS
  }

  public Replies {
    List<Unfit.Value> mistakes = new ArrayList<>();
    if (by.isEmpty()) {
      mistakes.add(new Unfit.Value("by", "at least one who answers", "none"));
    }
    if (by.size() == 1 && items == Items.PAIRS) {
      mistakes.add(new Unfit.Value("by", "two or more, whose replies make pairs", "one"));
    }
    if (rubrics.isEmpty()) {
      mistakes.add(new Unfit.Value("rubrics", "at least one", "none"));
    }
    if (context < 0 || context > MOST_CONTEXT) {
      mistakes.add(new Unfit.Value("context", "0 to " + MOST_CONTEXT + " turns", "" + context));
    }
    if (most.orElse(1L) < 1) {
      mistakes.add(new Unfit.Value("most", "1 turn or more", "" + most.orElseThrow()));
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < by.size(); i++) {
      String at = Integer.toString(i);
      if (!names.add(by.get(i).as())) {
        mistakes.add(
            Unfit.Value.text(
                List.of("by", at, "as"), "each who answers once", by.get(i).as() + " twice"));
      }
      Optional<String> told = by.get(i).instructions();
      if (told.isPresent() && !instructions.containsKey(told.get())) {
        mistakes.add(
            Unfit.Value.text(
                List.of("by", at, "instructions"),
                "one of the instructions " + instructions.keySet(),
                told.get()));
      }
    }
    instructions.forEach(
        (told, text) -> {
          if (text.isBlank()) {
            mistakes.add(new Unfit.Value(List.of("instructions", told), "a text", "none"));
          }
        });
    Unfit.raise(mistakes);
  }

  /** Whether two replies to a turn are what is rated. */
  public boolean inPairs() {
    return items == Items.PAIRS;
  }

  /** Whether the corpus's own next turns are among the replies. */
  public boolean ofPeople() {
    return by.stream().anyMatch(ReplySystem::people);
  }
}
