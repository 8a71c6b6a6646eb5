package org.attune.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.attune.StudyFailed;
import org.attune.UserMistake;
import org.attune.catalog.Catalog;
import org.attune.plan.Reading;
import org.attune.protocol.Protocol;
import org.attune.report.FinishedStudy;
import org.attune.rubric.Codebook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several language models of one study: by which words each is asked, and which again. */
class AskedScorersTest {

  private static final String PROTOCOL =
      """
      study: asked
      title: Asked
      corpora: [epitome]
      dimensions: [{name: emotional-reactions}]
      scorers:
        - {scorer: chat, as: plain, model: tiny, rubric: epitome, endpoint: mine}
        - {scorer: chat, as: again, model: tiny, rubric: epitome, endpoint: theirs, sample: 1}
        - {scorer: chat, as: turned, model: tiny, rubric: epitome, endpoint: mine, wording: 1, order: reversed}
      tables: [{name: a, rows: [scorer], columns: [statistic], statistics: [accuracy]}]
      """;

  @TempDir private Path folder;
  private Catalog catalog;
  private Protocol protocol;

  @BeforeEach
  void read() throws IOException {
    catalog = new Catalog(List.of(Path.of("datasets")), List.of(Path.of("protocols", "rubrics")));
    protocol = catalog.protocol(Files.writeString(folder.resolve("asked.yaml"), PROTOCOL));
  }

  private List<Reading.Asked> scorers() {
    return protocol.scorers().stream().map(s -> (Reading.Asked) Reading.of(s)).toList();
  }

  @Test
  void reportsTellTheWordingsAndOrdersThatWereUsed() {
    List<FinishedStudy.Asked> asked = ResultFiles.codebooks(protocol, catalog);
    assertThat(asked.stream().map(FinishedStudy.Asked::scorers))
        .containsExactly(List.of("plain", "again"), List.of("turned"));
    Codebook.Question words = catalog.rubric("epitome").codebook("en").questions().get(0);
    Codebook.Question plain = asked.get(0).codebook().questions().get(0);
    Codebook.Question turned = asked.get(1).codebook().questions().get(0);
    assertThat(plain.wordings()).containsExactly(words.wordings().get(0));
    assertThat(plain.levels()).isEqualTo(words.levels());
    assertThat(turned.wordings()).containsExactly(words.wordings().get(1));
    assertThat(turned.levels().stream().map(Codebook.Level::label)).containsExactly("2", "1", "0");
  }

  @Test
  void anEndpointThatIsNotKnownIsToldAndKeepsNoOtherFromBeingAsked() {
    Endpoints endpoints =
        Endpoints.of(Map.of("attune.chat.mine.url", "http://localhost:1/v1"), folder);
    assertThat(AskAgain.outOfReach(scorers(), endpoints))
        .containsExactly(
            "not asked again, endpoint theirs: expected its address in ATTUNE_CHAT_URL or --conf"
                + " attune.chat.url, found none");
  }

  @Test
  void whatFailsForOneScorerTakesNothingFromTheOthers() throws IOException {
    assertThat(
            AskAgain.told(
                "epitome",
                scorers(),
                of -> {
                  if (of.scorer().name().equals("plain")) {
                    throw new UserMistake("no way there");
                  }
                  if (of.scorer().name().equals("turned")) {
                    throw new StudyFailed("no way on");
                  }
                  return new AskAgain.Again(of.scorer().name(), "epitome", 4, 0, 0);
                }))
        .containsExactly(
            "plain about epitome: not asked, no way there",
            "again about epitome: 4 asked, none answered",
            "turned about epitome: not asked, no way on");
  }
}
