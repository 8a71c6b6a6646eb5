package org.attune.ask;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.attune.chat.AnswerReading;

/**
 * Where each of two texts between which a model chooses is shown to it. Judges lean to a place:
 * Zheng et al. (2023), doi:10.48550/arXiv.2306.05685, who take a choice for one only where it stays
 * with its text when the two are swapped, and else for a tie.
 */
public enum Placement {
  /** As the item has them. */
  GIVEN,
  /** In each other's place; what is answered is told of the places they have in the item. */
  SWAPPED,
  /** In both ways. */
  BOTH;

  /** The ways in which each sample is asked: true with the two in each other's place. */
  List<Boolean> swapped() {
    return switch (this) {
      case GIVEN -> List.of(false);
      case SWAPPED -> List.of(true);
      case BOTH -> List.of(false, true);
    };
  }

  /**
   * What the answers to one sample say, one for each of the ways it is asked.
   *
   * @param opposite of the word for a text the word for the other
   * @param tie the word for neither of the two
   */
  AnswerReading reading(List<AnswerReading> answers, UnaryOperator<String> opposite, String tie) {
    if (this == GIVEN) {
      return answers.get(0);
    }
    for (AnswerReading answer : answers) {
      if (!answer.usable()) {
        return answer;
      }
    }
    AnswerReading.Label turned = turned(answers.get(answers.size() - 1), opposite);
    if (this == SWAPPED) {
      return turned;
    }
    boolean stays = ((AnswerReading.Label) answers.get(0)).label().equals(turned.label());
    return new AnswerReading.Label(stays ? turned.label() : tie, Map.of());
  }

  private static AnswerReading.Label turned(AnswerReading answer, UnaryOperator<String> opposite) {
    AnswerReading.Label label = (AnswerReading.Label) answer;
    Map<String, Double> degrees = new HashMap<>();
    label.degrees().forEach((word, degree) -> degrees.put(opposite.apply(word), degree));
    return new AnswerReading.Label(opposite.apply(label.label()), degrees);
  }
}
