package org.attune.yaml;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeclarationTest {

  @Test
  void recordsMustBeDeclaredInFull() {
    record NoDoc(int count) {}
    record Badly(@Doc("A count.") @Default("many") int count) {}
    record Unfit(@Doc("A thing.") Object thing) {}
    for (Class<? extends Record> type : List.of(NoDoc.class, Badly.class, Unfit.class)) {
      assertThatThrownBy(() -> StrictYaml.read("study.yaml", "{}", type, Sample.VOCABULARY))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
