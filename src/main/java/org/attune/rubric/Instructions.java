package org.attune.rubric;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.corpus.CorpusException;
import org.attune.corpus.TwoTexts;

/**
 * What a language model is asked: the words of a codebook, and the form its answer has to have.
 *
 * @param system what it is told before any text: definitions, questions, levels and form
 * @param answers what may be answered, by dimension in the order of the questions
 * @param frame the words around, in the language of the codebook
 * @param compares whether it is asked which of two texts
 */
public record Instructions(
    String system, Map<String, Answer> answers, FrameWords frame, boolean compares) {

  public Instructions {
    answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
  }

  /**
   * The instructions for all questions of a codebook.
   *
   * @param wording which wording of each question: 0 is the question people are asked, 1 the first
   *     of its other phrasings
   * @param order of the levels
   * @throws CorpusException if a question has no such wording
   */
  public static Instructions of(Codebook codebook, int wording, Order order) {
    FrameWords frame = codebook.frame();
    Map<String, Answer> answers = new LinkedHashMap<>();
    List<String> form = new ArrayList<>();
    StringBuilder words = new StringBuilder(frame.task() + "\n\n");
    words.append(codebook.title()).append("\n");
    words.append(frame.definition()).append(' ').append(codebook.definition()).append("\n");
    for (Codebook.Question question : codebook.questions()) {
      if (wording < 0 || wording >= question.wordings().size()) {
        throw new CorpusException(
            "rubric " + codebook.rubric() + ", dimension " + question.name(),
            "a wording from 0 to " + (question.wordings().size() - 1),
            Integer.toString(wording));
      }
      words.append("\n## ").append(question.name()).append(": ").append(question.title());
      words.append("\n").append(frame.definition()).append(' ').append(question.definition());
      words.append("\n").append(frame.question()).append(' ');
      words.append(question.wordings().get(wording)).append("\n");
      words.append(question.leading(frame)).append("\n");
      for (Codebook.Level level : order.of(question)) {
        words.append("- ").append(level.word()).append(": ").append(level.meaning());
        words.append(' ').append(frame.example()).append(' ').append(level.example());
        words.append("\n");
      }
      Answer answer = Answer.to(question, order);
      answers.put(question.name(), answer);
      form.add(Answer.JSON.textNode(question.name()) + ": " + answer.form(frame.answer()));
    }
    words.append("\n").append(frame.form()).append("\n{");
    words.append(String.join(", ", form)).append("}\n");
    return new Instructions(words.toString(), answers, frame, codebook.compares());
  }

  /**
   * What it is told of a text.
   *
   * @param before what was said before, the oldest first
   * @param text the text, or both that are compared, see {@link TwoTexts}
   * @throws CorpusException if two texts are to be compared, and it is not two
   */
  public String user(List<String> before, String text) {
    String earlier =
        before.isEmpty() ? "" : frame.before() + "\n" + String.join("\n", before) + "\n\n";
    if (!compares) {
      return earlier + frame.text() + "\n" + text;
    }
    TwoTexts two =
        TwoTexts.of(text)
            .orElseThrow(
                () ->
                    new CorpusException(
                        "rubric that compares two texts",
                        "items of two texts, such as a corpus of replies with items: pairs",
                        "an item of one"));
    return earlier
        + (frame.first() + "\n" + two.first() + "\n\n")
        + (frame.second() + "\n" + two.second());
  }

  /** The JSON Schema of its answer: an object with a value for each dimension. */
  public ObjectNode schema() {
    return Answer.schema(answers);
  }
}
