package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.attune.Names;
import org.junit.jupiter.api.Test;

class FormatNamesTest {

  @Test
  void areThoseOfTheClasses() {
    assertThat(Names.in(CorpusFormat.class, CorpusFormat.class))
        .containsOnlyKeys(
            "chat", "convokit", "csv", "elan", "iemocap", "jsonl", "msp-podcast", "parquet", "tsv")
        .allSatisfy((name, type) -> assertThat(Names.create(type)).isInstanceOf(type));
  }
}
