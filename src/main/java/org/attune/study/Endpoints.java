package org.attune.study;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attune.UserMistake;
import org.attune.chat.Access;

/** How language models are reached, and where their answers are kept. Shows no setting. */
public final class Endpoints {

  private static final String OURS = "attune.chat.";
  private static final String AT_A_TIME = OURS + "at-a-time";
  private static final int USUAL = 8;

  private final Map<String, String> settings;
  private final Path answers;
  private final boolean asked;

  private Endpoints(Map<String, String> settings, Path answers, boolean asked) {
    this.settings = settings;
    this.answers = answers;
    this.asked = asked;
  }

  /**
   * What settings (--conf) say of endpoints.
   *
   * @param work the folder in which answers are kept
   * @throws UserMistake if they say how many questions are asked at a time, and it is no number
   */
  static Endpoints of(Map<String, String> conf, Path work) {
    Map<String, String> own = new TreeMap<>(conf);
    own.keySet().removeIf(key -> !key.startsWith(OURS));
    Endpoints endpoints = new Endpoints(own, work.resolve("answers"), true);
    endpoints.atATime();
    return endpoints;
  }

  /** The same answers, but nothing is asked: who verifies pays for no stranger's questions. */
  Endpoints unasked() {
    return new Endpoints(settings, answers, false);
  }

  /** The other settings, which Spark may know, and log. */
  static Map<String, String> without(Map<String, String> conf) {
    Map<String, String> others = new TreeMap<>(conf);
    others.keySet().removeIf(key -> key.startsWith(OURS));
    return others;
  }

  /** Folder of the answers of all models, which other studies take over. */
  Path answers() {
    return answers;
  }

  /**
   * Where an endpoint is, by settings and environment.
   *
   * @throws UserMistake if they do not say, or nothing is asked here
   */
  Access access(String endpoint) {
    if (!asked) {
      throw new UserMistake(
          "endpoint "
              + endpoint
              + ": expected all answers of the model in "
              + answers
              + ", found some missing; a verification asks no model");
    }
    return Access.of(endpoint, key -> Optional.ofNullable(settings.get(key)), System.getenv());
  }

  /** How many questions an endpoint is asked at a time. */
  int atATime() {
    String number = settings.getOrDefault(AT_A_TIME, Integer.toString(USUAL));
    if (!number.matches("[1-9][0-9]{0,3}")) {
      throw new UserMistake(
          AT_A_TIME
              + " in the settings (--conf): expected a number from 1 to 9999, found "
              + number);
    }
    return Integer.parseInt(number);
  }
}
