package org.attune.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.Names;
import org.attune.corpus.Card;
import org.attune.protocol.Protocol;
import org.attune.table.Cell;

/** What a study was made of, as the values its report shows: corpora and models. */
final class Materials {

  /** What the manifest says of a scorer, in words of the page. */
  private static final Map<String, String> WORDS =
      Map.of(
          "cut-turns", "texts longer than it reads, which were cut",
          "different-turns", "different texts it rated, in all splits it was needed on",
          "learned", "settings chosen",
          "stack", "ran on");

  private final Account account;
  private final Protocol protocol;

  Materials(Account account) {
    this.account = account;
    protocol = account.protocol();
  }

  /** A corpus: facts, notes and what is rated. */
  Map<String, Object> corpus(String name) {
    Card card = account.cards().get(name);
    Map<?, ?> made = account.corpus(name);
    List<Map<String, String>> facts = new ArrayList<>();
    fact(facts, "licence", card.licence());
    fact(facts, "source", card.source());
    fact(facts, "cite as", card.citation() + card.doi().map(doi -> " " + doi).orElse(""));
    fact(facts, "language", card.language());
    fact(facts, "items", new Sample(account).of(name));
    fact(facts, "rows left out", rejects(made.get("rejects")));
    if (made.get("files-sha256") instanceof Map<?, ?> files) {
      String undeclared =
          made.get("files-hashed-at-import") instanceof List<?> found
              ? ", of %d the hash is as found at import, not declared by the card"
                  .formatted(found.size())
              : "";
      fact(facts, "files", files.size() + undeclared);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", name);
    values.put("title", name + ": " + card.title());
    values.put("facts", facts);
    values.put("notes", card.notes());
    values.put("dimensions", dimensions(card, name));
    return values;
  }

  private static String rejects(Object rejects) {
    return rejects instanceof Map<?, ?> map && !map.isEmpty()
        ? map.entrySet().stream()
            .map(e -> e.getValue() + " (" + e.getKey() + ")")
            .collect(Collectors.joining(", "))
        : "none";
  }

  private List<Map<String, String>> dimensions(Card card, String corpus) {
    List<Map<String, String>> all = new ArrayList<>();
    for (Protocol.Dimension d : protocol.dimensions()) {
      Card.Dimension of = card.dimensions().get(d.source());
      if (of != null && (d.corpora().isEmpty() || d.corpora().contains(corpus))) {
        all.add(
            Map.of(
                "name", d.name(),
                "scale", Names.kebab(of.scale()) + ": " + of.toScale().expected(),
                "by", Comparisons.by(card, d.source()),
                "raters", raters(d.name(), corpus),
                "question", of.question().orElse("")));
      }
    }
    return all;
  }

  /** Most known raters behind a number on the dimension. */
  private String raters(String dimension, String corpus) {
    long most =
        account.tables().stream()
            .flatMap(t -> t.cells().stream())
            .filter(
                c ->
                    c.dimension().equals(dimension)
                        || c.dimension().equals(corpus + "/" + dimension))
            .mapToLong(Cell::raters)
            .max()
            .orElse(0);
    return most == 0 ? "" : Long.toString(most);
  }

  /** A scorer: its settings, and what the manifest says of it. */
  Map<String, Object> model(Protocol.ScorerEntry scorer) {
    List<Map<String, String>> facts = new ArrayList<>();
    fact(facts, "kind", scorer.scorer());
    if (!scorer.dimensions().isEmpty()) {
      fact(facts, "rates", String.join(", ", scorer.dimensions()));
    }
    Learning learning = account.learning().get(scorer.name());
    if (learning != null && learning.folds() == 0) {
      if (learning.card().isEmpty()) {
        fact(facts, "learned from", "texts before this study, which are not recorded here");
      }
      learning.card().forEach((what, said) -> fact(facts, what, String.join(" ", said)));
    }
    for (String corpus : account.cards().keySet()) {
      for (Map<?, ?> made : account.scorers(corpus)) {
        if (scorer.name().equals(made.get("name"))) {
          String on = account.cards().size() == 1 ? "" : " on " + corpus;
          made.forEach(
              (key, value) -> {
                if (!List.of("name", "scorer").contains(key) && !Map.of().equals(value)) {
                  String said = key.toString();
                  fact(facts, WORDS.getOrDefault(said, said.replace('-', ' ')) + on, plain(value));
                }
              });
        }
      }
    }
    return Map.of("name", scorer.name(), "facts", facts);
  }

  private static String plain(Object value) {
    return value instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .filter(e -> !Map.of().equals(e.getValue()))
            .map(e -> e.getKey() + " " + plain(e.getValue()))
            .collect(Collectors.joining(", "))
        : value instanceof List<?> list
            ? list.stream().map(Materials::plain).collect(Collectors.joining(" "))
            : String.valueOf(value);
  }

  private static void fact(List<Map<String, String>> facts, String name, String value) {
    facts.add(Map.of("name", name, "value", value));
  }
}
