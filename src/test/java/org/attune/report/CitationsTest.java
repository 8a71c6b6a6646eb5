package org.attune.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.attune.Cites;
import org.attune.Names;
import org.attune.catalog.Catalog;
import org.attune.corpus.Card;
import org.attune.protocol.Resampling;
import org.attune.protocol.TableEntry;
import org.attune.score.Scorer;
import org.attune.score.raters.RaterModel;
import org.attune.spark.MllibLogisticRegression;
import org.attune.statistic.Adjustment;
import org.attune.statistic.AlternativeWinningRateClustered;
import org.attune.statistic.Bootstrap;
import org.attune.statistic.GwetAc1;
import org.attune.statistic.Icc3k;
import org.attune.statistic.Statistic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the classes of the program cite, and what there is to cite. */
class CitationsTest {

  private static final Path DATASETS = Path.of("datasets");
  private static final Bibliography SHIPPED = Bibliography.shipped();

  /** Keys by the class, or the constant, that cites them. */
  private static SortedMap<String, List<String>> cited() throws IOException, URISyntaxException {
    Path root = Path.of(Cites.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    SortedMap<String, List<String>> cited = new TreeMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : files) {
      String name =
          root.relativize(file).toString().replace(".class", "").replaceAll("[/\\\\]", ".");
      Class<?> type = load(name);
      Cites own = type.getDeclaredAnnotation(Cites.class);
      if (own != null) {
        cited.put(name, List.of(own.value()));
      }
      if (type.isEnum()) {
        Stream.of(type.getFields())
            .filter(field -> field.isAnnotationPresent(Cites.class))
            .forEach(
                field ->
                    cited.put(
                        name + "." + field.getName(),
                        List.of(field.getAnnotation(Cites.class).value())));
      }
    }
    return cited;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, CitationsTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsCitedExistsAndWhatExistsIsCited() throws IOException, URISyntaxException {
    SortedMap<String, List<String>> cited = cited();
    assertThat(cited).hasSizeGreaterThan(100);
    TreeSet<String> keys = new TreeSet<>();
    cited.values().forEach(keys::addAll);
    assertThat(keys).isEqualTo(SHIPPED.keys());
  }

  @Test
  void keysAreNamedOnceInAlphabeticalOrder() throws IOException, URISyntaxException {
    cited()
        .forEach(
            (name, keys) ->
                assertThat(keys)
                    .as(name)
                    .isNotEmpty()
                    .containsExactlyElementsOf(new TreeSet<>(keys)));
  }

  static Stream<Class<?>> methods() {
    List<Class<?>> methods = new ArrayList<>();
    methods.addAll(Names.in(Statistic.class, Statistic.class).values());
    methods.addAll(Names.in(Scorer.class, Scorer.class).values());
    methods.addAll(Names.in(Scorer.class, MllibLogisticRegression.class).values());
    methods.addAll(Names.in(RaterModel.class, RaterModel.class).values());
    return methods.stream();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void everyMethodOfAProtocolCitesASource(Class<?> method) {
    assertThat(Bibliography.cited(method)).isNotEmpty();
  }

  @Test
  void familiesShareTheirSources() {
    assertThat(Bibliography.cited(GwetAc1.class)).containsExactly("gwet2008", "gwet2014");
    assertThat(Bibliography.cited(Icc3k.class))
        .containsExactly("cronbach1951", "mcgraw1996", "shrout1979");
    assertThat(Bibliography.cited(AlternativeWinningRateClustered.class))
        .containsExactly("benjamini2001", "calderon2025", "cameron2015");
    assertThat(Bibliography.cited(CitationsTest.class)).isEmpty();
  }

  @Test
  void constantsCiteToo() {
    assertThat(Bibliography.cited(Adjustment.HOLM)).containsExactly("holm1979");
    assertThat(Bibliography.cited(Adjustment.NONE)).isEmpty();
    assertThat(Bibliography.cited(Bootstrap.Method.BCA)).containsExactly("efron1987");
    assertThat(Bibliography.cited(Resampling.Drawn.BOTH)).containsExactly("owen2007");
    assertThat(Bibliography.cited(TableEntry.Test.BOOTSTRAP))
        .containsExactly("efron1993", "hesterberg2015", "phipson2010");
  }

  /** Not one entry, field or blank is different from what is written for a study. */
  @Test
  void referencesAreInTheFormInWhichTheyAreWritten() throws IOException {
    String text =
        Files.readString(Path.of("src", "main", "resources", "org", "attune", "references.bib"));
    assertThat(SHIPPED.bibtex(SHIPPED.keys())).isEqualTo(text);
    assertThat(text).matches("\\p{ASCII}*");
  }

  @Test
  void theProgramIsCitedAsItAsksToBe() throws IOException {
    String cff = Files.readString(Path.of("CITATION.cff"));
    assertThat(SHIPPED.text("attune"))
        .isEqualTo(
            "The Attune contributors (2026). "
                + value(cff, "title")
                + ". Software, version "
                + value(cff, "version")
                + ".")
        .contains(value(cff, "  - name"));
  }

  private static String value(String cff, String name) {
    return cff.lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2).replace("\"", ""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyShippedCorpusSaysHowToCiteIt() throws IOException {
    Catalog catalog = new Catalog(List.of(DATASETS));
    for (Map.Entry<String, Card> corpus : catalog.cards().entrySet()) {
      Path file = DATASETS.resolve(corpus.getKey()).resolve(Catalog.CITATION);
      Bibliography own = SHIPPED.with(corpus.getValue(), file.toString(), Files.readString(file));
      assertThat(own.keys()).hasSize(SHIPPED.keys().size() + 1).contains(corpus.getKey());
      assertThat(own.bibtex(List.of(corpus.getKey()))).isEqualTo(Files.readString(file));
      assertSameWork(corpus.getValue().citation(), own.text(corpus.getKey()));
    }
  }

  /** The card names the last names, the year, and the words of the title. */
  private static void assertSameWork(String citation, String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFD);
    String ascii = plain.replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
    String[] parts = citation.split("\\. ", 3);
    for (String word : (parts[0] + " " + parts[1]).split("[^A-Za-z0-9]+")) {
      assertThat(ascii).as(citation).contains(word.toLowerCase(Locale.ROOT));
    }
  }
}
