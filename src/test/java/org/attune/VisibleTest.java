package org.attune;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {

  @Test
  void whatActsOnATerminalIsShownByItsNumber() {
    assertThat(Visible.line("a\u001b[2J\n\tb\r\u009b\u007f\u202e\u2067\u2028"))
        .isEqualTo("a\\u001b[2J\\u000a\\u0009b\\u000d\\u009b\\u007f\\u202e\\u2067\\u2028");
    assertThat(Visible.text("a\n\tb\r\u0000")).isEqualTo("a\n\tb\\u000d\\u0000");
  }

  @Test
  void allElseIsAsItIs() {
    String text =
        "Gr\u00fc\u00dfe, \u05e9\u05dc\u05d5\u05dd, \u4f60\u597d, \ud83d\ude42\ufe0f \u2013 \\u001b";
    assertThat(Visible.line(text)).isSameAs(text);
    assertThat(Visible.text(text)).isSameAs(text);
  }
}
