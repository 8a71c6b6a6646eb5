package org.attune.score.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.attune.corpus.Hashes;
import org.attune.score.Attributing;

/**
 * The content of a lexicon file: a weight per word and label, and per label the prior and scale
 * that turn evidence into log-odds.
 *
 * <p>Form: UTF-8, tab-separated. A row {@code #label, NAME, PRIOR, SCALE} for each label, in the
 * order of the labels; other lines that begin with {@code #} are comments; then rows of word (or
 * two words joined by a space), label, weight.
 */
final class WordWeights {

  private static final String SOURCE = "# Source: ";

  private record Entry(int[] labels, double[] weights) {}

  private static final ConcurrentMap<String, WordWeights> LOADED = new ConcurrentHashMap<>();

  private final List<String> labels = new ArrayList<>();
  private final List<Double> priors = new ArrayList<>();
  private final List<Double> scales = new ArrayList<>();
  private final Map<String, Entry> entries = new HashMap<>();
  private final Modifiers modifiers;
  private final String identity;

  /**
   * @param source where it is from, for error messages
   * @param content the bytes of the lexicon file
   * @throws IllegalArgumentException if a row is not of the form above
   */
  WordWeights(String source, byte[] content) {
    byte[] factors = resource("modifiers");
    modifiers = new Modifiers(new String(factors, StandardCharsets.UTF_8));
    identity = hash(content, factors);
    String[] lines = new String(content, StandardCharsets.UTF_8).split("\n");
    for (int i = 0; i < lines.length; i++) {
      try {
        row(lines[i].strip().split("\t"));
      } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
        throw new IllegalArgumentException(
            source
                + ", line "
                + (i + 1)
                + ": expected #label, name, prior, scale or word, label, weight; found "
                + lines[i].strip(),
            e);
      }
    }
    if (labels.isEmpty()) {
      throw new IllegalArgumentException(source + " has no #label row");
    }
  }

  /**
   * The shipped lexicon of a name, or the file {@code lexicons/NAME.tsv} of the models folder;
   * loaded once.
   *
   * @throws IllegalArgumentException if there is neither
   */
  static WordWeights named(String name, Path models) {
    if (name == null || !name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new IllegalArgumentException(
          "lexicon: expected a name of letters, digits, '.', '_', '-'; found " + name);
    }
    WordWeights shipped = LOADED.computeIfAbsent(name, WordWeights::shipped);
    if (shipped != null) {
      return shipped;
    }
    Path file = models.resolve("lexicons").resolve(name + ".tsv").toAbsolutePath();
    return LOADED.computeIfAbsent(
        file.toString(), path -> new WordWeights("lexicon " + name, read(name, file)));
  }

  private static WordWeights shipped(String name) {
    byte[] content = resource(name);
    return content == null ? null : new WordWeights("lexicon " + name, content);
  }

  /** What the shipped lexicon of a name and identity says of its source, if it is shipped. */
  static Optional<String> source(String name, String identity) {
    WordWeights shipped = LOADED.computeIfAbsent(name, WordWeights::shipped);
    return shipped == null || !shipped.identity.equals(identity)
        ? Optional.empty()
        : new String(resource(name), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith(SOURCE))
            .map(line -> line.substring(SOURCE.length()))
            .findFirst();
  }

  List<String> labels() {
    return labels;
  }

  /** SHA-256 (hexadecimal) of the lexicon's bytes and, after them, the modifiers'. */
  String identity() {
    return identity;
  }

  /**
   * The evidence of a text for each label: the sum over its distinct words and pairs of weight
   * times modifiers at the first occurrence.
   */
  double[] evidence(String text) {
    double[] evidence = new double[labels.size()];
    visit(
        Words.of(text),
        (term, at, entry, factor) -> {
          for (int k = 0; k < entry.labels.length; k++) {
            evidence[entry.labels[k]] += entry.weights[k] * factor;
          }
        });
    return evidence;
  }

  /** Takes what a term says where it first stands. */
  private interface Visitor {
    void term(String term, int at, Entry entry, double factor);
  }

  private void visit(List<String> words, Visitor visitor) {
    double[] factors = modifiers.factors(words);
    for (Map.Entry<String, Integer> term : Words.terms(words).entrySet()) {
      Entry entry = entries.get(term.getKey());
      if (entry != null) {
        visitor.term(term.getKey(), term.getValue(), entry, factors[term.getValue()]);
      }
    }
  }

  /** The log-odds of each label of a text without words. */
  double[] priors() {
    return priors.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * What each word adds to the log-odds of each label: scale &times; weight &times; factor, of a
   * pair of words a half to each. A negation has its part with the word whose weight it turns.
   */
  List<Attributing.Part> parts(String text) {
    Words reading = Words.in(text);
    SortedMap<Integer, double[]> added = new TreeMap<>();
    visit(
        reading.words(),
        (term, at, entry, factor) -> {
          int length = term.indexOf(' ') < 0 ? 1 : 2;
          for (int k = 0; k < entry.labels.length; k++) {
            int label = entry.labels[k];
            double all = scales.get(label) * entry.weights[k] * factor;
            for (int word = at; word < at + length; word++) {
              added.computeIfAbsent(word, w -> new double[labels.size()])[label] += all / length;
            }
          }
        });
    return added.entrySet().stream()
        .map(
            word -> {
              int[] place = reading.place(word.getKey());
              return new Attributing.Part(place[0], place[1], word.getValue());
            })
        .toList();
  }

  /** The log-odds of each label given a text: prior + scale &times; evidence. */
  double[] logOdds(String text) {
    double[] odds = evidence(text);
    for (int label = 0; label < odds.length; label++) {
      odds[label] = priors.get(label) + scales.get(label) * odds[label];
    }
    return odds;
  }

  private void row(String[] cells) {
    if (cells[0].equals("#label")) {
      labels.add(cells[1]);
      priors.add(Double.valueOf(cells[2]));
      scales.add(Double.valueOf(cells[3]));
    } else if (!cells[0].isEmpty() && !cells[0].startsWith("#")) {
      int label = labels.indexOf(cells[1]);
      if (label < 0 || cells.length != 3) {
        throw new IllegalArgumentException("no #label row for " + cells[1]);
      }
      Entry known = entries.getOrDefault(cells[0], new Entry(new int[0], new double[0]));
      int n = known.labels.length;
      Entry entry =
          new Entry(Arrays.copyOf(known.labels, n + 1), Arrays.copyOf(known.weights, n + 1));
      entry.labels[n] = label;
      entry.weights[n] = Double.parseDouble(cells[2]);
      entries.put(cells[0], entry);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = WordWeights.class.getResourceAsStream("/lexicons/" + name + ".tsv")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(String name, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "lexicon: no shipped lexicon "
              + name
              + " and no file lexicons/"
              + name
              + ".tsv in the models folder");
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] content, byte[] factors) {
    MessageDigest digest = Hashes.sha256();
    digest.update(content);
    return HexFormat.of().formatHex(digest.digest(factors));
  }
}
