package org.attune.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attune.corpus.RatedItem.By;

/** What models are recorded to have answered about the texts of a corpus. */
public final class RecordedAnswers {

  private RecordedAnswers() {}

  /**
   * The labels models gave, by model, dimension and text.
   *
   * @throws IllegalStateException if a model gave two to one text
   */
  public static Map<String, Map<String, Map<String, String>>> of(Card card, Path folder)
      throws IOException {
    Map<String, Map<String, Map<String, String>>> all = new TreeMap<>();
    for (Imported.Item item : Imported.of(card, folder).items().values()) {
      for (RatedItem.Rating rating : item.ratings()) {
        Optional<String> text = item.said().text();
        if (rating.by() == By.MODEL && text.isPresent()) {
          Scale scale = card.dimensions().get(rating.dimension()).toScale();
          String label = scale.name(scale.category(rating.code()));
          String other =
              all.computeIfAbsent(rating.rater(), model -> new TreeMap<>())
                  .computeIfAbsent(rating.dimension(), dimension -> new TreeMap<>())
                  .put(text.get(), label);
          if (other != null && !other.equals(label)) {
            throw new IllegalStateException(
                rating.rater() + " gave " + other + " and " + label + " to one text");
          }
        }
      }
    }
    return all;
  }
}
