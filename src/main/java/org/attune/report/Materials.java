package org.attune.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.attune.Names;
import org.attune.corpus.Card;
import org.attune.protocol.Protocol;
import org.attune.reply.Replies;
import org.attune.reply.ReplySystem;
import org.attune.result.Manifest;
import org.attune.rubric.Codebook;
import org.attune.rubric.FrameWords;
import org.attune.rubric.Rubric;
import org.attune.table.Cell;

/** What a study was made of, as the values its report shows: corpora and models. */
final class Materials {

  private final FinishedStudy account;
  private final Protocol protocol;

  Materials(FinishedStudy account) {
    this.account = account;
    protocol = account.protocol();
  }

  /** A corpus: facts, notes and what is rated. */
  Map<String, Object> corpus(String name) {
    Card card = account.cards().get(name);
    Manifest.Corpus made = account.corpus(name);
    List<Map<String, String>> facts = new ArrayList<>();
    fact(facts, "licence", card.licence());
    fact(facts, "source", card.source());
    fact(facts, "cite as", card.citation() + card.doi().map(doi -> " " + doi).orElse(""));
    fact(facts, "language", card.language());
    fact(facts, "items", new Sample(account).of(name));
    protocol.derived(name).ifPresent(of -> made.replies().ifPresent(by -> given(facts, of, by)));
    fact(facts, "rows left out", rejects(made.rejects()));
    made.people()
        .ifPresent(
            of ->
                fact(
                    facts,
                    "groups of people",
                    "each number about one rests on at least %d people; of %d estimates %d are suppressed, %d of them because others would follow from them"
                        .formatted(of.least(), of.estimates(), of.suppressed(), of.beside())));
    int undeclared = made.filesHashedAtImport().size();
    fact(
        facts,
        "files",
        made.filesSha256().size()
            + (undeclared == 0
                ? ""
                : ", of %d the hash is as found at import, not declared by the card"
                    .formatted(undeclared)));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", name);
    values.put("title", name + ": " + card.title());
    values.put("facts", facts);
    values.put("notes", card.notes());
    values.put("dimensions", dimensions(card, name));
    return values;
  }

  /** Who gave the replies a corpus is made of, to what, and what they were told. */
  private static void given(
      List<Map<String, String>> facts, Replies asked, Manifest.Replied replies) {
    fact(facts, "turns answered", replies.turns() + " of " + replies.to());
    replies
        .ratingsSetAside()
        .ifPresent(
            n -> fact(facts, "ratings set aside", n + " of replies that are no longer there"));
    for (Manifest.Replied.By by : replies.systems()) {
      Map<String, String> said = new LinkedHashMap<>();
      said.put("replies", "" + by.replies());
      values(said, "turns without a reply", by.silent());
      for (ReplySystem system : asked.by()) {
        if (system.as().equals(by.name())) {
          system.model().ifPresent(model -> said.put("model", model));
          system.instructions().ifPresent(told -> said.put("instructions", told));
        }
      }
      by.answers().ifPresent(answers -> said(said, answers));
      fact(
          facts,
          "replies of " + by.name(),
          said.entrySet().stream()
              .map(e -> e.getKey() + ": " + e.getValue())
              .collect(Collectors.joining("; ")));
    }
    asked.instructions().forEach((told, text) -> fact(facts, "instructions " + told, text.strip()));
  }

  private static String rejects(Map<String, Long> rejects) {
    return rejects.isEmpty()
        ? "none"
        : rejects.entrySet().stream()
            .map(e -> e.getValue() + " (" + e.getKey() + ")")
            .collect(Collectors.joining(", "));
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
      String on = account.cards().size() == 1 ? "" : " on " + corpus;
      account.corpus(corpus).scorers().stream()
          .filter(made -> made.name().equals(scorer.name()))
          .forEach(made -> said(made).forEach((what, said) -> fact(facts, what + on, said)));
    }
    return Map.of("name", scorer.name(), "facts", facts);
  }

  /** A codebook by which language models were asked. */
  static Map<String, Object> codebook(FinishedStudy.Asked asked) {
    Codebook codebook = asked.codebook();
    FrameWords frame = codebook.frame();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rubric", codebook.rubric());
    values.put("scorers", String.join(", ", asked.scorers()));
    values.put("language", codebook.language());
    values.put("title", codebook.title());
    values.put("definition", codebook.definition());
    values.put("asks", frame.question());
    values.put("example-is", frame.example());
    values.put("sources-are", frame.sources());
    values.put("sources", codebook.sources().stream().map(Rubric.Source::line).toList());
    values.put(
        "questions",
        codebook.questions().stream()
            .map(
                question ->
                    Map.of(
                        "title",
                        question.title(),
                        "definition",
                        question.definition(),
                        "question",
                        question.wordings().get(0),
                        "leading",
                        question.leading(frame),
                        "levels",
                        question.levels().stream()
                            .map(
                                l ->
                                    Map.of(
                                        "word", l.word(),
                                        "meaning", l.meaning(),
                                        "example", l.example()))
                            .toList()))
            .toList());
    return values;
  }

  /** What the manifest says of a scorer on a corpus, in words of the page. */
  private static Map<String, String> said(Manifest.Scorer made) {
    Map<String, String> said = new LinkedHashMap<>();
    made.cutTurns().ifPresent(n -> said.put("texts longer than it reads, which were cut", "" + n));
    made.differentTurns()
        .ifPresent(
            n -> said.put("different texts it rated, in all splits it was needed on", "" + n));
    made.answers().ifPresent(answers -> said(said, answers));
    made.learned().ifPresent(learned -> values(said, "settings chosen", learned));
    made.modelSha256().ifPresent(hash -> said.put("model sha256", hash));
    values(said, "options", made.options());
    made.ratedItems().ifPresent(n -> said.put("rated items", "" + n));
    values(said, "ran on", made.stack());
    made.others().forEach((key, value) -> said.put(key.replace('-', ' '), plain(value)));
    return said;
  }

  private static void said(Map<String, String> said, Manifest.Answers answers) {
    said.put("questions it was asked", "" + answers.questions());
    values(said, "questions without an answer that could be used", answers.unusable());
    answers.failed().ifPresent(f -> values(said, "calls that failed, most of them made again", f));
    values(said, "masked in what it was asked", answers.masked());
    answers
        .examples()
        .ifPresent(
            of ->
                said.put(
                    "examples it was shown",
                    of.number() + " turns of the training split, which ones: " + of.sha256()));
    said.put(
        "used up",
        answers.requests()
            + " requests, "
            + answers.inputTokens()
            + " tokens asked, "
            + answers.outputTokens()
            + " answered"
            + answers.cost().map(cost -> ", " + cost).orElse(""));
  }

  private static void values(Map<String, String> said, String what, Map<String, ?> values) {
    if (!values.isEmpty()) {
      said.put(what, plain(values.entrySet()));
    }
  }

  private static String plain(Collection<? extends Map.Entry<String, ?>> values) {
    return values.stream()
        .filter(e -> !(e.getValue() instanceof JsonNode node && node.isObject() && node.isEmpty()))
        .map(e -> e.getKey() + " " + plain(e.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String plain(Object value) {
    if (!(value instanceof JsonNode node)) {
      return value.toString();
    }
    return node.isObject()
        ? plain(node.properties())
        : node.isArray()
            ? node.valueStream().map(Materials::plain).collect(Collectors.joining(" "))
            : node.asText();
  }

  private static void fact(List<Map<String, String>> facts, String name, String value) {
    facts.add(Map.of("name", name, "value", value));
  }
}
