package org.attune.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.attune.Names;
import org.attune.UserMistake;
import org.attune.ask.Chat;
import org.attune.corpus.Card;
import org.attune.corpus.CorpusException;
import org.attune.corpus.CorpusFormat;
import org.attune.protocol.Protocol;
import org.attune.reply.DerivedCorpus;
import org.attune.rubric.Rubric;
import org.attune.score.Recorded;
import org.attune.score.Scorer;
import org.attune.score.raters.RaterModel;
import org.attune.statistic.Statistic;
import org.attune.yaml.StrictYaml;
import org.attune.yaml.Vocabulary;

/**
 * What exists: scorers, statistics, formats, and the datasets with a card in one of some folders.
 */
public final class Catalog implements Vocabulary {

  /** File of a dataset's card in its folder. */
  public static final String CARD = "dataset.yaml";

  /** File beside a dataset's card with the entry to cite it by. */
  public static final String CITATION = "citation.bib";

  /** The package of the scorers that learn by Spark, which those of Attune's others do not name. */
  private static final String LEARNED_BY_SPARK = "org.attune.spark";

  /** Bytes of the largest card, protocol or citation: twenty times as much as any has. */
  private static final long MOST_WRITTEN = 2 << 20;

  /** Folder with rubrics, beside the protocols that name them. */
  public static final String RUBRICS = "rubrics";

  private final List<Path> folders;
  private final List<Path> rubrics;
  private final SortedMap<String, String> made = new TreeMap<>();
  private final SortedMap<String, Class<? extends Scorer>> scorers = new TreeMap<>();
  private final SortedMap<String, Class<? extends Record>> options = new TreeMap<>();
  private final SortedMap<String, Statistic<?>> statistics = new TreeMap<>();
  private final Set<String> formats = CorpusFormat.ALL.keySet();

  /** What exists, with datasets in the first of {@code folders} that has them, and no rubrics. */
  public Catalog(List<Path> folders) {
    this(folders, List.of());
  }

  /**
   * What exists.
   *
   * @param folders with datasets, the first that has one counts
   * @param rubrics folders with rubrics, likewise
   */
  @SuppressWarnings("rawtypes") // a class literal has no type argument
  public Catalog(List<Path> folders, List<Path> rubrics) {
    this.folders = folders;
    this.rubrics = rubrics;
    scorers.putAll(Names.in(Scorer.class, Scorer.class));
    scorers.putAll(Names.in(Scorer.class, Scorer.class, LEARNED_BY_SPARK));
    scorers.forEach((name, type) -> options.put(name, optionsOf(type)));
    options.put(Names.kebab(Recorded.class), Recorded.Options.class);
    options.put(Names.kebab(Chat.class), Chat.Options.class);
    Names.in(RaterModel.class, RaterModel.class)
        .forEach((name, type) -> options.put(name, optionsOf(type)));
    Names.in(Statistic.class, Statistic.class)
        .forEach((name, type) -> statistics.put(name, Names.create(type)));
  }

