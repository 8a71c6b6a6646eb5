package org.attune.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.attune.corpus.Scale;
import org.attune.score.Scorer;
import org.attune.score.raters.RaterModel;
import org.attune.score.raters.RaterModel.FixedSums;
import org.attune.score.raters.RaterModel.Panel;
import org.attune.score.raters.RaterModel.Raters;
import org.attune.tally.Decision;
import org.attune.tally.Question.Dimension;

/**
 * Fits models of raters to the ratings of a corpus and writes what they conclude of its items, in
 * {@link Groups} by a hash of the item's id. Of the raters nothing is kept.
 */
public final class RaterModelFit {

  /** Most numbers that describe the raters of all runs of a model together: 256 MiB of sums. */
  private static final long MOST = 1 << 24;

  private static final StructType KEY =
      new StructType().add("item", DataTypes.StringType).add("key", DataTypes.StringType);

  private RaterModelFit() {}

  /** A dimension on which a model of raters cannot be fitted. */
  public static final class Unfit extends RuntimeException {
    Unfit(String message) {
      super(message);
    }
  }

  /**
   * Concludes on what is not yet concluded.
   *
   * @param items items of the corpus
   * @param selection items whose ratings are used and concluded upon
   * @param dimensions dimensions in the order of the outputs
   * @param folder where finished groups lie, shared by all machines
   * @return items concluded upon, groups in all, groups written now
   * @throws Unfit if a dimension has no rating by a known person, or too many people rated it
   */
  public static Scoring.Result run(
      SparkSession spark,
      Path items,
      Selection selection,
      RaterModel model,
      List<Dimension> dimensions,
      Path folder)
      throws IOException {
    Groups.prepare(folder);
    Dataset<Row> selected = selection.of(Stored.items(spark, items));
    ItemPanels.Numbered rated = ItemPanels.of(selected.select("item", "ratings"), dimensions);
    rated.items().persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Dataset<Row> keys =
          spark.createDataset(
              rated.items().map(item -> RowFactory.create(null, item.key())).rdd(),
              Encoders.row(KEY));
      long count = rated.items().count();
      Map<Integer, String> names = Groups.names(Groups.of(keys, count));
      Groups.Found found = Groups.find(names, folder);
      Set<Integer> missing = found.missing(names);
      List<String> groups = new ArrayList<>(found.files().values());
      if (!missing.isEmpty()) {
        String to = folder.toString();
        HashMap<Integer, String> wanted = new HashMap<>(names);
        Dataset<Row> outputs = outputs(spark, rated, model, dimensions);
        groups.addAll(
            Groups.whole(Groups.of(outputs, count), missing)
                .mapPartitions(
                    (MapPartitionsFunction<Row, String>)
                        rows -> write(rows, Path.of(to), wanted).iterator(),
                    Encoders.STRING())
                .collectAsList());
      }
      return new Scoring.Result(
          count, 0, groups.stream().sorted().toList(), missing.size(), found.damaged());
    } finally {
      rated.items().unpersist();
    }
  }

  /** Items with the key under which their outputs stand. */
  static Dataset<Row> keys(Dataset<Row> items) {
    return items
        .select("item")
        .as(Encoders.STRING())
        .map(
            (MapFunction<String, Row>) item -> RowFactory.create(item, ItemPanels.key(item)),
            Encoders.row(KEY));
  }

  /** What a model concludes of each item: key, outputs. */
  static Dataset<Row> outputs(
      SparkSession spark, ItemPanels.Numbered rated, RaterModel model, List<Dimension> dimensions) {
    ArrayList<List<Raters>> fitted = new ArrayList<>();
    for (int d = 0; d < dimensions.size(); d++) {
      Scale scale = dimensions.get(d).scale();
      int dimension = d;
      JavaRDD<List<Panel>> answers =
          rated
              .items()
              .map(item -> item.panels().get(dimension))
              .filter(panel -> panel.size() > 0)
              .map(panel -> questions(panel, scale));
      int categories = scale instanceof Scale.Labels ? 2 : scale.size();
      int questions = scale instanceof Scale.Labels ? scale.size() : 1;
      check(model, rated.raters()[d], categories, questions, dimensions.get(d).name());
      fitted.add(
          model.fit(rated.raters()[d], categories, questions, runs -> expect(answers, runs)));
    }
    Broadcast<List<List<Raters>>> known =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(fitted);
    List<Dimension> of = List.copyOf(dimensions);
    return spark.createDataset(
        rated
            .items()
            .map(item -> RowFactory.create(item.key(), (Object) degrees(item, of, known.value())))
            .rdd(),
        Encoders.row(Groups.SCORE));
  }

  /** What is asked of the raters: the category, or of each label whether it is given. */
  private static List<Panel> questions(Panel panel, Scale scale) {
    return scale instanceof Scale.Labels
        ? IntStream.range(0, scale.size()).mapToObj(panel::label).toList()
        : List.of(panel);
  }

  private static void check(
      RaterModel model, int raters, int categories, int questions, String dimension) {
    if (raters == 0) {
      throw new Unfit("no item has a rating of " + dimension + " by a known person");
    }
    long numbers = model.numbers(raters, categories) * model.restarts() * questions;
    if (numbers > MOST) {
      throw new Unfit(
          "expected at most %d numbers to describe the raters of %s, found %d (%d raters, %d categories, %d runs)"
              .formatted(
                  MOST, dimension, numbers, raters, categories, model.restarts() * questions));
    }
  }

  /** The E step of several runs over all items. */
  private static List<FixedSums> expect(JavaRDD<List<Panel>> answers, List<Raters> runs) {
    Broadcast<List<Raters>> known =
        JavaSparkContext.fromSparkContext(answers.context()).broadcast(runs);
    try {
      return answers
          .mapPartitions(own -> List.of(RaterModel.sums(own, known.value())).iterator())
          .treeReduce(
              (a, b) -> {
                for (int run = 0; run < a.size(); run++) {
                  a.get(run).addAll(b.get(run));
                }
                return a;
              });
    } finally {
      known.destroy();
    }
  }

  /** Ten-thousandths of each posterior; {@link Scorer#NO_ANSWER} where nobody rated. */
  private static Object[] degrees(
      ItemPanels item, List<Dimension> dimensions, List<List<Raters>> raters) {
    List<Long> degrees = new ArrayList<>();
    for (int d = 0; d < dimensions.size(); d++) {
      Panel panel = item.panels().get(d);
      Scale scale = dimensions.get(d).scale();
      for (int label = 0; label < scale.size() && panel.size() == 0; label++) {
        degrees.add(Scorer.NO_ANSWER);
      }
      List<Panel> answers = panel.size() > 0 ? questions(panel, scale) : List.of();
      for (int question = 0; question < answers.size(); question++) {
        double[] posterior = raters.get(d).get(question).posterior(answers.get(question));
        int from = scale instanceof Scale.Labels ? 1 : 0;
        for (int category = from; category < posterior.length; category++) {
          degrees.add((long) Math.rint(posterior[category] * Decision.ONE));
        }
      }
    }
    return degrees.toArray();
  }

  private static List<String> write(Iterator<Row> rows, Path folder, Map<Integer, String> names)
      throws IOException {
    List<String> groups = new ArrayList<>();
    Row next = rows.hasNext() ? rows.next() : null;
    while (next != null) {
      int group = next.getAs("group");
      List<String> keys = new ArrayList<>();
      List<long[]> outputs = new ArrayList<>();
      while (next != null && next.<Integer>getAs("group") == group) {
        keys.add(next.getAs("key"));
        outputs.add(Groups.outputs(next.getList(next.fieldIndex("outputs"))));
        next = rows.hasNext() ? rows.next() : null;
      }
      groups.add(Groups.write(folder, names.get(group), keys, outputs.toArray(long[][]::new)));
    }
    return groups;
  }
}
