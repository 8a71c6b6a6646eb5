package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.corpus.Reading.HEADER;
import static org.attune.corpus.Reading.NO_HEADER;
import static org.attune.corpus.Reading.rows;
import static org.attune.corpus.Reading.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.attune.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every format promises, found by its class and the samples of its name alone. */
class FormatContractTest {

  private static final int DAMAGES = 40;

  @TempDir private Path folder;

  /** A format, and a file of it. */
  record Subject(String name, CorpusFormat format, Path file, FormatSettings settings) {
    @Override
    public String toString() {
      return name + " " + file.getFileName() + (settings.header() ? " with a header" : "");
    }

    List<String> texts() throws IOException {
      return FormatContractTest.texts(Reading.rows(format, file, settings));
    }
  }

  /** What each row says, whatever the order of its columns, which is that of their slice. */
  private static List<String> texts(List<Row> rows) {
    return rows.stream()
        .map(
            row ->
                row.line()
                    + " "
                    + (row instanceof Row.Broken broken ? broken.reason() : Reading.values(row)))
        .toList();
  }

  static Stream<Subject> subjects() {
    return Names.in(CorpusFormat.class, CorpusFormat.class).entrySet().stream()
        .flatMap(
            format ->
                samples(format.getKey())
                    .flatMap(
                        file ->
                            Stream.of(HEADER, NO_HEADER)
                                .map(
                                    settings ->
                                        new Subject(
                                            format.getKey(),
                                            Names.create(format.getValue()),
                                            file,
                                            settings))));
  }

  private static Stream<Path> samples(String format) {
    return Stream.of(sample("").toFile().listFiles())
        .map(file -> file.toPath())
        .filter(file -> file.getFileName().toString().matches(format + "[.-].*|.*\\." + format))
        .sorted();
  }

  @Test
  void everyFormatHasASampleThatItReads() throws IOException {
    Set<String> read = new TreeSet<>();
    for (Subject subject : subjects().toList()) {
      if (rows(subject.format(), subject.file(), subject.settings()).stream()
          .anyMatch(row -> row instanceof Row.Read)) {
        read.add(subject.name());
      }
    }
    assertThat(read).isEqualTo(Names.in(CorpusFormat.class, CorpusFormat.class).keySet());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void rowsAreTheSameAtEachReading(Subject subject) throws IOException {
    List<String> first = subject.texts();
    assertThat(subject.texts()).isEqualTo(first);
    assertThat(Names.create(subject.format().getClass()).sliceable())
        .isEqualTo(subject.format().sliceable());
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void rowsAreReadOrSayWhyNotAndWhere(Subject subject) throws IOException {
    List<Row> rows = rows(subject.format(), subject.file(), subject.settings());
    assertThat(rows).isNotEmpty();
    for (Row row : rows) {
      assertThat(row.line()).isPositive();
      if (row instanceof Row.Read read) {
        assertThat(read.columnNames()).doesNotHaveDuplicates();
      } else {
        assertThat(((Row.Broken) row).reason()).isNotBlank().doesNotContain("Exception", "\n");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void slicesHoldTheRowsOfTheWhole(Subject subject) throws IOException {
    List<String> whole = subject.texts();
    for (int target : new int[] {1, 50}) {
      Slices slices =
          Slices.of(
              subject.file(),
              subject.file().toString(),
              target,
              subject.format(),
              subject.settings());
      List<Row> rows = new ArrayList<>();
      for (Slice slice : slices.slices()) {
        rows.addAll(rows(subject.format(), slice, subject.settings()));
      }
      assertThat(texts(rows)).isEqualTo(whole);
      if (!subject.format().sliceable()) {
        assertThat(slices.slices()).hasSize(1);
      }
    }
  }

  /** A file that was cut off or changed is read as far as it can be, or refused in one line. */
  @ParameterizedTest
  @MethodSource("subjects")
  void damagedBytesEndInRowsOrAMistakeThatSaysWhere(Subject subject) throws IOException {
    byte[] bytes = Files.readAllBytes(subject.file());
    Random random = new Random(bytes.length);
    for (int i = 0; i < DAMAGES; i++) {
      byte[] damaged =
          Arrays.copyOf(bytes, i % 2 == 0 ? random.nextInt(bytes.length) : bytes.length);
      if (i % 2 == 1) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve(subject.file().getFileName()), damaged);
      try {
        assertThat(rows(subject.format(), file, subject.settings()))
            .allSatisfy(row -> assertThat(row.line()).isPositive());
      } catch (CorpusException e) {
        assertThat(e).hasMessageStartingWith(file.toString()).hasMessageContaining("expected ");
        assertThat(e.getMessage()).doesNotContain("\n");
      }
    }
  }
}
