package org.attune.score;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What a scorer gives of a turn, as text: its numbers with commas between, a dash for each output
 * that is {@link Scorer#NO_ANSWER}.
 */
public final class OutputsText {

  private static final String NO_ANSWER = "-";

  private OutputsText() {}

  /** One line. */
  public static String of(LongStream outputs) {
    return outputs
        .mapToObj(output -> output == Scorer.NO_ANSWER ? NO_ANSWER : Long.toString(output))
        .collect(Collectors.joining(","));
  }

  /**
   * Reads what {@link #of} gives.
   *
   * @throws NumberFormatException if it is anything else
   */
  public static LongStream read(String text) {
    return Arrays.stream(text.split(",", -1))
        .mapToLong(output -> output.equals(NO_ANSWER) ? Scorer.NO_ANSWER : Long.parseLong(output));
  }
}
