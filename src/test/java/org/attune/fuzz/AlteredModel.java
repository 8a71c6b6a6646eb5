package org.attune.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.attune.Launch;
import org.attune.score.neural.WithoutTorch;
import org.attune.study.WithoutSpark;

/**
 * A model one of whose files is altered before it is opened.
 *
 * @param what {@code model} for one of the files as it lies there, {@code pickle} for what is
 *     packed in its weights, which are then only read, not run
 */
record AlteredModel(Path home, String what) implements Kind {

  private static final Path MODEL = Path.of("src", "test", "resources", "models", "tiny-emotion");

  private static final List<String> FILES =
      List.of("config.json", "serving.properties", "tokenizer.json", "tiny-emotion.pt");

  @Override
  public String name() {
    return what;
  }

  @Override
  public Launch run(long number, Mutations mutations) throws IOException {
    Path folder = home.resolve("models").resolve("model-" + what + number);
    Files.createDirectories(folder);
    String altered = what.equals("pickle") ? FILES.get(3) : FILES.get(mutations.number(4));
    for (String file : FILES) {
      byte[] bytes = Files.readAllBytes(MODEL.resolve(file));
      if (file.equals(altered)) {
        bytes = what.equals("pickle") ? packed(mutations) : mutations.of(bytes);
      }
      Files.write(folder.resolve(file), bytes);
    }
    try {
      return what.equals("pickle")
          ? Launch.of(
              home,
              List.of("weights", folder.resolve(FILES.get(3)).toString()),
              new WithoutTorch.Weights())
          : Launch.of(
              home,
              List.of("open", folder.getFileName().toString(), home.toString()),
              new WithoutSpark.Open());
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  /** The weights with one entry altered and packed again, so that their checksums fit. */
  private static byte[] packed(Mutations mutations) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipFile zip = new ZipFile(MODEL.resolve(FILES.get(3)).toFile());
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        byte[] content = zip.getInputStream(entry).readAllBytes();
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(entry.getName().endsWith("/data.pkl") ? mutations.of(content) : content);
      }
    }
    return bytes.toByteArray();
  }
}
