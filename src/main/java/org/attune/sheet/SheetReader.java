package org.attune.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.corpus.CorpusException;
import org.attune.corpus.CorpusFormat;
import org.attune.corpus.FormatSettings;
import org.attune.corpus.Parquet;
import org.attune.corpus.Row;
import org.attune.corpus.Slice;

/**
 * Reads a file of ratings in any form that people have: by what it holds, not by its name. What is
 * no text between delimiters becomes a table, and its copy is written as CSV.
 */
public final class SheetReader {

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
  public static Sheet read(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new CorpusException(path.toString(), "a file of ratings (--ratings)", "no such file");
    }
    return new SheetReader(path).read();
  }

  private Sheet read() {
    try {
      WorkbookTable.Unpacked unpacked = WorkbookTable.Unpacked.of(path);
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

  private Sheet text(WorkbookTable.Unpacked unpacked) throws IOException {
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
    Sheet.Edits edits = sheet.edits();
    for (String change : decoded.changes()) {
      edits = edits.changing(change);
    }
    edits =
        edits.changes().isEmpty()
            ? edits.changing("its name does not say whether it is packed")
            : edits;
    return sheet.with(sheet.columns(), sheet.lines(), edits);
  }

  /**
   * Bytes of a file as text, whatever program wrote them. Files do not say their character set: a
   * byte-order mark tells it, or zeros at every other byte (UTF-16), or that all bytes are UTF-8;
   * what is left is taken for the set of Western Windows, or of old Macintoshes where the line ends
   * are theirs.
   *
   * @param text the text, without byte-order mark and with line feeds as line ends
   * @param changes what is otherwise than in UTF-8 with usual line ends
   */
  private record Decoded(String text, List<String> changes) {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset MACINTOSH = Charset.forName("x-MacRoman");

    /** So many bytes show whether every other one is zero. */
    private static final int SAMPLE = 4096;

    private static final double MOST = 0.3;
    private static final double FEW = 0.05;

    /** Languages written in Latin letters have fewer letters outside of ASCII than this. */
    private static final double FOREIGN = 0.4;

    private static final int SOME = 10;

    /** A word with a letter that is not of ASCII; it is looked for at beginnings of words only. */
    private static final Pattern WORD =
        Pattern.compile("(?<!\\p{L})[\\p{L}&&\\p{ASCII}]*+[\\p{L}&&[^\\p{ASCII}]]\\p{L}*");

    /**
     * The text of a file.
     *
     * @param file its name, for messages
     * @throws CorpusException with the line, if no character set fits
     */
    static Decoded of(String file, byte[] bytes) {
      Charset marked = marked(bytes);
      if (marked != null) {
        String text = strict(marked, bytes);
        if (text == null) {
          throw new CorpusException(file, marked + " text, as its first bytes say", "other bytes");
        }
        return told(text.startsWith("\uFEFF") ? text.substring(1) : text, marked);
      }
      Charset paired = paired(bytes);
      if (paired != null) {
        String text = strict(paired, bytes);
        if (text == null) {
          throw new CorpusException(file, "text", "zeros between other bytes, and not " + paired);
        }
        return told(text, paired);
      }
      String text = strict(StandardCharsets.UTF_8, bytes);
      return text != null ? told(text, StandardCharsets.UTF_8) : western(file, bytes);
    }

    private static Charset marked(byte[] b) {
      int first = b.length < 2 ? 0 : (b[0] & 0xFF) << 8 | b[1] & 0xFF;
      int second = b.length < 4 ? -1 : (b[2] & 0xFF) << 8 | b[3] & 0xFF;
      if (first == 0xFFFE) {
        return second == 0 ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
      }
      if (first == 0xFEFF) {
        return StandardCharsets.UTF_16BE;
      }
      boolean utf8 = first == 0xEFBB && b.length > 2 && (b[2] & 0xFF) == 0xBF;
      return utf8
          ? StandardCharsets.UTF_8
          : first == 0 && second == 0xFEFF ? Charset.forName("UTF-32BE") : null;
    }

    /** UTF-16 without a mark: Latin letters have a zero each, always on the same side. */
    private static Charset paired(byte[] bytes) {
      int length = Math.min(bytes.length, SAMPLE);
      int[] zeros = new int[2];
      for (int i = 0; i < length; i++) {
        zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
      }
      double even = zeros[0] / (length / 2.0);
      double odd = zeros[1] / (length / 2.0);
      return odd > MOST && even < FEW
          ? StandardCharsets.UTF_16LE
          : even > MOST && odd < FEW ? StandardCharsets.UTF_16BE : null;
    }

    private static String strict(Charset charset, byte[] bytes) {
      CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
      try {
        return decoder
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes))
            .toString();
      } catch (CharacterCodingException e) {
        return null;
      }
    }

    private static Decoded told(String text, Charset charset) {
      List<String> changes = new ArrayList<>();
      if (!charset.equals(StandardCharsets.UTF_8)) {
        Matcher word = WORD.matcher(text);
        changes.add(
            "it is written in "
                + charset
                + ", and read as such"
                + (word.find() ? ": \"" + word.group() + "\"" : ""));
      }
      if (oldLineEnds(text)) {
        changes.add("its lines end as on old Macintoshes (carriage returns), and are told apart");
        return new Decoded(text.replace('\r', '\n'), List.copyOf(changes));
      }
      return new Decoded(text, List.copyOf(changes));
    }

    private static boolean oldLineEnds(String text) {
      return text.indexOf('\n') < 0 && text.indexOf('\r') >= 0;
    }

    private static Decoded western(String file, byte[] bytes) {
      String ascii = new String(bytes, StandardCharsets.ISO_8859_1);
      String text = strict(oldLineEnds(ascii) ? MACINTOSH : WINDOWS, bytes);
      String mixed = new String(bytes, StandardCharsets.UTF_8);
      long broken = mixed.chars().filter(c -> c == '\uFFFD').count();
      long read = mixed.chars().filter(c -> c > 127 && c != '\uFFFD').count();
      if (text == null || read >= broken || foreign(text)) {
        throw new CorpusException(
            file + ":" + line(bytes),
            "UTF-8 text",
            "other bytes (spreadsheets save it as \"CSV UTF-8\")");
      }
      return told(text, oldLineEnds(ascii) ? MACINTOSH : WINDOWS);
    }

    /** True of text that becomes a mass of accents, because its letters are no Latin ones. */
    private static boolean foreign(String text) {
      long letters = text.chars().filter(Character::isLetter).count();
      long others = text.chars().filter(c -> c > 127).count();
      return others >= SOME && others > FOREIGN * letters;
    }

    /** Line of the first byte that is no UTF-8. */
    private static long line(byte[] bytes) {
      CharBuffer read = CharBuffer.allocate(bytes.length + 1);
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), read, true);
      return 1 + read.flip().chars().filter(c -> c == '\n').count();
    }
  }

  /** Reads a file whose rows name their columns by a format of corpora. */
  static final class FormatRows {

    private static final FormatSettings OWN = new FormatSettings("", "", true, List.of(), "");

    private FormatRows() {}

    /**
     * The table.
     *
     * @param file name of the file, for messages
     * @param source where its text is
     * @param what what the form of the file is called
     * @throws CorpusException with the line, if a row cannot be read
     */
    static Sheet sheet(String file, Path source, CorpusFormat format, String what)
        throws IOException {
      List<Row.Read> all = new ArrayList<>();
      Slice whole = new Slice(source.toString(), 0, Files.size(source), 1);
      Map<String, Integer> columns = new LinkedHashMap<>();
      try (CorpusFormat.Rows rows = format.read(whole, OWN)) {
        while (rows.hasNext()) {
          Row.Read row = read(file, rows.next());
          row.columnNames().forEach(column -> columns.putIfAbsent(column, columns.size()));
          all.add(row);
        }
      } catch (UncheckedIOException | IOException e) {
        throw new CorpusException(file, "an undamaged file of " + what, "one that cannot be read");
      } catch (RuntimeException e) {
        throw e instanceof CorpusException
            ? e
            : new CorpusException(file, "an undamaged file of " + what, "one that cannot be read");
      }
      if (all.isEmpty()) {
        throw new CorpusException(file, "rows of ratings", "none");
      }
      List<String> names = List.copyOf(columns.keySet());
      List<Sheet.Line> lines = new ArrayList<>();
      for (Row.Read row : all) {
        lines.add(
            new Sheet.Line(
                row.line(), names.stream().map(name -> row.get(name).orElse("")).toList()));
      }
      return new Sheet(
          file, "csv", "", "", names, lines, Sheet.Edits.none().changing("read as " + what));
    }

    /** A row that could be read. */
    static Row.Read read(String file, Row row) {
      if (row instanceof Row.Broken broken) {
        String[] reason = broken.reason().replaceFirst("^expected ", "").split(", found ", 2);
        throw new CorpusException(
            file + ":" + row.line(), reason[0], reason.length > 1 ? reason[1] : "none");
      }
      return (Row.Read) row;
    }
  }
}
