package org.attune.statistic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.attune.corpus.Consensus;

/**
 * What a number rests on beside its items, and a reader should know. A note names its {@link
 * #topic} once and its {@link #value} for each row that differs.
 */
public sealed interface Remark {

  /** What it is about, in lower case, no full stop. */
  String topic();

  /** What there is to say of one number. */
  String value();

  /** No remarks. */
  static List<Remark> none() {
    return List.of();
  }

  /**
   * Labels an average leaves out because nobody gave them.
   *
   * @param where who did not give them
   * @param labels their names, at least one, in the order of the scale
   */
  record AbsentLabels(String where, List<String> labels) implements Remark {
    @Override
    public String topic() {
      return "mean over the labels given " + where + ", so without";
    }

    @Override
    public String value() {
      return String.join(", ", labels);
    }
  }

  /**
   * The label of fewest items among those an average is made of.
   *
   * @param label its name
   * @param items how many the reference gives it to
   */
  record RarestLabel(String label, long items) implements Remark {
    @Override
    public String topic() {
      return "rarest label in the reference";
    }

    @Override
    public String value() {
      return label + ", " + items + (items == 1 ? " item" : " items");
    }
  }

  /**
   * The label that makes an average uncertain more than any other.
   *
   * @param label its name
   */
  record WidestLabel(String label) implements Remark {
    @Override
    public String topic() {
      return "the interval owes most of its width to";
    }

    @Override
    public String value() {
      return label;
    }
  }

  /**
   * How many pairs of raters a mean is made of.
   *
   * @param used pairs averaged
   * @param few pairs that share items, but fewer than {@code fewest}
   * @param undefined other pairs left out, because one rater, or both, gave one rating throughout
   * @param fewest items a pair must share
   */
  record Pairs(long used, long few, long undefined, int fewest) implements Remark {
    @Override
    public String topic() {
      return "mean over the pairs of raters who share " + fewest + " items or more";
    }

    @Override
    public String value() {
      StringBuilder text = new StringBuilder(used + (used == 1 ? " pair" : " pairs"));
      if (few > 0) {
        text.append(", ").append(few).append(" with fewer left out");
      }
      if (undefined > 0) {
        text.append(", ")
            .append(undefined)
            .append(" left out because a rater gave one rating throughout");
      }
      return text.toString();
    }
  }

  /**
   * Items on which the consensus is tied.
   *
   * @param consensus the rule
   * @param sets whether ratings are sets of labels
   * @param tied items on which it is
   * @param items items with a consensus, or a tie
   */
  record Ties(Consensus consensus, boolean sets, long tied, long items) implements Remark {
    @Override
    public String topic() {
      return "ties of the " + consensus.tieRule(sets);
    }

    @Override
    public String value() {
      return tied + " of " + items + (items == 1 ? " item" : " items");
    }
  }

  /**
   * Replies that were rated by a model that was not shown what they answer.
   *
   * @param models their names
   */
  record HiddenTurns(List<String> models) implements Remark {
    @Override
    public String topic() {
      return "replies rated without being shown the turn they answer (context: 0) by";
    }

    @Override
    public String value() {
      return String.join(", ", models);
    }
  }

  /**
   * A reference that a model of raters concluded, which intervals take as known.
   *
   * @param model its name
   */
  record TakenAsKnown(String model) implements Remark {
    @Override
    public String topic() {
      return "intervals take as known what is concluded by";
    }

    @Override
    public String value() {
      return model;
    }
  }

  /**
   * What two models exchanged in a permutation test in place of their answers.
   *
   * @param answers what was made of them
   */
  record Exchanged(String answers) implements Remark {
    @Override
    public String topic() {
      return "swapped in the permutation test";
    }

    @Override
    public String value() {
      return answers;
    }
  }

  /**
   * The same number with the missing answers of a model as wrong ones, or without them.
   *
   * @param wrong whether they are wrong
   */
  record Otherwise(boolean wrong, double number) implements Remark {
    @Override
    public String topic() {
      return wrong ? "with missing answers as wrong ones" : "with missing answers left out";
    }

    @Override
    public String value() {
      return decimals(number);
    }
  }

  /** The same number with all missing answers of a model the lowest, or highest, of the scale. */
  record Extremes(double lowest, double highest) implements Remark {
    @Override
    public String topic() {
      return "with missing answers all the scale's lowest, or all its highest";
    }

    @Override
    public String value() {
      return decimals(lowest) + ", or " + decimals(highest);
    }
  }

  /**
   * Which of several pairs a number is that of, being the largest.
   *
   * @param pairs how many there are
   * @param key number under which the pair is counted
   * @param name its name, where it is known
   */
  record LargestOf(int pairs, long key, Optional<String> name) implements Remark {

    /** The same with the name. */
    public LargestOf named(String pair) {
      return new LargestOf(pairs, key, Optional.of(pair));
    }

    @Override
    public String topic() {
      return "the largest of all pairs, with limits that hold for all of them at once";
    }

    @Override
    public String value() {
      return name.map(pair -> pair + ", ").orElse("") + "of " + pairs;
    }
  }

  /** How many items a model answered among those it could. */
  record Answered(String model, long answered, long of) {}

  /**
   * How much each of a panel of models answered.
   *
   * @param models in the order of the panel
   */
  record AnsweredByEach(List<Answered> models) implements Remark {
    @Override
    public String topic() {
      return "items answered by each of the panel";
    }

    @Override
    public String value() {
      return models.stream()
          .map(m -> m.model() + " " + m.answered() + " of " + m.of())
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * Why a model that was asked gave no answer.
   *
   * @param byReason questions without an answer that could be used, by reason; at least one
   */
  record Unusable(SortedMap<String, Long> byReason) implements Remark {
    @Override
    public String topic() {
      return "questions without an answer that could be used, in all";
    }

    @Override
    public String value() {
      return byReason.entrySet().stream()
          .map(e -> e.getValue() + " " + e.getKey())
          .collect(Collectors.joining(", "));
    }
  }

  private static String decimals(double number) {
    BigDecimal rounded = new BigDecimal(number).setScale(3, RoundingMode.HALF_EVEN);
    return (rounded.signum() == 0 ? rounded.abs() : rounded).toPlainString();
  }

  /**
   * How gaps between groups came by their intervals and by what chance makes of them.
   *
   * @param draws draws of blocks, and permutations of the groups' labels
   */
  record OverGroups(int draws) implements Remark {
    @Override
    public String topic() {
      return "gaps between groups have limits that hold for all groups at once, and chance permutes labels of groups; draws";
    }

    @Override
    public String value() {
      return Integer.toString(draws);
    }
  }

  /**
   * Groups too small to count in the gaps between groups.
   *
   * @param groups what results call them, at least one
   * @param least blocks a group must have, or people
   * @param people whether it is a group of raters, of which people are counted
   */
  record SmallGroups(List<String> groups, int least, boolean people) implements Remark {
    @Override
    public String topic() {
      return people
          ? "without groups of fewer than " + least + " raters"
          : "without groups in fewer than " + least + " blocks";
    }

    @Override
    public String value() {
      return String.join("; ", groups);
    }
  }

  /**
   * Why there is no interval by formula where a statistic has one.
   *
   * @param reason why, in lower case, no full stop
   */
  record NoFormula(String reason) implements Remark {
    @Override
    public String topic() {
      return "without an interval by formula";
    }

    @Override
    public String value() {
      return reason;
    }
  }
}
