package org.attune.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.corpus.Card;
import org.attune.protocol.Protocol;

/** What went into a run that does not lie in the folder: corpora and models, known by hashes. */
final class CrateInputs {

  /** Licences of data a card is known to name by its SPDX identifier. */
  private static final Set<String> SPDX =
      Set.of(
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC-BY-3.0",
          "CC-BY-4.0",
          "CC-BY-NC-3.0",
          "CC-BY-NC-4.0",
          "CC-BY-NC-ND-4.0",
          "CC-BY-NC-SA-3.0",
          "CC-BY-NC-SA-4.0",
          "CC-BY-SA-3.0",
          "CC-BY-SA-4.0",
          "CC0-1.0",
          "GPL-3.0",
          "MIT",
          "ODC-By-1.0",
          "ODbL-1.0");

  private static final Pattern COMMIT =
      Pattern.compile("(github\\.com/[\\w.-]+/[\\w.-]+), commit ([0-9a-f]{40})\\b");
  private static final Pattern URL = Pattern.compile("https?://[^\\s,;]*[^\\s,;.)]");
  private static final Pattern ARXIV = Pattern.compile("arXiv:(\\S+)");
  private static final Pattern DOI = Pattern.compile("(?:https?://doi\\.org/)?(10\\.\\d+/\\S+)");

  private final Graph graph;
  private final FinishedStudy account;

  CrateInputs(Graph graph, FinishedStudy account) {
    this.graph = graph;
    this.account = account;
  }

  /** Id of a corpus. */
  static String corpus(String name) {
    return "#corpus-" + encoded(name);
  }

  /**
   * Adds the corpora of the study.
   *
   * @param parameter the input of the workflow that they are
   * @param described files of the folder that describe each, by corpus
   * @return their ids
   */
  List<String> corpora(String parameter, Map<String, List<String>> described) {
    List<String> ids = new ArrayList<>();
    account
        .cards()
        .forEach(
            (name, card) -> {
              ids.add(corpus(name));
              graph
                  .add(corpus(name), "Dataset")
                  .with("name", name)
                  .with("description", card.title() + ". Source: " + card.source())
                  .with("inLanguage", card.language())
                  .with("url", url(card.source()).orElse(""))
                  .to("license", licence(name, card))
                  .to("citation", citation(name, card))
                  .to("identifier", hashes(name))
                  .to("subjectOf", described.getOrDefault(name, List.of()))
                  .to("exampleOfWork", parameter);
            });
    return ids;
  }

  /** A web address of the very version of a corpus that its card names as source, if it does. */
  static Optional<String> url(String source) {
    Matcher commit = COMMIT.matcher(source.replaceAll("\\s+", " "));
    if (commit.find()) {
      return Optional.of("https://" + commit.group(1) + "/tree/" + commit.group(2));
    }
    return URL.matcher(source).results().findFirst().map(found -> found.group());
  }

  /** The address of a DOI or arXiv identifier. */
  static Optional<String> resolved(String identifier) {
    Matcher arxiv = ARXIV.matcher(identifier);
    if (arxiv.matches()) {
      return Optional.of("https://doi.org/10.48550/arXiv." + arxiv.group(1));
    }
    Matcher doi = DOI.matcher(identifier);
    return doi.matches() ? Optional.of("https://doi.org/" + doi.group(1)) : Optional.empty();
  }

  /**
   * The SPDX licence a card's words name or begin with; empty where they name none that is known.
   */
  static Optional<String> spdx(String licence) {
    return Optional.of(licence.split("[\\s,;(]", 2)[0]).filter(SPDX::contains);
  }

  private String licence(String name, Card card) {
    String words = card.licence();
    Optional<String> spdx = spdx(words);
    String address = spdx.map(known -> "https://spdx.org/licenses/" + known).orElse("");
    String id = spdx.filter(words::equals).isPresent() ? address : "#licence-" + encoded(name);
    if (!graph.has(id)) {
      graph
          .add(id, "CreativeWork")
          .with("name", spdx.orElse("Terms of the corpus " + name))
          .with("description", words)
          .with("url", address);
    }
    return id;
  }

  private String citation(String name, Card card) {
    Optional<String> address = card.doi().flatMap(CrateInputs::resolved);
    String id = address.orElse("#citation-" + encoded(name));
    if (!graph.has(id)) {
      graph
          .add(id, address.isPresent() ? "ScholarlyArticle" : "CreativeWork")
          .with("name", card.citation())
          .with("url", address.orElse(""));
    }
    return id;
  }

  /** Hashes of a corpus's files. */
  private List<String> hashes(String corpus) {
    List<String> ids = new ArrayList<>();
    account
        .corpus(corpus)
        .filesSha256()
        .forEach((file, hash) -> ids.add(hash(corpus(corpus) + "/" + encoded(file), file, hash)));
    return ids;
  }

  private String hash(String id, String name, String value) {
    return graph
        .add(id, "PropertyValue")
        .with("propertyID", "sha256")
        .with("name", name)
        .with("value", value)
        .id();
  }

  /**
   * Adds the scorers of the study: values with a structure, as the protocol gives them, and the
   * hashes of the models they ran.
   *
   * @param parameter the input of the workflow that they are
   * @return their ids
   */
  List<String> models(String parameter) {
    List<String> ids = new ArrayList<>();
    for (Protocol.ScorerEntry scorer : account.protocol().scorers()) {
      String id = "#model-" + encoded(scorer.name());
      ids.add(id);
      Set<String> told = new TreeSet<>();
      List<String> hashes = new ArrayList<>();
      account
          .cards()
          .keySet()
          .forEach(
              corpus -> {
                account.corpus(corpus).scorers().stream()
                    .filter(made -> made.name().equals(scorer.name()))
                    .findFirst()
                    .ifPresent(
                        made -> {
                          told.add(options(made.options()));
                          made.modelSha256()
                              .ifPresent(
                                  hash ->
                                      hashes.add(
                                          hash(
                                              id + "/" + encoded(corpus),
                                              scorer.name() + " on " + corpus,
                                              hash)));
                        });
              });
      told.remove("");
      graph
          .add(id, "PropertyValue")
          .with("name", scorer.name())
          .with("value", scorer.scorer())
          .with("description", String.join("; ", told))
          .to("identifier", hashes)
          .to("exampleOfWork", parameter);
    }
    return ids;
  }

  private static String options(Map<String, JsonNode> options) {
    List<String> told = new ArrayList<>();
    options.forEach(
        (key, value) -> {
          if (!value.isContainerNode() || !value.isEmpty()) {
            told.add(key + " " + (value.isTextual() ? value.asText() : value.toString()));
          }
        });
    return String.join(", ", told);
  }

  private static String encoded(String name) {
    return CrateFile.encoded(name);
  }
}
