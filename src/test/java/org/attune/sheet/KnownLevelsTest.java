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
        "LOW|Med|HIGH",
        "not at all warm|slightly warm|moderately warm|very warm|extremely warm",
        "not helpful|somewhat helpful|helpful|very helpful",
        "no empathy|some empathy|a lot of empathy",
        "nicht warm|etwas warm|sehr warm",
        "\u975E\u5E38\u4E0D\u540C\u610F|\u4E0D\u540C\u610F|\u4E2D\u7ACB|\u540C\u610F|\u975E\u5E38\u540C\u610F",
        "\u5B8C\u5168\u4E0D\u7B26\u5408|\u6BD4\u8F83\u4E0D\u7B26\u5408|\u4E0D\u786E\u5B9A|\u6BD4\u8F83\u7B26\u5408|\u5B8C\u5168\u7B26\u5408",
        "\u5168\u304F\u305D\u3046\u601D\u308F\u306A\u3044|\u3042\u307E\u308A\u305D\u3046\u601D\u308F\u306A\u3044|\u3069\u3061\u3089\u3068\u3082\u3044\u3048\u306A\u3044|\u3084\u3084\u305D\u3046\u601D\u3046|\u3068\u3066\u3082\u305D\u3046\u601D\u3046",
        "\uC804\uD600 \uADF8\uB807\uC9C0 \uC54A\uB2E4|\uADF8\uB807\uC9C0 \uC54A\uB2E4|\uBCF4\uD1B5\uC774\uB2E4|\uADF8\uB807\uB2E4|\uB9E4\uC6B0 \uADF8\uB807\uB2E4",
        "\u043F\u043E\u043B\u043D\u043E\u0441\u0442\u044C\u044E \u043D\u0435 \u0441\u043E\u0433\u043B\u0430\u0441\u0435\u043D|\u043D\u0435 \u0441\u043E\u0433\u043B\u0430\u0441\u0435\u043D|\u0437\u0430\u0442\u0440\u0443\u0434\u043D\u044F\u044E\u0441\u044C \u043E\u0442\u0432\u0435\u0442\u0438\u0442\u044C|\u0441\u043E\u0433\u043B\u0430\u0441\u0435\u043D|\u043F\u043E\u043B\u043D\u043E\u0441\u0442\u044C\u044E \u0441\u043E\u0433\u043B\u0430\u0441\u0435\u043D"
      })
  void areInOrderWhateverTheirOrderInTheFile(String levels) {
    List<String> order = List.of(levels.split("\\|"));
    List<String> mixed = new ArrayList<>(order);
    Collections.shuffle(mixed, new Random(3));
    GuessedScale scale = Scales.guess(AnswerCounts.of(mixed)).orElseThrow();
    assertThat(scale.level()).isEqualTo(Level.ORDINAL);
    assertThat(scale.labels()).containsExactlyElementsOf(order);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ja|nein",
        "yes|no",
        "oui|non",
        "joy|fear|neutral",
        "agree|purple",
        "very sad|not sad"
      })
  void areNoneOfOtherWords(String words) {
    assertThat(Scales.guess(AnswerCounts.of(List.of(words.split("\\|")))).orElseThrow().level())
        .isEqualTo(Level.NOMINAL);
  }
}