  private static Class<? extends Record> optionsOf(Class<?> scorer) {
    return Stream.of(scorer.getClasses())
        .filter(nested -> nested.getSimpleName().equals("Options"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(scorer + " has no public record Options"))
        .asSubclass(Record.class);
  }

  @Override
  public Set<String> names(String kind) {
    return switch (kind) {
      case "scorers" -> options.keySet();
      case "statistics" -> statistics.keySet();
      case "formats" -> formats;
      case "datasets" -> datasets();
      default -> throw new IllegalArgumentException("no names of kind " + kind);
    };
  }

  @Override
  public Class<? extends Record> variant(String kind, String name) {
    return options.get(name);
  }

  /** The class of a scorer that is run. */
  public Class<? extends Scorer> scorer(String name) {
    return scorers.get(name);
  }

  /** A statistic by name. */
  public Statistic<?> statistic(String name) {
    return statistics.get(name);
  }

  private Set<String> datasets() {
    Set<String> names = new TreeSet<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> entries = Files.list(folder)) {
          entries
              .filter(e -> Files.isRegularFile(e.resolve(CARD)))
              .forEach(e -> names.add(e.getFileName().toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return names;
  }

  /** Text of a dataset's card. */
  public String cardText(String dataset) {
    return made.containsKey(dataset) ? made.get(dataset) : written(cardFile(dataset));
  }

  /**
   * The corpus of replies of a protocol, if it has one.
   *
   * @param rated whether people rated replies
   */
  public Optional<DerivedCorpus> replies(Protocol protocol, boolean rated) {
    return protocol
        .replies()
        .map(
            of ->
                new DerivedCorpus(
                    of, card(of.to()), of.rubrics().stream().map(this::rubric).toList(), rated));
  }

  /** Knows the card of a corpus that is made, from now on. */
  public void add(DerivedCorpus corpus) {
    made.put(corpus.replies().name(), corpus.card());
  }

  /** Text of a file that people write, which is refused before it is read if it is too large. */
  private static String written(Path file) {
    try {
      if (Files.size(file) > MOST_WRITTEN) {
        throw new UserMistake(
            file
                + ": expected at most "
                + (MOST_WRITTEN >> 20)
                + " MiB, found "
                + (Files.size(file) >> 20)
                + " MiB");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
    return read(file);
  }

  /** The BibTeX entry that stands beside a dataset's card. */
  public Optional<String> citation(String dataset) {
    if (made.containsKey(dataset)) {
      return Optional.empty();
    }
    Path file = cardFile(dataset).resolveSibling(CITATION);
    return Files.isRegularFile(file) ? Optional.of(written(file)) : Optional.empty();
  }

  /** A dataset's card. */
  public Card card(String dataset) {
    String file = made.containsKey(dataset) ? "card of " + dataset : cardFile(dataset).toString();
    Card card = StrictYaml.read(file, cardText(dataset), Card.class, this);
    if (!card.name().equals(dataset)) {
      throw new UserMistake(
          file
              + ": name: expected the name of its folder, \""
              + dataset
              + "\", found \""
              + card.name()
              + "\"");
    }
    return card;
  }

  /** Cards of all datasets. */
  public Map<String, Card> cards() {
    Map<String, Card> cards = new TreeMap<>();
    datasets().forEach(name -> cards.put(name, card(name)));
    return cards;
  }

  private Path cardFile(String dataset) {
    return folders.stream()
        .map(folder -> folder.resolve(dataset).resolve(CARD))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() -> new UserMistake("no card " + dataset + "/" + CARD + " in " + folders));
  }

  /** Text of a rubric. */
  public String rubricText(String name) {
    return written(rubricFile(name));
  }

  /** A rubric. */
  public Rubric rubric(String name) {
    return rubric(rubricFile(name));
  }

  /** The rubric of a file. */
  public static Rubric rubric(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserMistake(file + ": expected a rubric, found no such file");
    }
    Rubric rubric = Rubric.read(file.toString(), written(file));
    if (!file.getFileName().toString().equals(rubric.name() + ".yaml")) {
      throw new UserMistake(
          file
              + ": name: expected the name of the file without .yaml, found \""
              + rubric.name()
              + "\"");
    }
    return rubric;
  }

  private Path rubricFile(String name) {
    return rubrics.stream()
        .map(folder -> folder.resolve(name + ".yaml"))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new CorpusException(
                    "rubric", "a file " + name + ".yaml in one of " + rubrics, "none"));
  }

  /** A protocol. */
  public Protocol protocol(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserMistake(file + ": expected a protocol, found no such file");
    }
    return StrictYaml.read(file.toString(), written(file), Protocol.class, this);
  }

  /** Whether a file looks like a protocol: one of its keys is the name of a study. */
  public static boolean isProtocol(Path file) {
    return Files.isRegularFile(file) && read(file).lines().anyMatch(l -> l.startsWith("study:"));
  }

  public static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (java.nio.charset.MalformedInputException e) {
      throw new UserMistake(file + ": expected UTF-8 text, found other bytes");
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
