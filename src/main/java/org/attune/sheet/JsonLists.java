package org.attune.sheet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;

/** Labels of a set in one cell: a JSON list, so that no label need be without a separator. */
final class JsonLists {

  private JsonLists() {}

  /** A list of labels as JSON. */
  static String of(Collection<String> labels) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    labels.forEach(list::add);
    return JsonText.written(list);
  }
}
