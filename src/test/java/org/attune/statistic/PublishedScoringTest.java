package org.attune.statistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.attune.Shared;
import org.attune.corpus.Card;
import org.attune.corpus.Imported;
import org.attune.corpus.RatedItem;
import org.attune.corpus.RatedItem.By;
import org.attune.corpus.Reject;
import org.attune.corpus.Scale;
import org.attune.score.Recorded;
import org.attune.tally.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks of language models are read by their cards and scored by their own rules. */
class PublishedScoringTest {

  private static final int QUESTIONS = 171;

  /** What the made answers of the reference values are. */
  private static final Map<String, ToLongFunction<Emotion>> RULES =
      Map.of(
          "reference", Emotion::reference,
          "all-5", e -> 5 * Scale.UNIT,
          "all-0", e -> 0,
          "all-10", e -> 10 * Scale.UNIT,
          "position", e -> new long[] {1, 3, 6, 9}[e.place() - 1] * Scale.UNIT,
          "off-by-1",
              e -> e.reference() + (e.reference() == 10 * Scale.UNIT ? -Scale.UNIT : Scale.UNIT));

  @TempDir private Path folder;

  /** An emotion of a question, with its place there. */
  private record Emotion(String item, int place, long reference, long recorded) {}

  /** The parts of each question in the order of their numbers. */
  private static Map<String, List<Emotion>> questions(Imported corpus, String language) {
    Map<String, List<Emotion>> questions = new LinkedHashMap<>();
    corpus.items().values().stream()
        .filter(
            item -> language.isEmpty() || language.equals(item.rated().strata().get("language")))
        .filter(item -> panel(item.rated(), By.PANEL) != Scale.ABSENT)
        .sorted(
            Comparator.<Imported.Item>comparingInt(item -> number(item.said().conversation()))
                .thenComparing(item -> item.said().turn()))
        .forEach(
            item ->
                questions
                    .computeIfAbsent(item.said().conversation(), k -> new ArrayList<>())
                    .add(
                        new Emotion(
                            item.said().item(),
                            (int) item.said().turn(),
                            panel(item.rated(), By.PANEL),
                            panel(item.rated(), By.MODEL))));
    return questions;
  }

  private static int number(String question) {
    return Integer.parseInt(question.replaceAll(".*/", ""));
  }

  private static long panel(RatedItem item, By by) {
    return item.ratings().stream()
        .filter(rating -> rating.by() == by)
        .mapToLong(RatedItem.Rating::code)
        .findFirst()
        .orElse(Scale.ABSENT);
  }

  private static List<Case> cases(
      Scale scale, List<List<Emotion>> questions, ToLongFunction<Emotion> answer) {
    List<Case> cases = new ArrayList<>();
    for (int unit = 0; unit < questions.size(); unit++) {
      for (Emotion emotion : questions.get(unit)) {
        cases.add(
            new Case(
                scale,
                new long[0],
                Case.NO_RATERS,
                emotion.reference(),
                answer.applyAsLong(emotion),
                Scale.ABSENT,
                Case.NO_DEGREES,
                unit));
      }
    }
    return cases;
  }

  private static double score(Statistic<?> statistic, Scale scale, List<Case> cases) {
    return ((Estimate.Value) Tallying.estimate(statistic, scale, cases)).point();
  }

  @Test
  void eqBenchScoresMadeAnswersAsItsOwnFunctionDoes() throws IOException {
    Imported corpus = Imported.shared("eq-bench");
    Scale scale = corpus.card().dimensions().get("intensity").toScale();
    List<List<Emotion>> questions = List.copyOf(questions(corpus, "en").values());
    assertThat(questions).hasSize(QUESTIONS).allMatch(emotions -> emotions.size() == 4);
    int checked = 0;
    for (Golden.Value value : Golden.values(Golden.read("eq-bench.scoring").root())) {
      ToLongFunction<Emotion> rule = RULES.get(value.text("rule"));
      if (value.statistic().equals("eq_bench_v2_question_scores")) {
        for (int i = 0; i < QUESTIONS; i++) {
          assertThat(
                  score(new EqBenchScore(), scale, cases(scale, List.of(questions.get(i)), rule)))
              .as(value.text("rule") + " " + questions.get(i))
              .isCloseTo(value.json().path("vector").path(i).asDouble(), within(1e-9));
        }
      } else {
        value.check(new EqBenchScore(), scale, cases(scale, questions, rule));
      }
      checked++;
    }
    assertThat(checked).isEqualTo(2 * RULES.size());
  }

  @Test
  void eqBenchHasTheSameReferencesInGerman() throws IOException {
    Imported corpus = Imported.shared("eq-bench");
    Function<String, List<Long>> references =
        language ->
            questions(corpus, language).values().stream()
                .flatMap(List::stream)
                .map(Emotion::reference)
                .toList();
    assertThat(references.apply("de")).hasSize(4 * QUESTIONS).isEqualTo(references.apply("en"));
    Imported.Item emotion = corpus.items().get("de/1/Ver\u00e4rgert");
    assertThat(emotion.said().text().orElseThrow()).isEqualTo("Ver\u00e4rgert");
    assertThat(emotion.said().context().get(1))
        .startsWith("Robert: Claudia")
        .endsWith("Am Ende dieses Dialogs w\u00fcrde Robert sich f\u00fchlen...");
  }

