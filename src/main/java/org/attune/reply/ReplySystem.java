package org.attune.reply;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.attune.chat.Prices;
import org.attune.corpus.CardMistakes;
import org.attune.yaml.Default;
import org.attune.yaml.Doc;
import org.attune.yaml.Spelling;
import org.attune.yaml.Unfit;

/** Who answers: a language model under instructions, a file of answers, or people. */
public record ReplySystem(
    @Doc("Name in the tables") @Spelling(value = Spelling.ONE_LINE, means = Spelling.ONE_LINE_MEANS)
        String as,
    @Doc("Model that is asked, by the name its endpoint has for it") Optional<String> model,
    @Doc("Name of the instructions the model is given") Optional<String> instructions,
    @Doc(
            "File with answers that were given already, in the folder of the corpus answered: CSV with a column item, the id of"
                + " the turn answered, and a column reply")
        Optional<String> recorded,
    @Doc("Whether these are people: the turn of somebody else that follows in the corpus itself")
        @Default("false")
        boolean people,
    @Doc("Name of the model's endpoint, as of the scorer chat") @Default("chat") String endpoint,
    @Doc(
            "Whether the endpoint may be on another machine; the card of the corpus must say so too, and what is sent is"
                + " masked")
        @Default("false")
        boolean remote,
    @Doc("How freely the model words its replies; the endpoint's own if left out")
        Optional<BigDecimal> temperature,
    @Doc("Seed that is sent; none if left out") Optional<Long> seed,
    @Doc("Most tokens of a reply; one that is longer is no answer") @Default("512") int longest,
    @Doc("What a million tokens cost, for limits and estimates; nothing if left out")
        Optional<Prices> prices) {

  public ReplySystem {
    List<Unfit.Value> mistakes = new ArrayList<>();
    int ways = (model.isPresent() ? 1 : 0) + (recorded.isPresent() ? 1 : 0) + (people ? 1 : 0);
    if (ways != 1) {
      mistakes.add(
          new Unfit.Value(
              "as", "one of model, recorded and people: true", ways == 0 ? "none" : "several"));
    }
    if (model.isPresent() && instructions.isEmpty()) {
      mistakes.add(
          new Unfit.Value("instructions", "the name of what the model is told to do", "none"));
    }
    if (model.isEmpty() && instructions.isPresent()) {
      mistakes.add(
          new Unfit.Value("instructions", "none where no model is asked", instructions.get()));
    }
    if (longest < 1) {
      mistakes.add(new Unfit.Value("longest", "1 token or more", "" + longest));
    }
    temperature
        .filter(t -> t.signum() < 0 || t.compareTo(BigDecimal.valueOf(2)) > 0)
        .ifPresent(t -> mistakes.add(new Unfit.Value("temperature", "0 to 2", "" + t)));
    Unfit.raise(mistakes);
    recorded.ifPresent(path -> CardMistakes.inPath("recorded", path));
  }

  /** What is paid; nothing of an endpoint whose prices are not known. */
  public Prices paid() {
    return prices.orElse(Prices.FREE);
  }
}
