package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListCellTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '\u0001',
      value = {
        "[\"joy\"]!joy",
        "[\"joy\",\"fear\"]!joy|fear",
        "[\"Happy, content\", \"it's\"]!Happy, content|it's",
        "{\"choices\": [\"anger\", \"sadness\"]}!anger|sadness",
        "{\"choices\":\"anger\"}!anger",
        "[{\"choices\": [\"anger\"]}, {\"choices\": [\"joy\"]}]!anger|joy",
        "{\"labels\": [\"a\"], \"start\": 3}!a",
        "['joy', 'fear']!joy|fear",
        "['joy' 'fear']!joy|fear",
        "[\"it's\" 'fear']!it's|fear",
        "array(['joy', 'fear'], dtype=object)!joy|fear",
        "np.array(['joy'])!joy",
        "{'joy', 'fear'}!joy|fear",
        "set(['joy'])!joy",
        "frozenset({'joy', 'fear'})!joy|fear",
        "('joy', 'fear')!joy|fear",
        "('joy',)!joy",
        "[joy, fear]!joy|fear",
        "{joy,fear}!joy|fear",
        "{\"very happy\",sad}!very happy|sad",
        "[joy; fear]!joy|fear",
        "\"joy\"!joy",
        "\"joy\", \"fear\"!joy|fear",
        "'joy';'fear'!joy|fear",
        "[0]!0",
        "[2, 1]!2|1",
        "[2 1]!2|1",
        "['joy', 'joy']!joy"
      })
  void holdsLabels(String cell, String labels) {
    assertThat(ListCells.ListCell.read(cell)).contains(List.of(labels.split("\\|")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[]", "set()", "frozenset()", "{\"choices\": []}", "array([], dtype=object)"})
  void mayBeEmpty(String cell) {
    assertThat(ListCells.ListCell.read(cell)).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "joy",
        "joy, fear",
        "(laughs)",
        "\"Hello,\" she said",
        "[0.1, 0.9]",
        "{\"score\": 4, \"why\": \"warm\"}",
        "[joy",
        "don't",
        ""
      })
  void isNoneOfOtherTexts(String cell) {
    assertThat(ListCells.ListCell.read(cell)).isEmpty();
  }
}
