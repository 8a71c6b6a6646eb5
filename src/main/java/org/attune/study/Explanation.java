package org.attune.study;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.StudyFailed;
import org.attune.UserMistake;
import org.attune.corpus.CorpusException;
import org.attune.spark.Tallying;
import org.attune.yaml.YamlException;

/**
 * What a user is told of a failure: one line that says where, and what.
 *
 * @param line what is told; several lines where a file has several mistakes
 * @param cause what there is to do about it
 */
public record Explanation(String line, Cause cause) {

  /** Whose matter a failure is. */
  public enum Cause {
    /** What was asked, or a folder it was asked with, cannot be. */
    MISTAKE,
    /** Data, memory or disk do not suffice. */
    STUDY,
    /** Attune itself. */
    FAULT
  }

  /** The longest that is told of what others say, which may quote a file. */
  private static final int LONGEST = 300;

  /** How messages begin that repeat those of their causes. */
  private static final Pattern TYPE =
      Pattern.compile("^(?:(?:java|javax|scala|org|com|ai|io)\\.(?:\\w+\\.)*[A-Z][\\w$]*:\\s*)+");

  private static final Pattern JAVA =
      Pattern.compile(
          "\\b[A-Z]\\w*(?:Exception|Error)\\b|\\b(?:java|scala|org|ai)\\.\\w+\\.|\\bclass ");

  private static final Pattern FULL =
      Pattern.compile("(?i)no space left on device|disk quota exceeded|not enough space");

  /** Of a failure and all that brought it about; the first in which somebody is told is told. */
  public static Explanation of(Throwable failure) {
    for (Throwable t : chain(failure)) {
      if (t instanceof UserMistake || t instanceof YamlException || t instanceof CorpusException) {
        return new Explanation(t.getMessage(), Cause.MISTAKE);
      }
      if (t instanceof StudyFailed || t instanceof Tallying.TooLarge) {
        return new Explanation(t.getMessage(), Cause.STUDY);
      }
    }
    return ofMachine(failure)
        .orElseGet(
            () -> {
              String said = String.join(": ", said(failure));
              return new Explanation("failed" + (said.isEmpty() ? "" : ": " + said), Cause.FAULT);
            });
  }

  /** Memory, stack, disk and files. */
  private static Optional<Explanation> ofMachine(Throwable failure) {
    List<Throwable> chain = chain(failure);
    if (chain.stream().anyMatch(t -> t instanceof OutOfMemoryError)) {
      return Optional.of(
          new Explanation(
              "the memory does not suffice (%d MiB): give more by spark.driver.memory in the settings (--conf)"
                  .formatted(Runtime.getRuntime().maxMemory() >> 20),
              Cause.STUDY));
    }
    if (chain.stream().anyMatch(t -> FULL.matcher(String.valueOf(t.getMessage())).find())) {
      return Optional.of(
          new Explanation(
              place(failure) + ": the disk is full; make room, and the same command goes on",
              Cause.STUDY));
    }
    return chain.stream()
        .filter(t -> t instanceof FileSystemException || t instanceof FileNotFoundException)
        .findFirst()
        .map(t -> new Explanation(place(failure) + ": " + what((IOException) t), Cause.MISTAKE));
  }

  private static String what(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return "expected a folder, found a file";
    }
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : reason(e);
    return reason == null || reason.isBlank() ? "cannot be read or written" : lower(reason);
  }

  /** What stands in parentheses behind a file's name, as in {@code a.csv (Permission denied)}. */
  private static String reason(IOException e) {
    Matcher reason = Pattern.compile(".*\\(([^()]+)\\)").matcher(String.valueOf(e.getMessage()));
    return reason.matches() ? reason.group(1) : "";
  }

  private static String lower(String reason) {
    return reason.equals("Not a directory")
        ? "expected a folder, found a file"
        : reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
  }

  /** The file or folder a failure is about: the first that is named, else the work folder. */
  private static String place(Throwable failure) {
    for (Throwable t : chain(failure)) {
      if (t instanceof FileSystemException f && f.getFile() != null) {
        return f.getFile();
      }
      if (t instanceof FileNotFoundException && t.getMessage() != null) {
        return t.getMessage().replaceFirst(" \\([^()]*\\)$", "");
      }
      if (t instanceof java.io.UncheckedIOException && own(t)) {
        return t.getMessage();
      }
    }
    return System.getProperty("attune.log", "work/attune.log").replaceFirst("/attune\\.log$", "");
  }

  /** What each says itself, outermost first, without names of types. */
  private static Set<String> said(Throwable failure) {
    Set<String> said = new LinkedHashSet<>();
    for (Throwable t : chain(failure)) {
      boolean foreign = t.getClass().getName().startsWith("org.apache.spark");
      boolean slip =
          t instanceof NullPointerException
              || t instanceof ClassCastException
              || t instanceof IndexOutOfBoundsException;
      if (own(t) && !foreign && !slip) {
        String line = t.getMessage().lines().findFirst().orElse("").strip();
        String plain = TYPE.matcher(line).replaceFirst("");
        if (!plain.isBlank() && !JAVA.matcher(plain).find()) {
          said.add(plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + " ...");
        }
      }
    }
    return said;
  }

  /** Whether it says more than that it was brought about by another. */
  private static boolean own(Throwable t) {
    return t.getMessage() != null
        && (t.getCause() == null || !t.getMessage().equals(t.getCause().toString()));
  }

  private static List<Throwable> chain(Throwable failure) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = failure; t != null && !chain.contains(t); t = t.getCause()) {
      chain.add(t);
    }
    return chain;
  }
}
