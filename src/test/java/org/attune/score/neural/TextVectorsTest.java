package org.attune.score.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.attune.corpus.Turn;
import org.attune.score.Features;
import org.attune.score.Request;
import org.junit.jupiter.api.Test;

class TextVectorsTest {

  private static final Request REQUEST = TinyModels.request(TinyModels.MODELS, new TreeMap<>());

  /** The place of a row in a matrix product may change its last bit. */
  private static final Offset<Double> SAME = within(1e-6);

  @Test
  void areTheRowsOfTheModelsLastOutputInLengthOne() {
    List<TinyModels.Case> cases =
        TinyModels.cases("tiny-emotion").stream().filter(c -> c.tokens() < 128).toList();
    assertThat(cases).hasSizeGreaterThan(8);
    List<Features.Vector> vectors =
        new TextVectors(REQUEST, "tiny-emotion")
            .vectors(cases.stream().map(TinyModels.Case::turn).toList())
            .toList();
    for (int i = 0; i < cases.size(); i++) {
      assertThat(vectors.get(i).indices()).containsExactly(0, 1, 2, 3, 4, 5, 6);
      double[] logits = cases.get(i).logits();
      double length = Math.sqrt(Arrays.stream(logits).map(x -> x * x).sum());
      assertThat(vectors.get(i).values())
          .containsExactly(Arrays.stream(logits).map(x -> x / length).toArray(), within(1e-5));
    }
  }

  @Test
  void doNotDependOnTheOtherTexts() {
    TextVectors vectors = new TextVectors(REQUEST, "tiny-emotion");
    List<Turn> turns =
        new ArrayList<>(
            Collections.nCopies(100, TinyModels.cases("tiny-emotion")).stream()
                .flatMap(List::stream)
                .map(TinyModels.Case::turn)
                .toList());
    List<Features.Vector> together = vectors.vectors(turns).parallel().toList();
    for (int i = 0; i < 11; i++) {
      Features.Vector alone = vectors.vectors(turns.subList(i, i + 1)).findFirst().orElseThrow();
      assertThat(together.get(i).values()).containsExactly(alone.values(), SAME);
      assertThat(together.get(1089 + i).values()).containsExactly(alone.values(), SAME);
    }
    assertThat(vectors.vectors(List.of())).isEmpty();
  }

  @Test
  void knowTheModelTheyAreOf() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TextVectors vectors = new TextVectors(REQUEST, "tiny-emotion");
    vectors.write(new DataOutputStream(bytes));
    DataInputStream again = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    again.mark(bytes.size());
    assertThat(vectors.read(again)).isSameAs(vectors);
    again.reset();
    assertThatThrownBy(() -> new TextVectors(REQUEST, "tiny-valence").read(again))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected the model " + vectors.identity());
    assertThatThrownBy(() -> new TextVectors(REQUEST, "none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a folder as djl-convert writes it");
  }
}
