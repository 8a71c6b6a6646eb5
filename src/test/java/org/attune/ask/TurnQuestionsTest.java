package org.attune.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.ask.Chat.Variation;
import org.attune.catalog.Catalog;
import org.attune.chat.AnswerReading.Reason;
import org.attune.chat.Answers;
import org.attune.chat.AskedPrompt;
import org.attune.chat.Budget;
import org.attune.chat.Callers;
import org.attune.chat.Mask;
import org.attune.chat.OpenAiEndpoint;
import org.attune.chat.Prices;
import org.attune.chat.Prompt.Message;
import org.attune.chat.Prompt.Role;
import org.attune.chat.Retry;
import org.attune.chat.Spent;
import org.attune.chat.StubEndpoint;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;
import org.attune.rubric.Rubric;
import org.attune.score.OutputsText;
import org.attune.score.Scorer;
import org.attune.yaml.StrictYaml;
import org.attune.yaml.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What answers of a model make of a turn, on each kind of scale. */
class TurnQuestionsTest {

  private static final Scale EMOTION =
      new Scale.Nominal(
          List.of("anger", "disgust", "fear", "joy", "sadness", "surprise", "neutral"));
  private static final Scale VALENCE =
      new Scale.Interval(BigDecimal.ONE, BigDecimal.valueOf(5), BigDecimal.ONE);
  private static final Turn TURN = new Turn(List.of("Are you coming?"), "So glad you asked!");
  private static final int SEED = 5;

  @TempDir private Path folder;

  private static Rubric rubric(String name) {
    return Catalog.rubric(Path.of("protocols", "rubrics", name + ".yaml"));
  }

  private static Chat.Options options(String more) {
    String text = "model: tiny\nseed: " + SEED + "\ntries: 1\n" + more;
    return StrictYaml.read("options", text, Chat.Options.class, Vocabulary.OPEN);
  }

  private static AskedDimension dimension(
      String rubric, Chat.Options options, String name, Scale scale) {
    return AskedDimension.of(List.of(rubric(rubric)), options, "mine", name, name, scale);
  }

  /** What a model makes of the turn that gives these answers, one for each sample. */
  private TurnQuestions.Rated rated(
      String rubric, String more, String name, Scale scale, String... samples) {
    Chat.Options options =
        options("rubric: " + rubric + "\nsamples: " + samples.length + "\n" + more);
    TurnQuestions questions =
        new TurnQuestions(options, List.of(dimension(rubric, options, name, scale)));
    try (StubEndpoint stub =
            new StubEndpoint(
                call ->
                    samples[(int) call.seed() - SEED].isEmpty()
                        ? StubEndpoint.refuses("no")
                        : StubEndpoint.says(samples[(int) call.seed() - SEED]));
        OpenAiEndpoint endpoint =
            new OpenAiEndpoint(stub.access("key"), 4, Duration.ofSeconds(30), Clock.systemUTC());
        Answers answers = new Answers(folder.resolve(name + samples.length + more.hashCode()))) {
      TurnQuestions.Asked asked = questions.of(TURN, Set.of(0));
      assertThat(asked.questions()).hasSize(samples.length);
      assertThat(asked.unrated()).isZero();
      assertThat(questions.rated(asked, answers)).isEmpty();
      new Callers(
              endpoint,
              2,
              new Retry(Retry.Bounds.usual(), 0, System::nanoTime),
              new Budget(Budget.Limits.NONE, Prices.FREE, Spent.NOTHING),
              answers,
              progress -> {})
          .ask(asked.questions().iterator());
      stub.asked()
          .forEach(
              call ->
                  assertThat(call.text()).endsWith(TURN.text()).contains(TURN.context().get(0)));
      return questions.rated(asked, answers).orElseThrow();
    }
  }

  @Test
  void degreesAreSharesOfTheAnswersThatCanBeUsed() {
    TurnQuestions.Rated rated =
        rated(
            "ekman",
            "language: de\n",
            "emotion",
            EMOTION,
            "{\"emotion\": \"Freude\"}",
            "freude",
            "",
            "emotion: Angst");
    assertThat(rated.outputs()).containsExactly(0, 0, 3333, 6667, 0, 0, 0);
    assertThat(rated.unusable()).isEqualTo(Map.of(Reason.REFUSAL, 1));
  }

