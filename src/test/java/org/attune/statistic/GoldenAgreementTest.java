package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Agreement among people on real data equals what R, Python and irrCAC say. */
class GoldenAgreementTest {

  private static final String[] EMOTIONS =
      "neutral happiness surprise sadness anger disgust fear contempt".split(" ");
  private static final String[] TEN =
      "neutral happiness surprise sadness anger disgust fear contempt unknown NF".split(" ");

  @ParameterizedTest
  @CsvSource({
    "affective-cognition.expt1-fear, 6",
    "affective-cognition.expt1-happy, 6",
    "crema-d-votes.all, 3",
    "crema-d-votes.audiovisual, 3",
    "crema-d-votes.face, 3",
    "crema-d-votes.voice, 3",
    "emobank.reader, 12",
    "emobank.writer, 12",
    "empathy-expert-ratings.all-21-dimensions, 105",
    "empathy-expert-ratings.crowd-lend_an_ear-dismissing_emotions, 6",
    "empathy-expert-ratings.crowd-lend_an_ear-validating_emotions, 6",
    "empathy-expert-ratings.empatheticdialogues-fluency, 6",
    "empathy-expert-ratings.epitome-emotional_reactions, 6",
    "empathy-expert-ratings.epitome-explorations, 6",
    "empathy-expert-ratings.epitome-interpretations, 6",
    "empathy-expert-ratings.lend_an_ear-self_oriented, 6",
    "empathy-expert-ratings.lend_an_ear-validating_emotions, 6",
    "empathy-expert-ratings.perceived_empathy-practical, 6",
    "epitome.repeated-emotional-reactions, 6",
    "epitome.repeated-explorations, 6",
    "epitome.repeated-interpretations, 6",
    "facebook-valence-arousal.arousal, 6",
    "facebook-valence-arousal.valence, 6",
    "ferplus.eight-emotions, 3",
    "ferplus.ten-categories, 3",
    "ferplus.ten-categories-privatetest, 4",
    "popquorn-offensiveness.binary, 5",
    "popquorn-offensiveness.group-gaps, 6",
    "popquorn-offensiveness.ratings, 6",
    "vader-ground-truth.tweets-ratings, 6"
  })
  void realData(String name, int expected) throws IOException {
    Golden golden = Golden.read(name);
    int checked = 0;
    for (String column : columns(Golden.values(golden.root()))) {
      RatedData data = data(name, column);
      List<Golden.Value> values =
          Golden.values(golden.root()).stream()
              .filter(value -> value.text("column").equals(column))
              .toList();
      if (!name.endsWith("group-gaps")) {
        assertThat(data.items()).as("items").hasSize(golden.root().path("items").asInt());
      }
      checked += check(data, values);
    }
    System.out.println("golden " + name + ": " + checked + " agreement values checked");
    assertThat(checked).isEqualTo(expected);
  }

  @Test
  void publishedTables() throws IOException {
    int checked = 0;
    for (JsonNode table : Golden.read("published").root().path("oracles")) {
      List<Golden.Value> values = Golden.values(table);
      if (!columns(values).isEmpty()) {
        checked += check(table(table), values);
      }
    }
    System.out.println("golden published: " + checked + " agreement values checked");
    assertThat(checked).isEqualTo(64);
  }

  private static RatedData data(String name, String column) throws IOException {
    String view = name.substring(name.indexOf('.') + 1);
    switch (name.substring(0, name.indexOf('.'))) {
      case "affective-cognition":
        List<CSVRecord> trials = Golden.csv("affective-cognition/expt1data.csv");
        String emotion = view.substring("expt1-".length());
        return RatedData.rows(
            RatedData.levels(1, 9),
            trials,
            row -> row.get("spinnerID") + "/" + row.get("win"),
            row -> row.get(emotion));
      case "crema-d-votes":
        int presentation = List.of("all", "voice", "face", "audiovisual").indexOf(view);
        return RatedData.votes(
            Golden.csv("crema-d-votes/tabulatedVotes.csv"),
            row -> presentation == 0 || Integer.parseInt(row.get(0)) / 100_000 == presentation,
            "A",
            "D",
            "F",
            "H",
            "N",
            "S");
      case "emobank":
        List<CSVRecord> ratings = Golden.csv("emobank/individual_" + view + "_ratings.csv");
        return RatedData.rows(
            RatedData.levels(1, 5), ratings, row -> row.get("id"), row -> row.get(column));
      case "empathy-expert-ratings":
        if (view.startsWith("crowd")) {
          List<CSVRecord> crowd =
              Golden.csv("empathy-expert-ratings/original_data/sample_lend_an_ear_annotations.csv");
          String dimension = view.substring("crowd-lend_an_ear-".length());
          return RatedData.rows(
              RatedData.levels(1, 5),
              crowd,
              row -> row.get("conversation_id"),
              row -> row.get(dimension));
        }
        return RatedData.experts(column.isEmpty() ? RatedData.expertColumn(view) : column);
      case "epitome":
        List<CSVRecord> posts =
            Golden.csv("epitome/" + view.substring("repeated-".length()) + "-reddit.csv");
        return RatedData.rows(
                RatedData.levels(0, 2),
                posts,
                row -> row.get("sp_id") + "/" + row.get("rp_id"),
                row -> row.get("level"))
            .atLeast(2);
      case "facebook-valence-arousal":
        String rater = view.equals("valence") ? "Valence" : "Arousal";
        List<CSVRecord> messages =
            Golden.csv("facebook-valence-arousal/dataset-fb-valence-arousal-anon.csv");
        return RatedData.columns(RatedData.levels(1, 9), messages, rater + 1, rater + 2);
      case "ferplus":
        List<CSVRecord> faces = Golden.csv("ferplus/fer2013new.csv");
        return view.equals("eight-emotions")
            ? RatedData.votes(faces, row -> true, EMOTIONS).atLeast(1)
            : RatedData.votes(
                faces,
                row -> !view.endsWith("test") || row.get("Usage").equals("PrivateTest"),
                TEN);
      case "popquorn-offensiveness":
        return offensiveness(view, column);
      case "vader-ground-truth":
        return RatedData.of(
            RatedData.levels(-4, 4),
            Golden.tabs("datasets/vader-ground-truth/tweets_anonDataRatings.txt").stream()
                .map(row -> List.of(row[3].replaceAll("[\\[\\] ]", "").split(",")))
                .toList());
      default:
        throw new IllegalArgumentException(name);
    }
  }

