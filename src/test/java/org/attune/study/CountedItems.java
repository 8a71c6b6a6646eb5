package org.attune.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.catalog.Catalog;
import org.attune.corpus.RatedItem;
import org.attune.corpus.RatedItem.By;
import org.attune.corpus.RatedItem.Rating;
import org.attune.corpus.Scale;
import org.attune.plan.Plan;
import org.attune.plan.PlannedCorpus;
import org.attune.plan.Reading;
import org.attune.protocol.Protocol;
import org.attune.result.Evaluation;
import org.attune.result.ResultFolder;
import org.attune.result.Tallies;
import org.attune.table.Cell;
import org.attune.table.Who;
import org.attune.tally.Count;
import org.attune.tally.Counts;
import org.attune.tally.Question;
import org.attune.tally.Question.Model;

/**
 * A study of a corpus {@code talk} with one dimension, {@code emotion}, counted without Spark:
 * three raters and two models, {@code a} and {@code b}, whose answers are recorded.
 */
final class CountedItems {

  private static final String CARD =
      """
      name: talk
      title: Talk
      source: Made up
      licence: None
      citation: None
      dimensions:
        emotion: {scale: %s, labels: [anger, fear, joy, sadness]}
      tables:
        - format: csv
          files: [{path: people.csv, sha256: "0"}]
          conversation: talk
          strata: {age: {column: age}, sex: {column: sex}}
          ratings: [{dimension: emotion, shape: long, value: emotion, rater: rater}]
        - format: csv
          files: [{path: a.csv, sha256: "0", rater: a}, {path: b.csv, sha256: "0", rater: b}]
          ratings: [{dimension: emotion, shape: long, value: emotion, models: true}]
      """;

  static final String PROTOCOL =
      """
      study: talk
      title: Talk
      corpora: [talk]
      dimensions: [{name: emotion}]
      consensus: {rule: majority, ties: first}
      scorers: [{scorer: recorded, as: a}, {scorer: recorded, as: b}]
      resampling: {replicates: 200, seed: 3}
      tables:
      """;

  /**
   * An item.
   *
   * @param block block of the resampling
   * @param people codes of the three raters
   * @param a code of the first model, or -1 for none
   * @param b code of the second
   * @param strata groups it falls in, by stratum
   */
  record Item(int block, List<Integer> people, int a, int b, Map<String, String> strata) {

    /** One in no group. */
    Item(int block, List<Integer> people, int a, int b) {
      this(block, people, a, b, Map.of());
    }

    Item with(int otherA, int otherB) {
      return new Item(block, people, otherA, otherB, strata);
    }

    /** Nothing but its place. */
    Item bare() {
      return new Item(block, List.of(), -1, -1);
    }

    boolean both() {
      return a >= 0 && b >= 0;
    }
  }

  private final Path folder;
  private final Catalog catalog;
  private final Protocol protocol;
  private final Plan plan;
  private final PlannedCorpus corpus;

  /**
   * Plans the study.
   *
   * @param tables tables of its protocol, as YAML
   */
  CountedItems(Path folder, String scale, String tables) throws IOException {
    this(CARD.formatted(scale), folder, PROTOCOL + tables);
  }

  /**
   * Plans a study of scorers with other names.
   *
   * @param scorers scorers of its protocol, as YAML; each gave what {@code a} or {@code b} did
   */
  static CountedItems of(Path folder, String scorers, String tables) throws IOException {
    String named =
        PROTOCOL.replace("[{scorer: recorded, as: a}, {scorer: recorded, as: b}]", scorers);
    return new CountedItems(CARD.formatted("nominal"), folder, named + tables);
  }

  /**
   * Plans a study of speakers, each of whom is a block.
   *
   * @param people whether its card says that ages and sexes are groups of people
   */
  static CountedItems ofSpeakers(Path folder, boolean people, String tables) throws IOException {
    return ofSpeakers(folder, people, "speaker", tables);
  }

  /** The same with another unit of dependence. */
  static CountedItems ofSpeakers(Path folder, boolean people, String unit, String tables)
      throws IOException {
    String card =
        CARD.formatted("nominal")
            .replace("conversation: talk", "conversation: talk\n    speaker: talk")
            .replace("{column: age}", "{column: age, people: " + people + "}")
            .replace("{column: sex}", "{column: sex, people: " + people + "}");
    return new CountedItems(
        card, folder, PROTOCOL.replace("seed: 3}", "seed: 3, unit: " + unit + "}") + tables);
  }

  /** What is counted of the corpus. */
  PlannedCorpus corpus() {
    return corpus;
  }

