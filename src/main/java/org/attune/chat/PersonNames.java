package org.attune.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of persons in a text, told by lists (given names, words that are no names) and by what
 * stands around a word with a capital letter: a title, a greeting or a relation before it, a verb
 * of speech behind it. Within a sentence, a word with a capital letter that is in no list is taken
 * for a name, except in German, where all nouns have one.
 */
final class PersonNames {

  private static final Pattern WORD =
      Pattern.compile(
          "\\p{Lu}[\\p{L}\\p{M}]*(?:[-'’]\\p{Lu}[\\p{L}\\p{M}]*)*|\\p{L}[\\p{L}\\p{M}]*");

  /** What may stand between the words of one name. */
  private static final Pattern WITHIN_NAME =
      Pattern.compile("\\s(?:\\p{Lu}\\.\\s)?(?:(?:van|von|der|den|de|del|la|bin|du|da)\\s)*");

  private static final Pattern SENTENCE_END =
      Pattern.compile("[.!?…:¿¡\"“„«(\\n][\\s\"“„«»”(*-]*\\z");

  /** As in: my name is. */
  private static final Set<String> IS = Set.of("is", "ist", "es", "est", "s");

  private static final Set<String> NAME =
      Set.of("name", "nombre", "nom", "prénom", "apellido", "nachname", "vorname");

  /** Greetings that are other words, too. */
  private static final Set<String> ADVERBS = Set.of("liebe", "lieber", "love");

  /** Words that German has and the other languages have not. */
  private static final Set<String> GERMAN =
      Set.of(
          "ich", "und", "nicht", "ist", "mit", "ein", "eine", "einen", "mein", "meine", "meinen",
          "meiner", "mir", "mich", "sie", "wir", "hat", "der", "das", "zu", "auf", "für", "dass",
          "auch", "heute", "wurde", "vom", "zum", "bei", "von", "dem", "den", "im", "als", "aus",
          "nach", "wenn", "weil", "aber", "oder", "nur", "schon", "sehr", "letzte", "sind", "hatte",
          "immer", "ihrem", "seit", "bin", "habe", "haben", "sich", "ihr", "liebe", "lieber",
          "hallo", "danke", "kann", "noch", "dir", "dich");

  private static final Set<String> ME = Set.of("mir", "mich", "uns", "dir", "dich");

  private static final Set<String> BEFORE_TOWNS =
      Set.of("new", "san", "santa", "los", "las", "saint", "st");

  /** Endings of nouns that no family has. */
  private static final Pattern GERMAN_NOUN =
      Pattern.compile(".+(?:ung|ungen|heit|keit|heiten|keiten|schaft|tion|nis|tät|chen|ismus)");

  private final Map<String, Set<String>> lists;

  /** A word of a text. */
  private record Word(String text, String folded, int start, int end, boolean begins) {
    boolean capital() {
      return Character.isUpperCase(text.codePointAt(0))
          && text.length() > 1
          && !text.equals(text.toUpperCase(Locale.ROOT));
    }
  }

  private PersonNames(Map<String, Set<String>> lists) {
    this.lists = lists;
  }

