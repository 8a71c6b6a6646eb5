package org.attune.sheet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.attune.sheet.Hints.Hint;

/** Utterances of a ConvoKit corpus, of older ones too, with ratings in their {@code meta}. */
final class ConvokitTable implements TableExport {

  private static final List<String> CONVERSATION = List.of("conversation_id", "root");

  @Override
  public boolean wrote(Sheet sheet) {
    return sheet.columns().containsAll(List.of("id", "text"))
        && CONVERSATION.stream().anyMatch(sheet.columns()::contains)
        && Stream.of("reply-to", "reply_to").anyMatch(sheet.columns()::contains);
  }

  @Override
  public Sheet read(Sheet sheet, Hints hints) {
    String conversation =
        CONVERSATION.stream().filter(sheet.columns()::contains).findFirst().orElseThrow();
    Hints known =
        Hints.none()
            .with(Hint.ITEM, "id")
            .with(Hint.TEXT, "text")
            .with(Hint.CONVERSATION, conversation);
    Map<String, String> left = new LinkedHashMap<>();
    for (String column : List.of("reply-to", "reply_to", "timestamp", "vectors")) {
      left.put(column, "ConvoKit's own");
    }
    sheet.columns().stream()
        .filter(c -> c.startsWith("meta.parsed"))
        .forEach(c -> left.put(c, "how the text was parsed"));
    return TableExport.leaving(
        TableExport.named(sheet, "read as utterances of ConvoKit", known), hints, left);
  }
}
