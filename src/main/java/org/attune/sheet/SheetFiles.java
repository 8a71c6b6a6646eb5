package org.attune.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.attune.corpus.CorpusException;

/** Files of ratings by the paths a user names. */
public final class SheetFiles {

  /** More files are a mistake in the path. */
  private static final int MOST = 10_000;

  private SheetFiles() {}

  /**
   * The files: those named, and of each folder named those in it that are not hidden, the largest
   * first, because it is likeliest to hold people's ratings.
   *
   * @throws CorpusException if there is no such file or folder, or a folder holds none
   */
  public static List<Path> in(List<Path> paths) {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        files.addAll(of(path));
      } else if (Files.isRegularFile(path)) {
        files.add(path);
      } else {
        throw new CorpusException(path.toString(), "a file of ratings (--ratings)", "no such file");
      }
    }
    return files;
  }

  /** A name for each file, without what tells its format; of equal ones with their folders. */
  static List<String> names(List<Path> files) {
    List<String> names = new ArrayList<>();
    for (Path file : files) {
      String name = base(file);
      boolean alike = files.stream().filter(f -> base(f).equals(name)).count() > 1;
      Path folder = file.toAbsolutePath().normalize().getParent();
      names.add(alike && folder.getFileName() != null ? folder.getFileName() + "-" + name : name);
    }
    return names;
  }

  private static String base(Path file) {
    return file.getFileName().toString().replaceFirst("(\\.\\p{Alnum}{1,7})+$", "");
  }

  private static List<Path> of(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files =
          new ArrayList<>(
              entries
                  .filter(
                      f -> Files.isRegularFile(f) && !f.getFileName().toString().startsWith("."))
                  .sorted()
                  .limit(MOST + 1L)
                  .toList());
      if (files.isEmpty() || files.size() > MOST) {
        throw new CorpusException(
            folder.toString(),
            "a folder with files of ratings (--ratings)",
            files.isEmpty() ? "none in it" : "more than " + MOST);
      }
      files.sort(Comparator.comparingLong(SheetFiles::size).reversed());
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(folder.toString(), e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
