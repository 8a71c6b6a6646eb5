package org.attune.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.Names;
import org.attune.corpus.CardWithoutRaters;
import org.attune.corpus.Hashes;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol;
import org.attune.protocol.Protocol.ScorerEntry;
import org.attune.result.Manifest;
import org.attune.result.PeopleGroups;
import org.attune.result.ResultFolder;
import org.attune.study.ImportStep.Imported;
import org.attune.study.TallyStep.Tallied;

/** What the manifest says of a corpus, from what the verbs wrote of it. */
final class CorpusEntry {

  private CorpusEntry() {}

  /**
   * What is said of a corpus.
   *
   * @param replies of a corpus of replies, of what it was made
   * @param kept its files among those all others follow from
   */
  static Manifest.Corpus of(
      PlannedCorpus corpus,
      String card,
      Imported imported,
      List<Scored> scores,
      Tallied tallied,
      Optional<Manifest.Replied> replies,
      Protocol protocol,
      Map<String, String> kept) {
    CardWithoutRaters shown = new CardWithoutRaters(card);
    String tallies = ResultFolder.tallies(corpus.name());
    String codes = ResultFolder.codes(corpus.name());
    List<Manifest.Scorer> scorers = new ArrayList<>();
    for (int i = 0; i < scores.size(); i++) {
      scorers.add(scorer(corpus.scorers().get(i), scores.get(i)));
    }
    List<String> restricted =
        new ArrayList<>(tallied.withheld().isEmpty() ? List.of() : List.of(tallies));
    restricted.addAll(
        kept.containsKey(codes) && corpus.card().guarded() ? List.of(codes) : List.of());
    return new Manifest.Corpus(
        Hashes.of(card),
        Hashes.of(kept.get(ResultFolder.card(corpus.name()))),
        new TreeMap<>(shown.files(imported.files(), Hashes::ofTexts)),
        hashedAtImport(shown, imported),
        imported.items(),
        new TreeMap<>(shown.reasons(imported.rejects())),
        scorers,
        Hashes.of(kept.get(tallies)),
        kept.get(tallies).getBytes(StandardCharsets.UTF_8).length,
        Optional.ofNullable(kept.get(codes)).map(Hashes::of),
        Optional.ofNullable(kept.get(ResultFolder.explanations(corpus.name()))).map(Hashes::of),
        thresholds(tallied.thresholds()),
        corpus.card().guarded() || !restricted.isEmpty()
            ? Optional.of(restricted)
            : Optional.empty(),
        replies,
        PeopleGroups.told(protocol, corpus, kept.get(tallies), kept),
        Map.of());
  }

  private static List<String> hashedAtImport(CardWithoutRaters shown, Imported imported) {
    Map<String, Boolean> found = new TreeMap<>();
    imported.files().keySet().forEach(f -> found.put(f, imported.undeclared().contains(f)));
    Map<String, Boolean> named = shown.files(found, some -> some.contains(true));
    return named.keySet().stream().filter(named::get).toList();
  }

  private static SortedMap<String, SortedMap<String, SortedMap<String, Integer>>> thresholds(
      Map<String, Map<String, Map<String, Integer>>> chosen) {
    SortedMap<String, SortedMap<String, SortedMap<String, Integer>>> sorted = new TreeMap<>();
    chosen.forEach(
        (scorer, dimensions) -> {
          SortedMap<String, SortedMap<String, Integer>> own = new TreeMap<>();
          dimensions.forEach((dimension, labels) -> own.put(dimension, new TreeMap<>(labels)));
          sorted.put(scorer, own);
        });
    return sorted;
  }

  private static Manifest.Scorer scorer(ScorerEntry entry, Scored scored) {
    Optional<Scored.Turns> turns =
        scored instanceof Scored.Turns of ? Optional.of(of) : Optional.empty();
    return new Manifest.Scorer(
        scored.scorer(),
        entry.scorer(),
        options(entry.options()),
        scored instanceof Scored.Items of ? Optional.of(of.items()) : Optional.empty(),
        turns.map(Scored.Turns::identity),
        turns.map(Scored.Turns::learned),
        turns.map(Scored.Turns::stack).orElseGet(TreeMap::new),
        turns.map(Scored.Turns::turns),
        turns.flatMap(Scored.Turns::cut),
        turns.flatMap(Scored.Turns::answers),
        Map.of());
  }

  /**
   * What the protocol set, by key; numbers as text, so that no Java version writes them
   * differently.
   */
  private static SortedMap<String, JsonNode> options(Record options) {
    SortedMap<String, JsonNode> all = new TreeMap<>();
    for (RecordComponent component : options.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(options);
        Object plain = plain(value instanceof Optional<?> o ? o.orElse(null) : value);
        if (!plain.equals("")) {
          all.put(Names.kebab(component.getName()), State.JSON.valueToTree(plain));
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return all;
  }

  private static Object plain(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(CorpusEntry::plain).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> plain = new TreeMap<>();
      map.forEach((key, v) -> plain.put(key.toString(), plain(v)));
      return plain;
    }
    if (value instanceof Double number) {
      return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
    if (value instanceof Enum<?> constant) {
      return Names.kebab(constant);
    }
    return value == null
        ? ""
        : value instanceof Boolean || value instanceof Number ? value : value.toString();
  }
}
