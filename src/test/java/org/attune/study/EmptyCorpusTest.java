package org.attune.study;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attune.corpus.CorpusException;
import org.attune.spark.Imports;
import org.junit.jupiter.api.Test;

class EmptyCorpusTest {

  private static final Set<String> FILES = new TreeSet<>(List.of("a.csv", "b.csv"));

  @Test
  void filesWithoutARowAreNoCorpus() {
    Imports.Result none = new Imports.Result(0, new TreeMap<>(), List.of());
    assertThatExceptionOfType(CorpusException.class)
        .isThrownBy(() -> ImportStep.checkAny("talk", FILES, none))
        .withMessage("talk/a.csv, b.csv: expected rows below the names of the columns, found none");
    Imports.Result some = new Imports.Result(1, new TreeMap<>(), List.of());
    assertThatCode(() -> ImportStep.checkAny("talk", FILES, some)).doesNotThrowAnyException();
  }
}
