package org.attune.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as hexadecimal text. */
public final class Hashes {

  private Hashes() {}

  /** Hash of a file's bytes. */
  public static String ofFile(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in);
    }
  }

  /** Hash of bytes. */
  public static String of(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  /** Hash of a text's UTF-8 bytes. */
  public static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Hash of the rest of a stream. */
  public static String of(InputStream in) throws IOException {
    MessageDigest hash = sha256();
    try (DigestInputStream digest = new DigestInputStream(in, hash)) {
      digest.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  /** Hash of some texts, each behind its length, so that no two lists of texts run together. */
  public static String ofTexts(Iterable<String> texts) {
    MessageDigest hash = sha256();
    for (String text : texts) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      hash.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      hash.update(bytes);
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  /**
   * Which of some buckets a text falls in: the first 32 bits of the SHA-256 of its UTF-8 bytes, as
   * a number from 0, modulo the number of buckets.
   */
  public static int bucket(String text, int buckets) {
    byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return Integer.remainderUnsigned(ByteBuffer.wrap(hash).getInt(), buckets);
  }

  /** A fresh SHA-256. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
