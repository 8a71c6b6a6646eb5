package org.attune.sheet;

import java.util.ArrayList;
import java.util.List;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;

/**
 * Looks whether what was said of columns could be obeyed: a hint is never passed over in silence.
 */
final class Obeyed {

  private Obeyed() {}

  /**
   * Compares what was said with what was found.
   *
   * @throws CorpusException with the option that cannot be obeyed, and why
   */
  static void check(Hints hints, Layout layout, ColumnProfiles survey, ColumnGuesses findings) {
    for (Hint hint : List.of(Hint.ITEM, Hint.RATER, Hint.TEXT, Hint.CONVERSATION)) {
      for (String column : hints.all(hint)) {
        if (!is(hint, column, layout)) {
          throw refused(hint, column, survey, why(column, findings));
        }
      }
    }
    List<String> rated = new ArrayList<>();
    for (Layout.RatingColumns dimension : layout.rated()) {
      rated.addAll(dimension.people().values());
      rated.addAll(dimension.models().values());
      dimension.reference().ifPresent(rated::add);
    }
    for (Hint hint : List.of(Hint.RATED, Hint.REFERENCE)) {
      for (String column : hints.all(hint)) {
        if (!rated.contains(column)) {
          throw refused(hint, column, survey, why(column, findings));
        }
      }
    }
  }

  private static boolean is(Hint hint, String column, Layout layout) {
    return switch (hint) {
      case ITEM -> layout.item().filter(column::equals).isPresent();
      case RATER -> layout.rater().filter(column::equals).isPresent();
      case TEXT ->
          layout.about().text().filter(column::equals).isPresent()
              || layout.item().filter(column::equals).isPresent();
      default ->
          layout.about().conversation().filter(column::equals).isPresent()
              || layout.item().filter(column::equals).isPresent();
    };
  }

  private static String why(String column, ColumnGuesses findings) {
    return findings.all().stream()
        .filter(f -> f.column().equals(column))
        .map(f -> f.as().isEmpty() ? f.why() : f.as() + ": " + f.why())
        .findFirst()
        .orElse(ColumnGuesses.UNKNOWN);
  }

  private static CorpusException refused(
      Hint hint, String column, ColumnProfiles survey, String why) {
    String what =
        switch (hint) {
          case ITEM -> "ids of items";
          case RATER -> "ids of raters, with several rows each or one row an item";
          case TEXT -> "the text of each item";
          case CONVERSATION -> "a conversation of each item";
          case REFERENCE -> "what a panel concluded";
          default -> "ratings";
        };
    return new CorpusException(
        survey.sheet().file(),
        "column \"" + column + "\" to hold " + what + " (" + hint.option() + ")",
        why);
  }
}
