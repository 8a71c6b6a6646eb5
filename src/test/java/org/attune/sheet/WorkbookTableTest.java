package org.attune.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.attune.corpus.CorpusException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** XLSX workbooks, written here as spreadsheets write them. */
class WorkbookTableTest {

  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

  @TempDir Path folder;

  /** A workbook of sheets, each by name with the XML of its rows. */
  private Path workbook(Map<String, String> sheets) throws IOException {
    Map<String, String> parts = new LinkedHashMap<>();
    StringBuilder listed = new StringBuilder();
    StringBuilder related = new StringBuilder();
    StringBuilder types = new StringBuilder();
    int number = 0;
    for (Map.Entry<String, String> sheet : sheets.entrySet()) {
      number++;
      listed.append(
          "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"r%d\"/>"
              .formatted(sheet.getKey(), number, number));
      related.append(
          "<Relationship Id=\"r%d\" Type=\"%s/worksheet\" Target=\"worksheets/sheet%d.xml\"/>"
              .formatted(number, OFFICE, number));
      types.append(
          "<Override PartName=\"/xl/worksheets/sheet%d.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
              .formatted(number));
      parts.put(
          "xl/worksheets/sheet" + number + ".xml",
          "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>"
              .formatted(MAIN, sheet.getValue()));
    }
    parts.put(
        "[Content_Types].xml",
        "<Types xmlns=\"%scontent-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>%s</Types>"
            .formatted(PACKAGE, types));
    parts.put(
        "_rels/.rels",
        "<Relationships xmlns=\"%srelationships\"><Relationship Id=\"r1\" Type=\"%s/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            .formatted(PACKAGE, OFFICE));
    parts.put(
        "xl/workbook.xml",
        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets>%s</sheets></workbook>"
            .formatted(MAIN, OFFICE, listed));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"%srelationships\">%s<Relationship Id=\"st\" Type=\"%s/styles\" Target=\"styles.xml\"/></Relationships>"
            .formatted(PACKAGE, related, OFFICE));
    parts.put(
        "xl/styles.xml",
        "<styleSheet xmlns=\"%s\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
            .formatted(MAIN));
    Path file = folder.resolve("my.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  private static String row(int number, String... cells) {
    return "<row r=\"" + number + "\">" + String.join("", cells) + "</row>";
  }

  private static String text(String at, String text) {
    return "<c r=\"" + at + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
  }

  private static String number(String at, String number) {
    return "<c r=\"" + at + "\"><v>" + number + "</v></c>";
  }

  @Test
  void givesWhatTheSheetShows() throws IOException {
    String rows =
        row(1, text("A1", "Empathy, spring"))
            + row(3, text("A3", "id"), text("B3", "r1"), text("C3", "r2"), text("D3", "ok"))
            + row(
                4,
                text("A4", "a"),
                number("B4", "0.30000000000000004"),
                number("C4", "5"),
                "<c r=\"D4\" t=\"b\"><v>1</v></c>")
            + row(
                5,
                text("A5", "b &amp; c"),
                "<c r=\"B5\"><f>1+1.5</f><v>2.5</v></c>",
                "<c r=\"C5\" t=\"e\"><v>#REF!</v></c>")
            + row(
                7,
                text("A7", "d"),
                "<c r=\"B7\" s=\"1\"><v>45358</v></c>",
                "<c r=\"C7\" t=\"str\"><f>A1</f><v>x</v></c>");
    Map<String, String> sheets = new LinkedHashMap<>();
    sheets.put("Empty", "");
    sheets.put("Ratings", rows);
    sheets.put("Notes", row(1, text("A1", "x")));
    Sheet sheet = SheetReader.read(workbook(sheets));
    assertThat(sheet.columns()).containsExactly("id", "r1", "r2", "ok");
    assertThat(sheet.lines())
        .containsExactly(
            new Sheet.Line(4, List.of("a", "0.3", "5", "TRUE")),
            new Sheet.Line(5, List.of("b & c", "2.5", "#REF!", "")),
            new Sheet.Line(7, List.of("d", "2024-03-07", "x", "")));
    assertThat(sheet.edits().changes())
        .containsExactly(
            "the line \"Empathy, spring\" is left out",
            "read from the sheet \"Ratings\" of an XLSX workbook");
    assertThat(sheet.edits().doubts())
        .containsExactly(
            "other sheets are not read: \"Empty\", \"Notes\"",
            "1 cell holds a date: spreadsheets make dates of ratings such as 3.5 or 1-2; correct"
                + " these");
  }

  @Test
  void isReadWholeOrNotAtAll() throws IOException {
    Path file = workbook(Map.of("Ratings", ""));
    assertThatThrownBy(() -> SheetReader.read(file))
        .hasMessage("my.xlsx: expected a sheet with rows, found none");
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {bytes.length / 2, bytes.length - 10}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> SheetReader.read(file))
          .isInstanceOf(CorpusException.class)
          .hasMessage(
              "my.xlsx: expected an undamaged XLSX workbook, found one that cannot be read");
    }
  }
}
