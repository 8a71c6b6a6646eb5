package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatingsFileTest {

  @TempDir Path folder;

  @Test
  void anIncompleteDesignHasItsReliability() {
    Cases cases = Cases.shared("53-subset-design/subset-design.csv");
    assertThat(cases.value(cases.dimension(), "icc1")).isCloseTo(0.931, within(0.0005));
  }

  @Test
  void oneDimensionOfUnratedItemsIsReadAsPublished() throws IOException {
    Path file = folder.resolve("EI-oc.txt");
    Files.write(
        file,
        List.of(
            "ID\tTweet\tAffect Dimension\tIntensity Class",
            "en-1\tWhat a day it has been for us.\tanger\t2: moderate amount of anger can be inferred",
            "en-2\tNobody asked me whether I wanted it.\tanger\t3: high amount of anger can be inferred",
            "en-3\tThe bus came late once more.\tanger\t1: low amount of anger can be inferred",
            "en-4\tI like the new curtains.\tanger\t0: no anger can be inferred"));
    Cases cases = Cases.of(file, Hints.none());
    assertThat(cases.dimensions()).containsExactly("anger");
    assertThat(cases.dimension().scale().labels()).containsExactly("0", "1", "2", "3");
    assertThat(cases.told()).doesNotContain("not like the others");
  }

  @Test
  void affectsAreDimensions() {
    assertThat(Cases.shared("22-semeval/EI-oc.txt").dimensions()).containsExactly("anger");
    assertThat(Cases.shared("22-semeval/EI-reg.txt").dimensions()).containsExactly("anger");
  }

  @Test
  void levelsWithWordsAreLikeTheOthers() {
    assertThat(Cases.shared("07-endpoint-labels/brackets.csv").told())
        .doesNotContain("not like the others");
  }

  @Test
  void emptyRowsAreToldOnceHoweverTheTableIsRead() throws IOException {
    Path file = folder.resolve("my.csv");
    Files.write(file, List.of("item,anna,ben", "a,1,2", ",,", "b,2,2", " ,,", "c,3,3"));
    List<RatingsFile> readings =
        List.of(
            RatingsFile.of(file, Hints.none()),
            RatingsFile.wide(file, "item", List.of("anna", "ben")));
    for (RatingsFile reading : readings) {
      assertThat(reading.sheet().edits().changes()).containsExactly("empty rows are left out: 2");
      assertThat(reading.dimensions().get(0).panel().items()).isEqualTo(3);
    }
  }

  @Test
  void aTableOfEmptyRowsIsRefused() throws IOException {
    Path file = folder.resolve("my.csv");
    Files.write(file, List.of("item,anna,ben", ",,", ",,"));
    assertThatThrownBy(() -> RatingsFile.of(file, Hints.none()))
        .hasMessage(
            "my.csv: expected columns with people's ratings: numbers, or words that repeat (name them"
                + " by --rated), found none");
  }
}
