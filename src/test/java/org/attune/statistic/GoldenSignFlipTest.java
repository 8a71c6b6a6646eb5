package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.attune.corpus.Scale;
import org.attune.tally.Case;
import org.attune.tally.Counts;
import org.attune.tally.MomentTally;
import org.junit.jupiter.api.Test;

/**
 * The permutation test with one item a block is the sign-flip test of the items' differences, whose
 * exact p the files give. All sign choices are counted here as well.
 */
class GoldenSignFlipTest {

  private static final int DRAWS = 4000;

  /** Share of the 2^m sign choices whose sum is as far from 0 as that of the differences. */
  private static double exact(long[] differences) {
    int most = (int) Arrays.stream(differences).map(Math::abs).sum();
    double[] choices = new double[2 * most + 1];
    choices[most] = 1;
    for (long difference : differences) {
      int d = (int) Math.abs(difference);
      double[] next = new double[choices.length];
      for (int i = d; i < choices.length - d; i++) {
        next[i - d] += choices[i] / 2;
        next[i + d] += choices[i] / 2;
      }
      choices = next;
    }
    long observed = Math.abs(Arrays.stream(differences).sum());
    double share = 0;
    for (int i = 0; i < choices.length; i++) {
      share += Math.abs(i - most) >= observed ? choices[i] : 0;
    }
    return share;
  }

  /** Of mean absolute errors, each item a block. */
  private static double permuted(long[] errors, long[] others, long seed) {
    int n = errors.length;
    Permutation permutation = new Permutation(IntStream.range(0, n).boxed().toList(), DRAWS, seed);
    Estimate p =
        permutation
            .p(
                MomentTally.VALUES,
                byItem(errors),
                byItem(others),
                List.of(new MeanAbsoluteError()),
                RandomCases.SCALES.get(2))
            .get(0);
    return ((Estimate.Value) p).point();
  }

  private static SortedMap<Integer, Counts> byItem(long[] errors) {
    SortedMap<Integer, Counts> byItem = new TreeMap<>();
    for (int i = 0; i < errors.length; i++) {
      Counts.Builder counts = Counts.builder();
      MomentTally.VALUES.count(
          Case.ofAnswers(RandomCases.SCALES.get(2), 0, errors[i] * Scale.UNIT), counts);
      byItem.put(i, counts.build());
    }
    return byItem;
  }

  private static void check(JsonNode value, long[] errors, long[] others, long seed) {
    double golden = value.path("estimate").asDouble();
    long[] differences =
        IntStream.range(0, errors.length).mapToLong(i -> errors[i] - others[i]).toArray();
    assertThat(exact(differences))
        .as(value.toString())
        .isCloseTo(golden, within(value.path("tolerance").asDouble()));
    // the data counts as one draw more; p of a draw has a binomial error
    double expected = (1 + DRAWS * golden) / (1 + DRAWS);
    double error = Math.sqrt(golden * (1 - golden) / DRAWS);
    assertThat(permuted(errors, others, seed))
        .as(value.toString())
        .isCloseTo(expected, within(4 * error + 1e-12));
  }

  @Test
  void languageModelsOnEmpathy() throws IOException {
    Golden golden = Golden.read("empathy-expert-ratings.llm-paired-comparison");
    int checked = 0;
    for (Golden.Value value : Golden.values(golden.root())) {
      if (value.statistic().equals("sign_flip_exact_p")) {
        PairedRatings ratings = PairedRatings.of(value.text("column"), value.text("pair"));
        check(
            value.json(),
            ratings.errors(ratings.model()),
            ratings.errors(ratings.rival()),
            checked++);
      }
    }
    assertThat(checked).isEqualTo(63);
  }

  @Test
  void darwinsMaize() throws IOException {
    int checked = 0;
    for (JsonNode oracle : new GoldenFile("published").root().path("oracles")) {
      for (JsonNode value : oracle.path("values")) {
        if (value.path("statistic").asText().equals("sign_flip_exact_p")) {
          long[] differences =
              JsonMapper.builder().build().convertValue(oracle.path("table"), long[].class);
          check(
              value,
              Arrays.stream(differences).map(d -> Math.max(d, 0)).toArray(),
              Arrays.stream(differences).map(d -> Math.max(-d, 0)).toArray(),
              1);
          checked++;
        }
      }
    }
    assertThat(checked).isEqualTo(1);
  }
}
