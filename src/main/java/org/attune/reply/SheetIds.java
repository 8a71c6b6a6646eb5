package org.attune.reply;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.attune.corpus.CorpusException;

/**
 * The ids that replies have on sheets, and the order of rows there: both are keyed hashes
 * (HMAC-SHA-256), so that nobody without the secret makes out whose a reply is, whatever else they
 * have. The secret is drawn once for a study and lies beside the ratings, 64 hexadecimal digits.
 */
public final class SheetIds {

  private static final String HASH = "HmacSHA256";
  private static final int BYTES = 32;
  private static final int DIGITS = 15;

  private final byte[] secret;

  private SheetIds(byte[] secret) {
    this.secret = secret;
  }

  /** A secret that was never there before. */
  public static String draw() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret) + "\n";
  }

  /**
   * Those of the secret in a file.
   *
   * @throws CorpusException if it holds none
   */
  public static SheetIds read(Path file) throws IOException {
    String text = Files.readString(file).strip();
    if (!text.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
      throw new CorpusException(
          file.toString(),
          "the secret of the study's sheets, " + 2 * BYTES + " hexadecimal digits",
          "something else");
    }
    return new SheetIds(HexFormat.of().parseHex(text));
  }

  /** A letter first, so that no spreadsheet takes it for a number. */
  String of(String item) {
    return "r" + hash("id", item).substring(0, DIGITS);
  }

  /** By what the rows of a sheet are put in order. */
  String order(long seed, String item) {
    return hash("order " + seed, item);
  }

  /** Items by their ids on sheets. */
  public Map<String, String> known(Collection<String> items) {
    Map<String, String> known = new HashMap<>();
    items.forEach(item -> known.put(of(item), item));
    return known;
  }

  private String hash(String what, String item) {
    try {
      Mac mac = Mac.getInstance(HASH);
      mac.init(new SecretKeySpec(secret, HASH));
      return HexFormat.of()
          .formatHex(mac.doFinal((what + "\0" + item).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