  @Test
  void aWordOfAnotherLanguageIsNoAnswer() {
    TurnQuestions.Rated rated = rated("ekman", "", "emotion", EMOTION, "{\"emotion\": \"Freude\"}");
    assertThat(rated.outputs()).containsOnly(Scorer.NO_ANSWER).hasSize(EMOTION.outputs());
    assertThat(rated.unusable()).isEqualTo(Map.of(Reason.OTHER_LANGUAGE, 1));
  }

  @Test
  void numbersAreMeans() {
    TurnQuestions.Rated rated =
        rated(
            "valence-arousal-dominance",
            "",
            "valence",
            VALENCE,
            "{\"valence\": 3}",
            "{\"valence\": 4}",
            "{\"valence\": 4}",
            "{\"valence\": 2.5}",
            "{\"valence\": 6}");
    assertThat(rated.outputs()).containsExactly(3_666_700_000L);
    assertThat(rated.unusable()).isEqualTo(Map.of(Reason.OUT_OF_RANGE, 2));
  }

  @Test
  void labelsAreHeldByTheirShares() {
    Scale labels = rubric("goemotions").dimensions().get("emotion").toScale();
    TurnQuestions.Rated rated =
        rated(
            "goemotions",
            "",
            "emotion",
            labels,
            "{\"emotion\": [\"joy\", \"love\"]}",
            "{\"emotion\": [\"joy\"]}",
            "{\"emotion\": []}");
    long[] expected = new long[labels.outputs()];
    for (int i = 0; i < expected.length; i++) {
      expected[i] =
          labels.name(i).equals("joy") ? 10_000 : labels.name(i).equals("love") ? 5_000 : 0;
    }
    assertThat(rated.outputs()).containsExactly(expected);
    assertThat(rated.unusable()).isEqualTo(Map.of(Reason.EMPTY, 1));
    assertThat(Arrays.stream(expected).sum()).isEqualTo(15_000);
  }

  @Test
  void aTurnIsAskedAboutWhatPeopleRatedItOn() {
    List<String> names = List.of("arousal", "dominance", "valence");
    for (String items : List.of("all", "rated")) {
      Chat.Options options = options("rubric: valence-arousal-dominance\nitems: " + items + "\n");
      TurnQuestions questions =
          new TurnQuestions(
              options,
              names.stream()
                  .map(name -> dimension("valence-arousal-dominance", options, name, VALENCE))
                  .toList());
      TurnQuestions.Asked asked = questions.of(TURN, Set.of(1));
      assertThat(asked.questions()).hasSize(items.equals("all") ? 3 : 1);
      assertThat(asked.unrated()).isEqualTo(items.equals("all") ? 2 : 0);
      assertThat(questions.of(TURN, Set.of()).questions()).hasSize(items.equals("all") ? 3 : 0);
      if (items.equals("rated")) {
        try (Answers answers = new Answers(folder)) {
          assertThat(questions.rated(questions.of(TURN, Set.of()), answers).orElseThrow().outputs())
              .containsOnly(Scorer.NOT_ASKED)
              .hasSize(3);
        }
      }
    }
    long[] outputs = {5, Scorer.NO_ANSWER, Scorer.NOT_ASKED};
    assertThat(OutputsText.of(Arrays.stream(outputs))).isEqualTo("5,-,*");
    assertThat(OutputsText.read("5,-,*")).containsExactly(5L, Scorer.NO_ANSWER, Scorer.NOT_ASKED);
  }

