package org.attune.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.corpus.Card;
import org.attune.plan.Plan;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol;
import org.attune.protocol.TableEntry;
import org.attune.protocol.Training;
import org.attune.score.ShippedModels;
import org.attune.train.FineTuning;

/**
 * The card of a trained model (Mitchell et al. 2019, doi:10.1145/3287560.3287596): what it rates,
 * what it learned from, how good it is, what it is for and not for, what it cost.
 */
final class ModelCard {

  private static final String TRAINING = "## Training";
  static final String LEARNED = "Learned from";
  private static final String USES = "Meant for";
  private static final String MISUSES = "Not meant for";
  private static final String LIMITS = "Limits";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /**
   * What a model learned from and what it is for, as it lies beside the model in {@code
   * training.json}.
   *
   * @param base the model it began as
   * @param split split of the corpora it learned from
   * @param corpora their names
   * @param said what its card says of its data and use, line by line without marks, by heading
   */
  record Facts(
      String base, String split, List<String> corpora, SortedMap<String, List<String>> said) {

    /** Reads what a file says. */
    static Facts of(String json) {
      try {
        return JSON.readValue(json, Facts.class);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Split and corpora in words. */
    String data() {
      return "the split " + split + " of " + String.join(", ", corpora);
    }
  }

  private final Setting setting;
  private final Protocol protocol;
  private final Plan plan;
  private final Training training;

  ModelCard(Setting setting, Protocol protocol, Plan plan) {
    this.setting = setting;
    this.protocol = protocol;
    this.plan = plan;
    training = protocol.training().orElseThrow();
  }

  /** Writes {@code README.md} into the model's folder, from the tables of the study. */
  void write(Path folder, FineTuning.State state) throws IOException {
    StringBuilder card = new StringBuilder("# " + training.model() + "\n\n");
    card.append(protocol.title()).append("\n\n## Rates\n\n");
    for (Protocol.Dimension dimension : protocol.dimensions()) {
      plan.corpora().stream()
          .flatMap(c -> c.dimensions().stream())
          .filter(d -> d.name().equals(dimension.name()))
          .findFirst()
          .ifPresent(
              d ->
                  line(
                      card,
                      "`%s`: %s%s",
                      d.name(),
                      d.scale().expected(),
                      training.pairs().contains(d.name()) ? "; reads the turn before" : ""));
    }
    card.append("\n## " + LEARNED + "\n\n");
    List<String> learned = learned("`%s`", "**%s**");
    learned.forEach(text -> line(card, "%s", text));
    card.append("\n## How good it is\n\n");
    for (TableEntry table : protocol.tables()) {
      Path file = setting.results().resolve(protocol.study()).resolve(table.name() + ".md");
      card.append(Files.readString(file).strip()).append("\n\n");
    }
    section(card, USES, training.uses());
    section(card, MISUSES, training.misuses());
    section(card, LIMITS, training.limits());
    card.append(TRAINING).append("\n\n");
    line(
        card,
        "%d steps of up to %d tokens in %.1f hours on %s; rate %s, warm-up %s, decay %s, balance %s, seed %d.",
        state.step(),
        training.tokens(),
        state.seconds() / 3600,
        FineTuning.device(),
        training.rate(),
        training.warmUp(),
        training.decay(),
        training.balance(),
        training.seed());
    card.append("\n| epoch | loss | development | by dimension |\n| ---: | ---: | ---: | --- |\n");
    for (int e = 0; e < state.epochs().size(); e++) {
      FineTuning.Epoch epoch = state.epochs().get(e);
      StringBuilder skills = new StringBuilder();
      for (Map.Entry<String, Double> skill : epoch.skills().entrySet()) {
        skills.append(String.format(Locale.ROOT, "%s %.3f, ", skill.getKey(), skill.getValue()));
      }
      card.append(
          String.format(
              Locale.ROOT,
              "| %d%s | %.3f | %.3f | %s |\n",
              e + 1,
              e == state.best() ? " (kept)" : "",
              epoch.loss(),
              epoch.skill(),
              skills.length() == 0 ? "" : skills.substring(0, skills.length() - 2)));
    }
    card.append(before());
    Files.writeString(folder.resolve("README.md"), card);
    Files.writeString(
        folder.resolve(ShippedModels.TRAINING), JSON.writeValueAsString(facts()) + "\n");
  }

  private Facts facts() {
    SortedMap<String, List<String>> said = new TreeMap<>();
    said.put(LEARNED, learned("%s", "%s"));
    said.put(USES, training.uses());
    said.put(MISUSES, training.misuses());
    said.put(LIMITS, training.limits());
    SortedMap<String, List<String>> lower = new TreeMap<>();
    said.forEach((heading, lines) -> lower.put(heading.toLowerCase(Locale.ROOT), lines));
    lower.values().removeIf(List::isEmpty);
    return new Facts(
        training.base(),
        protocol.splits().train().orElseThrow(),
        plan.corpora().stream().map(PlannedCorpus::name).toList(),
        lower);
  }

  /**
   * What it learned from, line by line.
   *
   * @param code how names of models and splits are set off
   * @param strong how names of corpora are
   */
  private List<String> learned(String code, String strong) {
    List<String> lines = new ArrayList<>();
    lines.add("It began as " + code.formatted(training.base()) + ".");
    for (PlannedCorpus corpus : plan.corpora()) {
      Card of = corpus.card();
      lines.add(
          "%s: %s. Licence: %s. %s"
              .formatted(strong.formatted(of.name()), of.title(), of.licence(), of.citation()));
    }
    lines.add(
        "Trained on the split %s, epoch and thresholds chosen on %s, tried on %s."
            .formatted(
                code.formatted(protocol.splits().train().orElseThrow()),
                protocol
                    .splits()
                    .development()
                    .map(code::formatted)
                    .orElse("held-out blocks of it"),
                code.formatted(protocol.splits().test().orElse("all items"))));
    return lines;
  }

  /** How the model it began as was trained, if that was trained here. */
  private String before() throws IOException {
    Path base = setting.models().find(training.base()).resolve("README.md");
    String card = Files.exists(base) ? Files.readString(base) : "";
    int at = card.indexOf(TRAINING);
    return at < 0
        ? ""
        : "\n" + TRAINING + " of " + training.base() + card.substring(at + TRAINING.length());
  }

  private static void section(StringBuilder card, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      card.append("## ").append(title).append("\n\n");
      lines.forEach(text -> line(card, "%s", text));
      card.append('\n');
    }
  }

  private static void line(StringBuilder card, String format, Object... values) {
    card.append("- ").append(String.format(Locale.ROOT, format, values).strip()).append('\n');
  }
}
