package org.attune.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictYamlTest {

  record Kinds(
      @Doc("A text.") Optional<String> text,
      @Doc("A count.") Optional<Integer> count,
      @Doc("A seed.") Optional<Long> seed,
      @Doc("A share.") Optional<Double> share,
      @Doc("An amount.") Optional<BigDecimal> amount,
      @Doc("A switch.") Optional<Boolean> flag,
      @Doc("A level.") Optional<Sample.Level> level,
      @Doc("A word.") @Known("words") Optional<String> word,
      @Doc("Rows.") Optional<List<List<Integer>>> rows,
      @Doc("More of it.") Optional<Kinds> more) {}

  @Test
  void readsAStudy() {
    Sample study = StrictYaml.read("study.yaml", Sample.GOOD, Sample.class, Sample.VOCABULARY);

    assertThat(study.title()).isEqualTo("Empathy in dialogues");
    assertThat(study.seed()).isEqualTo(17);
    assertThat(study.scales().keySet()).containsExactly("empathy", "valence");
    assertThat(study.scales().get("empathy").labels()).containsExactly("1", "2", "yes", "no");
    assertThat(study.scales().get("valence").to()).contains(new BigDecimal("1.50"));
    assertThat(study.scorers())
        .containsExactly(
            new Sample.ScorerEntry(
                "lexicon", "words", new Sample.Lexicon(Map.of("empathy", "warm"), true)),
            new Sample.ScorerEntry("constant", "", new Sample.Constant(2)));
    assertThat(study.tables())
        .containsExactly(
            new Sample.Table(
                "agreement",
                List.of("accuracy", "cohen-kappa"),
                3,
                false,
                0.95,
                Sample.Order.AS_GIVEN),
            new Sample.Table("fit", List.of("pearson"), 2, true, 0.9, Sample.Order.BY_VALUE));
    assertThat(study.bootstrap()).contains(new Sample.Bootstrap(1000));
    assertThat(study.headings().keySet()).containsExactly("pearson", "accuracy");
    assertThatThrownBy(() -> study.headings().put("pearson", ""))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void absentKeysTakeTheirDefaults() {
    String text = "title: t\ncorpus: c\nscales: {}\ntables: []\n";
    assertThat(StrictYaml.read("study.yaml", text, Sample.class, Sample.VOCABULARY))
        .isEqualTo(
            new Sample("t", "c", 0, Map.of(), List.of(), List.of(), Optional.empty(), Map.of()));
  }

  @Test
  void reportsAllMistakesTogether() {
    String text =
        """
        title: Empathy
        titel: again
        seed: 1.5
        scales:
          valence:
            level: full-range
          empathy: {level: Ordinal, labels: 1}
        scorers:
          - scorer: lexicom
            lists: {}
          - scorer: constant
            code: two
            negation: true
          - name: x
        tables:
          - name: agreement
            statistcs: [accuracy, kappa, acuracy]
            decimals: "2"
          - name:
            statistics: pearson
            transposed: yes
            confidence: 0,95
        bootstrap:
          replicates: 0
        headings:
          pearsen: r
          pearson: r
          pearson: rho
        """;
    String keys = "title, corpus, seed, scales, scorers, tables, bootstrap, headings";
    String known = "one of accuracy, cohen-kappa, fleiss-kappa, pearson";
    assertThat(Sample.mistakes(text, Sample.class))
        .containsExactly(
            "1: corpus: expected a text (Name of the dataset card), found no such key",
            "2: titel: expected a key of this section: " + keys + ", found \"titel\"",
            "3: seed: expected a whole number, found \"1.5\"",
            "6: scales.valence: a full-range scale needs the keys from and to",
            "7: scales.empathy.level: expected one of nominal, ordinal, full-range, found \"Ordinal\""
                + " (did you mean ordinal?)",
            "7: scales.empathy.labels: expected a list, found \"1\" (for a list of one write [1])",
            "9: scorers[0].scorer: expected one of constant, lexicon, found \"lexicom\" (did you mean lexicon?)",
            "12: scorers[1].code: expected a whole number, found \"two\"",
            "13: scorers[1].negation: expected a key of this section: scorer, name, code, found \"negation\"",
            "14: scorers[2].scorer: expected one of constant, lexicon (Which scorer), found no such key",
            "17: tables[0].statistcs: expected a key of this section: name, statistics, decimals, transposed, "
                + "confidence, order, found \"statistcs\" (did you mean statistics?)",
            "17: tables[0].statistics[1]: expected " + known + ", found \"kappa\"",
            "17: tables[0].statistics[2]: expected "
                + known
                + ", found \"acuracy\" (did you mean accuracy?)",
            "18: tables[0].decimals: expected a whole number, found the quoted text \"2\""
                + " (numbers stand without quotes)",
            "19: tables[1].name: expected a text, found nothing",
            "20: tables[1].statistics: expected a list, found \"pearson\" (for a list of one write [pearson])",
            "21: tables[1].transposed: expected true or false, found \"yes\" (write true, without quotes)",
            "22: tables[1].confidence: expected a number, found \"0,95\" (write 0.95)",
            "24: bootstrap: replicates must be at least 1, not 0",
            "26: headings.pearsen: expected "
                + known
                + ", found \"pearsen\" (did you mean pearson?)",
            "28: headings.pearson: expected each key once, found \"pearson\" again (first in line 27)");
  }

  @Test
  void messageHasALinePerFinding() {
    assertThatThrownBy(
            () ->
                StrictYaml.read(
                    "study.yaml", "text: []\ncount: x\n", Kinds.class, Sample.VOCABULARY))
        .isInstanceOf(YamlException.class)
        .hasMessage(
            """
            study.yaml:1: text: expected a text, found a list
            study.yaml:2: count: expected a whole number, found "x\"""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text: ''      | text: expected a text, found an empty text",
        "text:         | text: expected a text, found nothing",
        "text: ~       | text: expected a text, found nothing (~ means no value; as a text it needs quotes)",
        "text: {a: 1}  | text: expected a text, found a section (keys: a)",
        "text: !x y    | text: expected a value without a tag, found the tag \"!x\"",
        "count: 010    | count: expected a whole number, found \"010\"",
        "count: 1e3    | count: expected a whole number, found \"1e3\"",
        "count: 1_000  | count: expected a whole number, found \"1_000\"",
        "count: 3000000000 | count: expected a whole number, found \"3000000000\" (too large)",
        "seed: 9999999999999999999 | seed: expected a whole number, found \"9999999999999999999\" (too large)",
        "share: .nan   | share: expected a number, found \".nan\"",
        "share: 1e999  | share: expected a number, found \"1e999\"",
        "amount: '1'   | amount: expected a number, found the quoted text \"1\" (numbers stand without quotes)",
        "flag: 1       | flag: expected true or false, found \"1\"",
        "level: ratio  | level: expected one of nominal, ordinal, full-range, found \"ratio\"",
        "level: Full_Range | level: expected one of nominal, ordinal, full-range, found \"Full_Range\" "
            + "(did you mean full-range?)",
        "word: word-zz | word: expected one of the 26 words such as word-z, word-a, word-b, found \"word-zz\" "
            + "(did you mean word-z?)",
        "rows: [[1], [x, 2]] | rows[1][0]: expected a whole number, found \"x\"",
        "rows: {a: 1}  | rows: expected a list, found a section (keys: a)",
        "more: 7       | more: expected a section (keys: text, count, seed, share, amount, flag, level, word, "
            + "rows, more), found \"7\"",
        "{a b: 1}      | \"a b\": expected a key of this section: text, count, seed, share, amount, flag, level, word, "
            + "rows, more, found \"a b\"",
        "{~: 1}        | expected a name before the colon, found nothing (~ means no value; as a text it needs quotes)",
        "{[a]: 1}      | expected a name before the colon, found a list",
        "more: {<<: {count: 1}} | more: expected every key written out, found the merge key \"<<\"",
        "more: &m {more: *m} | more.more: expected a section (keys: text, count, seed, share, amount, flag, level, "
            + "word, rows, more), found a section that contains itself (by * and &)",
        "text: a: b    | expected one \"key: value\" a line, or quotes round texts with a colon, found \"text: a: b\" "
            + "(YAML: mapping values are not allowed here)",
        "text: *sad    | expected quotes round a text that begins with *, or its anchor & further up, "
            + "found \"text: *sad\" (YAML: found undefined alias sad)",
        "text: 'sad    | expected a closing quote for the text that begins here, found \"text: 'sad\" "
            + "(YAML: found unexpected end of stream)",
        "[text         | expected a comma or a closing ] for the list that begins here, found \"[text\" "
            + "(YAML: expected ',' or ']', but got <stream end>)",
        "text: @sad    | expected quotes round a text that begins with such a character, found \"text: @sad\" (YAML: "
            + "found character '@' that cannot start any token. (Do not use...)",
      })
  void oneMistake(String text, String message) {
    assertThat(Sample.mistakes(text + "\n", Kinds.class)).containsExactly("1: " + message);
  }

  @Test
  void textsAreTakenAsTheyAreWritten() {
    for (String text : List.of("yes", "1", "1.50", "0x1F", "2024-01-01", "'null'", "\"\\t\"")) {
      Kinds kinds = StrictYaml.read("study.yaml", "text: " + text, Kinds.class, Sample.VOCABULARY);
      assertThat(kinds.text()).contains(text.replace("'", "").replace("\"\\t\"", "\t"));
    }
  }

  @Test
  void aliasesStandForWhatTheyName() {
    String text = "rows: &r [[1, 2]]\nmore:\n  rows: *r\n";
    Kinds kinds = StrictYaml.read("study.yaml", text, Kinds.class, Sample.VOCABULARY);
    assertThat(kinds.more().orElseThrow().rows())
        .isEqualTo(kinds.rows())
        .contains(List.of(List.of(1, 2)));
  }

  @Test
  void linesOfSyntaxMistakes() {
    assertThat(Sample.mistakes("text: a\nmore:\n\tcount: 1\n", Kinds.class))
        .singleElement()
        .asString()
        .startsWith("3: expected spaces, not tabs, for indentation, found \"count: 1\"");
    assertThat(Sample.mistakes("more:\n  count: 1\n seed: 2\n", Kinds.class))
        .singleElement()
        .asString()
        .startsWith("3: expected a line indented like those it belongs to");
    assertThat(Sample.mistakes("text: a\nlevel: \"x\nseed: 1\n", Kinds.class))
        .singleElement()
        .asString()
        .startsWith("2: expected a closing quote");
    assertThat(Sample.mistakes("# \ud83d\ude00\n".repeat(3000) + "seed: \u0007\n", Kinds.class))
        .containsExactly(
            "3001: expected text without control characters, found the character U+0007");
    assertThat(Sample.mistakes("rows: " + "[".repeat(60) + "]".repeat(60), Kinds.class))
        .singleElement()
        .asString()
        .startsWith("1: expected at most 50 sections inside each other");
  }

  @Test
  void oneDocumentIsExpected() {
    String section = "expected a section (keys: replicates), found ";
    assertThat(Sample.mistakes("# nothing yet\n", Sample.Bootstrap.class))
        .containsExactly("1: " + section + "an empty file");
    assertThat(Sample.mistakes("--- ~\n", Sample.Bootstrap.class))
        .containsExactly("1: " + section + "nothing (~ means no value; as a text it needs quotes)");
    assertThat(Sample.mistakes("- a\n", Sample.Bootstrap.class))
        .containsExactly("1: " + section + "a list");
    assertThat(Sample.mistakes("replicates: x\n---\nreplicates: 2\n", Sample.Bootstrap.class))
        .containsExactly(
            "1: replicates: expected a whole number, found \"x\"",
            "3: expected one document, found a second one, after a line \"---\"");
    assertThat(Sample.mistakes("replicates: x\n---\n[\n", Sample.Bootstrap.class)).hasSize(2);
  }

  @Test
  void misspeltDiscriminatorIsFollowed() {
    assertThat(Sample.mistakes("scorrer: constant\ncode: x\nnmae: y\n", Sample.ScorerEntry.class))
        .containsExactly(
            "1: scorrer: expected the key scorer, found \"scorrer\" (did you mean scorer?)",
            "2: code: expected a whole number, found \"x\"",
            "3: nmae: expected a key of this section: scorer, name, code, found \"nmae\" (did you mean name?)");
  }

  @Test
  void aSectionMayHaveNoKeys() {
    record Nothing() {}
    assertThat(StrictYaml.read("study.yaml", "{}", Nothing.class, Sample.VOCABULARY))
        .isEqualTo(new Nothing());
    assertThat(Sample.mistakes("a: 1\n", Nothing.class))
        .containsExactly("1: a: expected no keys in this section, found \"a\"");
    assertThat(Sample.mistakes("a\n", Nothing.class))
        .containsExactly("1: expected an empty section {}, found \"a\"");
  }

  @Test
  void anyTextGivesARecordOrFindings() {
    Random random = new Random(20260101);
    String signs = " \n\t:-[]{}&*!|>'\"%@`#,?~<a1.\\\u0007\u00e9";
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder(Sample.GOOD);
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        int at = random.nextInt(text.length() - 4);
        String sign = String.valueOf(signs.charAt(random.nextInt(signs.length())));
        text.replace(at, at + random.nextInt(4), sign);
      }
      int lines = (int) text.chars().filter(c -> c == '\n').count() + 1;
      try {
        StrictYaml.read("study.yaml", text.toString(), Sample.class, Sample.VOCABULARY);
      } catch (YamlException e) {
        assertThat(e.findings())
            .isNotEmpty()
            .allSatisfy(finding -> assertThat(finding.line()).isBetween(1, lines));
      }
    }
  }
}
