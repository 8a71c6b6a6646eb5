package org.attune.result;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.attune.UserMistake;
import org.attune.plan.PlannedCorpus;

/**
 * Files that belong to results but are not given on with them, because single ratings of people
 * could be read from them. They lie in a folder of their own beside the results; the manifest names
 * them, and has their hashes.
 */
public final class RestrictedBundle {

  private static final String ENDING = ".restricted";
  private static final String ABOUT = "README.txt";

  /** Bytes of the largest file that is read: many times as much as any has. */
  private static final long MOST = 256L << 20;

  private static final String WORDS =
      """
      What lies here belongs to the results of the study %s, but is not part of them: tallies, from
      which single ratings could be read, and codes of models, which confirm a text to those who can
      run the model. It is for those who may see the ratings of

        %s

      Do not give it on with the results. `attune verify` finds it here, beside them.
      """;

  private RestrictedBundle() {}

  /** The folder of the bundle that belongs to a folder of results. */
  public static Path beside(Path results) {
    Path folder = results.toAbsolutePath().normalize();
    return folder.resolveSibling(folder.getFileName() + ENDING);
  }

  /**
   * Names, as results would have them, of the files of corpora that a manifest says are in the
   * bundle.
   */
  public static SortedSet<String> names(Collection<PlannedCorpus> corpora, Manifest manifest) {
    SortedSet<String> names = new TreeSet<>();
    for (PlannedCorpus corpus : corpora) {
      List<String> restricted = manifest.corpus(corpus.name()).restricted().orElse(List.of());
      Stream.of(ResultFolder.tallies(corpus.name()), ResultFolder.codes(corpus.name()))
          .filter(restricted::contains)
          .forEach(names::add);
    }
    return names;
  }

  /**
   * Files by where they are to lie below the folder of results, or beside it, with a word about the
   * bundle.
   *
   * @param names the files that belong into the bundle
   */
  public static SortedMap<String, String> placed(
      SortedMap<String, String> files, Set<String> names, String study) {
    String folder = "../" + study + ENDING + "/";
    SortedMap<String, String> placed = new TreeMap<>();
    files.forEach((name, text) -> placed.put(names.contains(name) ? folder + name : name, text));
    if (!names.isEmpty()) {
      SortedSet<String> corpora = new TreeSet<>();
      names.forEach(
          name -> corpora.add(name.substring(name.indexOf('/') + 1, name.lastIndexOf('.'))));
      placed.put(folder + ABOUT, WORDS.formatted(study, String.join("\n  ", corpora)));
    }
    return placed;
  }

  /**
   * Reads files of the bundle that lies beside a folder of results; of what is not there, or is no
   * regular file but a link, nothing.
   *
   * @throws UserMistake if one is larger than any that was ever written
   */
  public static SortedMap<String, String> read(Path results, Set<String> names) throws IOException {
    SortedMap<String, String> found = new TreeMap<>();
    Path bundle = beside(results.toRealPath());
    for (String name : names) {
      Path file = bundle.resolve(name);
      if (Files.isRegularFile(file) && file.toRealPath().equals(file)) {
        if (Files.size(file) > MOST) {
          throw new UserMistake(
              "%s: expected at most %d MiB, found %d MiB"
                  .formatted(file, MOST >> 20, Files.size(file) >> 20));
        }
        found.put(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    }
    return found;
  }

  /**
   * What is said of a corpus's files that are put aside, in a line; nothing if none is.
   *
   * @param withheld why its tallies are
   */
  public static Optional<String> told(
      PlannedCorpus corpus, String withheld, Set<String> names, Path results) {
    boolean tallies = names.contains(ResultFolder.tallies(corpus.name()));
    boolean codes = names.contains(ResultFolder.codes(corpus.name()));
    boolean guarded = corpus.card().guarded();
    if (!tallies && !codes) {
      return Optional.empty();
    }
    String which =
        tallies && codes ? "tallies and codes lie" : tallies ? "tallies lie" : "codes lie";
    return Optional.of(
        (guarded ? "Single ratings of " : "Groups of people in ")
            + corpus.name()
            + " are protected: its "
            + which
            + " in "
            + beside(results)
            + ", for those who may see them"
            + (tallies ? ", because " + withheld : "")
            + (guarded ? "; where anybody may, write `single-ratings: public` in the card" : ""));
  }
}
