package org.attune.statistic;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** How the made-up predictions of the reference values read text. */
final class GoldenText {

  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

  private GoldenText() {}

  /** Longest runs of a-z after A-Z are mapped to a-z. */
  static List<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** How many words, with repeats, stand in each label's list of the rule. */
  static int[] hits(JsonNode rule, List<String> labels, List<String> words) {
    return labels.stream()
        .map(label -> GoldenFile.strings(rule.path(label)))
        .mapToInt(list -> (int) words.stream().filter(list::contains).count())
        .toArray();
  }

  /** CRC-32 of the UTF-8 bytes, unsigned. */
  static long crc(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  /** The hash as a number from 0 to 1. */
  static double unit(String text) {
    return crc(text) / 4294967296.0;
  }

  /** SHA-256 of lines joined by a line feed, hexadecimal. */
  static String sha256(List<String> lines) {
    try {
      byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
