package org.attune.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attune.corpus.Hashes;
import org.attune.corpus.Medium;
import org.attune.corpus.Turn;
import org.junit.jupiter.api.Test;

class TurnsTest {

  @Test
  void equalTurnsShareTheirKey() {
    Turn turn = new Turn(List.of("How are you?", "So so."), "Why?");
    assertThat(turn.identity())
        .isEqualTo(new Turn(List.of("How are you?", "So so."), "Why?").identity());
    assertThat(turn.identity()).matches("[0-9a-f]{32}");
  }

  @Test
  void theKeyIsHalfAHashOfTextsBehindTheirLengthsInBytes() {
    byte[] bytes = "2:ß1:b".getBytes(StandardCharsets.UTF_8);
    assertThat(new Turn(List.of("ß"), "b").identity()).isEqualTo(Hashes.of(bytes).substring(0, 32));
  }

  @Test
  void differentTurnsDoNot() {
    List<Turn> turns =
        List.of(
            new Turn(List.of(), ""),
            new Turn(List.of(""), ""),
            new Turn(List.of(), "ab"),
            new Turn(List.of("a"), "b"),
            new Turn(List.of("b"), "a"),
            new Turn(List.of("", "a"), "b"),
            new Turn(List.of("a", ""), "b"),
            new Turn(List.of(), "a\nb"),
            new Turn(List.of(), "1:a1:b"),
            new Turn(List.of(), "Ab"),
            new Turn(List.of(), "ab "),
            new Turn(List.of(), "e\u0301"),
            new Turn(List.of(), "\u00e9"));
    Medium sound = new Medium(Medium.Kind.SOUND, "a.wav", "00ff");
    Medium other = new Medium(Medium.Kind.SOUND, "a.wav", "01ff");
    Medium video = new Medium(Medium.Kind.VIDEO, "a.wav", "00ff");
    Turn heard = new Turn(List.of(), "ab", List.of(sound));
    turns = new ArrayList<>(turns);
    turns.add(heard);
    turns.add(new Turn(List.of(), "ab", List.of(other)));
    turns.add(new Turn(List.of(), "ab", List.of(video)));
    turns.add(new Turn(List.of(), "ab", List.of(sound, video)));
    turns.add(new Turn(List.of(heard), "ab", List.of()));
    turns.add(new Turn(List.of(heard), "ab", List.of(sound)));
    turns.add(new Turn(List.of(new Turn(List.of(), "ab", List.of())), "ab", List.of(sound)));
    Set<String> keys = new HashSet<>();
    turns.forEach(turn -> assertThat(keys.add(turn.identity())).as(turn.toString()).isTrue());
  }
}
