package org.attune.draft;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.attune.corpus.CorpusException;
import org.attune.protocol.Protocol;
import org.attune.sheet.ColumnGuesses;
import org.attune.sheet.ColumnProfiles;
import org.attune.sheet.Hints;
import org.attune.sheet.Layout;
import org.attune.sheet.RatedDimension;
import org.attune.sheet.RatingsFile;
import org.attune.sheet.Sheet;

/**
 * A corpus and a study of it, drafted from a table of ratings.
 *
 * @param card text of the corpus's card
 * @param files bytes of the corpus's files by name
 * @param protocol text of the study's protocol
 * @param told what was guessed and why, in lines
 */
public record Draft(
    String card, SortedMap<String, byte[]> files, String protocol, List<String> told) {

  /** Fewer items teach a model nothing. */
  private static final int LEAST_TO_LEARN = 50;

  private static final int LEAST_UNITS = 10;

  /** Items in the smallest group that is worth a table. */
  private static final int SMALLEST_GROUP = 5;

  /**
   * Drafts a study.
   *
   * @param study its name, and that of the corpus
   * @param ratings files of ratings, or folders of such files
   * @throws CorpusException with what is wrong with name or file
   */
  public static Draft of(String study, List<Path> ratings, Hints hints) {
    if (!study.matches(Protocol.NAME)) {
      throw new CorpusException("STUDY", "a name of " + Protocol.NAME_MEANS, "\"" + study + "\"");
    }
    RatingsFile reading = RatingsFile.of(ratings, hints);
    Sheet sheet = reading.sheet();
    ColumnProfiles survey = reading.survey();
    ColumnGuesses findings = reading.findings();
    Layout layout = reading.layout();
    List<RatedDimension> dimensions = reading.dimensions();
    boolean baseline = needsBaseline(survey, layout, dimensions);
    Extracts extracts = new Extracts(survey, layout, dimensions);
    SortedMap<String, byte[]> files = extracts.files(ratings);
    Optional<String> stratum =
        layout.about().strata().entrySet().stream()
            .filter(s -> smallest(survey, layout, s.getValue()) >= SMALLEST_GROUP)
            .map(Map.Entry::getKey)
            .findFirst();
    DraftSummary told = new DraftSummary(reading);
    List<String> lines = told.lines();
    return new Draft(
        new CardText(study, sheet, layout, dimensions, extracts).write(files, findings),
        files,
        new ProtocolText(study, sheet.file(), layout, dimensions, stratum).write(baseline),
        lines);
  }

  /** True if nothing but a model that learns from texts can be compared with these ratings. */
  private static boolean needsBaseline(
      ColumnProfiles survey, Layout layout, List<RatedDimension> dimensions) {
    boolean pairs = dimensions.stream().anyMatch(d -> d.panel().pairs() > 0);
    if (pairs || !RatedDimension.models(dimensions).isEmpty()) {
      return false;
    }
    int items = dimensions.get(0).panel().items();
    int units =
        layout
            .about()
            .conversation()
            .or(layout.about()::speaker)
            .map(survey::distinct)
            .orElse(items);
    if (layout.about().text().isEmpty() || items < LEAST_TO_LEARN || units < LEAST_UNITS) {
      throw new CorpusException(
          survey.sheet().file(),
          "several ratings of an item, a model's ratings, or texts of "
              + LEAST_TO_LEARN
              + " rated items to learn from",
          items
              + " items with one rating each of "
              + dimensions.stream().map(RatedDimension::name).toList()
              + (layout.about().text().isEmpty() ? " and no texts" : ""));
    }
    return true;
  }

  /** Number of items in the smallest group of a column. */
  private static int smallest(ColumnProfiles survey, Layout layout, String column) {
    return survey.rowsBy(column).values().stream()
        .mapToInt(
            rows -> {
              Set<String> items = new HashSet<>();
              rows.forEach(
                  row ->
                      items.add(
                          layout.item().map(c -> survey.values(c).get(row)).orElse("" + row)));
              return items.size();
            })
        .min()
        .orElse(0);
  }
}
