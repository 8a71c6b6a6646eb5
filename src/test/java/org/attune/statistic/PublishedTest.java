package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every statistic gives the published values in its file, and every statistic has such a file. */
class PublishedTest {

  @TestFactory
  Stream<DynamicNode> examples() {
    return Tallying.statistics().stream()
        .map(statistic -> dynamicContainer(statistic.name(), tests(statistic)));
  }

  @Test
  void everyFileIsAboutAStatistic() throws Exception {
    File[] files =
        Path.of(PublishedTest.class.getResource("/published").toURI()).toFile().listFiles();
    List<String> names =
        Tallying.statistics().stream().map(statistic -> statistic.name() + ".json").toList();
    assertThat(names).containsAll(Arrays.stream(files).map(File::getName).toList());
  }

  private static Stream<DynamicNode> tests(Statistic<?> statistic) {
    try {
      List<Example> examples = Example.of(statistic.name());
      DynamicNode any =
          dynamicTest("has published examples", () -> assertThat(examples).isNotEmpty());
      return Stream.concat(
          Stream.of(any),
          examples.stream()
              .map(example -> dynamicTest(example.name(), () -> check(statistic, example))));
    } catch (IOException e) {
      return Stream.of(
          dynamicTest(
              "published/" + statistic.name() + ".json can be read",
              () -> {
                throw e;
              }));
    }
  }

  private static void check(Statistic<?> statistic, Example example) {
    Scale scale = example.scale().read();
    Estimate estimate =
        example.label() == null
            ? Tallying.estimate(statistic, scale, example.cases())
            : Tallying.estimate(statistic, scale, label(scale, example.label()), example.cases());
    if (example.undefined()) {
      assertThat(estimate).isInstanceOf(Estimate.Undefined.class);
      assertThat(((Estimate.Undefined) estimate).reason()).isNotBlank();
    } else {
      assertThat(estimate).isInstanceOf(Estimate.Value.class);
      assertThat(((Estimate.Value) estimate).point())
          .isCloseTo(example.expected().doubleValue(), within(example.tolerance()));
    }
    if (example.low() != null) {
      Estimate.Interval interval =
          Tallying.interval(statistic.analytic().orElseThrow(), scale, example.cases())
              .orElseThrow();
      assertThat(interval.low())
          .isCloseTo(example.low().doubleValue(), within(example.intervalTolerance()));
      assertThat(interval.high())
          .isCloseTo(example.high().doubleValue(), within(example.intervalTolerance()));
    }
  }

  private static int label(Scale scale, String name) {
    for (int label = 0; label < scale.size(); label++) {
      if (scale.name(label).equals(name)) {
        return label;
      }
    }
    throw new IllegalArgumentException("no label " + name + " on " + scale);
  }
}
