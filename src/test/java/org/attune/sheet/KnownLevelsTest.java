package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.attune.corpus.Card.Level;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownLevelsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "neg|ind|pos",
        "Strongly disagree|Disagree|Somewhat disagree|Neither agree nor disagree|Somewhat"
            + " agree|Agree|Strongly agree",
        "disagree strongly|disagree a little|neither|agree a little|agree strongly",
        "stimme gar nicht zu|stimme eher nicht zu|teils/teils|stimme eher zu|stimme voll zu",
        "trifft \u00FCberhaupt nicht zu|trifft eher nicht zu|weder noch|trifft eher zu|trifft voll"
            + " und ganz zu",
        "Pas du tout d\u2019accord|Plut\u00F4t pas d\u2019accord|Ni d\u2019accord ni pas"
            + " d\u2019accord|D\u2019accord|Tout \u00E0 fait d\u2019accord",
        "Totalmente en desacuerdo|En desacuerdo|Ni de acuerdo ni en desacuerdo|De"
            + " acuerdo|Totalmente de acuerdo",
        "per niente d'accordo|poco d'accordo|abbastanza d'accordo|molto d'accordo",
        "helemaal mee oneens|mee oneens|neutraal|mee eens|helemaal mee eens",
        "Discordo totalmente|Discordo|N\u00E3o concordo nem discordo|Concordo|Concordo totalmente",
        "never|rarely|sometimes|often|always",
        "never|less than once a week|weekly|several times a week|daily",
        "nie|selten|manchmal|oft|immer",
        "jamais|rarement|parfois|souvent|toujours",
        "nunca|casi nunca|a veces|a menudo|siempre",
        "mai|raramente|a volte|spesso|sempre",
        "nooit|zelden|soms|vaak|altijd",
        "nunca|raramente|\u00E0s vezes|frequentemente|sempre",
        "very slightly or not at all|a little|moderately|quite a bit|extremely",
        "\u00FCberhaupt nicht|ein bisschen|einigerma\u00DFen|ziemlich|\u00E4u\u00DFerst",
        "pas du tout|un peu|moyennement|beaucoup|\u00E9norm\u00E9ment",
        "nada|un poco|moderadamente|bastante|mucho",
        "per niente|poco|abbastanza|molto|moltissimo",
        "helemaal niet|een beetje|matig|tamelijk|erg",
        "very unlikely|unlikely|neutral|likely|very likely",
        "definitely not|probably not|might or might not|probably|definitely",
        "very poor|poor|fair|good|excellent",
        "sehr schlecht|schlecht|mittel|gut|sehr gut",
        "very dissatisfied|dissatisfied|neither satisfied nor dissatisfied|satisfied|very"
            + " satisfied",
        "unzufrieden|teils teils|zufrieden",
        "much worse|worse|about the same|better|much better",
        "keine|niedrig|mittel|hoch",
        "none|mild|moderate|severe",
        "nein|vielleicht|ja",
        "LOW|Med|HIGH"
      })
  void areInOrderWhateverTheirOrderInTheFile(String levels) {
    List<String> order = List.of(levels.split("\\|"));
    List<String> mixed = new ArrayList<>(order);
    Collections.shuffle(mixed, new Random(3));
    GuessedScale scale = Scales.guess(Answers.of(mixed)).orElseThrow();
    assertThat(scale.level()).isEqualTo(Level.ORDINAL);
    assertThat(scale.labels()).containsExactlyElementsOf(order);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ja|nein", "yes|no", "oui|non", "joy|fear|neutral", "agree|purple"})
  void areNoneOfOtherWords(String words) {
    assertThat(Scales.guess(Answers.of(List.of(words.split("\\|")))).orElseThrow().level())
        .isEqualTo(Level.NOMINAL);
  }
}
