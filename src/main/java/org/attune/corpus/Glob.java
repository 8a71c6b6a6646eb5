package org.attune.corpus;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern of paths: {@code *} and {@code ?} within a folder, {@code **} any characters, {@code
 * **}{@code /} any folders or none, {@code {a,b}}, {@code [ab]}, {@code [a-z]}, {@code [!a]}, and
 * {@code \} before a character that shall mean itself. Matching takes time in proportion to the
 * lengths of pattern and path, whatever the pattern.
 */
final class Glob {

  private static final int MOST_ALTERNATIVES = 1000;

  /** A step of a pattern: which places of a path are reached from others. */
  private interface Step {
    BitSet from(BitSet places, String path);
  }

  /** A character or one of some. */
  private interface One extends Step {
    boolean is(char character);

    @Override
    default BitSet from(BitSet places, String path) {
      BitSet reached = new BitSet();
      places.stream()
          .filter(p -> p < path.length() && is(path.charAt(p)))
          .forEach(p -> reached.set(p + 1));
      return reached;
    }
  }

  private static final One ANY = character -> character != '/';

  private static final Step ANY_IN_FOLDER =
      (places, path) -> {
        BitSet reached = (BitSet) places.clone();
        for (int p = 0; p < path.length(); p++) {
          if (reached.get(p) && path.charAt(p) != '/') {
            reached.set(p + 1);
          }
        }
        return reached;
      };

  private static final Step ANY_TEXT =
      (places, path) -> {
        BitSet reached = new BitSet();
        if (!places.isEmpty()) {
          reached.set(places.nextSetBit(0), path.length() + 1);
        }
        return reached;
      };

  private static final Step ANY_FOLDERS =
      (places, path) -> {
        BitSet reached = (BitSet) places.clone();
        for (int p = places.nextSetBit(0); p >= 0 && p < path.length(); p++) {
          if (path.charAt(p) == '/') {
            reached.set(p + 1);
          }
        }
        return reached;
      };

  private final String pattern;
  private final List<List<Step>> alternatives = new ArrayList<>();
  private int at;

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException with what is wrong with it
   */
  Glob(String pattern) {
    this.pattern = pattern;
    alternatives.addAll(alternatives(false));
  }

  /** Whether a path with slashes is one of those. */
  boolean matches(String path) {
    return alternatives.stream().anyMatch(steps -> matches(steps, path));
  }

  private static boolean matches(List<Step> steps, String path) {
    BitSet places = new BitSet();
    places.set(0);
    for (Step step : steps) {
      places = step.from(places, path);
    }
    return places.get(path.length());
  }

  /** All ways to read the pattern up to its end, or that of its braces. */
  private List<List<Step>> alternatives(boolean braces) {
    List<List<Step>> ended = new ArrayList<>();
    List<List<Step>> open = new ArrayList<>(List.of(List.of()));
    while (at < pattern.length()) {
      char c = pattern.charAt(at++);
      if (braces && (c == ',' || c == '}')) {
        ended.addAll(open);
        open = new ArrayList<>(List.of(List.of()));
        if (c == '}') {
          return ended;
        }
      } else if (c == '{') {
        if (braces) {
          throw new IllegalArgumentException("braces within braces");
        }
        open = product(open, alternatives(true));
      } else {
        open = product(open, List.of(List.of(step(c))));
      }
    }
    if (braces) {
      throw new IllegalArgumentException("a brace { that is not closed");
    }
    return open;
  }

  private static List<List<Step>> product(List<List<Step>> firsts, List<List<Step>> seconds) {
    if ((long) firsts.size() * seconds.size() > MOST_ALTERNATIVES) {
      throw new IllegalArgumentException("more than " + MOST_ALTERNATIVES + " alternatives");
    }
    List<List<Step>> all = new ArrayList<>();
    for (List<Step> first : firsts) {
      for (List<Step> second : seconds) {
        List<Step> both = new ArrayList<>(first);
        both.addAll(second);
        all.add(both);
      }
    }
    return all;
  }

  private Step step(char c) {
    return switch (c) {
      case '*' -> stars();
      case '?' -> ANY;
      case '[' -> set();
      case '\\' -> {
        if (at == pattern.length()) {
          throw new IllegalArgumentException("a \\ at the end");
        }
        yield one(pattern.charAt(at++));
      }
      default -> one(c);
    };
  }

  private static One one(char expected) {
    return character -> character == expected;
  }

  private Step stars() {
    int stars = 1;
    while (at < pattern.length() && pattern.charAt(at) == '*') {
      stars++;
      at++;
    }
    if (stars > 1 && at < pattern.length() && pattern.charAt(at) == '/') {
      at++;
      return ANY_FOLDERS;
    }
    return stars > 1 ? ANY_TEXT : ANY_IN_FOLDER;
  }

  private One set() {
    boolean not = at < pattern.length() && pattern.charAt(at) == '!';
    int from = not ? at + 1 : at;
    int to = pattern.indexOf(']', from + 1);
    if (to < 0) {
      throw new IllegalArgumentException("a bracket [ that is not closed");
    }
    at = to + 1;
    String set = pattern.substring(from, to);
    return character -> character != '/' && in(set, character) != not;
  }

  private static boolean in(String set, char character) {
    for (int i = 0; i < set.length(); i++) {
      boolean range = i + 2 < set.length() && set.charAt(i + 1) == '-';
      if (range && set.charAt(i) <= character && character <= set.charAt(i + 2)
          || !range && set.charAt(i) == character) {
        return true;
      }
      i += range ? 2 : 0;
    }
    return false;
  }
}
