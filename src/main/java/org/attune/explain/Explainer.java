package org.attune.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.attune.Names;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.score.Attributing;
import org.attune.score.Scorer;

/**
 * Explains what a scorer says of items: some at a time, so that a model that rates many texts in a
 * call gets full ones, and all that is rated of them is forgotten before the next.
 */
public final class Explainer implements AutoCloseable {

  /** Items that are explained together. */
  private static final int TOGETHER = 16;

  /**
   * An item to be explained.
   *
   * @param id its id
   * @param unit what is alike: a conversation, a speaker
   * @param person who counts as one of those who use its words
   * @param turn what the scorer reads of it
   */
  public record Item(String id, String unit, String person, Turn turn) {}

  /**
   * A scorer's own answer, which is explained: the category or label with the highest degree, or
   * that a value is above or below that of a text without words.
   *
   * @param dimension its name
   * @param output position among the outputs
   * @param sign 1, or -1 of a value below
   */
  public record Answer(String dimension, int output, int sign) {}

  /**
   * How true an explanation is of the scorer.
   *
   * @param own of its order of the words
   * @param random mean of random orders
   */
  public record Faithful(Erasure.Measured own, Erasure.Measured random) {}

  /**
   * An explained item.
   *
   * @param said degrees and values of the scorer; NaN where it gave no answer
   * @param answers of the dimensions it answered
   * @param words by method
   * @param faithful by method, of each answer; NaN where a text with fewer words was not answered
   */
  public record Explained(
      Item item,
      double[] said,
      List<Answer> answers,
      Map<AttributionMethod, WordAttribution> words,
      Map<AttributionMethod, List<Faithful>> faithful) {}

  private final Scorer scorer;
  private final SortedMap<String, Scale> dimensions;
  private final long seed;
  private final Optional<Attributing> own;
  private final List<AttributionMethod> methods = new ArrayList<>();
  private long rated;

  /**
   * Explains a scorer, which is not closed with it.
   *
   * @param dimensions the scale of each dimension it rates
   * @param seed of random orders
   * @param asked methods that are wanted; all that fit if there are none
   * @throws IllegalArgumentException if none of them fits the scorer, or one that fits does not
   *     work with its model
   */
  public Explainer(
      Scorer scorer,
      SortedMap<String, Scale> dimensions,
      long seed,
      Collection<AttributionMethod> asked) {
    this.scorer = scorer;
    this.dimensions = dimensions;
    this.seed = seed;
    boolean outside = Set.of(AttributionMethod.OCCLUSION).containsAll(asked) && !asked.isEmpty();
    own = outside ? Optional.empty() : scorer.attributing();
    own.map(of -> of.exact() ? AttributionMethod.EXACT : AttributionMethod.GRADIENTS)
        .ifPresent(methods::add);
    methods.add(AttributionMethod.OCCLUSION);
    List<AttributionMethod> fit = List.copyOf(methods);
    methods.removeIf(method -> !asked.isEmpty() && !asked.contains(method));
    if (methods.isEmpty()) {
      close();
      throw new IllegalArgumentException(
          "methods: expected some of " + names(fit) + ", which fit it, found " + names(asked));
    }
  }

  private static List<String> names(Collection<AttributionMethod> methods) {
    return methods.stream().map(Names::kebab).toList();
  }

  /** The methods that fit the scorer, of those asked for. */
  public List<AttributionMethod> methods() {
    return methods;
  }

  /** How many different texts were rated so far, beside those the scorer's own account took. */
  public long rated() {
    return rated;
  }

  /**
   * Explains items.
   *
   * @param done told how many are done
   */
  public List<Explained> explain(List<Item> items, IntConsumer done) {
    List<Explained> all = new ArrayList<>();
    for (int from = 0; from < items.size(); from += TOGETHER) {
      all.addAll(together(items.subList(from, Math.min(items.size(), from + TOGETHER))));
      done.accept(all.size());
    }
    return all;
  }

