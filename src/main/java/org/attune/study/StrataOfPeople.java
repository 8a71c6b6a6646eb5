package org.attune.study;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attune.catalog.Catalog;
import org.attune.corpus.Card;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Group;
import org.attune.spark.StratumLevels;

/**
 * Refuses strata that look as if their groups were single people, whose names tables would show. A
 * stratum does,
 *
 * <ul>
 *   <li>if one of its levels is the id of a rater, as {@link RaterIds} tells ids from other words;
 *   <li>if one of its levels is an e-mail address, a UUID, or the id of a participant as Prolific
 *       or MTurk gives them;
 *   <li>if it is of the column of raters;
 *   <li>if it is of the column of speakers, and its levels occur in fewer than half of the
 *       conversations on average: a role, such as therapist, occurs in nearly all of them;
 *   <li>if it is of raters, and one of them is alone in a level;
 *   <li>if it has more than {@value #MANY} levels, and more than half as many as there are
 *       conversations, or of raters raters, with one.
 * </ul>
 *
 * <p>That is a rule of thumb: names of people who each occur in many conversations pass, if the
 * card does not call their column that of the speaker.
 */
final class StrataOfPeople {

  /** As many groups as a table for readers may have. */
  private static final int MANY = 20;

  private static final Pattern ID =
      Pattern.compile(
          "[^@\\s]+@[^@\\s]+\\.[^@\\s]+"
              + "|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
              + "|[0-9a-f]{24}"
              + "|A(?=[A-Z]*[0-9])[0-9A-Z]{11,20}");

  /** Characters of the longest e-mail address (RFC 3696). */
  private static final int LONGEST = 254;

  private final Card card;
  private final RaterIds raters;

  StrataOfPeople(Card card, RaterIds raters) {
    this.card = card;
    this.raters = raters;
  }

  /**
   * Checks strata that a study shows.
   *
   * @throws CorpusException if one looks like people
   */
  void check(Collection<String> strata, Function<String, StratumLevels> levels) {
    for (String stratum : strata) {
      if (groups(stratum).noneMatch(g -> g.identity() == Group.Identity.ALLOWED)) {
        Optional<String> found = people(stratum, levels.apply(stratum));
        if (found.isPresent()) {
          throw new CorpusException(
              card.name() + "/" + Catalog.CARD + ", strata." + stratum,
              "groups that results may show by name, because the corpus's single ratings are protected"
                  + " (where they may, write `identity: allowed` beside the stratum's column, or"
                  + " `single-ratings: public` if everybody may see the ratings)",
              found.get());
        }
      }
    }
  }

  /** What of a stratum looks like people. */
  Optional<String> people(String stratum, StratumLevels of) {
    Set<String> levels = of.conversations().keySet();
    long ids = levels.stream().filter(raters::names).count();
    if (ids > 0) {
      return Optional.of(ids + " of its " + levels.size() + " values are ids of raters");
    }
    long others = levels.stream().filter(StrataOfPeople::isId).count();
    if (others > 0) {
      return Optional.of(others + " of its " + levels.size() + " values look like ids of people");
    }
    if (columns(stratum, this::raters)) {
      return Optional.of("the column of raters");
    }
    boolean ofRaters = card.raterGroups().contains(stratum);
    long single = of.conversations().values().stream().filter(n -> n == 1).count();
    if (ofRaters && single > 0) {
      return Optional.of("one rater alone in " + single + " of its " + levels.size() + " values");
    }
    long occurrences = of.conversations().values().stream().mapToLong(Long::longValue).sum();
    if (columns(stratum, table -> table.speaker().stream())
        && 2 * occurrences < of.all() * levels.size()) {
      return Optional.of("the column of speakers, most of whom occur in few conversations");
    }
    return levels.size() > MANY && 2L * levels.size() > of.all()
        ? Optional.of(
            levels.size()
                + " values in "
                + of.all()
                + (ofRaters ? " raters" : " conversations")
                + ", as names have")
        : Optional.empty();
  }

  private static boolean isId(String level) {
    return level.length() <= LONGEST && ID.matcher(level.strip()).matches();
  }

  private Stream<Group> groups(String stratum) {
    return card.tables().stream().flatMap(table -> groups(table, stratum));
  }

  private static Stream<Group> groups(Card.Table table, String stratum) {
    return Stream.concat(
        Stream.ofNullable(table.strata().get(stratum)),
        table.ratings().stream().flatMap(r -> Stream.ofNullable(r.groups().get(stratum))));
  }

  private Stream<String> raters(Card.Table table) {
    return table.ratings().stream().filter(r -> !r.models()).flatMap(r -> r.rater().stream());
  }

  /** True if the stratum is of one of these columns of its table. */
  private boolean columns(String stratum, Function<Card.Table, Stream<String>> named) {
    return card.tables().stream()
        .anyMatch(
            table ->
                groups(table, stratum)
                    .flatMap(group -> group.column().stream())
                    .anyMatch(column -> named.apply(table).anyMatch(column::equals)));
  }
}
