package org.attune.corpus;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Names of categories, levels or labels. */
final class CategoryNames {

  private CategoryNames() {}

  static OptionalLong position(List<String> names, String raw) {
    int at = names.indexOf(raw.strip());
    return at < 0 ? OptionalLong.empty() : OptionalLong.of(at);
  }

  static List<String> distinct(List<String> names) {
    if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException("need distinct names, found " + names);
    }
    return List.copyOf(names);
  }

  /** The numbers they are named by, or their ranks from 0. */
  static List<BigDecimal> values(List<String> names) {
    List<BigDecimal> numbers =
        distinct(names).stream().flatMap(name -> Decimals.number(name).stream()).toList();
    return numbers.size() < names.size()
        ? IntStream.range(0, names.size()).mapToObj(BigDecimal::valueOf).toList()
        : numbers;
  }
}
