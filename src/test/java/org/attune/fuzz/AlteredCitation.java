package org.attune.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.Launch;
import org.attune.catalog.Catalog;
import org.attune.study.WithoutSpark;

/** A BibTeX file beside a card that is altered before it is read. */
record AlteredCitation(Path home) implements Kind {

  private static final String ENTRY =
      """
      @string{acl = "Proceedings of ACL"}
      @inproceedings{talk,
        author = {M{\\"u}ller, Anna and {de Vries}, Ben},
        title = {How people talk: {A} study of $\\alpha$},
        booktitle = acl,
        year = 2026,
        doi = {10.1000/talk_1}
      }
      """;

  @Override
  public String name() {
    return "bib";
  }

  @Override
  public Launch run(long number, Mutations mutations) throws IOException {
    return of(home, mutations.of(ENTRY.getBytes(StandardCharsets.UTF_8)));
  }

  /** Reads this beside a card. */
  static Launch of(Path home, byte[] bibtex) throws IOException {
    Path folder = Files.createDirectories(home.resolve("datasets").resolve("talk"));
    Files.writeString(folder.resolve("dataset.yaml"), Talk.CARD.replace("FORMAT", "csv"));
    Files.write(folder.resolve(Catalog.CITATION), bibtex);
    return Launch.of(home, List.of("cite", "talk", home.toString()), new WithoutSpark.Cite());
  }
}
