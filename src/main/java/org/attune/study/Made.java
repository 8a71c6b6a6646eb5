package org.attune.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.catalog.Catalog;
import org.attune.corpus.CardWithoutRaters;
import org.attune.plan.PlannedCorpus;
import org.attune.protocol.Protocol;
import org.attune.result.Manifest;
import org.attune.result.ResultFolder;
import org.attune.study.ImportStep.Imported;
import org.attune.study.TallyStep.Tallied;

/**
 * What comes of a corpus.
 *
 * @param files those of results all others follow from
 * @param manifest what the manifest says of it
 */
record Made(SortedMap<String, String> files, Manifest.Corpus manifest) {

  /**
   * From what the verbs wrote of it.
   *
   * @param explained what was counted of explanations; empty if none are asked for
   * @param replies of a corpus of replies, of what it was made
   */
  static Made of(
      Setting setting,
      Protocol protocol,
      Catalog catalog,
      PlannedCorpus corpus,
      Imported imported,
      List<Scored> scored,
      Tallied tallied,
      Optional<String> explained,
      Optional<Manifest.Replied> replies) {
    String name = corpus.name();
    SortedMap<String, String> files = new TreeMap<>();
    files.put(ResultFolder.card(name), new CardWithoutRaters(catalog.cardText(name)).text());
    catalog.citation(name).ifPresent(bib -> files.put(ResultFolder.citation(name), bib));
    files.put(ResultFolder.tallies(name), Catalog.read(setting.tallies(protocol.study(), name)));
    Path codes = setting.codes(protocol.study(), name);
    if (tallied.written().files().containsKey(codes.getFileName().toString())) {
      files.put(ResultFolder.codes(name), Catalog.read(codes));
    }
    files.putAll(TableStep.beside(setting, protocol));
    explained.ifPresent(text -> files.put(ResultFolder.explanations(name), text));
    replies.ifPresent(
        of -> {
          String source = catalog.cardText(of.to());
          files.put(ResultFolder.card(of.to()), new CardWithoutRaters(source).text());
          catalog.citation(of.to()).ifPresent(b -> files.put(ResultFolder.citation(of.to()), b));
        });
    return new Made(
        files,
        CorpusEntry.of(
            corpus, catalog.cardText(name), imported, scored, tallied, replies, protocol, files));
  }
}
