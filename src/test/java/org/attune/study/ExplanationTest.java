package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.util.concurrent.ExecutionException;
import java.util.zip.ZipException;
import org.apache.spark.SparkException;
import org.attune.StudyFailed;
import org.attune.corpus.CorpusException;
import org.attune.study.Explanation.Cause;
import org.junit.jupiter.api.Test;

class ExplanationTest {

  private static void told(Throwable failure, String line, Cause cause) {
    assertThat(Explanation.of(failure)).isEqualTo(new Explanation(line, cause));
    Throwable inSpark = new SparkException("Job aborted due to stage failure:\nat a.B", failure);
    assertThat(Explanation.of(new RuntimeException(inSpark)).line())
        .as("thrown in a task")
        .isEqualTo(line);
  }

  @Test
  void mistakesAreToldAsTheyAre() {
    told(
        new IllegalStateException("x", new CorpusException("a.csv:1", "a number", "\"x\"")),
        "a.csv:1: expected a number, found \"x\"",
        Cause.MISTAKE);
    told(new StudyFailed("13 rows rejected"), "13 rows rejected", Cause.STUDY);
  }

  @Test
  void aFullDiskIsNamedWithThePath() {
    told(
        new UncheckedIOException("w/studies/a.json", new IOException("No space left on device")),
        "w/studies/a.json: the disk is full; make room, and the same command goes on",
        Cause.STUDY);
    told(
        new FileSystemException("w/b", null, "No space left on device"),
        "w/b: the disk is full; make room, and the same command goes on",
        Cause.STUDY);
    System.setProperty("attune.log", "/here/work/attune.log");
    told(
        new IOException("No space left on device"),
        "/here/work: the disk is full; make room, and the same command goes on",
        Cause.STUDY);
  }

  @Test
  void whatAFileCannotBeIsTold() {
    told(new AccessDeniedException("r/x"), "r/x: permission denied", Cause.MISTAKE);
    told(
        new FileAlreadyExistsException("r/x"),
        "r/x: expected a folder, found a file",
        Cause.MISTAKE);
    told(
        new FileSystemException("r/x", null, "Not a directory"),
        "r/x: expected a folder, found a file",
        Cause.MISTAKE);
    told(
        new FileSystemException("r/x", null, "Read-only file system"),
        "r/x: read-only file system",
        Cause.MISTAKE);
    told(
        new FileSystemException("r/" + "x".repeat(300), null, "File name too long"),
        "r/" + "x".repeat(300) + ": file name too long",
        Cause.MISTAKE);
    told(
        new FileNotFoundException("r/x (Permission denied)"),
        "r/x: permission denied",
        Cause.MISTAKE);
  }

  @Test
  void faultsKeepTheirPlaceAndNameNoType() {
    told(
        new ExecutionException(
            new UncheckedIOException("data.csv:1", new ZipException("invalid block type"))),
        "failed: data.csv:1: invalid block type",
        Cause.FAULT);
    told(
        new IllegalStateException("java.lang.IllegalArgumentException: odd"),
        "failed: odd",
        Cause.FAULT);
    told(
        new NullPointerException("Cannot invoke \"java.util.List.get(int)\" because it is null"),
        "failed",
        Cause.FAULT);
    told(new StackOverflowError(), "failed", Cause.FAULT);
  }

  @Test
  void memoryIsToldWithTheSetting() {
    assertThat(Explanation.of(new RuntimeException(new OutOfMemoryError("Java heap space"))).line())
        .matches(
            "the memory does not suffice \\(\\d+ MiB\\): give more by spark.driver.memory in the settings \\(--conf\\)");
  }

  @Test
  void aWholeRowIsNotTold() {
    String row = "row,".repeat(200);
    assertThat(Explanation.of(new IllegalStateException("odd: " + row)).line())
        .hasSizeLessThan(330)
        .endsWith(" ...");
  }
}
