package org.attune.tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.attune.corpus.Consensus;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Scale;
import org.attune.tally.Question.Entry;
import org.attune.tally.Question.Item;

/** One item as the entries of a question see it; what several entries see is made once. */
final class Views {

  /** A case, and the rater or pair of raters it is about, empty for none. */
  record Seen(String group, Case item) {}

  private record Key(
      int dimension,
      Question.Against against,
      int model,
      Consensus consensus,
      int reference,
      int rival,
      boolean category,
      int other,
      Question.Instead instead,
      List<Integer> panel) {}

  private record Answer(int model, int dimension) {}

  private static final int DIGITS = 7;

  private final Question question;
  private final Item item;
  private final Map<Key, List<Seen>> seen = new HashMap<>();
  private final Map<Answer, Boolean> answered = new HashMap<>();
  private final ItemCodes[] ratings;

  Views(Question question, Item item) {
    this.question = question;
    this.item = item;
    ratings = new ItemCodes[question.dimensions().size()];
  }

  /** The name of a rater's group; in order of the numbers. */
  static String group(int rater) {
    String number = Integer.toString(rater + 1); // of every pair of an item: no format
    return "0".repeat(Math.max(0, DIGITS - number.length())) + number;
  }

  /** What an entry counts of the item. */
  List<Seen> of(Entry e) {
    Consensus consensus = e.consensus() == null ? question.consensus() : e.consensus();
    boolean category =
        !consensus.betweenUnlessCategory() || Question.TALLIERS.get(e.tallier()).needsCategories();
    return seen.computeIfAbsent(
        new Key(
            e.dimension(),
            e.against(),
            e.model(),
            consensus,
            e.reference(),
            e.rival(),
            category,
            e.other(),
            e.instead(),
            e.panel()),
        this::see);
  }

  /** The one of these that has a reference, or else one without; none if nothing is counted. */
  List<Seen> once(Entry e) {
    List<Seen> all = of(e);
    return all.stream()
        .filter(s -> s.item().reference() != Scale.ABSENT)
        .findFirst()
        .or(() -> all.stream().findFirst())
        .stream()
        .toList();
  }

  /** True if there is such a model and it answers. */
  boolean answers(int model, int dimension) {
    return model >= 0
        && answered.computeIfAbsent(
            new Answer(model, dimension), of -> answer(of.model(), of.dimension()) != Scale.ABSENT);
  }

  private List<Seen> see(Key key) {
    return switch (key.against()) {
      case RATERS -> List.of(new Seen("", people(key)));
      case CONSENSUS -> List.of(new Seen("", answered(key)));
      case REST, EACH_RATER -> rest(key);
      case PAIRS -> pairs(key);
      case TRAITS -> traits(key);
      case JUDGE -> judged(key);
      case ALONE -> List.of(new Seen("", alone(key)));
    };
  }

  private Case people(Key key) {
    return key.panel().isEmpty() ? rated(key.dimension(), -1, Scale.ABSENT) : asked(key);
  }

  /**
   * The answers of a panel of models as ratings, numbered by their places in it. An answer between
   * two codes is taken to the nearest.
   */
  private Case asked(Key key) {
    Scale scale = scale(key);
    int[] known =
        IntStream.range(0, key.panel().size())
            .filter(i -> answers(key.panel().get(i), key.dimension()))
            .toArray();
    long[] codes =
        Arrays.stream(known)
            .mapToLong(i -> answer(key.panel().get(i), key.dimension()))
            .map(answer -> scale.ordered() ? scale.category(answer) : answer)
            .toArray();
    return Case.ofRaters(scale, known, codes);
  }

  /** The ratings of people, and a model's answer if there is a model. */
  private Case rated(int dimension, int model, long reference) {
    ItemCodes panel = ratings(dimension);
    return new Case(
        question.dimensions().get(dimension).scale(),
        panel.codes(),
        panel.raters(),
        reference,
        model < 0 ? Scale.ABSENT : answer(model, dimension),
        Scale.ABSENT,
        Case.NO_DEGREES,
        item.cluster(),
        null,
        item.length());
  }

  /**
   * What a model, or the consensus of people, says of the item. There is no reference: 0 in its
   * place has every item count as one to be answered, but for one of a panel whose ratings are
   * recorded: what was neither rated by people nor by any of the panel was not to be answered.
   */
  private Case alone(Key key) {
    ItemCodes panel = ratings(key.dimension());
    long said =
        key.model() >= 0
            ? modelled(key)
            : question.reference(
                item.rated(), key.dimension(), key.consensus(), panel, key.category());
    return new Case(
        scale(key),
        panel.codes(),
        panel.raters(),
        answerable(key) ? 0 : Scale.ABSENT,
        said,
        Scale.ABSENT,
        key.model() >= 0 ? degrees(key) : Case.NO_DEGREES,
        item.cluster());
  }

