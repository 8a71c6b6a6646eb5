package org.attune.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultColumnTest {

  @ParameterizedTest
  @CsvSource({"'', Items counted.", "items, ''", "items, ' '"})
  void aColumnHasANameAndADescription(String name, String description) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResultColumn.<String>text(name, description, value -> value))
        .withMessageStartingWith("expected a name and a description of the column, found");
  }

  @Test
  void namesOfColumnsDiffer() {
    for (List<String> names :
        List.of(
            ResultColumn.names(ResultColumns.ESTIMATES),
            ResultColumn.names(ResultColumns.CONFUSION),
            ResultColumn.names(ResultColumns.CALIBRATION))) {
      assertThat(names).doesNotHaveDuplicates();
    }
  }
}
