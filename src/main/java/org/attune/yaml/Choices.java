package org.attune.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names to choose from, and what to say to someone who wrote another one. */
record Choices(String kind, List<String> names) {

  private static final int LISTED = 12;
  private static final int NEAREST = 3;

  static Choices of(String kind, Collection<String> names) {
    return new Choices(kind, names.stream().distinct().sorted().toList());
  }

  boolean contains(String name) {
    return names.contains(name);
  }

  String expected() {
    return switch (names.size()) {
      case 0 -> "one of the " + kind + ", of which there are none";
      case 1 -> names.get(0);
      default ->
          names.size() <= LISTED
              ? "one of " + String.join(", ", names)
              : "one of the " + names.size() + " " + kind;
    };
  }

  /** As {@link #expected()}; of many names the nearest to {@code text}. */
  String expectedNear(String text) {
    return names.size() <= LISTED
        ? expected()
        : expected() + " such as " + String.join(", ", byDistance(text).subList(0, NEAREST));
  }

  /**
   * The name probably meant: the nearest, if one letter in three differs at most or no other has
   * this part.
   */
  Optional<String> meant(String text) {
    String plain = plain(text);
    List<String> order = byDistance(text);
    long containing = names.stream().filter(name -> contains(name, plain)).count();
    return order.stream()
        .limit(1)
        .filter(name -> !plain.isEmpty())
        .filter(
            name ->
                containing == 1 || 3 * distance(plain, plain(name)) <= Math.max(3, plain.length()))
        .filter(name -> distance(plain, plain(name)) < name.length())
        .findFirst();
  }

  private List<String> byDistance(String text) {
    String plain = plain(text);
    return names.stream()
        .sorted(
            Comparator.comparing((String name) -> !contains(name, plain))
                .thenComparing(name -> distance(plain, plain(name)))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static boolean contains(String name, String plain) {
    return plain.length() > 2 && plain(name).contains(plain);
  }

  private static String plain(String text) {
    return Field.kebab(text.strip()).replaceAll("[\\s_-]+", "-").toLowerCase(Locale.ROOT);
  }

  /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
