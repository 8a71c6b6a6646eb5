package org.attune.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attune.table.Confusion;

/**
 * The order of a scale's categories, from counts that name only those that occur. They stand in the
 * order of the scale, by reference and then by answer; so the references, and the answers of each,
 * are parts of the order, which is put together from them.
 */
final class CategoryOrder {

  private CategoryOrder() {}

  /** The categories; of those the counts leave open the first named comes first. */
  static List<String> of(List<Confusion> counts) {
    Map<String, Set<String>> before = new LinkedHashMap<>();
    String reference = null;
    String answer = null;
    for (Confusion count : counts) {
      Set<String> ofReference =
          before.computeIfAbsent(count.reference(), c -> new LinkedHashSet<>());
      Set<String> ofAnswer = before.computeIfAbsent(count.answer(), c -> new LinkedHashSet<>());
      if (count.reference().equals(reference)) {
        ofAnswer.add(answer);
      } else if (reference != null) {
        ofReference.add(reference);
      }
      reference = count.reference();
      answer = count.answer();
    }
    List<String> order = new ArrayList<>();
    while (!before.isEmpty()) {
      String next =
          before.entrySet().stream()
              .filter(category -> order.containsAll(category.getValue()))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseGet(() -> before.keySet().iterator().next());
      before.remove(next);
      order.add(next);
    }
    return order;
  }
}
