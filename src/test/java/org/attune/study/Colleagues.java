package org.attune.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.result.Tallies;
import org.attune.tally.Counts;

/**
 * A small team whose ratings of scenes are its own affair, and somebody who knows the names of its
 * people and of its scenes, and wants to know who gave what.
 */
final class Colleagues {

  static final String CORPUS = "colleagues";
  static final String STUDY = "warmth";
  static final List<String> NAMES = List.of("Anneliese", "Bartosz", "Cosima", "Demetrios");

  private static final int TOGETHER = 21;

  private static final String CARD =
      """
      name: colleagues
      title: Scenes a team rated
      source: Written for the tests of this project
      licence: none
      citation: Attune contributors (2026)
      notes: ["%s"]
      %s
      dimensions:
        warmth:
          scale: ordinal
          labels: ["0", "1", "2", "3"]
      tables:
        - format: csv
          files: [{path: ratings.csv}]
          item: scene
          conversation: talk
          text: text
          strata:
            season: {column: season}
            visitor: {column: visitor}
          ratings:
            - {dimension: warmth, shape: long, value: warmth, rater: who}
      """;

  private static final String PROTOCOL =
      """
      study: warmth
      title: Do colleagues agree?
      corpora: [colleagues]
      dimensions: [{name: warmth}]
      consensus: {rule: median}
      tables:
        - name: pairs
          rows: [scorer, reference]
          columns: [statistic]
          statistics: [quadratic-kappa]
          against: pairs
      resampling: {unit: UNIT, replicates: 10, seed: 1}
      """;

  /** Who gave what to which scene: key scene and name. */
  private final SortedMap<String, Integer> ratings = new TreeMap<>();

  private final List<String> rows = new ArrayList<>();
  private final Bench bench;

  /**
   * Has them rate scenes, all together; where each is a talk of its own, one after 21 is rated by
   * three of them and one by one.
   */
  private Colleagues(Bench bench, int scenes, int aTalk, long seed) {
    this.bench = bench;
    Random random = new Random(seed);
    for (int s = 0; s < scenes; s++) {
      int raters = aTalk > 1 || s < TOGETHER ? NAMES.size() : s == TOGETHER ? 3 : 1;
      String scene = "scene-%03d".formatted(s);
      for (String name : NAMES.subList(0, raters)) {
        int rating = random.nextInt(4);
        ratings.put(scene + " " + name, rating);
        rows.add(
            String.join(
                ",",
                scene,
                "talk-%02d".formatted(s / aTalk),
                "They meet for the %s. time.".formatted(s),
                s / aTalk % 2 == 0 ? "summer" : "winter",
                "Visitor of talk %d".formatted(s / aTalk),
                name,
                Integer.toString(rating)));
      }
    }
  }

  /** The 88 ratings of 23 scenes. */
  static Colleagues at(Path folder) {
    return at(folder, TOGETHER + 2, 1);
  }

  /** So many scenes, and so many of them a talk. */
  static Colleagues at(Path folder, int scenes, int aTalk) {
    Colleagues all = new Colleagues(Bench.at(folder), scenes, aTalk, 20261130);
    all.write(all.rows);
    Bench.write(all.card(), CARD.formatted("They met in spring.", ""));
    Bench.write(all.protocol(), PROTOCOL.replace("UNIT", aTalk == 1 ? "item" : "conversation"));
    return all;
  }

  private void write(List<String> lines) {
    Bench.write(
        bench.corpus(CORPUS).resolve("ratings.csv"),
        "scene,talk,text,season,visitor,who,warmth\n" + String.join("\n", lines) + "\n");
  }

  Bench bench() {
    return bench;
  }

  Path card() {
    return bench.corpus(CORPUS).resolve("dataset.yaml");
  }

  Path protocol() {
    return bench.protocol(STUDY);
  }

  /** What else the card says, instead of its note and of nothing about who may see ratings. */
  Colleagues saying(String note, String more) {
    Bench.write(card(), CARD.formatted(note, more));
    return this;
  }

  /** Has a table of agreement by groups of a stratum, too. */
  Colleagues by(String stratum) {
    String table =
        """
          - name: groups
            rows: [stratum]
            columns: [statistic]
            statistics: [percent-agreement]
            against: raters
            strata: %s
        resampling\
        """;
    Bench.edit(protocol(), "resampling", table.formatted(stratum));
    return this;
  }

  int ratings() {
    return ratings.size();
  }

  /** The same ratings in another order of the file's rows. */
  Colleagues shuffled() {
    List<String> lines = new ArrayList<>(rows);
    Collections.shuffle(lines, new Random(5));
    write(lines);
    return this;
  }

  /**
   * How many ratings of people the counts of pairs give away to somebody who sorts the names of
   * scenes and of people and takes the ranks for the numbers of blocks and raters.
   */
  int recovered(String tallies) {
    List<String> scenes =
        ratings.keySet().stream().map(key -> key.split(" ")[0]).distinct().toList();
    Map<String, Integer> guessed = new TreeMap<>();
    Tallies.of(tallies, false)
        .tallies()
        .values()
        .forEach(
            groups ->
                groups.forEach(
                    (group, blocks) -> {
                      if (group.matches("\\d{7} \\d{7}")) {
                        String[] pair = group.split(" ");
                        blocks.forEach(
                            (block, counts) -> {
                              if (counts.size() == 1) {
                                guess(guessed, scenes.get(block), pair, counts);
                              }
                            });
                      }
                    }));
    return (int)
        guessed.entrySet().stream()
            .filter(guess -> guess.getValue().equals(ratings.get(guess.getKey())))
            .count();
  }

  private static void guess(
      Map<String, Integer> guessed, String scene, String[] pair, Counts counts) {
    guessed.put(scene + " " + NAMES.get(Integer.parseInt(pair[0]) - 1), (int) counts.first(0));
    guessed.put(scene + " " + NAMES.get(Integer.parseInt(pair[1]) - 1), (int) counts.second(0));
  }
}
