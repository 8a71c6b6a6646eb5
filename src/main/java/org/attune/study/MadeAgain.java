package org.attune.study;

/** What is told where something in the work folder is not taken for what was written there. */
final class MadeAgain {

  private MadeAgain() {}

  /**
   * @param what in the plural, such as items of a corpus
   */
  static String of(String what) {
    return "made again: " + what + " no longer are what was written";
  }
}
