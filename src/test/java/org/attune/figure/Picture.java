package org.attune.figure;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** The marks of an SVG, as a reader of XML finds them. */
final class Picture {

  /** A mark with its attributes, those of the groups around it included. */
  record Mark(String tag, Map<String, String> attributes, String text) {

    double number(String name) {
      return Double.parseDouble(attributes.get(name));
    }

    String attribute(String name) {
      return attributes.getOrDefault(name, "");
    }
  }

  private final List<Mark> marks = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();

  Picture(String svg) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      collect(
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg)))
              .getDocumentElement(),
          Map.of());
    } catch (Exception e) {
      throw new AssertionError("no well-formed XML: " + svg, e);
    }
  }

  private void collect(Element element, Map<String, String> outer) {
    Map<String, String> attributes = new LinkedHashMap<>(outer);
    for (int a = 0; a < element.getAttributes().getLength(); a++) {
      Node attribute = element.getAttributes().item(a);
      attributes.put(attribute.getNodeName(), attribute.getNodeValue());
      if (attribute.getNodeName().equals("id")) {
        ids.add(attribute.getNodeValue());
      }
    }
    marks.add(new Mark(element.getTagName(), attributes, element.getTextContent()));
    attributes.remove("id");
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) {
        collect(child, attributes);
      }
    }
  }

  /** Marks of one tag in the order of drawing. */
  List<Mark> all(String tag) {
    return marks.stream().filter(mark -> mark.tag().equals(tag)).toList();
  }

  /** The one mark of a tag. */
  Mark one(String tag) {
    if (all(tag).size() != 1) {
      throw new AssertionError(all(tag).size() + " marks " + tag);
    }
    return all(tag).get(0);
  }

  /** The text with these words. */
  Mark text(String words) {
    return all("text").stream()
        .filter(mark -> mark.text().equals(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no text " + words));
  }

  List<String> texts() {
    return all("text").stream().map(Mark::text).toList();
  }

  List<String> ids() {
    return List.copyOf(ids);
  }

  /** Lines of one width. */
  List<Mark> lines(String width) {
    return all("line").stream().filter(l -> l.attribute("stroke-width").equals(width)).toList();
  }
}
