package org.attune.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.attune.Scratch;
import org.attune.corpus.Chat;
import org.attune.corpus.CorpusFormat;
import org.attune.corpus.Elan;
import org.attune.corpus.Iemocap;
import org.attune.corpus.MspPodcast;

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
      return FormatRows.sheet(file, path, format, "a transcript in CHAT (format: chat)");
    }
    if (format instanceof Iemocap) {
      return FormatRows.sheet(
          file, path, format, "an evaluation file of IEMOCAP (format: iemocap)");
    }
    if (format instanceof MspPodcast) {
      return FormatRows.sheet(file, path, format, "labels of MSP-Podcast (format: msp-podcast)");
    }
    return Tiers.turned(FormatRows.sheet(file, path, format, "an export of ELAN (format: elan)"));
  }
}
