package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.attune.UserMistake;
import org.junit.jupiter.api.Test;

class EndpointsTest {

  private static Endpoints of(String number) {
    return Endpoints.of(Map.of("attune.chat.at-a-time", number), Path.of("work"));
  }

  /** Before corpora are read and scored. */
  @Test
  void howManyAreAskedAtATimeIsCheckedAtOnce() {
    assertThat(of("32").atATime()).isEqualTo(32);
    for (String number : new String[] {"0", "-1", "many", "10000", "2.5"}) {
      assertThatThrownBy(() -> of(number))
          .isInstanceOf(UserMistake.class)
          .hasMessage(
              "attune.chat.at-a-time in the settings (--conf): expected a number from 1 to 9999,"
                  + " found "
                  + number);
    }
  }
}
