package org.attune.sheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.sheet.Hints.Hint;

/**
 * DICES: a row a rater's answers on the safety of a conversation, with who the rater is in each.
 *
 * @see <a href="https://doi.org/10.48550/arXiv.2306.11247">Aroyo et al. (2023), DICES</a>
 */
final class DicesTable implements TableExport {

  @Override
  public boolean wrote(Sheet sheet) {
    return sheet.columns().containsAll(List.of("rater_id", "item_id"))
        && sheet.columns().stream().anyMatch(c -> c.startsWith("Q_overall"));
  }

  @Override
  public Sheet read(Sheet sheet, Hints hints) {
    List<String> questions = sheet.columns().stream().filter(c -> c.matches("Q(\\d|_).*")).toList();
    Hints known =
        Hints.none()
            .with(Hint.ITEM, "item_id")
            .with(Hint.RATER, "rater_id")
            .with(Hint.RATED, questions);
    String text =
        Stream.of("response", "conversation", "context")
            .filter(sheet.columns()::contains)
            .findFirst()
            .orElse("");
    known = text.isEmpty() ? known : known.with(Hint.TEXT, text);
    Map<String, String> left = new LinkedHashMap<>();
    sheet.columns().stream()
        .filter(c -> c.startsWith("rater_") && !c.equals("rater_id"))
        .forEach(c -> left.put(c, "it tells of raters, not of items"));
    left.put("answer_time_ms", "the time of the answer");
    return TableExport.leaving(
        TableExport.named(sheet, "read as ratings of DICES", known), hints, left);
  }
}
