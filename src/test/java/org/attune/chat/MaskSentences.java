package org.attune.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** 500 sentences, 100 in each of five languages, with what is to be hidden in them; all made up. */
final class MaskSentences {

  record Sentence(String language, String text, List<Mask.Found> hidden) {}

  private static final int OF_A_LANGUAGE = 100;
  private static final Pattern PLACE = Pattern.compile("\\{(\\w)}");

  private MaskSentences() {}

  /** The sentences of a file below {@code mask}; what is filled in follows from a seed. */
  static List<Sentence> of(String file, long seed) {
    Random random = new Random(seed);
    List<Sentence> sentences = new ArrayList<>();
    lines(file)
        .forEach(
            (language, lines) -> {
              Map<String, List<String>> fillings = fillings(lines);
              List<String> with =
                  lines.stream().filter(l -> !l.matches("(?:-|[GFAP]:) .*")).toList();
              List<String> without = lines.stream().filter(l -> l.startsWith("- ")).toList();
              for (String line : without) {
                sentences.add(new Sentence(language, line.substring(2), List.of()));
              }
              for (int i = 0; i < OF_A_LANGUAGE - without.size(); i++) {
                sentences.add(filled(language, fillings, with.get(i % with.size()), random));
              }
            });
    return sentences;
  }

  /** All given names that are filled in. */
  static List<String> givenNames(String file) {
    return lines(file).values().stream()
        .flatMap(lines -> fillings(lines).get("G").stream())
        .distinct()
        .toList();
  }

  private static Map<String, List<String>> fillings(List<String> lines) {
    return lines.stream()
        .filter(line -> line.matches("[GFAP]: .*"))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, 1), line -> List.of(line.substring(3).split(" \\| "))));
  }

  private static Map<String, List<String>> lines(String file) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    try (InputStream in = MaskSentences.class.getResourceAsStream("/mask/" + file)) {
      List<String> language = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("[")) {
          language = lines.computeIfAbsent(line.substring(1, 3), l -> new ArrayList<>());
        } else if (!line.startsWith("#")) {
          language.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private static Sentence filled(
      String language, Map<String, List<String>> fillings, String template, Random random) {
    StringBuilder text = new StringBuilder();
    List<Mask.Found> hidden = new ArrayList<>();
    Matcher place = PLACE.matcher(template);
    int from = 0;
    while (place.find()) {
      text.append(template, from, place.start());
      int start = text.length();
      text.append(filling(language, fillings, place.group(1), random));
      hidden.add(new Mask.Found(kind(place.group(1)), start, text.length()));
      from = place.end();
    }
    return new Sentence(language, text.append(template.substring(from)).toString(), hidden);
  }

  private static Mask.Kind kind(String place) {
    return switch (place) {
      case "E" -> Mask.Kind.EMAIL;
      case "P" -> Mask.Kind.PHONE;
      case "A" -> Mask.Kind.ADDRESS;
      case "H" -> Mask.Kind.HANDLE;
      case "L" -> Mask.Kind.LINK;
      case "B" -> Mask.Kind.ACCOUNT;
      default -> Mask.Kind.PERSON;
    };
  }

  private static String filling(
      String language, Map<String, List<String>> fillings, String place, Random random) {
    String user = "blue.heron" + random.nextInt(100);
    return switch (place) {
      case "G", "F", "A", "P" -> any(fillings.get(place), random);
      case "N" -> any(fillings.get("G"), random) + " " + any(fillings.get("F"), random);
      case "E" ->
          any(
              List.of(
                  user + "@example.org",
                  "m_" + user + "@mail.example.com",
                  "info@" + language + "-help.example"),
              random);
      case "H" -> "@" + any(List.of("quiet_river_7", "bluehäher", "night.owl88"), random);
      case "L" ->
          any(
              List.of(
                  "https://example.com/posts/8812?x=1",
                  "www.example.org/story",
                  "blog.example.net/about-me",
                  "example.de"),
              random);
      default -> random.nextBoolean() ? iban(language, random) : card(random);
    };
  }

  private static <T> T any(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  private static String iban(String language, Random random) {
    String country =
        Map.of("en", "GB", "de", "DE", "es", "ES", "fr", "FR", "tr", "TR").get(language);
    StringBuilder account = new StringBuilder(country.equals("GB") ? "WEST" : "");
    int length = Map.of("GB", 18, "DE", 18, "ES", 20, "FR", 23, "TR", 22).get(country);
    while (account.length() < length) {
      account.append(random.nextInt(10));
    }
    StringBuilder digits = new StringBuilder();
    (account + country + "00").chars().forEach(c -> digits.append(Character.getNumericValue(c)));
    int check = 98 - new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
    String plain = country + "%02d".formatted(check) + account;
    return random.nextBoolean() ? plain : plain.replaceAll("(.{4})(?=.)", "$1 ");
  }

  private static String card(Random random) {
    StringBuilder digits = new StringBuilder("4");
    while (digits.length() < 15) {
      digits.append(random.nextInt(10));
    }
    for (int last = 0; ; last++) {
      if (WrittenForms.luhn(digits.toString() + last)) {
        return (digits.toString() + last).replaceAll("(.{4})(?=.)", "$1 ");
      }
    }
  }
}
