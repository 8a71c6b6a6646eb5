package org.attune.chat;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/**
 * How many tokens a text has, before anybody bills them: those of the encoding {@code o200k_base},
 * whatever the model. Of a prompt, all messages and the schema, 3 more for each message and 3 for
 * the beginning of the answer, as OpenAI's models count. Other models' vocabularies cut otherwise:
 * for those the figure is an estimate.
 */
final class TokenCount {

  private static final int OF_A_MESSAGE = 3;
  private static final int OF_THE_ANSWER = 3;

  private static final Encoding ENCODING =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

  private TokenCount() {}

  static long of(String text) {
    return ENCODING.countTokensOrdinary(text);
  }

  static long of(Prompt prompt) {
    long tokens = OF_THE_ANSWER + prompt.schema().map(TokenCount::of).orElse(0L);
    for (Prompt.Message message : prompt.messages()) {
      tokens += OF_A_MESSAGE + 1 + of(message.text());
    }
    return tokens;
  }
}