  /** The corpus with answers of a model in a file beside it. */
  private Imported answered(String dataset, List<String> columns, String answers)
      throws IOException {
    Imported shared = Imported.shared(dataset);
    Files.createDirectories(folder.resolve("data"));
    for (Card.Table table : shared.card().tables()) {
      for (Card.File file : table.files()) {
        Files.write(
            folder.resolve(file.path()),
            Files.readAllBytes(Shared.file("datasets/" + dataset + "/" + file.path())));
      }
    }
    Files.writeString(folder.resolve("answers.csv"), answers);
    Recorded.Options recorded =
        new Recorded.Options(
            Optional.empty(),
            Optional.of("answers.csv"),
            Optional.empty(),
            "csv",
            columns,
            Optional.of("said"),
            Optional.empty(),
            Map.of(),
            Optional.empty());
    List<Card.Table> tables = new ArrayList<>(shared.card().tables());
    String dimension = shared.card().dimensions().keySet().iterator().next();
    tables.add(recorded.table("model", dimension).orElseThrow());
    return Imported.of(shared.card().with(tables), folder);
  }

  /** One answer is words, one is missing, one is about another emotion than asked. */
  @Test
  void eqBenchLeavesOutQuestionsWithAnAnswerOfAWrongForm() throws IOException {
    StringBuilder answers = new StringBuilder("language,question,emotion,said\n");
    for (Map.Entry<String, List<Emotion>> question :
        questions(Imported.shared("eq-bench"), "en").entrySet()) {
      for (Emotion emotion : question.getValue()) {
        String[] id = emotion.item().split("/");
        boolean last = emotion.place() == 4;
        String said = last && id[1].equals("1") ? "very" : plain(emotion.reference());
        String name = last && id[1].equals("3") ? "Bored" : id[2];
        if (!last || !id[1].equals("2")) {
          answers.append(String.join(",", id[0], id[1], name, said)).append('\n');
        }
      }
    }
    Imported corpus =
        answered("eq-bench", List.of("language", "question", "emotion"), answers.toString());
    assertThat(corpus.rejects())
        .extracting(Reject::toString)
        .containsExactly("answers.csv:5: intensity: expected a number, found \"very\"");
    Scale scale = corpus.card().dimensions().get("intensity").toScale();
    List<Case> cases =
        cases(scale, List.copyOf(questions(corpus, "en").values()), Emotion::recorded);
    assertThat(score(new EqBenchScore(), scale, cases)).isEqualTo(10);
    assertThat(Tallying.tally(new EqBenchScore().tallier(), cases).items())
        .isEqualTo(4 * (QUESTIONS - 3));
    assertThat(cases).hasSize(4 * QUESTIONS);
  }

  private static String plain(long value) {
    return BigDecimal.valueOf(value).divide(BigDecimal.valueOf(Scale.UNIT)).toPlainString();
  }

  /** Always the first answer, once written as a letter. */
  @Test
  void emoBenchCountsEmotionAndCauseTogether() throws IOException {
    StringBuilder answers = new StringBuilder("test,language,number,part,said\n");
    int[] first = new int[3];
    int both = 0;
    for (String test : List.of("EA", "EU")) {
      for (String line :
          Files.readAllLines(Shared.file("datasets/emobench/data/" + test + ".jsonl"))) {
        JsonNode row = new ObjectMapper().readTree(line);
        String id = test + "," + row.get("language").asText() + "," + row.get("qid").asText();
        if (test.equals("EA")) {
          first[0] += right(row, "choices", "label");
          answers.append(id).append(",response,1\n");
        } else {
          int emotion = right(row, "emotion_choices", "emotion_label");
          int cause = right(row, "cause_choices", "cause_label");
          first[1] += emotion;
          first[2] += cause;
          both += emotion * cause;
          answers.append(id).append(",emotion,1\n").append(id).append(",cause,1\n");
        }
      }
    }
    Imported corpus =
        answered(
            "emobench",
            List.of("test", "language", "number", "part"),
            answers + "EU,en,1,emotion,A\n");
    assertThat(corpus.rejects()).extracting(Reject::found).containsExactly("\"A\"");
    Scale scale = corpus.card().dimensions().get("answer").toScale();
    Map<String, List<Emotion>> questions = questions(corpus, "");
    assertThat(questions).hasSize(800);
    List<List<Emotion>> understanding =
        questions.entrySet().stream()
            .filter(question -> question.getKey().startsWith("EU/"))
            .map(Map.Entry::getValue)
            .toList();
    List<Case> cases = cases(scale, understanding, Emotion::recorded);
    assertThat(cases).hasSize(800);
    assertThat(score(new JointAccuracy(), scale, cases)).isEqualTo(both / 400.0);
    assertThat(score(new Accuracy(), scale, cases)).isEqualTo((first[1] + first[2]) / 800.0);
    assertThat(first[0]).isEqualTo(54);
    assertThat(first[2]).isEqualTo(185);
    List<List<Emotion>> application = new ArrayList<>(questions.values());
    application.removeAll(understanding);
    assertThat(score(new Accuracy(), scale, cases(scale, application, Emotion::recorded)))
        .isEqualTo(54 / 400.0);
  }

  private static int right(JsonNode row, String choices, String label) {
    return row.get(choices).get(0).equals(row.get(label)) ? 1 : 0;
  }
}
