package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.corpus.CorpusException;
import org.attune.explain.Marked;
import org.attune.protocol.Explaining.Rationale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passages that people marked. */
class RationalesOfPeopleTest {

  @TempDir Path folder;

  @Test
  void passagesOfAnItemAreThoseOfAllItsRowsAndUnknownColumnsAreTold() throws IOException {
    Files.writeString(
        folder.resolve("a.csv"),
        "id,level,why\nx,2,\"so sorry, dear|I feel you|\"\ny,0,\nx,1,I feel you\n");
    Rationale of = new Rationale("talks", "warmth", "a.csv", "id", "why", "|");
    Marked marked = RationalesOfPeople.of(List.of(of), "talks", folder);
    assertThat(marked.passages().get("warmth").get("x"))
        .containsExactly("so sorry, dear", "I feel you", "I feel you");
    assertThat(marked.passages().get("warmth").get("y")).isEmpty();
    assertThat(RationalesOfPeople.of(List.of(of), "letters", folder)).isEqualTo(Marked.NOTHING);
    Rationale wrong = new Rationale("talks", "warmth", "a.csv", "id", "because", "|");
    assertThatThrownBy(() -> RationalesOfPeople.of(List.of(wrong), "talks", folder))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("a.csv:1")
        .hasMessageContaining("[id, level, why]")
        .hasMessageContaining("because");
  }
}
