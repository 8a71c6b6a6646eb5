package org.attune.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.Scratch;
import org.attune.corpus.Chat;
import org.attune.corpus.CorpusFormat;
import org.attune.corpus.Elan;
import org.attune.corpus.Iemocap;
import org.attune.corpus.MspPodcast;
import org.attune.sheet.Hints.Hint;

/** Recognises files of corpora of speech by their first lines, and reads them by their formats. */
final class SpeechFiles {

  private static final String CLOCK = "\\d\\d:\\d\\d:\\d\\d\\.\\d{3}";
  private static final String SECONDS = "\\d+\\.\\d{1,3}";
  private static final String ELAN =
      "[^\\t]+\\t[^\\t]*(\\t("
          + CLOCK
          + "(\\t"
          + SECONDS
          + ")?(\\t\\d+)?)){3}\\t[^\\t]*|[^\\t]+\\t[^\\t]*(\\t"
          + SECONDS
          + "){3}\\t[^\\t]*";
  private static final String ELAN_HEAD =
      "(?i)(.*\\t)?tier\\t(.*\\t)?begin time.*\\t(.*\\t)?annotation(\\t.*)?";
  private static final String IEMOCAP =
      "% \\[START_TIME - END_TIME] TURN_NAME.*|\\[[\\d.]+ - [\\d.]+]\\s+Ses\\S+\\s.*";
  private static final String MSP = "(?i)\\S+\\.wav\\s*;\\s*\\S+\\s*;(\\s*[AVD]:[^;]*;?){1,3}\\s*";

  private final String file;
  private final Path path;

  private SpeechFiles(String file, Path path) {
    this.file = file;
    this.path = path;
  }

  /** The table of a text if it is such a file. */
  static Optional<Sheet> sheet(String file, String text) throws IOException {
    Optional<CorpusFormat> format = format(text);
    if (format.isEmpty()) {
      return Optional.empty();
    }
    Path copy = Scratch.file("ratings-", ".txt");
    try {
      Files.writeString(copy, text, StandardCharsets.UTF_8);
      return Optional.of(new SpeechFiles(file, copy).read(format.get()));
    } finally {
      Files.delete(copy);
    }
  }

  private static Optional<CorpusFormat> format(String text) {
    List<String> first = text.lines().filter(line -> !line.isBlank()).limit(3).toList();
    String line = first.get(0).stripTrailing();
    if (line.matches("@(UTF8|Begin).*")) {
      return Optional.of(new Chat());
    }
    if (line.matches(IEMOCAP)) {
      return Optional.of(new Iemocap());
    }
    if (line.matches(MSP)) {
      return Optional.of(new MspPodcast());
    }
    return line.matches(ELAN_HEAD) || first.stream().allMatch(l -> l.matches(ELAN))
        ? Optional.of(new Elan())
        : Optional.empty();
  }

  private Sheet read(CorpusFormat format) throws IOException {
    if (format instanceof Chat) {
      return SheetReader.FormatRows.sheet(
          file, path, format, "a transcript in CHAT (format: chat)");
    }
    if (format instanceof Iemocap) {
      return SheetReader.FormatRows.sheet(
          file, path, format, "an evaluation file of IEMOCAP (format: iemocap)");
    }
    if (format instanceof MspPodcast) {
      return SheetReader.FormatRows.sheet(
          file, path, format, "labels of MSP-Podcast (format: msp-podcast)");
    }
    return Tiers.turned(
        SheetReader.FormatRows.sheet(file, path, format, "an export of ELAN (format: elan)"));
  }

  /**
   * Annotations of intervals on tiers, as ELAN exports them, turned so that a row is one rater's
   * ratings of an interval. Who rated and what is in the tiers' names, such as {@code emotion-R1}.
   */
  private static final class Tiers {

    private static final String ITEM = "item";
    private static final String RATER = "rater";
    private static final String ANNOTATION = "annotation";

    private Tiers() {}

