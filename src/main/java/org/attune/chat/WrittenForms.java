package org.attune.chat;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be told by its form: addresses, numbers, links. The first that fits a place holds. */
final class WrittenForms {

  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]++(?:@|\\s?[\\[(](?:at|AT)[\\])]\\s?)[\\p{L}\\p{N}-]+"
              + "(?:(?:\\.|\\s?[\\[(](?:dot|DOT|punkt)[\\])]\\s?)[\\p{L}\\p{N}-]+)+");

  private static final Pattern LINK =
      Pattern.compile(
          "(?:https?://|www\\.)[^\\s<>\"']*[^\\s<>\"'.,;:!?)\\]]"
              + "|\\b(?:[a-z0-9-]+\\.)+(?:com|org|net|io|me|info|de|es|fr|tr|uk|eu|at|ch|gov|edu|app)\\b"
              + "(?:/[^\\s<>\"']*[^\\s<>\"'.,;:!?)\\]])?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern HANDLE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}._@/])(?:@[\\p{L}\\p{N}_][\\p{L}\\p{N}_.]{0,29}(?<!\\.)|u/[\\w-]{3,20})");

  private static final Pattern IBAN =
      Pattern.compile("\\b[A-Z]{2}\\d{2}(?:[ -]?[A-Z0-9]){11,30}\\b");
  private static final Pattern CARD = Pattern.compile("\\b[3-6](?:[ -]?\\d){12,18}\\b");

  /** Digits after a word that says they are an account's; the digits are the group. */
  private static final Pattern ACCOUNT =
      Pattern.compile(
          "(?i:\\b(?:account|acct|konto|kontonummer|cuenta|compte|hesap))"
              + "(?i:\\s+(?:number|no|nr|is|ist|número|es|numéro|est|numarası|numaram))*[.:#]*\\s*"
              + "(\\d(?:[ -]?\\d){5,14})\\b",
          Pattern.UNICODE_CASE);

  private static final String WORD = "\\p{Lu}[\\p{L}.'’-]*";
  private static final String BRITISH_CODE = "[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2}";
  private static final String TOWN =
      "(?:,?\\s+(?:\\d{4,5}|BRITISH)\\s+~W(?:[ -]~W){0,2}|,\\s+~W(?:\\s~W){0,2},?\\s+(?:[A-Z]{2}\\s+\\d{5}|BRITISH)|,\\s+\\d{5}\\b)?"
          .replace("BRITISH", BRITISH_CODE);

  private static final List<Pattern> ADDRESSES = addresses();

  /** Regions by whose rules a number without a country is read. */
  private static final List<String> REGIONS = List.of("US", "GB", "DE", "ES", "FR", "TR");

  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  private WrittenForms() {}

  private static List<Pattern> addresses() {
    try (InputStream in = WrittenForms.class.getResourceAsStream("addresses.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> Pattern.compile("(?U)" + line.replace("~T", TOWN).replace("~W", WORD)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Mask.Found> in(String text) {
    List<Mask.Found> found = new ArrayList<>();
    add(found, text, EMAIL, Mask.Kind.EMAIL, 0, form -> true);
    add(found, text, LINK, Mask.Kind.LINK, 0, form -> true);
    add(found, text, HANDLE, Mask.Kind.HANDLE, 0, form -> true);
    ibans(found, text);
    add(found, text, CARD, Mask.Kind.ACCOUNT, 0, WrittenForms::luhn);
    add(found, text, ACCOUNT, Mask.Kind.ACCOUNT, 1, form -> true);
    phones(found, text);
    ADDRESSES.forEach(form -> add(found, text, form, Mask.Kind.ADDRESS, 0, address -> true));
    return found;
  }

  private static void add(
      List<Mask.Found> found,
      String text,
      Pattern pattern,
      Mask.Kind kind,
      int group,
      Predicate<String> holds) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (holds.test(matcher.group(group))) {
        add(found, new Mask.Found(kind, matcher.start(group), matcher.end(group)));
      }
    }
  }

  private static void add(List<Mask.Found> found, Mask.Found next) {
    if (found.stream().noneMatch(next::overlaps)) {
      found.add(next);
    }
  }

  /** The longest beginning of what looks like an IBAN that is one: words may stand behind it. */
  private static void ibans(List<Mask.Found> found, String text) {
    Matcher matcher = IBAN.matcher(text);
    while (matcher.find()) {
      for (int end = matcher.end(); end >= matcher.start() + 15; end--) {
        if (iban(text.substring(matcher.start(), end))) {
          add(found, new Mask.Found(Mask.Kind.ACCOUNT, matcher.start(), end));
          break;
        }
      }
    }
  }

  /** ISO 13616: with the first four characters last and letters as numbers from 10, 1 modulo 97. */
  static boolean iban(String text) {
    String plain = text.replaceAll("[ -]", "");
    if (plain.length() < 15 || !Character.isLetterOrDigit(text.charAt(text.length() - 1))) {
      return false;
    }
    StringBuilder digits = new StringBuilder();
    (plain.substring(4) + plain.substring(0, 4))
        .chars()
        .forEach(c -> digits.append(Character.getNumericValue(c)));
    return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }

  /** ISO/IEC 7812: digits, every second from the right doubled, sum to a multiple of 10. */
  static boolean luhn(String text) {
    String digits = text.replaceAll("\\D", "");
    int sum = 0;
    for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
      int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
      int counted = fromRight % 2 == 0 ? digit : 2 * digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }

  private static void phones(List<Mask.Found> found, String text) {
    if (text.chars().filter(Character::isDigit).count() < 7) {
      return;
    }
    for (String region : REGIONS) {
      for (PhoneNumberMatch match : PHONES.findNumbers(text, region)) {
        String raw = match.rawString();
        if (raw.matches("[+(0].*|\\d+[ ./-]\\d+.*")) {
          add(found, new Mask.Found(Mask.Kind.PHONE, match.start(), match.end()));
        }
      }
    }
  }
}
