package org.attune.table;

import java.util.Optional;

/** Who the numbers of a test are about, from the words that tests have for them. */
public final class Who {

  /** What the words of a file mean in a test. */
  public static final CsvReader.Meanings ANY =
      new CsvReader.Meanings() {
        @Override
        public Optional<Subject> scorer(String table, String words) {
          return Optional.of(of(words));
        }

        @Override
        public Counterpart reference(String table, String words) {
          return with(words);
        }

        @Override
        public Stratum stratum(String table, String words) {
          return Stratum.of(words);
        }

        @Override
        public boolean intervals() {
          return true;
        }
      };

  private Who() {}

  /** {@code a}, {@code a - b}, {@code a / raters}, {@code raters}, {@code rater 1} or nothing. */
  public static Subject of(String words) {
    if (words.startsWith("raters (items of ")) {
      return new Subject.PeopleOn(new Subject.Model(words.substring(17, words.length() - 1)));
    }
    if (words.endsWith(" / raters")) {
      return new Subject.Share(new Subject.Model(words.substring(0, words.length() - 9)));
    }
    if (words.contains(" - ")) {
      String[] both = words.split(" - ");
      return new Subject.Difference(new Subject.Model(both[0]), new Subject.Model(both[1]));
    }
    return words.isEmpty()
        ? new Subject.Among()
        : words.equals("raters")
            ? new Subject.People()
            : words.startsWith("rater ") ? new Subject.Rater(words) : new Subject.Model(words);
  }

  /** Nothing, a single rater, or whatever people say. */
  public static Counterpart with(String words) {
    return words.isEmpty()
        ? new Counterpart.None()
        : words.startsWith("rater ")
            ? new Counterpart.Answers(of(words))
            : new Counterpart.Ratings(words);
  }
}
