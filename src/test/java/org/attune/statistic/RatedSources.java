package org.attune.statistic;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.attune.corpus.Scale;

/** Where the ratings lie that the reference values on agreement are about. */
final class RatedSources {

  private static final String[] EMOTIONS =
      "neutral happiness surprise sadness anger disgust fear contempt".split(" ");
  private static final String[] TEN =
      "neutral happiness surprise sadness anger disgust fear contempt unknown NF".split(" ");

  private RatedSources() {}

  /** The ratings that a file of reference values is about. */
  static RatedData of(String name, String column) throws IOException {
    String view = name.substring(name.indexOf('.') + 1);
    switch (name.substring(0, name.indexOf('.'))) {
      case "affective-cognition":
        List<CSVRecord> trials = Golden.csv("affective-cognition/expt1data.csv");
        String emotion = view.substring("expt1-".length());
        return RatedData.raters(
            RatedData.levels(1, 9),
            trials,
            row -> row.get("spinnerID") + "/" + row.get("win"),
            row -> row.get("workerid"),
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
          return RatedData.raters(
              RatedData.levels(1, 5),
              crowd,
              row -> row.get("conversation_id"),
              row -> row.get("user_id"),
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
      return RatedData.raters(
          RatedData.levels(0, 1),
          ratings,
          row -> row.get("instance_id"),
          row -> row.get("user_id"),
          row -> Double.parseDouble(row.get("offensiveness")) >= 3 ? "1" : "0");
    }
    return RatedData.raters(
        RatedData.levels(1, 5),
        ratings,
        row -> row.get("instance_id"),
        row -> row.get("user_id"),
        row -> row.get("offensiveness"));
  }

  /** A table of raw answers a row, of votes a row, or of two raters' joint counts. */
  static RatedData table(JsonNode table) {
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
        } else {
          answers.add(row.get(i).isNull() ? null : row.get(i).asText());
        }
      }
      if (!joint) {
        items.add(answers);
      }
    }
    TreeSet<String> used =
        items.stream()
            .flatMap(List::stream)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    boolean numbers = used.stream().allMatch(answer -> answer.matches("-?[0-9]+"));
    Scale scale =
        numbers
            ? new Scale.Ordinal(
                used.stream().map(Integer::valueOf).sorted().map(Object::toString).toList())
            : new Scale.Nominal(List.copyOf(used));
    return RatedData.positions(scale, items);
  }
}
