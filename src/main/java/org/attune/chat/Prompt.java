package org.attune.chat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.attune.corpus.Hashes;

/**
 * One question to a model, with all its answer may depend on.
 *
 * @param model name by which the endpoint knows it
 * @param temperature 0 to 2; if absent the endpoint's own
 * @param seed of the first sample's first try; if absent none is sent
 * @param maxTokens longest answer, in the model's tokens; more is cut
 * @param logProbabilities whether those of the answer's tokens are asked for
 * @param schema JSON schema the answer must follow, where the endpoint offers that
 * @param sample from 0, where the same is asked several times
 * @param again from 0, how often an unusable answer to the same was asked for anew
 */
public record Prompt(
    String model,
    List<Message> messages,
    Optional<BigDecimal> temperature,
    OptionalLong seed,
    int maxTokens,
    boolean logProbabilities,
    Optional<String> schema,
    int sample,
    int again) {

  /** Samples of a prompt use the seeds from its own on, new tries those this much further. */
  private static final long SEEDS_OF_A_TRY = 1_000_003;

  /** Who says something in what is sent. */
  public enum Role {
    SYSTEM,
    USER,
    ASSISTANT
  }

  /** One message of what is sent. */
  public record Message(Role role, String text) {
    @Override
    public String toString() {
      return role + " (" + text.length() + " characters)";
    }
  }

  public Prompt {
    messages = List.copyOf(messages);
    if (messages.isEmpty() || maxTokens < 1 || sample < 0 || again < 0) {
      throw new IllegalArgumentException(
          messages.size() + " messages, " + maxTokens + " tokens, sample " + sample);
    }
  }

  /** The first sample of a question, without seed, schema or log probabilities. */
  public static Prompt of(String model, List<Message> messages, int maxTokens) {
    return new Prompt(
        model,
        messages,
        Optional.empty(),
        OptionalLong.empty(),
        maxTokens,
        false,
        Optional.empty(),
        0,
        0);
  }

  /** The same question as another sample. */
  public Prompt sample(int number) {
    return with(number, again);
  }

  /** The same question after an unusable answer. */
  public Prompt onceMore() {
    return with(sample, again + 1);
  }

  private Prompt with(int otherSample, int otherAgain) {
    return new Prompt(
        model,
        messages,
        temperature,
        seed,
        maxTokens,
        logProbabilities,
        schema,
        otherSample,
        otherAgain);
  }

  /** The seed that is sent: its own for each sample and try, else all samples would be equal. */
  OptionalLong sentSeed() {
    return seed.isEmpty()
        ? seed
        : OptionalLong.of(seed.getAsLong() + sample + SEEDS_OF_A_TRY * again);
  }

  /**
   * SHA-256 of model, messages, parameters, sample and try. It depends neither on the program's
   * build nor on where the endpoint is or who pays it.
   */
  public String hash() {
    List<String> parts = new ArrayList<>(List.of("chat 1", model));
    parts.add(temperature.map(t -> t.stripTrailingZeros().toPlainString()).orElse("-"));
    parts.add(seed.isPresent() ? Long.toString(seed.getAsLong()) : "-");
    parts.add(Integer.toString(maxTokens));
    parts.add(Boolean.toString(logProbabilities));
    parts.add(schema.isPresent() ? "schema" : "-");
    parts.add(schema.orElse(""));
    parts.add(Integer.toString(sample));
    parts.add(Integer.toString(again));
    for (Message message : messages) {
      parts.add(message.role().name());
      parts.add(message.text());
    }
    return Hashes.ofTexts(parts);
  }

  /** Without any text. */
  @Override
  public String toString() {
    return "prompt " + hash().substring(0, 12);
  }
}
