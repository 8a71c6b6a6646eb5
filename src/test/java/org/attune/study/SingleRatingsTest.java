package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SortedMap;
import org.attune.Launch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What results tell of people who rated. */
class SingleRatingsTest {

  private static final String STUDY = Colleagues.STUDY;
  private static final String TALLIES = "tallies/colleagues.tsv";
  private static final String BUNDLE = STUDY + ".restricted";

  @TempDir private Path folder;

  /**
   * Of 88 ratings 87 could be read from tallies of pairs by counting out names; the last one is of
   * a scene that one person rated.
   */
  @Test
  void namesOfPeopleAndItemsDoNotOpenTallies() throws IOException {
    Colleagues open =
        Colleagues.at(folder.resolve("open")).saying("They met.", "single-ratings: public");
    assertThat(open.bench().run("run", STUDY).exit()).isZero();
    assertThat(open.bench().results(BUNDLE)).doesNotExist();
    assertThat(open.recovered(Bench.read(open.bench().results(STUDY).resolve(TALLIES))))
        .isEqualTo(87);

    Colleagues team = Colleagues.at(folder.resolve("team"));
    Bench bench = team.bench();
    Launch run = bench.run("run", STUDY);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().filter(line -> line.startsWith("Single ratings of ")))
        .singleElement()
        .asString()
        .contains(
            "colleagues are protected: its tallies lie in " + bench.results(BUNDLE),
            "because there are only 88 ratings (at least 200 are needed",
            "write `single-ratings: public` in the card");
    SortedMap<String, String> shared = bench.files(STUDY);
    assertThat(shared).doesNotContainKey(TALLIES);
    assertThat(shared.get("ro-crate-metadata.json")).doesNotContain("tallies");
    assertThat(shared.get("manifest.json"))
        .contains("\"restricted\" : [ \"" + TALLIES + "\" ]", "tallies-sha256");
    Path bundle = bench.results(BUNDLE);
    assertThat(Bench.files(bundle)).containsOnlyKeys("README.txt", TALLIES);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bundle)))
        .isEqualTo("rwx------");
    String tallies = Bench.read(bundle.resolve(TALLIES));
    assertThat(team.recovered(tallies)).isLessThan(88 / 2);
    verified(bench, bundle);
  }

  private static void verified(Bench bench, Path bundle) throws IOException {
    Path data = bench.corpus(Colleagues.CORPUS).resolve("ratings.csv");
    String rows = Bench.read(data);
    Bench.delete(data);
    assertThat(bench.verify(STUDY).out())
        .contains("equal      " + TALLIES, "equal      estimates.csv")
        .doesNotContain("different  ");

    Path elsewhere = bundle.resolveSibling("elsewhere");
    Files.move(bundle, elsewhere);
    assertThat(bench.verify(STUDY).out())
        .contains("not climbed  tallies are in the restricted bundle, " + bundle)
        .doesNotContain("different  ", "equal      estimates.csv");

    Bench.write(data, rows);
    assertThat(bench.verify(STUDY).out())
        .containsPattern("Rung 2(?s:.)*equal      " + TALLIES)
        .contains("equal      estimates.csv")
        .doesNotContain("different  ");

    Files.move(elsewhere, bundle);
    Bench.edit(bundle.resolve(TALLIES), "\n0\t", "\n1\t");
    Launch forged = bench.verify(STUDY);
    assertThat(forged.exit()).isEqualTo(1);
    assertThat(forged.out()).contains("different  " + TALLIES + ": expected SHA-256");
  }

  /** Six scenes a talk and 264 ratings: tallies are given on, and who is who stays unknown. */
  @Test
  void toNumberPeopleTheRatingsThemselvesAreNeeded() {
    Colleagues team =
        Colleagues.at(folder.resolve("one"), 66, 6).saying("Bartosz was tired.", "").by("season");
    Bench bench = team.bench().spark("local[1]", 1);
    Launch run = bench.run("run", STUDY);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("Mind: colleagues/dataset.yaml, line 6: ids of raters")
        .doesNotContain("protected");
    SortedMap<String, String> files = bench.files(STUDY);
    assertThat(files).containsKey(TALLIES);
    assertThat(bench.results(BUNDLE)).doesNotExist();
    assertThat(Colleagues.NAMES).noneMatch(name -> files.get("pairs.csv").contains(name));

    Colleagues again =
        Colleagues.at(folder.resolve("again"), 66, 6)
            .saying("Bartosz was tired.", "")
            .by("season")
            .shuffled();
    Launch other = again.bench().spark("local[2]", 5).run("run", STUDY);
    assertThat(other.err()).isEmpty();
    assertThat(again.bench().files(STUDY).get(TALLIES)).isEqualTo(files.get(TALLIES));
  }

  /** Each visitor came to one talk. */
  @Test
  void groupsThatLookLikePeopleAreRefused() {
    Colleagues team = Colleagues.at(folder).by("visitor");
    Launch run = team.bench().run("run", STUDY);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "colleagues/dataset.yaml, strata.visitor: expected groups that results may show",
            "write `identity: allowed`",
            "found 23 values in 23 conversations, as names have")
        .doesNotContain("Visitor of");
    assertThat(team.bench().results(STUDY)).doesNotExist();
    Bench.edit(team.card(), "{column: visitor}", "{column: visitor, identity: allowed}");
    assertThat(team.bench().run("tally", STUDY).err()).isEmpty();
  }

  /** Codes stand in the order of a keyed hash of the texts, and not in results. */
  @Test
  void codesThatConfirmTextsStayAside() {
    Bench bench = Bench.at(folder, "postcards");
    Bench.write(
        bench.protocol("feelings"),
        """
        study: feelings
        title: "Does a lexicon agree with the readers?"
        corpora: [postcards]
        dimensions: [{name: feeling}]
        consensus: {rule: majority}
        scorers:
          - {scorer: lexicon, lexicon: goemotions-ekman, thresholds: THRESHOLDS}
        tables:
          - {name: feelings, rows: [scorer], columns: [statistic], statistics: [micro-f1]}
        resampling: {unit: speaker, replicates: 10, seed: 1}
        """
            .replace("THRESHOLDS", "{anger: .5, fear: .5, joy: .5, sadness: .5, surprise: .5}"));
    String codes = "codes/postcards.tsv";
    assertThat(bench.run("run", "feelings").err()).isEmpty();
    List<String> open = bench.files("feelings").get(codes).lines().toList();
    Bench.edit(bench.corpus("postcards").resolve("dataset.yaml"), "single-ratings: public\n", "");
    assertThat(bench.run("run", "feelings").err()).isEmpty();
    assertThat(bench.files("feelings")).doesNotContainKey(codes);
    List<String> aside = bench.files("feelings.restricted").get(codes).lines().toList();
    assertThat(aside).containsExactlyInAnyOrderElementsOf(open).isNotEqualTo(open);
  }
}
