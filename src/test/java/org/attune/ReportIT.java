package org.attune;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.attune.notebook.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shipped reports in a browser, at the width of a desk and of a phone: nothing is wider than
 * the page, every figure is drawn, axe-core finds no breach of WCAG 2.1 AA.
 */
class ReportIT {

  private static final String AXE = "/axe.min.js";
  private static final int MOST_BYTES = 3_000_000;

  /** Asks a page inside a frame of some width, and writes what it finds into the outer page. */
  private static final String ASK =
      """
      const wait = () => new Promise(done => setTimeout(done, 500));
      window.addEventListener('load', async () => {
        await wait();
        const frame = document.querySelector('iframe').contentWindow;
        const page = frame.document;
        const figures = [...page.querySelectorAll('figure svg')].map(s => s.getBoundingClientRect());
        let axe = {passes: [], violations: []};
        const script = document.getElementById('axe').textContent;
        if (script) {
          frame.eval(script);
          axe = await frame.axe.run(page, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
            resultTypes: ['violations']}); // of others one node a rule
        }
        document.getElementById('found').textContent = JSON.stringify({
          width: page.documentElement.scrollWidth,
          figures: figures.length,
          drawn: figures.filter(f => f.width > 100 && f.height > 20 && f.right <= frame.innerWidth).length,
          checked: axe.passes.map(p => p.id),
          breaches: axe.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 150)))});
      });
      """;

  @TempDir private Path folder;

  /** What is found with axe-core or, without, how wide the page is and which figures are drawn. */
  private JsonNode found(String html, int width, boolean withAxe) throws IOException {
    Browser browser = Browser.find(folder);
    Files.writeString(folder.resolve("report.html"), html);
    Path outer = folder.resolve("outer.html");
    try (InputStream axe = ReportIT.class.getResourceAsStream(AXE)) {
      String script = withAxe ? new String(axe.readAllBytes(), StandardCharsets.UTF_8) : "";
      Files.writeString(
          outer,
          "<!DOCTYPE html><meta charset=utf-8><title>outer</title><iframe src=report.html width="
              + width
              + " height=900></iframe><script id=axe type=text/plain>"
              + script.replace("</script", "<\\/script")
              + "</script><pre id=found></pre><script>"
              + ASK
              + "</script>");
    }
    String document = browser.document(outer);
    String start = "<pre id=\"found\">";
    int from = document.indexOf(start) + start.length();
    String json = document.substring(from, document.indexOf("</pre>", from));
    return new ObjectMapper()
        .readTree(json.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
  }

  private static void check(JsonNode found, int width) {
    assertThat(
            StreamSupport.stream(found.get("breaches").spliterator(), false).map(JsonNode::asText))
        .isEmpty();
    assertThat(found.get("checked").toString()).contains("color-contrast", "document-title");
    assertThat(found.get("width").asInt()).as("no wider than the page").isLessThanOrEqualTo(width);
    assertThat(found.get("figures").asInt()).isPositive();
    assertThat(found.get("drawn")).isEqualTo(found.get("figures"));
  }

  @ParameterizedTest
  @CsvSource({
    "experts-and-llms, 1280",
    "experts-and-llms, 375",
    "human-reliability, 375",
    "quickstart, 1280",
    "quickstart, 375"
  })
  void aReportCanBeReadByEveryone(String study, int width) throws Exception {
    Path report = Path.of("results", study, "report.html");
    assertThat(Files.size(report)).isLessThan(MOST_BYTES);
    String html = Files.readString(report);
    assertThat(html).doesNotContain("<script", "http-equiv", "<link", "@import", "url(");
    check(found(html, width, true), width);
  }

  /** The width of the text on A4 between Chromium's margins, upright or on its side, in pixels. */
  @ParameterizedTest
  @CsvSource({"experts-and-llms, 718", "human-reliability, 718", "goemotions, 1047"})
  void printedTablesLoseNoColumn(String study, int width) throws Exception {
    String html = Files.readString(Path.of("results", study, "report.html"));
    assertThat(html).contains("@media print", "size: landscape");
    JsonNode found = found(html.replace("@media print", "@media all"), width, false);
    assertThat(found.get("width").asInt()).isLessThanOrEqualTo(width);
  }

  @Test
  void theseChecksSeeWhatIsWrong() throws Exception {
    String html = Files.readString(Path.of("results", "quickstart", "report.html"));
    JsonNode found =
        found(
            html.replace("--soft: #4b5563", "--soft: #c0c0c0")
                .replace("</header>", "<div style=width:900px>wide</div></header>")
                .replaceFirst(
                    "<figure>(?s:.*?)</svg>", "<figure><svg width=\"0\" height=\"0\"></svg>"),
            375,
            true);
    assertThat(found.get("breaches").toString()).contains("color-contrast");
    assertThat(found.get("width").asInt()).isGreaterThan(375);
    assertThat(found.get("drawn").asInt()).isEqualTo(found.get("figures").asInt() - 1);
  }
}
