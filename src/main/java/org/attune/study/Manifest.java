package org.attune.study;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attune.Names;
import org.attune.corpus.CardWithoutRaters;
import org.attune.corpus.Hashes;
import org.attune.protocol.Protocol;
import org.attune.protocol.Resampling;
import org.attune.report.Crate;
import org.attune.study.ImportStep.Imported;
import org.attune.study.TallyStep.Tallied;

/**
 * What a study was made of: enough to tell whether another run had the same. Holds no times, hosts
 * or paths.
 */
final class Manifest {

  private Manifest() {}

  /**
   * The whole manifest.
   *
   * @param corpora what is said of each corpus, see {@link #corpus}
   */
  static Map<String, Object> of(
      Protocol protocol, String protocolText, Map<String, Object> corpora) {
    Map<String, Object> manifest = new TreeMap<>();
    manifest.put("study", protocol.study());
    manifest.put("title", protocol.title());
    manifest.put("attune", version());
    manifest.put("attune-released", Crate.RELEASED);
    manifest.put("protocol-sha256", sha256(protocolText));
    manifest.put("corpora", corpora);
    Resampling r = protocol.resampling();
    Map<String, Object> resampling = new TreeMap<>();
    resampling.put("method", r.method());
    resampling.put("interval", Names.kebab(r.made()));
    resampling.put("draw", Names.kebab(r.draw()));
    resampling.put("replicates", r.replicates());
    resampling.put("level", Double.toString(r.level()));
    resampling.put("seed", r.seed());
    resampling.put("unit", r.unit());
    resampling.put("blocks", r.blocks());
    manifest.put("resampling", resampling);
    return manifest;
  }

  /** The version of this program. */
  static String version() {
    return Optional.ofNullable(Manifest.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /**
   * What is said of a corpus.
   *
   * @param kept its files among those all others follow from
   */
  static Map<String, Object> corpus(
      PlannedCorpus corpus,
      String card,
      Imported imported,
      List<Scored> scores,
      Tallied tallied,
      Map<String, String> kept) {
    String name = corpus.name();
    CardWithoutRaters shown = new CardWithoutRaters(card);
    Map<String, Object> own = new TreeMap<>();
    own.put("card-sha256", sha256(card));
    own.put("card-without-raters-sha256", sha256(kept.get(ResultFiles.card(name))));
    own.put("files-sha256", shown.files(imported.files(), Hashes::ofTexts));
    if (!imported.undeclared().isEmpty()) {
      Map<String, Boolean> found = new TreeMap<>();
      imported.files().keySet().forEach(f -> found.put(f, imported.undeclared().contains(f)));
      Map<String, Boolean> named = shown.files(found, some -> some.contains(true));
      own.put("files-hashed-at-import", named.keySet().stream().filter(named::get).toList());
    }
    own.put("items", imported.items());
    own.put("rejects", shown.reasons(imported.rejects()));
    own.put("scorers", scorers(corpus, scores));
    own.put("tallies-sha256", sha256(kept.get(ResultFiles.tallies(name))));
    own.put(
        "tallies-bytes",
        kept.get(ResultFiles.tallies(name)).getBytes(StandardCharsets.UTF_8).length);
    if (kept.containsKey(ResultFiles.codes(name))) {
      own.put("codes-sha256", sha256(kept.get(ResultFiles.codes(name))));
    }
    own.put("thresholds", tallied.thresholds());
    if (corpus.card().guarded()) {
      List<String> restricted =
          new ArrayList<>(
              tallied.withheld().isEmpty() ? List.of() : List.of(ResultFiles.tallies(name)));
      restricted.addAll(
          kept.containsKey(ResultFiles.codes(name)) ? List.of(ResultFiles.codes(name)) : List.of());
      own.put(RestrictedBundle.KEY, restricted);
    }
    return own;
  }

  private static List<Object> scorers(PlannedCorpus corpus, List<Scored> scored) {
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < scored.size(); i++) {
      Map<String, Object> own = new TreeMap<>();
      own.put("name", scored.get(i).scorer());
      own.put("scorer", corpus.scorers().get(i).scorer());
      own.put("options", options(corpus.scorers().get(i).options()));
      if (scored.get(i) instanceof Scored.Items of) {
        own.put("rated-items", of.items());
      } else if (scored.get(i) instanceof Scored.Turns of) {
        own.put("model-sha256", of.identity());
        own.put("learned", of.learned());
        if (!of.stack().isEmpty()) {
          own.put("stack", of.stack());
        }
        own.put("different-turns", of.turns());
        of.tooLong().ifPresent(cut -> own.put("cut-turns", cut));
      }
      all.add(own);
    }
    return all;
  }

  /**
   * What the protocol set, by key; numbers as text, so that no Java version writes them
   * differently.
   */
  private static Map<String, Object> options(Record options) {
    Map<String, Object> all = new TreeMap<>();
    for (RecordComponent component : options.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(options);
        all.put(
            Names.kebab(component.getName()),
            plain(value instanceof Optional<?> o ? o.orElse(null) : value));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    all.values().removeIf(value -> value.equals(""));
    return all;
  }

  private static Object plain(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(Manifest::plain).toList();
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

  static String sha256(String text) {
    return Hashes.of(text.getBytes(StandardCharsets.UTF_8));
  }
}
