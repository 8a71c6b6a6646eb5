package org.attune.corpus;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attune.yaml.Finding;
import org.attune.yaml.StrictYaml;
import org.attune.yaml.Vocabulary;
import org.attune.yaml.YamlException;

/**
 * Sentences made from templates ({@link TemplateFile}), a pair for each two words that are swapped:
 * what a model says of the two differs by the words alone. Columns: item; counterparts, the same
 * for both of a pair (the card's {@code reply-to}); text; template; about, what the template tells;
 * axis, swap and pair, what is swapped; placebo, yes where both words stand for the same group,
 * else no; group and word, by which the slots are filled.
 */
public final class Templates implements CorpusFormat {

  /** The key a line begins with, in quotes or without. */
  private static final Pattern KEY =
      Pattern.compile("\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'#{\\[].*?))\\s*:(?:\\s|$)");

  @Override
  public boolean sliceable() {
    return false;
  }

  @Override
  public boolean namesAreSure(FormatSettings settings) {
    return true;
  }

  @Override
  public Rows read(Slice slice, FormatSettings settings) throws IOException {
    List<String> text = new ArrayList<>();
    try (Lines lines = new Lines(slice, Encoding.of(settings), RowEnd.unquoted())) {
      while (lines.next()) {
        text.add(text(slice, lines));
      }
    }
    return new Filled(file(slice.path(), text), lines(text));
  }

  private static String text(Slice slice, Lines lines) {
    try {
      return lines.text();
    } catch (Unreadable e) {
      throw new CorpusException(slice.path() + ":" + lines.line(), e);
    }
  }

  private static TemplateFile file(String path, List<String> lines) {
    try {
      return StrictYaml.read(path, String.join("\n", lines), TemplateFile.class, Vocabulary.OPEN);
    } catch (YamlException e) {
      Finding first = e.findings().get(0);
      int more = e.findings().size() - 1;
      throw new CorpusException(
          path + ":" + first.line(),
          new Unreadable(
              (first.path().isEmpty() ? "" : first.path() + ": ")
                  + (first.found().isEmpty()
                      ? first.expected()
                      : "expected " + first.expected() + ", found " + first.found())
                  + (more == 0 ? "" : " (and " + more + " more)")));
    }
  }

  /** Lines of the file, from 1, at which its keys stand first, from the templates on. */
  private static Map<String, Long> lines(List<String> text) {
    Map<String, Long> lines = new HashMap<>();
    for (int i = Math.max(0, text.indexOf("templates:")); i < text.size(); i++) {
      Matcher key = KEY.matcher(text.get(i));
      if (key.lookingAt()) {
        String name = Stream.of(1, 2, 3).map(key::group).filter(Objects::nonNull).findFirst().get();
        lines.putIfAbsent(name, i + 1L);
      }
    }
    return lines;
  }

  private static final class Filled extends GatheredRows {
    private final TemplateFile file;
    private final Map<String, Long> lines;
    private final Queue<String> templates;

    Filled(TemplateFile file, Map<String, Long> lines) {
      super(TemplateFile.COLUMNS);
      this.file = file;
      this.lines = lines;
      templates = new ArrayDeque<>(file.templates().keySet());
    }

    @Override
    boolean more() {
      String template = templates.poll();
      if (template != null) {
        file.rows(template).forEach(row -> give(lines.getOrDefault(template, 1L), row));
      }
      return template != null;
    }

    @Override
    public void close() {
      // the file was read whole
    }
  }
}
