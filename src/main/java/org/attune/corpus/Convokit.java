package org.attune.corpus;

import java.io.IOException;

/**
 * The {@code utterances.jsonl} of a ConvoKit corpus, of older corpora too, which say {@code root},
 * {@code user} and {@code reply_to}. Columns: id, conversation, speaker, reply-to, text, timestamp
 * and, by dots, what is in meta: {@code meta.score}.
 *
 * @see <a href="https://doi.org/10.18653/v1/2020.sigdial-1.8">Chang et al. (2020), ConvoKit</a>
 */
public final class Convokit implements CorpusFormat {

  @Override
  public boolean sliceable() {
    return true;
  }

  @Override
  public boolean sameColumns() {
    return false;
  }

  @Override
  public Rows read(Slice slice, FormatSettings settings) throws IOException {
    return new JsonRows(
        new Lines(slice, Encoding.of(settings), RowEnd.unquoted()), Convokit::column);
  }

  private static String column(String path, boolean object) {
    return switch (path) {
      case "id", "text", "timestamp" -> path;
      case "conversation_id", "root" -> "conversation";
      case "speaker", "user" -> object ? null : "speaker";
      case "speaker.id", "user.id" -> "speaker";
      case "reply-to", "reply_to" -> "reply-to";
      default -> path.startsWith("meta.") ? path : null;
    };
  }
}
