package org.attune.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.attune.Launch;

/**
 * Results one of whose files is altered before they are verified, where nothing but the folder is
 * at hand.
 */
record AlteredResults(Path home) implements Kind {

  private static final Path RESULTS =
      Path.of("src", "test", "resources", "studies", "golden", "agreement");

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public Launch run(long number, Mutations mutations) throws IOException {
    Path folder = home.resolve("agreement");
    List<String> names = copy(folder);
    Path altered = folder.resolve(names.get(mutations.number(names.size())));
    Files.write(altered, mutations.of(Files.readAllBytes(altered)));
    return verify(folder);
  }

  /** Writes the results as they are, and says which files these are. */
  List<String> copy(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(RESULTS)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        String name = RESULTS.relativize(path).toString();
        Files.createDirectories(folder.resolve(name).getParent());
        Files.write(folder.resolve(name), Files.readAllBytes(path));
        names.add(name);
      }
    }
    return names;
  }

  /** Verifies a folder of results. */
  Launch verify(Path folder) throws IOException {
    Path conf = Files.writeString(home.resolve("spark.conf"), "spark.master local[1]\n");
    return Launch.of(
        home,
        List.of(
            "verify",
            folder.toString(),
            "--work",
            home.resolve("work").toString(),
            "--data",
            home.resolve("none").toString(),
            "--conf",
            conf.toString()));
  }
}
