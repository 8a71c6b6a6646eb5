package org.attune.spark;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.attune.Scratch;
import org.attune.corpus.CorpusException;
import org.attune.score.neural.Patience;

/** Starts Spark as a study asks for it. */
public final class Sessions {

  /** Libraries a worker needs and a Spark distribution lacks, by how their jars begin. */
  private static final List<String> SHIPPED =
      List.of("api-", "pytorch-", "tokenizers-", "commons-csv-", "snakeyaml-");

  private static final String PLUGINS =
      ScalarBlas.class.getName() + "," + ModelTime.class.getName();

  /** Settings that are Attune's own: what a run puts up with. */
  private static final List<String> OWN = List.of(Patience.SETTING, Imports.ROWS_PER_ITEM);

  private static final String LOOPBACK = "127.0.0.1";

  private Sessions() {}

  /** The settings of a {@code jobs/*.conf} file: a key and a value a line. */
  public static Map<String, String> settings(Path conf) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(conf, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    Map<String, String> settings = new TreeMap<>();
    properties.forEach((key, value) -> settings.put(key.toString(), value.toString().strip()));
    return settings;
  }

  /** Whether Spark runs already: then {@link #start} starts none, and it is not ours to stop. */
  public static boolean running() {
    return SparkSession.getDefaultSession().isDefined();
  }

  /**
   * A session on {@code master} with these settings; on a cluster the study's own jars go along.
   */
  public static SparkSession start(String master, Map<String, String> settings, Path work) {
    SparkSession.Builder builder = SparkSession.builder().appName("attune").master(master);
    configuration(master, settings, work).forEach(builder::config);
    SparkSession session = builder.getOrCreate();
    session.sparkContext().setLogLevel("WARN");
    return session;
  }

  /**
   * All that Spark is told: where the settings say nothing, what suits the master.
   *
   * @throws CorpusException if a setting of Attune's own is no number
   */
  static Map<String, String> configuration(String master, Map<String, String> settings, Path work) {
    Map<String, String> all = new TreeMap<>(addresses(master));
    all.put("spark.ui.enabled", "false");
    all.put("spark.ui.showConsoleProgress", "false");
    // How a query runs is written out for that page each time, at length unless it is told not to.
    all.put("spark.sql.ui.explainMode", "simple");
    all.put("spark.sql.session.timeZone", "UTC");
    all.put("spark.sql.warehouse.dir", work.resolve("warehouse").toUri().toString());
    scratch(master).ifPresent(folder -> all.put("spark.local.dir", folder));
    all.putAll(settings);
    all.merge("spark.plugins", PLUGINS, (own, ours) -> own + "," + ours);
    OWN.forEach(key -> checkNumber(key, settings.getOrDefault(key, "1")));
    if (!master.startsWith("local")) {
      all.put("spark.jars", jars());
    }
    return all;
  }

  private static void checkNumber(String key, String value) {
    if (!value.matches("[1-9][0-9]{0,7}")) {
      throw new CorpusException(key + " in the settings (--conf)", "a whole number from 1", value);
    }
  }

  /**
   * Where the driver listens: on a machine alone nobody else has to reach it, and Spark asks nobody
   * who they are. Where a cluster's driver listens is the cluster's matter.
   */
  private static Map<String, String> addresses(String master) {
    return onOneMachine(master)
        ? Map.of("spark.driver.bindAddress", LOOPBACK, "spark.driver.host", LOOPBACK)
        : Map.of();
  }

  /** {@code local}, {@code local[4]}, {@code local[*]}. */
  private static boolean onOneMachine(String master) {
    return master.equals("local") || master.startsWith("local[");
  }

  /**
   * Where Spark keeps what it shuffles on this machine: with all else that goes when the run ends.
   * The workers of a cluster of Spark's own have disks of their own for it, whatever the driver
   * says; other clusters are left alone. Spark takes a comma for the end of a path.
   */
  private static Optional<String> scratch(String master) {
    return Optional.ofNullable(System.getProperty(Scratch.PROPERTY))
        .filter(folder -> master.matches("(local|spark:).*") && !folder.contains(","));
  }

  /** Version of Spark. */
  public static String version() {
    return org.apache.spark.package$.MODULE$.SPARK_VERSION();
  }

  private static String jars() {
    return Stream.of(
            System.getProperty("java.class.path").split(System.getProperty("path.separator")))
        .flatMap(Sessions::withLibraries)
        .filter(jar -> isOurs(jar.getFileName().toString()))
        .map(Path::toString)
        .collect(Collectors.joining(","));
  }

  private static Stream<Path> withLibraries(String entry) {
    Path jar = Path.of(entry).toAbsolutePath();
    Path libraries = jar.resolveSibling("lib");
    if (!jar.endsWith("attune.jar") || !Files.isDirectory(libraries)) {
      return Stream.of(jar);
    }
    try (Stream<Path> files = Files.list(libraries)) {
      return Stream.concat(Stream.of(jar), files.sorted().toList().stream());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean isOurs(String jar) {
    return jar.equals("attune.jar")
        || jar.endsWith(".jar") && SHIPPED.stream().anyMatch(jar::startsWith);
  }
}
