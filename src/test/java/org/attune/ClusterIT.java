package org.attune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A standalone cluster of a master and two workers gives the bytes that one machine gives. */
class ClusterIT {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path STUDIES = Path.of("src", "test", "resources", "studies");

  /** Libraries of the project that a Spark distribution lacks, by how their names begin. */
  private static final List<String> OWN =
      List.of(
          "api-",
          "pytorch-",
          "tokenizers-",
          "jna-",
          "commons-csv-",
          "commons-rng-",
          "picocli-",
          "snakeyaml-");

  private static final List<Process> PROCESSES = new ArrayList<>();

  private static final Path FOLDER = TARGET.resolve("cluster");

  private static String master;

  @BeforeAll
  static void startCluster() throws Exception {
    Job.empty(FOLDER);
    Path spark = distribution();
    int port = freePort();
    master = "spark://127.0.0.1:" + port;
    daemon(spark, "master", "--host", "127.0.0.1", "--port", "" + port, "--webui-port", "0");
    awaitPort(port);
    for (String worker : List.of("worker1", "worker2")) {
      String files = FOLDER.resolve(worker).toString();
      daemon(
          spark,
          worker,
          "--host",
          "127.0.0.1",
          "--webui-port",
          "0",
          "-c",
          "1",
          "-m",
          "1g",
          "-d",
          files,
          master);
    }
  }

  @AfterAll
  static void stopCluster() throws InterruptedException {
    Collections.reverse(PROCESSES);
    PROCESSES.forEach(Process::destroy);
    for (Process process : PROCESSES) {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  /** What a worker has of its own: Spark's jars, and none of the project's. */
  private static Path distribution() throws IOException {
    Path spark = FOLDER.resolve("spark");
    Path jars = Files.createDirectories(spark.resolve("jars"));
    Files.createFile(spark.resolve("RELEASE"));
    try (Stream<Path> libraries = Files.list(TARGET.resolve("lib"))) {
      for (Path jar : libraries.toList()) {
        if (OWN.stream().noneMatch(jar.getFileName().toString()::startsWith)) {
          Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
        }
      }
    }
    return spark;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void daemon(Path spark, String name, String... arguments) throws IOException {
    String type = name.equals("master") ? "master.Master" : "worker.Worker";
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command =
        new ArrayList<>(List.of(java.toString(), "-XX:+UseSerialGC", "-Xmx256m"));
    Collections.addAll(command, "-cp", spark.resolve("jars") + "/*");
    command.add("org.apache.spark.deploy." + type);
    Collections.addAll(command, arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(FOLDER.resolve(name + ".log").toFile());
    builder
        .environment()
        .putAll(Map.of("SPARK_HOME", spark.toString(), "SPARK_SCALA_VERSION", "2.13"));
    builder.environment().putAll(Job.SHORT_LIVED); // its executors take them over
    PROCESSES.add(builder.start());
  }

  private static void awaitPort(int port) throws InterruptedException, IOException {
    for (int tries = 0; tries < 600; tries++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.isConnected()).isTrue();
        return;
      } catch (IOException e) {
        assertThat(PROCESSES.get(0).isAlive()).as("the master lives").isTrue();
        Thread.sleep(100);
      }
    }
    throw new IOException("nothing listens on port " + port);
  }

  @Test
  void aClusterGivesTheBytesOfOneMachine() throws IOException {
    SortedMap<String, String> onCluster = run("cluster", master);
    assertThat(executors()).as("executors that ran").isEqualTo(2);
    SortedMap<String, String> onOneMachine = run("local", "local[2]");
    assertThat(onCluster).isEqualTo(onOneMachine).hasSizeGreaterThan(6);
  }

  private static SortedMap<String, String> run(String name, String on) throws IOException {
    Path data = FOLDER.resolve("data");
    Job.copy(STUDIES.resolve("datasets").resolve("postcards"), data.resolve("postcards"));
    Job.copy(Path.of("datasets", "everyday-conversations"), data.resolve("everyday-conversations"));
    Job.copy(
        STUDIES.resolve("datasets").resolve("everyday-conversations"),
        data.resolve("everyday-conversations"));
    Path conf =
        Files.write(
            FOLDER.resolve("cluster.conf"),
            List.of(
                "spark.driver.memory 1g",
                "spark.driver.host 127.0.0.1",
                "spark.executor.memory 900m",
                "spark.executor.extraJavaOptions -XX:+UseSerialGC -Dai.djl.offline=true",
                "spark.executorEnv.OMP_NUM_THREADS 1",
                "spark.sql.shuffle.partitions 3"));
    Path results = FOLDER.resolve(name).resolve("results");
    List<String> arguments =
        new ArrayList<>(
            List.of("run", STUDIES.resolve("protocols").resolve("models.yaml").toString()));
    Collections.addAll(
        arguments, "--master", on, "--conf", conf.toString(), "--data", data.toString());
    Collections.addAll(
        arguments, "--models", Path.of("src", "test", "resources", "models").toString());
    Collections.addAll(
        arguments,
        "--work",
        FOLDER.resolve(name).resolve("work").toString(),
        "--results",
        results.toString());
    Job.run(FOLDER.resolve(name + ".out"), arguments);
    return Job.bytes(results.resolve("models"));
  }

  /** How many executors the workers started: each has a folder in that of its application. */
  private static long executors() throws IOException {
    try (Stream<Path> files =
        Files.find(FOLDER, 4, (f, a) -> f.endsWith("stderr") && f.toString().contains("/app-"))) {
      return files.count();
    }
  }
}
