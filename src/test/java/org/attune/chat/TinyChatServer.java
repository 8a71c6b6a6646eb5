package org.attune.chat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * llama.cpp's own server on 127.0.0.1 with a tiny model of random weights, both of {@code
 * src/test/python/tiny_chat_server.py}. It ends with the test, also where that is killed.
 */
public final class TinyChatServer implements AutoCloseable {

  /** The model's name. */
  public static final String MODEL = "tiny-chat";

  private static final String PYTHON = System.getProperty("attune.python", "python3");
  private static final int SECONDS = 60;

  private final Process process;
  private final String url;

  private TinyChatServer(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /**
   * Starts it; the test is skipped where Python lacks the packages.
   *
   * @param folder where the model and what the server prints are written
   */
  public static TinyChatServer start(Path folder) throws IOException {
    Assumptions.assumeTrue(
        installed(folder),
        () ->
            "skipped: "
                + PYTHON
                + " without xllamacpp and gguf; `pip install xllamacpp==2026.10.11549 gguf==0.19.0`"
                + " into a virtual environment and name its python by -Dattune.python=PYTHON");
    Process process =
        new ProcessBuilder(
                PYTHON,
                Path.of("src", "test", "python", "tiny_chat_server.py").toString(),
                folder.toString())
            .redirectError(folder.resolve("tiny-chat.log").toFile())
            .start();
    BufferedReader printed =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String url = printed.readLine();
    if (url == null) {
      throw new IllegalStateException("no server: see " + folder.resolve("tiny-chat.log"));
    }
    return new TinyChatServer(process, url);
  }

  private static boolean installed(Path folder) {
    try {
      Process process =
          new ProcessBuilder(PYTHON, "-c", "import gguf, numpy, xllamacpp")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("probe.out").toFile())
              .start();
      boolean done = process.waitFor(SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return done && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /** Address for a client. */
  public String url() {
    return url;
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      process.destroyForcibly();
      throw new UncheckedIOException(e);
    }
  }
}
