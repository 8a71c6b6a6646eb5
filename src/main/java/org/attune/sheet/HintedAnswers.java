package org.attune.sheet;

import java.util.ArrayList;
import java.util.List;
import org.attune.corpus.Card.Level;
import org.attune.corpus.CorpusException;
import org.attune.sheet.Hints.Hint;

/** Looks whether what was said of answers could be obeyed. */
final class HintedAnswers {

  private HintedAnswers() {}

  /**
   * Compares what the user said of answers with those that were read.
   *
   * @throws CorpusException with the option that fits no dimension
   */
  static void check(Reading reading, Hints hints) {
    List<String> columns = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    for (Judged judged : reading.dimensions()) {
      columns.addAll(judged.rated().people().values());
      columns.addAll(judged.rated().models().values());
    }
    columns.forEach(c -> reading.survey().values(c).forEach(v -> answers.add(v.strip())));
    List<GuessedScale> scales = reading.dimensions().stream().map(Judged::scale).toList();
    String file = reading.sheet().file();
    List<String> levels = hints.all(Hint.LEVELS);
    if (!levels.isEmpty() && scales.stream().noneMatch(s -> s.labels().equals(levels))) {
      throw new CorpusException(
          file,
          "a dimension whose answers are levels " + levels + " (--levels)",
          scales.stream().map(GuessedScale::described).toList().toString());
    }
    hints
        .one(Hint.SEPARATOR)
        .filter(s -> !s.equals(WordScales.NO_SEPARATOR))
        .filter(s -> scales.stream().noneMatch(scale -> scale.separator().equals(s)))
        .ifPresent(
            s -> {
              throw new CorpusException(
                  file, "answers with \"" + s + "\" between labels (--separator)", "none");
            });
    if (hints.is(Hint.EMPTY, Hints.NO_LABEL)
        && scales.stream().noneMatch(s -> s.level() == Level.LABELS)) {
      throw new CorpusException(file, "answers that are sets of labels (--empty none)", "none");
    }
    for (String column : hints.all(Hint.NOMINAL)) {
      if (!columns.contains(column)) {
        throw new CorpusException(
            file, "people's ratings in column \"" + column + "\" (--nominal)", "no ratings");
      }
    }
    for (String missing : hints.all(Hint.MISSING)) {
      Hints only = Hints.none().with(Hint.MISSING, missing);
      if (!missing.isBlank() && answers.stream().noneMatch(only::missing)) {
        reading.findings().doubt("no answer is \"" + missing + "\", which --missing calls missing");
      }
    }
  }
}
