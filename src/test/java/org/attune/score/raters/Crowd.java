package org.attune.score.raters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ratings of items on one dimension by people with names.
 *
 * @param items names of the items, rising
 * @param raters names of the raters, rising; a rater's number is the position
 * @param categories names of the categories
 * @param panels ratings of each item
 */
record Crowd(
    List<String> items,
    List<String> raters,
    List<String> categories,
    List<RaterModel.Panel> panels) {

  /** A crowd from rows item, rater, rating. */
  static Crowd of(List<String[]> ratings, List<String> categories) {
    List<String> raters = ratings.stream().map(r -> r[1]).distinct().sorted().toList();
    Map<String, List<String[]>> byItem = new TreeMap<>();
    ratings.forEach(r -> byItem.computeIfAbsent(r[0], item -> new ArrayList<>()).add(r));
    List<RaterModel.Panel> panels = new ArrayList<>();
    for (List<String[]> item : byItem.values()) {
      panels.add(
          new RaterModel.Panel(
              item.stream().mapToInt(r -> raters.indexOf(r[1])).toArray(),
              item.stream().mapToLong(r -> categories.indexOf(r[2])).toArray()));
    }
    return new Crowd(List.copyOf(byItem.keySet()), raters, categories, panels);
  }

  /** Raters of whom nothing is known. */
  RaterModel.Raters start() {
    return DawidSkene.ErrorRates.unknown(raters.size(), categories.size());
  }

  RaterModel.Raters fit(RaterModel model) {
    return model.fit(raters.size(), categories.size(), 1, this::sums).get(0);
  }

  RaterModel.FixedSums sums(RaterModel.Raters of) {
    return sums(List.of(of)).get(0);
  }

  private List<RaterModel.FixedSums> sums(List<RaterModel.Raters> runs) {
    return RaterModel.sums(panels.stream().map(List::of).iterator(), runs);
  }

  List<double[]> posteriors(RaterModel.Raters of) {
    return panels.stream().map(of::posterior).toList();
  }

  /** Share of a rater's ratings that are the first of the highest categories of their items. */
  double agreement(int rater, List<double[]> degrees) {
    double same = 0;
    double all = 0;
    for (int i = 0; i < panels.size(); i++) {
      for (int r = 0; r < panels.get(i).size(); r++) {
        if (panels.get(i).rater(r) == rater) {
          all++;
          same += panels.get(i).category(r) == category(degrees.get(i)) ? 1 : 0;
        }
      }
    }
    return same / all;
  }

  /** The category of the highest degree, the first of those as high. */
  static int category(double[] degrees) {
    int best = 0;
    for (int k = 1; k < degrees.length; k++) {
      best = degrees[k] > degrees[best] ? k : best;
    }
    return best;
  }

  /** True if several categories have the highest degree. */
  static boolean tied(double[] degrees) {
    int best = category(degrees);
    for (int k = best + 1; k < degrees.length; k++) {
      if (degrees[k] == degrees[best]) {
        return true;
      }
    }
    return false;
  }
}
