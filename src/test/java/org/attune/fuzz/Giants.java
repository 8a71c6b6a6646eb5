package org.attune.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.attune.Launch;
import org.attune.score.neural.WithoutTorch;
import org.attune.study.WithoutSpark;

/** Inputs that are too large, too deep or too twisted, each made for what it once broke. */
record Giants(Path home) implements Kind {

  private interface Giant {
    Launch run() throws IOException;
  }

  private static final int MILLION = 1_000_000;
  private static final long SPARSE = 3L << 30;

  @Override
  public String name() {
    return "giant";
  }

  @Override
  public Launch run(long number, Mutations mutations) throws IOException {
    return giants().get((int) number).run();
  }

  /** How many there are. */
  int number() {
    return giants().size();
  }

  private List<Giant> giants() {
    return List.of(
        () -> card("# " + "x".repeat(20 * MILLION) + "\n" + Talk.CARD),
        () -> card("# x\n".repeat(5 * MILLION) + Talk.CARD),
        () -> card(Talk.CARD.replace("FILE", "*".repeat(60) + "x")),
        () -> card(Talk.CARD.replace("FILE", "*a".repeat(60) + "x")),
        () -> card(Talk.CARD.replace("FILE", "{a,b}".repeat(60))),
        () -> card(Talk.CARD.replace("turn ~ t(\\d+)", "text ~ ((a|b)*)*c")),
        () -> card(Talk.CARD.replace("turn ~ t(\\d+)", "text ~ ((?:a|b)*)c")),
        () -> verify("estimates.csv"),
        () -> verify("unknown.bin"),
        () -> verify("protocol.yaml"),
        () -> verify("cards/postcards/dataset.yaml"),
        () -> citation("{".repeat(10_000) + "}".repeat(10_000)),
        () -> citation("$" + "{".repeat(10_000) + "}".repeat(10_000) + "$"),
        () -> citation("\\\"".repeat(10_000)),
        () -> citation("{"),
        () -> citation("x".repeat(20 * MILLION)),
        () -> weights("80025d71005801000000717100612e"),
        () -> weights("80025d7100680061".repeat(1) + "2e"),
        () -> weights("8002" + "5d".repeat(20_000) + "61".repeat(19_999) + "2e"),
        () -> weights("800258ffffff7f2e"),
        () -> weights("800258ffffffff2e"),
        () -> weights("8002286363"),
        () -> weights("80025d7100" + doubled(60) + "7d683c4e732e"),
        () -> weights("8002" + "5d".repeat(9 * MILLION) + "2e"),
        () -> weights("80024b014b02856200" + "2e"),
        () ->
            draft(("x,y\n" + "\"" + "a,b\n".repeat(5 * MILLION)).getBytes(StandardCharsets.UTF_8)),
        () ->
            draft(
                "item,anna,ben\r1,joy,joy\r2,fear,joy\r3,joy,fear\r"
                    .getBytes(StandardCharsets.UTF_8)),
        () -> draft("item,anna,ben\n1,joy,joy\n2,fear,joy\n".getBytes(StandardCharsets.UTF_16)),
        () -> draft("item,anna,ben\n1,joy,joy\n2,fear,joy\n".getBytes(StandardCharsets.UTF_16LE)),
        () -> draft(new byte[MILLION]));
  }

  private Launch card(String card) throws IOException {
    Path folder = Files.createDirectories(home.resolve("datasets").resolve("talk"));
    Files.writeString(folder.resolve("dataset.yaml"), card.replace("FORMAT", "csv"));
    Files.writeString(folder.resolve("a".repeat(100) + ".csv"), "x");
    String text = "abababababababababababababababababababababab".repeat(3000);
    Files.writeString(
        folder.resolve("FILE"),
        "id,talk,turn,text,part,topic,ann,ben,valence,moods\nu,c,t1,"
            + text
            + ",a,x,joy,joy,1,calm\n");
    Path study = home.resolve("talk.yaml");
    Files.writeString(study, Talk.PROTOCOL);
    return Launch.of(
        home, List.of("read", study.toString(), home.toString()), new WithoutSpark.Read());
  }

  private Launch verify(String sparse) throws IOException {
    Path folder = home.resolve("sparse");
    Files.createDirectories(folder);
    new AlteredResults(home).copy(folder);
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve(sparse).toFile(), "rw")) {
      file.setLength(SPARSE);
    }
    try {
      return new AlteredResults(home).verify(folder);
    } finally {
      Files.delete(folder.resolve(sparse));
    }
  }

  private Launch citation(String title) throws IOException {
    String entry = "@article{talk, author = {A}, year = 2026, title = {" + title + "}}";
    return AlteredCitation.of(home, entry.getBytes(StandardCharsets.UTF_8));
  }

  /** Weights whose pickle has these bytes, in hexadecimal. */
  private Launch weights(String pickle) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("model/data.pkl"));
      out.write(java.util.HexFormat.of().parseHex(pickle));
    }
    Path file = Files.write(home.resolve("giant.pt"), bytes.toByteArray());
    return Launch.of(home, List.of("weights", file.toString()), new WithoutTorch.Weights());
  }

  /** Lists of twice the list before, in hexadecimal. */
  private static String doubled(int times) {
    return IntStream.range(0, times)
        .mapToObj(n -> "5d2868%02x68%02x6571%02x".formatted(n, n, n + 1))
        .collect(Collectors.joining());
  }

  private Launch draft(byte[] bytes) throws IOException {
    return AlteredDraft.of(home, Files.write(home.resolve("giant.csv"), bytes));
  }
}
