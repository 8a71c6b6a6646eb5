package org.attune.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.protocol.Protocol;
import org.attune.reply.BlindSheet;
import org.attune.reply.DerivedCorpus;
import org.attune.reply.FilledSheets;
import org.attune.reply.SheetIds;
import org.attune.table.CsvWriter;

/** Sheets on which people rate the replies of a study. */
public final class RatingSheets {

  /** Tells spreadsheets that a text is UTF-8. */
  private static final String MARK = "\uFEFF";

  private final Setting setting;
  private final Protocol protocol;
  private final DerivedCorpus corpus;
  private final Path replies;

  private RatingSheets(Setting setting, Protocol protocol, Catalog catalog, String option)
      throws IOException {
    this.setting = setting;
    this.protocol = protocol;
    corpus =
        catalog
            .replies(protocol, false)
            .orElseThrow(
                () ->
                    new UserMistake(
                        option + ": expected a protocol with replies, found none in it"));
    replies = setting.files(protocol, corpus.replies().name()).resolve(DerivedCorpus.FILE);
    if (!Files.isRegularFile(replies)) {
      throw new UserMistake(
          option
              + ": expected the replies of the study in "
              + replies
              + ", found nothing; `attune import` has them given");
    }
    Replied.present(setting, protocol, catalog);
  }

  /** Those of a study. */
  static RatingSheets of(Setting setting, Protocol protocol, Catalog catalog, String option)
      throws IOException {
    return new RatingSheets(setting, protocol, catalog, option);
  }

  /**
   * Takes what people filled in for what is known of the replies, in place of what was taken
   * before.
   *
   * @param file of the protocol
   * @return what was taken and what it replaced, in words
   */
  public static String take(Path file, Setting setting, List<FilledSheets.Filled> sheets)
      throws IOException {
    Catalog catalog = new Catalog(setting.cards(), setting.rubrics(file));
    return of(setting, catalog.protocol(file), catalog, "--ratings").take(sheets);
  }

  private String take(List<FilledSheets.Filled> sheets) throws IOException {
    Path secret = secret();
    if (!Files.isRegularFile(secret)) {
      throw new UserMistake(
          "--ratings: expected the secret of the study's sheets in "
              + secret
              + ", which `attune sheet` made, found none; without it nobody knows which replies the"
              + " ids on a sheet are");
    }
    FilledSheets filled = new FilledSheets(corpus, SheetIds.read(secret).known(everOnSheets()));
    sheets.forEach(filled::add);
    Path kept = setting.ratings(protocol);
    String before = Files.exists(kept) ? Catalog.read(kept) : "";
    String taken = filled.ratings();
    if (taken.isEmpty()) {
      throw new UserMistake(
          "--ratings: expected sheets that somebody filled in, found no rating in any of "
              + sheets.stream().map(FilledSheets.Filled::name).toList());
    }
    State.write(kept, taken);
    return "Taken: "
        + FilledSheets.counted(taken)
        + (before.isEmpty() ? "" : ", in the place of " + FilledSheets.counted(before));
  }

  /**
   * Writes a blind sheet, and the codebook of what is asked beside it.
   *
   * @param seed of the order of the rows
   * @return what was written
   */
  List<Path> write(Path to, long seed) throws IOException {
    String name = to.getFileName().toString();
    if (!name.endsWith(".csv")) {
      throw new UserMistake("--to: expected a file that ends in .csv, found " + to);
    }
    Path secret = secret();
    if (!Files.exists(secret)) {
      State.write(secret, SheetIds.draw());
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }
    SheetIds ids = SheetIds.read(secret);
    boolean pairs = corpus.replies().inPairs();
    List<List<String>> lines = BlindSheet.lines(replies, pairs, corpus.asked(), ids, seed);
    Path sheet = to.toAbsolutePath();
    String beside = name.substring(0, name.length() - 4) + ".md";
    Path codebook = sheet.resolveSibling(beside);
    String text = MARK + CsvWriter.lines(lines);
    check(sheet, text);
    check(codebook, corpus.codebook());
    State.write(issued(), String.join("\n", everOnSheets()) + "\n");
    State.write(sheet, text);
    State.write(codebook, corpus.codebook());
    return List.of(to, to.resolveSibling(beside));
  }

  /** File of the secret by which ids on the study's sheets are made. */
  private Path secret() {
    return setting.ratings(protocol).resolveSibling("sheet-secret");
  }

  /** File with the replies that stood on a sheet. */
  private Path issued() {
    return setting.ratings(protocol).resolveSibling("on-sheets");
  }

  /** The replies there are, and those that once stood on a sheet. */
  private Set<String> everOnSheets() throws IOException {
    Path issued = issued();
    Set<String> items = FilledSheets.items(replies);
    if (Files.isRegularFile(issued)) {
      items.addAll(Files.readAllLines(issued));
    }
    return items;
  }

  /** A sheet that somebody filled in is not written over. */
  private static void check(Path file, String text) throws IOException {
    boolean same =
        Files.isRegularFile(file)
            && Arrays.equals(Files.readAllBytes(file), text.getBytes(StandardCharsets.UTF_8));
    if (Files.exists(file) && !same) {
      throw new UserMistake(
          "--to: expected no file of that name, or what would be written, found another "
              + file
              + "; give another name");
    }
  }
}
