package org.attune.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was rated, and on which dimension, by the names of columns where each is about one item:
 * {@code vid1_warmth}, {@code How warm is response 1?}, {@code Bambi}.
 */
final class StimulusColumns {

  /**
   * A column.
   *
   * @param item what was rated
   * @param dimension on what; empty if the name does not say
   */
  record Stimulus(String item, String dimension) {}

  /**
   * Columns of several items.
   *
   * @param columns what each column is about
   * @param surely true if a word says that what is numbered was shown, such as {@code video}
   */
  record Found(Map<String, Stimulus> columns, boolean surely) {
    long items() {
      return columns.values().stream().map(Stimulus::item).distinct().count();
    }
  }

  /** What people are shown and asked to rate. */
  private static final Set<String> SHOWN =
      Set.copyOf(
          Arrays.asList(
              ("v vid video videos film movie clip clips image img pic picture photo face audio sound song"
                      + " voice text txt sentence statement story vignette scenario dialog dialogue"
                      + " conversation conv message msg tweet post comment reply response resp utterance"
                      + " utt quote passage paragraph essay review poem item stim stimulus trial sample"
                      + " example excerpt snippet word gif meme emoji scene segment turn transcript recording"
                      + " bild foto satz aussage gespr\u00e4ch antwort nachricht beitrag kommentar reiz szene"
                      + " ausschnitt geschichte wort gesicht lied imagen texto frase respuesta cara escena"
                      + " mensaje historia palabra vid\u00e9o texte phrase r\u00e9ponse visage sc\u00e8ne histoire mot"
                      + " immagine testo risposta volto imagem resposta afbeelding tekst zin antwoord"
                      + " gezicht bericht fragment")
                  .split(" ")));

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** A word, what stands between it and its number, and the number's place. */
  private static final Pattern WORD = Pattern.compile("(\\p{L}+)([\\s_.#-]*)#");

  /** What numbers the questions before each. */
  private static final Pattern QUESTION =
      Pattern.compile("^Q\\d+([_.]\\d+)?\\s*[:.)-]\\s*(?=\\p{L})");

  /** How names of files end. */
  private static final Pattern FILE =
      Pattern.compile("(?i)\\.(jpe?g|png|gif|bmp|mp[34]|wav|ogg|avi|mov|webm|txt)\\b");

  private static final int LONGEST_NAME = 60;

  private StimulusColumns() {}

  /** Columns whose names number what was rated: the most that number alike. */
  static Optional<Found> numbered(List<String> columns) {
    Optional<Found> best = Optional.empty();
    for (int place = 0; place < 3; place++) {
      Optional<Found> found = numbered(columns, place);
      if (found.isPresent() && (best.isEmpty() || better(found.get(), best.get()))) {
        best = found;
      }
    }
    return best;
  }

  private static boolean better(Found one, Found other) {
    return one.surely() == other.surely()
        ? one.columns().size() > other.columns().size()
        : one.surely();
  }

  /** Columns by their names with a sign for the number at a place, and the numbers there. */
  private static Optional<Found> numbered(List<String> columns, int place) {
    Map<String, Map<String, String>> byTemplate = new LinkedHashMap<>();
    for (String column : columns) {
      String name = QUESTION.matcher(column).replaceFirst("");
      Matcher number = NUMBER.matcher(name);
      int at = 0;
      while (number.find()) {
        if (at++ == place) {
          String template = name.substring(0, number.start()) + "#" + name.substring(number.end());
          byTemplate
              .computeIfAbsent(template, t -> new LinkedHashMap<>())
              .putIfAbsent(number.group(), column);
        }
      }
    }
    byTemplate.values().removeIf(numbers -> numbers.size() < 2);
    boolean surely = byTemplate.keySet().stream().anyMatch(StimulusColumns::shown);
    if (surely) {
      byTemplate.keySet().removeIf(template -> !shown(template));
    }
    byTemplate.values().stream()
        .reduce((a, b) -> b.size() > a.size() ? b : a)
        .map(Map::keySet)
        .map(LinkedHashSet::new)
        .ifPresent(most -> byTemplate.values().removeIf(numbers -> !alike(most, numbers.keySet())));
    return byTemplate.isEmpty() ? Optional.empty() : Optional.of(found(byTemplate, surely));
  }

  /** True if most numbers are of both. */
  private static boolean alike(Set<String> some, Set<String> others) {
    Set<String> both = new TreeSet<>(some);
    both.retainAll(others);
    return 2 * both.size() > Math.max(some.size(), others.size());
  }

