package org.attune.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.launcher.JavaModuleOptions;
import org.apache.spark.sql.SparkSession;
import org.attune.spark.Sessions;

/** A side of {@link ScoringPeers} that is a Java program: what it does when told. */
interface JavaSide {

  /** Scores few texts, so that everything is loaded and compiled. */
  void warm() throws IOException;

  /** Scores all texts. */
  void score() throws IOException;

  /** What the last {@link #score} gave, a row a text. */
  List<float[]> outputs() throws IOException;

  /** Two tasks at a time in this JVM. */
  static SparkSession spark(Path folder) {
    return Sessions.start("local[2]", Map.of("spark.sql.shuffle.partitions", "8"), folder);
  }

  /** Answers commands until there are no more. */
  static void serve(JavaSide side, Map<String, String> versions) throws IOException {
    ObjectMapper json = new ObjectMapper();
    System.out.println(json.writeValueAsString(Map.of("versions", versions)));
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      String[] command = line.split(" ", 2);
      long start = System.nanoTime();
      switch (command[0]) {
        case "warm" -> side.warm();
        case "score" -> side.score();
        case "outputs" -> write(side.outputs(), Path.of(command[1]));
        default -> throw new IllegalArgumentException("no command " + line);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.println(json.writeValueAsString(Map.of("seconds", seconds)));
    }
  }

  private static void write(List<float[]> rows, Path file) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(rows.size(), rows.get(0).length * Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : rows) {
      for (float number : row) {
        bytes.putFloat(number);
      }
    }
    Files.write(file, bytes.array());
  }

  /** The command of a JVM as {@code jobs/attune} starts one, with the classes of this one. */
  static List<String> command(Class<?> main, Path log, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx4g", "-XX:+UseParallelGC"));
    command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptions().split(" ")));
    command.addAll(List.of("-Dai.djl.offline=true", "-Dattune.log=" + log));
    command.addAll(List.of("-cp", classPath(), main.getName()));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  private static String classPath() {
    if (!(JavaSide.class.getClassLoader() instanceof URLClassLoader loader)) {
      return System.getProperty("java.class.path");
    }
    return Arrays.stream(loader.getURLs())
        .map(JavaSide::path)
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  private static String path(URL url) {
    try {
      return Path.of(url.toURI()).toString();
    } catch (java.net.URISyntaxException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