  private static RatedData offensiveness(String view, String column) throws IOException {
    List<CSVRecord> ratings =
        Golden.csv("popquorn-offensiveness/raw_data.csv").stream()
            .filter(
                row ->
                    column.isEmpty() || column.contains("gender = " + row.get("gender") + " only"))
            .toList();
    if (view.equals("binary")) {
      return RatedData.rows(
          RatedData.levels(0, 1),
          ratings,
          row -> row.get("instance_id"),
          row -> Double.parseDouble(row.get("offensiveness")) >= 3 ? "1" : "0");
    }
    return RatedData.rows(
        RatedData.levels(1, 5),
        ratings,
        row -> row.get("instance_id"),
        row -> row.get("offensiveness"));
  }

  /** A table of raw answers a row, of votes a row, or of two raters' joint counts. */
  private static RatedData table(JsonNode table) {
    boolean counts = table.path("name").asText().startsWith("fleiss-");
    boolean joint = table.path("columns").path(0).asText().startsWith("contingency");
    List<List<String>> items = new ArrayList<>();
    for (int first = 0; first < table.path("table").size(); first++) {
      JsonNode row = table.path("table").get(first);
      List<String> answers = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        if (joint) {
          items.addAll(Collections.nCopies(row.get(i).asInt(), List.of("" + first, "" + i)));
        } else if (counts) {
          answers.addAll(Collections.nCopies(row.get(i).asInt(), "" + i));
        } else if (!row.get(i).isNull()) {
          answers.add(row.get(i).asText());
        }
      }
      items.add(answers);
    }
    TreeSet<String> used =
        items.stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
    boolean numbers = used.stream().allMatch(answer -> answer.matches("-?[0-9]+"));
    Scale scale =
        numbers
            ? new Scale.Ordinal(
                used.stream().map(Integer::valueOf).sorted().map(Object::toString).toList())
            : new Scale.Nominal(List.copyOf(used));
    return RatedData.of(scale, items);
  }

  private static int check(RatedData data, List<Golden.Value> values) {
    int checked = 0;
    for (Golden.Value value : values) {
      List<Statistic<?>> ours = statistics(value, data.scale());
      ours.forEach(statistic -> value.check(statistic, data.scale(), data.items()));
      checked += ours.isEmpty() ? 0 : 1;
    }
    return checked;
  }

  private static List<Statistic<?>> statistics(Golden.Value value, Scale scale) {
    if (!List.of("", "unweighted").contains(value.text("weights"))) {
      return List.of();
    }
    return switch (value.statistic()) {
      case "percent_agreement" -> List.of(new PercentAgreement());
      case "fleiss_kappa" -> List.of(new FleissKappa());
      case "krippendorff_alpha" -> alpha(value.text("level"), scale);
      default -> List.of();
    };
  }

  private static List<Statistic<?>> alpha(String level, Scale scale) {
    Statistic<?> named =
        switch (level) {
          case "nominal" -> new KrippendorffAlphaNominal();
          case "ordinal" -> new KrippendorffAlphaOrdinal();
          case "interval" -> new KrippendorffAlphaInterval();
          case "ratio" -> new KrippendorffAlphaRatio();
          default -> throw new IllegalArgumentException(level);
        };
    boolean own = level.equals(scale.ordered() ? "ordinal" : "nominal");
    return own ? List.of(named, new KrippendorffAlpha()) : List.of(named);
  }

  private static List<String> columns(List<Golden.Value> values) {
    return values.stream()
        .filter(value -> !statistics(value, RatedData.levels(1, 2)).isEmpty())
        .map(value -> value.text("column"))
        .distinct()
        .toList();
  }
}
