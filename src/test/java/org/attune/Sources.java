package org.attune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What source text may name, by the package it is in. */
final class Sources {

  /**
   * Package of the project -> packages of the project it may name, beside its own and {@link
   * Names}; one inside another counts as a package of its own.
   */
  static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("yaml", Set.of()),
          Map.entry("corpus", Set.of("yaml")),
          Map.entry("rubric", Set.of("corpus", "yaml")),
          Map.entry("score", Set.of("corpus", "yaml")),
          Map.entry("score.lexicon", Set.of("corpus", "yaml", "score")),
          Map.entry("score.linear", Set.of("corpus", "score")),
          Map.entry("score.packed", Set.of()),
          Map.entry("score.neural", Set.of("corpus", "yaml", "score", "score.packed")),
          Map.entry("explain", Set.of("corpus", "score")),
          Map.entry("score.raters", Set.of("yaml", "score")),
          Map.entry("chat", Set.of("corpus", "yaml")),
          Map.entry("ask", Set.of("yaml", "chat", "corpus", "rubric", "score")),
          Map.entry("reply", Set.of("yaml", "chat", "corpus", "rubric")),
          Map.entry("tally", Set.of("corpus")),
          Map.entry("statistic", Set.of("corpus", "tally")),
          Map.entry("privacy", Set.of()),
          Map.entry("table", Set.of("corpus", "privacy", "tally", "statistic")),
          Map.entry(
              "protocol",
              Set.of("corpus", "yaml", "explain", "reply", "tally", "statistic", "table")),
          Map.entry("figure", Set.of("statistic", "table")),
          Map.entry(
              "catalog",
              Set.of(
                  "yaml",
                  "corpus",
                  "rubric",
                  "ask",
                  "reply",
                  "score",
                  "score.raters",
                  "statistic",
                  "protocol")),
          Map.entry(
              "plan",
              Set.of(
                  "corpus",
                  "rubric",
                  "chat",
                  "ask",
                  "reply",
                  "score",
                  "score.raters",
                  "tally",
                  "statistic",
                  "protocol",
                  "table",
                  "catalog")),
          Map.entry(
              "result",
              Set.of(
                  "corpus",
                  "explain",
                  "score",
                  "tally",
                  "statistic",
                  "protocol",
                  "table",
                  "catalog",
                  "plan")),
          Map.entry(
              "report",
              Set.of(
                  "corpus",
                  "explain",
                  "reply",
                  "rubric",
                  "tally",
                  "statistic",
                  "protocol",
                  "result",
                  "table",
                  "figure")),
          Map.entry("sheet", Set.of("corpus")),
          Map.entry("draft", Set.of("yaml", "corpus", "protocol", "sheet", "catalog")),
          Map.entry(
              "notebook",
              Set.of(
                  "yaml",
                  "corpus",
                  "tally",
                  "statistic",
                  "protocol",
                  "result",
                  "table",
                  "figure",
                  "sheet")),
          Map.entry(
              "spark",
              Set.of(
                  "yaml",
                  "corpus",
                  "explain",
                  "score",
                  "score.linear",
                  "score.neural",
                  "score.raters",
                  "tally",
                  "statistic",
                  "table")),
          Map.entry("train", Set.of("corpus", "score", "score.neural", "statistic", "protocol")),
          Map.entry(
              "study",
              Set.of(
                  "yaml",
                  "corpus",
                  "explain",
                  "chat",
                  "ask",
                  "reply",
                  "rubric",
                  "score",
                  "score.lexicon",
                  "score.neural",
                  "score.raters",
                  "tally",
                  "statistic",
                  "protocol",
                  "catalog",
                  "plan",
                  "result",
                  "table",
                  "report",
                  "spark",
                  "train")),
          Map.entry(
              "command",
              Set.of(
                  "yaml", "corpus", "explain", "reply", "catalog", "plan", "result", "spark",
                  "study", "sheet", "draft")));

  /** Types of the root that every package may name. */
  private static final Set<String> SHARED =
      Set.of(
          "Names", "Cites", "Scratch", "DirectionMarks", "Visible", "UserMistake", "StudyFailed");

  private static final Pattern COMMENT_OR_LITERAL =
      Pattern.compile(
          "//[^\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'",
          Pattern.DOTALL);
  private static final Pattern NAMED =
      Pattern.compile("\\b(org\\.attune|org\\.apache\\.spark|ai\\.djl)\\b(?:\\s*\\.\\s*[\\w*]+)*");

  private Sources() {}

  /** Source text without comments and literals, on the same lines. */
  static String code(String source) {
    return COMMENT_OR_LITERAL
        .matcher(source)
        .replaceAll(found -> found.group().replaceAll("[^\n]+", " "));
  }

  /**
   * What a source file names against the directions of the packages, as {@code FILE:LINE: why}.
   *
   * @param file its path below {@code org/attune}, with slashes
   */
  static List<String> offences(String file, String source) {
    String own = file.substring(0, Math.max(0, file.lastIndexOf('/'))).replace('/', '.');
    List<String> offences = new ArrayList<>();
    if (!own.isEmpty() && !ARROWS.containsKey(own)) {
      offences.add(file + ":1: no directions are laid down for package " + own);
      return offences;
    }
    String code = code(source);
    int start = code.indexOf(';') + 1;
    Matcher named = NAMED.matcher(code).region(start, code.length());
    while (named.find()) {
      String name = named.group().replaceAll("\\s", "");
      String why = name.startsWith("org.attune") ? ours(file, own, name) : others(own, name);
      if (!why.isEmpty()) {
        long line = 1 + code.substring(0, named.start()).chars().filter(c -> c == '\n').count();
        offences.add(file + ":" + line + ": " + why);
      }
    }
    return offences;
  }

  private static String ours(String file, String own, String name) {
    String[] steps = name.split("\\.");
    String next = steps.length > 2 ? steps[2] : "*";
    if (Character.isUpperCase(next.charAt(0)) || next.equals("*")) {
      boolean allowed = SHARED.contains(next) || own.isEmpty();
      return allowed ? "" : own + " may not name " + name;
    }
    String named =
        Arrays.stream(steps)
            .skip(2)
            .takeWhile(step -> Character.isLowerCase(step.charAt(0)))
            .collect(Collectors.joining("."));
    boolean allowed =
        named.equals(own)
            || (own.isEmpty() ? file.equals("Attune.java") : ARROWS.get(own).contains(named));
    return allowed ? "" : (own.isEmpty() ? file : own) + " may not name " + name;
  }

  private static String others(String own, String name) {
    boolean allowed =
        name.startsWith("ai.djl")
            ? own.equals("score.neural") || own.equals("train")
            : own.equals("spark")
                || own.equals("study") && name.startsWith("org.apache.spark.sql.SparkSession");
    return allowed ? "" : (own.isEmpty() ? "the root" : own) + " may not name " + name;
  }
}
