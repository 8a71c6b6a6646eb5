package org.attune.spark;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * In which order units, raters and turns are numbered. In the order of their ids, whoever knows the
 * ids knows the numbers. In that of a keyed hash of the ids (HMAC-SHA-256, RFC 2104) only those
 * know them who have the key, see {@link SingleRatings}.
 */
public final class IdOrder implements Serializable {

  /** The order of the ids themselves. */
  public static final IdOrder PLAIN = new IdOrder(null);

  /** What ids are of, so that a rater and a unit of one name have nothing in common. */
  enum Of {
    UNIT,
    RATER,
    TURN
  }

  private static final String HASH = "HmacSHA256";

  private final byte[] key;
  private transient Mac mac;

  private IdOrder(byte[] key) {
    this.key = key;
  }

  static IdOrder keyed(byte[] key) {
    return new IdOrder(key.clone());
  }

  /** False if the order is that of the ids. */
  public boolean secret() {
    return key != null;
  }

  /** The order of ids. */
  Comparator<String> by(Of of) {
    return secret()
        ? Comparator.<String, String>comparing(id -> place(of, id))
            .thenComparing(Comparator.naturalOrder())
        : Comparator.naturalOrder();
  }

  /** Where an id stands, as text: the id itself, or its keyed hash. */
  String place(Of of, String id) {
    return secret() ? HexFormat.of().formatHex(hash(of, id)) : id;
  }

  /** A hash that tells units apart: of the id alone, or with the key. */
  long number(Of of, String id) {
    return secret() ? ByteBuffer.wrap(hash(of, id)).getLong() : Blocks.longHash(id);
  }

  private synchronized byte[] hash(Of of, String id) {
    try {
      if (mac == null) {
        mac = Mac.getInstance(HASH);
        mac.init(new SecretKeySpec(key, HASH));
      }
      mac.update((of.name() + "\0").getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(id.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
