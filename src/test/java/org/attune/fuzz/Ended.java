package org.attune.fuzz;

import java.util.List;
import java.util.regex.Pattern;
import org.attune.Launch;

/**
 * How the program ended with an altered input.
 *
 * @param input kind and seed of the input
 * @param how how it ended
 * @param told what it said
 */
record Ended(String input, How how, String told) {

  /** Ways to end. */
  enum How {
    /** With exit code 0 to 3 and a few lines in the user's words. */
    WELL,
    /** With the name of a Java class, or as a failure nobody foresaw. */
    RAW,
    /** Out of memory or stack. */
    MEMORY,
    /** With more lines than one reads. */
    LONG,
    /** Not within the time. */
    HUNG
  }

  static final int MOST_LINES = 5;

  private static final int LONGEST_LINE = 1000;

  /** Classes by their full names, and exceptions by any. */
  private static final Pattern JAVA =
      Pattern.compile(
          "\\b(java|javax|jdk|sun|com|org|ai|scala)(\\.[a-z0-9_]+)+\\.[A-Z]\\w+"
              + "|\\b[A-Z]\\w*(Exception|Error)\\b|\\bat [a-z.]+\\(");

  static Ended of(String input, Launch launch) {
    List<String> lines = launch.err().lines().toList();
    boolean named = JAVA.matcher(launch.err() + launch.out()).find();
    boolean unforeseen = lines.stream().anyMatch(line -> line.startsWith("failed"));
    boolean long_ =
        lines.size() > MOST_LINES || lines.stream().anyMatch(l -> l.length() > LONGEST_LINE);
    boolean exit = launch.exit() >= 0 && launch.exit() <= 3;
    boolean memory = launch.err().contains("memory does not suffice");
    How how =
        memory ? How.MEMORY : named || unforeseen || !exit ? How.RAW : long_ ? How.LONG : How.WELL;
    return new Ended(input, how, launch.err() + (named ? launch.out() : ""));
  }

  static Ended of(String input, Throwable thrown) {
    boolean memory = thrown instanceof OutOfMemoryError || thrown instanceof StackOverflowError;
    return new Ended(input, memory ? How.MEMORY : How.RAW, thrown.toString());
  }
}
