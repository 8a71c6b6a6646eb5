package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.attune.corpus.CorpusException;
import org.attune.corpus.ItemRow;
import org.junit.jupiter.api.Test;

class ImportsTest {

  private static final int MOST = 3;

  /** Rows of one item; the iterator counts how many were taken. */
  private static Iterator<Imports.Keyed> rows(long[] taken, long number) {
    return LongStream.rangeClosed(1, number)
        .peek(line -> taken[0] = line)
        .mapToObj(line -> new Imports.Keyed(7, Packed.of("data.csv", row(line))))
        .iterator();
  }

  private static ItemRow row(long line) {
    return new ItemRow(
        "u1",
        line,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        new TreeMap<>(),
        List.of());
  }

  @Test
  void anItemOfAMillionRowsIsRefusedBeforeTheyAreHeld() {
    long[] taken = new long[1];
    assertThatExceptionOfType(CorpusException.class)
        .isThrownBy(() -> new Imports.Items(rows(taken, 1_000_000), new Rejects(), MOST).hasNext())
        .withMessage(
            "data.csv:4: expected at most 3 rows of one item (more by a line spark.attune.rowsPerItem NUMBER in"
                + " the settings, --conf), found more");
    assertThat(taken[0]).isEqualTo(MOST + 1);
  }

  @Test
  void asManyRowsAsAreAllowedAreJoined() {
    Imports.Items items = new Imports.Items(rows(new long[1], MOST), new Rejects(), MOST);
    assertThat(items.next().<String>getAs(0)).isNotEmpty();
    assertThat(items.hasNext()).isFalse();
  }
}
