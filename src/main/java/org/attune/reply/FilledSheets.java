package org.attune.reply;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.attune.UserMistake;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Scale;
import org.attune.rubric.Codebook;

/** The sheets of {@link BlindSheet} as people filled them in. */
public final class FilledSheets {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A sheet.
   *
   * @param its file, as it was given; its name without ending, the rater where the column rater is
   *     empty
   * @param columns names of its columns
   * @param rows in order
   */
  public record Filled(String name, List<String> columns, List<Line> rows) {}

  /** A row and the line where it begins, from 1. */
  public record Line(long number, List<String> values) {}

  private final Map<String, Codebook.Question> questions = new LinkedHashMap<>();
  private final Map<String, String> known;
  private final Map<String, String> seen = new HashMap<>();
  private final Map<String, String> named = new HashMap<>();
  private final StringBuilder ratings = new StringBuilder();

  /**
   * @param known the replies that ever stood on a sheet, by their ids there
   */
  public FilledSheets(DerivedCorpus corpus, Map<String, String> known) {
    corpus.asked().forEach(question -> questions.put(question.name(), question));
    this.known = Map.copyOf(known);
  }

  /**
   * Adds the ratings of a sheet.
   *
   * @throws CorpusException if a row is of no reply, a rater rates a reply twice, or an answer is
   *     not on its scale
   */
  public void add(Filled sheet) {
    if (at(sheet, BlindSheet.ID).isEmpty()) {
      throw new CorpusException(
          sheet.name(), "a column \"" + BlindSheet.ID + '"', "columns " + sheet.columns());
    }
    if (questions.keySet().stream().allMatch(q -> at(sheet, q).isEmpty())) {
      throw new CorpusException(
          sheet.name(), "a column for some of " + questions.keySet(), "columns " + sheet.columns());
    }
    for (Line line : sheet.rows()) {
      add(sheet, line);
    }
  }

  private void add(Filled sheet, Line line) {
    String where = sheet.name() + ":" + line.number();
    String id = value(sheet, line, BlindSheet.ID);
    Map<String, Object> row = new LinkedHashMap<>();
    boolean rated = false;
    row.put(DerivedCorpus.ITEM, known.get(id));
    String rater = value(sheet, line, DerivedCorpus.RATER);
    boolean unnamed = rater.isEmpty();
    rater = unnamed ? file(sheet) : rater;
    row.put(DerivedCorpus.RATER, rater);
    for (Map.Entry<String, Codebook.Question> question : questions.entrySet()) {
      String given = value(sheet, line, question.getKey());
      Object rating = given.isEmpty() ? null : rating(where, question.getValue(), given);
      row.put(DerivedCorpus.rating(question.getKey()), rating);
      rated |= rating != null;
    }
    if (!known.containsKey(id)) {
      if (id.isEmpty() && !rated) {
        return;
      }
      throw new CorpusException(
          where, "the id of a reply, as the sheet was written", '"' + id + '"');
    }
    if (!rated) {
      return;
    }
    if (unnamed && !named.computeIfAbsent(rater, r -> sheet.name()).equals(sheet.name())) {
      throw new CorpusException(
          where,
          "a rater in the column " + DerivedCorpus.RATER + ", or a file of a name of its own",
          "none, in a file named as " + named.get(rater));
    }
    String before = seen.putIfAbsent(id + "\t" + rater, where);
    if (before != null) {
      throw new CorpusException(
          where,
          "each reply once by a rater",
          id + " by " + rater + " again (first in " + before + ")");
    }
    ratings.append(DerivedCorpus.json(row));
  }

  private static String file(Filled sheet) {
    return Path.of(sheet.name()).getFileName().toString().replaceFirst("\\.[^.]*$", "");
  }

