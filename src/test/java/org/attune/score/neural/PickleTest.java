package org.attune.score.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PickleTest {

  private static final int DOUBLINGS = 100;

  private static Object read(byte[] bytes) {
    return new Pickle(bytes).value();
  }

  /** A list of twice the list before, and so on; the last is on the stack. */
  private static ByteArrayOutputStream doubled() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {']', 'q', 0});
    for (int n = 0; n < DOUBLINGS; n++) {
      bytes.writeBytes(new byte[] {']', '(', 'h', (byte) n, 'h', (byte) n, 'e', 'q'});
      bytes.write(n + 1);
    }
    return bytes;
  }

  @Test
  void listsOfListsAreNoMoreThanTheyAre() {
    ByteArrayOutputStream bytes = doubled();
    bytes.write('.');
    assertThat((List<?>) read(bytes.toByteArray())).hasSize(2);
  }

  @Test
  void aListOfListsIsNoKey() {
    ByteArrayOutputStream bytes = doubled();
    bytes.writeBytes(new byte[] {'}', 'h', DOUBLINGS, 'N', 's', '.'});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(bytes.toByteArray()))
        .withMessageStartingWith("a damaged pickle, with a key with parts at byte ");
  }

  @Test
  void keysAreTextsAndNumbers() {
    byte[] pickle = {'}', '(', 'K', 1, 'N', 'X', 1, 0, 0, 0, 'a', 'N', 'u', '.'};
    assertThat(((Map<?, ?>) read(pickle)).keySet().toArray()).containsExactly(1L, "a");
  }

  @Test
  void millionsOfValuesAreRefused() {
    byte[] lists = new byte[10_000_000];
    Arrays.fill(lists, (byte) ']');
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(lists))
        .withMessage("a damaged pickle, with more than 2097152 values");
  }
}