  /** The protocol. */
  Protocol protocol() {
    return protocol;
  }

  private CountedItems(String card, Path folder, String text) throws IOException {
    Files.createDirectories(folder.resolve("talk"));
    Files.writeString(folder.resolve("talk").resolve(Catalog.CARD), card);
    Path file = Files.writeString(folder.resolve("talk.yaml"), text);
    this.folder = folder;
    catalog = new Catalog(List.of(folder));
    protocol = catalog.protocol(file);
    plan = new Plan("talk.yaml", protocol, catalog);
    corpus = plan.corpora().get(0);
  }

  /** The cells of the study of some items. */
  List<Cell> cells(List<Item> items) {
    return cellsOf(tallies(items));
  }

  /** The cells that follow from tallies. */
  List<Cell> cellsOf(String tallies) {
    return cellsOf(tallies, Map.of());
  }

  /** The cells that follow from tallies where scorers were asked, by name, and why in vain. */
  List<Cell> cellsOf(String tallies, Map<String, SortedMap<String, Long>> unusable) {
    return new Evaluation(corpus, Tallies.of(tallies, false), protocol.resampling(), unusable)
        .cells();
  }

  /** Its results as a folder. */
  Path results(Path folder, List<Item> items) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    files.put(ResultFolder.PROTOCOL, Files.readString(this.folder.resolve("talk.yaml")));
    files.put(
        ResultFolder.MANIFEST, "{\"corpora\": {\"talk\": {\"items\": " + items.size() + "}}}");
    files.put(ResultFolder.card("talk"), catalog.cardText("talk"));
    files.put(ResultFolder.tallies("talk"), tallies(items));
    files.putAll(new ResultFiles(protocol, plan, catalog, files).derived());
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.createDirectories(folder.resolve(file.getKey()).getParent());
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    return folder;
  }

  private static String recorded(Protocol.ScorerEntry scorer) {
    return ((Reading.Recorded) Reading.of(scorer)).model();
  }

  /** Its tallies as they are written. */
  String tallies(List<Item> items) {
    List<Model> models =
        corpus.scorers().stream()
            .map(s -> new Model(recorded(s), new int[0], new int[0][]))
            .toList();
    Question question = corpus.question(protocol.reference(), models);
    Map<List<Object>, Counts.Builder> sums =
        new TreeMap<>((x, y) -> x.toString().compareTo(y.toString()));
    for (Item item : items) {
      add(sums, Count.ITEMS, "", item.block()).add(0, 0, 1);
      question.count(
          new Question.Item(
              rated(item), new long[2][], rater -> rater.charAt(1) - '0', item.block()),
          (entry, group) ->
              add(sums, entry, group, question.entries().get(entry).byBlock() ? item.block() : 0));
    }
    List<Count> counts = new ArrayList<>();
    sums.forEach(
        (place, sum) ->
            sum.forEach(
                (first, second, amount) ->
                    counts.add(
                        new Count(
                            (int) place.get(0),
                            (String) place.get(1),
                            (int) place.get(2),
                            first,
                            second,
                            amount))));
    return Tallies.text(counts);
  }

  private static Counts.Builder add(
      Map<List<Object>, Counts.Builder> sums, int entry, String group, int block) {
    return sums.computeIfAbsent(List.of(entry, group, block), k -> Counts.builder());
  }

  private RatedItem rated(Item item) {
    List<Rating> ratings = new ArrayList<>();
    for (int rater = 0; rater < item.people().size(); rater++) {
      ratings.add(new Rating("emotion", By.RATER, "r" + rater, item.people().get(rater)));
    }
    if (item.a() >= 0) {
      ratings.add(new Rating("emotion", By.MODEL, "a", answer(item.a())));
    }
    if (item.b() >= 0) {
      ratings.add(new Rating("emotion", By.MODEL, "b", answer(item.b())));
    }
    return new RatedItem("i", new TreeMap<>(item.strata()), List.copyOf(ratings));
  }

  private long answer(int code) {
    Scale scale = corpus.dimensions().get(0).scale();
    return scale.ordered() ? scale.value(code) : code;
  }

  /** The one cell of a scorer, table and statistic. */
  static Cell cell(List<Cell> cells, String table, String scorer, String statistic) {
    List<Cell> found =
        cells.stream()
            .filter(c -> c.table().equals(table) && c.scorer().equals(Who.of(scorer)))
            .filter(c -> c.statistic().equals(statistic))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " cells of " + scorer + ", " + statistic);
    }
    return found.get(0);
  }
}
