package org.attune.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;

/**
 * A folder of results that somebody handed over. A file is read when it is asked for, never through
 * a link, and only as far as memory goes; what nobody asks for is known by name alone.
 */
public final class ResultFolder {

  public static final String PROTOCOL = "protocol.yaml";
  public static final String MANIFEST = Manifest.FILE;
  public static final String ESTIMATES = "estimates.csv";
  public static final String CONFUSION = "confusion.csv";
  public static final String CALIBRATION = "calibration.csv";

  /** Folder of the cards. */
  public static final String CARDS = "cards";

  /** Folder of what was counted of explanations, and of its tables. */
  public static final String EXPLANATIONS = "explanations";

  /** Folder of the rubrics. */
  public static final String RUBRICS = Catalog.RUBRICS;

  /** Bytes of the largest file of results that is read: many times as much as any has. */
  private static final long MOST = 256L << 20;

  /** Bytes that are read of all files together. */
  private static final long MOST_TOGETHER = 512L << 20;

  /** Files and folders that are looked at. */
  private static final int MOST_NAMES = 100_000;

  /** Those of a version control system and the like. */
  private static final String HIDDEN = "(.*/)?\\..*";

  /** What a name in the folder stands for. */
  public enum Kind {
    FILE,
    LINK,
    /** A pipe, a socket or a device. */
    OTHER
  }

  private final Path folder;
  private final SortedMap<String, Kind> names = new TreeMap<>();
  private final Map<String, Long> sizes = new TreeMap<>();
  private long read;

  /**
   * Looks at what is there but for hidden files, as those of a version control system.
   *
   * @throws UserMistake if it is no folder, holds no results, or links lead out of what all else
   *     follows from
   */
  public ResultFolder(Path folder) throws IOException {
    this.folder = folder;
    if (Files.isDirectory(folder)) {
      Path real = folder.toRealPath();
      Files.walkFileTree(real, new Names(real));
    }
    for (String name : new String[] {PROTOCOL, MANIFEST}) {
      if (!names.containsKey(name)) {
        throw new UserMistake(
            folder + ": expected results as `attune run` writes them, found no " + name);
      }
    }
    names.forEach(
        (name, kind) -> {
          if (kind != Kind.FILE && needed(name)) {
            throw new UserMistake(
                folder.resolve(name)
                    + ": expected a file of the results, found "
                    + described(kind));
          }
        });
  }

  private final class Names extends SimpleFileVisitor<Path> {
    private final Path real;

    Names(Path real) {
      this.real = real;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes about) {
      return name(path).matches(HIDDEN) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes about) {
      String name = name(path);
      if (!name.matches(HIDDEN)) {
        names.put(
            name,
            about.isSymbolicLink() ? Kind.LINK : about.isRegularFile() ? Kind.FILE : Kind.OTHER);
        sizes.put(name, about.size());
      }
      if (names.size() > MOST_NAMES) {
        throw new UserMistake(
            folder + ": expected at most " + MOST_NAMES + " files of results, found more");
      }
      return FileVisitResult.CONTINUE;
    }

    private String name(Path path) {
      return real.relativize(path).toString().replace('\\', '/');
    }
  }

  /** What the plan of the study is read from, with the libraries that open files by name. */
  private static boolean needed(String name) {
    return name.equals(PROTOCOL)
        || name.equals(MANIFEST)
        || name.matches("(" + CARDS + "|" + RUBRICS + ")(/.*)?");
  }

  /** Name of a rubric. */
  public static String rubric(String name) {
    return RUBRICS + "/" + name + ".yaml";
  }

  /** Name of a corpus's card. */
  public static String card(String corpus) {
    return CARDS + "/" + corpus + "/" + Catalog.CARD;
  }

  /** Name of the BibTeX entry that stands beside a corpus's card, if there is one. */
  public static String citation(String corpus) {
    return CARDS + "/" + corpus + "/" + Catalog.CITATION;
  }

  /** Name of the tallies of a corpus. */
  public static String tallies(String corpus) {
    return "tallies/" + corpus + ".tsv";
  }

  /** Name of the sample of codes of a corpus. */
  public static String codes(String corpus) {
    return "codes/" + corpus + ".tsv";
  }

  /** Name of what was counted of the explanations of a corpus. */
  public static String explanations(String corpus) {
    return EXPLANATIONS + "/" + corpus + ".tsv";
  }

  /** What stands in place of a file. */
  public static String described(Kind kind) {
    return kind == Kind.LINK
        ? "a link, which is not followed"
        : "no regular file, which is not read";
  }

  /** All names, sorted, and what they stand for. */
  public SortedMap<String, Kind> names() {
    return Collections.unmodifiableSortedMap(names);
  }

  /**
   * Text of a file; other bytes than UTF-8 differ from what the study makes. Empty if there is no
   * such file.
   *
   * @throws UserMistake if it is too large, or all that was read is
   */
  public Optional<String> text(String name) {
    if (names.get(name) != Kind.FILE) {
      return Optional.empty();
    }
    long size = sizes.get(name);
    read += size;
    if (size > MOST || read > MOST_TOGETHER) {
      throw new UserMistake(
          "%s: expected at most %d MiB in a file of results, and %d in all, found %d MiB"
              .formatted(
                  folder.resolve(name),
                  MOST >> 20,
                  MOST_TOGETHER >> 20,
                  (size > MOST ? size : read) >> 20));
    }
    Path file = folder.resolve(name);
    try {
      if (!file.toRealPath().startsWith(folder.toRealPath())
          || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.size(file) != size) {
        throw new UserMistake(file + ": expected the same file as before, found another");
      }
      return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
