package org.attune.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attune.corpus.Card.Level;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Decimals;

/** A scale whose levels the user says. */
final class HintedLevels {

  private HintedLevels() {}

  /**
   * The ordinal scale; nothing if most of the answers are none of the levels, which then are those
   * of another dimension.
   *
   * @param where file, for messages
   * @throws CorpusException if some answers are levels and others are not
   */
  static Optional<GuessedScale> of(Answers answers, List<String> levels, String where) {
    Map<String, String> names = new TreeMap<>();
    List<String> others = new ArrayList<>();
    int found = 0;
    for (String answer : answers.counts().keySet()) {
      Optional<String> level = levels.stream().filter(l -> same(l, answer)).findFirst();
      level.filter(l -> !l.equals(answer)).ifPresent(l -> names.put(answer, l));
      found += level.isPresent() ? 1 : 0;
      if (level.isEmpty()) {
        others.add(answer);
      }
    }
    if (found <= others.size()) {
      return Optional.empty();
    }
    if (!others.isEmpty()) {
      throw new CorpusException(
          where,
          "answers that are levels (--levels "
              + String.join(",", levels)
              + ") or missing (--missing)",
          "\"" + others.get(0) + "\" (" + answers.counts().get(others.get(0)) + " times)");
    }
    answers
        .spelled()
        .forEach(
            (raw, number) ->
                levels.stream().filter(l -> same(l, number)).forEach(l -> names.put(raw, l)));
    return Optional.of(
        new GuessedScale(
                Level.ORDINAL,
                levels,
                Optional.empty(),
                "",
                names,
                answers.missing(),
                "the order is known",
                "")
            .doubting(answers.oddities()));
  }

  private static boolean same(String level, String answer) {
    Optional<BigDecimal> number = Decimals.number(level);
    String plain = Spelling.plain(level);
    return level.strip().equals(answer)
        || !plain.isEmpty() && plain.equals(Spelling.plain(answer))
        || number.isPresent()
            && Decimals.number(answer).filter(n -> n.compareTo(number.get()) == 0).isPresent();
  }
}
