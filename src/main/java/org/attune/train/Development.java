package org.attune.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.corpus.Scale;
import org.attune.protocol.Training;
import org.attune.score.Learner.Example;
import org.attune.score.Request;
import org.attune.score.neural.Djl;
import org.attune.statistic.Skill;

/** A packaged model on the development items, scored as any study scores. */
final class Development {

  private static final double ONE = 10_000;

  private final List<Task> tasks;
  private final Training training;
  private final String device;

  /**
   * @param device where the model runs, {@code cpu} or {@code gpu:N}
   */
  Development(List<Task> tasks, Training training, String device) {
    this.device = device;
    this.tasks = tasks;
    this.training = training;
  }

  /** Skill on each dimension that has development items. */
  SortedMap<String, Double> skills(Path model) throws IOException {
    SortedMap<String, Double> skills = new TreeMap<>();
    rated(model).forEach((d, items) -> skills.put(d, Skill.of(scale(d), items)));
    return skills;
  }

  /** The best threshold of each label, for dimensions of labels. */
  SortedMap<String, Map<String, Double>> thresholds(Path model) throws IOException {
    SortedMap<String, Map<String, Double>> all = new TreeMap<>();
    rated(model)
        .forEach(
            (dimension, items) -> {
              Scale scale = scale(dimension);
              int[] best = Skill.thresholds(scale, items);
              Map<String, Double> named = new LinkedHashMap<>();
              for (int k = 0; k < best.length; k++) {
                named.put(scale.name(k), best[k] / ONE);
              }
              all.put(dimension, named);
            });
    return all;
  }

  private Scale scale(String dimension) {
    return tasks.stream()
        .map(t -> t.dimensions().get(dimension))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private Map<String, List<Skill.Rated>> rated(Path model) throws IOException {
    Map<String, List<Skill.Rated>> rated = new HashMap<>();
    for (Task task : tasks) {
      Request request = new Request(task.dimensions(), model.getParent(), model, device);
      Djl.Options options =
          new Djl.Options(
              model.getFileName().toString(), training.maxTokens(), task.pairs(), Map.of());
      try (Djl scorer = new Djl(options, request)) {
        long[][] rows = scorer.score(task.development().stream().map(Example::turn).toList());
        int at = 0;
        int position = 0;
        for (Map.Entry<String, Scale> dimension : task.dimensions().entrySet()) {
          List<Skill.Rated> items =
              rated.computeIfAbsent(dimension.getKey(), d -> new ArrayList<>());
          int outputs = dimension.getValue().outputs();
          for (int i = 0; i < rows.length; i++) {
            long answer = task.development().get(i).answers()[position];
            if (answer != Scale.ABSENT) {
              items.add(new Skill.Rated(answer, Arrays.copyOfRange(rows[i], at, at + outputs)));
            }
          }
          at += outputs;
          position++;
        }
      }
    }
    Djl.forget(model, device);
    return rated;
  }
}