  private List<Explained> together(List<Item> items) {
    Rated of = new Rated(scorer, dimensions);
    List<Turn> turns = items.stream().map(Item::turn).toList();
    of.rate(turns);
    of.rate(turns.stream().map(turn -> Occlusion.with(turn, "")).toList());
    List<List<Answer>> all =
        turns.stream().map(t -> answers(of.of(t), of.of(Occlusion.with(t, "")))).toList();
    List<Explained> explained = new ArrayList<>();
    Map<AttributionMethod, List<WordAttribution>> words = new EnumMap<>(AttributionMethod.class);
    methods.forEach(method -> words.put(method, words(method, turns, all, of)));
    for (int i = 0; i < items.size(); i++) {
      Map<AttributionMethod, WordAttribution> by = new EnumMap<>(AttributionMethod.class);
      for (AttributionMethod method : words.keySet()) {
        by.put(method, words.get(method).get(i));
      }
      explained.add(
          new Explained(
              items.get(i),
              of.of(turns.get(i)),
              all.get(i),
              by,
              new EnumMap<>(AttributionMethod.class)));
    }
    List<Turn> erased = new ArrayList<>();
    explained.forEach(one -> orders(one, (method, answer, order) -> erased.addAll(order)));
    of.rate(erased);
    explained.forEach(one -> measure(one, of));
    rated += of.turns();
    return explained;
  }

  private List<WordAttribution> words(
      AttributionMethod method, List<Turn> turns, List<List<Answer>> answers, Rated of) {
    if (method == AttributionMethod.OCCLUSION) {
      of.rate(turns.stream().flatMap(turn -> Occlusion.turns(turn).stream()).toList());
      return turns.stream().map(turn -> Occlusion.of(turn, of)).toList();
    }
    List<Attributing.Attributed> parts = own.orElseThrow().of(turns, wanted(answers));
    return IntStream.range(0, turns.size())
        .mapToObj(i -> WordAttribution.of(turns.get(i).text(), parts.get(i)))
        .toList();
  }

  private static List<int[]> wanted(List<List<Answer>> answers) {
    return answers.stream().map(of -> of.stream().mapToInt(Answer::output).toArray()).toList();
  }

  private List<Answer> answers(double[] said, double[] empty) {
    List<Answer> answers = new ArrayList<>();
    int first = 0;
    for (Map.Entry<String, Scale> dimension : dimensions.entrySet()) {
      int best = first;
      for (int o = first; o < first + dimension.getValue().outputs(); o++) {
        best = said[o] > said[best] ? o : best;
      }
      boolean below = dimension.getValue() instanceof Scale.Interval && said[best] < empty[best];
      if (!Double.isNaN(said[best])) {
        answers.add(new Answer(dimension.getKey(), best, below ? -1 : 1));
      }
      first += dimension.getValue().outputs();
    }
    return answers;
  }

  /** Takes the turns of an order of an item's words. */
  private interface Orders {
    void take(AttributionMethod method, Answer answer, List<Turn> turns);
  }

  private void orders(Explained of, Orders orders) {
    List<TextWord> words = TextWord.of(of.item().turn().text());
    List<int[]> random = Erasure.random(seed, of.item().id(), words.size());
    for (Answer answer : of.answers()) {
      of.words()
          .forEach(
              (method, by) -> {
                int[] order = by.order(answer.output(), answer.sign(), random.get(0));
                orders.take(method, answer, Erasure.turns(of.item().turn(), words, order));
              });
    }
    random.stream()
        .skip(1)
        .forEach(order -> orders.take(null, null, Erasure.turns(of.item().turn(), words, order)));
  }

  private void measure(Explained of, Rated rated) {
    Turn turn = of.item().turn();
    List<TextWord> words = TextWord.of(turn.text());
    List<int[]> random = Erasure.random(seed, of.item().id(), words.size());
    for (Answer answer : of.answers()) {
      List<Erasure.Measured> chance =
          random.stream()
              .skip(1)
              .map(o -> Erasure.of(turn, words, o, answer.output(), answer.sign(), rated))
              .toList();
      of.words()
          .forEach(
              (method, by) -> {
                int[] order = by.order(answer.output(), answer.sign(), random.get(0));
                Erasure.Measured own =
                    Erasure.of(turn, words, order, answer.output(), answer.sign(), rated);
                of.faithful()
                    .computeIfAbsent(method, m -> new ArrayList<>())
                    .add(new Faithful(own, mean(chance)));
              });
    }
  }

  private static Erasure.Measured mean(List<Erasure.Measured> of) {
    return new Erasure.Measured(
        of.stream().mapToDouble(Erasure.Measured::comprehensiveness).sum() / of.size(),
        of.stream().mapToDouble(Erasure.Measured::sufficiency).sum() / of.size());
  }

  /** The name of an output: a category or label; empty of a value. */
  public String label(int output) {
    int at = output;
    for (Scale scale : dimensions.values()) {
      if (at < scale.outputs()) {
        return scale instanceof Scale.Interval ? "" : scale.name(at);
      }
      at -= scale.outputs();
    }
    throw new IndexOutOfBoundsException(output);
  }

  @Override
  public void close() {
    own.ifPresent(Attributing::close);
  }
}
