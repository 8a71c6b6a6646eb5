package org.attune.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attune.reply.FilledSheets.Filled;
import org.attune.reply.FilledSheets.Line;
import org.attune.sheet.Sheet;
import org.attune.sheet.SheetFiles;
import org.attune.sheet.SheetReader;
import org.attune.study.RatingSheets;
import org.attune.study.Setting;
import org.attune.study.Verbs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The verb {@code run}. */
@Command(
    name = "run",
    description = "Runs a study: import, score, tally, table. Does only what has changed.",
    mixinStandardHelpOptions = true)
public final class Run extends Verb {

  @Option(
      names = "--estimate",
      description =
          "Prints what asking language models would use up and cost, as the protocol's prices have it; asks nothing")
  boolean estimate;

  @Option(
      names = "--ratings",
      paramLabel = "FILE",
      description =
          "A sheet of replies that people rated, see `sheet`; once for each. These take the place of those given before;"
              + " the rater is that of the column rater, or has the file's name")
  List<Path> ratings = List.of();

  @Override
  void prepare(Setting setting) throws IOException {
    if (!ratings.isEmpty()) {
      List<Filled> sheets = new ArrayList<>();
      for (Path file : SheetFiles.in(ratings)) {
        Sheet sheet = SheetReader.read(file);
        sheets.add(
            new Filled(
                file.toString(),
                sheet.columns(),
                sheet.lines().stream().map(l -> new Line(l.number(), l.values())).toList()));
      }
      System.out.println(RatingSheets.take(protocol, setting, sheets));
    }
  }

  @Override
  void run(Verbs verbs) throws IOException {
    if (estimate) {
      verbs.estimate();
    } else {
      verbs.run();
    }
  }
}
