package org.attune.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.corpus.Hashes;
import org.attune.report.CrateFile.Part;
import org.attune.report.Graph.Entity;
import org.attune.result.Manifest;
import org.attune.result.ResultFolder;

/**
 * A folder of results as an RO-Crate, for machines and archives: {@code ro-crate-metadata.json}
 * after RO-Crate 1.1 and its profiles Process Run Crate 0.5, Workflow Run Crate 0.5 and Workflow
 * RO-Crate 1.0. The protocol is the workflow, its run is the action, corpora and models are what it
 * took, every other file is what it gave.
 *
 * <p>RO-Crate requires the date it was published. Results hold no times, so that another run gives
 * the same bytes, so it is {@link Manifest#RELEASED} of the Attune that made it, as the manifest
 * keeps it: the first day these bytes could be had. The crate says so in its description. For the
 * same reason the run has no times; the profile does not require them.
 *
 * <p>RO-Crate requires a licence, and recommends authors and an agent: those of the protocol. A
 * crate whose protocol names no licence grants nothing and says that.
 *
 * @see <a href="https://w3id.org/ro/crate/1.1">RO-Crate 1.1</a>
 * @see <a href="https://w3id.org/ro/wfrun/process/0.5">Process Run Crate 0.5</a>
 * @see <a href="https://w3id.org/ro/wfrun/workflow/0.5">Workflow Run Crate 0.5</a>
 * @see <a href="https://w3id.org/workflowhub/workflow-ro-crate/1.0">Workflow RO-Crate 1.0</a>
 */
public final class Crate {

  /** Name of the file. */
  public static final String FILE = "ro-crate-metadata.json";

  private static final String SPECIFICATION = "https://w3id.org/ro/crate/1.1";
  private static final String PROCESS = "https://w3id.org/ro/wfrun/process/0.5";
  private static final String WORKFLOW = "https://w3id.org/ro/wfrun/workflow/0.5";
  private static final String WORKFLOW_CRATE = "https://w3id.org/workflowhub/workflow-ro-crate/1.0";
  private static final List<String> CONTEXT =
      List.of(SPECIFICATION + "/context", "https://w3id.org/ro/terms/workflow-run/context");
  private static final String ROOT = "./";
  private static final String RUN = "#run";
  private static final String ATTUNE = "#attune";
  private static final String LANGUAGE = "#attune-protocol";
  private static final String CORPORA = "#input-corpora";
  private static final String SCORERS = "#input-scorers";

  private final Graph graph = new Graph();
  private final FinishedStudy account;
  private final SortedMap<String, byte[]> files;
  private final String version;

  private Crate(FinishedStudy account, SortedMap<String, byte[]> files) {
    this.account = account;
    this.files = files;
    this.version = account.manifest().attune();
  }

  /**
   * The crate's metadata file, with sorted keys and line feeds.
   *
   * @param account the study
   * @param files all other files of the folder, by their paths in it with slashes; {@code
   *     protocol.yaml} is one of them
   * @throws IllegalArgumentException if {@code protocol.yaml} is missing, or the metadata file is
   *     among the files it describes
   */
  public static String json(FinishedStudy account, SortedMap<String, byte[]> files) {
    if (!files.containsKey(ResultFolder.PROTOCOL) || files.containsKey(FILE)) {
      throw new IllegalArgumentException(
          "expected files with "
              + ResultFolder.PROTOCOL
              + " and without "
              + FILE
              + ", found "
              + files.keySet());
    }
    return new Crate(account, files).json();
  }

  private String json() {
    List<CrateFile> all = files.keySet().stream().map(f -> CrateFile.of(f, account)).toList();
    List<String> described = files(all);
    CrateInputs inputs = new CrateInputs(graph, account);
    List<String> taken = new ArrayList<>(inputs.corpora(CORPORA, cards(all)));
    List<String> corpora = List.copyOf(taken);
    taken.addAll(inputs.models(SCORERS));
    all.stream().filter(f -> f.part() == Part.INPUT).forEach(f -> taken.add(f.id()));
    CrateCredits credits = new CrateCredits(graph, account.protocol().publication());
    String licence = credits.licence();
    List<String> authors = credits.authors();
    root(described, corpora, licence, authors);
    run(taken, all.stream().filter(f -> f.part().result()).map(CrateFile::id).toList(), authors);
    return Json.text(Map.of("@context", CONTEXT, "@graph", graph.inOrder(List.of(FILE, ROOT))));
  }