  private Object rating(String where, Codebook.Question question, String given) {
    Scale scale = question.scale();
    if (scale instanceof Scale.Labels) {
      if (BlindSheet.sayNone(question) && given.strip().equalsIgnoreCase(BlindSheet.NONE)) {
        return List.of();
      }
      List<String> labels = new ArrayList<>();
      for (String part : given.split("[;,]")) {
        labels.add(level(where, question, part));
      }
      return labels;
    }
    if (scale instanceof Scale.Interval interval) {
      return number(given, interval).orElseThrow(() -> unfit(where, question, given));
    }
    return level(where, question, given);
  }

  private static Optional<BigDecimal> number(String given, Scale.Interval scale) {
    if (!given.matches("-?\\d{1,9}([.,]\\d{1,9})?")) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(given.replace(',', '.'));
    boolean on =
        number.compareTo(scale.min()) >= 0
            && number.compareTo(scale.max()) <= 0
            && number.subtract(scale.min()).remainder(scale.step()).signum() == 0;
    return on ? Optional.of(number) : Optional.empty();
  }

  private static String level(String where, Codebook.Question question, String given) {
    String answer = given.strip();
    return question.levels().stream()
        .filter(
            l ->
                l.label().equalsIgnoreCase(answer)
                    || l.word().equalsIgnoreCase(answer)
                    || answer.equals(l.label() + ".0"))
        .findFirst()
        .map(Codebook.Level::label)
        .orElseThrow(() -> unfit(where, question, given));
  }

  private static CorpusException unfit(String where, Codebook.Question question, String given) {
    return new CorpusException(
        where + ", " + question.name(), question.scale().expected(), '"' + given + '"');
  }

  private static Optional<Integer> at(Filled sheet, String column) {
    List<String> names =
        sheet.columns().stream()
            .map(name -> name.split(Pattern.quote(BlindSheet.HINT), 2)[0])
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .toList();
    int at = names.indexOf(column.toLowerCase(Locale.ROOT));
    return at < 0 ? Optional.empty() : Optional.of(at);
  }

  private static String value(Filled sheet, Line line, String column) {
    return at(sheet, column)
        .filter(at -> at < line.values().size())
        .map(at -> line.values().get(at).strip())
        .orElse("");
  }

  /** All ratings, a line of JSON for each reply and rater. */
  public String ratings() {
    return ratings.toString();
  }

  /** How many replies and raters ratings are of, in words. */
  public static String counted(String ratings) throws IOException {
    Set<String> raters = new HashSet<>();
    long rows = 0;
    for (String line : (Iterable<String>) ratings.lines()::iterator) {
      raters.add(JSON.readTree(line).path(DerivedCorpus.RATER).asText());
      rows++;
    }
    return rows
        + " replies rated by "
        + raters.size()
        + (raters.size() == 1 ? " rater" : " raters");
  }

  /**
   * Ratings of replies that are there.
   *
   * @param ratings lines as {@link #ratings} gives them
   * @param aside how many others are of replies that are no longer there
   */
  public record Present(String ratings, long aside) {}

  /**
   * Those ratings that are of replies that are there.
   *
   * @throws UserMistake if none is
   */
  public static Present present(Path ratings, Path replies) throws IOException {
    Set<String> items = items(replies);
    StringBuilder present = new StringBuilder();
    long aside = 0;
    for (String line : Files.readAllLines(ratings)) {
      if (items.contains(item(line))) {
        present.append(line).append('\n');
      } else {
        aside++;
      }
    }
    if (present.isEmpty()) {
      throw new UserMistake(
          ratings
              + ": expected ratings of the replies that there are now, found none; give the sheets of"
              + " the present replies (--ratings), or remove the file");
    }
    return new Present(present.toString(), aside);
  }

  /** Ids of replies, or of replies that are rated. */
  public static Set<String> items(Path file) throws IOException {
    Set<String> items = new TreeSet<>();
    for (String line : Files.readAllLines(file)) {
      items.add(item(line));
    }
    return items;
  }

  private static String item(String line) throws IOException {
    return JSON.readTree(line).path(DerivedCorpus.ITEM).asText();
  }
}
