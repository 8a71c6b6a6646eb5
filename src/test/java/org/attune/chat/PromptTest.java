package org.attune.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.attune.UserMistake;
import org.junit.jupiter.api.Test;

class PromptTest {

  private static final List<Prompt.Message> ASKED =
      List.of(
          new Prompt.Message(Prompt.Role.SYSTEM, "Rate."),
          new Prompt.Message(Prompt.Role.USER, "I am sad."));

  private static Prompt prompt(String temperature) {
    return new Prompt(
        "model",
        ASKED,
        Optional.of(new BigDecimal(temperature)),
        OptionalLong.of(1),
        16,
        false,
        Optional.of("{}"),
        0,
        0);
  }

  /** The expected hash was computed in Python, from the texts each behind its length. */
  @Test
  void hashStaysTheSameOverBuildsAndWaysToWriteIt() {
    assertThat(prompt("0.70").hash())
        .isEqualTo(prompt("0.7").hash())
        .isEqualTo("e8130cef946e5ae1f195537281d45c1da7ca40b0a2aa992c7700325fe42788a9");
  }

  @Test
  void hashDependsOnAllThatIsAsked() {
    Prompt p = prompt("0.7");
    Prompt joined =
        Prompt.of("model", List.of(new Prompt.Message(Prompt.Role.SYSTEM, "Rate.I am sad.")), 16);
    assertThat(
            Stream.of(
                    p,
                    prompt("0.8"),
                    p.sample(1),
                    p.onceMore(),
                    p.sample(1).onceMore(),
                    joined,
                    Prompt.of("model", ASKED, 16),
                    Prompt.of("other", ASKED, 16),
                    Prompt.of("model", ASKED, 17))
                .map(Prompt::hash))
        .doesNotHaveDuplicates();
  }

  @Test
  void samplesAndTriesHaveSeedsOfTheirOwn() {
    Prompt p = prompt("1");
    assertThat(
            Stream.of(p, p.sample(1), p.onceMore(), p.sample(1).onceMore()).map(Prompt::sentSeed))
        .doesNotHaveDuplicates();
    assertThat(Prompt.of("m", ASKED, 5).sample(3).sentSeed()).isEmpty();
  }

  private static Access access(Map<String, String> environment, Map<String, String> settings) {
    return Access.of("my-llama", name -> Optional.ofNullable(settings.get(name)), environment);
  }

  @Test
  void anAddressOfItsOwnTakesNoKeyOfAll() {
    Map<String, String> all =
        Map.of("ATTUNE_CHAT_URL", "https://a.example/v1", "ATTUNE_CHAT_KEY", "k");
    assertThat(access(all, Map.of()).key()).contains("k");
    assertThat(access(all, Map.of()).remote()).isTrue();
    Access own = access(all, Map.of("attune.chat.my-llama.url", "http://localhost:8080/v1"));
    assertThat(own.key()).isEmpty();
    assertThat(own.remote()).isFalse();
    assertThat(access(Map.of("ATTUNE_CHAT_MY_LLAMA_URL", "http://127.0.0.1/v1"), Map.of()).url())
        .isEqualTo("http://127.0.0.1/v1");
  }

  @Test
  void mistakesInAccessShowNeitherAddressNorKey() {
    for (Map<String, String> wrong :
        List.of(
            Map.of("ATTUNE_CHAT_URL", "SECRET nonsense"),
            Map.of("ATTUNE_CHAT_URL", "ftp://SECRET.example/v1"),
            Map.of("ATTUNE_CHAT_URL", "https://u:SECRET@a.example/v1"),
            Map.of("ATTUNE_CHAT_URL", "https://a.example/v1?key=SECRET"),
            Map.of("ATTUNE_CHAT_URL", "https://a.example/v1", "ATTUNE_CHAT_KEY", "SECRET\u00e4"),
            Map.of("ATTUNE_CHAT_URL", "https://a.example/v1", "OPENAI_LOG", "debug"),
            Map.of("ATTUNE_CHAT_KEY", "SECRET"))) {
      assertThatThrownBy(() -> access(wrong, Map.of()))
          .isInstanceOf(UserMistake.class)
          .hasMessageStartingWith("endpoint my-llama: expected ")
          .hasMessageNotContainingAny("SECRET", "a.example");
    }
  }
}
