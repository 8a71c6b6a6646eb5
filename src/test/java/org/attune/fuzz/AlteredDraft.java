package org.attune.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.attune.Launch;

/** A file of ratings that is altered before a study of it is drafted. */
record AlteredDraft(Path home) implements Kind {

  private static final Path DRAFTS = Path.of("src", "test", "resources", "drafts");

  @Override
  public String name() {
    return "new";
  }

  @Override
  public Launch run(long number, Mutations mutations) throws IOException {
    List<Path> drafts;
    try (Stream<Path> files = Files.list(DRAFTS)) {
      drafts = files.sorted().toList();
    }
    Path draft = drafts.get(mutations.number(drafts.size()));
    boolean packed = mutations.once(10);
    byte[] bytes = Files.readAllBytes(draft);
    Path file = home.resolve(draft.getFileName() + (packed ? ".gz" : ""));
    Files.write(file, mutations.of(packed ? Talk.gzip(bytes) : bytes));
    return of(home, file);
  }

  /** Drafts a study of a file. */
  static Launch of(Path home, Path file) {
    return Launch.of(
        home,
        List.of(
            "new",
            "mine",
            "--ratings",
            file.toString(),
            "--data",
            home.resolve("data").toString(),
            "--protocol",
            home.resolve("mine.yaml").toString(),
            "--replace"));
  }
}
