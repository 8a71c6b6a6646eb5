package org.attune.chat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.attune.UserMistake;

/**
 * Where an endpoint is and by which key it lets one in. Both come from settings or the environment
 * and go nowhere but into the client: no text of this class shows either.
 *
 * <p>Of an endpoint {@code my-llama}, looked for in this order: setting {@code
 * attune.chat.my-llama.url}, environment {@code ATTUNE_CHAT_MY_LLAMA_URL}, setting {@code
 * attune.chat.url}, environment {@code ATTUNE_CHAT_URL}; so too {@code key}, which a server of
 * one's own may do without. An address of its own takes no key of all: a key goes nowhere it was
 * not meant for.
 */
public final class Access {

  private static final Set<String> OWN_MACHINE =
      Set.of("localhost", "[::1]", "[0:0:0:0:0:0:0:1]", "127.0.0.1");

  private static final String CLIENT_LOG = "OPENAI_LOG";

  private final String endpoint;
  private final URI url;
  private final Optional<String> key;

  private Access(String endpoint, URI url, Optional<String> key) {
    this.endpoint = endpoint;
    this.url = url;
    this.key = key;
  }

  /**
   * What settings and environment say of an endpoint.
   *
   * @throws UserMistake if they give no address, or one or a key that cannot be sent
   */
  public static Access of(
      String endpoint,
      Function<String, Optional<String>> settings,
      Map<String, String> environment) {
    String name = "ATTUNE_CHAT_" + endpoint.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    String own = "attune.chat." + endpoint + ".";
    Optional<String> ownUrl = first(settings, own + "url", environment, name + "_URL");
    Optional<String> ownKey = first(settings, own + "key", environment, name + "_KEY");
    Optional<String> url =
        ownUrl.or(() -> first(settings, "attune.chat.url", environment, "ATTUNE_CHAT_URL"));
    Optional<String> key =
        ownUrl.isPresent()
            ? ownKey
            : ownKey.or(() -> first(settings, "attune.chat.key", environment, "ATTUNE_CHAT_KEY"));
    String where = "endpoint " + endpoint;
    if (!environment.getOrDefault(CLIENT_LOG, "").isEmpty()) {
      throw new UserMistake(
          where
              + ": expected no variable "
              + CLIENT_LOG
              + ", which makes the client print what is asked");
    }
    if (url.isEmpty()) {
      throw new UserMistake(
          where
              + ": expected its address in ATTUNE_CHAT_URL or --conf attune.chat.url, found none");
    }
    if (key.isPresent() && !key.get().chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new UserMistake(
          where
              + ": expected a key of printable ASCII characters, found one with others or blanks");
    }
    return new Access(endpoint, address(where, url.get()), key);
  }

  private static Optional<String> first(
      Function<String, Optional<String>> settings,
      String setting,
      Map<String, String> environment,
      String variable) {
    return settings
        .apply(setting)
        .or(() -> Optional.ofNullable(environment.get(variable)))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static URI address(String where, String text) {
    Optional<URI> url = uri(text);
    String found = null;
    if (url.isEmpty() || url.get().getHost() == null) {
      found = "another text";
    } else if (url.get().getRawUserInfo() != null || url.get().getRawQuery() != null) {
      found = "one with a user, a password or a query";
    } else if (!Set.of("http", "https").contains(url.get().getScheme().toLowerCase(Locale.ROOT))) {
      found = "one with another beginning";
    }
    if (found != null) {
      throw new UserMistake(
          where + ": expected an address such as http://localhost:8080/v1, found " + found);
    }
    return url.get();
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) { // its message would show the address
      return Optional.empty();
    }
  }

  public String endpoint() {
    return endpoint;
  }

  /** Whether what is asked leaves this machine. */
  public boolean remote() {
    return !OWN_MACHINE.contains(url.getHost().toLowerCase(Locale.ROOT));
  }

  String url() {
    return url.toString();
  }

  Optional<String> key() {
    return key;
  }

  /** The endpoint's name only. */
  @Override
  public String toString() {
    return "endpoint " + endpoint;
  }
}
