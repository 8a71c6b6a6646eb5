package org.attune.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.sheet.Hints.Hint;

/** Sorts the columns of a table by what they may be: by hints, then names, then values. */
final class Sorting {

  /**
   * Characters of an average answer: fewer are words, more are texts, between them names decide.
   */
  private static final double SHORTEST_NAMED_TEXT = 12;

  /** A sign of Chinese, Japanese or Korean says as much as so many letters. */
  private static final double DENSE = 2.5;

  static final double SHORTEST_TEXT = 25;
  private static final double LONGEST_LABEL = 40;

  /** So few different words are categories even where hardly any repeats. */
  private static final int FEW = 7;

  /** A label is given so often where sets of labels hardly repeat. */
  private static final int SOME = 3;

  /** So many columns with names that Qualtrics gives are not so called by chance. */
  private static final int ENOUGH = 3;

  private final ColumnProfiles survey;
  private final Hints hints;
  private final ColumnGuesses findings;
  private final boolean qualtrics;

  private final List<String> items = new ArrayList<>();
  private final List<String> someIds = new ArrayList<>();
  private final List<String> raters = new ArrayList<>();
  private final List<String> conversations = new ArrayList<>();
  private final List<String> speakers = new ArrayList<>();
  private final List<String> turns = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final List<String> longTexts = new ArrayList<>();
  private final List<String> contexts = new ArrayList<>();
  private final List<String> groups = new ArrayList<>();
  private final List<String> references = new ArrayList<>();
  private final List<String> ratings = new ArrayList<>();

  Sorting(ColumnProfiles survey, Hints hints, ColumnGuesses findings) {
    this.survey = survey;
    this.hints = hints;
    this.findings = findings;
    List<String> hinted =
        Stream.of(Hint.ITEM, Hint.RATER, Hint.TEXT, Hint.CONVERSATION, Hint.REFERENCE)
            .flatMap(hint -> hints.all(hint).stream())
            .toList();
    List<String> columns = survey.sheet().columns();
    qualtrics =
        columns.stream().filter(ColumnNames::ofQualtrics).count() >= ENOUGH
            || columns.contains(ColumnNames.RESPONDENT)
                && survey.values(ColumnNames.RESPONDENT).stream().allMatch(v -> v.startsWith("R_"));
    references.addAll(hints.all(Hint.REFERENCE));
    for (String column : columns) {
      if (!hinted.contains(column)) {
        sort(column);
      }
    }
  }

  private void sort(String column) {
    AnswerCounts answers = survey.answers(column);
    boolean wordy =
        !answers.numeric()
            && answers.meanLength() * (answers.dense() ? DENSE : 1) >= SHORTEST_NAMED_TEXT;
    if (hints.all(Hint.RATED).contains(column)) {
      ratings.add(column);
    } else if (answers.isEmpty()) {
      findings.unread(column, "it is empty");
    } else if (column.matches("\\d+") && survey.countsRows(column)) {
      findings.unread(column, "it numbers the rows");
    } else if (qualtrics && ColumnNames.ofQualtrics(column)) {
      if (column.equals(ColumnNames.RESPONDENT)) {
        add(raters, column, "rater");
      } else {
        findings.unread(column, "Qualtrics adds it");
      }
    } else if (model(column)) {
      rating(column);
    } else if (ColumnNames.reference(column) && answers(column)) {
      add(references, column, "reference");
    } else if (ColumnNames.rater(column)) {
      add(raters, column, "rater");
    } else if (ColumnNames.conversation(column) && !talk(answers)) {
      add(conversations, column, "conversation");
    } else if (ColumnNames.context(column) && wordy) {
      add(contexts, column, "context");
    } else if ((ColumnNames.text(column) || ColumnNames.conversation(column)) && wordy) {
      add(texts, column, "text");
    } else if (ColumnNames.turn(column) && answers.integral()) {
      add(turns, column, "turn");
    } else if (ColumnNames.item(column)) {
      (ColumnNames.presented(column) ? someIds : items).add(column);
    } else if (ColumnNames.speaker(column)) {
      add(speakers, column, "speaker");
    } else if (ColumnNames.aside(column)) {
      findings.unread(column, "its name says that it is about how ratings were made");
    } else if (ColumnNames.summary(column)
        || ColumnNames.number(column) && survey.distinct(column) == 1) {
      findings.unread(column, "its name says that it is a conclusion from ratings");
    } else if (ColumnNames.someId(column) && survey.unique(column)) {
      someIds.add(column);
    } else if (ColumnNames.rated(column)) {
      rating(column);
    } else if (ColumnNames.group(column)) {
      groups.add(column);
    } else if (ColumnNames.someId(column)) {
      someIds.add(column);
    } else if (!answers.numeric() && answers.meanLength() >= SHORTEST_TEXT) {
      add(longTexts, column, "text");
    } else if (survey.countsRows(column) || survey.numbersRows(column)) {
      findings.unread(column, "it numbers the rows");
    } else {
      rating(column);
    }
  }

  /** True of what was said, not of ids of where it was. */
  private static boolean talk(AnswerCounts answers) {
    return !answers.numeric()
        && answers.meanLength() >= SHORTEST_TEXT
        && answers.counts().keySet().stream().allMatch(text -> text.contains(" "));
  }

