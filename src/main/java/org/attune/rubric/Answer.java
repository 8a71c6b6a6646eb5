package org.attune.rubric;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.corpus.Scale;

/** What an answer to a question may be. */
public sealed interface Answer {

  /** The JSON Schema of the value an answer has. */
  ObjectNode schema();

  /** How the value looks in JSON, with a word in angle brackets for what is to be filled in. */
  String form(String placeholder);

  /**
   * A word and the label it stands for.
   *
   * @param word as it is answered
   * @param label as data hold it
   */
  record Choice(String word, String label) {}

  /** Exactly one of some words, in the order they are shown. */
  record One(List<Choice> choices) implements Answer {
    @Override
    public ObjectNode schema() {
      return words(choices);
    }

    @Override
    public String form(String placeholder) {
      return "\"<" + placeholder + ">\"";
    }

    /** The label of a word; empty if it is none of these. */
    public Optional<String> label(String word) {
      return Answer.label(choices, word);
    }
  }

  /** Some of some words, in the order they are shown, each once at most. */
  record Several(List<Choice> choices, int fewest) implements Answer {
    @Override
    public ObjectNode schema() {
      ObjectNode schema = JSON.objectNode().put("type", "array");
      schema.set("items", words(choices));
      return schema.put("minItems", fewest).put("uniqueItems", true);
    }

    @Override
    public String form(String placeholder) {
      return "[\"<" + placeholder + ">\", ...]";
    }

    /** The label of a word; empty if it is none of these. */
    public Optional<String> label(String word) {
      return Answer.label(choices, word);
    }
  }

  /**
   * A number from {@code min} to {@code max}, a whole number of steps above {@code min}. The schema
   * says the step where {@code min} is a multiple of it; else who reads the answer has to look.
   */
  record Number(BigDecimal min, BigDecimal max, BigDecimal step) implements Answer {
    @Override
    public ObjectNode schema() {
      boolean whole = whole(min) && whole(step);
      ObjectNode schema = JSON.objectNode().put("type", whole ? "integer" : "number");
      schema.set("minimum", number(min));
      schema.set("maximum", number(max));
      boolean plain = min.remainder(step).signum() == 0;
      if (plain && !(whole && step.compareTo(BigDecimal.ONE) == 0)) {
        schema.set("multipleOf", number(step));
      }
      return schema;
    }

    @Override
    public String form(String placeholder) {
      return "<" + min.toPlainString() + " ... " + max.toPlainString() + ">";
    }

    private static boolean whole(BigDecimal number) {
      return number.compareTo(number.setScale(0, RoundingMode.DOWN)) == 0;
    }

    private static JsonNode number(BigDecimal number) {
      return DecimalNode.valueOf(whole(number) ? number.setScale(0, RoundingMode.DOWN) : number);
    }
  }

  /** Nodes of JSON. */
  JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The answers to a question, with its levels in an order. */
  static Answer to(Codebook.Question question, Order order) {
    if (question.scale() instanceof Scale.Interval interval) {
      return new Number(interval.min(), interval.max(), interval.step());
    }
    List<Choice> choices =
        order.of(question).stream().map(l -> new Choice(l.word(), l.label())).toList();
    return question.scale() instanceof Scale.Labels
        ? new Several(choices, question.fewest())
        : new One(choices);
  }

  /** The JSON Schema of an object with an answer under each name, and nothing else. */
  static ObjectNode schema(Map<String, Answer> answers) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    answers.forEach((name, answer) -> properties.set(name, answer.schema()));
    ArrayNode required = schema.putArray("required");
    answers.keySet().forEach(required::add);
    return schema.put("additionalProperties", false);
  }

  private static ObjectNode words(List<Choice> choices) {
    ObjectNode schema = JSON.objectNode().put("type", "string");
    ArrayNode words = schema.putArray("enum");
    choices.forEach(choice -> words.add(choice.word()));
    return schema;
  }

  private static Optional<String> label(List<Choice> choices, String word) {
    return choices.stream().filter(c -> c.word().equals(word)).map(Choice::label).findFirst();
  }
}
