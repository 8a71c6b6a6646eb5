package org.attune.report;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.result.Explanations;
import org.attune.result.ResultFolder;
import org.attune.table.CsvWriter;
import org.attune.table.Html;
import org.attune.table.Latex;
import org.attune.table.Markdown;

/** What scorers looked at, as files of results and as a section of the report. */
public final class Explained {

  private static final String TRUTH = "faithfulness";
  private static final String WORDS = "words";

  private static final Map<String, String> CAPTIONS =
      Map.of(
          TRUTH, "How true explanations are of the scorers",
          WORDS, "Which words move which label, on average over their places");

  private Explained() {}

  /** The files, by name; none where nothing was explained. */
  public static SortedMap<String, String> files(Explanations of) {
    SortedMap<String, String> files = new TreeMap<>();
    if (!of.isEmpty()) {
      put(files, TRUTH, of.exactTruths(), of.truths(), Explanations.TRUTH_WORDS, of.notes());
      put(files, WORDS, of.exactWords(), of.words(), Explanations.WORD_WORDS + 2, of.notes());
    }
    return files;
  }

  private static void put(
      SortedMap<String, String> files,
      String name,
      List<List<String>> exact,
      List<List<String>> lines,
      int words,
      List<String> notes) {
    String path = ResultFolder.EXPLANATIONS + "/" + name;
    String caption = CAPTIONS.get(name);
    StringBuilder below = new StringBuilder();
    notes.forEach(note -> below.append('\n').append(Markdown.paragraph(note)).append('\n'));
    files.put(path + ".csv", CsvWriter.lines(exact));
    files.put(
        path + ".md", Markdown.paragraph(caption) + "\n\n" + Markdown.grid(lines, words) + below);
    files.put(path + ".tex", Latex.grid("explanations-" + name, caption, lines, words));
  }

  /** What a file is, from its name. */
  static String described(String path) {
    String name = path.replaceFirst("^[^/]*/", "");
    String stem = name.replaceFirst("\\.[a-z]+$", "");
    return name.endsWith(".tsv")
        ? "What was counted of explanations of items of the corpus " + stem + ", without texts."
        : CAPTIONS.get(stem) + ".";
  }

  /** The section of the report; none where nothing was explained. */
  static List<Map<String, Object>> section(Explanations of) {
    if (of.isEmpty()) {
      return List.of();
    }
    return List.of(
        Map.of(
            "truth",
            Html.grid(CAPTIONS.get(TRUTH), of.truths(), 1, Explanations.TRUTH_WORDS, List.of()),
            "words",
            Html.grid(
                CAPTIONS.get(WORDS), of.words(), 1, Explanations.WORD_WORDS + 2, of.notes())));
  }
}
