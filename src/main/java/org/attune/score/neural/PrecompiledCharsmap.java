package org.attune.score.neural;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Deque;

/**
 * The table by which SentencePiece normalises texts: the size of a double-array trie in bytes, its
 * units of 32 bits, and the texts, each ended by a zero, that the trie's leaves point to. The
 * library that reads it follows every step of the trie without looking where it leads.
 *
 * @see <a href="https://github.com/google/sentencepiece">SentencePiece, normalizer.cc</a>
 */
final class PrecompiledCharsmap {

  private static final int LABELS = 256;
  private static final int LEAF = 1 << 8;

  private final int[] units;
  private final byte[] texts;
  private final BitSet seen = new BitSet();
  private final Deque<Integer> open = new ArrayDeque<>();

  private PrecompiledCharsmap(int[] units, byte[] texts) {
    this.units = units;
    this.texts = texts;
  }

  /**
   * @param base64 the table as it stands in {@code tokenizer.json}
   * @throws IllegalArgumentException if some text could lead out of it
   */
  static void check(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long size = bytes.length < Integer.BYTES ? 0 : Integer.toUnsignedLong(in.getInt());
    if (size == 0 || size % Integer.BYTES != 0 || size > in.remaining()) {
      throw damaged();
    }
    int[] units = new int[(int) size / Integer.BYTES];
    in.asIntBuffer().get(units);
    int from = Integer.BYTES + (int) size;
    byte[] texts = Arrays.copyOfRange(bytes, from, bytes.length);
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(texts));
    } catch (CharacterCodingException e) {
      throw damaged();
    }
    new PrecompiledCharsmap(units, texts).walk();
  }

  private static IllegalArgumentException damaged() {
    return new IllegalArgumentException("a damaged precompiled_charsmap");
  }

  /** Goes every way that the bytes of some text could go. */
  private void walk() {
    open.push(offset(unit(0)));
    while (!open.isEmpty()) {
      int base = open.pop();
      for (int label = 1; label < LABELS; label++) {
        int at = base ^ label;
        int unit = unit(at);
        if ((unit & (1 << 31 | LABELS - 1)) == label && !seen.get(at)) {
          seen.set(at);
          int next = at ^ offset(unit);
          open.push(next);
          if ((unit & LEAF) != 0) {
            checkText(unit(next) & Integer.MAX_VALUE);
          }
        }
      }
    }
  }

  private int unit(int at) {
    if (at < 0 || at >= units.length) {
      throw damaged();
    }
    return units[at];
  }

  private static int offset(int unit) {
    return unit >>> 10 << ((unit & 1 << 9) >>> 6);
  }

  /** A text begins at a character and ends with a zero. */
  private void checkText(int from) {
    int to = from;
    while (to < texts.length && texts[to] != 0) {
      to++;
    }
    if (to >= texts.length || (texts[from] & 0xC0) == 0x80) {
      throw damaged();
    }
  }
}
