package org.attune.corpus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.OneOrMore;
import org.attune.yaml.Spelling;
import org.attune.yaml.Unfit;

/**
 * Sentences with slots, the words that fill these, and which words are swapped. A slot is {@code
 * {name}}; {@code {Name}} is the same with a capital letter.
 */
public record TemplateFile(
    @Doc("Lists of words by the name of the group they stand for")
        @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
        Map<String, Words> lists,
    @Doc("Which lists are swapped, by the name the swap has in results")
        @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
        Map<String, Swap> swaps,
    @Doc("Sentences by id") @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
        Map<String, Template> templates) {

  /** Names of the columns of its rows. */
  static final List<String> COLUMNS =
      List.of(
          "item",
          "counterparts",
          "text",
          "template",
          "about",
          "axis",
          "swap",
          "placebo",
          "pair",
          "group",
          "word");

  private static final Pattern SLOT = Pattern.compile("\\{([A-Za-z][A-Za-z0-9-]*)\\}");
  private static final Pattern BRACE = Pattern.compile("[{}]");
  private static final String FORMS = " / ";

  /** Refuses swaps of lists that are not there or do not match, and slots that nothing fills. */
  public TemplateFile {
    List<Unfit.Value> mistakes = new ArrayList<>();
    Map<String, Words> known = lists;
    swaps.forEach((name, swap) -> mistakes.addAll(swap.mistakes(name, known)));
    Set<String> filled =
        lists.values().stream()
            .flatMap(list -> list.fills().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    templates.forEach((id, template) -> mistakes.addAll(template.mistakes(id, filled)));
    Unfit.raise(mistakes);
    Unfit.raise(unmatched(lists, swaps, templates));
  }

  /** Swaps that fill no sentence, and sentences that no swap fills. */
  private static List<Unfit.Value> unmatched(
      Map<String, Words> lists, Map<String, Swap> swaps, Map<String, Template> templates) {
    List<Unfit.Value> mistakes = new ArrayList<>();
    swaps.forEach(
        (name, swap) -> {
          if (templates.values().stream().noneMatch(of -> swap.fills(of, lists))) {
            List<String> at = List.of("swaps", name);
            mistakes.add(new Unfit.Value(at, "a sentence all of whose slots it fills", "none"));
          }
        });
    templates.forEach(
        (id, template) -> {
          if (swaps.values().stream().noneMatch(swap -> swap.fills(template, lists))) {
            List<String> at = List.of("templates", id);
            mistakes.add(new Unfit.Value(at, "a swap that fills all its slots", "none"));
          }
        });
    return mistakes;
  }

  /** Words that stand for a group. */
  public record Words(
      @Doc("What shows that the words are taken to stand for the group") String source,
      @Doc("The slot they fill, or several where a word has a form for each") @OneOrMore
          List<String> fills,
      @Doc("The words; forms of one are parted by \" / \", in the order of the slots")
          List<String> words) {

    public Words {
      List<Unfit.Value> mistakes = new ArrayList<>();
      for (int i = 0; i < fills.size(); i++) {
        if (!fills.get(i).matches("[a-z][a-z0-9-]*")) {
          mistakes.add(
              Unfit.Value.text(
                  fills.size() == 1 ? List.of("fills") : List.of("fills", Integer.toString(i)),
                  "the name of a slot: small letters, digits and hyphens",
                  fills.get(i)));
        }
      }
      if (words.isEmpty()) {
        mistakes.add(new Unfit.Value("words", "at least one word", "none"));
      }
      for (int i = 0; i < words.size(); i++) {
        List<String> at = List.of("words", Integer.toString(i));
        List<String> forms = forms(words.get(i));
        if (forms.size() != fills.size() || forms.stream().anyMatch(String::isBlank)) {
          String expected =
              fills.size() == 1 ? "a word" : fills.size() + " forms, one for each of " + fills;
          mistakes.add(Unfit.Value.text(at, expected, words.get(i)));
        } else if (words.indexOf(words.get(i)) < i) {
          mistakes.add(Unfit.Value.text(at, "each word once", words.get(i)));
        }
      }
      Unfit.raise(mistakes);
    }

    private static List<String> forms(String word) {
      return List.of(word.split(FORMS, -1));
    }

    /** What a word is called: its first form. */
    private String name(int word) {
      return forms(words.get(word)).get(0);
    }

    private Optional<String> form(int word, String slot) {
      int at = fills.indexOf(slot);
      return at < 0 ? Optional.empty() : Optional.of(forms(words.get(word)).get(at));
    }
  }

  /** Words that take each other's places. */
  public record Swap(
      @Doc("What it is about, such as gender") String axis,
      @Doc("List whose first word is swapped with the first of minus, and so on")
          Optional<String> of,
      @Doc("List with as many words") Optional<String> minus,
      @Doc(
              "Lists of which each word is swapped with the next, the first with the second, the third with the fourth:"
                  + " a placebo, words of the same group, whose differences are noise")
          @Default("")
          @OneOrMore
          List<String> within) {

    public Swap {
      if (of.isPresent() != minus.isPresent() || of.isPresent() != within.isEmpty()) {
        throw new IllegalArgumentException(
            "expected the keys of and minus, or within, found "
                + Stream.of(
                        of.map(list -> "of"),
                        minus.map(list -> "minus"),
                        within.stream().findFirst().map(list -> "within"))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(", ")));
      }
    }

    private boolean fills(Template template, Map<String, Words> lists) {
      return Stream.concat(of.stream(), within.stream())
          .anyMatch(list -> lists.get(list).fills().containsAll(template.slots()));
    }

    /** Whether words of the same group are swapped. */
    public boolean placebo() {
      return !within.isEmpty();
    }

    private List<Unfit.Value> mistakes(String name, Map<String, Words> lists) {
      Map<List<String>, String> named = new LinkedHashMap<>();
      of.ifPresent(list -> named.put(List.of("of"), list));
      minus.ifPresent(list -> named.put(List.of("minus"), list));
      IntStream.range(0, within.size())
          .forEach(i -> named.put(List.of("within", Integer.toString(i)), within.get(i)));
      List<Unfit.Value> mistakes = new ArrayList<>();
      named.forEach(
          (key, list) -> {
            List<String> at = new ArrayList<>(List.of("swaps", name));
            at.addAll(key.get(0).equals("within") && within.size() == 1 ? key.subList(0, 1) : key);
            if (!lists.containsKey(list)) {
              mistakes.add(Unfit.Value.text(at, "one of the lists " + lists.keySet(), list));
            } else if (placebo() && lists.get(list).words().size() % 2 > 0) {
              int size = lists.get(list).words().size();
              String found = size + " in " + list;
              mistakes.add(new Unfit.Value(at, "a list of an even number of words", found));
            }
          });
      if (mistakes.isEmpty() && !placebo()) {
        Words first = lists.get(of.orElseThrow());
        Words second = lists.get(minus.orElseThrow());
        List<String> at = List.of("swaps", name, "minus");
        if (first.words().size() != second.words().size()) {
          String expected = "a list of " + first.words().size() + " words, as many as of has";
          mistakes.add(new Unfit.Value(at, expected, Integer.toString(second.words().size())));
        } else if (!first.fills().equals(second.fills())) {
          String expected = "a list that fills " + first.fills() + ", as of does";
          mistakes.add(new Unfit.Value(at, expected, second.fills().toString()));
        }
      }
      return mistakes;
    }
  }

  /** A sentence with slots. */
  public record Template(
      @Doc("The sentence, grammatical with every word of a list that fills its slots") String text,
      @Doc("What it tells, such as joy, or neutral") String about) {

    /** Its slots, without capital letters. */
    Set<String> slots() {
      return SLOT.matcher(text)
          .results()
          .map(slot -> small(slot.group(1)))
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Unfit.Value> mistakes(String id, Set<String> filled) {
      List<String> at = List.of("templates", id, "text");
      List<Unfit.Value> mistakes = new ArrayList<>();
      if (BRACE.matcher(SLOT.matcher(text).replaceAll("")).find()) {
        mistakes.add(Unfit.Value.text(at, "a slot in braces, such as {person}", text));
      } else if (slots().isEmpty()) {
        mistakes.add(Unfit.Value.text(at, "a sentence with a slot, such as {person}", text));
      }
      Set<String> unknown = new LinkedHashSet<>(slots());
      unknown.removeAll(filled);
      unknown.forEach(
          slot ->
              mistakes.add(
                  new Unfit.Value(
                      at, "slots that a list fills: " + String.join(", ", filled), slot)));
      return mistakes;
    }

    private String filled(Words list, int word) {
      return SLOT.matcher(text)
          .replaceAll(
              slot ->
                  Matcher.quoteReplacement(
                      form(slot, list.form(word, small(slot.group(1))).orElseThrow())));
    }

    private static String form(MatchResult slot, String form) {
      boolean capital = Character.isUpperCase(slot.group(1).charAt(0));
      int first = form.offsetByCodePoints(0, 1);
      return capital
          ? form.substring(0, first).toUpperCase(Locale.ROOT) + form.substring(first)
          : form;
    }

    private static String small(String slot) {
      return slot.toLowerCase(Locale.ROOT);
    }
  }

  /** A word of a list. */
  private record Word(String list, int place) {
    Words in(Map<String, Words> lists) {
      return lists.get(list);
    }

    String name(Map<String, Words> lists) {
      return in(lists).name(place);
    }
  }

  /**
   * The rows of a template: both sentences of each pair of each swap whose words fill its slots.
   */
  List<Map<String, String>> rows(String id) {
    Template template = templates.get(id);
    List<Map<String, String>> rows = new ArrayList<>();
    swaps.forEach(
        (name, swap) -> {
          List<List<Word>> pairs = pairs(swap);
          for (int pair = 0; pair < pairs.size(); pair++) {
            List<Word> words = pairs.get(pair);
            if (words.stream()
                .allMatch(word -> word.in(lists).fills().containsAll(template.slots()))) {
              String counterparts = String.join(FORMS, id, name, Integer.toString(pair + 1));
              for (int side = 0; side < words.size(); side++) {
                rows.add(row(id, name, counterparts, words, side));
              }
            }
          }
        });
    return rows;
  }

  private Map<String, String> row(
      String id, String swap, String counterparts, List<Word> pair, int side) {
    Word word = pair.get(side);
    Map<String, String> row = new LinkedHashMap<>();
    row.put("item", counterparts + FORMS + (side + 1));
    row.put("counterparts", counterparts);
    row.put("text", templates.get(id).filled(word.in(lists), word.place()));
    row.put("template", id);
    row.put("about", templates.get(id).about());
    row.put("axis", swaps.get(swap).axis());
    row.put("swap", swap);
    row.put("placebo", swaps.get(swap).placebo() ? "yes" : "no");
    row.put("pair", pair.stream().map(of -> of.name(lists)).collect(Collectors.joining(FORMS)));
    row.put("group", word.list());
    row.put("word", word.name(lists));
    return row;
  }

  private List<List<Word>> pairs(Swap swap) {
    List<List<Word>> pairs = new ArrayList<>();
    if (!swap.placebo()) {
      String of = swap.of().orElseThrow();
      String minus = swap.minus().orElseThrow();
      for (int i = 0; i < lists.get(of).words().size(); i++) {
        pairs.add(List.of(new Word(of, i), new Word(minus, i)));
      }
    }
    for (String list : swap.within()) {
      for (int i = 0; i < lists.get(list).words().size(); i += 2) {
        pairs.add(List.of(new Word(list, i), new Word(list, i + 1)));
      }
    }
    return pairs;
  }
}
