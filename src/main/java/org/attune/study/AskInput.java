package org.attune.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.SparkSession;
import org.attune.ask.Examples;
import org.attune.ask.TurnQuestions;
import org.attune.catalog.Catalog;
import org.attune.chat.AskedPrompt;
import org.attune.corpus.Reach;
import org.attune.plan.PlannedCorpus;
import org.attune.plan.Reading;
import org.attune.protocol.Protocol;
import org.attune.spark.DistinctTurns;
import org.attune.spark.Selection;
import org.attune.spark.TrainingTurns;

/**
 * What a language model is asked of a corpus.
 *
 * @param questions about each turn, behind examples where it is shown any
 * @param turns those that are reported
 */
record AskInput(TurnQuestions questions, DistinctTurns turns) implements AutoCloseable {

  /** The questions of a scorer about the items of a corpus. */
  static AskInput of(
      Protocol protocol,
      Catalog catalog,
      PlannedCorpus corpus,
      Reading.Asked reading,
      SparkSession spark,
      Path items) {
    TurnQuestions questions = questions(protocol, catalog, corpus, reading, spark, items);
    return of(questions, protocol, corpus, reading, spark, items);
  }

  /** The same of a scorer whose examples are drawn. */
  static AskInput of(
      TurnQuestions questions,
      Protocol protocol,
      PlannedCorpus corpus,
      Reading.Asked reading,
      SparkSession spark,
      Path items) {
    return new AskInput(
        questions,
        DistinctTurns.of(
            spark,
            items,
            Reach.texts(reading.options().context()),
            Roles.test(protocol),
            Arrays.stream(dimensions(corpus, reading))
                .mapToObj(corpus.dimensions()::get)
                .toList()));
  }

  /**
   * What a scorer is asked about any turn, behind examples where it is shown any.
   *
   * @throws org.attune.UserMistake if there are fewer examples than it is to be shown
   */
  static TurnQuestions questions(
      Protocol protocol,
      Catalog catalog,
      PlannedCorpus corpus,
      Reading.Asked reading,
      SparkSession spark,
      Path items) {
    TurnQuestions questions = reading.questions(corpus, catalog);
    if (reading.options().examples() == 0) {
      return questions;
    }
    List<Selection> others = new ArrayList<>(List.of(Roles.test(protocol)));
    Roles.development(protocol).ifPresent(others::add);
    return questions.withExamples(
        reading.scorer().name() + " about " + corpus.name(),
        String.join(", ", Roles.training(protocol).splits()),
        TrainingTurns.apart(
                spark,
                items,
                Roles.training(protocol),
                others,
                reading.options().context(),
                corpus.question(protocol.reference(), List.of()),
                dimensions(corpus, reading))
            .stream()
            .map(
                of ->
                    new Examples.Candidate(of.item(), of.example().turn(), of.example().answers()))
            .toList());
  }

  private static int[] dimensions(PlannedCorpus corpus, Reading.Asked reading) {
    return ScoreStep.sorted(corpus, corpus.dimensionsOf(reading.scorer()));
  }

  /** What is asked of each turn. */
  Stream<TurnQuestions.Asked> asked() {
    return StreamSupport.stream(turns.spliterator(), false)
        .map(of -> questions.of(of.turn(), of.rated()));
  }

  /** All questions, each once. */
  Stream<AskedPrompt> all() {
    Stream<AskedPrompt> all = asked().flatMap(of -> of.questions().stream());
    Set<String> before = new HashSet<>();
    return questions.shared() ? all.filter(question -> before.add(question.prompt().hash())) : all;
  }

  @Override
  public void close() {
    turns.close();
  }
}
