package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.attune.chat.AnswerReading;
import org.attune.chat.AnswerReading.Label;
import org.attune.chat.AnswerReading.Labels;
import org.attune.chat.AnswerReading.Reason;
import org.attune.chat.AnswerReading.Unusable;
import org.junit.jupiter.api.Test;

/** What is told of questions that were put to a model again. */
class AskAgainTest {

  /** Limits: (p + z²/2n ± z √(p (1 - p)/n + z²/4n²)) / (1 + z²/n), by hand. */
  @Test
  void theShareStandsWithItsInterval() {
    assertThat(new AskAgain.Again("gpt", "letters", 20, 20, 18).words())
        .isEqualTo(
            "gpt about letters: 18 of 20 answers read as before, share 0.900, 95 % interval (Wilson)"
                + " 0.699 to 0.972");
    assertThat(new AskAgain.Again("gpt", "letters", 12, 10, 10).words())
        .endsWith("share 1.000, 95 % interval (Wilson) 0.722 to 1.000; 2 were not answered");
    assertThat(new AskAgain.Again("gpt", "letters", 12, 0, 0).words())
        .isEqualTo("gpt about letters: 12 asked, none answered");
    assertThat(new AskAgain.Again("gpt", "letters", 0, 0, 0).words())
        .isEqualTo("gpt about letters: no answer is kept");
  }

  @Test
  void readingsAreEqualThatSayTheSame() {
    Label joy = new Label("joy", Map.of("joy", .9, "fear", .1));
    assertThat(joy.saysAs(new Label("joy", Map.of()))).isTrue();
    assertThat(joy.saysAs(new Label("fear", Map.of()))).isFalse();
    assertThat(joy.saysAs(new Unusable(Reason.EMPTY))).isFalse();
    assertThat(new Unusable(Reason.CUT).saysAs(new Unusable(Reason.EMPTY))).isTrue();
    assertThat(number("3.0").saysAs(number("3"))).isTrue();
    assertThat(number("3").saysAs(number("4"))).isFalse();
    assertThat(new Labels(List.of("joy")).saysAs(new Labels(List.of("joy")))).isTrue();
    assertThat(new Labels(List.of()).saysAs(new Labels(List.of("joy")))).isFalse();
  }

  private static AnswerReading number(String number) {
    return new AnswerReading.Number(new BigDecimal(number));
  }
}