    /** The table with a column for each thing that was rated. */
    static Sheet turned(Sheet sheet) {
      List<String> tiers = sheet.values("tier").stream().distinct().toList();
      Map<String, ColumnNames.Part> parts = parts(tiers);
      List<String> annotators = sheet.values("annotator");
      boolean named =
          annotators.stream().distinct().count() > 1
              && annotators.stream().noneMatch(String::isBlank);
      Set<String> rated = new LinkedHashSet<>();
      Map<List<String>, Map<String, String>> rows = new LinkedHashMap<>();
      Map<List<String>, Long> lines = new LinkedHashMap<>();
      for (int row = 0; row < sheet.lines().size(); row++) {
        int at = row;
        String tier = cell(sheet, at, "tier");
        ColumnNames.Part part = parts.get(tier);
        String what = named ? tier : part.dimension().isEmpty() ? ANNOTATION : part.dimension();
        String who = named ? annotators.get(at) : part.who();
        List<String> key =
            List.of(cell(sheet, at, ITEM), who, cell(sheet, at, "begin"), cell(sheet, at, "end"));
        rated.add(what);
        lines.putIfAbsent(key, sheet.lines().get(at).number());
        rows.computeIfAbsent(key, k -> new LinkedHashMap<>())
            .putIfAbsent(what, cell(sheet, at, ANNOTATION));
      }
      List<String> columns = new ArrayList<>(List.of(ITEM, RATER, "begin", "end"));
      columns.addAll(rated);
      List<Sheet.Line> all = new ArrayList<>();
      rows.forEach(
          (key, answers) -> {
            List<String> values = new ArrayList<>(key);
            rated.forEach(what -> values.add(answers.getOrDefault(what, "")));
            all.add(new Sheet.Line(lines.get(key), values));
          });
      Hints known =
          Hints.none()
              .with(Hint.ITEM, ITEM)
              .with(Hint.RATER, RATER)
              .with(Hint.RATED, List.copyOf(rated));
      Sheet.Edits edits =
          sheet
              .edits()
              .changing("tiers are raters and what they rated: " + tiers)
              .leaving("participant", "who is heard, not who rated")
              .knowing(known);
      Sheet turned = sheet.with(columns, all, doubting(edits, rows.keySet()));
      return TableExport.leaving(
          turned, Hints.none(), TableExport.why("it is in the item's id", List.of("begin", "end")));
    }

    /** Intervals that one rater alone has cannot tell of agreement. */
    private static Sheet.Edits doubting(Sheet.Edits edits, Set<List<String>> rows) {
      Map<String, Integer> raters = new LinkedHashMap<>();
      rows.forEach(key -> raters.merge(key.get(0), 1, Integer::sum));
      long alone = raters.values().stream().filter(n -> n == 1).count();
      long people = rows.stream().map(key -> key.get(1)).distinct().count();
      return alone == 0 || people == 1
          ? edits
          : edits.doubting(
              "%d of %d intervals are on one rater's tier only: intervals are the same where begin and"
                      .formatted(alone, raters.size())
                  + " end are");
    }

    private static String cell(Sheet sheet, int row, String column) {
      return sheet.lines().get(row).values().get(sheet.columns().indexOf(column));
    }

    /** Who rated what on each tier, by names; a tier is a rater where they do not tell. */
    private static Map<String, ColumnNames.Part> parts(List<String> tiers) {
      Map<String, ColumnNames.Part> parts = new LinkedHashMap<>();
      for (String tier : tiers) {
        Optional<ColumnNames.Part> part = ColumnNames.part(tier);
        part.ifPresent(p -> parts.put(tier, p));
      }
      if (parts.size() == tiers.size()) {
        return parts;
      }
      parts.clear();
      Optional<Map<String, ColumnNames.Part>> apart = apart(tiers);
      tiers.forEach(tier -> parts.put(tier, new ColumnNames.Part("", tier)));
      return apart.orElse(parts);
    }

    /** Names of two parts, of which one names what is rated: {@code valence@anna}. */
    private static Optional<Map<String, ColumnNames.Part>> apart(List<String> tiers) {
      Map<String, ColumnNames.Part> parts = new LinkedHashMap<>();
      for (String tier : tiers) {
        String[] words = tier.split("[-_@. ]+");
        if (words.length != 2) {
          return Optional.empty();
        }
        boolean first = ColumnNames.rated(words[0]);
        if (first == ColumnNames.rated(words[1])) {
          return Optional.empty();
        }
        parts.put(
            tier, new ColumnNames.Part(first ? words[0] : words[1], first ? words[1] : words[0]));
      }
      return Optional.of(parts);
    }
  }
}