  private void root(
      List<String> described, List<String> corpora, String licence, List<String> authors) {
    graph
        .add(FILE, "CreativeWork")
        .to("conformsTo", List.of(SPECIFICATION, WORKFLOW_CRATE))
        .to("about", ROOT);
    graph
        .add(ROOT, "Dataset")
        .to("conformsTo", List.of(PROCESS, WORKFLOW, WORKFLOW_CRATE))
        .with("alternateName", account.protocol().study())
        .with("name", account.protocol().title())
        .with(
            "description",
            "Results of the study "
                + account.protocol().study()
                + ", made by Attune "
                + version
                + ": tables, every number once more, and the counts they come from. They hold no"
                + " times, so that another run gives the same bytes: datePublished is the day this"
                + " version of Attune was released, not the day of the run.")
        .with("datePublished", account.manifest().attuneReleased())
        .to("license", licence)
        .to("author", authors)
        .to("mainEntity", ResultFolder.PROTOCOL)
        .to("mentions", RUN)
        .to("isBasedOn", corpora)
        .to("hasPart", described);
    profile(PROCESS, "Process Run Crate", "0.5");
    profile(WORKFLOW, "Workflow Run Crate", "0.5");
    profile(WORKFLOW_CRATE, "Workflow RO-Crate", "1.0");
  }

  private void profile(String id, String name, String its) {
    graph.add(id, "CreativeWork").with("name", name).with("version", its);
  }

  private void run(List<String> taken, List<String> given, List<String> authors) {
    graph
        .add(RUN, "CreateAction")
        .with("name", "Run of the study " + account.protocol().study())
        .with("description", "attune run " + ResultFolder.PROTOCOL)
        .to("instrument", ResultFolder.PROTOCOL)
        .to("agent", authors)
        .to("object", taken)
        .to("result", given);
    graph
        .add(ATTUNE, "SoftwareApplication")
        .with("name", "Attune")
        .with(
            "description",
            "Runs emotion and empathy models over corpora and compares them with people's ratings.")
        .with("softwareVersion", version);
    graph
        .add(LANGUAGE, "ComputerLanguage")
        .with("name", "Attune protocol")
        .with("description", "YAML, as Attune " + version + " reads it.");
  }

  /** Adds the files; gives their ids. */
  private List<String> files(List<CrateFile> all) {
    Map<Part, String> outputs = new EnumMap<>(Part.class);
    for (CrateFile file : all) {
      if (file.part().result()) {
        outputs.computeIfAbsent(file.part(), this::output);
      }
    }
    List<String> ids = new ArrayList<>();
    for (CrateFile file : all) {
      byte[] bytes = files.get(file.path());
      Entity entity =
          file.part() == Part.WORKFLOW ? workflow(file, outputs) : graph.add(file.id(), "File");
      entity
          .with("name", file.path())
          .with("description", file.description())
          .with("encodingFormat", file.encodingFormat())
          .with("contentSize", Integer.toString(bytes.length))
          .with("sha256", Hashes.of(bytes));
      if (file.part().result()) {
        entity.to("exampleOfWork", outputs.get(file.part()));
      }
      about(file, entity);
      ids.add(entity.id());
    }
    return ids;
  }

  private Entity workflow(CrateFile protocol, Map<Part, String> outputs) {
    List<String> inputs = new ArrayList<>();
    inputs.add(parameter(CORPORA, "corpora", "Dataset", "Corpora, by the names of their cards."));
    if (!account.protocol().scorers().isEmpty()) {
      inputs.add(
          parameter(SCORERS, "scorers", "PropertyValue", "Models and other scorers to compare."));
    }
    return graph
        .add(protocol.id(), "File", "SoftwareSourceCode", "ComputationalWorkflow")
        .to("programmingLanguage", LANGUAGE)
        .to("softwareRequirements", ATTUNE)
        .to("input", inputs)
        .to("output", outputs.values());
  }

  private String output(Part part) {
    return parameter("#output-" + part.slot(), part.slot(), "File", part.means());
  }

  private String parameter(String id, String name, String type, String description) {
    return graph
        .add(id, "FormalParameter")
        .with("additionalType", type)
        .with("name", name)
        .with("description", description)
        .id();
  }

  private void about(CrateFile file, Entity entity) {
    if (files.containsKey(file.about())) {
      entity.to("about", CrateFile.encoded(file.about()));
    } else if (account.cards().containsKey(file.about())) {
      entity.to("about", CrateInputs.corpus(file.about()));
    }
  }

  private static Map<String, List<String>> cards(List<CrateFile> all) {
    Map<String, List<String>> cards = new TreeMap<>();
    all.stream()
        .filter(file -> file.part() == Part.INPUT)
        .forEach(
            file -> cards.computeIfAbsent(file.about(), c -> new ArrayList<>()).add(file.id()));
    return cards;
  }
}
