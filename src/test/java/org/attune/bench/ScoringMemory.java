package org.attune.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory that the verb score takes for 100,000 and for a million turns, each time in a JVM of its
 * own as {@code jobs/attune} starts it.
 *
 * <p>Two measures, each in a run of its own. <em>Resident</em>: the most the process had resident
 * (VmHWM), native memory and all; most of it is heap, and a JVM lets its heap grow with garbage
 * towards {@code -Xmx} rather than collect, the longer it runs. <em>Live</em>: the most that was
 * still in use after a full garbage collection, forced every two seconds: what scoring holds.
 */
public final class ScoringMemory {

  private static final Path FOLDER = Path.of("target", "bench", "memory");
  private static final Path SETTINGS = FOLDER.resolve("memory.conf");
  private static final int FEW = 100_000;
  private static final int MANY = 1_000_000;
  private static final double MOST = 1.10;
  private static final double MEGABYTE = 1e6;
  private static final Pattern FULL = Pattern.compile("Pause Full .*->(\\d+)M\\(");

  private ScoringMemory() {}

  private record Peak(double resident, double live, double seconds) {}

  /** Takes the folder of a model, and two numbers of turns; a tiny model if there is none. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path model =
        arguments.length > 0
            ? Path.of(arguments[0])
            : Path.of("src", "test", "resources", "models", "tiny-emotion");
    int few = arguments.length > 1 ? Integer.parseInt(arguments[1]) : FEW;
    int many = arguments.length > 2 ? Integer.parseInt(arguments[2]) : MANY;
    Files.createDirectories(FOLDER);
    Files.writeString(
        SETTINGS,
        """
        spark.master local[2]
        spark.driver.memory 4g
        spark.sql.shuffle.partitions 8
        spark.local.dir %s
        """
            .formatted(FOLDER.resolve("spark").toAbsolutePath()));
    Peak ofFew = peak(model, few);
    Peak ofMany = peak(model, many);
    compare("resident", ofFew.resident(), ofMany.resident());
    compare("live", ofFew.live(), ofMany.live());
  }

  private static void compare(String measure, double few, double many) {
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f times as much; at most %.2f expected%s%n",
        measure,
        many / few,
        MOST,
        many / few <= MOST ? "" : ": NOT FLAT");
  }

  private static Peak peak(Path model, int turns) throws IOException, InterruptedException {
    Path folder = FOLDER.resolve(Integer.toString(turns));
    Folders.delete(folder);
    Files.createDirectories(folder);
    TurnsGenerator generator = new TurnsGenerator(folder, model.getFileName().toString());
    generator.write(turns);
    run("import", generator, model, folder, false);
    Peak resident = run("score", generator, model, folder, false);
    Folders.delete(folder.resolve("work").resolve("scores"));
    Peak live = run("score", generator, model, folder, true);
    System.out.printf(
        Locale.ROOT,
        "%,d turns: %.0f s, resident at most %.0f MB, live at most %.0f MB%n",
        turns,
        resident.seconds(),
        resident.resident() / MEGABYTE,
        live.live() / MEGABYTE);
    Folders.delete(folder);
    return new Peak(resident.resident(), live.live(), resident.seconds());
  }

  private static Peak run(
      String verb, TurnsGenerator generator, Path model, Path folder, boolean collecting)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            Path.of("jobs", "attune").toString(),
            verb,
            generator.protocol().toString(),
            "--data",
            generator.data().toString(),
            "--models",
            model.toAbsolutePath().getParent().toString(),
            "--work",
            folder.resolve("work").toString(),
            "--results",
            folder.resolve("results").toString(),
            "--conf",
            SETTINGS.toString());
    Path log = FOLDER.resolve(verb + "-" + folder.getFileName() + ".txt");
    long start = System.nanoTime();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    Path collections = FOLDER.resolve("collections.log").toAbsolutePath();
    if (collecting) {
      builder.environment().put("JAVA_TOOL_OPTIONS", "-Xlog:gc:file=" + collections);
    }
    Process process = builder.start();
    double resident = 0;
    do {
      resident = Math.max(resident, resident(process.pid()));
      if (collecting) {
        collect(process.pid());
      }
    } while (!process.waitFor(collecting ? 2000 : 50, TimeUnit.MILLISECONDS));
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          verb + " ended with " + process.exitValue() + ":\n" + Files.readString(log));
    }
    return new Peak(
        resident, collecting ? live(collections) : 0, (System.nanoTime() - start) / 1e9);
  }

  /** Most bytes a process had resident so far; 0 if it has ended. */
  private static double resident(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
        if (line.startsWith("VmHWM:")) {
          return Double.parseDouble(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException e) {
      // The process ended between two looks.
    }
    return 0;
  }

  /** Bytes in use after each full collection of a JVM's log, at most. */
  private static double live(Path collections) throws IOException {
    double live = 0;
    for (String line : Files.readAllLines(collections)) {
      Matcher full = FULL.matcher(line);
      if (full.find()) {
        live = Math.max(live, Double.parseDouble(full.group(1)) * (1 << 20));
      }
    }
    return live;
  }

  private static void collect(long pid) throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
