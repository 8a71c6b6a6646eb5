package org.attune.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.attune.figure.Figure;
import org.attune.table.Html;

/**
 * Figures one below the other.
 *
 * @param figures the figures
 */
public record Figures(List<Figure> figures) implements Shown {

  public Figures {
    figures = List.copyOf(figures);
  }

  /**
   * Each figure as an image in the page itself, because exports of notebooks clean drawings away
   * that stand in the text. The description is its alternative text.
   */
  @Override
  public String html() {
    return figures.stream().map(Figures::image).collect(Collectors.joining());
  }

  /** Writes each figure into a folder, as SVG under its name, and tells the files. */
  public List<Path> save(Path folder) {
    try {
      Files.createDirectories(folder);
      List<Path> files = new ArrayList<>();
      for (Figure figure : figures) {
        files.add(Files.writeString(folder.resolve(figure.name() + ".svg"), figure.svg()));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String image(Figure figure) {
    String svg = Base64.getEncoder().encodeToString(figure.svg().getBytes(StandardCharsets.UTF_8));
    return "<figure>\n<img src=\"data:image/svg+xml;base64,"
        + svg
        + "\" alt=\""
        + Html.escaped(figure.description())
        + "\" style=\"max-width: 100%\">\n<figcaption>"
        + Html.escaped(figure.caption())
        + "</figcaption>\n</figure>\n";
  }

  /** Captions and descriptions: a drawing has no Markdown of its own. */
  @Override
  public String toString() {
    return figures.stream()
        .map(figure -> figure.caption() + "\n\n" + figure.description() + "\n")
        .collect(Collectors.joining("\n"));
  }
}
