package org.attune.corpus;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import org.attune.yaml.Unfit;

/** Bytes as text: bytes that a character set does not have are an error and never replaced. */
record Encoding(Charset charset) {

  /** How many bytes are looked at to tell text from other bytes. */
  private static final int LOOKED_AT = 1000;

  /** The character set of a card, UTF-8 where it names none. */
  static Encoding of(FormatSettings settings) {
    if (settings.encoding().isEmpty()) {
      return new Encoding(StandardCharsets.UTF_8);
    }
    try {
      return new Encoding(Charset.forName(settings.encoding()));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException(
          "expected the name of a character set, found " + settings.encoding(), e);
    }
  }

  /** What is wrong with the name of a character set in a card. */
  static Optional<Unfit.Value> mistake(String encoding) {
    try {
      if (encoding.isEmpty() || Charset.forName(encoding).canEncode()) {
        return Optional.empty();
      }
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      // told below, as a set that only detects others is
    }
    return Optional.of(
        Unfit.Value.text(
            "encoding",
            "the name of a character set, such as UTF-8, UTF-16 or windows-1252",
            encoding));
  }

  /** True where the byte of an ASCII character never stands for anything else. */
  boolean bytewise() {
    String name = charset.name();
    return name.equals("UTF-8")
        || name.equals("US-ASCII")
        || name.startsWith("ISO-8859-")
        || name.startsWith("windows-125");
  }

  /**
   * Whether bytes at the beginning of a file are text of two bytes a character: by their byte-order
   * mark, or because many are zero, which no text of single bytes has.
   */
  static boolean twoBytes(byte[] bytes, int length) {
    int first = length > 1 ? (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF : 0;
    int zeros = 0;
    int looked = Math.min(length, LOOKED_AT);
    for (int i = 0; i < looked; i++) {
      zeros += bytes[i] == 0 ? 1 : 0;
    }
    return first == 0xFEFF || first == 0xFFFE || looked >= 4 && zeros * 4 >= looked;
  }

  /** The text of the bytes {@code from <= i < to}, given in {@link #stored()}. */
  String text(byte[] bytes, int from, int to) throws Unreadable {
    String text = new String(bytes, from, to - from, stored());
    if (text.indexOf('\uFFFD') >= 0) {
      CharsetDecoder strict = stored().newDecoder();
      CharBuffer read = CharBuffer.allocate(to - from + 1);
      if (strict.decode(ByteBuffer.wrap(bytes, from, to - from), read, true).isError()) {
        throw new Unreadable(
            "expected " + charset + ", found other bytes after " + read.position() + " characters");
      }
    }
    return text;
  }

  /** The character set of the bytes after {@link Transcoded} has made them bytewise. */
  private Charset stored() {
    return bytewise() ? charset : StandardCharsets.UTF_8;
  }
}
