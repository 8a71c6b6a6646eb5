package org.attune.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FlusherTest {

  @Test
  void whoWritesWaitsForTheDiskOnlyWhenItFallsFarBehind() throws Exception {
    CountDownLatch disk = new CountDownLatch(1);
    AtomicInteger written = new AtomicInteger();
    try (Flusher flusher = new Flusher(() -> await(disk))) {
      Thread writer =
          new Thread(
              () -> {
                for (int i = 0; i < 3 * Flusher.ON_THE_WAY; i++) {
                  flusher.written();
                  written.incrementAndGet();
                }
              });
      writer.start();
      while (writer.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      assertThat(written).hasValue(Flusher.ON_THE_WAY);
      disk.countDown();
      writer.join();
      assertThat(written).hasValue(3 * Flusher.ON_THE_WAY);
    }
  }

  @Test
  void allIsOnTheDiskWhenItIsClosed() {
    AtomicInteger written = new AtomicInteger();
    AtomicInteger forced = new AtomicInteger();
    try (Flusher flusher = new Flusher(() -> forced.set(written.get()))) {
      for (int i = 0; i < 1000; i++) {
        written.incrementAndGet();
        flusher.written();
      }
    }
    assertThat(forced).hasValue(1000);
  }

  @Test
  void whateverEndsItIsToldToWhoWrites() {
    Flusher flusher =
        new Flusher(
            () -> {
              throw new IllegalStateException("of another kind");
            });
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 3 * Flusher.ON_THE_WAY; i++) {
                flusher.written();
              }
            })
        .hasMessageContaining("of another kind");
  }

  @Test
  void aDiskThatTakesNoMoreIsToldToWhoWritesAndWhoCloses() {
    Flusher flusher =
        new Flusher(
            () -> {
              throw new IOException("no space left");
            });
    assertThatThrownBy(
            () -> {
              for (int i = 0; i <= 2 * Flusher.ON_THE_WAY; i++) {
                flusher.written();
              }
            })
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no space left");
    assertThatThrownBy(flusher::close)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("no space left");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
