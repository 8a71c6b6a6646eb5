package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.sheet.Hints.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ratings of several people in one cell. */
class ListedVotesTest {

  @TempDir Path folder;

  private Sheet read(String name, String text) throws IOException {
    return new Votes.ListedVotes()
        .apply(SheetReader.read(Files.writeString(folder.resolve(name), text)), Hints.none());
  }

  private static List<String> rows(Sheet sheet) {
    return sheet.lines().stream().map(line -> String.join("|", line.values())).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": 1, \"votes\": [0, 0, 2]}\n"
            + "{\"id\": 2, \"votes\": [1, null, 1]}\n"
            + "{\"id\": 3, \"votes\": [2]}\n",
        "id,votes\n1,\"[0, 0, 2]\"\n2,\"[1, null, 1]\"\n3,[2]\n"
      })
  void listsWithAVoteTwiceAreColumnsOfRaters(String text) throws IOException {
    Sheet sheet = read("my.csv", text);
    assertThat(sheet.columns()).containsExactly("id", "votes_r1", "votes_r2", "votes_r3");
    assertThat(rows(sheet)).containsExactly("1|0|0|2", "2|1||1", "3|2||");
    assertThat(sheet.edits().doubts()).singleElement().asString().contains("single raters");
  }

  @Test
  void agreementIsThatOfTheVotes() throws IOException {
    StringBuilder text = new StringBuilder("id,text,votes\n");
    for (int i = 0; i < 6; i++) {
      text.append(
          "%d,Some words of item %d,\"['joy', '%s']\"\n".formatted(i, i, i < 4 ? "joy" : "fear"));
    }
    Cases cases = Cases.of(Files.writeString(folder.resolve("my.csv"), text), Hints.none());
    // 12 votes, 10 joy and 2 fear, 2 of 6 pairs differ: 1 - (11 * 4) / (2 * 10 * 2)
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
    assertThat(cases.alpha()).isCloseTo(-0.1, within(1e-9));
  }

  @Test
  void asManyRatersBesideThemAreRowsOfRaters() throws IOException {
    Sheet sheet =
        read(
            "my.json",
            "{\"1\": {\"text\": \"Hi, there\", \"annotators\": \"A1,A2\", \"annotations\": \"0,1\","
                + " \"split\": \"dev\"}, \"2\": {\"text\": \"Ho, ho, ho\", \"annotators\":"
                + " \"A2,A3,A1\", \"annotations\": \"1,1,0\", \"split\": \"dev\"}}");
    assertThat(sheet.columns()).containsExactly("id", "text", "annotators", "annotations", "split");
    assertThat(rows(sheet))
        .containsExactly(
            "1|Hi, there|A1|0|dev",
            "1|Hi, there|A2|1|dev",
            "2|Ho, ho, ho|A2|1|dev",
            "2|Ho, ho, ho|A3|1|dev",
            "2|Ho, ho, ho|A1|0|dev");
    assertThat(sheet.edits().known().all(Hint.RATED)).containsExactly("annotations");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,labels\n1,\"[\"\"a\"\", \"\"b\"\"]\"\n2,\"[\"\"a\"\"]\"\n",
        "id,annotators\n1,\"A1,A2\"\n2,\"A1,A2\"\n",
        "id,text\n1,\"so, so\"\n2,\"so, so\"\n"
      })
  void setsOfLabelsAndTextsStay(String text) throws IOException {
    Sheet sheet = read("my.csv", text);
    assertThat(sheet.edits()).isEqualTo(Sheet.Edits.none());
  }

  @Test
  void usersOfArgillaNameVotes() {
    Cases cases =
        Cases.of(
            folder,
            "text,mood.responses,mood.responses.users,mood.responses.status",
            "Hi there.,\"['calm', 'calm']\",\"['u1', 'u2']\",\"['submitted', 'submitted']\"",
            "Oh no.,\"['tense', 'calm']\",\"['u1', 'u2']\",\"['submitted', 'submitted']\"",
            "Go away.,\"['tense', 'tense']\",\"['u2', 'u1']\",\"['submitted', 'submitted']\"");
    assertThat(cases.dimensions()).containsExactly("mood-responses");
    assertThat(cases.dimension().panel().raters()).isEqualTo(2);
  }
}
