package org.attune.ask;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.chat.Prices;
import org.attune.rubric.Order;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.OneOrMore;
import org.attune.yaml.Unfit;

/**
 * The scorer {@code chat}: a language model behind an endpoint that speaks the OpenAI-compatible
 * chat protocol is asked for its rating of each turn, by the words of a rubric. Of each dimension
 * it is asked by itself, so that no answer leans on another. Its answers are kept as they come, and
 * scores follow from those kept.
 */
public final class Chat {

  private static final int MOST_SAMPLES = 1000;
  private static final int MOST_EXAMPLES = 100;

  /** More texts before an item than any benchmark has. */
  private static final int ALL = 100;

  private Chat() {}

  /** About which items a model is asked. */
  public enum Items {
    /** All that have a text: what people did not rate, too, which prediction-powered means need. */
    ALL,
    /** On each dimension those that people rated on it. */
    RATED
  }

  /** How a question that another scorer asks can be asked otherwise. */
  public enum Variation {
    /** As another sample, or with another seed. */
    ASKED_AGAIN,
    /** In another of the rubric's wordings. */
    IN_OTHER_WORDS,
    /** With its levels in another order. */
    IN_ANOTHER_ORDER,
    /** With two texts that are compared in each other's place. */
    WITH_PLACES_CHANGED
  }

