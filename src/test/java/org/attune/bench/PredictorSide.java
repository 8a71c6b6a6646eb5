package org.attune.bench;

import ai.djl.MalformedModelException;
import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.attune.spark.Sessions;

/**
 * DJL's side, as its Spark module does it (TextClassifier of ai.djl.spark): a Predictor in each
 * task is given batches of 32 as they come, padded to their longest text. That module loads the
 * model in each task; here it is loaded once, before anything is timed.
 */
final class PredictorSide implements JavaSide {

  private static final int BATCH = 32;
  private static final StructType OUTPUT =
      new StructType()
          .add("id", DataTypes.LongType)
          .add("outputs", DataTypes.createArrayType(DataTypes.FloatType));

  private static ZooModel<String[], float[][]> model;

  private final SparkSession spark;
  private final Path folder;

  private PredictorSide(Path folder) {
    this.folder = folder;
    spark = JavaSide.spark(folder);
  }

  /** Takes the model's folder and that of the texts. */
  public static void main(String[] arguments)
      throws IOException, ModelNotFoundException, MalformedModelException {
    Path folder = Path.of(arguments[0]);
    HuggingFaceTokenizer tokenizer =
        HuggingFaceTokenizer.builder()
            .optTokenizerPath(folder.resolve("tokenizer.json"))
            .optPadding(true)
            .optTruncation(true)
            .optMaxLength(128)
            .build();
    model =
        Criteria.builder()
            .setTypes(String[].class, float[][].class)
            .optEngine("PyTorch")
            .optModelPath(folder)
            .optModelName(folder.getFileName().toString())
            .optOption("mapLocation", "true")
            .optTranslator(new Padded(tokenizer))
            .build()
            .loadModel();
    PredictorSide side = new PredictorSide(Path.of(arguments[1]));
    JavaSide.serve(
        side,
        Map.of(
            "Spark",
            Sessions.version(),
            "DJL",
            ai.djl.engine.Engine.getDjlVersion(),
            "PyTorch",
            model.getNDManager().getEngine().getVersion()));
    side.spark.stop();
  }

  private record Padded(HuggingFaceTokenizer tokenizer)
      implements NoBatchifyTranslator<String[], float[][]> {
    @Override
    public NDList processInput(TranslatorContext context, String[] texts)
        throws TranslateException {
      Encoding[] encodings = tokenizer.batchEncode(texts);
      return Encoding.toNDList(encodings, context.getNDManager(), true, false);
    }

    @Override
    public float[][] processOutput(TranslatorContext context, NDList outputs) {
      NDArray columns = outputs.get(0);
      float[] numbers = columns.toFloatArray();
      int width = (int) columns.getShape().get(1);
      return IntStream.range(0, numbers.length / width)
          .mapToObj(row -> java.util.Arrays.copyOfRange(numbers, row * width, (row + 1) * width))
          .toArray(float[][]::new);
    }
  }

  private static final class Batches implements Iterator<Row> {

    private final Iterator<Row> rows;
    private final Predictor<String[], float[][]> predictor = model.newPredictor();
    private Iterator<Row> ready = List.<Row>of().iterator();

    Batches(Iterator<Row> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return ready.hasNext() || rows.hasNext();
    }

    @Override
    public Row next() {
      if (!ready.hasNext()) {
        List<Row> batch = new ArrayList<>();
        while (rows.hasNext() && batch.size() < BATCH) {
          batch.add(rows.next());
        }
        ready = scored(batch).iterator();
      }
      Row row = ready.next();
      if (!hasNext()) {
        predictor.close();
      }
      return row;
    }

    private List<Row> scored(List<Row> batch) {
      try {
        float[][] outputs =
            predictor.predict(batch.stream().map(row -> row.getString(1)).toArray(String[]::new));
        return IntStream.range(0, outputs.length)
            .mapToObj(i -> RowFactory.create(batch.get(i).getLong(0), outputs[i]))
            .toList();
      } catch (TranslateException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void run(String from, String to) {
    spark
        .read()
        .parquet(folder.resolve(from).toString())
        .mapPartitions((MapPartitionsFunction<Row, Row>) Batches::new, Encoders.row(OUTPUT))
        .write()
        .mode("overwrite")
        .parquet(folder.resolve(to).toString());
  }

  @Override
  public void warm() {
    run("few", "predictor-few");
  }

  @Override
  public void score() {
    run("texts", "predictor-texts");
  }

  @Override
  public List<float[]> outputs() {
    List<float[]> found = new ArrayList<>();
    for (Row row :
        spark
            .read()
            .parquet(folder.resolve("predictor-texts").toString())
            .orderBy("id")
            .collectAsList()) {
      List<Float> numbers = row.getList(1);
      float[] outputs = new float[numbers.size()];
      for (int i = 0; i < outputs.length; i++) {
        outputs[i] = numbers.get(i);
      }
      found.add(outputs);
    }
    return found;
  }
}
