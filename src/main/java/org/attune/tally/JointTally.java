package org.attune.tally;

import java.util.Arrays;
import org.attune.corpus.Scale;

/**
 * How often each pair (reference, model) occurs. Key: (reference, model), amount: items.
 *
 * <p>Gives accuracy, precision, recall, F1, kappa, Matthews correlation, rank correlations, ROC-AUC
 * and average precision.
 */
public final class JointTally implements Tally<JointTally> {

  /** Categories of reference and model; on label scales one tally a label. */
  public static final Tallier<JointTally> CATEGORIES =
      new Kind("categories", Kind.Pair.CATEGORIES) {
        @Override
        public Scope scope(Scale scale) {
          return scale instanceof Scale.Labels ? Scope.LABEL : Scope.WHOLE;
        }
      };

  /** One label against all others: 1 where it is given, 0 where not. */
  public static final Tallier<JointTally> BINARY =
      new Kind("binary", Kind.Pair.CATEGORIES) {
        @Override
        public Scope scope(Scale scale) {
          return scale instanceof Scale.Interval ? Scope.NONE : Scope.LABEL;
        }

        /** The label is not given. */
        @Override
        int wrong(Scale scale) {
          return 0;
        }
      };

  /** One label of the reference (1 or 0) and the model's degree for it (0 to 10,000). */
  public static final Tallier<JointTally> DEGREES =
      new Kind("degrees", Kind.Pair.DEGREES) {
        @Override
        public Scope scope(Scale scale) {
          return scale instanceof Scale.Interval ? Scope.NONE : Scope.LABEL;
        }
      };

  /** Values of reference and model on an ordered scale, in units of 10<sup>-9</sup>. */
  public static final Tallier<JointTally> VALUES =
      new Kind("values", Kind.Pair.VALUES) {
        @Override
        public Scope scope(Scale scale) {
          return scale.ordered() ? Scope.WHOLE : Scope.NONE;
        }
      };

  /** Mean ratings of items on two ordered dimensions. */
  public static final Tallier<JointTally> ITEM_MEANS =
      new ItemMeans.OfTwo<>("item-means-in-pairs", VALUES);

  private final Counts counts;
  private final long[] references;
  private final long[] models;
  private final int[] row;
  private final int[] column;

  private JointTally(Counts counts, long[] references, long[] models, int[] row, int[] column) {
    this.counts = counts;
    this.references = references;
    this.models = models;
    this.row = row;
    this.column = column;
  }

  /** Reads counts keyed by (reference, model). */
  public static JointTally of(Counts counts) {
    long[] a = new long[counts.size()];
    long[] b = new long[counts.size()];
    for (int i = 0; i < a.length; i++) {
      a[i] = counts.first(i);
      b[i] = counts.second(i);
    }
    long[] references = Arrays.stream(a).distinct().toArray();
    long[] models = Arrays.stream(b).sorted().distinct().toArray();
    int[] row = Arrays.stream(a).mapToInt(x -> Arrays.binarySearch(references, x)).toArray();
    int[] column = Arrays.stream(b).mapToInt(x -> Arrays.binarySearch(models, x)).toArray();
    return new JointTally(counts, references, models, row, column);
  }

  @Override
  public Counts counts() {
    return counts;
  }

  @Override
  public JointTally with(long[] amounts) {
    return new JointTally(counts.with(amounts), references, models, row, column);
  }

  @Override
  public long items() {
    long sum = 0;
    for (int i = 0; i < counts.size(); i++) {
      sum += counts.amount(i);
    }
    return sum;
  }

  /**
   * Number of different pairs, some perhaps with amount 0 after resampling; pairs are in
   * (reference, model) order.
   */
  public int pairs() {
    return counts.size();
  }

  /** Items with pair {@code i}. */
  public long amount(int i) {
    return counts.amount(i);
  }

  /** Items with this reference and model. */
  public long amount(long reference, long model) {
    return counts.amount(reference, model);
  }

  /** Number of pairs whose reference is 0, which come before all others. */
  public int negatives() {
    int i = 0;
    while (i < pairs() && references()[row(i)] == 0) {
      i++;
    }
    return i;
  }

  /** The different references, rising. */
  public long[] references() {
    return references;
  }

  /** The different model answers, rising. */
  public long[] models() {
    return models;
  }

  /** Position of pair {@code i}'s reference in {@link #references()}. */
  public int row(int i) {
    return row[i];
  }

  /** Position of pair {@code i}'s model answer in {@link #models()}. */
  public int column(int i) {
    return column[i];
  }

  private abstract static class Kind implements Tallier<JointTally> {
    enum Pair {
      CATEGORIES,
      VALUES,
      DEGREES
    }

    private final String name;
    private final Pair pair;

    Kind(String name, Pair pair) {
      this.name = name;
      this.pair = pair;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public boolean needsCategories() {
      return pair != Pair.VALUES;
    }

    @Override
    public boolean keepsOutputs(Scale scale) {
      return pair == Pair.DEGREES || pair == Pair.VALUES && scale instanceof Scale.Interval;
    }

    @Override
    public void count(Case item, Counts.Sink counts) {
      if (pair == Pair.DEGREES) {
        if (item.reference() != Scale.ABSENT && item.degrees().length == 1) {
          counts.add(item.reference(), item.degrees()[0], 1);
        }
      } else if (item.answered()) {
        if (pair == Pair.VALUES) {
          counts.add(item.reference(), item.model(), 1);
        } else {
          int model = item.model() == Case.WRONG ? wrong(item.scale()) : item.modelCategory();
          counts.add(item.referenceCategory(), model, 1);
        }
      }
    }

    /** The category of an answer that is none of the scale's: one of its own. */
    int wrong(Scale scale) {
      return scale.size();
    }

    @Override
    public JointTally tally(Counts counts) {
      return of(counts);
    }
  }
}
