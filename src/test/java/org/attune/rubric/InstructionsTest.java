package org.attune.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.catalog.Catalog;
import org.attune.catalog.ExplainedRubric;
import org.attune.corpus.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InstructionsTest {

  private static final List<Order> ORDERS = List.of(Order.GIVEN, Order.REVERSED, Order.shuffled(7));

  static Stream<Codebook> codebooks() throws IOException {
    return RubricTest.shipped().stream()
        .flatMap(rubric -> rubric.languages().stream().map(rubric::codebook));
  }

  private static Codebook codebook(String name, String language) {
    return Catalog.rubric(Path.of("protocols", "rubrics", name + ".yaml")).codebook(language);
  }

  private static int times(String text, String part) {
    return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
  }

  @ParameterizedTest
  @MethodSource("codebooks")
  void peopleAndModelsAreAskedTheSame(Codebook codebook) {
    String page = codebook.markdown();
    for (Order order : ORDERS) {
      for (Codebook.Question question : codebook.questions()) {
        String system = Instructions.of(codebook.only(List.of(question.name())), 0, order).system();
        String asked = question.wordings().get(0);
        assertThat(times(system, asked)).as(asked).isEqualTo(1);
        assertThat(times(page, asked)).as(asked).isEqualTo(1);
        assertThat(system).contains(codebook.definition(), question.definition());
        assertThat(page).contains(codebook.definition(), question.definition());
        for (Codebook.Level level : question.levels()) {
          assertThat(times(system, "- " + level.word() + ": ")).isEqualTo(1);
          assertThat(times(system, "- " + level.word() + ": " + level.meaning())).isEqualTo(1);
          assertThat(times(system, level.example())).as(level.example()).isEqualTo(1);
          assertThat(page)
              .contains("- **" + level.word() + "**: " + level.meaning())
              .contains(level.example());
        }
      }
    }
  }

  /** Other orders and wordings change these and not a word beside them. */
  @ParameterizedTest
  @MethodSource("codebooks")
  void ordersPermuteLevels(Codebook codebook) {
    List<String> given = lines(codebook, 0, Order.GIVEN);
    for (Order order : ORDERS) {
      assertThat(lines(codebook, 0, order)).containsExactlyInAnyOrderElementsOf(given);
      for (Codebook.Question question : codebook.questions()) {
        assertThat(order.of(question)).containsExactlyInAnyOrderElementsOf(question.levels());
      }
    }
    List<String> other = lines(codebook, 1, Order.GIVEN);
    assertThat(other).hasSameSizeAs(given);
    Set<String> changed = new HashSet<>(other);
    given.forEach(changed::remove);
    assertThat(changed).hasSameSizeAs(codebook.questions());
  }

  private static List<String> lines(Codebook codebook, int wording, Order order) {
    return Instructions.of(codebook, wording, order).system().lines().toList();
  }

  @Test
  void ordersAreWhatTheySay() {
    Codebook.Question emotions = codebook("goemotions", "en").questions().get(0);
    List<Codebook.Level> reversed = Order.REVERSED.of(emotions);
    assertThat(reversed.get(0).label()).isEqualTo("neutral");
    assertThat(reversed.get(27).label()).isEqualTo("admiration");
    Set<List<Codebook.Level>> orders = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      orders.add(Order.shuffled(seed).of(emotions));
      assertThat(Order.shuffled(seed).of(emotions)).isEqualTo(Order.shuffled(seed).of(emotions));
    }
    assertThat(orders).hasSize(20);
  }

  /** By 2,000 seeds every level is first about as often as any other. */
  @Test
  void shufflesFavourNoLevel() {
    Codebook.Question emotion = codebook("ekman", "en").questions().get(0);
    int[] first = new int[7];
    for (long seed = 0; seed < 2000; seed++) {
      first[emotion.levels().indexOf(Order.shuffled(seed).of(emotion).get(0))]++;
    }
    // 2000/7 = 286, with a standard deviation of 15.6
    assertThat(IntStream.of(first).boxed()).allMatch(count -> Math.abs(count - 286) < 63);
  }

  @Test
  void wordsOfALanguageStandForLabels() {
    Codebook german = codebook("ekman", "de");
    Instructions asked = Instructions.of(german, 0, Order.REVERSED);
    Answer.One one = (Answer.One) asked.answers().get("emotion");
    assertThat(one.label("Angst")).contains("fear");
    assertThat(one.label("fear")).isEmpty();
    assertThat(asked.system()).endsWith("\n{\"emotion\": \"<Antwort>\"}\n");
    assertThat(asked.schema().at("/properties/emotion/enum/6").asText()).isEqualTo("Ärger");
    assertThat(asked.user(List.of(), "Hallo.")).isEqualTo("Der zu beurteilende Text:\nHallo.");
    assertThat(asked.user(List.of("A: Na?", "B: Gut."), "Hallo."))
        .isEqualTo(
            "Was vorher gesagt wurde:\nA: Na?\nB: Gut.\n\nDer zu beurteilende Text:\nHallo.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ekman | {'emotion':'joy'} | true",
        "ekman | {'emotion':'Joy'} | false",
        "ekman | {'emotion':['joy']} | false",
        "ekman | {} | false",
        "ekman | {'emotion':'joy','why':'x'} | false",
        "goemotions | {'emotion':['joy','love']} | true",
        "goemotions | {'emotion':[]} | false",
        "goemotions | {'emotion':['joy','joy']} | false",
        "goemotions | {'emotion':['bliss']} | false",
        "valence-arousal-dominance | {'valence':1,'arousal':5,'dominance':3} | true",
        "valence-arousal-dominance | {'valence':0,'arousal':5,'dominance':3} | false",
        "valence-arousal-dominance | {'valence':1,'arousal':6,'dominance':3} | false",
        "valence-arousal-dominance | {'valence':1.5,'arousal':5,'dominance':3} | false",
        "valence-arousal-dominance | {'valence':1,'arousal':5} | false",
        "epitome | {'emotional-reactions':'0','interpretations':'1','explorations':'2'} | true",
        "epitome | {'emotional-reactions':'3','interpretations':'1','explorations':'2'} | false"
      })
  void theSchemaTakesWhatMayBeAnswered(String rubric, String answer, boolean fits)
      throws IOException {
    Instructions asked = Instructions.of(codebook(rubric, "en"), 0, Order.GIVEN);
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(asked.schema());
    var value = new ObjectMapper().readTree(answer.replace('\'', '"'));
    assertThat(schema.validate(value).isEmpty()).isEqualTo(fits);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, .25, number, 0.25",
    "0, 100, 10, integer, 10",
    "1, 9, 1, integer,",
    "1, 9, 2, integer,"
  })
  void stepsAreInTheSchemaWhereJsonSchemaCanSayThem(
      String min, String max, String step, String type, String multiple) {
    var scale =
        new Scale.Interval(
            new java.math.BigDecimal(min),
            new java.math.BigDecimal(max),
            new java.math.BigDecimal(step));
    var question = new Codebook.Question("x", "x", "x", List.of("x"), scale, 0, List.of());
    var schema = Answer.to(question, Order.GIVEN).schema();
    assertThat(schema.get("type").asText()).isEqualTo(type);
    assertThat(Optional.ofNullable(schema.get("multipleOf")).map(Object::toString))
        .isEqualTo(Optional.ofNullable(multiple));
  }

  @Test
  void theFormShowsWhatKindOfValueIsAsked() {
    assertThat(Instructions.of(codebook("goemotions", "en"), 0, Order.GIVEN).system())
        .endsWith("\n{\"emotion\": [\"<answer>\", ...]}\n")
        .contains("at least 1:\n- admiration: ");
    assertThat(
            Instructions.of(
                    codebook("valence-arousal-dominance", "en").only(List.of("valence")),
                    0,
                    Order.REVERSED)
                .system())
        .endsWith("\n{\"valence\": <1 ... 5>}\n")
        .contains("a number from 1 to 5 in steps of 1. What some of the values mean:\n- 5: ");
  }

  @Test
  void bothCanBeShown() {
    Path ekman = Path.of("protocols", "rubrics", "ekman.yaml");
    Codebook english = codebook("ekman", "en");
    assertThat(ExplainedRubric.of(ekman, "", false)).isEqualTo(english.markdown());
    Instructions german = Instructions.of(codebook("ekman", "de"), 0, Order.GIVEN);
    assertThat(ExplainedRubric.of(ekman, "de", true))
        .startsWith(german.system())
        .endsWith("\"additionalProperties\" : false\n}\n");
  }

  @Test
  void aWordingThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> Instructions.of(codebook("ekman", "en"), 3, Order.GIVEN))
        .hasMessage("rubric ekman, dimension emotion: expected a wording from 0 to 2, found 3");
  }

  @Test
  void dimensionsStayInTheOrderOfTheRubric() {
    Map<String, Answer> answers =
        Instructions.of(codebook("compassion", "en"), 0, Order.shuffled(1)).answers();
    assertThat(answers.keySet())
        .containsExactly(
            "recognising-suffering",
            "universality",
            "feeling-for",
            "tolerating-discomfort",
            "motivation-to-act");
  }
}
