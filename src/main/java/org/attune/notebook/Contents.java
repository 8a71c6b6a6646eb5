package org.attune.notebook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.table.Html;
import org.attune.table.Markdown;

/**
 * The tables of a study.
 *
 * @param captions caption of each table by name, in the order of the study
 */
public record Contents(Map<String, String> captions) implements Shown {

  public Contents {
    captions = Collections.unmodifiableMap(new LinkedHashMap<>(captions));
  }

  /** Names of the tables. */
  public List<String> names() {
    return List.copyOf(captions.keySet());
  }

  private List<List<String>> lines() {
    List<List<String>> lines = new ArrayList<>(List.of(List.of("table", "what it shows")));
    captions.forEach((name, caption) -> lines.add(List.of(name, caption)));
    return lines;
  }

  @Override
  public String html() {
    return Html.grid("", lines(), 1, 2, List.of());
  }

  @Override
  public String toString() {
    return Markdown.grid(lines(), 2);
  }
}
