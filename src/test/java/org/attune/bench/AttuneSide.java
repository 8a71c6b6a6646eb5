package org.attune.bench;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.attune.corpus.Hashes;
import org.attune.corpus.Reach;
import org.attune.corpus.Scale;
import org.attune.score.Request;
import org.attune.score.neural.Djl;
import org.attune.score.neural.NumericPrecision;
import org.attune.spark.Fold;
import org.attune.spark.Scoring;
import org.attune.spark.Selection;
import org.attune.spark.Sessions;

/**
 * Attune's side: what {@code jobs/attune score} does after import, in a session that runs on. The
 * columns of the model are read as values, so that nothing but rounding to four decimals stands
 * between them and what is written.
 */
final class AttuneSide implements JavaSide {

  /** What the verb import writes. */
  private static final StructType ITEM =
      new StructType()
          .add("item", StringType)
          .add("file", StringType)
          .add("line", LongType)
          .add("conversation", StringType)
          .add("speaker", StringType)
          .add("turn", LongType)
          .add("reply", StringType)
          .add("text", StringType)
          .add("context", createArrayType(StringType))
          .add("split", StringType)
          .add("strata", createMapType(StringType, StringType))
          .add("ratings", BinaryType);

  private static final StructType TEXT =
      new StructType().add("id", LongType).add("text", StringType);

  private static final int FEW = 256;
  private static final int FILES = 8;
  private static final Selection ALL =
      new Selection(List.of(), Selection.Part.ALL, Fold.WHOLE, "item");

  private final SparkSession spark;
  private final Path folder;
  private final NumericPrecision precision;
  private final List<String> texts;
  private final Scoring.Factory factory;
  private int runs;

  private AttuneSide(Path model, Path folder, int columns, NumericPrecision precision)
      throws IOException {
    this.folder = folder;
    this.precision = precision;
    spark = JavaSide.spark(folder);
    texts = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(folder.resolve("texts.jsonl"))) {
      texts.add(json.readValue(line, String.class));
    }
    TreeMap<String, Scale> dimensions = new TreeMap<>();
    Map<String, String> heads = new TreeMap<>();
    for (int column = 0; column < columns; column++) {
      String name = String.format(Locale.ROOT, "c%04d", column);
      dimensions.put(
          name,
          new Scale.Interval(BigDecimal.valueOf(-1), BigDecimal.valueOf(1), BigDecimal.valueOf(1)));
      heads.put(name, "column " + column);
    }
    Djl.Options options =
        new Djl.Options(model.getFileName().toString(), 256, 128, false, precision, heads);
    String models = model.toAbsolutePath().getParent().toString();
    factory =
        device ->
            new Djl(options, new Request(dimensions, Path.of(models), Path.of(models), device));
  }

  /**
   * Takes the model's folder, that of the texts, how many columns the model has, and the precision;
   * that of 32 bits, which starts first, writes the texts.
   */
  public static void main(String[] arguments) throws IOException {
    AttuneSide side =
        new AttuneSide(
            Path.of(arguments[0]),
            Path.of(arguments[1]),
            Integer.parseInt(arguments[2]),
            NumericPrecision.valueOf(arguments[3]));
    if (side.precision == NumericPrecision.FP32) {
      side.give("few", side.texts.subList(0, Math.min(FEW, side.texts.size())));
      side.give("texts", side.texts);
    }
    JavaSide.serve(side, Map.of("Java", Runtime.version().toString(), "Spark", Sessions.version()));
    side.spark.stop();
  }

  /**
   * Writes texts in their order, as all sides find them: files of which each task gets half; and as
   * items.
   */
  private void give(String name, List<String> some) {
    List<Row> rows = new ArrayList<>();
    List<Row> items = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      rows.add(RowFactory.create((long) i, some.get(i)));
      Object[] item = new Object[ITEM.size()];
      item[0] = Integer.toString(i);
      item[7] = some.get(i);
      items.add(RowFactory.create(item));
    }
    spark
        .createDataFrame(rows, TEXT)
        .repartitionByRange(FILES, org.apache.spark.sql.functions.col("id"))
        .sortWithinPartitions("id")
        .write()
        .mode("overwrite")
        .parquet(folder.resolve(name).toString());
    spark
        .createDataFrame(items, ITEM)
        .repartition(FILES)
        .write()
        .mode("overwrite")
        .parquet(folder.resolve(name + "-items").toString());
  }

  private Path scores() {
    return folder.resolve("scores-" + precision + "-" + runs);
  }

  private void run(String name) throws IOException {
    Path items = folder.resolve(name + "-items");
    Scoring.run(spark, items, ALL, Reach.texts(0), factory, scores(), (count, total, units) -> {});
  }

  @Override
  public void warm() throws IOException {
    Folders.delete(scores());
    runs++;
    run("few");
    Folders.delete(scores());
  }

  @Override
  public void score() throws IOException {
    run("texts");
  }

  @Override
  public List<float[]> outputs() throws IOException {
    Map<String, float[]> found = new HashMap<>();
    try (Stream<Path> groups = Files.list(scores())) {
      for (Path group : groups.toList()) {
        for (String line : Files.readAllLines(group)) {
          String[] cells = line.split("\t");
          String[] codes = cells[1].split(",");
          float[] row = new float[codes.length];
          for (int i = 0; i < row.length; i++) {
            row[i] = (float) (Long.parseLong(codes[i]) / (double) Scale.UNIT);
          }
          found.put(cells[0], row);
        }
      }
    }
    return texts.stream()
        .map(text -> found.get(Hashes.ofTexts(List.of(text)).substring(0, 32)))
        .toList();
  }
}
