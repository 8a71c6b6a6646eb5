package org.attune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code jobs/attune} as a process of its own, as a user starts it. */
final class Job {

  /** A process of a few seconds does not win back what the second compiler of a JVM costs. */
  static final Map<String, String> SHORT_LIVED =
      Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1", "SPARK_LOCAL_IP", "127.0.0.1");

  private static final int MINUTES = 20;

  private final Process process;
  private final Path output;

  private Job(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it; what it prints goes to a file. */
  static Job start(Path output, List<String> arguments) {
    return start(Path.of("jobs", "attune").toAbsolutePath(), output, arguments);
  }

  /** Starts a launcher. */
  static Job start(Path launcher, Path output, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(SHORT_LIVED);
    try {
      return new Job(builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it to its end, which must be a good one. */
  static void run(Path output, List<String> arguments) {
    Job job = start(output, arguments);
    try {
      assertThat(job.exit()).as(job.printed()).isZero();
    } finally {
      job.process.destroyForcibly();
    }
  }

  Process process() {
    return process;
  }

  /** Waits for the exit code. */
  int exit() {
    try {
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
          .as("ends in %d minutes", MINUTES)
          .isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String printed() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes an empty folder, whatever was there. */
  static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(folder);
  }

  /** Copies the files of a folder into another. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** The bytes of the files of a folder and those below it, by path. */
  static SortedMap<String, String> bytes(Path folder) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(file).toString(),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
