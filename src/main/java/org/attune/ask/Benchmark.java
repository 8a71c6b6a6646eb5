package org.attune.ask;

import java.util.List;
import java.util.Optional;
import org.attune.chat.AnswerRule;
import org.attune.chat.Prompt.Message;
import org.attune.corpus.Scale;
import org.attune.corpus.Turn;

/**
 * Benchmarks whose questions a model is asked as their authors ask them, all parts of a question at
 * once, and whose answers are read by their authors' rule. What they ask about stands in the
 * corpus. It is public, and sent as it stands.
 */
public enum Benchmark {
  /** The scores of {@link EqBenchForm} before the critique. */
  EQ_BENCH_FIRST_PASS,
  /** Those after it. */
  EQ_BENCH_REVISED,
  /** {@link EmoBenchForm}. */
  EMOBENCH;

  /** How a benchmark asks, and what answers mean. */
  sealed interface Form permits EqBenchForm, EmoBenchForm {

    /** What a scale has to be; nothing if it is that. */
    Optional<String> expected(Scale scale);

    /**
     * What is asked about an item: the same about all parts of a question.
     *
     * @throws org.attune.corpus.CorpusException if the item does not have the texts of the
     *     benchmark before it
     */
    List<Message> messages(Turn item);

    /** How the answer is read that an item is a part of. */
    AnswerRule rule(Turn item);

    /** An answer of usual length. */
    String example();
  }

  Form form() {
    return switch (this) {
      case EQ_BENCH_FIRST_PASS -> new EqBenchForm(false);
      case EQ_BENCH_REVISED -> new EqBenchForm(true);
      case EMOBENCH -> new EmoBenchForm();
    };
  }
}
