package org.attune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {

  private static final Path SRC = Path.of("src");
  private static final Path ROOT = SRC.resolve(Path.of("main", "java", "org", "attune"));
  private static final int LONGEST = 450;

  private static List<Path> files(Path folder, Predicate<String> name) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> Files.isRegularFile(f) && name.test(f.getFileName().toString()))
          .sorted()
          .toList();
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  @Test
  void packagesNameEachOtherInOneDirection() throws IOException {
    List<String> offences = new ArrayList<>();
    for (Path file : files(ROOT, name -> name.endsWith(".java"))) {
      offences.addAll(Sources.offences(slashed(ROOT.relativize(file)), Files.readString(file)));
    }
    assertThat(offences).as("below " + slashed(ROOT)).isEmpty();
  }

  @Test
  void aNameMeansOneThing() throws IOException {
    Map<String, List<String>> places = new TreeMap<>();
    for (Path file : files(ROOT, name -> name.matches("[A-Z]\\w*\\.java"))) {
      places
          .computeIfAbsent(file.getFileName().toString(), name -> new ArrayList<>())
          .add(slashed(file));
    }
    // A format of cards and a scorer of protocols, which both know by the name chat.
    places.remove("Chat.java");
    places.values().removeIf(files -> files.size() == 1);
    assertThat(places).as("names of classes that stand in several packages").isEmpty();
  }

  @Test
  void filesFitOneReading() throws IOException {
    List<String> offences = new ArrayList<>();
    for (Path file : files(SRC, name -> name.endsWith(".java") || name.endsWith(".py"))) {
      long lines = Files.readString(file, StandardCharsets.UTF_8).lines().count();
      if (lines > LONGEST) {
        offences.add(slashed(file) + ":" + lines + ": at most " + LONGEST + " lines are allowed");
      }
    }
    assertThat(offences).isEmpty();
  }

  @Test
  void temporaryFilesAreMadeWhereTheyAreCleanedUp() throws IOException {
    for (Path file : files(ROOT, name -> name.endsWith(".java") && !name.equals("Scratch.java"))) {
      assertThat(Files.readString(file))
          .as(slashed(file))
          .doesNotContain("createTempFile(\"", "createTempDirectory(\"");
    }
  }

  @Test
  void directionsHaveNoCircle() {
    List<String> done = new ArrayList<>();
    while (done.size() < Sources.ARROWS.size()) {
      List<String> next =
          Sources.ARROWS.keySet().stream()
              .filter(own -> !done.contains(own) && done.containsAll(Sources.ARROWS.get(own)))
              .toList();
      assertThat(next).as("packages that name only " + done).isNotEmpty();
      done.addAll(next);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "corpus/A.java, import org.attune.tally.Case;",
    "corpus/A.java, import static org.attune.tally.Case.binary;",
    "corpus/A.java, import org.attune.tally.*;",
    "corpus/A.java, Object a = new org.attune.tally.Case();",
    "corpus/A.java, import org.attune.Attune;",
    "corpus/A.java, import org.attune.*;",
    "corpus/A.java, import org.apache.spark.sql.SparkSession;",
    "yaml/A.java, import org.attune.corpus.Card;",
    "score/A.java, import org.attune.tally.Case;",
    "tally/A.java, import org.attune.yaml.Doc;",
    "rubric/A.java, import org.attune.score.Scorer;",
    "score/A.java, import org.attune.rubric.Rubric;",
    "protocol/A.java, import org.attune.score.Scorer;",
    "score/A.java, import org.attune.score.lexicon.Lexicon;",
    "score/A.java, import ai.djl.Model;",
    "score/lexicon/A.java, import org.attune.score.neural.Torch;",
    "score/lexicon/A.java, import ai.djl.Model;",
    "score/linear/A.java, import org.attune.score.neural.*;",
    "score/linear/A.java, import org.apache.spark.sql.Row;",
    "score/neural/A.java, Object a = new org.attune.score.linear.TfIdf();",
    "score/raters/A.java, import static org.attune.score.linear.LinearModel.read;",
    "score/other/A.java, int a;",
    "catalog/A.java, import org.attune.score.lexicon.Lexicon;",
    "table/A.java, import org.attune.protocol.Protocol;",
    "spark/A.java, import org.attune.protocol.Protocol;",
    "catalog/A.java, import org.attune.plan.Plan;",
    "catalog/A.java, import org.attune.spark.MllibLogisticRegression;",
    "plan/A.java, import org.attune.result.Tallies;",
    "plan/A.java, import org.attune.spark.Selection;",
    "result/A.java, import org.attune.report.FinishedStudy;",
    "result/A.java, import org.attune.spark.Tallying;",
    "result/A.java, import org.attune.study.Verbs;",
    "spark/A.java, import org.attune.study.Verbs;",
    "spark/A.java, import ai.djl.Model;",
    "study/A.java, import org.apache.spark.sql.Dataset;",
    "study/A.java, import ai.djl.Model;",
    "Names.java, import org.attune.study.Verbs;",
    "Attune.java, import org.apache.spark.sql.SparkSession;",
    "other/A.java, int a;"
  })
  void findsWhatPointsTheWrongWay(String file, String line) {
    String source = "package org.attune.own;\n\n" + line + "\n";
    assertThat(Sources.offences(file, source))
        .singleElement()
        .asString()
        .matches(file + ":[13]: .+");
  }

  @ParameterizedTest
  @CsvSource({
    "yaml/A.java, import org.attune.yaml.Doc;",
    "corpus/A.java, import org.attune.Names;",
    "corpus/A.java, // import org.attune.tally.Case;",
    "corpus/A.java, /** {@link org.attune.tally.Case} */",
    "corpus/A.java, String a = \"org.attune.tally.Case\";",
    "corpus/A.java, String a = \"\\\"org.attune.tally.Case\";",
    "corpus/A.java, int a = organ.attune.tally;",
    "statistic/A.java, import org.attune.tally.Case;",
    "score/linear/A.java, import org.attune.score.Features;",
    "score/neural/A.java, import ai.djl.Model;",
    "score/neural/A.java, import static org.attune.score.neural.Torch.use;",
    "spark/A.java, import org.attune.score.linear.LinearModel;",
    "spark/A.java, import org.apache.spark.sql.Dataset;",
    "study/A.java, import org.apache.spark.sql.SparkSession;",
    "study/A.java, import org.attune.spark.Imports;",
    "result/A.java, import org.attune.plan.Plan;",
    "plan/A.java, import org.attune.UserMistake;",
    "Attune.java, import org.attune.study.Verbs;"
  })
  void passesWhatPointsTheRightWay(String file, String line) {
    assertThat(Sources.offences(file, "package org.attune.own;\n\n" + line + "\n")).isEmpty();
  }

  @Test
  void seesPastQuotesAndComments() {
    String source =
        """
        package org.attune.corpus;
        char quote = '"'; // "
        String text = ""\"
            org.attune.study.Verbs "
            ""\";
        /* "
         */
        org.attune.
            study.Verbs verbs;
        """;
    assertThat(Sources.offences("corpus/A.java", source))
        .containsExactly("corpus/A.java:8: corpus may not name org.attune.study.Verbs");
  }
}
