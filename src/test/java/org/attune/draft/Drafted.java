package org.attune.draft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.attune.catalog.Catalog;
import org.attune.corpus.Card;
import org.attune.plan.Plan;
import org.attune.protocol.Protocol;
import org.attune.protocol.TableEntry;
import org.attune.sheet.Hints;

/**
 * A draft as its texts are read.
 *
 * @param draft the draft
 * @param card its card
 * @param protocol its protocol
 */
record Drafted(Draft draft, Card card, Protocol protocol) {

  private static final Path DRAFTS = Path.of("src", "test", "resources", "drafts");

  static Path fixture(String file) {
    return DRAFTS.resolve(file);
  }

  /** Drafts a study, reads its corpus to the last row and plans it in {@code folder}. */
  static Drafted of(Path ratings, Hints hints, Path folder) {
    Draft draft = Draft.of("mine", List.of(ratings), hints);
    try {
      Path corpus = Files.createDirectories(folder.resolve("mine"));
      Files.writeString(corpus.resolve(Catalog.CARD), draft.card());
      for (var file : draft.files().entrySet()) {
        Files.write(corpus.resolve(file.getKey()), file.getValue());
      }
      TrialRead.of(draft.card(), corpus);
      return new Drafted(
          draft, new Catalog(List.of(folder)).card("mine"), plan(draft.protocol(), folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Drafted of(Path ratings, Path folder) {
    return of(ratings, Hints.none(), folder);
  }

  static Drafted of(Path folder, String... lines) throws IOException {
    return of(Files.write(folder.resolve("ratings.csv"), List.of(lines)), folder);
  }

  /** Reads a protocol and fits it to the corpora in a folder. */
  static Protocol plan(String text, Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), text);
    Catalog catalog = new Catalog(List.of(folder));
    Protocol protocol = catalog.protocol(file);
    new Plan("mine.yaml", protocol, catalog);
    return protocol;
  }

  /** The protocol with what it offers in comments taken into use. */
  String withModels() {
    StringBuilder text = new StringBuilder();
    boolean offered = false;
    for (String line : draft.protocol().lines().toList()) {
      boolean mark = line.equals(ProtocolText.FROM_HERE) || line.equals(ProtocolText.TO_HERE);
      offered = mark ? line.equals(ProtocolText.FROM_HERE) : offered;
      text.append(offered && !mark ? line.substring(2) : line).append('\n');
    }
    return text.toString();
  }

  Card.Table table() {
    return card.tables().get(0);
  }

  TableEntry table(String name) {
    return protocol.tables().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }

  List<String> tables() {
    return protocol.tables().stream().map(TableEntry::name).toList();
  }
}