  private boolean answerable(Key key) {
    return key.panel().isEmpty()
        || !question.models().get(key.model()).recorded()
        || ratings(key.dimension()).codes().length > 0
        || key.panel().stream().anyMatch(model -> answers(model, key.dimension()));
  }

  /** The item on one dimension or two; the reference is there where people rated it. */
  private List<Seen> traits(Key key) {
    Case one = trait(key.dimension(), key.model());
    Case both = key.other() < 0 ? one : one.beside(trait(key.other(), key.model()));
    return List.of(new Seen("", both));
  }

  private Case trait(int dimension, int model) {
    return rated(dimension, model, ratings(dimension).codes().length > 0 ? 0 : Scale.ABSENT);
  }

  /** What people say, or a panel concluded, and a model if it answered. */
  private List<Seen> judged(Key key) {
    return key.model() < 0 || answers(key.model(), key.dimension())
        ? List.of(new Seen("", rated(key.dimension(), key.model(), panel(key))))
        : List.of();
  }

  private long panel(Key key) {
    Question.Dimension of = question.dimensions().get(key.dimension());
    return ratings(key.dimension()).codes().length > 0
        ? Scale.ABSENT
        : RecordedAnswers.of(item.rated(), of, RatedItem.By.PANEL, "");
  }

  private Case answered(Key key) {
    ItemCodes panel = ratings(key.dimension());
    long reference =
        key.reference() < 0
            ? question.reference(
                item.rated(), key.dimension(), key.consensus(), panel, key.category())
            : answer(key.reference(), key.dimension());
    return new Case(
        scale(key),
        panel.codes(),
        panel.raters(),
        reference,
        modelled(key),
        key.rival() < 0 ? Scale.ABSENT : answer(key.rival(), key.dimension()),
        degrees(key),
        item.cluster());
  }

  /** The item once for each rater, who is left out of the panel and may answer himself. */
  private List<Seen> rest(Key key) {
    ItemCodes panel = ratings(key.dimension());
    List<Seen> all = new ArrayList<>();
    for (int left = 0; left < panel.codes().length; left++) {
      ItemCodes others = panel.without(left);
      if (others.codes().length == 0 && !key.consensus().recorded()) {
        continue;
      }
      long answer = key.model() < 0 ? answer(key, panel.codes()[left]) : modelled(key);
      Case without =
          new Case(
              scale(key),
              others.codes(),
              others.raters(),
              question.reference(
                  item.rated(), key.dimension(), key.consensus(), others, key.category()),
              answer,
              Scale.ABSENT,
              key.model() < 0 ? Case.NO_DEGREES : degrees(key),
              item.cluster());
      boolean each = key.against() == Question.Against.EACH_RATER;
      if (!each || panel.known()) {
        all.add(new Seen(each ? group(panel.raters()[left]) : "", without));
      }
    }
    return all;
  }

  private List<Seen> pairs(Key key) {
    ItemCodes panel = ratings(key.dimension());
    List<Seen> all = new ArrayList<>();
    for (int i = 0; panel.known() && i < panel.codes().length; i++) {
      for (int j = 0; j < panel.codes().length; j++) {
        if (panel.raters()[i] < panel.raters()[j]) {
          Case both =
              Case.ofAnswers(
                  scale(key), answer(key, panel.codes()[i]), answer(key, panel.codes()[j]));
          all.add(new Seen(group(panel.raters()[i]) + " " + group(panel.raters()[j]), both));
        }
      }
    }
    return all;
  }

  private Scale scale(Key key) {
    return question.dimensions().get(key.dimension()).scale();
  }

  /** A rater's code as an answer. */
  private long answer(Key key, long code) {
    return scale(key).ordered() ? scale(key).value(code) : code;
  }

  /** A model's answer, or what stands in for one that is missing. */
  private long modelled(Key key) {
    return switch (key.instead()) {
      case NOTHING -> answer(key.model(), key.dimension());
      case WRONG, IF_WRONG -> Case.WRONG;
      case IF_LOWEST -> scale(key).value(0);
      case IF_HIGHEST -> scale(key).value(scale(key).size() - 1L);
    };
  }

  private long answer(int model, int dimension) {
    return question.answer(item.rated(), model, dimension, outputs(model, dimension));
  }

  private long[] outputs(int model, int dimension) {
    return question.outputs(item, model, dimension);
  }

  private int[] degrees(Key key) {
    long[] outputs = outputs(key.model(), key.dimension());
    return outputs == null || scale(key) instanceof Scale.Interval
        ? Case.NO_DEGREES
        : Arrays.stream(outputs).mapToInt(Math::toIntExact).toArray();
  }

  private ItemCodes ratings(int dimension) {
    if (ratings[dimension] == null) {
      Question.Dimension of = question.dimensions().get(dimension);
      ratings[dimension] = ItemCodes.of(of, item.rated(), item.raters());
    }
    return ratings[dimension];
  }
}
