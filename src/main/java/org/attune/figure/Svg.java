package org.attune.figure;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.attune.DirectionMarks;

/** Marks as an SVG picture: those that follow each other and look alike stand in one group. */
final class Svg {

  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private static final Pattern UNHOLDABLE =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  /**
   * One mark.
   *
   * @param tag element of SVG
   * @param place attributes that say where it is, in pixels
   * @param looks attributes that say how it looks
   * @param text text, empty for other marks
   */
  record Mark(String tag, Map<String, String> place, Map<String, String> looks, String text) {}

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  private Svg() throws XMLStreamException {
    xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
  }

  /** The picture on white, with its title and description for screen readers. */
  static String of(
      List<Mark> marks, String name, String title, String description, int width, int height) {
    try {
      Svg svg = new Svg();
      svg.picture(marks, name, title, description, width, height);
      return svg.text.toString();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // none of writing into memory
    }
  }

  private void picture(
      List<Mark> marks, String name, String title, String description, int width, int height)
      throws XMLStreamException {
    xml.writeStartElement("svg");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeAttribute("viewBox", "0 0 " + width + " " + height);
    xml.writeAttribute("width", Integer.toString(width));
    xml.writeAttribute("height", Integer.toString(height));
    xml.writeAttribute("role", "img");
    xml.writeAttribute("aria-labelledby", name + "-title " + name + "-desc");
    xml.writeAttribute("font-family", "sans-serif");
    xml.writeAttribute("font-size", Integer.toString(Labels.SIZE));
    line();
    words("title", Map.of("id", name + "-title"), Map.of(), title);
    words("desc", Map.of("id", name + "-desc"), Map.of(), description);
    xml.writeEmptyElement("rect");
    xml.writeAttribute("width", Integer.toString(width));
    xml.writeAttribute("height", Integer.toString(height));
    xml.writeAttribute("fill", Colours.WHITE);
    line();
    for (int from = 0, to; from < marks.size(); from = to) {
      Map<String, String> looks = marks.get(from).looks();
      to = from + 1;
      while (to < marks.size() && marks.get(to).looks().equals(looks)) {
        to++;
      }
      group(marks.subList(from, to), looks);
    }
    xml.writeEndElement();
    line();
    xml.flush();
  }

  private void group(List<Mark> marks, Map<String, String> looks) throws XMLStreamException {
    boolean many = marks.size() > 1;
    if (many) {
      xml.writeStartElement("g");
      attributes(looks);
      line();
    }
    for (Mark mark : marks) {
      Map<String, String> own = many ? Map.of() : looks;
      if (mark.text().isEmpty()) {
        xml.writeEmptyElement(mark.tag());
        attributes(mark.place());
        attributes(own);
        line();
      } else {
        words(mark.tag(), mark.place(), own, mark.text());
      }
    }
    if (many) {
      xml.writeEndElement();
      line();
    }
  }

  private void words(String tag, Map<String, String> place, Map<String, String> looks, String words)
      throws XMLStreamException {
    xml.writeStartElement(tag);
    attributes(place);
    attributes(looks);
    xml.writeCharacters(holdable(DirectionMarks.shown(words)));
    xml.writeEndElement();
    line();
  }

  private void attributes(Map<String, String> attributes) throws XMLStreamException {
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      xml.writeAttribute(attribute.getKey(), attribute.getValue());
    }
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n");
  }

  /** A number of pixels with at most two decimals. */
  static String pixels(double number) {
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** Text that XML can hold: what it cannot becomes a replacement character. */
  private static String holdable(String text) {
    return UNHOLDABLE.matcher(text).replaceAll("\uFFFD");
  }
}
