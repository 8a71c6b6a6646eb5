package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.corpus.Reading.HEADER;
import static org.attune.corpus.Reading.NO_HEADER;
import static org.attune.corpus.Reading.rows;
import static org.attune.corpus.Reading.texts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attune.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedFilesTest {

  @ParameterizedTest
  @CsvSource({
    "tsv, false, goemotions/train.tsv, 43410",
    "csv, true, ferplus/fer2013new.csv, 35887",
    "csv, true, crema-d-votes/tabulatedVotes.csv, 22326",
    "csv, true, popquorn-offensiveness/raw_data.csv, 13036",
    "csv, true, facebook-valence-arousal/dataset-fb-valence-arousal-anon.csv, 2895",
    "csv, true, emobank/raw.csv, 10548",
    "csv, true, emobank/individual_writer_ratings.csv, 53118",
    "csv, true, affective-cognition/expt1data.csv, 1000",
    "csv, true, empathy-expert-ratings/original_data/sample_lend_an_ear_annotations.csv, 196",
    "tsv, false, vader-ground-truth/amazonReviewSnippets_anonDataRatings.txt, 3708",
    "tsv, false, vader-ground-truth/movieReviewSnippets_anonDataRatings.txt, 10605"
  })
  void haveTheirRowsWholeAndInSlices(String format, boolean header, String name, int expected)
      throws IOException {
    Path file = Shared.file("datasets/" + name);
    CorpusFormat reader = format.equals("csv") ? new Csv() : new Tsv();
    FormatSettings settings = header ? HEADER : NO_HEADER;
    List<Row> rows = rows(reader, file, settings);
    assertThat(rows).hasSize(expected).allMatch(row -> row instanceof Row.Read);
    List<Row> sliced = new ArrayList<>();
    for (Slice slice : Slices.of(file, file.toString(), 100_000, reader, settings).slices()) {
      sliced.addAll(rows(reader, slice, settings));
    }
    assertThat(texts(sliced).equals(texts(rows))).isTrue();
  }

  @Test
  void haveTheirQuirks() throws IOException {
    Path posts =
        Shared.file("datasets/facebook-valence-arousal/dataset-fb-valence-arousal-anon.csv");
    Row.Read empty = (Row.Read) rows(new Csv(), posts, HEADER).get(70);
    assertThat(empty.line()).isEqualTo(72);
    assertThat(empty.values()).containsExactly("", "6", "6", "3", "1");
    Path reviews =
        Shared.file("datasets/vader-ground-truth/amazonReviewSnippets_anonDataRatings.txt");
    assertThat(((Row.Read) rows(new Tsv(), reviews, NO_HEADER).get(0)).get("1")).contains("1_1");
    Path votes = Shared.file("datasets/crema-d-votes/tabulatedVotes.csv");
    assertThat(((Row.Read) rows(new Csv(), votes, HEADER).get(0)).get("1")).contains("100001");
  }
}
