package org.attune.chat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.Names;

/**
 * Hides who is spoken of in one conversation before its text leaves the machine: {@code Person-1},
 * {@code Email-2}. The same person or number is the same mask over all turns, so that the text
 * still reads. What is hidden is found by form, checksums, lists of names and what stands around a
 * word; some is missed, above all names in small letters, and some is hidden that is nobody's. Not
 * for several threads.
 */
public final class Mask {

  /** What is hidden. */
  public enum Kind {
    PERSON,
    EMAIL,
    ADDRESS,
    PHONE,
    HANDLE,
    LINK,
    ACCOUNT
  }

  /** Characters of a text from {@code start} up to {@code end} that are hidden. */
  record Found(Kind kind, int start, int end) {
    boolean overlaps(Found other) {
      return start < other.end && other.start < end;
    }
  }

  private static final Pattern MASK = Pattern.compile("\\b\\p{Lu}\\p{Ll}+-\\d+\\b");
  private static final PersonNames NAMES = PersonNames.ofResource();

  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final Map<String, String> hidden = new HashMap<>();
  private final Map<Kind, Map<String, Integer>> numbers = new EnumMap<>(Kind.class);

  /** Words by which each person was named so far. */
  private final List<Set<String>> persons = new ArrayList<>();

  /** The next turn of the conversation with masks in it. */
  public String mask(String text) {
    StringBuilder masked = new StringBuilder();
    int from = 0;
    for (Found found : found(text)) {
      masked.append(text, from, found.start()).append(written(text, found));
      from = found.end();
      counts.merge(found.kind(), 1L, Long::sum);
    }
    return masked.append(text, from, text.length()).toString();
  }

  /** What is hidden in a text, in its order. Who is named once is known at its other places. */
  List<Found> found(String text) {
    List<Found> found = new ArrayList<>(WrittenForms.in(text));
    Set<String> known = new HashSet<>();
    persons.forEach(known::addAll);
    for (Found name : NAMES.in(text, known)) {
      known.addAll(PersonNames.words(text.substring(name.start(), name.end())));
    }
    for (Found name : NAMES.in(text, known)) {
      if (found.stream().noneMatch(name::overlaps)) {
        found.add(name);
      }
    }
    found.sort(Comparator.comparing(Found::start));
    return found;
  }

  private String written(String text, Found found) {
    String original = text.substring(found.start(), found.end());
    int number =
        found.kind() == Kind.PERSON
            ? person(PersonNames.words(original))
            : numbers
                .computeIfAbsent(found.kind(), kind -> new HashMap<>())
                .computeIfAbsent(
                    Allowed.folded(original).replaceAll("[\\s().-]", ""),
                    key -> numbers.get(found.kind()).size() + 1);
    String kind = Names.kebab(found.kind());
    String mask = Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + "-" + number;
    hidden.putIfAbsent(mask, original);
    return mask;
  }

  /**
   * An answer with what its masks hide, as it stood where it was hidden first; masks that were
   * never given stay.
   */
  public String shown(String answer) {
    return MASK.matcher(answer)
        .replaceAll(
            mask -> Matcher.quoteReplacement(hidden.getOrDefault(mask.group(), mask.group())));
  }

  /** Two names are one person's if all words of one are words of the other. */
  private int person(Set<String> words) {
    for (int at = 0; at < persons.size(); at++) {
      Set<String> known = persons.get(at);
      if (known.containsAll(words) || words.containsAll(known)) {
        known.addAll(words);
        return at + 1;
      }
    }
    persons.add(new HashSet<>(words));
    return persons.size();
  }

  /** How many of each kind were hidden so far; kinds that did not occur are left out. */
  public Map<Kind, Long> counts() {
    return Map.copyOf(counts);
  }
}