  static PersonNames ofResource() {
    Map<String, Set<String>> lists = new HashMap<>();
    try (InputStream in = PersonNames.class.getResourceAsStream("names.txt")) {
      Set<String> list = Set.of();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("[")) {
          list =
              lists.computeIfAbsent(line.substring(1, line.length() - 1), name -> new HashSet<>());
        } else if (!line.startsWith("#") && !line.isBlank()) {
          for (String word : line.strip().split("\\s+")) {
            list.add(Allowed.lower(word));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PersonNames(lists);
  }

  /** Whether a word is in the lists of given names. */
  boolean lists(String word) {
    String folded = Allowed.lower(word);
    return lists.get("given").contains(folded) || lists.get("given and word").contains(folded);
  }

  /** The words of a name, folded, without {@code van} and its like. */
  static Set<String> words(String name) {
    Set<String> words = new HashSet<>();
    for (Word word : split(name)) {
      if (!particle(word)) {
        words.add(word.folded());
      }
    }
    return words;
  }

  /**
   * The names in a text.
   *
   * @param known words by which persons were named before
   */
  List<Mask.Found> in(String text, Set<String> known) {
    List<Word> words = split(text);
    boolean german =
        words.stream().filter(w -> GERMAN.contains(w.folded())).count() * 7 > words.size();
    List<Mask.Found> found = new ArrayList<>();
    for (int at = 0; at < words.size(); at++) {
      int last = name(text, words, at, german, known);
      if (last >= at) {
        found.add(new Mask.Found(Mask.Kind.PERSON, words.get(at).start(), words.get(last).end()));
        at = last;
      }
    }
    return found;
  }

  private static List<Word> split(String text) {
    List<Word> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    int end = 0;
    while (word.find()) {
      String between = text.substring(end, word.start());
      boolean begins = words.isEmpty() || SENTENCE_END.matcher(between).find();
      words.add(
          new Word(word.group(), Allowed.lower(word.group()), word.start(), word.end(), begins));
      end = word.end();
    }
    return words;
  }

  /** The last word of the name that begins at a word; one before it if none does. */
  private int name(String text, List<Word> words, int at, boolean german, Set<String> known) {
    Word word = words.get(at);
    boolean given = listed("given", word);
    boolean introduced = introduced(text, words, at);
    if (!word.capital()) {
      return given && introduced && word.text().length() > 2 ? at : at - 1;
    }
    if (at > 0 && BEFORE_TOWNS.contains(words.get(at - 1).folded())
        || listed("no person", word)
        || listed("after", word)
        || listed("before", word) && !given) {
      return at - 1;
    }
    int last = extended(text, words, at, german);
    boolean certain = given || introduced || before(text, "after", words, last);
    boolean ambiguous = listed("given and word", word);
    boolean acts = before(text, "who", words, last) || german && german(words, last);
    if (certain
        || known.contains(word.folded()) && !ambiguous && !listed("start", word)
        || (ambiguous
            ? ambiguousName(text, words, at, last, german, acts)
            : unknownName(words, at, last, german, acts))) {
      return last;
    }
    return at - 1;
  }

  /** In German: has (done to) me, or me (in a subordinate clause), behind a word. */
  private static boolean german(List<Word> words, int last) {
    int next = last + 1;
    boolean has = next < words.size() && Set.of("hat", "hatte").contains(words.get(next).folded());
    next += has ? 1 : 0;
    return next < words.size()
        && (has || !words.get(last).begins())
        && ME.contains(words.get(next).folded());
  }

  private boolean ambiguousName(
      String text, List<Word> words, int at, int last, boolean german, boolean acts) {
    if (dated(text, words.get(at))) {
      return false;
    }
    boolean word = behind("word behind", words, at) || behind("thing behind", words, at);
    return acts || last > at || !words.get(at).begins() && !word;
  }

  /** A month, by a number beside it. */
  private static boolean dated(String text, Word word) {
    return text.substring(0, word.start()).matches("(?s).*\\d\\.?\\s")
        || text.substring(word.end()).matches("(?s)\\s\\d.*");
  }

  private boolean unknownName(List<Word> words, int at, int last, boolean german, boolean acts) {
    Word word = words.get(at);
    if (listed("start", word)) {
      return false;
    }
    boolean family = listed("family", word) && !word.begins();
    boolean unaccompanied = !behind("thing behind", words, at);
    if (german) {
      return unaccompanied && (acts || last > at && !word.begins());
    }
    return acts || family || last > at && !word.begins() || !word.begins() && unaccompanied;
  }

  /** Family names, second names and what stands between them belong to a name. */
  private int extended(String text, List<Word> words, int at, boolean german) {
    int last = at;
    while (last + 1 < words.size()) {
      int next = last + 1;
      while (next < words.size() && particle(words.get(next))) {
        next++;
      }
      if (next == words.size()
          || !WITHIN_NAME
              .matcher(text.substring(words.get(last).end(), words.get(next).start()))
              .matches()
          || !belongs(words.get(next), german)) {
        return last;
      }
      last = next;
    }
    return last;
  }

  private static boolean particle(Word word) {
    return Set.of("van", "von", "der", "den", "de", "del", "la", "bin", "du", "da")
            .contains(word.text())
        || word.text().length() == 1 && Character.isUpperCase(word.text().charAt(0));
  }

  private boolean belongs(Word word, boolean german) {
    return word.capital()
        && !listed("no person", word)
        && !listed("after", word)
        && (!german
            || listed("family", word)
            || listed("given", word)
            || !GERMAN_NOUN.matcher(word.folded()).matches());
  }

  private boolean introduced(String text, List<Word> words, int at) {
    if (at == 0) {
      return false;
    }
    Word before = words.get(at - 1);
    String between = text.substring(before.end(), words.get(at).start());
    if (listed("start", words.get(at)) && !followedByCapital(text, words, at)) {
      return false;
    }
    if (at > 1 && IS.contains(before.folded()) && NAME.contains(words.get(at - 2).folded())) {
      return true;
    }
    return listed("before", before)
        && (between.matches(",?\\s{1,2}")
            || between.matches("\\.\\s?") && before.text().length() < 5)
        && (!ADVERBS.contains(before.folded()) || addressed(text, words.get(at)));
  }

  private static boolean followedByCapital(String text, List<Word> words, int at) {
    return at + 1 < words.size()
        && words.get(at + 1).capital()
        && text.substring(words.get(at).end(), words.get(at + 1).start()).isBlank();
  }

  /** Whether a mark, as of a greeting, or the end stands behind a word. */
  private static boolean addressed(String text, Word word) {
    return text.substring(word.end()).matches("(?s)(?:\\s?[,!.:;?].*|\\s+(?:und|\\p{Lu}).*|\\s*)");
  }

  private boolean behind(String list, List<Word> words, int at) {
    return at > 0 && listed(list, words.get(at - 1));
  }

  private boolean before(String text, String list, List<Word> words, int last) {
    return last + 1 < words.size()
        && listed(list, words.get(last + 1))
        && text.substring(words.get(last).end(), words.get(last + 1).start()).isBlank();
  }

  private boolean listed(String list, Word word) {
    return lists.get(list).contains(word.folded());
  }
}
