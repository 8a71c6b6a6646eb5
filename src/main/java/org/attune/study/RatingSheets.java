package org.attune.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.protocol.Protocol;
import org.attune.reply.BlindSheet;
import org.attune.reply.DerivedCorpus;
import org.attune.reply.FilledSheets;
import org.attune.table.CsvWriter;

/** Sheets on which people rate the replies of a study. */
public final class RatingSheets {

  /** Tells spreadsheets that a text is UTF-8. */
  private static final String MARK = "\uFEFF";

  private final Setting setting;
  private final Protocol protocol;
  private final DerivedCorpus corpus;
  private final Path replies;

  private RatingSheets(Setting setting, Protocol protocol, Catalog catalog, String option) {
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
  }

  /** Those of a study. */
  static RatingSheets of(Setting setting, Protocol protocol, Catalog catalog, String option) {
    return new RatingSheets(setting, protocol, catalog, option);
  }

  /**
   * Takes what people filled in for what is known of the replies, in place of what was taken
   * before.
   *
   * @param file of the protocol
   */
  public static void take(Path file, Setting setting, List<FilledSheets.Filled> sheets)
      throws IOException {
    Catalog catalog = new Catalog(setting.cards(), setting.rubrics(file));
    of(setting, catalog.protocol(file), catalog, "--ratings").take(sheets);
  }

  private void take(List<FilledSheets.Filled> sheets) throws IOException {
    FilledSheets filled = new FilledSheets(corpus, replies);
    sheets.forEach(filled::add);
    State.write(setting.ratings(protocol), filled.ratings());
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
    List<List<String>> lines = BlindSheet.lines(replies, corpus.questions().keySet(), seed);
    State.write(to.toAbsolutePath(), MARK + CsvWriter.lines(lines));
    Path codebook =
        to.toAbsolutePath().resolveSibling(name.substring(0, name.length() - 4) + ".md");
    State.write(codebook, corpus.codebook());
    return List.of(to, codebook);
  }
}
