package org.attune.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.apache.spark.sql.SparkSession;
import org.attune.StudyFailed;
import org.attune.UserMistake;
import org.attune.ask.Chat;
import org.attune.catalog.Catalog;
import org.attune.chat.Access;
import org.attune.chat.AnswerReading;
import org.attune.chat.Answers;
import org.attune.chat.AskedPrompt;
import org.attune.chat.Budget;
import org.attune.chat.Callers;
import org.attune.chat.OpenAiEndpoint;
import org.attune.chat.Retry;
import org.attune.chat.Spent;
import org.attune.corpus.Hashes;
import org.attune.plan.PlannedCorpus;
import org.attune.plan.Reading;
import org.attune.protocol.Protocol;
import org.attune.table.Markdown;

/**
 * Puts some of the questions whose answers are kept to their language models again, so that a
 * reviewer with access to a model sees whether it still says the same. What it says is thrown away.
 */
final class AskAgain {

  private static final double LEVEL = 0.95;

  /**
   * What came of asking again.
   *
   * @param scorer whom was asked
   * @param asked questions
   * @param answered those that were answered, so that it can be used or not
   * @param equal those of these that were read as before
   */
  record Again(String scorer, String corpus, int asked, int answered, int equal) {

    /** In words, with the interval of the share by Wilson (1927), doi:10.2307/2276774. */
    String words() {
      String of = scorer + " about " + corpus + ": ";
      if (answered == 0) {
        return of + (asked == 0 ? "no answer is kept" : asked + " asked, none answered");
      }
      Interval interval =
          BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(answered, equal, 1 - LEVEL);
      return of
          + "%d of %d answers read as before, share %s, %d %% interval (Wilson) %s to %s%s"
              .formatted(
                  equal,
                  answered,
                  number(equal / (double) answered),
                  Math.round(100 * LEVEL),
                  number(interval.getLowerBound()),
                  number(interval.getUpperBound()),
                  answered == asked ? "" : "; " + (asked - answered) + " were not answered");
    }
  }

  private static String number(double share) {
    return Markdown.number(share, 3);
  }

  private final Setting setting;
  private final Protocol protocol;
  private final Catalog catalog;
  private final SparkSession spark;

  AskAgain(Setting setting, Protocol protocol, Catalog catalog, SparkSession spark) {
    this.setting = setting;
    this.protocol = protocol;
    this.catalog = catalog;
    this.spark = spark;
  }

  /** Asks one scorer again. */
  interface Asker {
    Again ask(Reading.Asked scorer) throws IOException;
  }

  /** Which of the scorers will not be asked, and why, a line each. */
  static List<String> outOfReach(List<Reading.Asked> scorers, Endpoints endpoints) {
    List<String> lines = new ArrayList<>();
    for (Reading.Asked of : scorers) {
      try {
        AskStep.access(endpoints, of.options(), of.scorer().name());
      } catch (UserMistake e) {
        lines.add("not asked again, " + e.getMessage());
      }
    }
    return lines;
  }

  /** What comes of each scorer, a line each; one that fails takes nothing from the others. */
  static List<String> told(String corpus, List<Reading.Asked> scorers, Asker asker)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (Reading.Asked of : scorers) {
      try {
        lines.add(asker.ask(of).words());
      } catch (UserMistake | StudyFailed e) {
        lines.add(of.scorer().name() + " about " + corpus + ": not asked, " + e.getMessage());
      }
    }
    return lines;
  }

  /**
   * Asks each language model of a study again, and tells what comes of it, a line each.
   *
   * @param items the items of the corpus
   * @param many how many questions at most; which ones follows from the study's seed
   */
  List<String> run(PlannedCorpus corpus, Path items, int many) throws IOException {
    return told(
        corpus.name(),
        corpus.scorers().stream()
            .map(Reading::of)
            .filter(Reading.Asked.class::isInstance)
            .map(Reading.Asked.class::cast)
            .toList(),
        asked -> {
          String title = asked.scorer().name() + " about " + corpus.name();
          Access access = AskStep.access(setting.endpoints(), asked.options(), title);
          try (AskInput input = AskInput.of(protocol, catalog, corpus, asked, spark, items)) {
            return run(corpus, asked, access, input, many);
          }
        });
  }

  private Again run(
      PlannedCorpus corpus, Reading.Asked reading, Access access, AskInput input, int many)
      throws IOException {
    Chat.Options options = reading.options();
    String scorer = reading.scorer().name();
    Files.createDirectories(setting.work());
    Path folder = Files.createTempDirectory(setting.work(), "asked-again");
    try (Answers kept = new Answers(setting.endpoints().answers());
        Answers fresh = new Answers(folder);
        OpenAiEndpoint endpoint =
            new OpenAiEndpoint(
                access, setting.endpoints().atATime(), Asking.PATIENCE, Clock.systemUTC())) {
      List<AskedPrompt> sample = sample(input, kept, many);
      new Callers(
              endpoint,
              setting.endpoints().atATime(),
              new Retry(Retry.Bounds.usual(), 0, System::nanoTime),
              new Budget(Budget.Limits.NONE, options.paid(), Spent.NOTHING),
              fresh,
              progress -> {})
          .ask(sample.iterator());
      int answered = 0;
      int equal = 0;
      for (AskedPrompt question : sample) {
        Optional<AnswerReading> now = question.reading(fresh);
        answered += now.isPresent() ? 1 : 0;
        equal += now.isPresent() && now.get().saysAs(question.reading(kept).orElseThrow()) ? 1 : 0;
      }
      return new Again(scorer, corpus.name(), sample.size(), answered, equal);
    } finally {
      WorkFolder.remove(folder);
    }
  }

  /** The questions that come first in the order of a hash of the seed and the prompt. */
  private List<AskedPrompt> sample(AskInput input, Answers kept, int many) {
    SortedMap<String, AskedPrompt> first = new TreeMap<>();
    String seed = Long.toString(protocol.resampling().seed());
    input
        .all()
        .filter(question -> question.reading(kept).isPresent())
        .forEach(
            question -> {
              first.put(Hashes.ofTexts(List.of(seed, question.prompt().hash())), question);
              if (first.size() > many) {
                first.remove(first.lastKey());
              }
            });
    return List.copyOf(first.values());
  }
}
