package org.attune.score;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What a scorer gives of a turn, as text: its numbers with commas between, a dash for each output
 * that is {@link Scorer#NO_ANSWER}, a star for each that is {@link Scorer#NOT_ASKED}.
 */
public final class OutputsText {

  private static final String NO_ANSWER = "-";
  private static final String NOT_ASKED = "*";

  private OutputsText() {}

  /** One line. */
  public static String of(LongStream outputs) {
    return outputs.mapToObj(OutputsText::word).collect(Collectors.joining(","));
  }

  private static String word(long output) {
    return output == Scorer.NO_ANSWER
        ? NO_ANSWER
        : output == Scorer.NOT_ASKED ? NOT_ASKED : Long.toString(output);
  }

  private static long output(String word) {
    return switch (word) {
      case NO_ANSWER -> Scorer.NO_ANSWER;
      case NOT_ASKED -> Scorer.NOT_ASKED;
      default -> Long.parseLong(word);
    };
  }

  /**
   * Reads what {@link #of} gives.
   *
   * @throws NumberFormatException if it is anything else
   */
  public static LongStream read(String text) {
    return Arrays.stream(text.split(",", -1)).mapToLong(OutputsText::output);
  }
}
