package org.attune.result;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.Names;
import org.attune.protocol.Protocol;

/**
 * What a study was made of: enough to tell whether another run had the same. Holds no times, hosts
 * or paths.
 *
 * <p>As read from a file that somebody changed, what it lacks is empty or 0, and what no version of
 * Attune writes stands in {@code others}, so that no change is lost.
 *
 * @param study name of the study
 * @param title the question it asks
 * @param attune version of the program that made it
 * @param attuneReleased day that version was released (ISO 8601)
 * @param protocolSha256 hash of its protocol
 * @param corpora what it was made of, by name of the corpus
 * @param resampling how its intervals were made
 */
public record Manifest(
    String study,
    String title,
    String attune,
    String attuneReleased,
    String protocolSha256,
    SortedMap<String, Corpus> corpora,
    Resampled resampling,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> others) {

  /** Name of its file in a folder of results. */
  public static final String FILE = "manifest.json";

  /** Day this version of Attune was released (ISO 8601), as {@code CITATION.cff} has it. */
  public static final String RELEASED = "2026-11-28";

  /**
   * What is said of a corpus.
   *
   * @param cardWithoutRatersSha256 hash of the card that stands with the results
   * @param filesSha256 hashes of its files, by name
   * @param filesHashedAtImport those whose hash its card does not declare
   * @param items how many were read
   * @param rejects how many rows were left out, by reason
   * @param scorers those that rated it, in the protocol's order
   * @param explanationsSha256 hash of what was counted of explanations; nothing where none were
   *     asked for
   * @param thresholds of labels, as codes, by scorer and dimension
   * @param restricted names of its files that are in the restricted bundle; empty if anybody may
   *     see single ratings
   * @param replies of a corpus of replies, what they answer and who gave them
   * @param people of a corpus whose tables show groups of people, what is kept back of these
   */
  public record Corpus(
      String cardSha256,
      String cardWithoutRatersSha256,
      SortedMap<String, String> filesSha256,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> filesHashedAtImport,
      long items,
      SortedMap<String, Long> rejects,
      List<Scorer> scorers,
      String talliesSha256,
      long talliesBytes,
      Optional<String> codesSha256,
      Optional<String> explanationsSha256,
      SortedMap<String, SortedMap<String, SortedMap<String, Integer>>> thresholds,
      Optional<List<String>> restricted,
      Optional<Replied> replies,
      Optional<People> people,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> others) {

    private static final Corpus NOTHING =
        new Corpus(
            "",
            "",
            null,
            null,
            0,
            null,
            null,
            "",
            0,
            Optional.empty(),
            Optional.empty(),
            null,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            null);

    public Corpus {
      cardSha256 = text(cardSha256);
      cardWithoutRatersSha256 = text(cardWithoutRatersSha256);
      filesSha256 = sorted(filesSha256);
      filesHashedAtImport = filesHashedAtImport == null ? List.of() : filesHashedAtImport;
      rejects = sorted(rejects);
      scorers = scorers == null ? List.of() : List.copyOf(scorers);
      talliesSha256 = text(talliesSha256);
      thresholds = sorted(thresholds);
      others = sorted(others);
    }

    /** Of each language model how many questions had no answer that could be used, by reason. */
    public Map<String, SortedMap<String, Long>> unusableByScorer() {
      Map<String, SortedMap<String, Long>> unusable = new TreeMap<>();
      scorers.forEach(s -> s.answers().ifPresent(of -> unusable.put(s.name(), of.unusable())));
      return unusable;
    }
  }

  /**
   * How groups of people are protected.
   *
   * @param least fewest people a number about a group rests on
   * @param estimates estimates of the corpus that are asked for
   * @param suppressed those that are kept back
   * @param beside those of these that rest on enough people, but from which others would follow
   * @param tallies where its tallies are: restricted, in the bundle beside the results
   */
  public record People(int least, long estimates, long suppressed, long beside, String tallies) {

    public People {
      tallies = text(tallies);
    }
  }

  /**
   * Of what a corpus of replies was made.
   *
   * @param to name of the corpus whose turns are answered
   * @param cardWithoutRatersSha256 hash of that corpus's card as it stands with the results
   * @param filesSha256 hashes of that corpus's files, by name
   * @param turns how many turns were answered
   * @param systems who answered, in the protocol's order
   * @param ratingsSetAside how many ratings by people are of replies that are no longer there, if
   *     any
   */
  public record Replied(
      String to,
      String cardWithoutRatersSha256,
      SortedMap<String, String> filesSha256,
      long turns,
      List<By> systems,
      Optional<Long> ratingsSetAside) {

    public Replied {
      to = text(to);
      cardWithoutRatersSha256 = text(cardWithoutRatersSha256);
      filesSha256 = sorted(filesSha256);
      systems = systems == null ? List.of() : List.copyOf(systems);
    }

    /** The same with so many ratings of replies that are no longer there. */
    public Replied setAside(long ratings) {
      return new Replied(
          to,
          cardWithoutRatersSha256,
          filesSha256,
          turns,
          systems,
          ratings == 0 ? Optional.empty() : Optional.of(ratings));
    }

    /**
     * Who answered.
     *
     * @param name in the study
     * @param replies how many turns it answered
     * @param silent how many it did not, by reason
     * @param fileSha256 hash of the file where its replies were recorded
     * @param answers of a language model what it was asked
     */
    public record By(
        String name,
        long replies,
        SortedMap<String, Long> silent,
        Optional<String> fileSha256,
        Optional<Answers> answers) {

      public By {
        name = text(name);
        silent = sorted(silent);
      }
    }
  }

  /**
   * What is said of a scorer on a corpus.
   *
   * @param name its name in the study
   * @param scorer its name in Attune
   * @param options what the protocol set, by key
   * @param ratedItems items a model of raters went through
   * @param modelSha256 hash of the model of one that rates texts; empty if it has none outside the
   *     protocol
   * @param learned what was chosen when it was fitted
   * @param stack processor and libraries that its numbers depend on
   * @param differentTurns how many different turns it rated
   * @param cutTurns how many of these were longer than it reads; of one that reads all, nothing
   * @param answers of a language model what it was asked and answered
   */
  public record Scorer(
      String name,
      String scorer,
      SortedMap<String, JsonNode> options,
      Optional<Long> ratedItems,
      Optional<String> modelSha256,
      Optional<SortedMap<String, String>> learned,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> stack,
      Optional<Long> differentTurns,
      Optional<Long> cutTurns,
      Optional<Answers> answers,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> others) {

    public Scorer {
      name = text(name);
      scorer = text(scorer);
      options = sorted(options);
      stack = sorted(stack);
      others = sorted(others);
    }
  }

  /**
   * What a language model was asked of a corpus, and answered.
   *
   * @param questions one for each turn, dimension and sample
   * @param requests calls for these, those whose answers could not be used among them
   * @param inputTokens tokens billed for what was asked
   * @param outputTokens tokens billed for what was answered
   * @param cost with its currency; nothing where the protocol has no prices
   * @param unusable questions that were never answered so that it could be used, by reason
   * @param failed calls of these that came to no answer, by kind; most were made again. Like {@code
   *     requests} they hang on the network too, and are kept with the answers: who has these has
   *     the same counts. Nothing where none failed
   * @param masked what was replaced in the texts before they were sent, by kind
   * @param examples what was shown before each question; nothing where there were none
   */
  public record Answers(
      long questions,
      long requests,
      long inputTokens,
      long outputTokens,
      Optional<String> cost,
      SortedMap<String, Long> unusable,
      Optional<SortedMap<String, Long>> failed,
      SortedMap<String, Long> masked,
      Optional<Examples> examples) {

    public Answers {
      unusable = sorted(unusable);
      failed = failed.map(Manifest::sorted);
      masked = sorted(masked);
    }
  }

  /**
   * Turns of the training split that a language model was shown.
   *
   * @param number of all dimensions
   * @param sha256 of dimensions and ids of items
   */
  public record Examples(long number, String sha256) {}

  /**
   * How intervals were made, see {@link org.attune.protocol.Resampling}.
   *
   * @param level as text, so that no Java version writes it differently
   */
  public record Resampled(
      String method,
      String interval,
      String draw,
      int replicates,
      String level,
      long seed,
      String unit,
      int blocks,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> others) {

    public Resampled {
      method = text(method);
      interval = text(interval);
      draw = text(draw);
      level = text(level);
      unit = text(unit);
      others = sorted(others);
    }

    static Resampled of(org.attune.protocol.Resampling r) {
      return new Resampled(
          r.method(),
          Names.kebab(r.made()),
          Names.kebab(r.draw()),
          r.replicates(),
          Double.toString(r.level()),
          r.seed(),
          r.unit(),
          r.blocks(),
          Map.of());
    }
  }

  public Manifest {
    study = text(study);
    title = text(title);
    attune = text(attune);
    attuneReleased = text(attuneReleased);
    protocolSha256 = text(protocolSha256);
    corpora = sorted(corpora);
    resampling =
        resampling == null ? new Resampled("", "", "", 0, "", 0, "", 0, Map.of()) : resampling;
    others = sorted(others);
  }

  private static String text(String given) {
    return Objects.requireNonNullElse(given, "");
  }

  private static <V> SortedMap<String, V> sorted(Map<String, V> given) {
    return Collections.unmodifiableSortedMap(
        given == null ? new TreeMap<>() : new TreeMap<>(given));
  }

  /** What this program says of a study it made. */
  public static Manifest of(
      Protocol protocol, String protocolSha256, SortedMap<String, Corpus> corpora) {
    return new Manifest(
        protocol.study(),
        protocol.title(),
        version(),
        RELEASED,
        protocolSha256,
        corpora,
        Resampled.of(protocol.resampling()),
        Map.of());
  }

  /** What is said of a corpus; nothing of one that is not named. */
  public Corpus corpus(String name) {
    return corpora.getOrDefault(name, Corpus.NOTHING);
  }

  /** The version of this program. */
  public static String version() {
    return Optional.ofNullable(Manifest.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /**
   * Reads the text of a manifest.
   *
   * @param file what the user knows it by
   * @throws org.attune.corpus.CorpusException if it is no JSON, or a value is of another kind
   */
  public static Manifest read(String file, String text) {
    return JsonRecords.read(file, text, Manifest.class);
  }

  /** As the file has it: with sorted keys and line feeds. */
  public String text() {
    return JsonRecords.text(this);
  }
}
