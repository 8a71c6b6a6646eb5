package org.attune.study;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.catalog.Catalog;
import org.attune.protocol.Protocol;
import org.attune.reply.DerivedCorpus;
import org.attune.score.Models;

/**
 * Where a study runs; none of it changes a result.
 *
 * @param home the project's folder
 * @param data folder of the corpora
 * @param models where models are found
 * @param results folder of results
 * @param work folder for what is kept between runs; shared by all machines of a cluster
 * @param conf Spark settings
 * @param master Spark master, if not the one of the settings
 * @param endpoints how language models are reached
 * @param withdrawn a file with ids of people who withdrew, beside those the cards name
 */
public record Setting(
    Path home,
    Path data,
    Models models,
    Path results,
    Path work,
    Map<String, String> conf,
    Optional<String> master,
    Endpoints endpoints,
    Optional<Path> withdrawn) {

  /** The same with a folder of models of one's own. */
  public Setting(
      Path home,
      Path data,
      Path models,
      Path results,
      Path work,
      Map<String, String> conf,
      Optional<String> master) {
    this(
        home,
        data,
        new Models(models),
        results,
        work,
        Endpoints.without(conf),
        master,
        Endpoints.of(conf, work),
        Optional.empty());
  }

  /** The same without people who withdrew, whose ids are in a file. */
  public Setting without(Optional<Path> people) {
    return new Setting(
        home, data, models, results, work, conf, master, endpoints, people.or(() -> withdrawn));
  }

  /** The same with another folder for work, but with the answers kept so far. */
  Setting in(Path otherWork) {
    return new Setting(home, data, models, results, otherWork, conf, master, endpoints, withdrawn);
  }

  /** Folders with cards of corpora, the first that has one counts. */
  List<Path> cards() {
    return List.of(home.resolve("datasets"), data);
  }

  /** Folders with rubrics of a protocol, the first that has one counts. */
  List<Path> rubrics(Path protocol) {
    return List.of(
        protocol.resolveSibling(Catalog.RUBRICS),
        home.resolve("protocols").resolve(Catalog.RUBRICS));
  }

  /** Folder of a corpus's files: where corpora lie, or where replies are written that make one. */
  Path files(Protocol protocol, String corpus) {
    return protocol.derived(corpus).isPresent()
        ? study(protocol.study()).resolve("replies").resolve(corpus)
        : data.resolve(corpus);
  }

  /** File of what people say of the replies of a study, which is kept beside models' answers. */
  Path ratings(Protocol protocol) {
    return endpoints
        .answers()
        .resolve("people")
        .resolve(protocol.study())
        .resolve(DerivedCorpus.RATINGS);
  }

  /** Folder of what verbs write of a study for each other. */
  Path study(String study) {
    return work.resolve("studies").resolve(study);
  }

  /** File of a corpus's tallies. */
  Path tallies(String study, String corpus) {
    return study(study).resolve("tallies-" + FolderName.of(corpus) + ".tsv");
  }

  /** File of a corpus's sampled codes. */
  Path codes(String study, String corpus) {
    return study(study).resolve("codes-" + FolderName.of(corpus) + ".tsv");
  }

  /** The Spark master: the one asked for, of the settings, or all cores of this machine. */
  public String sparkMaster() {
    return master.orElse(conf.getOrDefault("spark.master", "local[*]"));
  }
}
