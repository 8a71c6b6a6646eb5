package org.attune.figure;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.attune.DirectionMarks;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A picture of Lets-Plot reduced to its marks: nested shifts are added up, numbers have two
 * decimals, and what comes from a random generator (ids), a style sheet or the library's tooltips
 * is left out.
 */
final class PlainSvg {

  private static final Pattern TRANSFORM = Pattern.compile("(translate|rotate)\\(([^)]*)\\)");
  private static final Pattern RGB = Pattern.compile("rgb\\((\\d+),(\\d+),(\\d+)\\)");
  private static final Pattern STEP = Pattern.compile("([MLZ]?)(-?[0-9.]+(?:[eE]-?[0-9]+)?)?");
  private static final Pattern UNHOLDABLE =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE]-?\\d+)?");

  /** Text of an axis stands lower than its place by a share of its height. */
  private static final Pattern LOWER = Pattern.compile("(-?[0-9.]+)em");

  /** Attributes that say how a mark looks, not where it is. */
  private static final List<String> LOOKS =
      List.of("fill", "stroke", "stroke-width", "stroke-dasharray", "text-anchor", "font-weight");

  private final List<Mark> marks = new ArrayList<>();

  private record Mark(
      String tag, Map<String, String> place, Map<String, String> looks, String text) {}

  private PlainSvg() {}

  /** The reduced picture with its title and description for screen readers. */
  static String of(
      String svg, String name, String title, String description, int width, int height) {
    PlainSvg plain = new PlainSvg();
    plain.collect(root(svg), 0, 0, "");
    StringBuilder text = new StringBuilder();
    text.append("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    text.append(" viewBox=\"0 0 " + width + " " + height + "\"");
    text.append(" width=\"" + width + "\" height=\"" + height + "\" role=\"img\"");
    text.append(" aria-labelledby=\"" + name + "-title " + name + "-desc\"");
    text.append(" font-family=\"sans-serif\" font-size=\"" + Labels.SIZE + "\">\n");
    text.append("<title id=\"" + name + "-title\">" + escaped(title) + "</title>\n");
    text.append("<desc id=\"" + name + "-desc\">" + escaped(description) + "</desc>\n");
    text.append("<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"#ffffff\"/>\n");
    plain.write(text);
    return text.append("</svg>\n").toString();
  }

  private static Element root(String svg) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)))
          .getDocumentElement();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("Lets-Plot gave a picture that is no XML", e);
    }
  }

  private void collect(Element element, double x, double y, String turn) {
    Matcher transform = TRANSFORM.matcher(element.getAttribute("transform"));
    while (transform.find()) {
      double[] n = numbers(transform.group(2));
      if (transform.group(1).equals("translate")) {
        x += n[0];
        y += n.length > 1 ? n[1] : 0;
      } else if (n[0] != 0) {
        turn = "rotate(" + round(n[0]) + " " + round(x + n[1]) + " " + round(y + n[2]) + ")";
      }
    }
    switch (element.getTagName()) {
      case "svg", "g" -> {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
          if (node instanceof Element child) {
            collect(child, x, y, turn);
          }
        }
      }
      case "line", "rect", "circle", "path", "text" -> mark(element, x, y, turn);
      default -> {
        // style, defs with clip paths: not marks
      }
    }
  }

  private void mark(Element element, double x, double y, String turn) {
    Map<String, String> place = new LinkedHashMap<>();
    String tag = element.getTagName();
    switch (tag) {
      case "line" -> {
        shifted(element, place, x, "x1", "x2");
        shifted(element, place, y, "y1", "y2");
        if (place.get("x1").equals(place.get("x2")) && place.get("y1").equals(place.get("y2"))) {
          return;
        }
      }
      case "rect" -> {
        shifted(element, place, x, "x");
        shifted(element, place, y, "y");
        shifted(element, place, 0, "width", "height");
      }
      case "circle" -> {
        shifted(element, place, x, "cx");
        shifted(element, place, y, "cy");
        shifted(element, place, 0, "r");
      }
      case "path" -> {
        if (element.getAttribute("d").isEmpty()
            || "0.0".equals(element.getAttribute("fill-opacity"))) {
          return;
        }
        place.put("d", path(element.getAttribute("d"), x, y));
      }
      default -> {
        if (element.getTextContent().isBlank()) {
          return;
        }
        Matcher lower = LOWER.matcher(element.getAttribute("dy"));
        double down = lower.matches() ? Double.parseDouble(lower.group(1)) * Labels.SIZE : 0;
        place.put("x", round(x));
        place.put("y", round(y + down + number(element, "y")));
        if (!turn.isEmpty()) {
          place.put("transform", turn);
        }
      }
    }
    marks.add(new Mark(tag, place, looks(element, tag), element.getTextContent().strip()));
  }

  private static Map<String, String> looks(Element element, String tag) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String look : LOOKS) {
      given.put(look, element.getAttribute(look));
    }
    for (String style : element.getAttribute("style").split(";")) {
      String[] pair = style.split(":", 2);
      if (pair.length == 2) {
        given.replace(pair[0].strip(), pair[1].strip());
      }
    }
    if (tag.equals("line")) {
      given.remove("fill");
    }
    if (tag.equals("text") && given.get("fill").isEmpty()) {
      given.put("fill", Colours.TEXT);
    }
    if (given.get("stroke-width").equals("0.0")) {
      given.remove("stroke");
      given.remove("stroke-width");
    }
    Map<String, String> looks = new LinkedHashMap<>();
    given.forEach(
        (look, value) -> {
          if (!value.isEmpty() && !value.equals("normal")) {
            looks.put(look, look.startsWith("stroke-") ? rounded(value) : hex(value));
          }
        });
    return looks;
  }

  private void write(StringBuilder text) {
    for (int from = 0, to; from < marks.size(); from = to) {
      Map<String, String> looks = marks.get(from).looks();
      for (to = from + 1; to < marks.size() && marks.get(to).looks().equals(looks); ) {
        to++;
      }
      boolean many = to - from > 1 && !looks.isEmpty();
      if (many) {
        text.append("<g");
        attributes(text, looks);
        text.append(">\n");
      }
      for (Mark mark : marks.subList(from, to)) {
        text.append('<').append(mark.tag());
        attributes(text, mark.place());
        if (!many) {
          attributes(text, looks);
        }
        text.append(
            mark.text().isEmpty()
                ? "/>\n"
                : ">" + escaped(mark.text()) + "</" + mark.tag() + ">\n");
      }
      text.append(many ? "</g>\n" : "");
    }
  }

  private static void attributes(StringBuilder text, Map<String, String> attributes) {
    attributes.forEach((name, value) -> text.append(" " + name + "=\"" + escaped(value) + "\""));
  }

  private static void shifted(
      Element element, Map<String, String> place, double by, String... names) {
    for (String name : names) {
      place.put(name, round(number(element, name) + by));
    }
  }

  private static double number(Element element, String name) {
    String value = element.getAttribute(name);
    return value.isEmpty() ? 0 : Double.parseDouble(value);
  }

  private static String path(String commands, double x, double y) {
    StringBuilder path = new StringBuilder();
    boolean vertical = false;
    for (String token : commands.strip().split("\\s+")) {
      Matcher command = STEP.matcher(token);
      if (!command.matches()) {
        throw new IllegalStateException("Lets-Plot gave a path of unknown form: " + commands);
      }
      path.append(command.group(1));
      if (command.group(2) != null) {
        path.append(vertical || command.group(1).isEmpty() ? " " : "");
        path.append(round(Double.parseDouble(command.group(2)) + (vertical ? y : x)));
        vertical = !vertical;
      }
    }
    return path.toString();
  }

  private static double[] numbers(String text) {
    return NUMBER.matcher(text).results().mapToDouble(n -> Double.parseDouble(n.group())).toArray();
  }

  private static String rounded(String numbers) {
    return NUMBER.matcher(numbers).replaceAll(n -> round(Double.parseDouble(n.group())));
  }

  private static String round(double number) {
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  private static String hex(String colour) {
    Matcher rgb = RGB.matcher(colour);
    return rgb.matches()
        ? "#" + channel(rgb.group(1)) + channel(rgb.group(2)) + channel(rgb.group(3))
        : colour;
  }

  private static String channel(String number) {
    String hex = Integer.toHexString(Integer.parseInt(number));
    return hex.length() < 2 ? "0" + hex : hex;
  }

  /** Text that XML can hold: what it cannot becomes a replacement character. */
  static String holdable(String text) {
    return UNHOLDABLE.matcher(text).replaceAll("\uFFFD");
  }

  private static String escaped(String text) {
    return holdable(DirectionMarks.shown(text))
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
