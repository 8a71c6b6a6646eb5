package org.attune.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.attune.corpus.CorpusException;
import org.attune.corpus.Parquet;

/**
 * Reads a file of ratings in any form that people have: by what it holds, not by its name. What is
 * no text between delimiters becomes a table, and its copy is written as CSV.
 */
final class SheetReader {

  /** Workbooks, and other files that are packed as ZIP, begin like this. */
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  /** Workbooks of older programs. */
  private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

  /** A list or an object, and no text between brackets. */
  private static final String JSON = "(?s)(\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]\\d-]).*";

  private final Path path;
  private final String file;

  private SheetReader(Path path) {
    this.path = path;
    file = path.getFileName().toString();
  }

  /**
   * The table in a file.
   *
   * @throws CorpusException with the line, if the file holds no table
   */
  static Sheet read(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new CorpusException(path.toString(), "a file of ratings (--ratings)", "no such file");
    }
    return new SheetReader(path).read();
  }

  private Sheet read() {
    try {
      Unpacked unpacked = Unpacked.of(path);
      byte[] bytes = unpacked.bytes();
      if (begins(bytes, PARQUET)) {
        return FormatRows.sheet(file, path, new Parquet(), "Parquet");
      }
      return begins(bytes, ZIP) || begins(bytes, OLE) ? workbook(bytes) : text(unpacked);
    } catch (IOException | UncheckedIOException e) {
      throw new CorpusException(file, "a table that can be read", String.valueOf(e.getMessage()));
    }
  }

  private static boolean begins(byte[] bytes, byte[] signature) {
    return bytes.length >= signature.length
        && Arrays.equals(bytes, 0, signature.length, signature, 0, signature.length);
  }

  private Sheet workbook(byte[] bytes) {
    String names = new String(bytes, StandardCharsets.ISO_8859_1);
    if (begins(bytes, OLE) || !names.contains("xl/")) {
      throw new CorpusException(
          file,
          "a table as text, JSON, Parquet or XLSX",
          begins(bytes, OLE) || names.contains("opendocument")
              ? "a spreadsheet of another kind (save it as XLSX or \"CSV UTF-8\")"
              : "a ZIP file that is no XLSX workbook");
    }
    return WorkbookTable.of(path);
  }

  private Sheet text(Unpacked unpacked) throws IOException {
    Decoded decoded = Decoded.of(file, unpacked.bytes());
    String text = decoded.text();
    if (text.isBlank()) {
      throw new CorpusException(
          file, "names of columns in the first line", text.isEmpty() ? "an empty file" : "none");
    }
    Optional<Sheet> speech = SpeechFiles.sheet(file, text);
    if (speech.isPresent()) {
      return told(speech.get(), decoded);
    }
    if (text.stripLeading().matches(JSON)) {
      return told(JsonTable.of(JsonText.of(file, text)), decoded);
    }
    boolean as = decoded.changes().isEmpty() && unpacked.packed() == file.endsWith(".gz");
    Sheet sheet = new SeparatedText(path, text, !as).sheet();
    SheetNames.check(sheet);
    return as ? sheet : told(sheet, decoded);
  }

  /** The table of a text that is otherwise than its file. */
  private Sheet told(Sheet sheet, Decoded decoded) {
    Edits edits = sheet.edits();
    for (String change : decoded.changes()) {
      edits = edits.changing(change);
    }
    edits =
        edits.changes().isEmpty()
            ? edits.changing("its name does not say whether it is packed")
            : edits;
    return sheet.with(sheet.columns(), sheet.lines(), edits);
  }
}