  /** True of a column that is called as what people are shown, such as {@code video}. */
  static boolean shownBy(String column) {
    return SHOWN.contains(ColumnNames.plain(column)) && !ColumnNames.value(column);
  }

  private static boolean shown(String template) {
    Matcher word = WORD.matcher(template);
    return word.find() && SHOWN.contains(word.group(1).toLowerCase(Locale.ROOT));
  }

  private static Found found(Map<String, Map<String, String>> byTemplate, boolean surely) {
    Map<String, String> dimensions = dimensions(byTemplate.keySet());
    Map<String, Stimulus> found = new LinkedHashMap<>();
    byTemplate.forEach(
        (template, numbers) -> {
          Matcher word = WORD.matcher(template);
          String before =
              word.find() && (surely || !ofDimension(word.group(1), byTemplate.size()))
                  ? word.group(1) + word.group(2)
                  : "";
          numbers.forEach(
              (number, column) ->
                  found.put(column, new Stimulus(before + number, dimensions.get(template))));
        });
    return new Found(found, surely);
  }

  /** True if a word before a number is what was rated on, not what was rated. */
  private static boolean ofDimension(String word, int templates) {
    return ColumnNames.rated(word) || templates > 1;
  }

  /** The dimension that each template names, without words that all have in common. */
  private static Map<String, String> dimensions(Set<String> templates) {
    Map<String, List<String>> words = new LinkedHashMap<>();
    for (String template : templates) {
      Matcher word = WORD.matcher(template);
      boolean item =
          word.find() && (shown(template) || !ofDimension(word.group(1), templates.size()));
      String rest =
          (item
                  ? template.substring(0, word.start()) + " " + template.substring(word.end())
                  : template)
              .replace("#", " ");
      String bare = FILE.matcher(rest).replaceFirst("").replaceAll("\\([^)]*\\)", " ");
      String name = bare.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
      words.put(template, new ArrayList<>(List.of(name.split(" "))));
    }
    while (templates.size() > 1 && sameFirst(words.values())) {
      words.values().forEach(of -> of.remove(0));
    }
    Map<String, String> names = new LinkedHashMap<>();
    words.forEach(
        (template, of) -> {
          String name = String.join("_", of);
          String cut = name.substring(0, Math.min(LONGEST_NAME, name.length()));
          names.put(template, names.containsValue(cut) ? cut + "_" + (names.size() + 1) : cut);
        });
    return names;
  }

  private static boolean sameFirst(Collection<List<String>> words) {
    return words.stream().allMatch(of -> of.size() > 1)
        && words.stream().map(of -> of.get(0)).distinct().count() == 1;
  }

  /** Columns whose names are titles of what was rated, each alone or with all dimensions. */
  static Found titled(List<String> columns) {
    return grid(columns, name -> name.indexOf('-'))
        .or(() -> grid(columns, name -> name.lastIndexOf('-')))
        .orElseGet(
            () -> {
              Map<String, Stimulus> titles = new LinkedHashMap<>();
              columns.forEach(column -> titles.put(column, new Stimulus(column, "")));
              return new Found(titles, false);
            });
  }

  private static Optional<Found> grid(List<String> columns, ToIntFunction<String> cut) {
    Set<String> lefts = new LinkedHashSet<>();
    Set<String> rights = new LinkedHashSet<>();
    for (String column : columns) {
      String name = ColumnNames.plain(column);
      int at = cut.applyAsInt(name);
      if (at < 1) {
        return Optional.empty();
      }
      lefts.add(name.substring(0, at));
      rights.add(name.substring(at + 1));
    }
    boolean full = lefts.size() > 1 && rights.size() > 1;
    if (!full || lefts.size() * rights.size() != columns.size()) {
      return Optional.empty();
    }
    boolean leftIsRated = anyRated(lefts) && !anyRated(rights);
    Map<String, Stimulus> found = new LinkedHashMap<>();
    for (String column : columns) {
      String name = ColumnNames.plain(column);
      String left = name.substring(0, cut.applyAsInt(name));
      String right = name.substring(left.length() + 1);
      found.put(column, leftIsRated ? new Stimulus(right, left) : new Stimulus(left, right));
    }
    return Optional.of(new Found(found, false));
  }

  private static boolean anyRated(Set<String> names) {
    return names.stream().anyMatch(ColumnNames::rated);
  }
}