  /** What a protocol may set. */
  public record Options(
      @Doc("Model, by the name the endpoint has for it") String model,
      @Doc(
              "Rubrics, one or a list: each a file NAME.yaml in the folder rubrics beside the protocol, or the project's")
          @Default("")
          @OneOrMore
          List<String> rubric,
      @Doc(
              "Benchmark whose questions are asked as its authors ask them, in place of a rubric: all parts of a question at"
                  + " once, by the texts of its corpus, and read by their rule. eq-bench-first-pass and eq-bench-revised read"
                  + " the two parts of the same answers. Its texts are public, and not masked")
          Optional<Benchmark> benchmark,
      @Doc(
              "Question of a rubric that stands for a dimension of the study, by dimension; where left out, the one whose"
                  + " counterpart it is, or that has its name")
          @Default("")
          Map<String, String> questions,
      @Doc(
              "Name of the endpoint: its address and key are looked for under it in the settings (--conf) and the environment,"
                  + " see README")
          @Default("chat")
          String endpoint,
      @Doc(
              "Whether the endpoint may be on another machine; the card of each corpus must say so too, and what is sent is"
                  + " masked")
          @Default("false")
          boolean remote,
      @Doc("Language of the rubric's words (BCP 47); that of the rubric if left out")
          Optional<String> language,
      @Doc(
              "Which wording of the questions: 0 is the one people read, others are the rubric's phrasings")
          @Default("0")
          int wording,
      @Doc("Order in which levels are shown: given, reversed, or shuffled by the seed")
          @Default("given")
          Order.Kind order,
      @Doc(
              "Where each of two texts that are compared is shown, as replies with items: pairs. given, or left out: as the item has them, in an"
                  + " order drawn by a seed. swapped: the other way round, the answer being told of the item's own order."
                  + " both: in both ways, and a choice that does not stay with its text is a tie")
          Optional<Placement> places,
      @Doc("How many earlier turns are shown") @Default("0") int context,
      @Doc(
              "How many turns of the training split are shown with what people say of them before each question, on each"
                  + " dimension: drawn by the seed, from all levels alike as far as there are such, and from conversations"
                  + " that no other split has a part of")
          @Default("0")
          int examples,
      @Doc(
              "About which items it is asked. all: all that have a text, those nobody rated among them, which"
                  + " prediction-powered means and rates need. rated: on each dimension those that people rated on it,"
                  + " the others being neither asked about nor counted as missing")
          @Default("all")
          Items items,
      @Doc("How freely the model words its answers; the endpoint's own if left out")
          Optional<BigDecimal> temperature,
      @Doc("Seed of the first sample, which is sent, of a shuffled order and of examples drawn")
          Optional<Long> seed,
      @Doc("How many times each question is asked: degrees are shares of the answers") @Default("1")
          int samples,
      @Doc(
              "Number of the first sample: a scorer that asks as another does, from a later sample on, asks again")
          @Default("0")
          int sample,
      @Doc(
              "Whether degrees are made of the probabilities of the answer's tokens, where the endpoint gives these")
          @Default("false")
          boolean probabilities,
      @Doc("Whether the endpoint is to keep answers in the form of the rubric (structured output)")
          @Default("true")
          boolean structured,
      @Doc("Most tokens of an answer") @Default("64") int longest,
      @Doc("How many times a question is asked until its answer can be used") @Default("3")
          int tries,
      @Doc("What a million tokens cost, for limits and estimates; nothing if left out")
          Optional<Prices> prices) {

    public Options {
      SortedMap<String, Integer> least = new TreeMap<>();
      least.put("samples", samples);
      least.put("longest", longest);
      least.put("tries", tries);
      List<Unfit.Value> mistakes = new ArrayList<>();
      least.forEach(
          (key, value) -> {
            if (value < 1 || value > MOST_SAMPLES && !key.equals("longest")) {
              mistakes.add(new Unfit.Value(key, "a number from 1 to " + MOST_SAMPLES, "" + value));
            }
          });
      if (rubric.isEmpty() == benchmark.isEmpty()) {
        mistakes.add(
            new Unfit.Value(
                "rubric",
                "at least one, or a benchmark",
                rubric.isEmpty() ? "none" : rubric + " and a benchmark"));
      }
      if (benchmark.isPresent()) {
        boolean words =
            wording > 0 || language.isPresent() || !questions.isEmpty() || probabilities;
        boolean shown = order != Order.Kind.GIVEN || places.isPresent() || examples > 0;
        if (words || shown || context != 0 && context != ALL) {
          mistakes.add(
              new Unfit.Value(
                  "benchmark",
                  "none of questions, language, wording, order, places, context, examples and"
                      + " probabilities beside it",
                  "some"));
        }
        context = ALL;
        structured = false;
      }
      if (examples < 0 || examples > MOST_EXAMPLES) {
        mistakes.add(
            new Unfit.Value("examples", "a number from 0 to " + MOST_EXAMPLES, "" + examples));
      }
      if (examples > 0 && seed.isEmpty()) {
        mistakes.add(new Unfit.Value("seed", "one to draw examples by", "none"));
      }
      if (sample < 0) {
        mistakes.add(new Unfit.Value("sample", "0 or more", "" + sample));
      }
      if (context < 0) {
        mistakes.add(new Unfit.Value("context", "0 turns or more", "" + context));
      }
      if (places.equals(Optional.of(Placement.BOTH)) && probabilities) {
        mistakes.add(new Unfit.Value("probabilities", "false with places: both", "true"));
      }
      temperature
          .filter(t -> t.signum() < 0 || t.compareTo(BigDecimal.valueOf(2)) > 0)
          .ifPresent(t -> mistakes.add(new Unfit.Value("temperature", "0 to 2", "" + t)));
      if (order == Order.Kind.SHUFFLED && seed.isEmpty()) {
        mistakes.add(new Unfit.Value("seed", "one for the shuffled order", "none"));
      }
      Unfit.raise(mistakes);
      temperature = temperature.map(BigDecimal::stripTrailingZeros);
    }

    /**
     * In which one way it asks what another scorer asks; nothing where it asks something else, or
     * in several other ways at once.
     */
    public Optional<Variation> variationOf(Options other) {
      Set<Variation> ways = waysApart(other);
      return ways.size() == 1 ? Optional.of(ways.iterator().next()) : Optional.empty();
    }

    /** In which ways it asks otherwise what another scorer asks; none where it asks else. */
    public Set<Variation> waysApart(Options other) {
      Set<Variation> ways = EnumSet.noneOf(Variation.class);
      boolean placed = placement() != other.placement();
      if (!alikeOtherwise(other) || placed && (inBothPlaces() || other.inBothPlaces())) {
        return ways;
      }
      boolean ordered = ordersOtherwise(other);
      boolean again = sample != other.sample || !ordered && !seed.equals(other.seed);
      if (again) {
        ways.add(Variation.ASKED_AGAIN);
      }
      if (wording != other.wording) {
        ways.add(Variation.IN_OTHER_WORDS);
      }
      if (ordered) {
        ways.add(Variation.IN_ANOTHER_ORDER);
      }
      if (placed) {
        ways.add(Variation.WITH_PLACES_CHANGED);
      }
      return ways;
    }

    /**
     * True if some of its samples are those of another scorer, which asks as it does: the answers
     * kept are then the same ones, or come of the same seeds.
     */
    public boolean repeats(Options other) {
      long apart = first() - other.first();
      return alikeOtherwise(other)
          && wording == other.wording
          && (placement() == other.placement() || inBothPlaces() || other.inBothPlaces())
          && !ordersOtherwise(other)
          && seed.isPresent() == other.seed.isPresent()
          && apart > -samples
          && apart < samples;
    }

    /** Its samples by what tells them apart: the seeds sent, or their numbers without any. */
    public String samplesAsked() {
      return (seed.isPresent() ? "seeds " : "samples ")
          + first()
          + " to "
          + (first() + samples - 1);
    }

    /** Of the first sample the seed that is sent, or its number where none is. */
    private long first() {
      return seed.orElse(0L) + sample;
    }

    /**
     * True if nothing but sample, wording, order, places and seed differs, and no other turns are
     * shown.
     */
    private boolean alikeOtherwise(Options other) {
      boolean drawn = examples > 0 && !seed.equals(other.seed);
      return !drawn && asked(other).equals(other);
    }

    private boolean ordersOtherwise(Options other) {
      return order != other.order || order == Order.Kind.SHUFFLED && !seed.equals(other.seed);
    }

    /** This with sample, wording, order, places and seed of another. */
    private Options asked(Options other) {
      return new Options(
          model,
          rubric,
          benchmark,
          questions,
          endpoint,
          remote,
          language,
          other.wording,
          other.order,
          other.places,
          context,
          examples,
          items,
          temperature,
          other.seed,
          samples,
          other.sample,
          probabilities,
          structured,
          longest,
          tries,
          prices);
    }

    /** Where each of two texts that are compared is shown. */
    Placement placement() {
      return places.orElse(Placement.GIVEN);
    }

    private boolean inBothPlaces() {
      return placement() == Placement.BOTH;
    }

    /** In which order levels are shown. */
    public Order levels() {
      return new Order(order, seed.orElse(0L));
    }

    /** What is paid; nothing of an endpoint whose prices are not known. */
    public Prices paid() {
      return prices.orElse(Prices.FREE);
    }
  }
}
