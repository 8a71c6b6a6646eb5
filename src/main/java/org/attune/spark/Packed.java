package org.attune.spark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.corpus.Fragment;

/** Fragments and ratings as bytes, which Spark moves without taking them apart. */
final class Packed {

  private static final Fragment.By[] BY = Fragment.By.values();

  private byte[] bytes;
  private int at;

  private Packed(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A fragment and the name of the file it stands in. */
  record Located(String file, Fragment fragment) {}

  static byte[] of(String file, Fragment f) {
    Packed to = new Packed(new byte[256]);
    to.put(file);
    to.put(f.item());
    to.put(f.line());
    to.put(f.conversation());
    to.put(f.speaker());
    to.put(f.turn() == null ? 0 : 1);
    to.put(f.turn() == null ? 0 : f.turn());
    to.put(f.replyTo());
    to.put(f.text());
    to.put(f.context().size());
    f.context().forEach(to::put);
    to.put(f.split());
    to.put(f.strata().size());
    for (Map.Entry<String, String> group : f.strata().entrySet()) {
      to.put(group.getKey());
      to.put(group.getValue());
    }
    to.put(f.ratings());
    return to.written();
  }

  static byte[] of(List<Fragment.Rating> ratings) {
    Packed to = new Packed(new byte[64]);
    to.put(ratings);
    return to.written();
  }

  static Located fragment(byte[] bytes) {
    Packed from = new Packed(bytes);
    String file = from.text();
    String item = from.text();
    long line = from.number();
    String conversation = from.text();
    String speaker = from.text();
    boolean numbered = from.number() > 0;
    long turn = from.number();
    String replyTo = from.text();
    String text = from.text();
    List<String> context = from.texts();
    String split = from.text();
    TreeMap<String, String> strata = new TreeMap<>();
    for (long groups = from.number(); groups > 0; groups--) {
      strata.put(from.text(), from.text());
    }
    return new Located(
        file,
        new Fragment(
            item,
            line,
            conversation,
            speaker,
            numbered ? turn : null,
            replyTo,
            text,
            context,
            split,
            strata,
            from.ratings()));
  }

  static List<Fragment.Rating> ratings(byte[] bytes) {
    return new Packed(bytes).ratings();
  }

  private byte[] written() {
    return Arrays.copyOf(bytes, at);
  }

  /** Ratings; a dimension that is the same as that of the rating before is not repeated. */
  private void put(List<Fragment.Rating> ratings) {
    put(ratings.size());
    String dimension = null;
    for (Fragment.Rating r : ratings) {
      put(r.dimension().equals(dimension) ? null : r.dimension());
      put(r.by().ordinal());
      put(r.rater());
      put(r.code());
      dimension = r.dimension();
    }
  }

  private List<Fragment.Rating> ratings() {
    int size = (int) number();
    List<Fragment.Rating> ratings = new ArrayList<>(size);
    String dimension = null;
    for (int i = 0; i < size; i++) {
      String other = text();
      dimension = other == null ? dimension : other;
      ratings.add(new Fragment.Rating(dimension, BY[(int) number()], text(), number()));
    }
    return ratings;
  }

  private List<String> texts() {
    int size = (int) number();
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(text());
    }
    return texts;
  }

  /** A text behind one more than its length in bytes; 0 stands for none. */
  private void put(String text) {
    if (text == null) {
      put(0);
      return;
    }
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    put(encoded.length + 1L);
    room(encoded.length);
    System.arraycopy(encoded, 0, bytes, at, encoded.length);
    at += encoded.length;
  }

  private String text() {
    int length = (int) number() - 1;
    if (length < 0) {
      return null;
    }
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  /** A number in groups of seven bits, the lowest first, its sign as the lowest bit. */
  private void put(long number) {
    room(Long.BYTES + 2);
    long rest = number << 1 ^ number >> 63;
    for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
      bytes[at++] = (byte) (rest | 0x80);
    }
    bytes[at++] = (byte) rest;
  }

  private long number() {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[at++];
      number |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return number >>> 1 ^ -(number & 1);
      }
    }
  }

  private void room(int more) {
    if (at + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, at + more));
    }
  }
}