  /** True if a column holds answers of which another has some, too: ratings on one scale. */
  private boolean answers(String column) {
    Alike alike = new Alike(survey);
    boolean ids = ColumnNames.rater(column) && survey.answers(column).numeric();
    return !ids
        && categories(survey.answers(column))
        && survey.sheet().columns().stream()
            .filter(c -> !c.equals(column) && !ColumnNames.reference(c) && !ColumnNames.group(c))
            .filter(c -> !survey.answers(c).isEmpty() && !survey.countsRows(c))
            .anyMatch(c -> alike.are(c, column));
  }

  private boolean model(String column) {
    List<String> columns = survey.sheet().columns();
    return hints.all(Hint.MODEL).contains(column)
        || ModelColumns.named(column, columns) && ModelColumns.is(column, columns, hints);
  }

  /** Adds a column; it stays unread where another is taken for what it may be. */
  private void add(List<String> alike, String column, String what) {
    alike.add(column);
    findings.unread(column, "it may be a " + what + ", but another column is taken for that");
  }

  private void rating(String column) {
    AnswerCounts answers = survey.answers(column);
    boolean wanted = hints.all(Hint.RATED).isEmpty() || model(column);
    if (!wanted) {
      findings.unread(column, "it is not among the columns named by --rated");
    } else if (answers.numeric() || categories(answers) || sets(column) || shared(column)) {
      ratings.add(column);
    } else {
      findings.unread(column, "words that hardly repeat are no categories");
    }
  }

  private static boolean categories(AnswerCounts answers) {
    return answers.meanLength() <= LONGEST_LABEL
        && (answers.distinct() <= FEW || 2 * answers.distinct() <= answers.given());
  }

  /** True of a rater by name whose words hardly repeat, but most are other such raters', too. */
  private boolean shared(String column) {
    if (!ColumnNames.surelyRater(column) || survey.answers(column).meanLength() > LONGEST_LABEL) {
      return false;
    }
    Set<String> others =
        survey.sheet().columns().stream()
            .filter(c -> !c.equals(column) && ColumnNames.surelyRater(c))
            .flatMap(c -> survey.answers(c).counts().keySet().stream())
            .collect(Collectors.toSet());
    long shared =
        survey.answers(column).counts().keySet().stream().filter(others::contains).count();
    return 2 * shared > survey.answers(column).distinct();
  }

  /** True of sets that hardly repeat of labels that do. */
  private boolean sets(String column) {
    Map<String, Integer> labels = survey.labels(column);
    int given = labels.values().stream().mapToInt(Integer::intValue).sum();
    return survey.answers(column).meanLength() <= LONGEST_LABEL
        && given > survey.answers(column).given()
        && (labels.size() <= FEW || SOME * labels.size() <= given);
  }

  /** Columns that may hold the item's id, the likeliest first. */
  List<String> items() {
    return hints.one(Hint.ITEM).map(List::of).orElseGet(() -> joined(items, someIds));
  }

  /** Columns that may tell items apart, the likeliest first: ids, conversations, texts. */
  List<String> candidates() {
    List<String> all = new ArrayList<>(items());
    int sure = (int) all.stream().filter(this::surelyItem).count();
    text().ifPresent(text -> all.addAll(sure, names(text)));
    conversation().ifPresent(all::add);
    text().ifPresent(all::add);
    return all;
  }

  /**
   * Columns with another, shorter word for each text, and the same one wherever the text stands.
   */
  private List<String> names(String text) {
    return survey.sheet().columns().stream()
        .filter(c -> survey.answers(c).meanLength() < survey.answers(text).meanLength())
        .filter(c -> !survey.answers(c).numeric())
        .filter(c -> survey.constantWithin(text, c) && survey.constantWithin(c, text))
        .toList();
  }

  /** True if a column is called as ids of items are. */
  boolean surelyItem(String column) {
    return hints.one(Hint.ITEM).isPresent() || items.contains(column);
  }

  Optional<String> rater() {
    return hints.one(Hint.RATER).or(() -> raters.stream().findFirst());
  }

  Optional<String> conversation() {
    return hints.one(Hint.CONVERSATION).or(() -> conversations.stream().findFirst());
  }

  Optional<String> speaker() {
    return speakers.stream().findFirst();
  }

  Optional<String> turn() {
    return turns.stream().findFirst();
  }

  /** Columns that may be the text: those called so before others that are long. */
  List<String> texts() {
    return hints
        .one(Hint.TEXT)
        .map(List::of)
        .orElseGet(() -> joined(joined(texts, longTexts), contexts));
  }

  /** The likeliest text. */
  Optional<String> text() {
    return texts().stream().max(Comparator.comparingDouble(c -> survey.answers(c).meanLength()));
  }

  List<String> contexts() {
    return contexts;
  }

  List<String> groups() {
    return groups;
  }

  /** Columns with what a panel concluded. */
  List<String> references() {
    return references;
  }

  /** Columns that may hold ratings of people or models. */
  List<String> ratings() {
    return ratings;
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