  /** Turns of which people say joy three times as often as anger, and fear once. */
  private static List<Examples.Candidate> candidates() {
    List<Examples.Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      long answer = i == 7 ? 2 : i % 4 == 0 ? 0 : 3;
      candidates.add(
          new Examples.Candidate(
              "i" + i,
              new Turn(List.of(), "Ask Wilhelmina Thornton, no. " + i),
              new long[] {answer}));
    }
    candidates.add(new Examples.Candidate("none", TURN, new long[] {Scale.ABSENT}));
    return candidates;
  }

  private static TurnQuestions shown(String more, List<Examples.Candidate> from) {
    Chat.Options options = options("rubric: ekman\nexamples: 6\n" + more);
    return new TurnQuestions(options, List.of(dimension("ekman", options, "emotion", EMOTION)))
        .withExamples("judge about letters", "train", from);
  }

  @Test
  void examplesAreDrawnBySeedFromAllLevelsAlike() {
    List<Examples.Candidate> others = candidates();
    Collections.reverse(others);
    Examples drawn = shown("", candidates()).examples();
    assertThat(shown("", others).examples()).isEqualTo(drawn);
    assertThat(shown("language: de\n", others).examples().hash()).isEqualTo(drawn.hash());
    assertThat(drawn.number()).isEqualTo(6);
    assertThat(drawn.byDimension().get(0).stream().map(Examples.Example::answer))
        .containsOnly("{\"emotion\":\"anger\"}", "{\"emotion\":\"fear\"}", "{\"emotion\":\"joy\"}")
        .filteredOn(answer -> answer.contains("anger") || answer.contains("joy"))
        .hasSize(5);
    Chat.Options options = options("rubric: ekman\n");
    List<AskedDimension> dimensions = List.of(dimension("ekman", options, "emotion", EMOTION));
    assertThat(Examples.draw("judge", "", candidates(), dimensions, 6, SEED).hash())
        .isEqualTo(drawn.hash())
        .isNotEqualTo(Examples.draw("judge", "", candidates(), dimensions, 6, SEED + 1).hash());
    assertThatThrownBy(() -> shown("", candidates().subList(0, 5)))
        .hasMessage(
            "scorer judge about letters, examples of emotion: expected 6 turns that people rated, in"
                + " conversations of the training split (train) alone, found 5");
  }

  @Test
  void examplesStandBeforeTheTurnAndAreMaskedAsItIs() {
    TurnQuestions questions = shown("remote: true\n", candidates());
    AskedPrompt asked = questions.of(TURN, Set.of(0)).questions().get(0);
    List<Message> messages = asked.prompt().messages();
    assertThat(messages).hasSize(2 + 2 * 6);
    assertThat(messages.get(1).role()).isEqualTo(Role.USER);
    assertThat(messages.get(1).text()).contains("Ask Person-1, no. ");
    assertThat(messages.get(2).role()).isEqualTo(Role.ASSISTANT);
    assertThat(messages.get(13).text()).endsWith(TURN.text());
    assertThat(questions.maskedInExamples()).isEqualTo(Map.of(Mask.Kind.PERSON, 6L));
    assertThat(questions.of(TURN, Set.of(0)).masked()).isEmpty();
    assertThat(asked.prompt().hash())
        .isNotEqualTo(
            shown("remote: true\n", candidates().subList(0, 20))
                .of(TURN, Set.of(0))
                .questions()
                .get(0)
                .prompt()
                .hash());
  }

  @Test
  void examplesAreAnsweredAsTheModelIsTo() {
    Chat.Options options = options("rubric: [valence-arousal-dominance, goemotions]\n");
    assertThat(
            dimension("valence-arousal-dominance", options, "valence", VALENCE)
                .answer(3_666_700_000L))
        .isEqualTo("{\"valence\":4}");
    Scale labels = rubric("goemotions").dimensions().get("emotion").toScale();
    AskedDimension emotion = dimension("goemotions", options, "emotion", labels);
    assertThat(emotion.answer(0b101))
        .isEqualTo("{\"emotion\":[\"%s\",\"%s\"]}".formatted(labels.name(0), labels.name(2)));
    assertThat(emotion.answerable(Scale.ABSENT)).isFalse();
    assertThatThrownBy(
            () ->
                StrictYaml.read(
                    "options",
                    "model: tiny\nrubric: ekman\nexamples: 2\n",
                    Chat.Options.class,
                    Vocabulary.OPEN))
        .hasMessageContaining("seed: expected one to draw examples by, found none");
  }

  @Test
  void questionsAreThoseOfTheScale() {
    Chat.Options ekman = options("rubric: ekman\n");
    assertThatThrownBy(() -> dimension("ekman", ekman, "warmth", EMOTION))
        .hasMessage(
            "rubric ekman: expected one question for warmth (questions of the scorer name others),"
                + " found none among [emotion]");
    assertThatThrownBy(() -> dimension("ekman", ekman, "emotion", VALENCE))
        .hasMessageStartingWith(
            "rubric ekman, question emotion: expected numbers from 1 to 5, as emotion has, found"
                + " categories [anger, ");
    Chat.Options named = options("rubric: ekman\nquestions: {warmth: emotion}\n");
    assertThat(dimension("ekman", named, "warmth", EMOTION).schema()).contains("\"emotion\"");
    Chat.Options finnish = options("rubric: ekman\nlanguage: fi\n");
    assertThatThrownBy(() -> dimension("ekman", finnish, "emotion", EMOTION))
        .hasMessageContaining("expected one of its languages [de, en, es], found fi");
    assertThatThrownBy(() -> options("rubric: ekman\nsamples: 0\ntemperature: 3\n"))
        .hasMessageContaining("samples: expected a number from 1 to 1000, found 0")
        .hasMessageContaining("temperature: expected 0 to 2, found 3");
  }

  private static List<String> hashes(String more) {
    Chat.Options options = options("rubric: ekman\n" + more);
    return new TurnQuestions(options, List.of(dimension("ekman", options, "emotion", EMOTION)))
        .of(TURN, Set.of()).questions().stream().map(question -> question.prompt().hash()).toList();
  }

  /** So that what one scorer asked first is not asked again by one that begins with the next. */
  @Test
  void samplesAreThoseFromTheFirstOn() {
    List<String> three = hashes("samples: 3");
    assertThat(hashes("sample: 1")).isEqualTo(three.subList(1, 2));
    assertThat(hashes("sample: 1\nsamples: 2")).isEqualTo(three.subList(1, 3));
    assertThatThrownBy(() -> options("rubric: ekman\nsample: -1"))
        .hasMessageContaining("sample: expected 0 or more, found -1");
  }

  private static Chat.Options seeded(int seed, String order) {
    String text = "model: tiny\nrubric: ekman\nseed: " + seed + "\norder: " + order;
    return StrictYaml.read("options", text, Chat.Options.class, Vocabulary.OPEN);
  }

  private static Optional<Variation> variation(String more) {
    return options("rubric: ekman\n" + more).variationOf(options("rubric: ekman"));
  }

  @Test
  void whatAsksTheSameOtherwiseIsKnown() {
    assertThat(variation("")).isEmpty();
    assertThat(variation("sample: 2")).contains(Variation.ASKED_AGAIN);
    assertThat(options("rubric: ekman").variationOf(options("rubric: ekman\nsample: 2")))
        .contains(Variation.ASKED_AGAIN);
    assertThat(variation("wording: 1")).contains(Variation.IN_OTHER_WORDS);
    assertThat(variation("order: reversed")).contains(Variation.IN_ANOTHER_ORDER);
    assertThat(variation("order: shuffled")).contains(Variation.IN_ANOTHER_ORDER);
    assertThat(variation("order: reversed\nwording: 1")).as("two ways at once").isEmpty();
    assertThat(variation("temperature: 1")).as("another judge").isEmpty();
    assertThat(options("rubric: ekman\ntemperature: 0.0\nsample: 1"))
        .satisfies(
            zero ->
                assertThat(zero.variationOf(options("rubric: ekman\ntemperature: 0")))
                    .as("the same temperature in other digits")
                    .contains(Variation.ASKED_AGAIN));
    assertThat(variation("language: de\nsample: 1")).as("another judge").isEmpty();
    assertThat(seeded(6, "given").variationOf(seeded(5, "given"))).contains(Variation.ASKED_AGAIN);
    assertThat(seeded(6, "shuffled").variationOf(seeded(5, "shuffled")))
        .contains(Variation.IN_ANOTHER_ORDER);
    assertThat(seeded(6, "given\nexamples: 2").variationOf(seeded(5, "given\nexamples: 2")))
        .as("another seed draws other examples")
        .isEmpty();
  }

  private static Chat.Options tiny(String more) {
    String text = "model: tiny\nrubric: ekman\n" + more;
    return StrictYaml.read("options", text, Chat.Options.class, Vocabulary.OPEN);
  }

  private static boolean repeats(String more, String other) {
    return tiny(more).repeats(tiny(other));
  }

  /** Sample {@code n} from seed {@code s} on is sent with seed {@code s + n}. */
  @Test
  void samplesThatAreThoseOfAnotherAreKnown() {
    assertThat(repeats("samples: 5", "samples: 5\nsample: 1")).isTrue();
    assertThat(repeats("samples: 5\nsample: 4", "samples: 5")).isTrue();
    assertThat(repeats("samples: 5\nsample: 5", "samples: 5")).isFalse();
    assertThat(repeats("seed: 1\nsample: 1", "seed: 2")).isTrue();
    assertThat(repeats("seed: 1", "seed: 2")).isFalse();
    assertThat(repeats("seed: 1\nsamples: 2", "seed: 2\nsamples: 2")).isTrue();
    assertThat(repeats("seed: 0", "")).as("one sends no seed").isFalse();
    assertThat(repeats("seed: 1", "seed: 1\nwording: 1")).isFalse();
    assertThat(repeats("seed: 1", "seed: 1\norder: reversed")).isFalse();
    assertThat(repeats("seed: 1\ntemperature: 1", "seed: 1")).as("another judge").isFalse();
    assertThat(tiny("seed: 3\nsample: 2\nsamples: 4").samplesAsked()).isEqualTo("seeds 5 to 8");
  }
}
