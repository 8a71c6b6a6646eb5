package org.attune.score.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the code of a model may not do, in the spellings that PyTorch 2.7 runs. */
class ModelCodeTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "torch.save(x, \"f\")",
        "torch . save(x, \"f\")",
        "torch.\\\nsave(x, \"f\")",
        "(torch. # it\n save)(x, \"f\")",
        "(torch).save(x, \"f\")",
        "t = torch\n t.save(x, \"f\")",
        "getattr(torch, \"sa\\166e\")(x, \"f\")",
        "ops.aten.save(x, \"f\")",
        "t = ops.aten\n t.save(x, \"f\")",
        "getattr(ops, \"aten\").save(x, \"f\")",
        "y = torch.from_file(\"f\", False, 4)",
        "ops.image.read_file(\"f\")",
        "print(\"Everything is the same\")",
        "p = print\n p(1)",
        "torch._print(\"x\")",
        "ops.prim.Print(\"x\")",
        "rpc_async(\"w\", f)",
        "s : __torch__.torch.classes.dist_c10d.Store",
        "\"\"\"x\" \"\"\"; torch.save(y, \"f\")",
        "'\"' + torch.save(x, '\"')",
        "y = \"a\\\nb\" + torch.save(x, \"f\")",
        "# \"\ntorch.save(x, 1) # \""
      })
  void filesAndTheTerminalAreOutOfReach(String code) {
    assertThat(ModelCode.refused("def f(x):\n " + code + "\n")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y = torch.softmax(x, 1)",
        "s = __torch__.torch.nn.functional.softmax(x)",
        "m = torch.to(_1, ops.prim.dtype(weight))",
        "ops.prim.RaiseException(\"print it, save it: torch found no ops\")",
        "y = getattr(self.layer, \"0\")",
        "profile = self.print_profile",
        "torch.warn(\"Implicit dimension\")"
      })
  void allElseIsRun(String code) {
    assertThat(ModelCode.refused("def f(x):\n " + code + "\n")).isEmpty();
  }

  /** A tiny model with code and entries changed. */
  private Path model(Map<String, String> more, String from, String to) throws IOException {
    Path file = folder.resolve("model.pt");
    Path tiny = TinyModels.MODELS.resolve("tiny-emotion").resolve("tiny-emotion.pt");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(tiny));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
        byte[] bytes = in.readAllBytes();
        if (entry.getName().endsWith("/code/__torch__.py")) {
          String code = new String(bytes, StandardCharsets.UTF_8);
          assertThat(code).contains(from);
          bytes = code.replaceFirst(from, to).getBytes(StandardCharsets.UTF_8);
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(bytes);
      }
      for (Map.Entry<String, String> entry : new TreeMap<>(more).entrySet()) {
        out.putNextEntry(new ZipEntry(entry.getKey()));
        out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  @Test
  void aModelThatWritesAFileIsNotLoaded() throws IOException {
    String body = "    body = self.body\n";
    Path file = model(Map.of(), body, "    torch.save(input_ids, \"stolen\")\n" + body);
    assertThatThrownBy(() -> TorchScript.check(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            file
                + ": expected a file of TorchScript, found: tiny-emotion/code/__torch__.py with code that is"
                + " not run: torch.save; a model may not touch files, print or call other machines");
  }

  @Test
  void whatPytorchWouldReadElsewhereIsNotLoaded() throws IOException {
    Path file = model(Map.of("tiny-emotion/model.json", "{}"), "body", "body");
    assertThatThrownBy(() -> TorchScript.check(file)).hasMessageContaining("model.json, which");
  }

  /** PyTorch finds entries whatever the case of their letters. */
  @Test
  void codeUnderANameInCapitalsIsCode() throws IOException {
    Path file = model(Map.of("tiny-emotion/CODE/more.PY", "print(1)"), "body", "body");
    assertThatThrownBy(() -> TorchScript.check(file)).hasMessageContaining("code that is not run");
    Path twice = model(Map.of("tiny-emotion/Code/__torch__.py", ""), "body", "body");
    assertThatThrownBy(() -> TorchScript.check(twice)).hasMessageContaining("__torch__.py, which");
    Path legacy = model(Map.of("tiny-emotion/Model.JSON", "{}"), "body", "body");
    assertThatThrownBy(() -> TorchScript.check(legacy)).hasMessageContaining("model.json, which");
  }

  /** What PyTorch says of the source, which has words such as torch in it. */
  @Test
  void whatIsSaidOfTheSourceIsNoCode() throws IOException {
    Path file = model(Map.of("tiny-emotion/code/more.py.debug_pkl", "torch"), "body", "body");
    TorchScript.check(file);
  }

  @Test
  void whatIsLoadedIsWhatWasChecked() throws IOException {
    Path file = model(Map.of(), "body", "body");
    Path copy = folder.resolve("copy.pt");
    TorchScript.copy(file, copy);
    assertThat(entries(copy)).isEqualTo(entries(file)).isNotEmpty();
  }

  private static Map<String, String> entries(Path file) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry; (entry = in.getNextEntry()) != null; ) {
        entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
      }
    }
    return entries;
  }
}
