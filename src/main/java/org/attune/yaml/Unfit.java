package org.attune.yaml;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Values of a section that are of their type and still cannot be used. The constructor of the
 * section's record throws it, so that each is reported at its own key.
 */
public final class Unfit extends IllegalArgumentException {

  /**
   * One of them.
   *
   * @param steps where it is below the section: keys in kebab case or as the user wrote them, and
   *     places in lists from 0
   * @param expected what should be there
   * @param found what is there
   */
  public record Value(List<String> steps, String expected, String found) {

    /** The value of a key of the section. */
    public Value(String key, String expected, String found) {
      this(List.of(key), expected, found);
    }

    /** The value of a key that is a text. */
    public static Value text(String key, String expected, String found) {
      return text(List.of(key), expected, found);
    }

    /** The same further below. */
    public static Value text(List<String> steps, String expected, String found) {
      return new Value(steps, expected, '"' + FileReading.shortened(found) + '"');
    }
  }

  private final transient List<Value> values;

  private Unfit(List<Value> values) {
    super(
        values.stream()
            .map(
                v ->
                    String.join(".", v.steps())
                        + ": expected "
                        + v.expected()
                        + ", found "
                        + v.found())
            .collect(Collectors.joining("\n")));
    this.values = List.copyOf(values);
  }

  /**
   * @throws Unfit if there is such a value
   */
  public static void raise(List<Value> values) {
    if (!values.isEmpty()) {
      throw new Unfit(values);
    }
  }

  List<Value> values() {
    return values;
  }
}
