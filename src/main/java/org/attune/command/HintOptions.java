package org.attune.command;

import java.util.List;
import org.attune.sheet.Hints;
import org.attune.sheet.Hints.Hint;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * What a user can say of the columns and answers of a table, each guessed where nothing is said.
 */
final class HintOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private Hints hints = Hints.none();

  @Option(
      names = "--rows",
      paramLabel = "WHAT",
      description = "What a row is where it is no single rating: items or raters")
  void rows(String what) {
    hints = hints.with(Hint.ROWS, oneOf("--rows", Hints.ITEMS, Hints.RATERS, what));
  }

  @Option(
      names = "--item",
      paramLabel = "COL",
      description = "Column with the item's id, or the columns that make it together: a,b")
  void item(List<String> columns) {
    hints = hints.with(Hint.ITEM, columns);
  }

  @Option(names = "--rater", paramLabel = "COL", description = "Column with the rater's id")
  void rater(String column) {
    hints = hints.with(Hint.RATER, column);
  }

  @Option(names = "--text", paramLabel = "COL", description = "Column with the text")
  void text(String column) {
    hints = hints.with(Hint.TEXT, column);
  }

  @Option(
      names = "--conversation",
      paramLabel = "COL",
      description = "Column with the conversation's id")
  void conversation(String column) {
    hints = hints.with(Hint.CONVERSATION, column);
  }

  @Option(
      names = "--rated",
      paramLabel = "COL",
      description = "Column with people's ratings; once for each")
  void rated(List<String> columns) {
    hints = hints.with(Hint.RATED, columns);
  }

  @Option(
      names = "--dimension",
      paramLabel = "COL",
      description = "Column that says which dimension the rating of its row is of")
  void dimension(String column) {
    hints = hints.with(Hint.DIMENSION, column);
  }

  @Option(names = "--value", paramLabel = "COL", description = "Column with that rating")
  void value(String column) {
    hints = hints.with(Hint.VALUE, column);
  }

  @Option(
      names = "--reference",
      paramLabel = "COL",
      description = "Column with what a panel concluded (gold, final); once for each")
  void reference(List<String> columns) {
    hints = hints.with(Hint.REFERENCE, columns);
  }

  @Option(
      names = "--model",
      paramLabel = "COL",
      description = "Column with a model's ratings; once for each")
  void model(List<String> columns) {
    hints = hints.with(Hint.MODEL, columns);
  }

  @Option(
      names = "--missing",
      paramLabel = "ANSWER",
      split = ",",
      description = "Answers that stand for a missing one, such as 9,99,skip")
  void missing(List<String> answers) {
    hints = hints.with(Hint.MISSING, answers);
  }

  @Option(
      names = "--levels",
      paramLabel = "LEVEL",
      split = ",",
      description = "Levels of an ordinal scale, from the lowest: low,medium,high")
  void levels(List<String> levels) {
    hints = hints.with(Hint.LEVELS, levels);
  }

  @Option(
      names = "--nominal",
      paramLabel = "COL",
      description = "Column whose numbers are codes of categories; once for each")
  void nominal(List<String> columns) {
    hints = hints.with(Hint.NOMINAL, columns);
  }

  @Option(
      names = "--separator",
      paramLabel = "TEXT",
      description = "What stands between several labels in one answer; none if answers are whole")
  void separator(String separator) {
    hints = hints.with(Hint.SEPARATOR, separator);
  }

  @Option(
      names = "--empty",
      paramLabel = "WHAT",
      description = "What an empty answer on a scale of labels is: none (of them) or missing")
  void empty(String what) {
    hints = hints.with(Hint.EMPTY, oneOf("--empty", Hints.NO_LABEL, Hints.NO_ANSWER, what));
  }

  private String oneOf(String option, String one, String other, String found) {
    if (!found.equals(one) && !found.equals(other)) {
      throw new ParameterException(
          spec.commandLine(),
          option + ": expected " + one + " or " + other + ", found \"" + found + "\"");
    }
    return found;
  }

  Hints hints() {
    return hints;
  }
}
