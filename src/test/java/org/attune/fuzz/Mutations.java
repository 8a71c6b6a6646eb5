package org.attune.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Alters the bytes of a file as transfers, editors, spreadsheets and ill will do. */
final class Mutations {

  /** What programs stumble over. */
  private static final List<String> SPICES =
      List.of(
          "\"",
          "\"\"",
          "'",
          ",",
          ";",
          "\t",
          "|",
          "\r",
          "\n",
          "\r\n",
          "\u0000",
          "\ufeff",
          "\u00ff\u00fe",
          "-1",
          "NaN",
          "1e999999999",
          "99999999999999999999",
          "2147483648",
          "0",
          "",
          "null",
          "true",
          "../../../etc/passwd",
          "/etc/passwd",
          "{a,b",
          "[",
          "*".repeat(60),
          "*a".repeat(30),
          "utf-9",
          "UTF-16",
          "::",
          "~ (a+)+$",
          " ~ (",
          "&a [*a]",
          "*a",
          "!!python/object x",
          "<<: {}",
          "---\n",
          "# ",
          ": ",
          "- ",
          "{}",
          "[]",
          "{".repeat(3000),
          "[".repeat(3000),
          "x".repeat(70_000),
          "\\",
          "\\u12",
          "\\\"",
          "=cmd|' /C calc'!A0",
          "@SUM(1+1)",
          "\\input{/etc/passwd}",
          "^^5cinput x",
          "\u202e",
          "<img src=x>",
          "e\u0301\ud83d\ude42");

  private static final Pattern WORD = Pattern.compile("[^\\s:,{}\\[\\]\"]+");

  private final Random random;

  Mutations(long seed) {
    random = new Random(seed);
  }

  int number(int bound) {
    return random.nextInt(bound);
  }

  boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  /** Alters a text or other bytes in one to four places. */
  byte[] of(byte[] bytes) {
    byte[] altered = bytes;
    for (int i = 1 + random.nextInt(4) * random.nextInt(2); i > 0; i--) {
      altered = once(altered);
    }
    return altered;
  }

  private byte[] once(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(once(4) ? 200 : 8));
    return switch (random.nextInt(10)) {
      case 0 -> with(bytes, from, Math.min(bytes.length, from + 1), random(1));
      case 1 -> with(bytes, from, to, new byte[0]);
      case 2 -> with(bytes, from, from, random(1 + random.nextInt(8)));
      case 3 -> with(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
      case 4 -> Arrays.copyOf(bytes, from);
      case 5, 6 -> with(bytes, from, from, spice());
      case 7 -> with(bytes, from, to, spice());
      case 8 -> line(bytes, from);
      default -> flipped(bytes, from);
    };
  }

  /** Puts something else in the place of one of the words of a text. */
  byte[] word(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<MatchResult> words = WORD.matcher(text).results().toList();
    MatchResult word = words.get(random.nextInt(words.size()));
    String spice = new String(spice(), StandardCharsets.UTF_8);
    String quoted = once(2) ? "'" + spice.replace("'", "''") + "'" : spice;
    return (text.substring(0, word.start()) + quoted + text.substring(word.end()))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Takes a line out, or doubles it, or puts it in another place. */
  private byte[] line(byte[] bytes, int at) {
    int from = at;
    while (from > 0 && bytes[from - 1] != '\n') {
      from--;
    }
    int to = Math.min(at, bytes.length);
    while (to < bytes.length && bytes[to] != '\n') {
      to++;
    }
    byte[] line = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, to + 1));
    return switch (random.nextInt(3)) {
      case 0 -> with(bytes, from, Math.min(bytes.length, to + 1), new byte[0]);
      case 1 -> with(bytes, from, from, line);
      default -> {
        int place = random.nextInt(bytes.length + 1);
        yield with(bytes, place, place, line);
      }
    };
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] altered = bytes.clone();
    if (at < bytes.length) {
      altered[at] ^= (byte) (1 << random.nextInt(8));
    }
    return altered;
  }

  private byte[] random(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Something programs stumble over. */
  byte[] spice() {
    return SPICES.get(random.nextInt(SPICES.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] with(byte[] bytes, int from, int to, byte[] between) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(between);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
