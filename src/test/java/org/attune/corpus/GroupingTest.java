package org.attune.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.attune.yaml.YamlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Splits and strata that are drawn by hash. */
class GroupingTest {

  @TempDir Path folder;

  /**
   * SHA-256 of the empty text begins with e3b0c442 (3,820,012,610), of abc, the example of FIPS
   * 180-4, with ba7816bf (3,128,432,319), of hello with 2cf24dba (754,077,114).
   */
  @Test
  void aBucketIsTheFirst32BitsModuloTheirNumber() {
    assertThat(Hashes.bucket("", 10)).isEqualTo(0);
    assertThat(Hashes.bucket("abc", 10)).isEqualTo(9);
    assertThat(Hashes.bucket("hello", 10)).isEqualTo(4);
    assertThat(Hashes.bucket("abc", 1000)).isEqualTo(319);
    assertThat(Hashes.bucket("abc", 1)).isZero();
  }

  @Test
  void partsTakeBucketsInTheirOrder() throws IOException {
    Imported corpus =
        SmallCorpus.read(
            folder,
            "item: id, split: {hash: who, parts: {train: 7, development: 1, test: 2}},"
                + " strata: {fold: {hash: 'who ~ ([a-z]*)', parts: {a: 4, b: 1, c: 4, d: 1}}}",
            "id,who",
            "1,abc",
            "2,hello",
            "3,",
            "4,abc");
    assertThat(of(corpus, Imported.Item::split)).containsExactly("test", "train", "train", "test");
    assertThat(of(corpus, f -> f.strata().get("fold"))).containsExactly("d", "b", "a", "d");
  }

  private static List<String> of(Imported corpus, Function<Imported.Item, String> group) {
    return corpus.items().values().stream().map(group).toList();
  }

  /** Groups stand in tables and in tallies, one a line. */
  @Test
  void aGroupIsANameOnOneLine() throws IOException {
    Imported corpus =
        SmallCorpus.read(
            folder,
            "item: id, strata: {season: {column: s}}",
            "id,s",
            "1,\"win\nter\"",
            "2,a\tb",
            "3,c");
    assertThat(of(corpus, f -> f.strata().get("season"))).containsExactly("c");
    assertThat(corpus.rejects())
        .extracting(Object::toString)
        .containsExactly(
            "a.csv:2: s: expected a name without tabs, line breaks, marks of direction and other control"
                + " characters, found \"win ter\"",
            "a.csv:4: s: expected a name without tabs, line breaks, marks of direction and other control"
                + " characters, found \"a b\"");
  }

  @Test
  void aHashedColumnMustBeThere() {
    assertThatThrownBy(
            () ->
                SmallCorpus.read(
                    folder, "item: id, split: {hash: nowhere, parts: {train: 1}}", "id,x", "1,2"))
        .isInstanceOf(CorpusException.class)
        .hasMessageStartingWith("small/a.csv: expected a column \"nowhere\", found columns");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{hash: x, parts: {a: 0}} | expected parts of 1 share or more, found 0 for a",
        "{hash: x, parts: {a: 3, b: -1}} | expected parts of 1 share or more, found -1 for b",
        "{hash: x, parts: {a: 2147483647, b: 1}} | expected parts of at most 1000000 shares in all, found 2147483648",
        "{hash: x, parts: {a: 0.7}} | expected a whole number",
        "{hash: x} | hash needs parts, such as {train: 7, development: 1, test: 2}",
        "{column: x, parts: {a: 1}} | parts go with hash, not with column",
        "{hash: x, parts: {a: 1}, names: {b: c}} | names and missing go with column, not with hash",
        "{column: x, hash: x, parts: {a: 1}} | expected either column or hash, found both",
        "{} | expected either column or hash, found none of them"
      })
  void saysWhatIsWrongWithAGroup(String group, String message) {
    assertThatThrownBy(
            () -> SmallCorpus.card("[{format: csv, files: [], text: x, split: " + group + "}]"))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining("tables[0].split")
        .hasMessageContaining(message);
  }

  @Test
  void epitomeIsSplitBySeekersPost() {
    Imported corpus = Imported.shared("epitome");
    assertThat(splits(corpus))
        .containsExactly(entry("development", 310L), entry("test", 581L), entry("train", 2132L));
    assertThat(splitsOfAConversation(corpus)).hasSize(2979).allMatch(s -> s.size() == 1);
    assertThat(corpus.ratings("emotional-reactions", item -> true))
        .containsExactly(entry("0", 2037L), entry("1", 895L), entry("2", 152L));
    assertThat(corpus.ratings("interpretations", item -> true))
        .containsExactly(entry("0", 1626L), entry("1", 114L), entry("2", 1344L));
    assertThat(corpus.ratings("explorations", item -> true))
        .containsExactly(entry("0", 2604L), entry("1", 104L), entry("2", 376L));
    assertThat(corpus.items(item -> item.ratings().size() > 3)).hasSize(60);
    assertThat(corpus.items().values()).allMatch(item -> item.context().size() == 1);
  }

  @Test
  void empathicReactionsAreSplitByWriter() {
    Imported corpus = Imported.shared("empathic-reactions");
    assertThat(splits(corpus))
        .containsExactly(entry("development", 250L), entry("test", 430L), entry("train", 1180L));
    assertThat(splitsOfAConversation(corpus)).hasSize(372).allMatch(s -> s.size() == 1);
    Map<String, Set<String>> folds = new TreeMap<>();
    corpus
        .items()
        .values()
        .forEach(
            item ->
                folds
                    .computeIfAbsent(item.split(), s -> new HashSet<>())
                    .add(item.strata().get("fold")));
    assertThat(folds)
        .containsExactly(
            entry("development", Set.of("7")),
            entry("test", Set.of("8", "9")),
            entry("train", Set.of("0", "1", "2", "3", "4", "5", "6")));
    assertThat(corpus.items().values())
        .allSatisfy(
            item ->
                assertThat(item.ratings())
                    .extracting(RatedItem.Rating::dimension)
                    .containsExactly("distress", "empathy"));
  }

  private static Map<String, Long> splits(Imported corpus) {
    return corpus.items().values().stream()
        .collect(Collectors.groupingBy(Imported.Item::split, TreeMap::new, Collectors.counting()));
  }

  private static List<Set<String>> splitsOfAConversation(Imported corpus) {
    return List.copyOf(
        corpus.items().values().stream()
            .collect(
                Collectors.groupingBy(
                    Imported.Item::conversation,
                    Collectors.mapping(Imported.Item::split, Collectors.toSet())))
            .values());
  }
}
