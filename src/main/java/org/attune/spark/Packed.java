package org.attune.spark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.attune.corpus.ItemRow;
import org.attune.corpus.Medium;
import org.attune.corpus.RatedItem;
import org.attune.corpus.Turn;

/** Rows of items, turns and ratings as bytes, which Spark moves without taking them apart. */
final class Packed {

  private static final RatedItem.By[] BY = RatedItem.By.values();

  private byte[] bytes;
  private int at;

  private Packed(byte[] bytes) {
    this.bytes = bytes;
  }

  /** What a row says of an item, and the name of the file where it stands. */
  record Located(String file, ItemRow row) {}

  static byte[] of(String file, ItemRow f) {
    Packed to = new Packed(new byte[256]);
    to.put(file);
    to.put(f.item());
    to.put(f.line());
    to.put(f.conversation().orElse(null));
    to.put(f.speaker().orElse(null));
    to.put(f.turn().isPresent() ? 1 : 0);
    to.put(f.turn().orElse(0L));
    to.put(f.replyTo().orElse(null));
    to.put(f.text().orElse(null));
    to.put(f.context().size());
    f.context().forEach(to::put);
    to.putMedia(f.media());
    to.put(f.split().orElse(null));
    to.putGroups(f.strata());
    to.put(f.ratings());
    return to.written();
  }

  static byte[] of(List<RatedItem.Rating> ratings) {
    Packed to = new Packed(new byte[64]);
    to.put(ratings);
    return to.written();
  }

  static byte[] of(Turn turn) {
    Packed to = new Packed(new byte[256]);
    to.put(turn);
    return to.written();
  }

  static Turn turn(byte[] bytes) {
    return new Packed(bytes).turn();
  }

  private void putGroups(SortedMap<String, String> groups) {
    put(groups.size());
    groups.forEach(
        (name, group) -> {
          put(name);
          put(group);
        });
  }

  private SortedMap<String, String> groups() {
    long more = number();
    SortedMap<String, String> groups = more == 0 ? Collections.emptySortedMap() : new TreeMap<>();
    for (; more > 0; more--) {
      groups.put(text(), text());
    }
    return groups;
  }

  private void put(Turn turn) {
    put(turn.before().size());
    turn.before().forEach(this::put);
    put(turn.text());
    putMedia(turn.media());
  }

  private void putMedia(List<Medium> media) {
    put(media.size());
    for (Medium medium : media) {
      put(medium.kind().name());
      put(medium.path());
      put(medium.sha256());
    }
  }

  private Turn turn() {
    List<Turn> before = list(this::turn);
    String text = text();
    return new Turn(before, text, list(this::medium));
  }

  private Medium medium() {
    return new Medium(Medium.Kind.valueOf(text()), text(), text());
  }

  static Located row(byte[] bytes) {
    Packed from = new Packed(bytes);
    String file = from.text();
    String item = from.text();
    long line = from.number();
    Optional<String> conversation = from.some();
    Optional<String> speaker = from.some();
    boolean numbered = from.number() > 0;
    long turn = from.number();
    Optional<String> replyTo = from.some();
    Optional<String> text = from.some();
    List<String> context = from.list(from::text);
    List<Medium> media = from.list(from::medium);
    Optional<String> split = from.some();
    SortedMap<String, String> strata = from.groups();
    return new Located(
        file,
        new ItemRow(
            item,
            line,
            conversation,
            speaker,
            numbered ? Optional.of(turn) : Optional.empty(),
            replyTo,
            text,
            context,
            media,
            split,
            strata,
            from.ratings()));
  }

  static List<RatedItem.Rating> ratings(byte[] bytes) {
    return new Packed(bytes).ratings();
  }

  private byte[] written() {
    return Arrays.copyOf(bytes, at);
  }

  /**
   * Ratings; a dimension that is the same as that of the rating before is not repeated. By whom is
   * a number higher by that of its kinds where groups of the rater follow.
   */
  private void put(List<RatedItem.Rating> ratings) {
    put(ratings.size());
    String dimension = null;
    for (RatedItem.Rating r : ratings) {
      put(r.dimension().equals(dimension) ? null : r.dimension());
      put(r.by().ordinal() + (r.groups().isEmpty() ? 0 : BY.length));
      put(r.rater());
      put(r.code());
      if (!r.groups().isEmpty()) {
        putGroups(r.groups());
      }
      dimension = r.dimension();
    }
  }

  private List<RatedItem.Rating> ratings() {
    int size = (int) number();
    List<RatedItem.Rating> ratings = new ArrayList<>(size);
    String dimension = null;
    for (int i = 0; i < size; i++) {
      String other = text();
      dimension = other == null ? dimension : other;
      int by = (int) number();
      String rater = text();
      long code = number();
      ratings.add(
          new RatedItem.Rating(
              dimension,
              BY[by % BY.length],
              rater,
              code,
              by < BY.length ? Collections.emptySortedMap() : groups()));
    }
    return ratings;
  }

  private <T> List<T> list(Supplier<T> next) {
    int size = (int) number();
    List<T> list = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      list.add(next.get());
    }
    return list;
  }

  private Optional<String> some() {
    return Optional.ofNullable(text());
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
