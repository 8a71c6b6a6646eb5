package org.attune.sheet;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.attune.corpus.CorpusException;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * The first sheet with rows of an XLSX workbook: numbers with the 15 digits that spreadsheets show
 * at most, dates by the calendar, what formulas gave when the file was saved, and errors such as
 * {@code #REF!} as they show.
 */
final class WorkbookTable {

  /** Digits that a spreadsheet keeps of a number. */
  private static final MathContext DIGITS = new MathContext(15);

  private static final int MOST_COLUMNS = 16_384;

  private final Path path;
  private int dates;

  private WorkbookTable(Path path) {
    this.path = path;
  }

  /**
   * The table.
   *
   * @throws CorpusException if it is no workbook, or has no rows
   */
  static Sheet of(Path path) {
    return new WorkbookTable(path).sheet();
  }

  private Sheet sheet() {
    String file = path.getFileName().toString();
    try {
      checkSize(file);
      return sheet(file);
    } catch (ExcelReaderException
        | IOException
        | UncheckedIOException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException
        | NullPointerException e) {
      throw new CorpusException(file, "an undamaged XLSX workbook", "one that cannot be read");
    }
  }

  private void checkSize(String file) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      long bytes = zip.stream().mapToLong(entry -> Math.max(0, entry.getSize())).sum();
      if (bytes > Unpacked.MOST) {
        throw Unpacked.tooMany(file, (bytes >> 20) + " MB when unpacked");
      }
    }
  }

  private Sheet sheet(String file) throws IOException {
    try (ReadableWorkbook book =
        new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true))) {
      List<Sheet.Line> rows = List.of();
      String name = "";
      List<String> others = new ArrayList<>();
      for (org.dhatim.fastexcel.reader.Sheet sheet : book.getSheets().toList()) {
        List<Sheet.Line> own = rows.isEmpty() ? rows(sheet) : List.of();
        if (own.isEmpty()) {
          others.add("\"" + sheet.getName() + "\"");
        } else {
          rows = own;
          name = sheet.getName();
        }
      }
      if (rows.isEmpty()) {
        throw new CorpusException(file, "a sheet with rows", "none");
      }
      Sheet table = new Heading(file, rows).sheet("csv", "", "");
      return table.with(table.columns(), table.lines(), told(table.edits(), name, others));
    }
  }

  private Sheet.Edits told(Sheet.Edits edits, String name, List<String> others) {
    Sheet.Edits told = edits.changing("read from the sheet \"" + name + "\" of an XLSX workbook");
    if (!others.isEmpty()) {
      told = told.doubting("other sheets are not read: " + String.join(", ", others));
    }
    if (dates > 0) {
      told =
          told.doubting(
              dates
                  + (dates == 1 ? " cell holds a date" : " cells hold dates")
                  + ": spreadsheets make dates of ratings such as 3.5 or 1-2; correct these");
    }
    return told;
  }

  private List<Sheet.Line> rows(org.dhatim.fastexcel.reader.Sheet sheet) throws IOException {
    List<Sheet.Line> rows = new ArrayList<>();
    dates = 0;
    try (Stream<Row> read = sheet.openStream()) {
      read.forEach(
          row -> {
            List<String> values = values(row);
            if (!values.isEmpty()) {
              rows.add(new Sheet.Line(row.getRowNum(), values));
            }
          });
    }
    int width = rows.stream().mapToInt(row -> row.values().size()).max().orElse(0);
    rows.replaceAll(row -> row.with(padded(row.values(), width)));
    return rows;
  }

  /** Texts of the cells up to the last that is not empty. */
  private List<String> values(Row row) {
    List<String> values = new ArrayList<>();
    for (Cell cell : row) {
      String text = cell == null || cell.getColumnIndex() >= MOST_COLUMNS ? "" : text(cell);
      if (!text.isBlank()) {
        values = padded(values, cell.getColumnIndex());
        values.add(text);
      }
    }
    return values;
  }

  private static List<String> padded(List<String> values, int width) {
    List<String> padded = new ArrayList<>(values);
    padded.addAll(Collections.nCopies(width - values.size(), ""));
    return padded;
  }

  private String text(Cell cell) {
    String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
    CellType type = cell.getType();
    if (type == CellType.BOOLEAN) {
      return raw.equals("1") ? "TRUE" : raw.equals("0") ? "FALSE" : raw.toUpperCase(Locale.ROOT);
    }
    if (type == CellType.NUMBER || type == CellType.FORMULA) {
      return number(cell, raw);
    }
    String shown = type == CellType.ERROR ? raw : cell.getText();
    return shown == null ? "" : shown;
  }

  private String number(Cell cell, String raw) {
    BigDecimal number;
    try {
      number = new BigDecimal(raw);
    } catch (NumberFormatException e) {
      return raw;
    }
    String format = cell.getDataFormatString();
    if (format != null && date(format)) {
      try {
        dates++;
        String date = cell.asDate().toString();
        return date.endsWith("T00:00") ? date.substring(0, date.length() - 6) : date;
      } catch (DateTimeException | ExcelReaderException e) {
        return raw;
      }
    }
    return plain(number.round(DIGITS));
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return Math.abs(stripped.scale()) > DIGITS.getPrecision()
        ? stripped.toString()
        : stripped.toPlainString();
  }

  /** True of formats with days, months or years outside of quotes and brackets. */
  private static boolean date(String format) {
    String bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
    return bare.matches(".*(d|m|y).*") && !bare.contains("general");
  }

  /**
   * Bytes of a file, unpacked where it is packed, and no more of them than fit into memory.
   *
   * @param bytes what is in it
   * @param packed true if they were packed by gzip
   */
  record Unpacked(byte[] bytes, boolean packed) {

    /**
     * A table of people's ratings is far smaller than 512 MiB; the memory must hold it some times.
     */
    static final int MOST = (int) Math.min(512 << 20, Runtime.getRuntime().maxMemory() / 8);

    /**
     * The bytes.
     *
     * @throws CorpusException if there are more than {@link #MOST}, or packed ones are damaged
     */
    static Unpacked of(Path path) throws IOException {
      String file = path.getFileName().toString();
      if (Files.size(path) > MOST) {
        throw tooMany(file, (Files.size(path) >> 20) + " MB");
      }
      try (InputStream bytes = Files.newInputStream(path)) {
        byte[] first = bytes.readNBytes(2);
        boolean packed =
            first.length == 2 && (first[0] & 0xFF) == 0x1F && (first[1] & 0xFF) == 0x8B;
        return new Unpacked(packed ? unpack(path, file) : Files.readAllBytes(path), packed);
      }
    }

    private static byte[] unpack(Path path, String file) throws IOException {
      try (InputStream unpacked = new GZIPInputStream(Files.newInputStream(path))) {
        byte[] bytes = unpacked.readNBytes(MOST);
        if (unpacked.read() >= 0) {
          throw tooMany(file, "more when unpacked");
        }
        return bytes;
      } catch (EOFException e) {
        throw new CorpusException(file, "a whole gzip file", "one that breaks off");
      } catch (ZipException e) {
        throw new CorpusException(file, "an undamaged gzip file", String.valueOf(e.getMessage()));
      }
    }

    static CorpusException tooMany(String file, String found) {
      return new CorpusException(
          file, "at most " + (MOST >> 20) + " MB to read into memory", found);
    }
  }
}
