package org.attune.score.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights of strangers: damaged or hostile ones are told in a line, before memory is taken. */
class TorchScriptTest {

  @TempDir private Path folder;

  private Path packed(String pickle) throws IOException {
    Path file = folder.resolve("model.pt");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("model/data.pkl"));
      zip.write(HexFormat.of().parseHex(pickle));
    }
    return file;
  }

  @ParameterizedTest
  @CsvSource({
    "8002 58ffffff7f 2e, a text of 2147483647 bytes at byte 7",
    "8002 58ffffffff 2e, a text of 4294967295 bytes at byte 7",
    "8002 6801 2e, a value that it has not at byte 4",
    "8002 8aff 2e, a number of 255 bytes at byte 4",
    "8002 2863, its end too early",
    "8002 4b01 7d 62 2e, a value that does not fit at byte 6",
    "8002 61 2e, a value that does not fit at byte 3",
    "8002 42 2e, opcode 0x42 at byte 2"
  })
  void aDamagedPickleIsTold(String pickle, String found) throws IOException {
    Path file = packed(pickle.replace(" ", ""));
    assertThatThrownBy(() -> new TorchScript(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            file + ": expected a file of TorchScript, found: a damaged pickle, with " + found);
  }

  /** An empty list, noted as 0, to which itself is appended. */
  @Test
  void aListInItselfHasNoWeights() throws IOException {
    Path file = packed("80025d7100680061" + "2e");
    assertThat(new TorchScript(file).matrices()).isZero();
    assertThatThrownBy(() -> new TorchScript(file).bfloat16(folder.resolve("half.pt")))
        .hasMessage(
            file + ": expected weights of 32 bits (a model that is not frozen), found none");
  }

  @Test
  void aDeepListIsTold() throws IOException {
    Path file = packed("8002" + "5d".repeat(20_000) + "61".repeat(19_999) + "2e");
    assertThatThrownBy(() -> new TorchScript(file))
        .hasMessageEndingWith("a damaged pickle, with values more than 1000 deep");
  }

  @Test
  void aFileThatIsNotAsItWasPackedIsTold() throws IOException {
    Path model = TinyModels.MODELS.resolve("tiny-emotion").resolve("tiny-emotion.pt");
    TorchScript.check(model);
    byte[] bytes = Files.readAllBytes(model);
    bytes[bytes.length / 2] ^= 1;
    Path file = Files.write(folder.resolve("model.pt"), bytes);
    assertThatThrownBy(() -> TorchScript.check(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ": expected a file of TorchScript, found: ");
  }
}
