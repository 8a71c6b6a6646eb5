package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.attune.Names;
import org.attune.corpus.Imported;
import org.attune.corpus.RatedItem;
import org.attune.corpus.RatedItem.Rating;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.junit.jupiter.api.Test;

/**
 * Chats with chatbots, read by the card of iEval, give the means, standard deviations, correlations
 * and intraclass correlations of NumPy, SciPy and psych.
 */
class GoldenChatsTest {

  private static final Map<String, String> DIMENSIONS =
      Map.ofEntries(
          Map.entry("P", "polite"),
          Map.entry("^P", "insulting"),
          Map.entry("A", "attentive"),
          Map.entry("^A", "inattentive"),
          Map.entry("EU", "understood"),
          Map.entry("ER", "appropriate"),
          Map.entry("L", "likable"),
          Map.entry("R", "repetitive"),
          Map.entry("S", "sensible"),
          Map.entry("Rating", "rating"),
          Map.entry("empathetic", "empathetic"),
          Map.entry("making_sense", "making-sense"),
          Map.entry("TEQ_agg", "toronto-empathy"));

  /** Both statements of an author's score. */
  private static final Map<String, String> SCORES = Map.of("EU", "empathetic", "A", "making-sense");

  private static final int VALUES = 452;

  private final Imported corpus;

  GoldenChatsTest() throws IOException {
    corpus = Imported.shared("ieval");
  }

  private Scale scale(String dimension) {
    return corpus.card().dimensions().get(dimension).toScale();
  }

  private Optional<Case> on(RatedItem item, String dimension) {
    List<Rating> ratings =
        item.ratings().stream().filter(r -> r.dimension().equals(dimension)).toList();
    List<String> raters =
        ratings.stream().map(Rating::rater).filter(who -> !who.isEmpty()).sorted().toList();
    return ratings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Case.ofRaters(
                scale(dimension),
                ratings.stream().mapToInt(r -> number(r.rater(), raters)).toArray(),
                ratings.stream().mapToLong(Rating::code).toArray()));
  }

  /** Chatbots by place, workers by their own number. */
  private static int number(String rater, List<String> raters) {
    return rater.matches("\\d+") ? Integer.parseInt(rater) : raters.indexOf(rater);
  }

  private List<Case> cases(Predicate<RatedItem> wanted, String dimension, String... other) {
    List<Case> cases = new ArrayList<>();
    for (Imported.Item item : corpus.items().values()) {
      Optional<Case> one =
          Optional.of(item.rated()).filter(wanted).flatMap(rated -> on(rated, dimension));
      if (one.isPresent() && other.length > 0) {
        one = one.flatMap(first -> on(item.rated(), other[0]).map(first::beside));
      }
      one.ifPresent(cases::add);
    }
    return cases;
  }

  @Test
  void everyValueOfTheFile() throws IOException {
    List<Golden.Value> values = Golden.values(Golden.read("ieval.chats").root());
    for (Golden.Value value : values) {
      String column = value.text("column");
      Predicate<RatedItem> wanted =
          item ->
              (value.text("valence").isEmpty()
                      || value.text("valence").equals(item.strata().get("scenario")))
                  && (value.text("chatbot").isEmpty()
                      || value.text("chatbot").equals(item.strata().get("chatbot")));
      switch (value.statistic()) {
        case "mean" -> check(value, new ItemMean(), wanted, DIMENSIONS.get(column));
        case "sd" -> check(value, new ItemStandardDeviation(), wanted, DIMENSIONS.get(column));
        case "pearson" -> check(value, new ItemPearson(), wanted, pair(value));
        case "spearman" -> check(value, new ItemSpearman(), wanted, pair(value));
        default -> {
          assertThat(value.statistic()).isEqualTo("icc");
          String own = "worker-" + DIMENSIONS.getOrDefault(column, "");
          String score = SCORES.get(value.json().path("pair").path(0).asText());
          checkIcc(value, wanted, score == null ? own : score);
        }
      }
    }
    assertThat(values).hasSize(VALUES);
  }

  private static String[] pair(Golden.Value value) {
    String[] pair = new String[2];
    for (int i = 0; i < 2; i++) {
      String name = value.json().path("pair").path(i).asText();
      pair[i] =
          name.startsWith("worker mean of ")
              ? "mean-" + DIMENSIONS.get(name.replace("worker mean of ", ""))
              : DIMENSIONS.get(name);
    }
    return pair;
  }

  private void check(
      Golden.Value value,
      Statistic<?> statistic,
      Predicate<RatedItem> wanted,
      String... dimensions) {
    List<Case> cases =
        dimensions.length == 1
            ? cases(wanted, dimensions[0])
            : cases(wanted, dimensions[0], dimensions[1]);
    assertThat(cases).hasSize(value.json().path("n").asInt());
    value.check(statistic, scale(dimensions[0]), cases);
  }

  private void checkIcc(Golden.Value value, Predicate<RatedItem> wanted, String dimension) {
    String name = value.text("form").toLowerCase(java.util.Locale.ROOT);
    Statistic<?> icc = Names.create(Names.in(Statistic.class, Statistic.class).get(name));
    List<Case> cases = cases(wanted, dimension);
    value.check(icc, scale(dimension), cases);
    JsonNode low = value.json().path("ci_low");
    Estimate.Interval interval =
        Tallying.interval(icc.analytic().orElseThrow(), scale(dimension), cases).orElseThrow();
    double tolerance = value.json().path("ci_tolerance").asDouble();
    assertThat(interval.low()).isCloseTo(low.asDouble(), within(tolerance));
    assertThat(interval.high())
        .isCloseTo(value.json().path("ci_high").asDouble(), within(tolerance));
  }
}
